// LZW (ISO 32000-1, 7.4.4.2).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <qpdf/Pipeline.hh>
#include <vector>

namespace banxin {

class LzwDecoder final : public Pipeline {
 public:
  /// `early`: codes grow one code before they must, as most writers do.
  LzwDecoder(bool early, Pipeline* into) : Pipeline("lzw decode", into), early_(early ? 1 : 0) {}
  void write(const unsigned char* data, size_t size) override;
  void finish() override { getNext()->finish(); }

 private:
  static constexpr int clear = 256, end = 257, first_free = 258, most_codes = 4096;

  void take(int code);
  void emit(int code);

  int early_, width_ = 9, free_ = first_free, last_ = clear, held_ = 0;
  uint32_t bits_ = 0;
  bool ended_ = false;
  std::array<int16_t, most_codes> prefix_{};  ///< the code that an entry goes on from
  std::array<uint8_t, most_codes> byte_{}, first_{};
  std::vector<uint8_t> out_;
};

}  // namespace banxin
