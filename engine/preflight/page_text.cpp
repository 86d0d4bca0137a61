#include "preflight/page_text.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "pdf/cmap.h"
#include "pdf/streams.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr size_t most_page_text = 1 << 20, most_codes = 1 << 17;
constexpr size_t longest_text = 1024;  // of one code, in bytes
constexpr uint64_t text_work_a_code = 64;

// A font's codes and their text (ISO 32000-1, 9.10.3).
struct CodeMap {
  size_t bytes = 1;  ///< of a code: two for composite fonts that use Identity or another wide encoding
  bool known = false;
  std::map<unsigned, std::string> text;
};

unsigned number_of(const std::string& bytes) {
  unsigned number = 0;
  for (const char c : bytes) number = (number << 8) | static_cast<unsigned char>(c);
  return number;
}

std::string from_utf16(const std::string& bytes) {
  std::u32string out;
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto unit = [&](size_t at) { return static_cast<char32_t>(number_of(bytes.substr(at, 2))); };
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      c = 0x10000 + ((c - 0xD800) << 10) + ((unit(i + 2) - 0xDC00) & 0x3FF);
      i += 2;
    }
    if (c > U' ' && c != 0xA0 && c != 0x3000 && c <= 0x10FFFF && !(c >= 0xD800 && c < 0xE000)) out += c;
  }
  return utf8::from_utf32(out);
}

// The text of codes as a CMap says it. Hostile ones name ranges without end, again and again.
class CodeTexts {
 public:
  explicit CodeTexts(CodeMap& map) : map_(map) {}

  void read(std::string_view cmap) {
    const size_t bytes = read_to_unicode(cmap, [this](const CodeRange& range) { return add(range); });
    if (bytes > 0) map_.bytes = bytes;
  }

 private:
  bool add(const CodeRange& range) {
    if (range.counts_up) return count_up(range);
    uint64_t code = range.first;
    for (const std::string& text : range.texts)
      if (code <= range.last) add(code++, text);
    return left_ > 0;
  }
  bool count_up(const CodeRange& range) {
    std::string text = range.texts.front();
    if (range.first == range.last) return add(range.first, text), left_ > 0;
    if (text.size() < 2) return true;
    unsigned unit = number_of(text.substr(text.size() - 2));
    for (uint64_t code = range.first; code <= range.last && left_ > 0; ++code, ++unit) {
      text[text.size() - 2] = static_cast<char>(unit >> 8), text[text.size() - 1] = static_cast<char>(unit);
      add(code, text);
    }
    return left_ > 0;
  }
  void add(uint64_t code, const std::string& utf16) {
    if (left_ == 0) return;
    --left_;
    spend(text_work_a_code);
    map_.text[static_cast<unsigned>(code)] = from_utf16(utf16.substr(0, longest_text));
  }

  CodeMap& map_;
  size_t left_ = most_codes;  ///< of all ranges together
};

CodeMap map_of(Handle font) {
  CodeMap map;
  if (!font.isDictionary()) return map;
  if (font.getKey("/Subtype").isNameAndEquals("/Type0")) map.bytes = 2;
  if (Handle table = font.getKey("/ToUnicode"); table.isStream()) {
    CodeTexts(map).read(decoded(table));
    map.known = !map.text.empty();
  }
  return map;
}

}  // namespace

PageText text_of(const std::vector<ShownText>& shown) {
  PageText found;
  std::map<QPDFObjGen, CodeMap> maps;
  for (const ShownText& one : shown) {
    if (!one.visible) continue;
    const auto [at, fresh] = maps.try_emplace(one.font.getObjGen());
    if (fresh) at->second = map_of(one.font);
    const CodeMap& font = at->second;
    if (!font.known) ++found.unread;
    for (size_t i = 0; font.known && i + font.bytes <= one.codes.size(); i += font.bytes)
      if (const auto code = font.text.find(number_of(one.codes.substr(i, font.bytes))); code != font.text.end())
        found.text += code->second;
    if (found.text.size() > most_page_text) return ++found.unread, found;
  }
  return found;
}

}  // namespace banxin
