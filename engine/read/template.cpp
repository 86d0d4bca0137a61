#include "read/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "read/blocks.h"
#include "read/styles.h"

namespace banxin {
namespace {

Place place_in(const Node& map, const char* key) {
  const Node::Entry* entry = map.find(key);
  return entry ? entry->value->place : map.place;
}

std::string millimetres(Length l) { return fmt::format("{:.1f}mm", to_mm(l)); }

// More than one part in a hundred apart.
bool differs(Length a, Length b) { return std::abs(static_cast<int64_t>(a.mpt) - b.mpt) * 100 > std::abs(b.mpt); }

bool in_range(const GeometryKeys& keys, const Node& page, bool spread, Report& report) {
  bool good = keys.trim && keys.columns > 0 && keys.chars > 0 && keys.lines > 0;  // else said already
  const auto check = [&](const char* key, Length value, Length least, Length most) {
    if (!page.find(key)) return void(good = good && value >= least);
    if (value >= least && value <= most) return;
    report.error("out-of-range", place_in(page, key), say("{} of page is {}", key, print_pt(value)),
                 say("write {} to {}", print_pt(least), print_pt(most)));
    good = false;
  };
  check("body", keys.body, from_pt(1), from_pt(1000));
  check("pitch", keys.pitch, from_pt(1), from_pt(1000));
  check("bleed", keys.bleed, Length{0}, from_pt(144));
  if (page.find("cell")) check("cell", keys.cell, keys.body, keys.pitch);
  if (keys.cell.mpt > 0 && !keys.vertical)
    report.error("out-of-range", place_in(page, "cell"), say("type is flattened in vertical lines only"),
                 say("leave out cell, or write writing: vertical-rl"));
  if (keys.trim && (keys.trim->width < from_pt(1) || keys.trim->height < from_pt(1))) {
    report.error("out-of-range", place_in(page, "trim"), say("the trim has no area"), say("write [390mm, 550mm]"));
    good = false;
  }
  const Length most = largest_page - 2 * (std::clamp(keys.bleed, Length{0}, from_pt(144)) + room_for_marks);
  const Length most_width = spread ? most / 2 : most;
  if (keys.trim && (keys.trim->width > most_width || keys.trim->height > most)) {
    report.error("out-of-range", place_in(page, "trim"),
                 say("with bleed and marks {} is larger than a page of a PDF may be, 14400pt a side",
                     spread ? say("the spread") : say("the page")),
                 say("write at most [{}, {}]", print_pt(most_width), print_pt(most)));
    good = false;
  }
  return good;
}

// One direction of the type area: where it starts, and whether the margins agree with its extent.
struct TypeAreaExtent {
  const char *name, *first, *last;  // "width", "left", "right"
  Length whole, derived;
  std::optional<Length> before, after, stated;
  bool centred;
};

Length start_of(const TypeAreaExtent& e) {
  if (e.centred || (!e.before && !e.after)) return (e.whole - e.derived) / 2;
  return e.before ? *e.before : e.whole - *e.after - e.derived;
}

void check_extent(const TypeAreaExtent& e, const Node& page, Report& report) {
  if (e.stated && differs(e.derived, *e.stated)) {
    report.error("type-area", place_in(page, "type-area"),
                 say("the stated {} of the type area is {}, columns and lines give {}", e.name, millimetres(*e.stated),
                     millimetres(e.derived)),
                 say("change columns, chars, gap, lines, body or pitch, or state what they give"));
  }
  if (e.before && e.after && !e.centred && differs(e.derived, e.whole - *e.before - *e.after)) {
    report.error("type-area", place_in(page, "margins"),
                 say("the margins {} and {} leave {}, columns and lines give {}", e.first, e.last,
                     millimetres(e.whole - *e.before - *e.after), millimetres(e.derived)),
                 say("leave out {}: it follows from the rest", e.last));
  }
  const Length start = start_of(e);
  if (start < Length{0} || start + e.derived > e.whole) {
    report.error("type-area", page.place,
                 say("the type area leaves the page: its {} is {} from {}, the page has {}", e.name,
                     millimetres(e.derived), millimetres(start), millimetres(e.whole)),
                 say("take fewer columns, characters or lines, or a smaller margin"));
  }
}

// Extents that a Length cannot hold are as good as endless.
Length extent(int64_t mpt) { return {static_cast<int32_t>(std::min<int64_t>(mpt, 500'000'000))}; }

}  // namespace

PageGeometry geometry_of(const GeometryKeys& keys, const Node& page, bool spread, Report& report) {
  PageGeometry geometry;
  if (!in_range(keys, page, spread, report)) return geometry;
  geometry.trim = *keys.trim;
  geometry.bleed = keys.bleed;
  geometry.columns = keys.columns, geometry.chars = keys.chars, geometry.gap = keys.gap, geometry.lines = keys.lines;
  geometry.body = keys.body, geometry.pitch = keys.pitch;
  const int64_t across = keys.columns * keys.chars + (keys.columns - 1) * keys.gap;
  geometry.vertical = keys.vertical, geometry.cell = keys.cell;
  const Length along = extent(across * keys.body.mpt);
  const Length down = extent(static_cast<int64_t>(keys.lines - 1) * keys.pitch.mpt + geometry.line_cell().mpt);
  const Length width = keys.vertical ? down : along, height = keys.vertical ? along : down;
  const auto stated = [&](Length Size::*side) {
    return keys.stated ? std::optional((*keys.stated).*side) : std::nullopt;
  };
  const TypeAreaExtent x{"width",       "left",    "right",    geometry.trim.width,
                         width,         keys.left, keys.right, stated(&Size::width),
                         keys.centred_x};
  const TypeAreaExtent y{"height",      "top",    "bottom",    geometry.trim.height,
                         height,        keys.top, keys.bottom, stated(&Size::height),
                         keys.centred_y};
  check_extent(x, page, report);
  check_extent(y, page, report);
  geometry.type_area = {start_of(x), start_of(y), width, height};
  if (!spread || width > geometry.trim.width) return geometry;
  geometry = spread_of(geometry, keys.strip < 0 ? keys.gap : keys.strip);
  if (geometry.type_area.x < Length{0})
    report.error("type-area", place_in(page, "strip"),
                 say("the type area of the spread is {} wide, its two pages have {}",
                     millimetres(geometry.type_area.width), millimetres(geometry.trim.width)),
                 say("make the strip narrower"));
  return geometry;
}

namespace {

void read_sizes(const NodePtr& tree, Scope& scope) {
  if (!tree) return;
  for (const Node::Entry& entry : tree->entries) {
    YamlFields f(*tree, say("sizes"), scope);
    std::optional<Length> size;
    f.length({entry.key.c_str(), "a length: 10.5pt"}, size);
    if (size) scope.sizes[entry.key] = *size;
  }
}

bool is_same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

// What is wrong with the name of a plate besides other inks'; empty when nothing is. PDF has All and None for every
// plate and for none, and the process inks for its own (ISO 32000-1, 8.6.6.4).
Message plate_fault(const std::string& plate) {
  constexpr size_t longest = 127;  // ISO 32000-1, annex C
  constexpr std::string_view reserved[] = {"All", "None", "Registration", "Cyan", "Magenta", "Yellow", "Black"};
  if (plate.empty()) return say("has no name");
  if (plate.size() > longest) return say("has a name of more than {} bytes", longest);
  if (plate.front() == ' ' || plate.back() == ' ') return say("has a name with blanks at its end");
  if (std::ranges::any_of(plate, [](unsigned char c) { return c < ' ' || c == 0x7F; }))
    return say("has a name with control characters");
  for (const std::string_view name : reserved)
    if (is_same_word(plate, name)) return say("is called {}, which is no spot ink", plate);
  return {};
}

// One plate has one name and one substitute.
void check_plate(const Ink& ink, const Node& node, Scope& scope) {
  const auto tell = [&](const Message& what, const Message& hint) {
    scope.report.error("wrong-plate", place_in(node, "spot"), what, hint);
  };
  if (const Message fault = plate_fault(ink.name); !fault.empty())
    return tell(say("the plate {}", fault), say("write the name that the printer knows the ink by, as PANTONE 186 C"));
  for (const Ink& other : scope.reading->edition.inks.all()) {
    if (other.kind != Ink::Kind::spot || !is_same_word(other.name, ink.name)) continue;
    if (other.name != ink.name)
      return tell(say("another ink calls this plate {}", other.name),
                  say("write it the same everywhere, or the printer gets two plates"));
    if (other.c != ink.c || other.m != ink.m || other.y != ink.y || other.k != ink.k)
      return tell(say("another ink of the plate {} has another substitute", ink.name),
                  say("write the same c, m, y, k for both: they show what the one ink looks like"));
  }
}

void read_ink(const Node::Entry& entry, Scope& scope) {
  const Node& node = *entry.value;
  if (!node.is_map()) {
    scope.report.error("wrong-type", node.place, say("ink {} needs a map, this is {}", entry.key, kind_word(node)),
                       say("write {{c: 0%, m: 95%, y: 90%, k: 5%}}"));
    return;
  }
  InkKeys keys;
  YamlFields f(node, say("ink {}", entry.key), scope);
  fields(f, keys);
  f.finish();
  if (scope.inks.contains(entry.key)) {
    scope.report.error("reserved-ink", entry.place, say("the ink {} is always there", entry.key),
                       say("give this one another name"), static_cast<int>(utf8::length(entry.key)));
    return;
  }
  const auto share = [](int thousandths) { return static_cast<uint16_t>(thousandths); };
  Ink ink{.name = entry.key, .c = share(keys.c), .m = share(keys.m), .y = share(keys.y), .k = share(keys.k)};
  if (node.find("spot")) {
    ink.kind = Ink::Kind::spot, ink.name = keys.spot;
    check_plate(ink, node, scope);
  }
  scope.inks.emplace(entry.key, scope.reading->edition.inks.add(ink));
}

void read_inks(const NodePtr& tree, Scope& scope) {
  scope.inks = {{"black", InkTable::black}, {"paper", InkTable::paper}};
  if (!tree) return;
  for (const Node::Entry& entry : tree->entries) read_ink(entry, scope);
}

// The profile's file, by one name whichever template names it; empty when there is none to be had.
std::string profile_of(const std::string& name, Place place, bool first_page, Scope& scope) {
  const Reading& reading = *scope.reading;
  const auto file = find_named_file(name, place, reading.folders, scope.report);
  if (!file) return {};
  const std::string path = file->real.string();
  if (!first_page || !reading.fault_of_profile) return path;
  if (const Message fault = reading.fault_of_profile(path); !fault.empty())
    scope.report.error("bad-profile", place, say("the output profile {} {}", name, fault),
                       say("name the CMYK profile of your printer (.icc), or leave profile out"));
  return path;
}

// The profile that stands for the one that CMYK photos do not carry.
void find_photo_profile(const Node& press, PressStyle& style, bool first_page, Scope& scope) {
  const Node::Entry* entry = press.find("untagged-cmyk");
  if (!entry || style.untagged_cmyk == "press" || style.untagged_cmyk == "refuse") return;
  const std::string path = profile_of(style.untagged_cmyk, entry->value->place, first_page, scope);
  style.untagged_cmyk = path.empty() ? "press" : path;
}

// The first page says how the edition is printed; the others may only say the same.
void read_press(const Node& tree, PressStyle press, const Page& page, Scope& scope) {
  const Node::Entry* entry = tree.find("press");
  const Place place = entry ? entry->place : tree.place;
  const Node::Entry* profile = entry && entry->value->is_map() ? entry->value->find("profile") : nullptr;
  const bool first_page = scope.reading->edition.pages.empty();
  if (profile && !press.profile.empty())
    press.profile = profile_of(press.profile, profile->value->place, first_page, scope);
  if (entry && entry->value->is_map()) find_photo_profile(*entry->value, press, first_page, scope);
  if (press.scaled_ppi > press.most_ppi)
    scope.report.error("out-of-range", place,
                       say("scaled-ppi of press is {}, most-ppi is {}", press.scaled_ppi, press.most_ppi),
                       say("write a scaled-ppi that is not above most-ppi"));
  PressStyle& edition = scope.reading->edition.press;
  if (first_page)
    edition = press;
  else if (press != edition)
    scope.report.error("press-differs", place, say("page {} is to be printed otherwise than the first", page.number),
                       say("give all pages the same house style"));
}

std::optional<OrderedPlates> plates_in(const Node& list, const std::vector<std::string>& words, Scope& scope) {
  OrderedPlates plates;
  if (words.empty())
    scope.report.error("unknown-plate", list.place, say("a page is printed from one plate at least"),
                       say("write plates: [k], or leave plates out"));
  for (const std::string& word : words) {
    const auto swatch = scope.inks.find(word);
    const std::vector<Ink>& inks = scope.reading->edition.inks.all();
    const auto is_spot = [&](const Ink& ink) { return ink.kind == Ink::Kind::spot && ink.name == word; };
    if (word == "c")
      plates.c = true;
    else if (word == "m")
      plates.m = true;
    else if (word == "y")
      plates.y = true;
    else if (word == "k")
      plates.k = true;
    else if (swatch != scope.inks.end() && inks[swatch->second.index].kind == Ink::Kind::spot)
      plates.add({.spots = {inks[swatch->second.index].name}});
    else if (std::ranges::any_of(inks, is_spot))
      plates.add({.spots = {word}});
    else
      scope.report.error("unknown-plate", list.place, say("there is no plate \"{}\"", word),
                         say("write c, m, y, k, or the name of a spot ink of the page"));
  }
  return plates;
}

// All pages are bound at one side; vertical lines only at the right.
void read_binding(const Node& tree, int binding, Page& page, Scope& scope) {
  constexpr int left = 0, right = 1;
  PageGeometry& g = page.geometry;
  if (g.vertical && binding == left)
    scope.report.error("bad-binding", place_in(tree, "binding"), say("a page of vertical lines is bound at the right"),
                       say("leave out binding"));
  g.from_right = binding == right && !g.vertical;
  const std::vector<Page>& pages = scope.reading->edition.pages;
  if (pages.empty() || pages.front().geometry.bound_right() == g.bound_right()) return;
  scope.report.error(
      "binding-differs", place_in(tree, "binding"),
      say("page {} is bound at the {}, the first at the other side", page.number, g.bound_right() ? "right" : "left"),
      say("say binding in the house file that all templates extend"));
}

}  // namespace

void read_plates(const Node& map, const std::vector<std::string>& words, Scope& scope, Page& page) {
  if (const Node::Entry* entry = map.find("plates")) page.plates = plates_in(*entry->value, words, scope);
}

void read_template(const Node& tree, Scope& scope, Page& page) {
  TemplateKeys keys;
  HouseKeys house;
  GeometryKeys geometry;
  scope.body = &geometry.body;
  scope.pitch = &geometry.pitch;
  YamlFields f(tree, say("the template"), scope);
  fields(f, keys, [&](Fields& inner) {
    read_sizes(keys.sizes, scope);
    fields(static_cast<FileFields&>(inner), geometry);
  });
  fields(f, house);
  if (const Node::Entry* entry = tree.find("page"); entry && entry->value->is_map())
    page.geometry = geometry_of(geometry, *entry->value, page.second != 0, scope.report);
  read_binding(tree, keys.binding, page, scope);
  read_press(tree, keys.press, page, scope);
  read_inks(keys.inks, scope);
  read_plates(tree, keys.plates, scope, page);
  read_styles(keys.styles, scope);
  read_paragraph_kinds(keys.paragraphs, scope);
  fields(f, page.jump);
  LintStyle of_house;
  fields(f, of_house);
  page.lint = of_house.changed_by(page.lint);
  FitRules house_fit = own_fit_rules();
  fields(f, house_fit);
  page.fit = house_fit.changed_by(page.fit);
  f.finish();
  if (keys.blocks) page.blocks = read_blocks(*keys.blocks, scope);
  scope.body = scope.pitch = nullptr;
}

}  // namespace banxin
