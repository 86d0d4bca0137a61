// The Compact Font Format (Adobe Technical Note 5176), as far as it takes to put other outlines into a font.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

/// A font of one face, in bytes that outlive it.
class CffFont {
 public:
  /// Nothing when the bytes are no such font, or it says in too few bytes where its parts are for them to be moved;
  /// hb-subset and Cairo take five bytes for each.
  static std::optional<CffFont> read(std::string_view bytes);

  /// What draws each glyph: charstrings of Type 2 (Technical Note 5177).
  const std::vector<std::string_view>& outlines() const { return outlines_; }
  /// Are its glyphs numbered, not named (section 18)?
  bool is_cid_keyed() const { return is_cid_keyed_; }
  /// The same font with others in their place, as many.
  std::string with(const std::vector<std::string_view>& outlines) const;

 private:
  struct Offset {
    size_t at = 0;       // of its four bytes
    uint32_t value = 0;  // from the beginning of the font
  };
  struct Reader;

  std::string_view bytes_;
  size_t begin_ = 0, end_ = 0;  // of the outlines with their INDEX
  std::vector<std::string_view> outlines_;
  bool is_cid_keyed_ = false;
  std::vector<Offset> behind_;  // what tells of parts that stand behind the outlines
};

}  // namespace banxin
