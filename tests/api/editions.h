// Editions for the tests of the engine, and what the command line makes of them.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "tests/paint/page_maker.h"
#include "tests/preflight/ad_maker.h"
#include "tests/program.h"
#include "tests/temporary_folder.h"

namespace banxin::test {

/// Four pages for two sheets' sides: stories, photos, a supplied page, a spot ink; names and hyphens.
struct FourPages {
  TemporaryFolder folder;
  std::filesystem::path edition;

  FourPages() {
    folder.write("a.jpg", make_jpeg(400, 300));
    folder.write("b.png", make_png(300, 300, true));
    folder.write("ad.pdf", make_ad());
    folder.write("page.yaml", R"(
template: page
page: {trim: [100mm, 120mm], body: 10pt, pitch: 15pt, lines: 20, columns: {count: 2, chars: 12, gap: 1}}
inks: {signal: {spot: Signal, m: 90%, y: 80%}}
styles: {mark: {size: 12pt, ink: signal, indent: 0em}, text: {hyphenate: [en]}}
blocks:
  folio: {kind: text, line: 1, lines: 1, style: mark, text: "第{page}版　{paper}"}
  photo: {kind: photo, cols: 1, line: 2, lines: 6, file: a.jpg, caption: 港口清晨}
  seal: {kind: image, cols: 2, line: 2, lines: 3, file: b.png}
  logo: {kind: image, cols: 2, line: 5, lines: 3, file: ad.pdf}
  lead: {kind: story, line: 8, columns: 2, body: text, headline: {lines: 3}}
)");
    std::string text = "edition: four\npaper: 四版报\ndate: 2026-03-14\nnames: [陈浩明]\nplan: {fold: half}\npages:\n";
    for (int page = 1; page <= 4; ++page) {
      folder.write(fmt::format("{}.md", page), story(page));
      text += fmt::format("  - {{template: page.yaml, slots: {{lead: {}.md}}}}\n", page);
    }
    edition = folder.write("edition.yaml", text);
  }

 private:
  static std::string story(int page) {
    std::string text = fmt::format("---\ntitle: 第{}篇\n---\n\n", page);
    for (int i = 0; i < 6; ++i) text += "潮水退去，渔船靠岸，码头上的陈浩明说：“extraordinary，今天风不大。”";
    return text + "\n";
  }
};

/// The file that `banxin render EDITION …` or `banxin proof …` writes under this name, in a process of its own.
inline std::string by_command_line(const std::filesystem::path& edition, const std::string& command,
                                   const std::string& file) {
  const TemporaryFolder folder;
  const std::string call =
      fmt::format("cd '{0}' && XDG_CACHE_HOME='{0}/cache' '{1}' {2} '{3}' -o out >said 2>&1", folder.path.string(),
                  banxin::test::program_under_test, command, edition.string());
  const int status = std::system(call.c_str());
  INFO(command, "\n", read_file(folder.path / "said", 1 << 20).value_or(""));
  REQUIRE(WEXITSTATUS(status) == 0);
  return read_file(folder.path / "out" / file, 1 << 27).value_or("");
}

}  // namespace banxin::test
