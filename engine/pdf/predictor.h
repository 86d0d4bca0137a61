// Predictors of Flate and LZW (ISO 32000-1, 7.4.4.4): each sample was coded by its difference to its neighbours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <qpdf/Pipeline.hh>
#include <vector>

namespace banxin {

/// /DecodeParms with their defaults.
struct PredictedRow {
  int predictor = 1, colours = 1, bits = 8, columns = 1;

  bool is_known() const;
  size_t bytes() const;
};

class Predictor final : public Pipeline {
 public:
  static constexpr int most_columns = 1 << 20, most_colours = 32;

  Predictor(const PredictedRow& row, Pipeline* into);
  void write(const unsigned char* data, size_t size) override;
  void finish() override;

 private:
  void undo_row();
  void undo_png();
  void undo_tiff();

  PredictedRow shape_;
  size_t pixel_;                      ///< bytes from a sample to the one at its left, at least 1
  std::vector<uint8_t> row_, above_;  ///< of PNG with the byte that says how the row is coded
  size_t filled_ = 0;
};

}  // namespace banxin
