// A small page with the blocks of a test.
#pragma once

#include "flow/flow.h"
#include "tests/small_edition.h"

namespace banxin::test {

// 4 columns × 10 字 of 10 pt on 15 pt, 40 lines.
struct SmallPage : SmallEdition {
  explicit SmallPage(const std::string& blocks, const std::string& story = "")
      : SmallEdition(
            "template: page\npage:\n  trim: [500pt, 700pt]\n  columns: {count: 4, chars: 10, gap: 1}\n"
            "  lines: 40\n  body: 10pt\n  pitch: 15pt\nstyles:\n"
            "  plain: {size: 10pt, indent: 0em}\n  big: {size: 40pt, indent: 0em}\nblocks:\n" +
                blocks,
            story, true) {}
};

}  // namespace banxin::test
