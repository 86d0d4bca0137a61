// An edition of one page made for one test, laid out as `banxin render` does it; every note is kept.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "api/lay_out.h"
#include "sheet/items.h"
#include "tests/house.h"
#include "tests/temporary_folder.h"

namespace banxin::test {

struct SmallEdition {
  TemporaryFolder folder;
  Report report{std::make_shared<Sources>()};
  LaidOut laid;

  using Files = std::map<std::string, std::string>;

  /// The template, and the files it names.
  explicit SmallEdition(const std::string& page, const Files& files = {}, const std::string& language = "zh-Hans",
                        const Engine& engine = house()) {
    folder.write("page.yaml", page);
    for (const auto& [name, bytes] : files) folder.write(name, bytes);
    const std::string edition =
        folder.write("edition.yaml", "edition: small\npaper: 小报\ndate: 2025-09-07\nnumber: 1\nlanguage: " + language +
                                         "\npages: [{template: page.yaml}]\n");
    try {
      laid = lay_out(engine, {.edition = edition, .overfull = Overfull::shows}, report);
    } catch (const InputFault&) {
    }
  }

  const Sheet& sheet() const {
    REQUIRE(!laid.sheets.empty());
    return laid.sheets[0];
  }
  template <class Kind>
  std::vector<Kind> items() const {
    std::vector<Kind> found;
    for_each<Kind>(sheet(), [&](const Kind& one) { found.push_back(one); });
    return found;
  }
  std::vector<PlacedLine> lines(Role role) const {
    std::vector<PlacedLine> found;
    for (const PlacedBlock& block : sheet().blocks)
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines)
          if (line.role == role) found.push_back(line);
    return found;
  }
  GlyphRun first_run(const PlacedLine& line) const { return line.runs.at(0); }
  /// The codes of all notes, each with a space behind it.
  std::string codes() const {
    std::string all;
    for (const Note& note : report.notes()) all += note.code + " ";
    return all;
  }
  bool told(const std::string& code) const { return codes().find(code + " ") != std::string::npos; }
};

}  // namespace banxin::test
