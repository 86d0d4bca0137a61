#include "model/language.h"

#include <algorithm>

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

bool Language::is_tibetan() const {
  const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
  return has_subtag(tag, "Tibt") || primary == "bo" || primary == "dz";
}

bool Language::is_right_to_left() const {
  constexpr std::string_view scripts[] = {"Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"};
  constexpr std::string_view others[] = {"Latn", "Cyrl", "Deva"};  // as these languages are written too
  constexpr std::string_view languages[] = {"ar", "he", "ug",  "ur",  "fa",  "yi", "ps",
                                            "sd", "dv", "ckb", "syr", "nqo", "ks", "arc"};
  const auto is_in = [&](std::string_view subtag) { return has_subtag(tag, subtag); };
  if (std::ranges::any_of(scripts, is_in)) return true;
  const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
  return std::ranges::find(languages, primary) != std::end(languages) && std::ranges::none_of(others, is_in);
}

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
