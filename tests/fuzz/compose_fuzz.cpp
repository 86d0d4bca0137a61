// Fuzz target: any text, any style, any measures. The composer must come back, with every cluster in its place and no
// line wider than its measure unless it says so.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "../compose/hand.h"
#include "base/utf8.h"
#include "compose/compose.h"

namespace {

using namespace banxin;

class Bytes {
 public:
  Bytes(const uint8_t* data, size_t size) : data_(data), size_(size) {}
  uint8_t next() { return at_ < size_ ? data_[at_++] : uint8_t{0}; }
  std::string rest() const { return {reinterpret_cast<const char*>(data_) + at_, size_ - at_}; }

 private:
  const uint8_t* data_;
  size_t size_, at_ = 0;
};

ParaStyle style_from(Bytes& bytes) {
  ParaStyle style;
  style.punctuation = static_cast<PunctStyle>(bytes.next() % 5);
  style.align = static_cast<Align>(bytes.next() % 4);
  style.hang = static_cast<Hang>(bytes.next() % 3);
  style.level = static_cast<Level>(bytes.next() % 16);
  const uint8_t flags = bytes.next();
  style.compress = (flags & 1) != 0, style.trim_edges = (flags & 2) != 0, style.optimal = (flags & 4) != 0;
  style.indent = {bytes.next() * 20};
  style.text.tracking = {bytes.next()};
  return style;
}

void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 4096) return 0;
  Bytes bytes(data, size);
  const auto region = static_cast<Region>(bytes.next() % 6);
  const ParaStyle style = style_from(bytes);
  std::vector<Measure> measures;
  for (int i = 1 + bytes.next() % 5; i > 0; --i) measures.push_back({{}, {1 + bytes.next() * 1200}});
  const int lines = bytes.next() % 40;
  std::string words = bytes.rest();
  if (utf8::find_invalid(words) != std::string::npos) return 0;
  const ShapedText text = test::set_by_hand(words, region);
  const Composed set = compose(text, space(text, style), measures, style, {lines, true});
  check(set.x.size() == text.clusters.size() && set.advance.size() == text.clusters.size());
  check(text.clusters.empty() == set.lines.empty());
  uint32_t reached = 0;
  for (size_t i = 0; i < set.lines.size(); ++i) {
    const Line& line = set.lines[i];
    check(reached <= line.first && line.first <= line.last && line.last <= text.clusters.size());
    reached = line.last;
    const Length room = measures[std::min(i, measures.size() - 1)].width - line.indent;
    check(line.width <= room || !set.warnings.empty());
  }
  return 0;
}
