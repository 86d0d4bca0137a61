#include "base/translations.h"

namespace banxin {
namespace {

// By name its bytes: what CMakeLists.txt made of engine/messages.
#include "base/message.h"
#include "base/messages.inc"

constexpr uint32_t magic = 0x950412de;
constexpr size_t head = 28;

}  // namespace

MoFile::MoFile(std::string_view bytes) : bytes_(bytes) {
  if (bytes.size() < head || number(0) != magic) return;
  count_ = number(8), keys_ = number(12), values_ = number(16);
  if (keys_ + 8 * count_ > bytes.size() || values_ + 8 * count_ > bytes.size()) count_ = 0;
}

uint32_t MoFile::number(size_t at) const {
  uint32_t value = 0;
  for (size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
  return value;
}

std::string_view MoFile::text(size_t table, size_t index) const {
  const size_t length = number(table + 8 * index), start = number(table + 8 * index + 4);
  return start > bytes_.size() ? std::string_view{} : bytes_.substr(start, length);
}

std::optional<std::string_view> MoFile::find(std::string_view key) const {
  size_t low = 0, high = count_;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    const std::string_view there = text(keys_, middle);
    if (there == key) return text(values_, middle);
    (there < key ? low : high) = there < key ? middle + 1 : middle;
  }
  return {};
}

std::vector<std::pair<std::string_view, std::string_view>> MoFile::all() const {
  std::vector<std::pair<std::string_view, std::string_view>> found;
  for (size_t i = 0; i < count_; ++i) {
    if (!text(keys_, i).empty()) found.emplace_back(text(keys_, i), text(values_, i));
  }
  return found;
}

const MoFile& translations_in(Tongue tongue) {
  static const MoFile none{{}};
  static const MoFile chinese{{reinterpret_cast<const char*>(messages_zh_hans), sizeof messages_zh_hans}};
  return tongue == Tongue::chinese ? chinese : none;
}

std::string_view translated(std::string_view sentence, Tongue tongue) {
  if (tongue == Tongue::english) return sentence;
  return translations_in(tongue).find(sentence).value_or(sentence);
}

}  // namespace banxin
