#include "text/western_marks.h"

#include <algorithm>

#include "text/fonts.h"
#include "text/itemize.h"

namespace banxin {
namespace {

using Quotes = WesternMarks::Quotes;

constexpr char32_t three_dots = 0x2026;
constexpr int widest_quote = 600, highest_dot = 300;  // thousandths of an em

// The advance of ’ at a scale of 1000; 0 when the face has none.
int apostrophe_width(hb_font_t* font, bool by_pwid) {
  const HbBuffer buffer(hb_buffer_create());
  hb_buffer_add(buffer.get(), 0x2019, 0);
  hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), HB_SCRIPT_LATIN);
  const hb_feature_t pwid{HB_TAG('p', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  hb_shape(font, buffer.get(), &pwid, by_pwid ? 1 : 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(buffer.get(), &count);
  return count == 1 && infos[0].codepoint != 0 ? at[0].x_advance : 0;
}

bool is_narrow(int width) { return width > 0 && width < widest_quote; }

bool is_shared(char32_t c) { return c == three_dots || is_curly_quote(c); }

// Has the face the mark as Western words want it, as it is or by `pwid`?
bool has_western(const WesternMarks& marks, char32_t c) {
  return c == three_dots ? marks.ellipsis_on_baseline : marks.quotes != Quotes::none;
}

// The first face of the fallback list that has it by itself.
FaceId find_face(const FontShelf::Impl& shelf, char32_t c, FaceId own, std::set<FaceId>& asked) {
  for (const FaceId face : shelf.catalogue.fallback) {
    asked.insert(face);
    const WesternMarks& marks = shelf.western_marks(face);
    if (c == three_dots ? marks.ellipsis_on_baseline : marks.quotes == Quotes::own) return face;
  }
  return own;
}

bool is_western(const TextItem& item) { return item.script != HB_SCRIPT_HAN && item.script != HB_SCRIPT_HANGUL; }

// One stretch, the marks that its face lacks in another one.
void give_marks(const FontShelf::Impl& shelf, const TextItem& item, std::u32string_view chars,
                std::vector<TextItem>& out, std::set<FaceId>& asked) {
  const WesternMarks& own = shelf.western_marks(item.face);
  const auto face_of = [&](uint32_t i) {
    return is_shared(chars[i]) && !has_western(own, chars[i]) ? find_face(shelf, chars[i], item.face, asked)
                                                              : item.face;
  };
  for (uint32_t i = item.first; i < item.last;) {
    TextItem part = item;
    part.first = i, part.face = face_of(i);
    do ++i;
    while (i < item.last && face_of(i) == part.face);
    part.last = i;
    part.proportional = part.face == item.face && own.quotes == Quotes::proportional;
    out.push_back(part);
  }
}

}  // namespace

WesternMarks measure_western_marks(hb_face_t* face) {
  const HbFont font(hb_font_create(face));
  hb_font_set_scale(font.get(), 1000, 1000);
  WesternMarks marks;
  if (is_narrow(apostrophe_width(font.get(), false)))
    marks.quotes = Quotes::own;
  else if (is_narrow(apostrophe_width(font.get(), true)))
    marks.quotes = Quotes::proportional;
  hb_codepoint_t dots = 0;
  hb_glyph_extents_t box{};
  marks.ellipsis_on_baseline = hb_font_get_nominal_glyph(font.get(), three_dots, &dots) &&
                               hb_font_get_glyph_extents(font.get(), dots, &box) && box.y_bearing < highest_dot;
  return marks;
}

void find_western_marks(const FontShelf::Impl& shelf, std::u32string_view chars,
                        const std::vector<CharClass>& char_classes, std::vector<TextItem>& items,
                        std::set<FaceId>& asked) {
  const auto holds_mark = [&](const TextItem& item) {
    for (uint32_t i = item.first; is_western(item) && i < item.last; ++i)
      if (char_classes[i] == CharClass::western && is_shared(chars[i])) return true;
    return false;
  };
  if (std::ranges::none_of(items, holds_mark)) return;
  std::vector<TextItem> out;
  for (const TextItem& item : items) {
    if (holds_mark(item))
      give_marks(shelf, item, chars, out, asked);
    else
      out.push_back(item);
  }
  items.swap(out);
}

}  // namespace banxin
