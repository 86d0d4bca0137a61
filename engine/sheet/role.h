// Roles: what a frame, or a line of text, is on its page.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace banxin {

/// Readers of a sheet go by it: the PDF's structure, the rules about the fold, comparing. The kind of a block is told
/// by the block itself.
enum class Role : uint8_t {
  text,       ///< words that belong to no story; what a block kind of your own says
  column,     ///< a frame of a story's text
  body,       ///< a line in it
  quote,      ///< the same, of a quotation
  label,      ///< of a list item (●, 1.); also the one that marks an ad, and its frame
  heading,    ///< of a section 小标题
  headline,   ///< a frame of the following four
  kicker,     ///< 引题
  title,      ///< 主题
  deck,       ///< 副题
  byline,     ///< 署名
  caption,    ///< of a picture 图片说明, or of a table
  initial,    ///< the large first character of a story 首字下沉
  cell,       ///< a cell of a table, and a line in it
  cell_head,  ///< the same in the head of its columns
  jump_to,    ///< the line that tells where a story goes on 下转, and its frame
  jump_from   ///< … where it comes from 上接
};

/// As layout files and messages spell it.
std::string_view name_of(Role role);
/// The role of that name; nothing when there is none.
std::optional<Role> role_named(std::string_view name);

}  // namespace banxin
