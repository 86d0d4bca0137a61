// Inks: what lies on the plates. Colours are named and defined by their inks, never by RGB.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace banxin {

/// One printing colour as it is drawn: a mixture of process inks, or a tint of a spot ink.
/// All shares are thousandths of full coverage (0 … 1000).
struct Ink {
  enum class Kind : uint8_t { process, spot };
  std::string name;  ///< swatch name as in the house style; for a spot ink the name of its plate
  Kind kind = Kind::process;
  uint16_t c = 0, m = 0, y = 0, k = 0;  ///< process shares; for a spot ink its alternate at full tint
  uint16_t tint = 1000;                 ///< coverage of a spot ink; process inks carry it in c, m, y, k

  friend bool operator==(const Ink&, const Ink&) = default;
  /// Black that must print on top of what lies below instead of cutting it out: 100 % K alone.
  bool overprints() const { return kind == Kind::process && c == 0 && m == 0 && y == 0 && k == 1000; }
};

/// Index into the ink table of an edition.
struct InkId {
  uint32_t index = 0;
  friend constexpr auto operator<=>(InkId, InkId) = default;
};

/// Every ink of an edition, each once. Entry 0 is always full black, entry 1 paper (no ink).
class InkTable {
 public:
  static constexpr InkId black{0}, paper{1};
  InkTable();
  InkId add(const Ink& ink);
  /// `ink` at `percent_thousandths` coverage (0 … 1000): a tint for panels and rules.
  InkId tint(InkId ink, int thousandths);
  const Ink& operator[](InkId id) const { return inks_[id.index]; }
  const std::vector<Ink>& all() const { return inks_; }

 private:
  std::vector<Ink> inks_;
};

/// A 16-bit RGB triple that stands for an ink until the press stage puts the ink itself in its place: high bytes are
/// an 8-bit screen preview, low bytes a 24-bit index into the ink table (r bits 16–23, g 8–15, b 0–7).
struct KeyColour {
  uint16_t r = 0, g = 0, b = 0;
  friend bool operator==(const KeyColour&, const KeyColour&) = default;
};

KeyColour key_colour(const Ink& ink, InkId id);

/// The ink that `key` stands for. All 48 bits must agree: nothing is guessed from the preview.
std::optional<InkId> ink_of(KeyColour key, const InkTable& inks);

}  // namespace banxin
