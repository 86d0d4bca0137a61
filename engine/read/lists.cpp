#include "read/lists.h"

#include <fmt/format.h>

#include <utility>

namespace banxin {

void OpenLists::begin_item(const Language& language) {
  List& list = lists_.back();
  if (list.delimiter != 0)
    label_ = fmt::format("{}{}", list.next++, list.delimiter);
  else
    label_ = language.is_cjk() ? "●" : "•";
}

void OpenLists::mark(Paragraph& paragraph) {
  paragraph.item_depth = static_cast<int>(lists_.size());
  paragraph.label = std::exchange(label_, {});
}

}  // namespace banxin
