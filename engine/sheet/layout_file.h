// Layout files read back, as far as comparing and drawing them needs.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "sheet/role.h"

namespace banxin {

/// Which page of a layout file; of the strip (中缝) between two pages both of them.
struct LayoutPageId {
  int number = 0;  ///< 0 = none
  int strip = 0;   ///< of a strip: number of the page at its right; 0 = a page
  explicit operator bool() const { return number != 0; }
  friend auto operator<=>(const LayoutPageId&, const LayoutPageId&) = default;
};

/// A rectangle of the layout file, in thousandths of a millimetre.
struct LayoutBox {
  int64_t x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(const LayoutBox&, const LayoutBox&) = default;
};

/// What lines belong to: a story, in whichever blocks it stands, or a block that tells none.
struct LayoutOwner {
  bool is_story = false;
  std::string name;
  std::string id;  ///< of a story when another one is called the same; else empty
  /// As people are told it.
  const std::string& label() const { return id.empty() ? name : id; }
};

/// Where something stands on its page as the desk says it: 栏 and 行 of the page's grid from 1; 0 = outside it.
struct LayoutSpot {
  int column = 0, line = 0;
  friend bool operator==(const LayoutSpot&, const LayoutSpot&) = default;
};

/// Letters of one size on one baseline or axis, to be drawn again.
struct LayoutRun {
  std::string text;
  int64_t x = 0, y = 0, size = 0;
  std::vector<int64_t> advances;
  bool bold = false, sans = false;
};

struct LayoutLine {
  LayoutPageId page;
  LayoutOwner owner;
  Role role = Role::text;
  std::string text;
  int paragraph = 0;
  LayoutBox box;  ///< measure wide, type size high, standing on the baseline
  bool vertical = false;
  LayoutSpot spot{};
  std::vector<LayoutRun> runs{};
};

struct LayoutPicture {
  LayoutPageId page;
  std::string file;
  LayoutBox box;
  LayoutBox whole{};      ///< where the whole picture would lie
  std::string content{};  ///< tells it from others; empty in files of before it was written
  LayoutSpot spot{};
};

/// A rule of the page.
struct LayoutRule {
  int64_t x1 = 0, y1 = 0, x2 = 0, y2 = 0, width = 0;
};

struct LayoutPage {
  LayoutPageId id;
  int64_t width = 0, height = 0;  ///< trim
  std::vector<LayoutBox> blocks;
  std::vector<LayoutBox> columns;  ///< the base columns
  std::vector<LayoutRule> rules;
  int64_t first_baseline = 0, pitch = 0;  ///< of the grid; of vertical lines the axis, from the right edge
  int lines = 0;
  bool vertical = false, bound_right = false;
};

/// The part of a layout file that comparing and drawing it needs. Lines in file order.
struct Layout {
  std::string edition;
  std::vector<LayoutPage> pages;
  std::vector<LayoutLine> lines;
  std::vector<LayoutPicture> pictures;
};

/// Reads a layout file. Nothing when it is not one: `report` then holds error[bad-layout] with the place in `file`.
std::optional<Layout> read_layout(FileId file, Report& report);

}  // namespace banxin
