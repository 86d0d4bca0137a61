// banxin-report: how well the composer sets a body of text. One paragraph a line, the folder of a file is its language.
//   banxin-report [--measures 8,10,13] FOLDER…
// Every paragraph is set at each measure with total fit and with first fit, the lines are looked at from outside, and
// the figures are printed. Exit code 1 when a limit is broken (docs/quality.md), 2 when nothing could be read.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "read/catalogue.h"
#include "tally.h"
#include "text/text.h"

namespace banxin::report {
namespace {

namespace fs = std::filesystem;

// Limits for total fit. From 13 字 on: lines with more than ¼ em added, and paragraphs that end in a lone character.
constexpr int wide_measure = 13;
constexpr double most_loose = 0.001, most_lone = 0.005;

struct Job {
  std::vector<int> measures = {8, 10, 13, 18, 27, 41};
  std::vector<fs::path> folders;
};

Job read_arguments(int count, char** words) {
  Job job;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word != "--measures" || i + 1 == count) {
      job.folders.emplace_back(word);
      continue;
    }
    job.measures.clear();
    std::istringstream numbers(words[++i]);
    for (std::string number; std::getline(numbers, number, ',');) job.measures.push_back(std::stoi(number));
  }
  return job;
}

/// Files of all folders by language, in the order of their names.
std::map<std::string, std::vector<fs::path>> find_files(const std::vector<fs::path>& folders) {
  std::map<std::string, std::vector<fs::path>> files;
  for (const fs::path& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".txt") files[entry.path().parent_path().filename().string()].push_back(entry);
    }
  }
  for (auto& [language, paths] : files) std::sort(paths.begin(), paths.end());
  return files;
}

ParaStyle body_style(const Language& language, int measure) {
  ParaStyle style;
  style.indent = {language.region == Region::japan || measure < 10 ? 1000 : 2000};  // narrow columns: 1 em
  if (language.region == Region::japan) style.letter_gap = style.digit_gap = {250};
  return style;
}

struct Results {
  std::map<int, Tally> total_fit, first_fit;
  uint64_t missing = 0;
};

class Setter {
 public:
  Setter(const FontShelf& shelf, const Job& job, Results& results) : shaper_(shelf), job_(job), results_(results) {}

  void set_file(const fs::path& file, const Language& language) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      if (!line.empty()) set_paragraph(line, language);
    }
  }

 private:
  void set_paragraph(const std::string& words, const Language& language) {
    Report report(std::make_shared<Sources>());
    ParaStyle style = body_style(language, wide_measure);
    const ShapedText text = shaper_.shape({{.text = words}}, style, language, report);
    results_.missing += report.notes().size();
    const Spacing spacing = space(text, style);
    const Rules rules = rules_of(language.tag);
    for (const int em : job_.measures) {
      style = body_style(language, em);
      const Measure measure{{}, text.em * em};
      for (const bool optimal : {true, false}) {
        style.optimal = optimal;
        Tally& tally = (optimal ? results_.total_fit : results_.first_fit)[em];
        look_at(text, compose(text, spacing, std::span(&measure, 1), style), measure.width, rules, tally);
      }
    }
  }

  Shaper shaper_;
  const Job& job_;
  Results& results_;
};

double share(uint64_t part, uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void print_figures(const char* fit, int measure, const Tally& t) {
  fmt::print("{:>9} {:>4} {:>8} {:>8} {:>6} {:>6} {:>6} {:>7} {:>7} {:>6} {:>7.3f}% {:>7.3f}% {:>7} {:>14.0f}\n", fit,
             measure, t.paragraphs, t.lines, t.starts, t.ends, t.cuts, t.relaxed, t.inexact, t.stiff,
             100 * share(t.loose, t.lines), 100 * share(t.lone, t.turned_paragraphs), t.widest, t.cost);
}

void print_stages(const char* fit, int measure, const Tally& t) {
  fmt::print("{:>9} {:>4}", fit, measure);
  for (const uint64_t count : t.stage) fmt::print(" {:>8.3f}", 100 * share(count, t.lines));
  fmt::print("\n");
}

void print_tones(const char* fit, int measure, const Tally& t) {
  fmt::print("{:>9} {:>4}", fit, measure);
  for (const uint64_t count : t.tone) fmt::print(" {:>8.3f}", 100 * share(count, t.justified));
  fmt::print("\n");
}

void print_results(const Results& results) {
  fmt::print("{:>9} {:>4} {:>8} {:>8} {:>6} {:>6} {:>6} {:>7} {:>7} {:>6} {:>8} {:>8} {:>7} {:>14}\n", "fit", "字",
             "para", "lines", "start", "end", "cut", "relaxed", "inexact", "stiff", "loose", "lone", "widest", "cost");
  const auto both = [&](auto print) {
    for (const auto& [measure, tally] : results.total_fit) print("total", measure, tally);
    for (const auto& [measure, tally] : results.first_fit) print("first", measure, tally);
  };
  both(print_figures);
  fmt::print("\nstages, per cent of the lines\n{:>9} {:>4}", "fit", "字");
  for (size_t k = 0; k < stages; ++k) fmt::print(" {:>8}", name_of(static_cast<Stage>(k)));
  fmt::print("\n");
  both(print_stages);
  fmt::print("\nchange of length by adjustment, thousandths, per cent of the turned lines\n{:>9} {:>4}", "fit", "字");
  for (const int bound : tone_bounds) fmt::print(" {:>8}", fmt::format("≤ {}", bound));
  fmt::print(" {:>8}\n", "more");
  both(print_tones);
}

int check_limits(const Results& results) {
  int broken = 0;
  const auto expect = [&](bool holds, const char* fit, int measure, const char* what) {
    if (holds) return;
    ++broken;
    fmt::print("LIMIT: {} fit at {} 字: {}\n", fit, measure, what);
  };
  const auto check_lines = [&](const char* fit, int measure, const Tally& t) {
    expect(t.starts == 0, fit, measure, "prohibited line starts");
    expect(t.ends == 0, fit, measure, "prohibited line ends");
    expect(t.cuts == 0, fit, measure, "units cut");
    expect(t.inexact == 0, fit, measure, "lines miss the measure");
    expect(t.silent == 0, fit, measure, "loose lines not reported");
    for (const std::string& fault : t.faults) fmt::print("  {}\n", fault);
  };
  for (const auto& [measure, tally] : results.first_fit) check_lines("first", measure, tally);
  for (const auto& [measure, tally] : results.total_fit) {
    check_lines("total", measure, tally);
    expect(tally.cost <= results.first_fit.at(measure).cost, "total", measure, "costs more than first fit");
    if (measure < wide_measure) continue;
    expect(share(tally.loose, tally.lines) < most_loose, "total", measure, "lines above ¼ em");
    expect(share(tally.lone, tally.turned_paragraphs) < most_lone, "total", measure, "lone characters");
  }
  return broken;
}

int run(const Job& job) {
  Report report(std::make_shared<Sources>());
  const FontCatalogue catalogue = read_catalogue(fs::path(BANXIN_SOURCE_DIR) / "fonts" / "catalogue.yaml", report);
  const FontShelf shelf(catalogue);
  Results results;
  Setter setter(shelf, job, results);
  for (const auto& [language, files] : find_files(job.folders)) {
    for (const fs::path& file : files) setter.set_file(file, language_of(language));
  }
  if (results.total_fit.empty()) {
    fmt::print(stderr, "no paragraphs: name folders that hold LANGUAGE/*.txt\n");
    return 2;
  }
  fmt::print("{} characters, {} notes of shaping\n", results.total_fit.begin()->second.characters, results.missing);
  print_results(results);
  const int broken = check_limits(results);
  fmt::print("{}\n", broken == 0 ? "all limits hold" : fmt::format("{} limits are broken", broken));
  return broken == 0 ? 0 : 1;
}

}  // namespace
}  // namespace banxin::report

int main(int count, char** words) { return banxin::report::run(banxin::report::read_arguments(count, words)); }
