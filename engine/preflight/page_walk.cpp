#include "preflight/page_walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "pdf/content_walk.h"
#include "preflight/graphics_state.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;
using Family = Space::Family;

constexpr size_t most_forms = 100'000;  // whose places are remembered
constexpr int64_t most_operations = 4'000'000;
// What is kept of what was found costs memory: in bytes read, as WorkLimit counts.
constexpr uint64_t work_a_fact = 2048, work_a_form = 4096;

double number_or(Handle value, double otherwise) { return value.isNumber() ? value.getNumericValue() : otherwise; }

constexpr int most_pixels = 1'000'000;  // of a side
bool is_true(Handle value) { return value.isBool() && value.getBoolValue(); }

class Walker : public ContentWalk {
 public:
  Walker(int page, const std::array<double, 4>& trim, PageFacts& facts) : page_(page), trim_(trim), facts_(facts) {}

  void group(Handle group);

 private:
  void visit(ContentReader& reader) override;
  void miss(const BadStream& bad) override { fault(fmt::format("a content stream {}", bad.what())); }
  void inner(Handle form, const State& state);
  int whole(double number, int least, int most, const char* what);
  int whole(Handle number, int least, int most, int otherwise, const char* what);
  bool graphics(const ContentReader& op, State& state);
  bool colours(const ContentReader& op, State& state);
  bool paths(const ContentReader& op, State& state);
  bool text(const ContentReader& op, State& state);
  void apply(Handle graphics_state, State& state);
  void external(Handle object, std::string_view name, State& state);
  void image(Handle dict, const State& state);
  void inline_image(const ContentReader& op, const State& state);
  void place(PlacedImage image, const State& state);
  void pattern(std::string_view name, const State& state);
  void shading(Handle shading);
  void note(const Space& space);
  void mark(Mark::Kind kind, double size, const State& state, bool stroke);
  void paint(const State& state, bool fill, bool stroke);
  void fault(const std::string& what) {
    if (facts_.faults.insert(fmt::format("page {}: {}", page_, what)).second) spend(work_a_fact);
  }
  void transparent(const std::string& what) { facts_.transparency.insert(fmt::format("{} on page {}", what, page_)); }

  int page_;
  std::array<double, 4> trim_;
  PageFacts& facts_;
  Path path_;
  State begin_;  // in which what is entered begins
  int64_t operations_ = 0;
};

void Walker::note(const Space& space) {
  ++facts_.spaces[space.family];
  if (space.family != Family::spot && space.family != Family::device_n) return;
  for (const std::string& plate : space.plates) {
    if (space.family == Family::spot)
      facts_.spots[plate].insert(space.substitute);
    else
      facts_.spots[plate];
    if (space.alternate != Family::cmyk && space.alternate != Family::grey)
      facts_.spot_alternates_off_press.insert(plate);
  }
}

// A number that a file says, which may be any; out of bounds it is a fault and the least one.
int Walker::whole(double number, int least, int most, const char* what) {
  if (number >= least && number <= most) return static_cast<int>(number);
  fault(fmt::format("{} is not between {} and {}", what, least, most));
  return least;
}

int Walker::whole(Handle number, int least, int most, int otherwise, const char* what) {
  return number.isNumber() ? whole(number.getNumericValue(), least, most, what) : otherwise;
}

void Walker::mark(Mark::Kind kind, double size, const State& state, bool stroke) {
  if (!std::isfinite(size)) return fault("a size is none that can be drawn");
  const auto [at, fresh] =
      facts_.marks.insert({kind, page_, std::round(size * 1000) / 1000, stroke ? state.stroke : state.fill,
                           stroke ? state.overprint_stroke : state.overprint_fill, state.overprint_mode});
  if (fresh) spend(work_a_fact);
}

void Walker::paint(const State& state, bool fill, bool stroke) {
  const auto& c = state.clip;  // crop marks of an ad lie outside its form's box
  if (path_.left > c[2] || path_.right < c[0] || path_.bottom > c[3] || path_.top < c[1]) return;
  if (fill) mark(Mark::Kind::area, path_.shorter_side(), state, false);
  if (stroke) mark(Mark::Kind::line, state.line_width * state.matrix.scale(), state, true);
  const bool all = (fill && state.fill.space.is_all()) || (stroke && state.stroke.space.is_all());
  constexpr double edge = 0.05;
  if (all && path_.left < trim_[2] - edge && path_.right > trim_[0] + edge && path_.bottom < trim_[3] - edge &&
      path_.top > trim_[1] + edge)
    facts_.registration_inside.insert(page_);
}

bool Walker::colours(const ContentReader& op, State& state) {
  const std::string_view o = op.operation();
  const bool stroke = !o.empty() && o[0] >= 'A' && o[0] <= 'Z';
  PaintColour& colour = stroke ? state.stroke : state.fill;
  const auto set = [&](const Space& space) {
    colour.space = space;
    colour.values = {};
    size_t n = 0;
    for (const Operand& operand : op.operands())
      if (operand.kind == Operand::Kind::number && n < 4) colour.values[n++] = operand.number;
    note(space);
  };
  if (o == "rg" || o == "RG") return set({Family::rgb, {}, Family::cmyk, {}}), true;
  if (o == "k" || o == "K") return set({Family::cmyk, {}, Family::cmyk, {}}), true;
  if (o == "g" || o == "G") return set({Family::grey, {}, Family::cmyk, {}}), true;
  if (o == "cs" || o == "CS") {
    colour.space = resolve_space(Handle::newName(std::string(op.name(0))), resources());
    colour.values = colour.space.family == Family::cmyk ? std::array<double, 4>{0, 0, 0, 1} : std::array<double, 4>{};
    return true;
  }
  if (o != "sc" && o != "SC" && o != "scn" && o != "SCN") return false;
  set(colour.space);
  const std::vector<Operand>& operands = op.operands();
  if (!operands.empty() && operands.back().kind == Operand::Kind::name) pattern(operands.back().text, state);
  return true;
}

bool Walker::graphics(const ContentReader& op, State& state) {
  const std::string_view o = op.operation();
  if (o == "cm") {
    const Matrix m{op.number(0), op.number(1), op.number(2), op.number(3), op.number(4), op.number(5)};
    state.matrix = m * state.matrix;
  } else if (o == "w") {
    state.line_width = op.number(0);
  } else if (o == "gs") {
    Handle found = named("/ExtGState", op.name(0));
    if (found.isDictionary())
      apply(found, state);
    else
      fault(fmt::format("the graphics state {} is missing", op.name(0)));
  } else if (o == "Do") {
    external(named("/XObject", op.name(0)), op.name(0), state);
  } else if (o == "sh") {
    shading(named("/Shading", op.name(0)));
  } else if (o == "BI") {
    inline_image(op, state);
  } else {
    return false;
  }
  return true;
}

void Walker::apply(Handle dict, State& state) {
  if (Handle v = dict.getKey("/OP"); v.isBool()) state.overprint_stroke = state.overprint_fill = v.getBoolValue();
  if (Handle v = dict.getKey("/op"); v.isBool()) state.overprint_fill = v.getBoolValue();
  if (Handle v = dict.getKey("/OPM"); v.isInteger()) state.overprint_mode = v.getIntValueAsInt();
  if (Handle v = dict.getKey("/LW"); v.isNumber()) state.line_width = v.getNumericValue();
  const double alpha = std::min(number_or(dict.getKey("/ca"), 1), number_or(dict.getKey("/CA"), 1));
  if (alpha < 0.9999) transparent(fmt::format("alpha {:.2f}", alpha));
  Handle mode = dict.getKey("/BM"), mask = dict.getKey("/SMask"), transfer = dict.getKey("/TR2");
  if (mode.isName() && mode.getName() != "/Normal" && mode.getName() != "/Compatible")
    transparent("blend mode " + mode.getName().substr(1));
  if (dict.hasKey("/TR") || dict.hasKey("/HTP") ||
      (transfer.isName() ? transfer.getName() != "/Default" : dict.hasKey("/TR2")))
    fault("a transfer function");
  if (!mask.isDictionary()) return;
  transparent("a soft mask");
  Handle form = mask.getKey("/G");
  if (form.isStream()) inner(form, {});
}

// What a form, a pattern or a soft mask draws.
void Walker::inner(Handle form, const State& state) {
  if (is_entered(form)) return;
  if (is_deepest()) return fault(fmt::format("forms are nested deeper than {}", deepest_form));
  spend(work_a_form);
  begin_ = state;
  enter(form);
}

void Walker::group(Handle group) {
  if (!group.isDictionary() || !group.getKey("/S").isNameAndEquals("/Transparency")) return;
  transparent("a transparency group");
  Handle space = group.getKey("/CS");
  if (space.isNull()) return;
  const Family family = resolve_space(space, Handle::newNull()).family;
  if (family != Family::cmyk) facts_.group_spaces.insert(fmt::format("{} on page {}", name_of(family), page_));
}

void Walker::external(Handle object, std::string_view name, State& state) {
  if (!object.isStream()) return fault(fmt::format("the object {} is missing", name));
  Handle dict = object.getDict(), kind = dict.getKey("/Subtype");
  if (dict.hasKey("/OPI")) fault("an OPI picture");
  if (kind.isNameAndEquals("/Image")) return image(dict, state);
  if (!kind.isNameAndEquals("/Form") || dict.hasKey("/PS") || dict.hasKey("/Ref"))
    return fault("a PostScript or reference object");
  State drawn = state;
  if (Handle m = dict.getKey("/Matrix"); m.isArray() && m.getArrayNItems() == 6) {
    const auto at = [&](int i) { return number_or(m.getArrayItem(i), 0); };
    drawn.matrix = Matrix{at(0), at(1), at(2), at(3), at(4), at(5)} * drawn.matrix;
  }
  if (Handle box = dict.getKey("/BBox"); box.isRectangle()) {
    const Handle::Rectangle r = box.getArrayAsRectangle();
    Path shown;
    for (const double x : {r.llx, r.urx})
      for (const double y : {r.lly, r.ury}) shown.add(drawn.matrix, x, y);
    if (facts_.forms.size() < most_forms)
      facts_.forms.push_back({page_, {shown.left, shown.bottom, shown.right, shown.top}});
    drawn.clip = {std::max(drawn.clip[0], shown.left), std::max(drawn.clip[1], shown.bottom),
                  std::min(drawn.clip[2], shown.right), std::min(drawn.clip[3], shown.top)};
  }
  group(dict.getKey("/Group"));
  inner(object, drawn);
}

void Walker::place(PlacedImage image, const State& state) {
  const Matrix& m = state.matrix;
  const double across = std::hypot(m.a, m.b) / 72, down = std::hypot(m.c, m.d) / 72;
  image.page = page_;
  Path shown;
  for (const double x : {0, 1})
    for (const double y : {0, 1}) shown.add(m, x, y);
  image.area = {shown.left, shown.bottom, shown.right, shown.top};
  image.ppi = across > 0 && down > 0 ? std::min(image.width / across, image.height / down) : 0;
  if (!std::isfinite(image.ppi)) fault("a picture has a size that cannot be drawn"), image.ppi = 0;
  if (!image.is_mask && prints_as_it_is(image.space)) note(image.space);  // the others have a rule of their own
  facts_.images.push_back(std::move(image));
  spend(work_a_fact);
}

void Walker::image(Handle dict, const State& state) {
  PlacedImage found;
  found.width = whole(dict.getKey("/Width"), 0, most_pixels, 0, "the width of a picture");
  found.height = whole(dict.getKey("/Height"), 0, most_pixels, 0, "the height of a picture");
  found.is_mask = is_true(dict.getKey("/ImageMask"));
  found.bits = found.is_mask ? 1 : whole(dict.getKey("/BitsPerComponent"), 1, 16, 8, "the bits of a picture");
  found.interpolated = is_true(dict.getKey("/Interpolate"));
  found.has_alternates = dict.hasKey("/Alternates");
  if (!found.is_mask) found.space = resolve_space(dict.getKey("/ColorSpace"), resources());
  if (dict.getKey("/SMask").isStream()) transparent("a picture with a soft mask");
  place(std::move(found), state);
}

void Walker::inline_image(const ContentReader& op, const State& state) {
  PlacedImage found;
  for (size_t i = 0; i + 1 < op.operands().size(); i += 2) {
    const std::string_view key = op.name(i), value = op.name(i + 1);
    if (key == "/W" || key == "/Width") found.width = whole(op.number(i + 1), 0, most_pixels, "the width of a picture");
    if (key == "/H" || key == "/Height")
      found.height = whole(op.number(i + 1), 0, most_pixels, "the height of a picture");
    if (key == "/BPC" || key == "/BitsPerComponent")
      found.bits = whole(op.number(i + 1), 1, 16, "the bits of a picture");
    if (key == "/IM" || key == "/ImageMask") found.is_mask = value == "true";
    if ((key == "/CS" || key == "/ColorSpace") && value.starts_with('/'))
      found.space = resolve_space(Handle::newName(std::string(value)), resources());
  }
  if (found.is_mask) found.bits = 1;
  place(std::move(found), state);
}

void Walker::pattern(std::string_view name, const State& state) {
  Handle found = named("/Pattern", name);
  if (found.isStream()) {
    const Path path = path_;  // the pattern's own paths are not the page's
    inner(found, state);
    path_ = path;
  } else if (found.isDictionary()) {
    shading(found.getKey("/Shading"));
  } else {
    fault(fmt::format("the pattern {} is missing", name));
  }
}

void Walker::shading(Handle shading) {
  Handle dict = shading.isStream() ? shading.getDict() : shading;
  if (!dict.isDictionary()) return fault("a shading is missing");
  note(resolve_space(dict.getKey("/ColorSpace"), resources()));
}

bool Walker::paths(const ContentReader& op, State& state) {
  const std::string_view o = op.operation();
  if (o == "m" || o == "l" || o == "c" || o == "v" || o == "y") {
    for (size_t i = 0; i + 1 < op.operands().size(); i += 2) path_.add(state.matrix, op.number(i), op.number(i + 1));
    ++path_.others;
    return true;
  }
  if (o == "re") {
    const double x = op.number(0), y = op.number(1), width = op.number(2), height = op.number(3);
    path_.add(state.matrix, x, y), path_.add(state.matrix, x + width, y + height);
    path_.add(state.matrix, x + width, y), path_.add(state.matrix, x, y + height);
    ++path_.rectangles;
    return true;
  }
  constexpr std::string_view fills[] = {"f", "F", "f*"}, strokes[] = {"S", "s"}, boths[] = {"B", "B*", "b", "b*"};
  const auto in = [&](const auto& all) { return std::find(std::begin(all), std::end(all), o) != std::end(all); };
  const bool both = in(boths), fill = both || in(fills), stroke = both || in(strokes);
  if (!fill && !stroke && o != "n") return false;
  if (fill || stroke) paint(state, fill, stroke);
  path_ = {};
  return true;
}

bool Walker::text(const ContentReader& op, State& state) {
  const std::string_view o = op.operation();
  if (o == "Tf") {
    state.font_size = op.number(1);
  } else if (o == "Tr") {
    state.rendering = whole(op.number(0), 0, 7, "the text rendering mode");
  } else if (o == "BT") {
    state.text = {};
  } else if (o == "Tm") {
    state.text = {op.number(0), op.number(1), op.number(2), op.number(3), op.number(4), op.number(5)};
  } else if (o == "Tj" || o == "TJ" || o == "'" || o == "\"") {
    const int how = state.rendering;  // ISO 32000-1, table 106
    if (how == 0 || how == 2 || how == 4 || how == 6)
      mark(Mark::Kind::text, std::abs(state.font_size) * (state.text * state.matrix).scale(), state, false);
    if (how == 1 || how == 2 || how == 5 || how == 6)
      mark(Mark::Kind::line, state.line_width * state.matrix.scale(), state, true);
  } else {
    return false;
  }
  return true;
}

void Walker::visit(ContentReader& reader) {
  State state = begin_;
  std::vector<State> saved;
  constexpr size_t deepest_save = 512;
  while (reader.next()) {
    if (++operations_ > most_operations) return fault("more operations than can be checked");
    if (reader.operation() == "q") {
      if (saved.size() < deepest_save)
        saved.push_back(state);
      else
        fault("graphics states are saved without end");
    } else if (reader.operation() == "Q") {
      if (saved.empty())
        fault("Q without q");
      else
        state = std::move(saved.back()), saved.pop_back();
    } else if (!colours(reader, state) && !paths(reader, state) && !text(reader, state)) {
      graphics(reader, state);
    }
  }
  if (reader.fault()) fault(reader.fault());
  if (!saved.empty()) fault("q without Q");
}

}  // namespace

void walk_page(Handle page, int number, const std::array<double, 4>& trim, PageFacts& facts) {
  Walker walker(number, trim, facts);
  walker.group(page.getKey("/Group"));
  walker.walk(page.getKey("/Contents"), page.getKey("/Resources"));
}

void walk_form(Handle form, PageFacts& facts) {
  Walker walker(1, {}, facts);
  walker.group(form.getDict().getKey("/Group"));
  walker.walk(form, form.getDict().getKey("/Resources"));
}

}  // namespace banxin
