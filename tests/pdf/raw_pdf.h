// PDFs written byte by byte, also such as no library would write.
#pragma once

#include <map>
#include <string>

namespace banxin::test {

/// Objects by number, the catalogue being number 1.
using RawObjects = std::map<int, std::string>;

std::string raw_pdf(const RawObjects& objects);

/// A stream object with `keys` in its dictionary, deflated `times` over.
std::string raw_stream(std::string data, const std::string& keys = "", int times = 0);

/// A page of 100 × 50 pt, objects 1 to 4: catalogue, tree, page, content. `more` comes besides.
struct RawPage {
  std::string content = "1 0 0 0 k 0 0 100 50 re f";
  std::string resources = "<< >>", page = "", catalogue = "";
  RawObjects more = {};
  int deflated = 0;
};
RawObjects raw_page(const RawPage& page);

/// A page under `depth` nodes of a page tree.
std::string deep_tree(int depth);
/// A page whose resources lead from object to object, `length` times.
std::string long_chain(int length);

}  // namespace banxin::test
