#include "pages.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <stdexcept>

#include "base/utf8.h"

namespace banxin::bench {
namespace {

namespace fs = std::filesystem;

constexpr size_t characters_a_page = 3500;
constexpr uint32_t replaced_in_ten = 6;

const fs::path root = BANXIN_SOURCE_DIR;

bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  if (lines.empty()) throw std::runtime_error(file.string() + " cannot be read");
  return lines;
}

/// The running text of the story: no front matter, headings or photos.
const std::vector<std::u32string>& seed() {
  static const std::vector<std::u32string> paragraphs = [] {
    std::vector<std::u32string> out;
    int fences = 0;
    for (const std::string& line : lines_of(root / "samples/yunfu-2025-09-07/01-computing-power.md")) {
      if (line == "---") ++fences;
      if (fences < 2 || line.size() < 40 || line.find("](") != line.npos || line[0] == '#') continue;
      out.push_back(utf8::to_utf32(line));
    }
    return out;
  }();
  return paragraphs;
}

/// The Han characters of the corpus: what replacements are drawn from.
const std::u32string& characters() {
  static const std::u32string all = [] {
    std::u32string out;
    for (const char* name : {"zhufu", "lunyu", "youmengying", "news"}) {
      for (const std::string& line : lines_of(root / "tests/corpus/zh-Hans" / (std::string(name) + ".txt"))) {
        for (const char32_t c : utf8::to_utf32(line)) {
          if (is_han(c)) out += c;
        }
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }();
  return all;
}

std::string to_utf8(const std::u32string& chars) {
  std::string out;
  for (const char32_t c : chars) utf8::append(out, c);
  return out;
}

/// One page: the story from paragraph `number` on, with most of its characters exchanged, each for one of its own.
Page varied_page(uint32_t number) {
  std::mt19937 random(number * 7919 + 1);
  std::map<char32_t, char32_t> exchanged;
  Page page;
  size_t length = 0;
  for (size_t k = number; length < characters_a_page; ++k) {
    std::u32string paragraph = seed()[k % seed().size()];
    length += paragraph.size();
    for (char32_t& c : paragraph) {
      if (!is_han(c)) continue;
      const auto [at, fresh] = exchanged.try_emplace(c, c);
      if (fresh && random() % 10 < replaced_in_ten) at->second = characters()[random() % characters().size()];
      c = at->second;
    }
    page.push_back(to_utf8(paragraph));
  }
  return page;
}

}  // namespace

std::vector<Page> varied_pages(int count) {
  std::vector<Page> pages;
  for (int k = 0; k < count; ++k) pages.push_back(varied_page(static_cast<uint32_t>(k)));
  return pages;
}

std::string long_paragraph(size_t characters) {
  std::u32string out;
  for (size_t k = 0; out.size() < characters; ++k) out += seed()[k % seed().size()];
  return to_utf8(out.substr(0, characters));
}

}  // namespace banxin::bench
