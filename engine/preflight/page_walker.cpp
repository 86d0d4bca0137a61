#include "preflight/page_walker.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pdf/function.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;
using Family = Space::Family;

constexpr int64_t most_operations = 4'000'000;
// What is kept of what was found costs memory: in bytes read, as WorkLimit counts.
constexpr uint64_t work_a_fact = 2048;

double number_or(Handle value, double otherwise) { return value.isNumber() ? value.getNumericValue() : otherwise; }

bool is_normal(Handle mode) { return mode.isNameAndEquals("/Normal") || mode.isNameAndEquals("/Compatible"); }

// Of several modes a reader takes the first that it knows (ISO 32000-1, 11.6.3), and readers know different ones.
std::string blend_mode(Handle mode) {
  if (mode.isName()) return is_normal(mode) ? "" : mode.getName().substr(1);
  if (!mode.isArray()) return "";
  for (const Handle& each : mode.getArrayAsVector())
    if (Handle(each).isName() && !is_normal(each)) return Handle(each).getName().substr(1);
  return "";
}

// ISO 32000-1, annex A, but for the operators that the walk takes for itself.
constexpr std::string_view others[] = {"b", "BX", "EX", "d", "d0", "d1", "DP", "MP", "h",
                                       "i", "j",  "J",  "M", "ri", "Tc", "Ts", "Tw", "Tz"};

}  // namespace

void PageWalker::miss(const BadStream& bad) { fault(say("a content stream {}", bad.said)); }

void PageWalker::walk_from(Handle object, Handle contents, Handle resources) {
  object_ = contents.isStream() && contents.isIndirect() ? contents.getObjectID() : object.getObjectID();
  walk(contents, resources);
}

void PageWalker::fault(Message what) {
  if (facts_.faults.insert({std::move(what), here()}).second) spend(work_a_fact);
}

void PageWalker::open_end(Message what) { facts_.open_ends.insert({std::move(what), here()}); }

void PageWalker::transparent(Message what) { facts_.transparency.insert({std::move(what), here()}); }

// A group's own colours are those of the output, or have a profile (PDF/X-4).
void PageWalker::blends_in(const Space& space, Message what) {
  const bool managed =
      space.family == Family::icc || space.family == Family::calibrated || space.family == Family::grey;
  (managed ? facts_.managed_group_spaces : facts_.group_spaces).insert({std::move(what), here()});
}

// What is painted over what: areas alone, by the rectangles round them.
void PageWalker::cover(const std::array<double, 4>& area, int inks, const State& state) {
  constexpr size_t most_covers = 4096;
  const auto& c = state.clip;
  const std::array<double, 4> seen{std::max(area[0], c[0]), std::max(area[1], c[1]), std::min(area[2], c[2]),
                                   std::min(area[3], c[3])};
  if (seen[0] >= seen[2] || seen[1] >= seen[3]) return;
  for (ShownText& text : facts_.texts)
    if (text.area[0] >= seen[0] && text.area[1] >= seen[1] && text.area[2] <= seen[2] && text.area[3] <= seen[3])
      text.visible = false;
  spend(16 * facts_.texts.size());
  if (covers_.size() >= most_covers)
    crowded_ = true;
  else
    covers_.push_back({seen, inks});
}

// The topmost that touches it; paper only where paper lies under all of it.
int PageWalker::inks_below(const std::array<double, 4>& area) const {
  if (crowded_) return 1;
  spend(16 * covers_.size());
  for (auto at = covers_.rbegin(); at != covers_.rend(); ++at) {
    const auto& a = at->area;
    if (area[0] >= a[2] || area[2] <= a[0] || area[1] >= a[3] || area[3] <= a[1]) continue;
    if (at->inks > 0) return at->inks;
    if (area[0] >= a[0] && area[2] <= a[2] && area[1] >= a[1] && area[3] <= a[3]) return 0;
  }
  return 0;
}

void PageWalker::note(const Space& space) {
  if (SpaceUse& use = facts_.spaces[space.family]; use.times++ == 0) use.where = here();
  for (const Space& under : space.under) note(under);
  if (space.family != Family::spot && space.family != Family::device_n) return;
  for (const std::string& plate : space.plates) {
    facts_.spots.try_emplace(plate);
    if (space.alternate == Family::lab)
      facts_.spot_alternates_in_lab.insert(plate);
    else if (space.alternate == Family::rgb)
      facts_.spot_alternates_in_rgb.insert(plate);
    else if (space.alternate != Family::cmyk && space.alternate != Family::grey)
      facts_.spot_alternates_off_press.insert(plate);
    else if (space.family == Family::spot)
      note_substitute(space);
  }
}

// What a spot ink is at full tint, in process inks; thousandths are as fine as anybody looks.
void PageWalker::note_substitute(const Space& space) {
  const std::string& plate = space.plates.at(0);
  Handle tint = space.tint;
  if (tint.isIndirect() && !tints_.insert({tint.getObjGen(), plate}).second) return;
  const auto full = value_at(tint, 1);
  if (!full || full->size() != (space.alternate == Family::cmyk ? 4 : 1))
    return fault(say("what stands for the ink {} cannot be reckoned", plate));
  std::array<double, 4> inks{0, 0, 0, 1 - full->front()};
  if (space.alternate == Family::cmyk) std::ranges::copy(*full, inks.begin());
  for (double& ink : inks) ink = std::round(ink * 1000) / 1000;
  facts_.spots[plate].insert(inks);
}

// A number that a file says, which may be any; out of bounds it is a fault and the least one.
int PageWalker::whole(double number, int least, int most, Phrase what) {
  if (number >= least && number <= most) return static_cast<int>(number);
  fault(say("{} is not between {} and {}", what, least, most));
  return least;
}

int PageWalker::whole(Handle number, int least, int most, int otherwise, Phrase what) {
  return number.isNumber() ? whole(number.getNumericValue(), least, most, what) : otherwise;
}

void PageWalker::count(PaintColour& colour) {
  if (!colour.is_counted) note(colour.space);
  colour.is_counted = true;
}

void PageWalker::mark(Mark::Kind kind, double size, State& state, bool stroke, const std::array<double, 2>& place,
                      int below) {
  if (uncoloured_) return;  // what it stands in was marked
  if (!std::isfinite(size)) return fault(say("a size is none that can be drawn"));
  PaintColour& colour = stroke ? state.stroke : state.fill;
  count(colour);
  const auto [at, fresh] = facts_.marks.insert({kind, page_, std::round(size * 1000) / 1000, colour,
                                                stroke ? state.overprint_stroke : state.overprint_fill,
                                                state.overprint_mode, below, here(place[0], place[1])});
  if (fresh) spend(work_a_fact);
}

bool PageWalker::is_in_trim(double left, double bottom, double right, double top) const {
  constexpr double edge = 0.05;
  return left < trim_[2] - edge && right > trim_[0] + edge && bottom < trim_[3] - edge && top > trim_[1] + edge;
}

void PageWalker::paint(State& state, bool fill, bool stroke) {
  const auto& c = state.clip;  // crop marks of an ad lie outside its form's box
  if (path_.left > c[2] || path_.right < c[0] || path_.bottom > c[3] || path_.top < c[1]) return;
  const std::array<double, 2> seen_at{std::max(path_.left, c[0]), std::min(path_.top, c[3])};
  if (fill) mark(Mark::Kind::area, path_.thinnest().value_or(-1), state, false, seen_at);
  if (fill && in_glyph_ == 0) cover({path_.left, path_.bottom, path_.right, path_.top}, state.fill.inks_over(), state);
  if (stroke) mark(Mark::Kind::line, state.line_width * state.matrix.least_scale(), state, true, seen_at);
  const bool all = (fill && state.fill.space.is_all()) || (stroke && state.stroke.space.is_all());
  if (all && is_in_trim(path_.left, path_.bottom, path_.right, path_.top))
    facts_.registration_inside.try_emplace(page_, here(seen_at[0], seen_at[1]));
}

bool PageWalker::colours(const ContentReader& op, State& state) {
  const std::string_view o = op.operation();
  const bool stroke = !o.empty() && o[0] >= 'A' && o[0] <= 'Z';
  PaintColour& colour = stroke ? state.stroke : state.fill;
  const auto set = [&](const Space& space) {
    if (uncoloured_) return;
    colour.space = space;
    colour.values = {};
    size_t n = 0;
    for (const Operand& operand : op.operands())
      if (operand.kind == Operand::Kind::number && n < 4) colour.values[n++] = operand.number;
    note(space);
    colour.is_counted = true;
  };
  const auto device = [&](const char* name) { return resolve_space(Handle::newName(name), resources()); };
  if (o == "rg" || o == "RG") return set(device("/DeviceRGB")), true;
  if (o == "k" || o == "K") return set(device("/DeviceCMYK")), true;
  if (o == "g" || o == "G") return set(device("/DeviceGray")), true;
  if (o == "cs" || o == "CS") {
    if (uncoloured_) return true;
    colour.space = resolve_space(Handle::newName(std::string(op.name(0))), resources());
    colour.values = colour.space.family == Family::cmyk ? std::array<double, 4>{0, 0, 0, 1} : std::array<double, 4>{};
    colour.is_counted = false;
    return true;
  }
  if (o != "sc" && o != "SC" && o != "scn" && o != "SCN") return false;
  set(colour.space);
  const std::vector<Operand>& operands = op.operands();
  if (!operands.empty() && operands.back().kind == Operand::Kind::name) pattern(operands.back().text, state);
  return true;
}

bool PageWalker::graphics(const ContentReader& op, State& state) {
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
      fault(say("the graphics state {} is missing", op.name(0)));
  } else if (o == "ri") {
    intent(op.name(0));
  } else if (o == "Do") {
    external(named("/XObject", op.name(0)), op.name(0), state);
  } else if (o == "sh") {
    shading(named("/Shading", op.name(0)));
  } else if (o == "BI") {
    inline_image(op, state);
  } else if (o == "d1") {
    uncoloured_ = true;
  } else {
    return false;
  }
  return true;
}

void PageWalker::intent(std::string_view name) {
  constexpr std::string_view known[] = {"/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual"};
  if (std::ranges::find(known, name) == std::end(known)) fault(say("{} is no rendering intent", name));
}

void PageWalker::apply(Handle dict, State& state) {
  if (Handle v = dict.getKey("/OP"); v.isBool()) state.overprint_stroke = state.overprint_fill = v.getBoolValue();
  if (Handle v = dict.getKey("/op"); v.isBool()) state.overprint_fill = v.getBoolValue();
  if (Handle v = dict.getKey("/OPM"); v.isInteger()) state.overprint_mode = v.getIntValueAsInt();
  if (Handle v = dict.getKey("/LW"); v.isNumber()) state.line_width = v.getNumericValue();
  if (Handle v = dict.getKey("/RI"); v.isName()) intent(v.getName());
  if (Handle v = dict.getKey("/Font"); v.isArray() && v.getArrayNItems() == 2)
    set_font(v.getArrayItem(0), number_or(v.getArrayItem(1), 0), state);
  const double alpha = std::min(number_or(dict.getKey("/ca"), 1), number_or(dict.getKey("/CA"), 1));
  if (alpha < 0.9999) transparent(say("alpha {:.2f}", alpha));
  if (const std::string mode = blend_mode(dict.getKey("/BM")); !mode.empty()) transparent(say("blend mode {}", mode));
  Handle transfer = dict.getKey("/TR2"), screen = dict.getKey("/HT");
  if (dict.hasKey("/TR") || dict.hasKey("/HTP") ||
      (transfer.isName() ? transfer.getName() != "/Default" : dict.hasKey("/TR2")))
    fault(say("a transfer function"));
  if (!screen.isNull() && !screen.isNameAndEquals("/Default")) halftone(screen);
  if (Handle mask = dict.getKey("/SMask"); mask.isDictionary()) soft_mask(mask);
}

void PageWalker::soft_mask(Handle mask) {
  transparent(say("a soft mask"));
  Handle drawn = mask.getKey("/G");
  if (!drawn.isStream()) return;
  Handle holder = drawn.getDict().getKey("/Group");
  Handle space = holder.isDictionary() ? holder.getKey("/CS") : Handle::newNull();
  if (mask.getKey("/S").isNameAndEquals("/Luminosity") && !space.isNull()) {
    const Space own = resolve_space(space, Handle::newNull());
    if (own.family != Family::cmyk && own.family != Family::grey)
      blends_in(own, say("a soft mask, blending in {}", name_of(own.family)));
  }
  const Path path = path_;
  inner(drawn, {});
  path_ = path;
}

void PageWalker::group(Handle group) {
  if (!group.isDictionary() || !group.getKey("/S").isNameAndEquals("/Transparency")) return;
  transparent(say("a transparency group"));
  Handle space = group.getKey("/CS");
  if (space.isNull()) return;
  const Space own = resolve_space(space, Handle::newNull());
  if (own.family != Family::cmyk) blends_in(own, say("blending in {}", name_of(own.family)));
}

// PDF/X knows two kinds, without names of their own (ISO 15930); what dots are made is the printer's all the same.
void PageWalker::halftone(Handle screen) {
  Handle dict = screen.isStream() ? screen.getDict() : screen;
  Handle kind = dict.isDictionary() ? dict.getKey("/HalftoneType") : Handle::newNull();
  const long long type = kind.isInteger() ? kind.getIntValue() : 0;
  if ((type != 1 && type != 5) || dict.hasKey("/HalftoneName"))
    fault(say("a halftone screen of a kind that PDF/X does not know"));
  else
    facts_.screens.insert({say("a halftone screen of its own"), here()});
}

bool PageWalker::paths(const ContentReader& op, State& state) {
  const std::string_view o = op.operation();
  if (o == "m" || o == "l" || o == "c" || o == "v" || o == "y") {
    if (o == "m") path_.close();
    for (size_t i = 0; i + 1 < op.operands().size(); i += 2) path_.add(state.matrix, op.number(i), op.number(i + 1));
    return true;
  }
  if (o == "re") {
    path_.rectangle(state.matrix, op.number(0), op.number(1), op.number(2), op.number(3));
    return true;
  }
  constexpr std::string_view fills[] = {"f", "F", "f*"}, strokes[] = {"S", "s"}, boths[] = {"B", "B*", "b", "b*"};
  const auto in = [&](const auto& all) { return std::find(std::begin(all), std::end(all), o) != std::end(all); };
  const bool both = in(boths), fill = both || in(fills), stroke = both || in(strokes);
  if (o == "W" || o == "W*") return clips_ = true;
  if (!fill && !stroke && o != "n") return false;
  path_.close();
  if (fill || stroke) paint(state, fill, stroke);
  if (std::exchange(clips_, false)) {
    auto& c = state.clip;
    c = {std::max(c[0], path_.left), std::max(c[1], path_.bottom), std::min(c[2], path_.right),
         std::min(c[3], path_.top)};
  }
  path_ = {};
  return true;
}

void PageWalker::operation(const ContentReader& op, State& state) {
  if (colours(op, state) || paths(op, state) || text(op, state) || graphics(op, state)) return;
  if (std::ranges::find(others, op.operation()) == std::end(others))
    fault(say("{} is no operator", op.operation().substr(0, 16)));
}

void PageWalker::visit(ContentReader& reader) {
  State state = begin_;
  std::vector<State> saved;
  std::vector<bool> spans;  // marked content: whether it says its text
  bool in_text = false;
  constexpr size_t deepest_save = 512;
  while (reader.next()) {
    const std::string_view o = reader.operation();
    if (++operations_ > most_operations) return fault(say("more operations than can be checked"));
    if (o == "q") {
      if (saved.size() < deepest_save)
        saved.push_back(state);
      else
        fault(say("graphics states are saved without end"));
    } else if (o == "Q") {
      if (saved.empty())
        fault(say("Q without q"));
      else
        state = std::move(saved.back()), saved.pop_back();
    } else if (o == "BMC" || o == "BDC") {
      spans.push_back(o == "BDC" && speaks(reader));
      spoken_for_ += spans.back() ? 1 : 0;
    } else if (o == "EMC") {
      if (spans.empty())
        fault(say("EMC without BMC"));
      else
        spoken_for_ -= spans.back() ? 1 : 0, spans.pop_back();
    } else if (o == "ET") {
      if (!std::exchange(in_text, false)) fault(say("ET without BT"));
    } else {
      if (o == "BT" && std::exchange(in_text, true)) fault(say("BT within BT"));
      operation(reader, state);
    }
  }
  for (const bool span : spans) spoken_for_ -= span ? 1 : 0;
  if (!reader.fault().empty()) fault(reader.fault());
  if (!saved.empty()) open_end(say("q without Q"));
  if (!spans.empty()) open_end(say("BMC without EMC"));
  if (in_text) open_end(say("BT without ET"));
}

}  // namespace banxin
