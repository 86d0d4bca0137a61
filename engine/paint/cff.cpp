#include "paint/cff.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace banxin {
namespace {

// Operators of a DICT (Technical Note 5176, tables 9 and 10) whose last operand is an offset.
enum Operator : unsigned {
  charset = 15,
  encoding = 16,
  charstrings = 17,
  private_dict = 18,
  fd_array = 12 << 8 | 36,
  fd_select = 12 << 8 | 37
};
constexpr Operator with_offset[] = {charset, encoding, charstrings, private_dict, fd_array, fd_select};

constexpr size_t header_size = 4;

void put(std::string& out, uint32_t value, unsigned bytes) {
  while (bytes-- > 0) out += static_cast<char>(value >> 8 * bytes);
}

// An INDEX (5), its offsets as short as they can be.
std::string index_of(const std::vector<std::string_view>& objects) {
  uint32_t end = 1;
  for (const std::string_view object : objects) end += static_cast<uint32_t>(object.size());
  unsigned width = 1;
  while (width < 4 && end >> 8 * width != 0) ++width;
  std::string out;
  out.reserve(3 + (objects.size() + 1) * width + end);
  put(out, static_cast<uint32_t>(objects.size()), 2);
  if (objects.empty()) return out;
  put(out, width, 1);
  uint32_t at = 1;
  put(out, at, width);
  for (const std::string_view object : objects) put(out, at += static_cast<uint32_t>(object.size()), width);
  for (const std::string_view object : objects) out += object;
  return out;
}

}  // namespace

// Throws std::out_of_range where the bytes end too soon.
struct CffFont::Reader {
  struct Index {
    size_t end = 0;
    std::vector<std::string_view> objects;
  };
  struct Entry {
    unsigned op = 0;
    std::optional<Offset> last;  // operand, where it has five bytes
    uint32_t value = 0;          // of it
  };

  std::string_view bytes;

  uint32_t number(size_t at, unsigned width) const {
    uint32_t value = 0;
    for (unsigned i = 0; i < width; ++i) value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
    return value;
  }

  Index index(size_t at) const {
    Index out;
    const size_t count = number(at, 2);
    if (count == 0) return out.end = at + 2, out;
    const unsigned width = number(at + 2, 1);
    if (width < 1 || width > 4) throw std::out_of_range("offSize");
    const size_t offsets = at + 3, data = offsets + (count + 1) * width - 1;
    for (size_t i = 0; i < count; ++i) {
      const size_t from = number(offsets + i * width, width), to = number(offsets + (i + 1) * width, width);
      if (from < 1 || to < from || data + to > bytes.size()) throw std::out_of_range("INDEX");
      out.objects.push_back(bytes.substr(data + from, to - from));
    }
    out.end = data + number(offsets + count * width, width);
    return out;
  }

  // Behind the nibbles of a real number, the last of which is f.
  size_t behind_real(size_t at) const {
    while ((number(at, 1) & 0x0F) != 0x0F && number(at, 1) >> 4 != 0x0F) ++at;
    return at + 1;
  }

  std::vector<Entry> dict(std::string_view object) const {
    std::vector<Entry> entries;
    Entry next;
    size_t at = static_cast<size_t>(object.data() - bytes.data());
    const size_t end = at + object.size();
    while (at < end) {
      const unsigned first = number(at, 1);
      if (first <= 21) {
        next.op = first == 12 ? number(at, 2) : first;
        at += first == 12 ? 2 : 1;
        entries.push_back(std::exchange(next, {}));
        continue;
      }
      next.last.reset();
      if (first == 29)
        next.last = {at + 1, next.value = number(at + 1, 4)}, at += 5;
      else if (first == 30)
        at = behind_real(at + 1);
      else if (first == 28)
        next.value = number(at + 1, 2), at += 3;
      else if (first >= 247)
        next.value = (first - 247) * 256 + number(at + 1, 1) + 108, at += 2;
      else
        next.value = first < 139 ? 0 : first - 139, at += 1;
    }
    return entries;
  }

  // Where the parts stand that a DICT tells of. Throws when one behind `begin` is told in fewer bytes than five.
  void gather(std::string_view object, size_t begin, std::vector<Offset>& behind) const {
    for (const Entry& entry : dict(object)) {
      if (std::ranges::find(with_offset, entry.op) == std::end(with_offset) || entry.value <= begin) continue;
      behind.push_back(entry.last.value());
    }
  }
};

std::optional<CffFont> CffFont::read(std::string_view bytes) try {
  const Reader reader{bytes};
  if (bytes.size() < header_size || bytes[0] != 1) return std::nullopt;
  const Reader::Index names = reader.index(reader.number(2, 1)), tops = reader.index(names.end);
  if (tops.objects.size() != 1) return std::nullopt;
  CffFont font;
  font.bytes_ = bytes;
  size_t dicts = 0;
  for (const Reader::Entry& entry : reader.dict(tops.objects[0])) {
    if (entry.op == charstrings) font.begin_ = entry.value;
    if (entry.op == fd_array) dicts = entry.value;
  }
  if (font.begin_ == 0) return std::nullopt;
  font.is_cid_keyed_ = dicts != 0;
  Reader::Index outlines = reader.index(font.begin_);
  font.end_ = outlines.end;
  font.outlines_ = std::move(outlines.objects);
  reader.gather(tops.objects[0], font.begin_, font.behind_);
  if (dicts != 0)
    for (const std::string_view each : reader.index(dicts).objects) reader.gather(each, font.begin_, font.behind_);
  // No part lies in the midst of another.
  for (const Offset& each : font.behind_)
    if (each.at + 4 > font.begin_ && each.at < font.end_) return std::nullopt;
  return font;
} catch (const std::out_of_range&) {
  return std::nullopt;
} catch (const std::bad_optional_access&) {
  return std::nullopt;
}

std::string CffFont::with(const std::vector<std::string_view>& outlines) const {
  if (outlines.size() != outlines_.size()) throw std::logic_error("a font with other glyphs");
  const std::string index = index_of(outlines);
  const size_t before = end_ - begin_;
  std::string out;
  out.reserve(bytes_.size() - before + index.size());
  out.append(bytes_.substr(0, begin_)).append(index).append(bytes_.substr(end_));
  for (const auto& [at, value] : behind_) {
    std::string moved;
    put(moved, static_cast<uint32_t>(value + index.size() - before), 4);
    out.replace(at < begin_ ? at : at + index.size() - before, moved.size(), moved);
  }
  return out;
}

}  // namespace banxin
