// Drawn lines: every file in cases/ holds paragraphs, their measures, and the lines as they should look.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "compose/compose.h"
#include "hand.h"

namespace banxin::test {
namespace {

struct Drawn {
  std::string name, text, lines;
  std::vector<Measure> measures;
  ParaStyle style = bare_style();
  ComposeOptions options;
  Region region = Region::mainland;
};

Em em_of(const std::string& value) { return {round_to_int(std::stod(value) * 1000)}; }

/// "10 10 8.5": the widths of the first lines in em; the last repeats.
std::vector<Measure> measures_of(const std::string& value) {
  std::vector<Measure> measures;
  std::istringstream words(value);
  for (std::string word; words >> word;) measures.push_back({{}, em_of(word) * hand_em});
  return measures;
}

void set_key(Drawn& drawn, const std::string& key, const std::string& value) {
  const std::map<std::string, Region> regions{
      {"mainland", Region::mainland}, {"taiwan", Region::taiwan}, {"japan", Region::japan}, {"none", Region::none}};
  const std::map<std::string, PunctStyle> styles{{"quanjiao", PunctStyle::quanjiao},
                                                 {"kaiming", PunctStyle::kaiming},
                                                 {"banjiao", PunctStyle::banjiao},
                                                 {"plain", PunctStyle::plain},
                                                 {"line-end-half", PunctStyle::line_end_half}};
  const std::map<std::string, Hang> hangs{{"allow", Hang::allow}, {"force", Hang::force}};
  const std::map<std::string, Align> aligns{{"start", Align::start}, {"centre", Align::centre}, {"end", Align::end}};
  if (key == "text")
    drawn.text = value;
  else if (key == "width")
    drawn.measures = measures_of(value);
  else if (key == "indent")
    drawn.style.indent = em_of(value);
  else if (key == "letter-gap")
    drawn.style.letter_gap = em_of(value);
  else if (key == "region")
    drawn.region = regions.at(value);
  else if (key == "style")
    drawn.style.punctuation = styles.at(value);
  else if (key == "hang")
    drawn.style.hang = hangs.at(value);
  else if (key == "align")
    drawn.style.align = aligns.at(value);
  else if (key == "trim-edges")
    drawn.style.trim_edges = value == "yes";
  else if (key == "optimal")
    drawn.style.optimal = value == "yes";
  else if (key == "lines")
    drawn.options.lines = std::stoi(value);
  else
    FAIL("unknown key in a case file: " << key);
}

std::vector<Drawn> read_cases(const std::filesystem::path& file) {
  std::vector<Drawn> cases;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# ")) {
      cases.emplace_back();
      cases.back().name = line.substr(2);
    } else if (cases.empty()) {
      continue;  // what the file is about
    } else if (line.starts_with("|")) {
      cases.back().lines += line + "\n";
    } else if (const size_t colon = line.find(": "); colon != std::string::npos) {
      set_key(cases.back(), line.substr(0, colon), line.substr(colon + 2));
    }
  }
  return cases;
}

std::string draw(const Drawn& drawn) {
  std::string text = drawn.text;
  for (size_t at; (at = text.find("\\n")) != std::string::npos;) text.replace(at, 2, "\n");
  const ShapedText shaped = set_by_hand(text, drawn.region);
  const Composed set = compose(shaped, space(shaped, drawn.style), drawn.measures, drawn.style, drawn.options);
  std::string out;
  for (const Line& line : set.lines) {
    std::string words;
    for (uint32_t i = line.first; i < line.last; ++i) {
      words += shaped.text.substr(shaped.clusters[i].first_byte, shaped.clusters[i].bytes);
    }
    out += "|" + words + "| " + name_of(line.stage) + (line.hangs ? " hangs" : "") + "\n";
  }
  for (const std::string& warning : words_of(set.warnings)) out += "| warning: " + warning + "\n";
  return out;
}

}  // namespace

TEST_CASE("lines look as they are drawn") {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(BANXIN_SOURCE_DIR) / "tests/compose/cases")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(!files.empty());
  for (const auto& file : files) {
    const std::vector<Drawn> cases = read_cases(file);
    CHECK(!cases.empty());
    for (const Drawn& drawn : cases) {
      CAPTURE(file.filename().string());
      CAPTURE(drawn.name);
      CHECK(draw(drawn) == drawn.lines);
    }
  }
}

}  // namespace banxin::test
