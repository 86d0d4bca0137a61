// A few small back issues on disk, and what `banxin batch` makes of them.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>

#include "tests/app/workshop.h"

namespace banxin::test {

struct BatchShop : Workshop {
  /// One page each: a headline and a short story, one picture for all.
  explicit BatchShop(int count = 4) {
    write("page.yaml",
          "template: page\n"
          "page: {trim: [80mm, 70mm], margins: {top: 8mm, left: centre}, columns: {count: 2, chars: 9, gap: 1},\n"
          "       lines: 9, body: 9pt, pitch: 14pt}\n"
          "styles:\n  body: {font: song, size: 9pt}\n  title: {font: song-bold, size: 18pt, indent: 0em}\n"
          "blocks:\n"
          "  lead: {kind: story, columns: 2, body: body, headline: {lines: 3, title: title}}\n");
    for (int i = 1; i <= count; ++i) add(i);
  }

  static std::string id(int number) { return fmt::format("issue-{:02}", number); }
  static std::string edition(int number) { return fmt::format("archive/{}/edition.yaml", id(number)); }

  void add(int number) const {
    write(edition(number),
          fmt::format("edition: {}\npaper: 旧报\ndate: 1936-05-{:02}\nnumber: {}\n"
                      "language: zh-Hans\npages: [{{template: page.yaml, slots: {{lead: story.md}}}}]\n",
                      id(number), number, number));
    write(fmt::format("archive/{}/page.yaml", id(number)), read("page.yaml"));
    std::string text;
    for (int line = 0; line < 4; ++line)
      text += fmt::format("第{}期的报纸，说的是旧事第{}件，字数不多。\n\n", number, line);
    write(fmt::format("archive/{}/story.md", id(number)), fmt::format("---\ntitle: 旧事{}\n---\n\n{}", number, text));
  }

  /// `more`: further words of the command line. The cache is the folder's own.
  Outcome batch(const std::string& more, const std::string& before = "") const {
    return run("batch " + more, before + " XDG_CACHE_HOME=\"$PWD/cache\"");
  }
  /// Every file below `out` and its bytes, without the journals, which hold times.
  std::map<std::string, std::string> tree(const std::string& out) const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder / out))
      if (entry.is_regular_file() && entry.path().extension() != ".jsonl")
        files[fs::relative(entry.path(), folder / out).string()] = read_file(entry.path(), 1 << 26).value_or("");
    return files;
  }
  /// The journal's last word on each edition: "issue-01 done, issue-02 failed same-id".
  std::string outcomes(const std::string& journal) const {
    std::map<std::string, std::string> last;
    const std::string text = read(journal);
    for (std::string_view rest = text; rest.find('\n') != rest.npos; rest.remove_prefix(rest.find('\n') + 1)) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      const std::string code = value(line, "code");
      last[value(line, "edition")] = value(line, "outcome") + (code.empty() ? "" : " " + code);
    }
    std::string all;
    for (const auto& [edition, outcome] : last) all += (all.empty() ? "" : ", ") + edition + " " + outcome;
    return all;
  }

 private:
  static std::string value(std::string_view line, const std::string& key) {
    const size_t at = line.find("\"" + key + "\":\"");
    if (at == line.npos) return "";
    const std::string_view rest = line.substr(at + key.size() + 4);
    return std::string(rest.substr(0, rest.find('"')));
  }
};

}  // namespace banxin::test
