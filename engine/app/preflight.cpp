#include "app/preflight.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "api/expected.h"
#include "api/json_text.h"
#include "api/junit.h"
#include "api/sarif.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/environment.h"
#include "app/on_edition.h"
#include "base/files.h"
#include "base/message.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "preflight/ppf.h"
#include "preflight/rule_book.h"

namespace banxin {
namespace {

constexpr const char* outcomes[] = {"pass", "warn", "FAIL", "skip"};
constexpr const char* outcome_words[] = {"passed", "warned", "failed", "skipped"};

std::optional<Size> size_of(std::string_view text) {
  Size size;
  const size_t cross = text.find('x');
  if (cross == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view digits, Length& into) {
    double mm = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), mm);
    if (fault != std::errc{} || end != digits.data() + digits.size() || !(mm > 0 && mm < 10'000)) return false;
    into = from_mm(mm);
    return true;
  };
  if (!number(text.substr(0, cross), size.width) || !number(text.substr(cross + 1), size.height)) return std::nullopt;
  return size;
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    if (comma > 0) words.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return words;
}

// A text that the file must say, whole and in order: a paragraph a line.
ExpectedStory expected_text(const std::filesystem::path& file, Report& report) {
  constexpr uintmax_t most_text = 64 << 20;
  const auto text = read_file(file, most_text);
  if (!text || utf8::find_invalid(*text) != std::string::npos) {
    report.error("wrong-text", {}, say("{} cannot be read as a text in UTF-8", file.string()),
                 say("name a text file with --text"));
    throw InputFault{};
  }
  ExpectedStory story{file.filename().string(), {}};
  for (size_t at = 0; at < text->size();) {
    const size_t end = std::min(text->find('\n', at), text->size());
    story.paragraphs.push_back(text->substr(at, end - at));
    at = end + 1;
  }
  return story;
}

PreflightJob job_of(const PreflightOptions& options, Report& report) {
  PreflightJob job{.programs = own_programs()};
  if (!options.edition.empty()) {
    const Engine engine(own_folders());
    const LayoutJob layout{.edition = options.edition, .pages = options.pages, .look = PictureDesk::Look::head};
    expect_edition(lay_out(engine, layout, report), report, job);
  }
  if (!options.trim.empty()) {
    const auto size = size_of(options.trim);
    if (!size) {
      report.error("wrong-size", {}, say("--trim {} is no size", options.trim),
                   say("write --trim 390x545 (millimetres)"));
      throw InputFault{};
    }
    job.trims = {*size};
    job.sheet_trims.clear();
  }
  if (!options.text.empty()) job.stories.push_back(expected_text(options.text, report));
  if (options.spots_given) job.spots = words_of(options.spots);
  if (options.total_ink > 0) job.style.total_ink = options.total_ink * 10;
  job.dpi = options.dpi;
  job.previews = !options.ppf.empty();
  if (!job.previews || job.dpi > 0) return job;
  report.error("ppf-without-plates", {}, say("--ppf needs the plates, and --dpi 0 makes none"), say("leave out --dpi"));
  throw InputFault{};
}

constexpr const char* conclusions[] = {"no", "unknown", "yes"};

std::string answer_in_words(Conclusion conclusion) { return conclusions[static_cast<size_t>(conclusion)]; }

// A file is fit when all that was to be judged was judged.
Message fitness_of(const Preflight& result, bool warned) {
  if (result.fit() == Conclusion::no) return say("NOT fit for press");
  if (result.fit() == Conclusion::yes) return warned ? say("fit for press, with warnings") : say("fit for press");
  std::string rules;
  for (const Verdict& verdict : result.verdicts)
    if (!verdict.judged) rules.append(rules.empty() ? "" : ", ").append(verdict.rule);
  return say("not known to be fit for press, since not judged: {}", rules);
}

Message conformity_of(const Preflight& result) {
  if (result.claim.empty()) return say("claims no standard");
  const std::string claim = printable(result.claim);
  switch (result.conforms()) {
    case Conclusion::yes:
      return say("conforms to {} as far as is judged here", claim);
    case Conclusion::no:
      return say("does NOT conform to {}", claim);
    case Conclusion::unknown:
      break;
  }
  return say("not known to conform to {}", claim);
}

std::string table(const Preflight& result, Tongue tongue) {
  const Message claim = result.claim.empty() ? say("nothing of PDF/X") : verbatim(printable(result.claim));
  const Message judged = result.standard.empty() ? say("says {}, judged as nothing", claim)
                                                 : say("says {}, judged as {}", claim, result.standard);
  std::string out = judged.in(tongue) + "\n";
  int counts[4] = {};
  for (const Verdict& verdict : result.verdicts) {
    const auto outcome = static_cast<size_t>(verdict.outcome);
    ++counts[outcome];
    out += fmt::format("{}  {:<16} {}\n", outcomes[outcome], verdict.rule, printable(verdict.text.in(tongue)));
    if (verdict.faults.empty()) continue;
    const PrintRule& rule = rule_called(verdict.rule);
    const bool house = verdict.faults.front().house;  // what the standard forbids comes first
    const Message clause = house ? say("house") : clause_of(rule, result.judged_by);
    out += fmt::format("{:22} {}\n", "", say("{}: {}", clause, rule.cure).in(tongue));
  }
  return out + conformity_of(result).in(tongue) + "\n" +
         say("{}: {} passed, {} warned, {} failed, {} skipped", fitness_of(result, counts[1] != 0), counts[0],
             counts[1], counts[2], counts[3])
             .in(tongue) +
         "\n";
}

nlohmann::ordered_json finding_json(const Verdict& verdict, const PrintFault& fault, PdfX standard, Tongue tongue) {
  const PrintRule& rule = rule_called(verdict.rule);
  nlohmann::ordered_json out{{"rule", verdict.rule},
                             {"outcome", outcome_words[static_cast<size_t>(verdict.outcome)]},
                             {"clause", fault.house ? "house" : clause_of(rule, standard).english()},
                             {"page", nullptr},
                             {"x_mm", nullptr},
                             {"y_mm", nullptr},
                             {"object", nullptr},
                             {"text", fault.text.in(tongue)},
                             {"cure", Message(rule.cure).in(tongue)}};
  if (fault.page > 0) out["page"] = fault.page;
  if (fault.object > 0) out["object"] = fault.object;
  const auto tenths = [](Length length) { return std::round(to_mm(length) * 10) / 10; };
  if (fault.at) out["x_mm"] = tenths(fault.at->x), out["y_mm"] = tenths(fault.at->y);
  return out;
}

std::string json(const PreflightOptions& options, const Preflight& result) {
  nlohmann::ordered_json out;
  out["file"] = options.file.string();
  out["claim"] = result.claim;
  out["standard"] = result.standard;
  out["outcome"] = result.failed() ? "failed" : result.incomplete() ? "incomplete" : "passed";
  out["conforms"] = answer_in_words(result.conforms());
  out["fit"] = answer_in_words(result.fit());
  out["rules"] = nlohmann::ordered_json::array();
  out["findings"] = nlohmann::ordered_json::array();
  for (const Verdict& verdict : result.verdicts) {
    out["rules"].push_back({{"rule", verdict.rule},
                            {"outcome", outcome_words[static_cast<size_t>(verdict.outcome)]},
                            {"judged", verdict.judged},
                            {"clause", clause_of(rule_called(verdict.rule), result.judged_by).english()},
                            {"text", verdict.text.in(options.tongue)}});
    for (const PrintFault& fault : verdict.faults)
      out["findings"].push_back(finding_json(verdict, fault, result.judged_by, options.tongue));
  }
  out["ink"] = nlohmann::ordered_json::array();
  const auto thousandths = [](double share) { return std::round(share * 1000) / 1000; };
  for (const InkCoverage& plate : result.ink) {
    nlohmann::ordered_json zones = nlohmann::ordered_json::array();
    for (const double zone : plate.zones) zones.push_back(thousandths(zone));
    out["ink"].push_back({{"page", plate.page},
                          {"plate", plate.plate},
                          {"coverage", thousandths(plate.all)},
                          {"zones", std::move(zones)}});
  }
  return json_text(out);
}

// A CIP3 file for each page whose plates were rendered: FILE-01.ppf.
void write_ppf(const PreflightOptions& options, const Preflight& result) {
  const std::string stem = options.file.stem().string();
  std::map<int, std::vector<PlatePreview>> pages;
  for (const PlatePreview& plate : result.previews) pages[plate.page].push_back(plate);
  for (const auto& [page, plates] : pages) {
    const std::filesystem::path file = options.ppf / fmt::format("{}-{:02}.ppf", stem, page);
    write_whole(file, to_ppf(plates, {stem, fmt::format("page {}", page)}));
    tell_written(file, options.tongue);
  }
}

std::string answer_of(const PreflightOptions& options, const Preflight& result) {
  const std::string file = options.file.string();
  switch (options.format) {
    case ReportFormat::text:
      break;
    case ReportFormat::json:
      return json(options, result);
    case ReportFormat::junit:
      return to_junit("banxin preflight", junit_suites(result, file, options.tongue));
    case ReportFormat::sarif:
      return to_sarif(findings_of(result, file, options.tongue), "preflight/" + from_here(file));
  }
  return table(result, options.tongue);
}

}  // namespace

int run_preflight(const PreflightOptions& options) {
  Report report(std::make_shared<Sources>(), options.tongue);
  PreflightJob job;
  try {
    job = job_of(options, report);
    if (std::error_code fault; !std::filesystem::is_regular_file(options.file, fault)) {
      report.error("missing-file", {}, say("{} is not there", options.file.string()), say("name a PDF file"));
      throw InputFault{};
    }
  } catch (const InputFault&) {
    tell(report);
    if (options.format == ReportFormat::junit || options.format == ReportFormat::sarif)
      answer(report_as(options.format, report, {}, options.file.string()));
    return exit_input;
  }
  const Preflight result = preflight(options.file.string(), job);
  answer(answer_of(options, result));
  if (job.previews) write_ppf(options, result);
  return result.fit() == Conclusion::no ? exit_problems : exit_done;
}

}  // namespace banxin
