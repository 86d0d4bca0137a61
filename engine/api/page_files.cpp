#include "api/page_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/file_name.h"
#include "base/message.h"

namespace banxin {
namespace {

std::string page_words(const Sheet& sheet) {
  return sheet.second_page ? fmt::format("{:02}-{:02}", sheet.page, sheet.second_page)
                           : fmt::format("{:02}", sheet.page);
}

// `pattern` with what its braces stand for. That it holds no others was asked when it was read.
std::string filled(std::string pattern, const Edition& edition, const Sheet& sheet,
                   std::optional<PressStandard> standard) {
  const Date& date = edition.date;
  const std::array<std::pair<const char*, std::string>, 7> words{
      {{"{id}", edition.id},
       {"{paper}", edition.paper},
       {"{date}", fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day)},
       {"{section}", sheet.section},
       {"{page}", page_words(sheet)},
       {"{revision}", std::to_string(std::max(edition.revision, 1))},
       {"{standard}", !standard                        ? "plain"
                      : *standard == PressStandard::x4 ? "x4"
                                                       : "x1a"}}};
  std::string name;
  for (size_t at = 0; at < pattern.size();) {
    const auto found = std::ranges::find_if(
        words, [&](const auto& word) { return std::string_view(pattern).substr(at).starts_with(word.first); });
    if (found == words.end())
      name += pattern[at++];
    else
      name += found->second, at += std::string_view(found->first).size();
  }
  return file_name_of(name);
}

}  // namespace

std::vector<PageFile> page_files(const LaidOut& laid, std::optional<PressStandard> standard, Report& report) {
  const Edition& edition = laid.edition;
  std::vector<PageFile> files;
  for (const Sheet& sheet : laid.sheets) {
    if (sheet.strip) continue;
    const std::string name = filled(edition.press.page_file, edition, sheet, standard);
    if (name.size() > longest_file_name)
      report.error("long-file-name", edition.place,
                   say("the file of page {} would have a name of {} bytes", sheet.label(), name.size()),
                   say("write a page-file in press that gives {} bytes at most", longest_file_name));
    for (const PageFile& other : files)
      if (is_same_file_name(other.name, name + ".pdf"))
        report.error("same-file-name", edition.place,
                     say("the files of pages {} and {} would both be called {}.pdf", other.page, sheet.label(), name),
                     say("write {{page}} into page-file of press"));
    files.push_back({sheet.page, name + ".pdf"});
  }
  stop_if_failed(report);
  return files;
}

}  // namespace banxin
