// Columns of text: what stands at their top, and how narrow they are.
#include <fmt/format.h>

#include <algorithm>

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

}  // namespace

std::vector<LintCheck> column_checks() {
  return {{.rule = "BX105", .page = short_line_on_top}, {.rule = "BX143", .page = narrow_lines}};
}

}  // namespace banxin
