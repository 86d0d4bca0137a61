#include "text/western_marks.h"

#include <algorithm>
#include <optional>

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

std::optional<FaceId> find_narrow(const FontShelf::Impl& shelf, std::set<FaceId>& asked) {
  for (const FaceId face : shelf.catalogue.fallback) {
    asked.insert(face);
    if (shelf.western_marks(face).quotes == Quotes::own) return face;
  }
  return std::nullopt;
}

bool is_western(const TextItem& item) { return item.script != HB_SCRIPT_HAN && item.script != HB_SCRIPT_HANGUL; }

// One stretch, its quotation marks in another face.
void give_quotes(const TextItem& item, FaceId face, std::u32string_view chars, std::vector<TextItem>& out) {
  for (uint32_t i = item.first; i < item.last;) {
    TextItem part = item;
    const bool quotes = is_curly_quote(chars[i]);
    part.first = i;
    while (i < item.last && is_curly_quote(chars[i]) == quotes) ++i;
    part.last = i;
    if (quotes) part.face = face;
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
  const auto is_mark = [&](uint32_t i, bool dots) {
    return char_classes[i] == CharClass::western && (dots ? chars[i] == three_dots : is_curly_quote(chars[i]));
  };
  const auto holds = [&](const TextItem& item, bool dots) {
    for (uint32_t i = item.first; i < item.last; ++i)
      if (is_mark(i, dots)) return true;
    return false;
  };
  for (size_t n = 0; n < items.size(); ++n) {
    if (!is_western(items[n])) continue;
    if (holds(items[n], true)) items[n].dotted = !shelf.western_marks(items[n].face).ellipsis_on_baseline;
    if (!holds(items[n], false)) continue;
    const Quotes quotes = shelf.western_marks(items[n].face).quotes;
    items[n].proportional = quotes == Quotes::proportional;
    if (quotes != Quotes::none) continue;
    const std::optional<FaceId> narrow = find_narrow(shelf, asked);
    if (!narrow) continue;
    std::vector<TextItem> parts;
    give_quotes(items[n], *narrow, chars, parts);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(n));
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(n), parts.begin(), parts.end());
    n += parts.size() - 1;
  }
}

}  // namespace banxin
