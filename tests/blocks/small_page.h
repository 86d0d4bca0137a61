// A small page with the blocks of a test.
#pragma once

#include "flow/bench.h"
#include "tests/small_edition.h"

namespace banxin::test {

// 4 columns × 10 字 of 10 pt on 15 pt, 40 lines. With a story, story.md; beside it always photo.jpg.
struct SmallPage : SmallEdition {
  explicit SmallPage(const std::string& blocks, const std::string& story = "", const Files& files = {},
                     const std::string& language = "zh-Hans")
      : SmallEdition(
            "template: page\npage:\n  trim: [500pt, 700pt]\n  columns: {count: 4, chars: 10, gap: 1}\n"
            "  lines: 40\n  body: 10pt\n  pitch: 15pt\nstyles:\n"
            "  plain: {size: 10pt, indent: 0em}\n  big: {size: 40pt, indent: 0em}\nblocks:\n" +
                blocks,
            with_story(files, story), language) {}

 private:
  static Files with_story(Files files, const std::string& story) {
    constexpr size_t largest = 1 << 24;
    const std::string photo = std::string(BANXIN_SOURCE_DIR) + "/samples/gangwan-2026-03-14/photos/lighthouse.jpg";
    files["photo.jpg"] = read_file(photo, largest).value();
    if (!story.empty()) files["story.md"] = story;
    return files;
  }
};

}  // namespace banxin::test
