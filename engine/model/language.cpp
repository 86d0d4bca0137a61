#include "model/language.h"

namespace banxin {
namespace {

bool has_subtag(std::string_view tag, std::string_view subtag) {
  for (size_t at = 0; at < tag.size();) {
    const size_t end = std::min(tag.find('-', at), tag.size());
    if (tag.substr(at, end - at) == subtag) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool Language::is_mongolian() const { return has_subtag(tag, "Mong") || has_subtag(tag, "mnc"); }

Language language_of(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  if (primary == "ja") return {std::string(tag), Region::japan};
  if (primary == "ko") return {std::string(tag), Region::korea};
  if (primary != "zh") return {std::string(tag), Region::none};
  if (has_subtag(tag, "HK") || has_subtag(tag, "MO")) return {std::string(tag), Region::hongkong};
  if (has_subtag(tag, "Hant") || has_subtag(tag, "TW")) return {std::string(tag), Region::taiwan};
  return {tag == "zh" ? "zh-Hans" : std::string(tag), Region::mainland};
}

}  // namespace banxin
