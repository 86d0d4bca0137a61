// What stands in content by its name, or in it: pictures, forms, patterns, shadings.
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "preflight/page_walker.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr size_t most_forms = 100'000;                         // whose places are remembered
constexpr uint64_t work_a_picture = 2048, work_a_form = 4096;  // in bytes read, as WorkLimit counts
constexpr int most_pixels = 1'000'000;                         // of a side

bool is_true(Handle value) { return value.isBool() && value.getBoolValue(); }

double item_of(Handle array, int i) {
  Handle item = array.getArrayItem(i);
  return item.isNumber() ? item.getNumericValue() : 0;
}

}  // namespace

// What a form, a pattern or a soft mask draws.
void PageWalker::inner(Handle form, const State& state) {
  if (is_entered(form)) return;
  if (is_deepest()) return fault(say("forms are nested deeper than {}", deepest_form));
  spend(work_a_form);
  begin_ = state;
  const int outer = std::exchange(object_, form.getObjectID());
  enter(form);
  object_ = outer;
}

void PageWalker::external(Handle object, std::string_view name, State& state) {
  if (!object.isStream()) return fault(say("the object {} is missing", name));
  Handle dict = object.getDict(), kind = dict.getKey("/Subtype");
  if (dict.hasKey("/OPI")) fault(say("an OPI picture"));
  if (kind.isNameAndEquals("/Image")) return image(object, state);
  if (!kind.isNameAndEquals("/Form") || dict.hasKey("/PS") || dict.hasKey("/Ref") ||
      dict.getKey("/Subtype2").isNameAndEquals("/PS"))
    return fault(say("a PostScript or reference object"));
  form(object, state);
}

void PageWalker::form(Handle object, State state) {
  Handle dict = object.getDict();
  if (Handle m = dict.getKey("/Matrix"); m.isArray() && m.getArrayNItems() == 6)
    state.matrix =
        Matrix{item_of(m, 0), item_of(m, 1), item_of(m, 2), item_of(m, 3), item_of(m, 4), item_of(m, 5)} * state.matrix;
  if (Handle box = dict.getKey("/BBox"); box.isRectangle()) {
    const Handle::Rectangle r = box.getArrayAsRectangle();
    Path shown;
    for (const double x : {r.llx, r.urx})
      for (const double y : {r.lly, r.ury}) shown.add(state.matrix, x, y);
    if (facts_.forms.size() < most_forms)
      facts_.forms.push_back({page_, {shown.left, shown.bottom, shown.right, shown.top}});
    state.clip = {std::max(state.clip[0], shown.left), std::max(state.clip[1], shown.bottom),
                  std::min(state.clip[2], shown.right), std::min(state.clip[3], shown.top)};
  }
  group(dict.getKey("/Group"));
  inner(object, state);
}

// Those that PDF/X lets stand inside the bleed (ISO 15930): they print.
void PageWalker::annotations(Handle page) {
  Handle all = page.getKey("/Annots");
  if (!all.isArray()) return;
  for (Handle note : all.getArrayAsVector()) {
    spend(work_a_picture);  // pages may share them
    if (!note.isDictionary()) continue;
    Handle kind = note.getKey("/Subtype"), looks = note.getKey("/AP");
    if (!kind.isNameAndEquals("/PrinterMark") && !kind.isNameAndEquals("/TrapNet")) continue;
    Handle normal = looks.isDictionary() ? looks.getKey("/N") : Handle::newNull();
    if (Handle state = note.getKey("/AS"); normal.isDictionary() && state.isName())
      normal = normal.getKey(state.getName());
    if (normal.isStream()) form(normal, {});
  }
}

void PageWalker::place(PlacedImage image, const State& state) {
  const Matrix& m = state.matrix;
  const double across = std::hypot(m.a, m.b) / 72, down = std::hypot(m.c, m.d) / 72;
  image.page = page_;
  Path shown;
  for (const double x : {0, 1})
    for (const double y : {0, 1}) shown.add(m, x, y);
  image.area = {shown.left, shown.bottom, shown.right, shown.top};
  if (image.is_mask) image.stencilled = state.fill;
  const Space& space = image.is_mask ? state.fill.space : image.space;
  if (space.is_all() && is_in_trim(shown.left, shown.bottom, shown.right, shown.top))
    facts_.registration_inside.try_emplace(page_, here(shown.left, shown.top));
  if (image.object == 0) image.object = object_;
  if (in_glyph_ == 0)
    cover(image.area, image.is_mask ? state.fill.inks_over() : space.family == Space::Family::grey ? 1 : 4, state);
  if (image.is_mask && in_glyph_ > 0) return;  // a letter of a bitmap font is no picture
  image.ppi = across > 0 && down > 0 ? std::min(image.width / across, image.height / down) : 0;
  if (!std::isfinite(image.ppi)) fault(say("a picture has a size that cannot be drawn")), image.ppi = 0;
  if (!image.is_mask && prints_as_it_is(image.space)) note(image.space);  // the others have a rule of their own
  facts_.images.push_back(std::move(image));
  spend(work_a_picture);
}

void PageWalker::image(Handle object, const State& state) {
  Handle dict = object.getDict();
  PlacedImage found{.object = object.getObjectID()};
  found.width = whole(dict.getKey("/Width"), 0, most_pixels, 0, phrase("the width of a picture"));
  found.height = whole(dict.getKey("/Height"), 0, most_pixels, 0, phrase("the height of a picture"));
  found.is_mask = is_true(dict.getKey("/ImageMask"));
  found.bits = found.is_mask ? 1 : whole(dict.getKey("/BitsPerComponent"), 1, 16, 8, phrase("the bits of a picture"));
  found.interpolated = is_true(dict.getKey("/Interpolate"));
  found.has_alternates = dict.hasKey("/Alternates");
  if (!found.is_mask) found.space = resolve_space(dict.getKey("/ColorSpace"), resources());
  if (Handle named = dict.getKey("/Intent"); named.isName()) intent(named.getName());
  Handle inside = dict.getKey("/SMaskInData");  // of JPEG 2000
  if (dict.getKey("/SMask").isStream() || (inside.isInteger() && inside.getIntValue() != 0))
    transparent(say("a picture with a soft mask"));
  place(std::move(found), state);
}

Space PageWalker::inline_space(std::string_view value) {
  if (value.starts_with('/')) return resolve_space(Handle::newName(std::string(value)), resources());
  if (!value.starts_with('[')) return {Space::Family::unknown, {}, Space::Family::cmyk, {}};
  spend(value.size());
  try {
    return resolve_space(Handle::parse(std::string(value)), resources());
  } catch (const std::exception&) {
    fault(say("a picture has a colour space that cannot be read"));
    return {Space::Family::unknown, {}, Space::Family::cmyk, {}};
  }
}

// ISO 32000-1, table 93: names of filters are short here.
void PageWalker::inline_filter(std::string_view value) {
  constexpr std::pair<std::string_view, const char*> forbidden[] = {{"/LZW", "LZWDecode"}, {"/Crypt", "Crypt"}};
  for (const auto& [name, filter] : forbidden)
    if (value.find(name) != std::string_view::npos)
      facts_.inline_filters.insert({say("the filter {} in content", filter), here()});
}

void PageWalker::inline_image(const ContentReader& op, const State& state) {
  PlacedImage found{};
  for (size_t i = 0; i + 1 < op.operands().size(); i += 2) {
    const std::string_view key = op.name(i), value = op.name(i + 1);
    if (key == "/W" || key == "/Width")
      found.width = whole(op.number(i + 1), 0, most_pixels, phrase("the width of a picture"));
    if (key == "/H" || key == "/Height")
      found.height = whole(op.number(i + 1), 0, most_pixels, phrase("the height of a picture"));
    if (key == "/BPC" || key == "/BitsPerComponent")
      found.bits = whole(op.number(i + 1), 1, 16, phrase("the bits of a picture"));
    if (key == "/IM" || key == "/ImageMask") found.is_mask = value == "true";
    if (key == "/CS" || key == "/ColorSpace") found.space = inline_space(value);
    if (key == "/F" || key == "/Filter") inline_filter(value);
    if (key == "/Intent") intent(value);
  }
  if (found.is_mask) found.bits = 1;
  place(std::move(found), state);
}

void PageWalker::pattern(std::string_view name, const State& state) {
  Handle found = named("/Pattern", name);
  if (found.isStream()) {
    Handle kind = found.getDict().getKey("/PaintType");
    const Path path = path_;  // the pattern's own paths are not the page's
    const bool outer = uncoloured_;
    uncoloured_ = outer || (kind.isInteger() && kind.getIntValue() == 2);
    inner(found, state);
    path_ = path, uncoloured_ = outer;
  } else if (found.isDictionary()) {
    State shaded = state;
    if (Handle dict = found.getKey("/ExtGState"); dict.isDictionary()) apply(dict, shaded);
    shading(found.getKey("/Shading"));
  } else {
    fault(say("the pattern {} is missing", name));
  }
}

void PageWalker::shading(Handle shading) {
  Handle dict = shading.isStream() ? shading.getDict() : shading;
  if (!dict.isDictionary()) return fault(say("a shading is missing"));
  const Space space = resolve_space(dict.getKey("/ColorSpace"), resources());
  note(space);
  if (facts_.shadings.size() < PageFacts::most_shadings) facts_.shadings.push_back({space, dict, here()});
  if (space.is_all()) facts_.registration_inside.try_emplace(page_, here());
}

}  // namespace banxin
