// qr: a QR code (ISO/IEC 18004) drawn in whole modules.
#include <fmt/format.h>
#include <qrencode.h>

#include <map>
#include <string>

#include "base/message.h"
#include "base/owned.h"
#include "flow/bench.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

using Code = Owned<QRcode, QRcode_free>;

constexpr size_t most_known = 16;

// Null when it is too long. Each is encoded once a thread: the pages of an edition have the same few addresses.
const QRcode* code_of(const std::string& data) {
  thread_local std::map<std::string, Code> known;
  if (known.size() == most_known && !known.contains(data)) known.clear();
  const auto [at, fresh] = known.try_emplace(data);
  if (fresh) at->second.reset(QRcode_encodeString8bit(data.c_str(), 0, QR_ECLEVEL_M));
  return at->second.get();
}

struct QrBlock : Block {
  std::string data;
  InkId ink = InkTable::black;

  void read(Fields& f) override {
    f.word({"data", "What a reader finds: an address.", true}, data);
    f.ink({"ink", "Its ink; dark enough for a camera."}, ink);
  }

  std::optional<Length> own_height(Length width) const override { return width; }

  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    const QRcode* code = code_of(data);
    if (code == nullptr) {
      laid.notes.error("qr-too-long", place, say("{} bytes are too many for a QR code", data.size()),
                       say("shorten the address: at most 2331 bytes"));
      return laid;
    }
    laid.alt = data;
    lay_modules(bench.area(), *code, laid);
    return laid;
  }

  void lay_modules(const Rect& area, const QRcode& code, Laid& laid) const {
    const Length side = std::min(area.width, area.height), module = side / code.width;
    const Point start{area.x + (area.width - module * code.width) / 2,
                      area.y + (area.height - module * code.width) / 2};
    const auto dark = [&](int x, int y) { return (code.data[y * code.width + x] & 1) != 0; };
    // Neighbouring dark modules become one rectangle: fewer operators and no hairline seams.
    for (int y = 0; y < code.width; ++y)
      for (int x = 0; x < code.width; ++x) {
        int end = x;
        while (end < code.width && dark(end, y)) ++end;
        if (end > x) laid.fill({start.x + x * module, start.y + y * module, (end - x) * module, module}, ink);
        x = end;
      }
  }
};

}  // namespace

std::unique_ptr<Block> make_qr() { return std::make_unique<QrBlock>(); }

}  // namespace banxin
