// Headlines: beside each other, over their text, down the page, on the fold, row by row.
#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "lint/checks.h"

namespace banxin {
namespace {

// Both of about one size: a step of the scale between heads is a fifth or more.
bool alike(const SeenHead& a, const SeenHead& b) {
  const Length small = std::min(a.size, b.size), large = std::max(a.size, b.size);
  return small.mpt > 0 && int64_t{large.mpt} * 100 < int64_t{small.mpt} * 118;
}

// Nothing but a gap between them, and half of the lower one beside the other.
bool beside(const ScenePage& page, const SeenHead& a, const SeenHead& b) {
  const Length apart = std::max(a.room.x, b.room.x) - std::min(a.room.right(), b.room.right());
  const PageGeometry& grid = page.page->geometry;
  const Length most = std::max(2 * grid.gap * grid.body, from_mm(8));
  if (apart < -from_pt(1) || apart > most) return false;
  const Length level = std::min(a.letters.bottom(), b.letters.bottom()) - std::max(a.letters.y, b.letters.y);
  return 2 * level >= std::min(a.letters.height, b.letters.height);
}

void heads_collide(const ScenePage& page, Remarks& remarks) {
  for (size_t i = 0; i < page.heads.size(); ++i)
    for (size_t j = i + 1; j < page.heads.size(); ++j) {
      const SeenHead &a = page.heads[i], &b = page.heads[j];
      const bool boxed = page.box_round(a.block->name) != page.box_round(b.block->name);
      if (a.vertical || b.vertical || boxed || !alike(a, b) || !beside(page, a, b)) continue;
      const SeenHead &left = a.room.x <= b.room.x ? a : b, &right = a.room.x <= b.room.x ? b : a;
      remarks.add("BX110", page, *right.block, right.letters,
                  say("the headlines of {} ({}) and {} ({}) stand side by side at one height", left.block->name,
                      print_pt(left.size), right.block->name, print_pt(right.size)),
                  say("make one smaller, vertical or lower, put it into a box, or let a picture stand between them"));
    }
}

bool is_in_picture(const ScenePage& page, const PlacedBlock& block) {
  const Block* model = page.model_of(block.name);
  return model && !model->frame.over.empty();
}

// The columns of the story outside of the head's.
void head_not_over_text(const ScenePage& page, Remarks& remarks) {
  for (const SeenHead& head : page.heads) {
    if (head.vertical || is_in_picture(page, *head.block)) continue;
    for (const PlacedBlock& block : page.sheet->blocks) {
      const bool own =
          &block == head.block || (block.story && block.story == head.block->story && block.kind == "story");
      if (!own || 5 * head.room.height > 3 * block.area.height) continue;  // a head at the side, or in the middle
      const auto outside = std::ranges::find_if(block.frames, [&](const PlacedFrame& frame) {
        const Length middle = frame.area.x + frame.area.width / 2;
        return frame.role == Role::column && !frame.lines.empty() && frame.area.y >= head.room.y &&
               (middle < head.room.x || middle > head.room.right());
      });
      if (outside == block.frames.end()) continue;
      remarks.add("BX112", page, block, outside->area,
                  say("column {} of story block {} stands outside its headline, which is {:.1f} mm wide",
                      outside->column, block.name, to_mm(head.room.width)),
                  say("let the headline cover all columns of its text, or set it at their side"));
    }
  }
}

void top_light(const ScenePage& page, Remarks& remarks) {
  const Length middle = page.sheet->type_area.y + page.sheet->type_area.height / 2;
  const SeenHead *upper = nullptr, *lower = nullptr;
  for (const SeenHead& head : page.heads) {
    const SeenHead*& best = head.letters.y + head.letters.height / 2 < middle ? upper : lower;
    if (!best || best->size < head.size) best = &head;
  }
  if (!upper || !lower || int64_t{lower->size.mpt} * 10 <= int64_t{upper->size.mpt} * 11) return;
  remarks.add("BX113", page, *lower->block, lower->letters,
              say("the headline of {} ({}) is larger than all in the upper half, the largest of which is {} of {}",
                  lower->block->name, print_pt(lower->size), print_pt(upper->size), upper->block->name),
              say("step down from the top: the largest headline belongs to the story above"));
}

// Papers of this height are folded across for sale.
constexpr Length folded_height = from_mm(480);

bool cut_at(const PlacedLine& line, Length fold) {
  const Length slack = size_of(line) / 20;
  const auto cuts = [&](Length top, Length bottom) { return top + slack < fold && fold < bottom - slack; };
  if (!line.vertical) {
    const Rect letters = letters_of(line);
    return cuts(letters.y, letters.bottom());
  }
  for (const GlyphRun& run : line.runs) {
    Length top = run.at.y;
    for (const Length advance : run.advances) {
      if (cuts(top, top + std::min(advance, run.size))) return true;
      top += advance;
    }
  }
  return false;
}

void head_on_fold(const ScenePage& page, Remarks& remarks) {
  if (page.sheet->trim.height < folded_height) return;
  const Length fold = page.sheet->trim.height / 2;
  for (const SeenHead& head : page.heads) {
    const auto row = std::ranges::find_if(head.rows, [&](const PlacedLine* line) { return cut_at(*line, fold); });
    if (row == head.rows.end()) continue;
    remarks.add("BX116", page, *head.block, letters_of(**row),
                say("the fold across the page, at {:.1f} mm, runs through “{}”", to_mm(fold), (*row)->text),
                say("move the headline of {} up or down", head.block->name));
  }
}

// The white between rows: at least a twentieth of an em of the smaller one.
void rows_tight(const ScenePage& page, Remarks& remarks) {
  for (const SeenHead& head : page.heads) {
    if (head.vertical) continue;
    for (size_t i = 0; i + 1 < head.rows.size(); ++i) {
      const PlacedLine &upper = *head.rows[i], &lower = *head.rows[i + 1];
      const Rect above = letters_of(upper), below = letters_of(lower);
      if (below.y <= above.y || above.right() <= below.x || below.right() <= above.x) continue;
      const Length white = below.y - above.bottom(), em = std::min(size_of(upper), size_of(lower));
      if (white >= em / 20) continue;
      remarks.add("BX117", page, *head.block, joined(above, below),
                  say("{:.1f} pt between “{}” and “{}” in the headline of {} are too few", to_pt(white), upper.text,
                      lower.text, head.block->name),
                  say("give the headline a line more, smaller type or a row less"));
      break;
    }
  }
}

}  // namespace

std::vector<LintCheck> head_checks() {
  return {{.rule = "BX110", .page = heads_collide},
          {.rule = "BX112", .page = head_not_over_text},
          {.rule = "BX113", .page = top_light},
          {.rule = "BX116", .page = head_on_fold},
          {.rule = "BX117", .page = rows_tight}};
}

}  // namespace banxin
