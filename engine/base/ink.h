// Inks: what lies on the plates. Colours are named and defined by their inks, never by RGB.
#pragma once

#include <cstdint>
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

/// A share at so many thousandths of it.
constexpr uint16_t share_of(uint16_t share, int thousandths) {
  return static_cast<uint16_t>((share * thousandths + 500) / 1000);
}

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

}  // namespace banxin
