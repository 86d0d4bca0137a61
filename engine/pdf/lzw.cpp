#include "pdf/lzw.h"

#include <algorithm>
#include <stdexcept>

namespace banxin {

void LzwDecoder::write(const unsigned char* data, size_t size) {
  for (size_t i = 0; i < size && !ended_; ++i) {
    bits_ = (bits_ << 8) | data[i];
    held_ += 8;
    if (held_ < width_) continue;
    held_ -= width_;
    take(static_cast<int>((bits_ >> held_) & ((1U << width_) - 1)));
  }
}

void LzwDecoder::take(int code) {
  if (code == end) {
    ended_ = true;
  } else if (code == clear) {
    width_ = 9, free_ = first_free, last_ = clear;
  } else if (last_ == clear) {
    if (code > end) throw std::runtime_error("lzw decode: a code without an entry");
    emit(code);
    last_ = code;
  } else {
    if (code > free_ || free_ >= most_codes) throw std::runtime_error("lzw decode: a code without an entry");
    const auto entry = static_cast<size_t>(free_), last = static_cast<size_t>(last_);
    prefix_[entry] = static_cast<int16_t>(last_);
    first_[entry] = last_ < clear ? static_cast<uint8_t>(last_) : first_[last];
    byte_[entry] = code == free_  ? first_[entry]
                   : code < clear ? static_cast<uint8_t>(code)
                                  : first_[static_cast<size_t>(code)];
    ++free_;
    if (free_ + early_ == (1 << width_) && width_ < 12) ++width_;
    emit(code);
    last_ = code;
  }
}

void LzwDecoder::emit(int code) {
  out_.clear();
  for (; code >= first_free; code = prefix_[static_cast<size_t>(code)])
    out_.push_back(byte_[static_cast<size_t>(code)]);
  out_.push_back(static_cast<uint8_t>(code));
  std::reverse(out_.begin(), out_.end());
  getNext()->write(out_.data(), out_.size());
}

}  // namespace banxin
