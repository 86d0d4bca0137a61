#include "flow/table_styles.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/message.h"
#include "model/fields.h"

namespace banxin {
namespace {

constexpr int most_padding = 10'000;  // thousandths of an em
constexpr const char* align_words[] = {"start", "centre", "end", "justify", "point"};

std::vector<CellAlign> aligns_of(const std::vector<std::string>& words) {
  std::vector<CellAlign> aligns;
  for (const std::string& word : words)
    aligns.push_back(static_cast<CellAlign>(1 + (std::ranges::find(align_words, word) - std::begin(align_words))));
  return aligns;
}

void read_aligns(Fields& f, TableStyles& styles) {
  constexpr const char* pattern = "start|centre|end|justify|point";
  std::vector<std::string> cells, heads;
  f.words({"align",
           "How the cells of each column stand: start, centre, end, justify, or point: numbers with their points one "
           "under another; the last one goes for further columns; as the style says when not given."},
          cells, pattern);
  f.words({"head-align", "The same for the head; as the cells, over numbers in the middle, when not given."}, heads,
          pattern);
  styles.align = aligns_of(cells);
  styles.head_align = aligns_of(heads);
}

}  // namespace

void TableStyles::turn(Direction direction) {
  for (ParaStyle* style : {&cell, &head, &title, &note}) style->direction = direction;
}

void fields(Fields& f, TableStyles& styles) {
  f.widths({"columns", "How wide its columns are, in shares or in 字: [4, 2, 2]; all alike when not given."},
           styles.columns);
  f.integer({"head", "How many of its rows are the head."}, styles.head_rows, 0, 10);
  f.style({"style", "How its cells are set; without an indent, and 1.3 em apart when no pitch is given."}, styles.cell);
  styles.head = styles.cell;
  f.style({"head-style", "How its head is set; as the cells when not given."}, styles.head);
  read_aligns(f, styles);
  f.choice({"vertical", "Where text stands in a row that is higher."}, styles.at_top, {"middle", "top"});
  f.map({"rules", "Its rules."}, [&](Fields& r) {
    r.choice({"pattern", "Which it has: three are above, below and under the head (三线表)."}, styles.rules,
             {"none", "three", "rows", "frame", "all"});
    r.length({"weight", "Thickness of those between rows and columns."}, styles.weight);
    r.ink({"ink", "Their ink."}, styles.ink);
    r.length({"outer-weight", "Thickness of those above and below it, or round it."}, styles.outer_weight);
    r.ink({"outer-ink", "Their ink."}, styles.outer_ink);
  });
  f.map({"tint", "What rows are filled with."}, [&](Fields& t) {
    t.ink({"head", "The head."}, styles.head_tint);
    t.ink({"alternate", "Every second row below it."}, styles.tint);
  });
  f.map({"padding", "White in a cell, in em of its style."}, [&](Fields& p) {
    p.em({"side", "Beside its text."}, styles.side);
    p.em({"above", "Above and below it; half of it is given up when rows would not fit."}, styles.above);
    for (const auto& [key, em] : {std::pair{"side", &styles.side}, std::pair{"above", &styles.above}}) {
      if (em->milli >= 0 && em->milli <= most_padding) continue;
      p.error(key, "out-of-range", say("{} of padding is {} em", key, em->milli / 1000.0), say("write 0em to 10em"));
      *em = {};
    }
  });
  f.length({"row-height", "The least height of a row."}, styles.row_height);
  if (styles.row_height < Length{} || styles.row_height > from_pt(1000)) {
    f.error("row-height", "out-of-range", say("row-height is {}", print_pt(styles.row_height)),
            say("write 0pt to 1000pt"));
    styles.row_height = {};
  }
  f.style({"title-style", "How its title is set."}, styles.title);
  f.style({"note-style", "How its note is set."}, styles.note);
}

}  // namespace banxin
