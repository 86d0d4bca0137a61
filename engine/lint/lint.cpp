#include "lint/lint.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "lint/checks.h"

namespace banxin {
namespace {

Severity severity_of(LintLevel level) {
  return level == LintLevel::error ? Severity::error : level == LintLevel::warning ? Severity::warning : Severity::info;
}

// The house of the page with this number; the first page's when a note is about none.
const Page* house_of(const Edition& edition, int number) {
  const auto found = std::ranges::find_if(
      edition.pages, [&](const Page& page) { return page.number == number || page.second == number; });
  return found != edition.pages.end() ? &*found : edition.pages.empty() ? nullptr : &edition.pages.front();
}

// A note of a rule as its house grades it. False: it is not to be told.
bool grade(const Page& page, Note& note) {
  const LintRule* rule = lint_rule_of(note.code);
  if (!rule || page.lint.is_silent(note.code, note.block, page.number)) return !rule;
  const auto written = page.lint.levels.find(std::string_view(rule->number));
  const bool own = note.code == rule->number;  // what setting the page says has a severity already
  if (written == page.lint.levels.end() && !own) return true;
  const LintLevel level = page.lint.level_of(*rule);
  note.severity = severity_of(level);
  note.graded = true;
  return level != LintLevel::off;
}

const PlacedBlock* block_of(const std::vector<Sheet>& sheets, const Note& note) {
  for (const Sheet& sheet : sheets)
    for (const PlacedBlock& block : sheet.blocks)
      if (sheet.page == note.page && block.name == note.block) return &block;
  return nullptr;
}

Note note_of(const Remark& remark, Tongue tongue) {
  const Sheet& sheet = *remark.page->sheet;
  const OnPage spot = spot_of(sheet, remark.area);
  return {.code = remark.rule,
          .place = remark.place,
          .text = say("{}: {}; {}", lint_rule_of(remark.rule)->name, remark.text, spot_words(sheet, spot)).in(tongue),
          .hint = remark.hint.in(tongue),
          .page = sheet.page,
          .block = remark.block,
          .spot = spot};
}

Remarks look(const Scene& scene) {
  Remarks remarks;
  for (const LintCheck& check : lint_checks()) {
    if (check.edition) check.edition(scene, remarks);
    if (check.page)
      for (const ScenePage& page : scene.pages) check.page(page, remarks);
  }
  return remarks;
}

}  // namespace

Report lint(const LintJob& job, const Report& told) {
  Report graded = told.sibling();
  const auto tell = [&](Note note) {
    const Page* page = house_of(job.edition, note.page);
    if (!page || grade(*page, note)) graded.add(std::move(note));
  };
  for (Note note : told.notes()) {
    const PlacedBlock* block = lint_rule_of(note.code) ? block_of(job.sheets, note) : nullptr;
    const auto sheet = std::ranges::find(job.sheets, note.page, &Sheet::page);
    if (block && sheet != job.sheets.end()) note.spot = spot_of(*sheet, block->area);
    tell(std::move(note));
  }
  Scene scene = scene_of(job.edition, job.sheets, job.digest);
  scene.date = job.date;
  scene.faces = job.faces;
  Remarks remarks = look(scene);
  std::vector<Note> notes;
  for (const Remark& remark : remarks.all()) notes.push_back(note_of(remark, told.tongue()));
  std::ranges::stable_sort(notes, {}, &Note::page);
  for (Note& note : notes) tell(std::move(note));
  return graded;
}

}  // namespace banxin
