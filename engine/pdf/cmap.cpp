#include "pdf/cmap.h"

#include <algorithm>

#include "pdf/content.h"
#include "pdf/strings.h"

namespace banxin {
namespace {

uint64_t code_of(const Operand& operand) {
  uint64_t code = 0;
  for (const char c : string_bytes(operand.text).substr(0, 4)) code = code << 8 | static_cast<unsigned char>(c);
  return code;
}

// The strings of an array, one by one.
std::vector<std::string> strings_of(std::string_view array) {
  std::vector<std::string> all;
  ContentReader reader(array.substr(1, array.size() - 2));
  reader.next();
  for (const Operand& operand : reader.operands()) all.push_back(string_bytes(operand.text));
  return all;
}

CodeRange range_of(const Operand& first, const Operand& last, const Operand& to) {
  CodeRange range{code_of(first), code_of(last), {}, to.kind != Operand::Kind::array};
  range.texts = range.counts_up ? std::vector{string_bytes(to.text)} : strings_of(to.text);
  return range;
}

}  // namespace

size_t read_to_unicode(std::string_view cmap, const std::function<bool(const CodeRange&)>& take) {
  size_t bytes = 0;
  ContentReader reader(cmap);
  while (reader.next()) {
    const std::string_view name = reader.operation();
    const std::vector<Operand>& all = reader.operands();
    if (name == "endcodespacerange" && all.size() >= 2)
      bytes = std::clamp<size_t>(string_bytes(all[1].text).size(), 1, 4);
    if (name == "endbfchar")
      for (size_t i = 0; i + 1 < all.size(); i += 2)
        if (!take(range_of(all[i], all[i], all[i + 1]))) return bytes;
    if (name == "endbfrange")
      for (size_t i = 0; i + 2 < all.size(); i += 3)
        if (!take(range_of(all[i], all[i + 1], all[i + 2]))) return bytes;
  }
  return bytes;
}

}  // namespace banxin
