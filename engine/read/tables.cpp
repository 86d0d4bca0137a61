#include "read/tables.h"

#include "read/read.h"

namespace banxin {
namespace {

constexpr const char* plates_rule =
    "the plates that the page is printed from: c, m, y, k and spot inks: [k]; any when "
    "not given";
// No folder, nothing that a file system of the printer's would not take.
constexpr const char* page_file_pattern =
    R"(([^{}/\\:*?"<>|\x00-\x1f\x7f]|\{(id|paper|date|section|page|revision|standard)\}){1,100})";

}  // namespace

void fields(FileFields& f, EditionKeys& keys) {
  f.name({"edition", edition_id_rule, true}, keys.id, edition_id_pattern);
  f.word({"paper", "name of the newspaper", true}, keys.paper);
  f.name({"date", "day of issue, year-month-day: 2025-09-07", true}, keys.date, "\\d{4}-\\d{2}-\\d{2}");
  f.word({"number", "issue number"}, keys.number);
  f.name({"language", "BCP 47 tag of the language: zh-Hans, zh-Hant, ja, ko, en"}, keys.language,
         "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
  f.words({"names", "personal names that Chinese lines should not cut: [陈浩明, 周圆]"}, keys.names, "");
  f.integer({"revision", "which make of the edition this is, told on plates and in the PDF: 2 when it is made anew"},
            keys.revision, 1, 9999);
  f.integer({"page-count", "pages of the whole issue, for {pages}; the pages below when not given"}, keys.page_count, 1,
            9999);
  f.tree({"pages", "the pages, in order", true}, Tree::pages, keys.pages);
  f.map({"plan", "which pages share a printer's sheet"}, [&](Fields& inner) {
    keys.plan.emplace();
    fields(static_cast<FileFields&>(inner), *keys.plan);
  });
}

void fields(FileFields& f, PlanKeys& keys) {
  f.choice({"fold", "how sheets of four pages follow: half = one after another, nested = in one another"}, keys.fold,
           {"half", "nested"});
  f.page_pairs({"sheets", "the sides of the sheets in printing order, each a left and a right page: [[4, 1], [2, 3]]"},
               keys.sheets);
  f.length({"gap", "white between the trims of the two pages of a side, the fold in its middle (双联)"}, keys.gap);
  f.length({"lip", "paper left standing beside the page with the lower number, at its outer edge (fold overlap)"},
           keys.lip);
  f.length({"gripper", "paper below all that is printed, for the grippers of the press"}, keys.gripper);
  f.length({"creep", "how much nearer to the fold pages lie with each sheet that theirs lies in; fold: nested"},
           keys.creep);
}

void fields(FileFields& f, PageKeys& keys) {
  f.name({"template", "path of the page's template, from the folder of this file", true}, keys.template_file, "");
  f.integer({"page", "page number; its position when not given"}, keys.number, 1, 9999);
  f.page_pair({"spread", "numbers of the two facing pages that this one is: [2, 3]"}, keys.spread);
  f.page_pair({"strip", "in the place of a page: the strip (中缝) between two pages on one side of a sheet: [4, 1]"},
              keys.strip);
  f.word({"section", "name of the page in its running head"}, keys.section);
  f.tree({"slots", "what fills the blocks of the template, by their names"}, Tree::slots, keys.slots);
  f.words({"plates", plates_rule}, keys.plates, "");
  fields(static_cast<Fields&>(f), keys.lint);
  fields(static_cast<Fields&>(f), keys.fit);
}

void fields(FileFields& f, PressStyle& press) {
  f.name({"profile", "CMYK output profile of the printer (.icc), from the folder of this file"}, press.profile, "");
  f.word({"condition", "name of the printing condition in the PDF; the profile's own name when not given"},
         press.condition);
  f.choice({"intent", "how photos are separated"}, press.intent, {"perceptual", "relative"});
  f.percent({"total-ink", "most ink at one place of a photo, all plates together"}, press.total_ink, 1000, 4000);
  f.integer({"least-ppi", "a photo with fewer pixels an inch gets a warning"}, press.least_ppi, 1, 2400);
  f.integer({"most-ppi", "a photo with more pixels an inch is scaled down"}, press.most_ppi, 72, 2400);
  f.integer({"scaled-ppi", "what it is scaled down to"}, press.scaled_ppi, 72, 2400);
  f.name({"untagged-cmyk",
          "what CMYK photos without a profile are in: press = its own inks, refuse = an error, or a profile (.icc)"},
         press.untagged_cmyk, "");
  f.choice({"exif-adobe-rgb", "photos that say Adobe RGB by EXIF alone: honour it, take them for sRGB, or refuse them"},
           press.exif_adobe_rgb, {"honour", "srgb", "refuse"});
  f.choice({"bleed", "whether what touches the edge of the page has to reach into the bleed"}, press.needs_bleed,
           {"free", "required"});
  f.name({"page-file",
          "what --page-files calls the file of a page: {id} {paper} {date} {section} {page} {revision} "
          "{standard}"},
         press.page_file, page_file_pattern);
}

void fields(FileFields& f, TemplateKeys& keys, const std::function<void(Fields&)>& geometry) {
  f.name({"template", "name of the template"}, keys.name, "");
  f.name({"extends", "path of the template or house style it changes, from the folder of this file"}, keys.extends, "");
  f.tree({"sizes", "type sizes by name: {五号: 10.5pt}"}, Tree::sizes, keys.sizes);
  f.choice({"binding", "where the paper is bound; at the right when its lines are vertical"}, keys.binding,
           {"left", "right"});
  f.map({"page", "size of the page and its grid", true}, geometry);
  f.tree({"inks", "the colours, by name"}, Tree::inks, keys.inks);
  f.map({"press", "how the paper is printed"},
        [&](Fields& inner) { fields(static_cast<FileFields&>(inner), keys.press); });
  f.words({"plates", plates_rule}, keys.plates, "");
  f.tree({"styles", "the styles, by name"}, Tree::styles, keys.styles);
  f.tree({"paragraphs", "kinds of paragraphs that stories may use, by name"}, Tree::paragraphs, keys.paragraphs);
  f.tree({"blocks", "the blocks of the page, by name", true}, Tree::blocks, keys.blocks);
}

void fields(Fields& f, JumpStyle& jump) {
  f.map({"jump", "the jump lines of stories that go on on another page (转版)"}, [&](Fields& j) {
    j.word({"to", "at the foot of a part: （下转第{page-of:next}版）; as is usual in the language when not given"},
           jump.to);
    jump.to_place = j.place("to");
    j.word({"from", "at the head of the next: （上接第{page-of:previous}版）"}, jump.from);
    jump.from_place = j.place("from");
    j.integer({"least-lines", "fewer lines of the story before or behind them are told"}, jump.least_lines, 1, 40);
    j.style({"style", "how they are set; in the size of the text and the role kai when not given"}, jump.text);
  });
}

void fields(FileFields& f, HouseKeys& keys) { f.name({"house", "name of the house style"}, keys.house, ""); }

void fields(FileFields& f, GeometryKeys& keys) {
  f.length({"body", "type size of the body text: the 字 of the grid", true}, keys.body);
  f.length({"pitch", "from line to line of the body text: the grid", true}, keys.pitch);
  f.choice({"writing", "how its lines run; vertical ones go from right to left, and its columns are tiers (段)"},
           keys.vertical, {"horizontal-tb", "vertical-rl"});
  f.length({"cell", "how large flattened type (扁平) is across vertical lines; as the body when not given"}, keys.cell);
  f.size({"trim", "width and height of the trimmed page", true}, keys.trim);
  f.length({"bleed", "how far it is printed over the trim"}, keys.bleed);
  f.map({"margins", "where the type area stands; centred when not given"}, [&](Fields& inner) {
    auto& m = static_cast<FileFields&>(inner);
    m.margin({"top", "above the type area: a length, or centre"}, keys.top, keys.centred_y);
    m.margin({"bottom", "below the type area"}, keys.bottom, keys.centred_y);
    m.margin({"left", "left of the type area: a length, or centre"}, keys.left, keys.centred_x);
    m.margin({"right", "right of the type area"}, keys.right, keys.centred_x);
  });
  f.map({"columns", "the base columns", true}, [&](Fields& c) {
    c.integer({"count", "base columns", true}, keys.columns, 1, 64);
    c.integer({"chars", "characters in a base column", true}, keys.chars, 1, 400);
    c.integer({"gap", "characters between base columns"}, keys.gap, 0, 20);
  });
  f.integer({"strip", "characters between the columns of the two pages of a spread; a gap when not given"}, keys.strip,
            0, 100);
  f.integer({"lines", "grid lines in the type area", true}, keys.lines, 1, 1000);
  f.size({"type-area", "its size, only to be checked against columns and lines"}, keys.stated);
}

void fields(Fields& f, InkKeys& keys) {
  f.percent({"c", "cyan"}, keys.c, 0, 1000);
  f.percent({"m", "magenta"}, keys.m, 0, 1000);
  f.percent({"y", "yellow"}, keys.y, 0, 1000);
  f.percent({"k", "black"}, keys.k, 0, 1000);
  f.word({"spot", "name of its own plate: PANTONE 186 C; c, m, y, k are then its substitute"}, keys.spot);
}

}  // namespace banxin
