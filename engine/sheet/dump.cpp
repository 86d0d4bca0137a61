#include "sheet/dump.h"

#include <algorithm>
#include <initializer_list>
#include <span>

#include "base/json.h"
#include "sheet/items.h"

namespace banxin {
namespace {

constexpr JsonWriter::Form one_line = JsonWriter::Form::one_line;

// Faces and inks that the caller did not name are written as an empty name, never read out of bounds.
const std::string& name_at(const std::vector<std::string>& names, size_t index) {
  static const std::string none;
  return index < names.size() ? names[index] : none;
}

int64_t divide_rounded(int64_t numerator, int64_t denominator) {
  return (numerator < 0 ? numerator - denominator / 2 : numerator + denominator / 2) / denominator;
}

class Dump {
 public:
  explicit Dump(const DumpNames& names) : names_(names) {}
  std::string write(std::span<const Sheet> sheets);

 private:
  void fonts(std::span<const Sheet> sheets);
  void page(const Sheet& sheet);
  void geometry(const Sheet& sheet);
  void block(const Sheet& sheet, const PlacedBlock& block);
  void frame(const PlacedFrame& frame);
  void line(const PlacedLine& line);
  void interlinear(const PlacedLine& line);
  void run(const GlyphRun& run);
  void image(const Image& image);
  void stroke(const Stroke& stroke);
  void paths(const Sheet& sheet);
  void story(const Sheet& sheet, std::optional<StoryId> id);
  void copyfit(const Sheet& sheet, const Copyfit& fit);

  template <class Kind, class Each>
  void items(const char* key, const Sheet& sheet, Each each) {
    json_.key(key).array();
    for_each<Kind>(sheet, each);
    json_.end_array();
  }
  void text(const char* key, std::string_view value) { json_.key(key).text(value); }
  void mm(const char* key, Length value) { json_.key(key).decimal(to_micrometres(value)); }
  /// To the nanometre: what is multiplied by a count of lines must not carry its rounding along.
  void fine_mm(const char* key, Length value) {
    json_.key(key).decimal(divide_rounded(int64_t{value.mpt} * 25'400'000, 72'000), 6);
  }
  void mm_list(const char* key, std::initializer_list<Length> values) {
    json_.key(key).array(one_line);
    for (const Length value : values) json_.decimal(to_micrometres(value));
    json_.end_array();
  }
  void box(const char* key, const Rect& r) { mm_list(key, {r.x, r.y, r.width, r.height}); }

  const DumpNames& names_;
  JsonWriter json_;
};

std::string Dump::write(std::span<const Sheet> sheets) {
  json_.object();
  text("edition", names_.edition);
  text("paper", names_.paper);
  text("date", names_.date);
  text("units", "mm");
  fonts(sheets);
  json_.key("pages").array();
  for (const Sheet& sheet : sheets) page(sheet);
  json_.end_array().end_object();
  return json_.finish();
}

void Dump::fonts(std::span<const Sheet> sheets) {
  std::vector<bool> used;
  for (const Sheet& sheet : sheets)
    for_each<GlyphRun>(sheet, [&](const GlyphRun& run) {
      if (used.size() <= run.face.index) used.resize(run.face.index + 1u);
      used[run.face.index] = true;
    });
  json_.key("fonts").array();
  for (size_t face = 0; face < used.size(); ++face) {
    if (!used[face]) continue;
    json_.object(one_line);
    text("name", name_at(names_.face_names, face));
    text("version", name_at(names_.face_versions, face));
    json_.end_object();
  }
  json_.end_array();
}

void Dump::page(const Sheet& sheet) {
  json_.object();
  geometry(sheet);
  json_.key("blocks").array();
  for (const PlacedBlock& placed : sheet.blocks) block(sheet, placed);
  json_.end_array();
  items<Image>("images", sheet, [this](const Image& i) { image(i); });
  items<Stroke>("rules", sheet, [this](const Stroke& s) { stroke(s); });
  items<Fill>("fills", sheet, [this](const Fill& f) {
    json_.object(one_line);
    box("box", f.area);
    text("ink", name_at(names_.ink_names, f.ink.index));
    json_.end_object();
  });
  paths(sheet);
  json_.key("stories").array();
  for (const Copyfit& fit : sheet.copyfits) copyfit(sheet, fit);
  json_.end_array().end_object();
}

void Dump::geometry(const Sheet& sheet) {
  json_.key("page").integer(sheet.page);
  if (sheet.second_page) json_.key("pages").array(one_line).integer(sheet.page).integer(sheet.second_page).end_array();
  if (sheet.strip) json_.key("strip").boolean(true);
  text("section", sheet.section);
  text("template", sheet.template_name);
  if (sheet.bound_right) text("binding", "right");
  mm_list("trim", {sheet.trim.width, sheet.trim.height});
  mm("bleed", sheet.bleed);
  box("type_area", sheet.type_area);
  json_.key("grid").object(one_line);
  if (sheet.vertical) text("writing", "vertical-rl");
  fine_mm("top", sheet.grid_top);
  fine_mm("baseline_first", sheet.baseline_first);
  fine_mm("pitch", sheet.pitch);
  json_.key("lines").integer(sheet.grid_lines).end_object();
  json_.key("columns").array(one_line);
  for (const Rect& r : sheet.base_columns) {
    json_.array();
    for (const Length value : {r.x, r.y, r.width, r.height}) json_.decimal(to_micrometres(value));
    json_.end_array();
  }
  json_.end_array();
}

void Dump::block(const Sheet& sheet, const PlacedBlock& block) {
  json_.object();
  text("name", block.name);
  text("kind", block.kind);
  story(sheet, block.story);
  box("box", block.area);
  json_.key("frames").array();
  for (const PlacedFrame& placed : block.frames) frame(placed);
  json_.end_array().end_object();
}

void Dump::frame(const PlacedFrame& frame) {
  json_.object();
  text("role", name_of(frame.role));
  json_.key("column").integer(frame.column);
  json_.key("section").integer(frame.section);
  if (frame.in_thread.parts > 0) {
    json_.key("part").integer(frame.in_thread.part);
    json_.key("parts").integer(frame.in_thread.parts);
  }
  if (frame.cell) {
    json_.key("cell").object(one_line);
    json_.key("row").integer(frame.cell->row).key("column").integer(frame.cell->column);
    json_.key("rows").integer(frame.cell->rows).key("columns").integer(frame.cell->columns);
    if (frame.cell->again) json_.key("again").boolean(true);
    json_.end_object();
  }
  box("box", frame.area);
  json_.key("lines").array();
  for (const PlacedLine& placed : frame.lines) line(placed);
  json_.end_array().end_object();
}

void Dump::line(const PlacedLine& line) {
  json_.object(one_line);
  text("role", name_of(line.role));
  json_.key("paragraph").integer(line.paragraph);
  text("text", line.text);
  mm("x", line.x);
  mm("baseline", line.baseline);
  mm("width", line.width);
  if (line.vertical) json_.key("vertical").boolean(true);
  mm("natural", line.natural);
  text("stage", line.stage);
  // Against the line's first type size, as the eye sees the gap.
  if (line.widest_gap > Length{} && !line.runs.empty() && line.runs.front().size > Length{})
    json_.key("widest_gap_em").decimal(divide_rounded(int64_t{line.widest_gap.mpt} * 1000, line.runs.front().size.mpt));
  json_.key("ends_paragraph").boolean(line.ends_paragraph);
  if (line.continues) json_.key("continues").boolean(true);
  json_.key("runs").array();
  for (const GlyphRun& placed : line.runs) run(placed);
  json_.end_array();
  interlinear(line);
  json_.end_object();
}

// Ruby and emphasis marks of a line; lines and frames drawn beside it are strokes of the page.
void Dump::interlinear(const PlacedLine& line) {
  bool open = false;
  for (const Item& item : line.interlinear) {
    const auto* found = std::get_if<GlyphRun>(&item);
    if (!found) continue;
    if (!open) json_.key("interlinear").array();
    open = true;
    run(*found);
  }
  if (open) json_.end_array();
}

void Dump::run(const GlyphRun& run) {
  json_.object();
  text("text", run.text);
  text("font", name_at(names_.face_names, run.face.index));
  json_.key("size_pt").decimal(run.size.mpt);
  if (run.scale != 1000) json_.key("scale").decimal(run.scale);
  if (run.rotated) json_.key("rotated").boolean(true);
  text("ink", name_at(names_.ink_names, run.ink.index));
  mm("x", run.at.x);
  mm("y", run.at.y);
  json_.key("advances").array();
  for (const Length advance : run.advances) json_.decimal(to_micrometres(advance));
  json_.end_array().end_object();
}

void Dump::image(const Image& image) {
  // The size of an SVG or PDF is given in thousandths of its units, a pixel picture's in whole pixels.
  const int64_t unit = is_vector(image.format) ? 1 : 1000;
  const int64_t width = image.width * unit, height = image.height * unit;
  const auto across = [&](Length l) {
    return image.whole.width.mpt > 0 ? divide_rounded(l.mpt * width, image.whole.width.mpt) : 0;
  };
  const auto down = [&](Length l) {
    return image.whole.height.mpt > 0 ? divide_rounded(l.mpt * height, image.whole.height.mpt) : 0;
  };
  json_.object(one_line);
  text("file", image.name);
  if (const auto content = names_.pictures.find(image.file); content != names_.pictures.end())
    text("sha256", content->second);
  box("box", image.box);
  box("whole", image.whole);
  json_.key("pixels").array().decimal(width).decimal(height).end_array();
  json_.key("crop").array();
  json_.decimal(across(image.box.x - image.whole.x)).decimal(down(image.box.y - image.whole.y));
  json_.decimal(across(image.box.width)).decimal(down(image.box.height)).end_array();
  json_.key("ppi").integer(image.ppi);
  if (image.format == Image::Format::pdf) json_.key("page").integer(image.page);
  text("alt", image.alt);
  json_.end_object();
}

void Dump::stroke(const Stroke& stroke) {
  json_.object(one_line);
  mm_list("from", {stroke.from.x, stroke.from.y});
  mm_list("to", {stroke.to.x, stroke.to.y});
  json_.key("width_pt").decimal(stroke.width.mpt);
  if (stroke.wave > Length{}) json_.key("wave_pt").decimal(stroke.wave.mpt);
  text("ink", name_at(names_.ink_names, stroke.ink.index));
  json_.end_object();
}

// Where their points lie, not what lies between them.
void Dump::paths(const Sheet& sheet) {
  bool open = false;
  for_each<Contour>(sheet, [&](const Contour& path) {
    if (!open) json_.key("paths").array();
    open = true;
    json_.object(one_line);
    box("box", hull_of(path.steps));
    if (path.pen > Length{}) json_.key("width_pt").decimal(path.pen.mpt);
    text("ink", name_at(names_.ink_names, path.ink.index));
    json_.end_object();
  });
  if (open) json_.end_array();
}

// Its name tells a story; where two have the same, `story_id` tells which.
void Dump::story(const Sheet& sheet, std::optional<StoryId> id) {
  const SheetStory* told = sheet.find_story(id);
  text("story", told ? told->name : "");
  if (told) text("story_id", told->file);
}

void Dump::copyfit(const Sheet& sheet, const Copyfit& fit) {
  json_.object(one_line);
  story(sheet, fit.story);
  text("block", fit.block);
  text("state", name_of(fit.state()));
  json_.key("lines_over").integer(fit.lines_over);
  json_.key("characters_over").integer(fit.characters_over);
  json_.key("lines_under").integer(fit.lines_under);
  json_.key("characters_under").integer(fit.characters_under);
  json_.end_object();
}

}  // namespace

int64_t to_micrometres(Length length) { return divide_rounded(int64_t{length.mpt} * 127, 360); }

std::string to_json(const std::vector<Sheet>& sheets, const DumpNames& names) { return Dump(names).write(sheets); }

std::string page_to_json(const Sheet& sheet, const DumpNames& names) { return Dump(names).write({&sheet, 1}); }

}  // namespace banxin
