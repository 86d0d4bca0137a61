#include "base/place_finder.h"

#include <algorithm>

#include "base/utf8.h"

namespace banxin {

Place place_of_byte(FileId file, std::string_view text, size_t byte) {
  return PlaceFinder(text, {file, 1, 1}).at(byte);
}

Place PlaceFinder::at(size_t byte) {
  constexpr size_t bytes_between_marks = 256;
  if (byte < byte_) {
    const auto behind = std::ranges::upper_bound(marks_, byte, {}, &Mark::byte);
    byte_ = (behind - 1)->byte, now_ = (behind - 1)->place;
  }
  while (byte_ < byte && byte_ < text_.size()) {
    if (byte_ >= marks_.back().byte + bytes_between_marks) marks_.push_back({byte_, now_});
    const bool line_end = text_[byte_] == '\n';
    now_.column = line_end ? 1 : now_.column + 1;
    now_.line += line_end ? 1 : 0;
    byte_ += utf8::decode(text_, byte_).bytes;
  }
  return now_;
}

}  // namespace banxin
