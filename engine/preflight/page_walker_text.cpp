// Text: in which fonts, which of their codes, how large; and what Type 3 fonts draw for them.
#include <cmath>
#include <utility>

#include "pdf/strings.h"
#include "preflight/page_walker.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr uint64_t work_a_drawing = 2048;  // in bytes read, as WorkLimit counts

Matrix matrix_of(Handle array, Matrix otherwise) {
  if (!array.isArray() || array.getArrayNItems() != 6) return otherwise;
  double at[6];
  for (int i = 0; i < 6; ++i) {
    Handle item = array.getArrayItem(i);
    at[i] = item.isNumber() ? item.getNumericValue() : 0;
  }
  return {at[0], at[1], at[2], at[3], at[4], at[5]};
}

// By code, as the differences of its encoding name them (ISO 32000-1, 9.6.5).
std::map<unsigned char, Handle> drawings_of(Handle font) {
  std::map<unsigned char, Handle> drawings;
  Handle encoding = font.getKey("/Encoding"), drawn = font.getKey("/CharProcs");
  Handle names = encoding.isDictionary() ? encoding.getKey("/Differences") : Handle::newNull();
  if (!names.isArray() || !drawn.isDictionary()) return drawings;
  long long code = 0;
  for (Handle item : names.getArrayAsVector()) {
    spend(64);
    if (item.isInteger()) {
      code = item.getIntValue();
    } else if (item.isName()) {
      if (Handle drawing = drawn.getKey(item.getName()); drawing.isStream() && code >= 0 && code < 256)
        drawings[static_cast<unsigned char>(code)] = drawing;
      ++code;
    }
  }
  return drawings;
}

// The names of CMaps for vertical writing end so (ISO 32000-1, table 118); its origin is in the middle, above.
bool is_vertical(Handle encoding) { return encoding.isName() && encoding.getName().ends_with("-V"); }

}  // namespace

bool PageWalker::speaks(const ContentReader& op) const {
  if (op.operands().size() < 2) return false;
  const Operand& properties = op.operands()[1];
  if (properties.kind != Operand::Kind::name) return properties.text.find("/ActualText") != std::string_view::npos;
  Handle list = named("/Properties", properties.text);
  return list.isDictionary() && list.hasKey("/ActualText");
}

void PageWalker::set_font(Handle font, double size, State& state) {
  state.font_size = size, state.font = nullptr;
  if (!font.isDictionary()) return fault(say("a font is missing"));
  state.font = &facts_.fonts[font.getObjGen()];
  state.font->dict = font;
}

// How wide letters are nobody asks here: half of their height, of ideographs all of it.
std::array<double, 4> PageWalker::text_area(size_t bytes, const State& state) const {
  const bool composite = state.font && state.font->dict.getKey("/Subtype").isNameAndEquals("/Type0");
  const Matrix placed = state.text * state.matrix;
  const double size = state.font_size, width = static_cast<double>(bytes) * size / 2;
  Path shown;
  if (composite && is_vertical(state.font->dict.getKey("/Encoding"))) {
    for (const double x : {-0.4 * size, 0.4 * size})
      for (const double y : {-width, 0.0}) shown.add(placed, x, y);
    return {shown.left, shown.bottom, shown.right, shown.top};
  }
  for (const double x : {0.0, composite ? width : width * 0.9})
    for (const double y : {-0.1 * size, 0.7 * size}) shown.add(placed, x, y);
  return {shown.left, shown.bottom, shown.right, shown.top};
}

void PageWalker::next_line(State& state, double x, double y) {
  state.line = Matrix{1, 0, 0, 1, x, y} * state.line;
  state.text = state.line;
}

bool PageWalker::text_position(const ContentReader& op, State& state) {
  const std::string_view o = op.operation();
  if (o == "BT") {
    state.text = state.line = {};
  } else if (o == "Tm") {
    state.text = state.line = {op.number(0), op.number(1), op.number(2), op.number(3), op.number(4), op.number(5)};
  } else if (o == "Td" || o == "TD") {
    if (o == "TD") state.leading = -op.number(1);
    next_line(state, op.number(0), op.number(1));
  } else if (o == "TL") {
    state.leading = op.number(0);
  } else if (o == "T*") {
    next_line(state, 0, -state.leading);
  } else {
    return false;
  }
  return true;
}

bool PageWalker::text(const ContentReader& op, State& state) {
  const std::string_view o = op.operation();
  if (text_position(op, state)) return true;
  if (o == "Tf") {
    set_font(named("/Font", op.name(0)), op.number(1), state);
  } else if (o == "Tr") {
    state.rendering = whole(op.number(0), 0, 7, phrase("the text rendering mode"));
  } else if (o == "Tj" || o == "TJ" || o == "'" || o == "\"") {
    if (o == "'" || o == "\"") next_line(state, 0, -state.leading);
    show(op.operands().empty() ? std::string_view{} : op.operands().back().text, state);
  } else {
    return false;
  }
  return true;
}

void PageWalker::show(std::string_view operand, State& state) {
  const std::string bytes = string_bytes(operand);
  const int how = state.rendering;  // ISO 32000-1, table 106
  const bool drawn = state.font && state.font->dict.getKey("/Subtype").isNameAndEquals("/Type3");
  const Matrix placed = state.text * state.matrix;
  if (drawn || how == 0 || how == 2 || how == 4 || how == 6) {
    mark(Mark::Kind::text, std::abs(state.font_size) * placed.scale(), state, false, {placed.e, placed.f},
         inks_below(text_area(bytes.size(), state)));
    if (state.fill.space.is_all() && is_in_trim(placed.e, placed.f, placed.e, placed.f))
      facts_.registration_inside.try_emplace(page_, here(placed.e, placed.f));
  }
  if (!drawn && (how == 1 || how == 2 || how == 5 || how == 6))
    mark(Mark::Kind::line, state.line_width * state.matrix.least_scale(), state, true, {placed.e, placed.f});
  if (!state.font || bytes.empty()) return;
  if (facts_.wants_texts) keep_text(bytes, drawn || (how != 3 && how != 7), state);
  if (state.font->where.page == 0) state.font->where = here(placed.e, placed.f);
  state.font->is_seen = state.font->is_seen || drawn || how != 3;
  note_codes(bytes, *state.font);
  if (drawn) glyphs(bytes, state);
}

// Text that nobody can read says nothing: it is not painted, too small, off the page, in the colour of the paper on
// paper. What is painted over it later is seen then (cover).
void PageWalker::keep_text(const std::string& bytes, bool painted, const State& state) {
  constexpr size_t most_texts = 100'000;
  constexpr double least_size = 4;  // points
  if (facts_.texts.size() >= most_texts) return;
  spend(work_a_drawing);
  ShownText shown{state.font->dict, bytes, text_area(bytes.size(), state), true};
  const auto& [left, bottom, right, top] = shown.area;
  const Matrix placed = state.text * state.matrix;
  const bool none = state.fill.space.family == Space::Family::cmyk || state.fill.space.family == Space::Family::grey
                        ? state.fill.is_white()
                        : state.fill.is_without_ink();
  shown.visible = painted && std::abs(state.font_size) * placed.scale() >= least_size &&
                  is_in_trim(left, bottom, right, top) && !(none && inks_below(shown.area) == 0);
  facts_.texts.push_back(std::move(shown));
}

void PageWalker::note_codes(std::string_view bytes, FontUse& font) {
  Handle encoding = font.dict.getKey("/Encoding");
  const bool composite = font.dict.getKey("/Subtype").isNameAndEquals("/Type0");
  if (composite && !encoding.isNameAndEquals("/Identity-H") && !encoding.isNameAndEquals("/Identity-V")) return;
  const size_t step = composite ? 2 : 1;
  for (size_t i = 0; i + step <= bytes.size(); i += step) {
    const auto byte = [&](size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const auto code = static_cast<uint16_t>(composite ? byte(i) << 8 | byte(i + 1) : byte(i));
    font.shown.insert(code);
    if (spoken_for_ == 0) font.bare.insert(code);
  }
}

// Each glyph once a page: what it draws is the same wherever it stands, but for its size.
void PageWalker::glyphs(std::string_view codes, const State& state) {
  Handle font = state.font->dict;
  const auto [found, fresh] = drawings_.try_emplace(font.getObjGen());
  if (fresh) found->second = drawings_of(font);
  for (const char c : codes) {
    const auto code = static_cast<unsigned char>(c);
    const auto drawing = found->second.find(code);
    if (drawing == found->second.end() || !drawn_glyphs_.insert({font.getObjGen(), code}).second) continue;
    glyph(font, drawing->second, state);
  }
}

void PageWalker::glyph(Handle font, Handle drawing, const State& state) {
  if (is_entered(drawing)) return;
  if (is_deepest()) return fault(say("forms are nested deeper than {}", deepest_form));
  spend(work_a_drawing);
  Handle own = font.getKey("/Resources");
  const bool outer = uncoloured_;  // d1 says it is, too
  const Path path = std::exchange(path_, {});
  begin_ = state;
  begin_.matrix = matrix_of(font.getKey("/FontMatrix"), {0.001, 0, 0, 0.001, 0, 0}) *
                  Matrix{state.font_size, 0, 0, state.font_size, 0, 0} * state.text * state.matrix;
  ++in_glyph_;
  const int stands_in = std::exchange(object_, drawing.getObjectID());
  enter(drawing, own.isDictionary() ? own : resources());
  object_ = stands_in;
  --in_glyph_;
  path_ = path, uncoloured_ = outer;
}

}  // namespace banxin
