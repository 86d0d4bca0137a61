// A small page made for one test, laid out as `banxin render` does it.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/build.h"
#include "base/files.h"
#include "flow/flow.h"

namespace banxin::test {

// A page of 4 columns × 10 字 of 10 pt on 15 pt, 40 lines, with the blocks of a test; every note is kept.
struct SmallPage {
  std::filesystem::path folder;
  Report report{std::make_shared<Sources>()};
  LaidOut laid;

  explicit SmallPage(const std::string& blocks, const std::string& story = "",
                     const std::map<std::string, std::string>& files = {}, const std::string& language = "zh-Hans") {
    std::string name = (std::filesystem::temp_directory_path() / "banxin-blocks-XXXXXX").string();
    folder = ::mkdtemp(name.data());
    const std::filesystem::path photo =
        std::filesystem::path(BANXIN_SOURCE_DIR) / "samples/gangwan-2026-03-14/photos/lighthouse.jpg";
    std::filesystem::copy(photo, folder / "photo.jpg");
    write_whole(folder / "edition.yaml", "edition: small\npaper: 小报\ndate: 2025-09-07\nnumber: 1\nlanguage: " +
                                             language + "\npages:\n  - template: page.yaml\n");
    for (const auto& [file, bytes] : files) write_whole(folder / file, bytes);
    write_whole(folder / "page.yaml",
                "template: page\npage:\n  trim: [500pt, 700pt]\n  columns: {count: 4, chars: 10, gap: 1}\n"
                "  lines: 40\n  body: 10pt\n  pitch: 15pt\nstyles:\n"
                "  plain: {size: 10pt, indent: 0em}\n  big: {size: 40pt, indent: 0em}\nblocks:\n" +
                    blocks);
    if (!story.empty()) write_whole(folder / "story.md", story);
    Timing timing;
    try {
      laid = lay_out(folder / "edition.yaml", {}, report, timing);
    } catch (const InputFault&) {
    }
  }
  ~SmallPage() { std::filesystem::remove_all(folder); }
  SmallPage(const SmallPage&) = delete;
  SmallPage& operator=(const SmallPage&) = delete;

  const Sheet& sheet() const {
    REQUIRE(!laid.sheets.empty());
    return laid.sheets[0];
  }
  template <class Kind>
  std::vector<Kind> items() const {
    std::vector<Kind> found;
    for (const Item& item : sheet().items)
      if (const auto* one = std::get_if<Kind>(&item)) found.push_back(*one);
    return found;
  }
  std::string codes() const {
    std::string all;
    for (const Note& note : report.notes()) all += note.code + " ";
    return all;
  }
};

}  // namespace banxin::test
