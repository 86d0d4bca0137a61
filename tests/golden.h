// Golden files: what a stage gave when somebody last looked at the picture and found it right.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/files.h"

namespace banxin {

/// Compares `text` with tests/`name`. BANXIN_UPDATE=1 rewrites files that differ instead: look at the page first.
inline void check_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path path = std::filesystem::path(BANXIN_SOURCE_DIR) / "tests" / name;
  const std::string expected = read_file(path, uintmax_t{64} << 20).value_or("");
  if (expected == text) return;
  if (std::getenv("BANXIN_UPDATE")) return write_whole(path, text);
  size_t line = 1, start = 0, at = 0;
  while (at < expected.size() && at < text.size() && expected[at] == text[at])
    if (text[at++] == '\n') ++line, start = at;
  FAIL_CHECK(name << ":" << line << ": expected\n  " << expected.substr(start, expected.find('\n', start) - start)
                  << "\ngot\n  " << text.substr(start, text.find('\n', start) - start));
}

}  // namespace banxin
