#include "text/places.h"

#include <algorithm>

#include "base/utf8.h"

namespace banxin {
namespace {

// Goes through the author's text, character by character.
class PlaceWalk {
 public:
  explicit PlaceWalk(const std::vector<Span>& spans) : spans_(spans) { settle(true); }

  /// Forward to the character at `offset`, counted over all spans.
  Place to(uint32_t offset) {
    for (; offset_ < offset && span_ < spans_.size(); ++offset_) step();
    return place_;
  }

 private:
  void step() {
    const utf8::Decoded c = utf8::decode(spans_[span_].text, byte_);
    byte_ += c.bytes;
    if (place_.line != 0) {
      place_.line += c.value == U'\n' ? 1 : 0;
      place_.column = c.value == U'\n' ? 1 : place_.column + 1;
    }
    settle(false);
  }

  // Into the next span that has text.
  void settle(bool first) {
    if (first && !spans_.empty()) place_ = spans_[0].place;
    while (span_ < spans_.size() && byte_ == spans_[span_].text.size()) {
      ++span_, byte_ = 0;
      if (span_ < spans_.size()) place_ = spans_[span_].place;
    }
  }

  const std::vector<Span>& spans_;
  size_t span_ = 0, byte_ = 0;
  uint32_t offset_ = 0;
  Place place_;
};

}  // namespace

std::vector<PlaceMark> mark_places(const std::vector<Span>& spans, const Cells& cells) {
  std::vector<PlaceMark> marks;
  if (cells.empty()) return marks;
  const auto same = [&](const Span& s) { return s.place == spans.front().place; };
  if (spans.front().place.line == 0 && std::ranges::all_of(spans, same)) return {{0, spans.front().place}};
  PlaceWalk walk(spans);
  Place expected;
  for (uint32_t i = 0; i < cells.size(); ++i) {
    const Place place = walk.to(cells[i].offset);
    if (marks.empty() || place != expected) marks.push_back({i, place});
    expected = place;
    if (place.line != 0) ++expected.column;
  }
  return marks;
}

}  // namespace banxin
