#include "pdf/filters.h"

#include <memory>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_RunLength.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFStreamFilter.hh>
#include <vector>

#include "pdf/lzw.h"
#include "pdf/predictor.h"
#include "pdf/work.h"

namespace banxin {
namespace {

// Stands behind what unpacks and counts what comes out.
class Counter final : public Pipeline {
 public:
  explicit Counter(Pipeline* into) : Pipeline("counter", into) {}
  void write(const unsigned char* data, size_t size) override {
    size_ += size;
    spend(size);
    check_size(size_);
    getNext()->write(data, size);
  }
  void finish() override { getNext()->finish(); }

 private:
  uint64_t size_ = 0;
};

enum class Packing : uint8_t { flate, lzw, run_length };

class Unpacking final : public QPDFStreamFilter {
 public:
  explicit Unpacking(Packing packing) : packing_(packing) {}

  bool setDecodeParms(QPDFObjectHandle parameters) override {
    if (parameters.isNull()) return true;
    if (packing_ == Packing::run_length || !parameters.isDictionary()) return false;
    const auto read = [&](const char* key, int& value, int least, int most) {
      QPDFObjectHandle said = parameters.getKey(key);
      if (said.isNull()) return true;
      if (!said.isInteger() || said.getIntValue() < least || said.getIntValue() > most) return false;
      value = static_cast<int>(said.getIntValue());
      return true;
    };
    if (packing_ == Packing::lzw && !read("/EarlyChange", early_change_, 0, 1)) return false;
    if (!read("/Predictor", row_.predictor, 1, 15)) return false;
    if (row_.predictor == 1) return true;
    return read("/Columns", row_.columns, 1, Predictor::most_columns) &&
           read("/Colors", row_.colours, 1, Predictor::most_colours) && read("/BitsPerComponent", row_.bits, 1, 16) &&
           row_.is_known();
  }

  Pipeline* getDecodePipeline(Pipeline* next) override {
    if (row_.predictor > 1) next = keep(std::make_shared<Predictor>(row_, next));
    next = keep(std::make_shared<Counter>(next));
    if (packing_ == Packing::lzw) return keep(std::make_shared<LzwDecoder>(early_change_ == 1, next));
    if (packing_ == Packing::run_length)
      return keep(std::make_shared<Pl_RunLength>("run length", next, Pl_RunLength::a_decode));
    return keep(std::make_shared<Pl_Flate>("stream inflate", next, Pl_Flate::a_inflate));
  }

 private:
  Pipeline* keep(std::shared_ptr<Pipeline> one) {
    pipelines_.push_back(std::move(one));
    return pipelines_.back().get();
  }

  Packing packing_;
  PredictedRow row_;
  int early_change_ = 1;
  std::vector<std::shared_ptr<Pipeline>> pipelines_;
};

bool register_all() {
  const auto put = [](const char* name, Packing packing) {
    QPDF::registerStreamFilter(name, [packing] { return std::make_shared<Unpacking>(packing); });
  };
  put("/FlateDecode", Packing::flate);
  put("/LZWDecode", Packing::lzw);
  put("/RunLengthDecode", Packing::run_length);
  return true;
}

}  // namespace

void bound_filters() {
  static const bool done = register_all();
  static_cast<void>(done);
}

}  // namespace banxin
