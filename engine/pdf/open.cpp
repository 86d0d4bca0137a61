#include "pdf/open.h"

#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/BufferInputSource.hh>

#include "pdf/filters.h"
#include "pdf/work.h"

namespace banxin {
namespace {

// For each stream without an end libqpdf searches the rest of the file and goes through all objects.
constexpr uint64_t most_repair = 500'000'000;  // objects times bytes

// To read a stream, libqpdf reads the object that says how long it is, and so on: it comes by here each time.
class GuardedInput final : public BufferInputSource {
 public:
  explicit GuardedInput(std::string_view bytes)
      : BufferInputSource(
            "file",
            new Buffer(const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(bytes.data())), bytes.size()),
            true) {}
  void seek(qpdf_offset_t offset, int whence) override {
    check_stack();
    BufferInputSource::seek(offset, whence);
  }
};

bool can_be_repaired(std::string_view bytes) {
  uint64_t objects = 0;
  for (size_t at = 0; (at = bytes.find("obj", at)) != std::string_view::npos; at += 3)
    if (++objects * bytes.size() > most_repair) return false;
  return true;
}

}  // namespace

void open_foreign(QPDF& pdf, std::string_view bytes, Repair repair) {
  bound_filters();
  pdf.setSuppressWarnings(true);
  pdf.setAttemptRecovery(repair == Repair::if_small && can_be_repaired(bytes));
  pdf.processInputSource(std::make_shared<GuardedInput>(bytes));
}

}  // namespace banxin
