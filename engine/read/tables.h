// The keys of editions, pages, templates and inks: one table each, for the reader and for the schema.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/edition.h"
#include "model/fields.h"
#include "read/fields.h"
#include "read/yaml.h"

namespace banxin {

inline constexpr Key based_on_key{"based-on", "the style whose values hold where none are given here"};

struct PlanKeys {
  enum Fold : int { half, nested };
  int fold = -1;  ///< a Fold; −1 = not given
  std::vector<SheetSide> sheets;
  Length gap{0}, lip{0}, gripper{0}, creep{0};  ///< of each sheet; `creep`: more than the sheet it lies in
};
void fields(FileFields& f, PlanKeys& keys);

struct EditionKeys {
  std::string id, paper, date, number, language = "zh-Hans";
  int page_count = 0;  ///< 0 = as many as there are pages
  int revision = 0;
  std::vector<std::string> names;
  NodePtr pages;
  std::optional<PlanKeys> plan;
};
void fields(FileFields& f, EditionKeys& keys);

struct PageKeys {
  std::string template_file, section;
  int number = 0;    ///< 0 = its position
  SheetSide spread;  ///< 0 = a single page
  SheetSide strip;   ///< 0 = not a strip
  NodePtr slots;
  std::vector<std::string> plates;  ///< as written; none = as its template says
  LintStyle lint;                   ///< over that of its template
  FitRules fit;                     ///< likewise
};
void fields(FileFields& f, PageKeys& keys);

struct TemplateKeys {
  std::string name, extends;
  PressStyle press;
  std::vector<std::string> plates;
  int binding = -1;  ///< 0 left, 1 right; −1 = not given
  NodePtr sizes, inks, styles, paragraphs, blocks;
};
/// What `press` says; the file names in it are not looked for yet.
void fields(FileFields& f, PressStyle& press);
/// `geometry` walks the keys under `page`; `sizes` is there by then.
void fields(FileFields& f, TemplateKeys& keys, const std::function<void(Fields&)>& geometry);

/// The words and the look of jump lines; once the styles are there.
void fields(Fields& f, JumpStyle& jump);

struct HouseKeys {
  std::string house;
};
/// What a house file has instead of a template's name.
void fields(FileFields& f, HouseKeys& keys);

/// A side of a PDF page (ISO 32000-1, C.2), which holds the trim, its bleed and its printer's marks.
inline constexpr Length largest_page = from_pt(14'400);
inline constexpr Length room_for_marks = from_mm(9);

struct GeometryKeys {
  Length body{}, pitch{}, bleed{};
  std::optional<Size> trim, stated;
  std::optional<Length> top, bottom, left, right;
  bool centred_x = false, centred_y = false;
  int columns = 0, chars = 0, gap = 1, lines = 0;
  int strip = -1;  ///< −1 = as wide as a gap
  bool vertical = false;
  Length cell{};  ///< 0 = as the body
};
/// `body` and `pitch` come first: 字 and grid in the lengths below mean them.
void fields(FileFields& f, GeometryKeys& keys);

struct InkKeys {
  int c = 0, m = 0, y = 0, k = 0;
  std::string spot;
};
void fields(Fields& f, InkKeys& keys);

}  // namespace banxin
