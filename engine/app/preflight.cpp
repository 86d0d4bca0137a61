#include "app/preflight.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "api/expected.h"
#include "api/json_text.h"
#include "api/junit.h"
#include "api/sarif.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/environment.h"
#include "base/files.h"
#include "base/printable.h"
#include "base/utf8.h"

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
    report.error("wrong-text", {}, fmt::format("{} cannot be read as a text in UTF-8", file.string()),
                 "name a text file with --text");
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
      report.error("wrong-size", {}, fmt::format("--trim {} is no size", options.trim),
                   "write --trim 390x545 (millimetres)");
      throw InputFault{};
    }
    job.trims = {*size};
    job.sheet_trims.clear();
  }
  if (!options.text.empty()) job.stories.push_back(expected_text(options.text, report));
  if (options.spots_given) job.spots = words_of(options.spots);
  if (options.total_ink > 0) job.style.total_ink = options.total_ink * 10;
  job.dpi = options.dpi;
  return job;
}

// A file is fit when all that was to be judged was judged.
std::string sum_of(const Preflight& result, bool warned) {
  if (result.failed()) return "NOT fit for press";
  if (!result.incomplete()) return warned ? "fit for press, with warnings" : "fit for press";
  std::string rules;
  for (const Verdict& verdict : result.verdicts)
    if (!verdict.judged) rules.append(rules.empty() ? "" : ", ").append(verdict.rule);
  return "not known to be fit for press, since not judged: " + rules;
}

std::string table(const Preflight& result) {
  const auto or_nothing = [](const std::string& text, const char* nothing) { return text.empty() ? nothing : text; };
  std::string out = fmt::format("says {}, judged as {}\n", or_nothing(printable(result.claim), "nothing of PDF/X"),
                                or_nothing(result.standard, "nothing"));
  int counts[4] = {};
  for (const Verdict& verdict : result.verdicts) {
    const auto outcome = static_cast<size_t>(verdict.outcome);
    ++counts[outcome];
    out += fmt::format("{}  {:<16} {}\n", outcomes[outcome], verdict.rule, printable(verdict.text));
  }
  return out + fmt::format("{}: {} passed, {} warned, {} failed, {} skipped\n", sum_of(result, counts[1] != 0),
                           counts[0], counts[1], counts[2], counts[3]);
}

std::string json(const PreflightOptions& options, const Preflight& result) {
  nlohmann::ordered_json out;
  out["file"] = options.file.string();
  out["claim"] = result.claim;
  out["standard"] = result.standard;
  out["outcome"] = result.failed() ? "failed" : result.incomplete() ? "incomplete" : "passed";
  out["rules"] = nlohmann::ordered_json::array();
  for (const Verdict& verdict : result.verdicts)
    out["rules"].push_back({{"rule", verdict.rule},
                            {"outcome", outcome_words[static_cast<size_t>(verdict.outcome)]},
                            {"judged", verdict.judged},
                            {"text", verdict.text}});
  return json_text(out);
}

std::string answer_of(const PreflightOptions& options, const Preflight& result) {
  const std::string file = options.file.string();
  switch (options.format) {
    case ReportFormat::text:
      break;
    case ReportFormat::json:
      return json(options, result);
    case ReportFormat::junit:
      return to_junit("banxin preflight", junit_suites(result, file));
    case ReportFormat::sarif:
      return to_sarif(findings_of(result, file), "preflight/" + from_here(file));
  }
  return table(result);
}

}  // namespace

int run_preflight(const PreflightOptions& options) {
  Report report(std::make_shared<Sources>());
  PreflightJob job;
  try {
    job = job_of(options, report);
    if (std::error_code fault; !std::filesystem::is_regular_file(options.file, fault)) {
      report.error("missing-file", {}, fmt::format("{} is not there", options.file.string()), "name a PDF file");
      throw InputFault{};
    }
  } catch (const InputFault&) {
    say(report);
    if (options.format == ReportFormat::junit || options.format == ReportFormat::sarif)
      answer(report_as(options.format, report, {}, options.file.string()));
    return exit_input;
  }
  const Preflight result = preflight(options.file.string(), job);
  answer(answer_of(options, result));
  return result.failed() ? exit_problems : exit_done;
}

}  // namespace banxin
