// Items (突排): the lists that are open while a story is read, and the labels of their items.
#pragma once

#include <string>
#include <vector>

#include "model/edition.h"
#include "model/language.h"

namespace banxin {

class OpenLists {
 public:
  /// `delimiter` stands behind the numbers, as the author wrote it; 0: no numbers.
  void open(unsigned first, char delimiter) { lists_.push_back({first, delimiter}); }
  void close() { lists_.pop_back(); }
  /// The next item of the innermost list begins.
  void begin_item(const Language& language);
  void end_item() { label_.clear(); }
  /// Marks a paragraph as one of the item that is read; its label stands before the first.
  void mark(Paragraph& paragraph);

 private:
  struct List {
    unsigned next = 1;
    char delimiter = 0;
  };
  std::vector<List> lists_;
  std::string label_;
};

}  // namespace banxin
