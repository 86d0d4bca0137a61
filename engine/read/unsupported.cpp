#include "read/unsupported.h"

#include <algorithm>
#include <iterator>

#include "base/message.h"

namespace banxin {

const Unsupported* unsupported_block(MD_BLOCKTYPE type) {
  static constexpr Unsupported blocks[] = {
      {MD_BLOCK_HTML, phrase("HTML cannot be set in a story"),
       phrase("write Markdown: **strong**, *emphasis*; a < needs \\<")},
      {MD_BLOCK_HR, phrase("a rule cannot be set in a story"), phrase("start a section with ## instead")},
      {MD_BLOCK_CODE, phrase("a block of code cannot be set in a story"),
       phrase("write a paragraph with `code` in it")},
  };
  const auto* found = std::ranges::find(blocks, type, &Unsupported::type);
  return found == std::end(blocks) ? nullptr : found;
}

}  // namespace banxin
