// The plates that a page is printed from, where somebody says which.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/ink.h"

namespace banxin {

/// Of the process inks, in the order of printing lists.
inline constexpr std::array<std::string_view, 4> process_plates{"Cyan", "Magenta", "Yellow", "Black"};
bool is_process_plate(std::string_view plate);

struct OrderedPlates {
  bool c = false, m = false, y = false, k = false;
  std::vector<std::string> spots;  ///< names of plates, each once

  /// `plate`: Cyan, Magenta, Yellow, Black, or the name of a spot plate.
  bool has(std::string_view plate) const;
  bool has_all_of(const Ink& ink) const;
  /// Pictures in colour can be printed; without one of the three they go on black.
  bool has_colour() const { return c && m && y; }
  std::vector<std::string> names() const;
  /// As they are written: "k, PANTONE 186 C".
  std::string words() const;
  void add(const OrderedPlates& others);

  friend bool operator==(const OrderedPlates&, const OrderedPlates&) = default;
};

/// The plates that `ink` prints on, by name.
std::vector<std::string> plates_of(const Ink& ink);

}  // namespace banxin
