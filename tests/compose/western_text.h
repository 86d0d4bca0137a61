// The stories of the English proof sheet as paragraphs: text to measure Western setting on.
#pragma once

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/files.h"

namespace banxin::test {

/// The paragraphs of docs/proofs/english-*.md without headings, front matter and marks of emphasis.
inline std::vector<std::string> english_paragraphs() {
  std::vector<std::string> out;
  for (const char* name : {"ferry", "library", "briefs"}) {
    const auto story = read_file(std::string(BANXIN_SOURCE_DIR "/docs/proofs/english-") + name + ".md", 1 << 20);
    if (!story) throw std::runtime_error(name);
    std::istringstream lines(*story);
    int fences = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line == "---") ++fences;
      if (fences < 2 || line.empty() || line.starts_with("#") || line == "---") continue;
      std::erase(line, '*');
      out.push_back(line);
    }
  }
  return out;
}

}  // namespace banxin::test
