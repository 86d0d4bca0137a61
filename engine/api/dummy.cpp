#include "api/dummy.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/grid_numbers.h"
#include "api/page_sums.h"
#include "api/plain_line.h"
#include "base/utf8.h"
#include "model/date.h"
#include "model/plain_text.h"

namespace banxin {
namespace {

int characters_of(const std::vector<Paragraph>& paragraphs) {
  int count = 0;
  for (const char32_t c : utf8::to_utf32(plain_text(paragraphs)))
    count += c != U' ' && c != U'\u3000' && c != U'\u2028' ? 1 : 0;
  return count;
}

int characters_of(const Story& story) {
  int count = 0;
  for (const Section& section : story.sections) count += characters_of(section.paragraphs);
  return count;
}

class PagePlan {
 public:
  PagePlan(const LaidOut& laid, InkTable& inks, Report& report)
      : edition_(laid.edition),
        line_(*laid.fonts, laid.edition, report),
        tongue_(laid.edition.language.is_chinese() ? Tongue::chinese : Tongue::english),
        pale_(inks.tint(InkTable::black, 120)),
        grey_(inks.tint(InkTable::black, 60)) {}

  Sheet draw(const Sheet& sheet) {
    Sheet plan = sheet;
    plan.ink = grid_of(sheet);
    plan.blocks.clear(), plan.slug.clear(), plan.copyfits.clear(), plan.stories.clear();
    heading(sheet, plan.ink);
    for (const PlacedBlock& block : sheet.blocks) draw(sheet, block, plan.ink);
    return plan;
  }

 private:
  static constexpr Length thin = from_pt(0.4), thick = from_pt(1.2);

  static void frame(const Rect& r, Length width, InkId ink, std::vector<Item>& items) {
    const Point a = r.origin(), b{r.right(), r.y}, c{r.right(), r.bottom()}, d{r.x, r.bottom()};
    for (const auto& [from, to] : {std::pair{a, b}, {b, c}, {c, d}, {d, a}})
      items.emplace_back(Stroke{.from = from, .to = to, .width = width, .ink = ink});
  }

  // The paper of a plan: base columns, every fifth line.
  std::vector<Item> grid_of(const Sheet& sheet) {
    std::vector<Item> items;
    for (const Rect& column : sheet.base_columns) frame(column, thin, pale_, items);
    const Rect& type = sheet.type_area;
    for (int n = 5; n <= sheet.grid_lines; n += 5) {
      const Length foot = sheet.grid_top + n * sheet.pitch, x = sheet.trim.width - foot;
      items.emplace_back(sheet.vertical
                             ? Stroke{.from = {x, type.y}, .to = {x, type.bottom()}, .width = thin, .ink = pale_}
                             : Stroke{.from = {type.x, foot}, .to = {type.right(), foot}, .width = thin, .ink = pale_});
    }
    number_grid(sheet, InkTable::black, line_, items);
    return items;
  }

  void heading(const Sheet& sheet, std::vector<Item>& items) {
    const std::string day = iso_date(edition_.date);
    const std::string what =
        fmt::format("{} {}{}{}", edition_.paper, day, sheet.section.empty() ? "" : " ", sheet.section);
    line_.add(say("Page {}  {}", sheet.label(), what).in(tongue_), from_pt(12), InkTable::black,
              {sheet.type_area.x, std::max(sheet.type_area.y - from_pt(18), from_pt(14))}, items);
  }

  void draw(const Sheet& sheet, const PlacedBlock& block, std::vector<Item>& items) {
    if (block.kind == "group" || block.kind == "rule" || block.area.height < sheet.pitch) return;
    const bool told = block.kind == "story" || block.kind == "notices";
    if (block.kind == "photo" || block.kind == "ad") items.emplace_back(Fill{block.area, grey_});
    frame(block.area, told ? thick : thin, InkTable::black, items);
    if (block.kind == "photo") cross(block.area, items);
    const std::vector<std::string> rows = rows_of(sheet, block);
    const Length most = std::min(from_pt(told ? 13 : 9), block.area.width / 6);
    const Length size = std::min(most, block.area.height / static_cast<int>(2 * rows.size() + 1) * 3 / 2);
    if (size < from_pt(4)) return;
    // A box is named at its foot: what stands in it is named at the top.
    const Length height = thousandths(size, 1450) * static_cast<int>(rows.size() - 1);
    const Length top =
        block.kind == "box" ? block.area.bottom() - height - size / 3 : block.area.y + thousandths(size, 1300);
    Point pen{block.area.x + size / 2, top};
    for (const std::string& row : rows) {
      if (pen.y > block.area.bottom()) break;
      line_.add(row, size, InkTable::black, pen, items);
      pen.y += thousandths(size, 1450);
    }
  }

  // As a picture is marked on a plan.
  static void cross(const Rect& r, std::vector<Item>& items) {
    constexpr InkId ink = InkTable::black;
    items.emplace_back(Stroke{.from = r.origin(), .to = {r.right(), r.bottom()}, .width = thin, .ink = ink});
    items.emplace_back(Stroke{.from = {r.right(), r.y}, .to = {r.x, r.bottom()}, .width = thin, .ink = ink});
  }

  std::vector<std::string> rows_of(const Sheet& sheet, const PlacedBlock& block) const {
    const auto [columns, lines] = extent_of(sheet, block.area);
    std::vector<std::string> rows = {block.name};
    if (columns > 0 && lines > 0) rows.push_back(say("{} columns × {} lines", columns, lines).in(tongue_));
    if (!block.story) return rows;
    const Story& story = edition_.stories[block.story->index];
    rows.front() += "　" + plain_text(story.title);
    const auto fit = std::ranges::find_if(sheet.copyfits, [&](const Copyfit& one) { return one.block == block.name; });
    const int has = characters_of(story);
    const bool begins = std::ranges::any_of(block.frames, [](const PlacedFrame& f) { return f.in_thread.part == 1; });
    if (fit == sheet.copyfits.end() && begins)
      rows.push_back(say("has {} characters", has).in(tongue_));  // what it wants stands at its end
    if (fit == sheet.copyfits.end()) return rows;
    const int wants = has - fit->characters_over + fit->characters_under;
    rows.push_back(say("wants {} characters, has {}", wants, has).in(tongue_));
    const Message state = fit->state() == Copyfit::State::overset
                              ? say("over: {}", lines_and_characters(fit->lines_over, fit->characters_over))
                          : fit->state() == Copyfit::State::underset
                              ? say("under: {}", lines_and_characters(fit->lines_under, fit->characters_under))
                              : say("fits");
    rows.push_back(state.in(tongue_));
    return rows;
  }

  const Edition& edition_;
  PlainLine line_;
  Tongue tongue_;  // as the edition
  InkId pale_, grey_;
};

}  // namespace

std::string dummy_pdf(const Engine& engine, const LaidOut& laid, Report& report) {
  InkTable inks = laid.edition.inks;
  PagePlan plan(laid, inks, report);
  std::vector<Sheet> sheets;
  for (const Sheet& sheet : laid.sheets) sheets.push_back(plan.draw(sheet));
  const SubsetFaces faces(sheets, face_files(*laid.fonts), &engine.kept_faces());
  const Edition& edition = laid.edition;
  return write_pdf(sheets, inks, faces,
                   {.title = fmt::format("{} {}", edition.paper, iso_date(edition.date)),
                    .author = edition.paper,
                    .subject = edition.number,
                    .language = edition.language.tag,
                    .date = iso_date(edition.date)});
}

}  // namespace banxin
