// Languages as BCP 47 tags, and the typographic region that follows from them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banxin {

/// Whose habits rule punctuation and line breaking (CLREQ, JLREQ, KLREQ speak of regions, not scripts).
enum class Region : uint8_t { none, mainland, taiwan, hongkong, japan, korea };

struct Language {
  std::string tag = "zh-Hans";  ///< BCP 47, as HarfBuzz and PDF want it
  Region region = Region::mainland;

  bool is_chinese() const {
    return region == Region::mainland || region == Region::taiwan || region == Region::hongkong;
  }
  bool is_cjk() const { return region != Region::none; }
  /// Written in Mongolian letters (`mn-Mong`, `mnc`): its vertical lines progress from left to right.
  bool is_mongolian() const;
  /// Written from right to left: Arabic, Hebrew, Syriac, Thaana, N’Ko letters (`ug`, `ar`, `he`, `az-Arab` …).
  bool is_right_to_left() const;
  /// Written in Tibetan letters: Tibetan, Dzongkha.
  bool is_tibetan() const;
  friend bool operator==(const Language&, const Language&) = default;
};

/// `zh`, `zh-Hans`, `zh-CN`, `zh-SG` → mainland; `zh-Hant`, `zh-TW` → taiwan; `zh-HK`, `zh-MO`, `zh-Hant-HK` →
/// hongkong; `ja` → japan; `ko` → korea; all else (`en`, `und`, `ug`, `th` …) → none. `zh` becomes `zh-Hans`.
Language language_of(std::string_view tag);

}  // namespace banxin
