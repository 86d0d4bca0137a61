// Columns of text: what stands at their top, and how narrow they are.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <utility>

#include "base/message.h"
#include "lint/checks.h"

namespace banxin {
namespace {

bool is_running_text(Role role) { return role == Role::body || role == Role::quote; }

// The last line of a paragraph that began in the column before, and fills less than half of its measure.
void short_line_on_top(const ScenePage& page, Remarks& remarks) {
  for (const PlacedBlock& block : page.sheet->blocks) {
    const PlacedFrame* before = nullptr;
    for (const PlacedFrame& frame : block.frames) {
      if (frame.role != Role::column || frame.lines.empty()) continue;
      const PlacedLine& first = frame.lines.front();
      const bool last_of_paragraph = before && is_running_text(first.role) && first.ends_paragraph &&
                                     first.paragraph == before->lines.back().paragraph &&
                                     before->lines.back().continues;
      if (last_of_paragraph && !first.vertical && 2 * first.natural < first.width)
        remarks.add(
            "BX105", page, block, letters_of(first),
            say("column {} of {} begins with the last line of a paragraph, “{}”", frame.column, block.name, first.text),
            say("make the paragraph a line shorter or longer"));
      before = &frame;
    }
  }
}

// Beside a picture that text runs round.
void narrow_lines(const ScenePage& page, Remarks& remarks) {
  constexpr int least = 7;  // characters; the engine leaves what is below 6 white
  for (const PlacedBlock& block : page.sheet->blocks) {
    if (block.kind != "story") continue;
    const auto narrow = [&](const PlacedFrame& frame) -> const PlacedLine* {
      const Length column = frame.lines.front().vertical ? frame.area.height : frame.area.width;
      for (const PlacedLine& line : frame.lines) {
        const Length em = size_of(line);
        if (is_running_text(line.role) && em.mpt > 0 && line.width < least * em && line.width + em < column)
          return &line;
      }
      return nullptr;
    };
    for (const PlacedFrame& frame : block.frames) {
      if (frame.role != Role::column || frame.lines.empty()) continue;
      const PlacedLine* line = narrow(frame);
      if (!line) continue;
      remarks.add("BX143", page, block, letters_of(*line),
                  say("text of {} runs beside something in lines of {:.1f} characters", block.name,
                      to_pt(line->width) / to_pt(size_of(*line))),
                  say("leave at least {} characters beside it, or let it take the whole column", least));
      break;
    }
  }
}

// A column of a story with the pitch of its lines.
struct PitchedColumn {
  const PlacedBlock* block = nullptr;
  const PlacedFrame* frame = nullptr;
  bool vertical = false;
  Length pitch, size;
  Length first;  ///< where its first line stands across the lines, from the side that they are read from

  /// Where it reaches across its lines, and along them.
  std::pair<Length, Length> across() const { return reach(vertical); }
  std::pair<Length, Length> along() const { return reach(!vertical); }

 private:
  std::pair<Length, Length> reach(bool sideways) const {
    const Rect& r = frame->area;
    return sideways ? std::pair{r.x, r.right()} : std::pair{r.y, r.bottom()};
  }
};

std::optional<PitchedColumn> pitched(const PlacedBlock& block, const PlacedFrame& frame) {
  if (frame.role != Role::column) return std::nullopt;
  PitchedColumn column{&block, &frame};
  std::optional<Length> before;
  for (const PlacedLine& line : frame.lines) {
    if (line.role != Role::body) continue;
    const Length at = line.vertical ? Length{} - line.x : line.baseline;
    if (!before) column.first = at;
    if (before && at > *before && (column.pitch.mpt == 0 || at - *before < column.pitch)) column.pitch = at - *before;
    before = at, column.vertical = line.vertical, column.size = std::max(column.size, size_of(line));
  }
  return column.pitch.mpt > 0 ? std::optional(column) : std::nullopt;
}

// Nothing but a gap between two columns of stories in one box, and some lines of each beside the other.
bool side_by_side(const ScenePage& page, const PitchedColumn& a, const PitchedColumn& b) {
  constexpr int least_lines = 3, widest_gap = 3;  // lines beside one another; em between the columns
  if (a.block == b.block || a.vertical != b.vertical) return false;
  if (page.box_round(a.block->name) != page.box_round(b.block->name)) return false;
  const Length beside = std::min(a.across().second, b.across().second) - std::max(a.across().first, b.across().first);
  const Length between = std::max(a.along().first, b.along().first) - std::min(a.along().second, b.along().second);
  return beside >= least_lines * std::max(a.pitch, b.pitch) && between.mpt >= 0 &&
         between <= widest_gap * std::max(a.size, b.size);
}

// How far the lines of two columns of one pitch stand from being level, half a pitch at the most.
Length off_level(const PitchedColumn& a, const PitchedColumn& b) {
  const Length off{std::abs((a.first - b.first).mpt) % a.pitch.mpt};
  return std::min(off, a.pitch - off);
}

// Lines of stories side by side go on from one column to the next: the white between lines is the same all over a page
// (CLREQ, line gap; JLREQ, line positions of the kihon-hanmen). Notices are in lines of their own.
void lines_out_of_step(const ScenePage& page, Remarks& remarks) {
  constexpr Length least_difference = from_pt(0.05), least_shift = from_pt(0.5);
  std::vector<PitchedColumn> columns;
  for (const PlacedBlock& block : page.sheet->blocks)
    for (const PlacedFrame& frame : block.frames)
      if (const auto column = block.kind == "story" ? pitched(block, frame) : std::nullopt) columns.push_back(*column);
  std::set<std::pair<const PlacedBlock*, const PlacedBlock*>> told;
  for (size_t i = 0; i < columns.size(); ++i)
    for (size_t k = 0; k < i; ++k) {
      const PitchedColumn &first = columns[k], &second = columns[i];
      if (!side_by_side(page, first, second)) continue;
      const bool one_pitch =
          std::max(first.pitch, second.pitch) - std::min(first.pitch, second.pitch) < least_difference;
      if (one_pitch && off_level(first, second) < least_shift) continue;
      if (!told.insert({first.block, second.block}).second) continue;
      if (one_pitch)
        remarks.add("BX144", page, *second.block, second.frame->area,
                    say("the lines of {} stand {} off those of {} beside them", second.block->name,
                        print_pt(off_level(first, second)), first.block->name),
                    say("let both stand on the grid of the page, or put one into a box"));
      else
        remarks.add("BX144", page, *second.block, second.frame->area,
                    say("the lines of {} stand {} apart, those of {} beside them {}", second.block->name,
                        print_pt(second.pitch), first.block->name, print_pt(first.pitch)),
                    say("give both one pitch, or put one into a box"));
    }
}

}  // namespace

std::vector<LintCheck> column_checks() {
  return {{.rule = "BX105", .page = short_line_on_top},
          {.rule = "BX143", .page = narrow_lines},
          {.rule = "BX144", .page = lines_out_of_step}};
}

}  // namespace banxin
