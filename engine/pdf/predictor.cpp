#include "pdf/predictor.h"

#include <algorithm>
#include <cstdlib>

namespace banxin {
namespace {

uint8_t paeth(int left, int up, int corner) {
  const int guess = left + up - corner;
  const int to_left = std::abs(guess - left), to_up = std::abs(guess - up), to_corner = std::abs(guess - corner);
  if (to_left <= to_up && to_left <= to_corner) return static_cast<uint8_t>(left);
  return static_cast<uint8_t>(to_up <= to_corner ? up : corner);
}

}  // namespace

bool PredictedRow::is_known() const {
  const bool known = predictor == 1 || predictor == 2 || predictor >= 10;
  return known && (bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16);
}

size_t PredictedRow::bytes() const {
  return (static_cast<size_t>(columns) * static_cast<size_t>(colours) * static_cast<size_t>(bits) + 7) / 8;
}

Predictor::Predictor(const PredictedRow& row, Pipeline* into)
    : Pipeline("predictor", into),
      shape_(row),
      pixel_(std::max<size_t>(1, static_cast<size_t>(row.colours) * static_cast<size_t>(row.bits) / 8)) {
  row_.resize(row.bytes() + (row.predictor >= 10 ? 1 : 0));
  above_.resize(row_.size());
}

void Predictor::write(const unsigned char* data, size_t size) {
  while (size > 0) {
    const size_t part = std::min(size, row_.size() - filled_);
    std::copy_n(data, part, row_.begin() + static_cast<std::ptrdiff_t>(filled_));
    data += part, size -= part, filled_ += part;
    if (filled_ == row_.size()) undo_row();
  }
}

// A last row that ends early is read as if it went on in zeros.
void Predictor::finish() {
  if (filled_ > 0) undo_row();
  getNext()->finish();
}

void Predictor::undo_row() {
  const bool png = shape_.predictor >= 10;
  png ? undo_png() : undo_tiff();
  getNext()->write(row_.data() + (png ? 1 : 0), row_.size() - (png ? 1 : 0));
  std::swap(row_, above_);
  std::fill(row_.begin(), row_.end(), uint8_t{0});
  filled_ = 0;
}

// ISO/IEC 15948, 9.2. Byte 0 is how the row is coded; the bytes left of its first pixel are zero.
void Predictor::undo_png() {
  const int kind = row_[0];
  const size_t pixel = std::max<size_t>(1, (static_cast<size_t>(shape_.colours * shape_.bits) + 7) / 8);
  for (size_t i = 1; kind >= 1 && kind <= 4 && i < row_.size(); ++i) {
    const int left = i > pixel ? row_[i - pixel] : 0, up = above_[i], corner = i > pixel ? above_[i - pixel] : 0;
    const int by = kind == 1 ? left : kind == 2 ? up : kind == 3 ? (left + up) / 2 : paeth(left, up, corner);
    row_[i] = static_cast<uint8_t>(row_[i] + by);
  }
}

// TIFF 6.0, section 14: the difference to the same colour of the pixel at the left.
void Predictor::undo_tiff() {
  if (shape_.bits == 8) {
    for (size_t i = pixel_; i < row_.size(); ++i) row_[i] = static_cast<uint8_t>(row_[i] + row_[i - pixel_]);
  } else if (shape_.bits == 16) {
    for (size_t i = pixel_; i + 1 < row_.size(); i += 2) {
      const int sum = (row_[i] << 8) + row_[i + 1] + (row_[i - pixel_] << 8) + row_[i - pixel_ + 1];
      row_[i] = static_cast<uint8_t>(sum >> 8), row_[i + 1] = static_cast<uint8_t>(sum);
    }
  } else {
    const int bits = shape_.bits, mask = (1 << bits) - 1;
    const size_t samples = static_cast<size_t>(shape_.columns) * static_cast<size_t>(shape_.colours);
    const auto shift = [&](size_t i) { return 8 - bits - static_cast<int>(i * static_cast<size_t>(bits) % 8); };
    const auto byte = [&](size_t i) -> uint8_t& { return row_[i * static_cast<size_t>(bits) / 8]; };
    for (size_t i = static_cast<size_t>(shape_.colours); i < samples; ++i) {
      const size_t left = i - static_cast<size_t>(shape_.colours);
      const int sample = ((byte(i) >> shift(i)) + (byte(left) >> shift(left))) & mask;
      byte(i) = static_cast<uint8_t>((byte(i) & ~(mask << shift(i))) | (sample << shift(i)));
    }
  }
}

}  // namespace banxin
