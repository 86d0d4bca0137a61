#include "text/places.h"

namespace banxin {
namespace {

// One column further for each character behind the mark.
Place place_behind(const PlaceMark& mark, uint32_t character) {
  Place place = mark.place;
  if (place.line != 0) place.column += static_cast<int>(character - mark.character);
  return place;
}

// Goes through marks as characters come, in order.
class MarkWalk {
 public:
  explicit MarkWalk(const std::vector<PlaceMark>& marks) : marks_(marks) {}

  bool passes_mark(uint32_t character) const {
    return at_ + 1 < marks_.size() && marks_[at_ + 1].character <= character;
  }
  Place to(uint32_t character) {
    while (passes_mark(character)) ++at_;
    return place_behind(marks_[at_], character);
  }

 private:
  const std::vector<PlaceMark>& marks_;
  size_t at_ = 0;
};

}  // namespace

std::vector<PlaceMark> places_as_written(const std::vector<Span>& spans, const Cells& cells) {
  std::vector<PlaceMark> marks;
  for (uint32_t i = 0; i < cells.size(); ++i) {
    if (i == 0 || cells[i].span != cells[i - 1].span) {
      marks.push_back({i, spans[cells[i].span].place});
    } else if (cells[i - 1].c == U'\n' && marks.back().place.line != 0) {
      Place place = marks.back().place;
      ++place.line, place.column = 1;
      marks.push_back({i, place});
    }
  }
  return marks;
}

std::vector<PlaceMark> mark_places(const std::vector<PlaceMark>& written, const Cells& cells) {
  std::vector<PlaceMark> marks;
  MarkWalk walk(written);
  for (uint32_t i = 0; i < cells.size(); ++i) {
    const uint32_t offset = cells[i].offset;
    if (i > 0 && offset == cells[i - 1].offset + 1 && !walk.passes_mark(offset)) continue;
    const Place place = walk.to(offset);
    if (marks.empty() || place != place_behind(marks.back(), i)) marks.push_back({i, place});
  }
  return marks;
}

void place_changes(const std::vector<PlaceMark>& written, std::vector<Change>& changes) {
  MarkWalk walk(written);
  for (Change& change : changes) change.place = walk.to(change.offset);
}

}  // namespace banxin
