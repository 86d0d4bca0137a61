#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "tests/archive/back_issues.h"
#include "tests/archive/pictures.h"

namespace banxin::archive_test {
namespace {

using Pictures = std::map<std::string, std::string>;

void replace(std::string& text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  if (at == text.npos) throw std::logic_error(fmt::format("no \"{}\" to be broken", from));
  text.replace(at, from.size(), to);
}

void replace_line(std::string& text, std::string_view begin, std::string_view to) {
  const size_t at = text.find(begin);
  if (at == text.npos) throw std::logic_error(fmt::format("no \"{}\" to be broken", begin));
  text.replace(at, text.find('\n', at) + 1 - at, to);
}

/// The file of the front's photo is its own then, and holds `bytes`.
void supplant(Issue& issue, const std::string& path, std::string bytes) {
  issue.shared.erase(path);
  issue.files[path] = std::move(bytes);
}

void cut(Issue& issue, const Pictures& pictures, const std::string& path) {
  const std::string& whole = pictures.at(issue.shared.at(path));
  supplant(issue, path, whole.substr(0, whole.size() / 2));
}

}  // namespace

const std::vector<Damage> damages = {
    {"missing-story", [](Issue& i, const Pictures&) { i.files.erase(i.story); }},
    {"missing-photo", [](Issue& i, const Pictures&) { i.shared.erase(i.photo); }},
    {"missing-template", [](Issue& i, const Pictures&) { replace(i.yaml, "-front.yaml", "-frontpage.yaml"); }},
    {"unknown-key", [](Issue& i, const Pictures&) { i.yaml += "colour: red\n"; }},
    {"bad-yaml", [](Issue& i, const Pictures&) { i.yaml += "names: [陈浩明\n"; }},
    {"wrong-date", [](Issue& i, const Pictures&) { replace_line(i.yaml, "date: ", "date: 2001-02-29\n"); }},
    {"no-title", [](Issue& i, const Pictures&) { replace_line(i.files.at(i.story), "title: ", ""); }},
    {"not-utf-8",  // 本报讯 in GB 18030
     [](Issue& i, const Pictures&) { i.files.at(i.story) += "\n\xB1\xBE\xB1\xA8\xD1\xB6\n"; }},
    {"table-in-story",
     [](Issue& i, const Pictures&) { i.files.at(i.story) += "\n<table><tr><td>1</td></tr></table>\n"; }},
    {"far-too-long",
     [](Issue& i, const Pictures&) {
       std::string& story = i.files.at(i.story);
       story += '\n';
       for (int n = 0; n < 100'100; ++n) story += "长";
       story += '\n';
     }},
    {"endless-word",
     [](Issue& i, const Pictures&) {
       std::string& story = i.files.at(i.story);  // at its head: what is over at its foot is not drawn
       story.insert(story.find("\n---\n", 3) + 5, fmt::format("\n{}\n", std::string(150, 'm')));
     }},
    {"photo-cut", [](Issue& i, const Pictures& pictures) { cut(i, pictures, i.photo); }},
    {"picture-bomb", [](Issue& i, const Pictures&) { supplant(i, i.photo, make_hollow_png(30'000, 30'000)); }},
    {"no-picture", [](Issue& i, const Pictures&) { supplant(i, i.photo, "the photo comes by courier\n"); }},
    {"folder-as-photo",
     [](Issue& i, const Pictures&) {
       i.shared.erase(i.photo);
       i.folders.push_back(i.photo);
     }},
    {"pipe-as-photo",
     [](Issue& i, const Pictures&) {
       i.shared.erase(i.photo);
       i.pipes.push_back(i.photo);
     }},
    {"link-in-a-circle",
     [](Issue& i, const Pictures&) {
       i.shared.erase(i.photo);
       i.loops.push_back(i.photo);
     }},
    {"photo-elsewhere",
     [](Issue& i, const Pictures&) { replace(i.yaml, i.photo, fmt::format("../../{}", i.shared.at(i.photo))); }},
    {"unknown-slot", [](Issue& i, const Pictures&) { replace(i.yaml, "      second: ", "      zweite: "); }},
    {"ad-cut", [](Issue& i, const Pictures& pictures) { cut(i, pictures, i.ad); }},
};

}  // namespace banxin::archive_test
