// What changed between two layout files, by story and line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "sheet/role.h"

namespace banxin {

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

struct LayoutLine {
  int page = 1;  ///< number of the page
  LayoutOwner owner;
  Role role = Role::text;
  std::string text;
  int paragraph = 0;
  LayoutBox box;  ///< measure wide, type size high, standing on the baseline
};

struct LayoutPicture {
  int page = 1;
  std::string file;
  LayoutBox box;
};

struct LayoutPage {
  int number = 1;
  int64_t width = 0, height = 0;  ///< trim
  std::vector<LayoutBox> blocks;
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

enum class ChangeKind : uint8_t {
  added,     ///< lines or a picture that were not there
  removed,   ///< that are no longer there
  text,      ///< other words
  rebroken,  ///< the same words, broken into other lines
  moved      ///< the same lines or picture elsewhere
};

/// One thing that changed. Lines that changed together, next to each other, are one change.
struct LayoutChange {
  ChangeKind kind = ChangeKind::text;
  std::string owner;                    ///< story, block or picture file
  std::optional<Role> role;             ///< of its first line; none: it is a picture
  int page_before = 0, page_after = 0;  ///< numbers; 0 = not there
  std::vector<LayoutBox> boxes_before, boxes_after;
  std::string before, after;  ///< the words that differ, with a little around them
  int64_t dx = 0, dy = 0;     ///< of a move, thousandths of a millimetre
};

/// In the order of the stories in the new file, then what is gone.
std::vector<LayoutChange> diff(const Layout& before, const Layout& after);

/// One line: `page 1, 01-computing-power (body): 12 lines moved by 0, 5.292 mm`. No line end.
std::string to_text(const LayoutChange& change);

/// A page of HTML without scripts or references: the changes as a list, and every page of both files drawn side by
/// side.
std::string to_html(const Layout& before, const Layout& after, const std::vector<LayoutChange>& changes);

}  // namespace banxin
