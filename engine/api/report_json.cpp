#include "api/report_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "api/json_text.h"
#include "base/severity_word.h"
#include "model/lint_rules.h"

namespace banxin {
namespace {

nlohmann::ordered_json note_json(const Note& note, const Sources& sources) {
  nlohmann::ordered_json out = {{"severity", word_of(note.severity)},
                                {"code", note.code},
                                {"file", sources.path(note.place.file)},
                                {"line", note.place.line},
                                {"column", note.place.column},
                                {"page", note.page},
                                {"block", note.block},
                                {"text", note.text},
                                {"hint", note.hint}};
  if (const LintRule* rule = lint_rule_of(note.code)) out["rule"] = rule->number;
  if (note.spot) {
    const Rect& area = note.spot->area;
    const auto mm = [](Length l) { return std::round(to_mm(l) * 1000) / 1000; };
    out["spot"] = {{"column", note.spot->column},
                   {"line", note.spot->line},
                   {"box_mm", {mm(area.x), mm(area.y), mm(area.width), mm(area.height)}}};
  }
  return out;
}

nlohmann::ordered_json remedies_json(const std::vector<Remedy>& remedies, const Report& report) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Remedy& remedy : remedies)
    all.push_back({{"kind", name_of(remedy.kind)},
                   {"gain_lines", remedy.gain_lines},
                   {"cost", remedy.cost},
                   {"page", remedy.page},
                   {"block", remedy.block},
                   {"file", report.sources().path(remedy.place.file)},
                   {"line", remedy.place.line},
                   {"text", remedy.text.in(report.tongue())},
                   {"slot", remedy.slot}});
  return all;
}

}  // namespace

std::string report_json(const Report& report, const std::vector<Sheet>& sheets) {
  nlohmann::ordered_json out;
  out["outcome"] = report.input_failed() ? "failed" : report.failed() || report.warned() ? "problems" : "done";
  out["notes"] = nlohmann::ordered_json::array();
  for (const Note& note : report.notes()) out["notes"].push_back(note_json(note, report.sources()));
  const auto pages_of = [](const Sheet& sheet) {
    return sheet.second_page ? nlohmann::ordered_json({sheet.page, sheet.second_page})
                             : nlohmann::ordered_json({sheet.page});
  };
  const auto changes_in = [&](const Sheet& sheet, const std::string& block) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const PlacedBlock& placed : sheet.blocks)
      for (const Change& change : placed.changes)
        if (placed.name == block)
          all.push_back({{"rule", change.rule},
                         {"file", report.sources().path(change.place.file)},
                         {"line", change.place.line},
                         {"column", change.place.column},
                         {"before", change.before},
                         {"after", change.after}});
    return all;
  };
  out["stories"] = nlohmann::ordered_json::array();
  for (const Sheet& sheet : sheets)
    for (const Copyfit& fit : sheet.copyfits) {
      const SheetStory* story = sheet.find_story(fit.story);
      out["stories"].push_back({{"page", sheet.page},
                                {"pages", fit.pages.empty() ? pages_of(sheet) : nlohmann::ordered_json(fit.pages)},
                                {"id", story ? story->file : ""},
                                {"file", story ? story->file : ""},
                                {"story", story ? story->name : ""},
                                {"block", fit.block},
                                {"blocks", fit.blocks.empty() ? std::vector<std::string>{fit.block} : fit.blocks},
                                {"state", name_of(fit.state())},
                                {"lines_over", fit.lines_over},
                                {"characters_over", fit.characters_over},
                                {"lines_under", fit.lines_under},
                                {"characters_under", fit.characters_under},
                                {"room_lines", fit.room_lines},
                                {"need_lines", fit.need_lines()},
                                {"loosest_em", fit.loosest / 1000.0},
                                {"remedies", remedies_json(fit.remedies, report)},
                                {"applied", remedies_json(fit.applied, report)},
                                {"changes", changes_in(sheet, fit.block)}});
    }
  return json_text(out);
}

}  // namespace banxin
