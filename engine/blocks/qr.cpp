// qr: a QR code (ISO/IEC 18004) drawn in whole modules.
#include <fmt/format.h>
#include <qrencode.h>

#include <map>
#include <string>

#include "base/contrast.h"
#include "base/message.h"
#include "base/owned.h"
#include "flow/bench.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

using Code = Owned<QRcode, QRcode_free>;

constexpr size_t most_known = 16;

constexpr Length least_module = from_mm(0.396);  // GS1 General Specifications, 5.12.3: of what telephones read

// How many plates show an edge: not yellow's, nor that of a faint tint.
int edges_of(const Ink& ink) {
  constexpr int faint = 100;
  if (ink.kind == Ink::Kind::spot) return 1;
  return (ink.c >= faint) + (ink.m >= faint) + (ink.k >= faint);
}

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
    judge(bench, code->width, laid.notes);
    lay_modules(bench.area(), *code, laid);
    return laid;
  }

  // Whether a telephone reads it from newsprint.
  void judge(const Bench& bench, int modules, Report& notes) const {
    const Length side = std::min(bench.area().width, bench.area().height);
    if (side / modules < least_module)
      notes.warning("qr-size", place,
                    say("QR code {} has modules of {:.2f} mm; cameras want {:.1f} mm", name, to_mm(side / modules),
                        to_mm(least_module)),
                    say("make it {:.1f} mm wide, or shorten its address", to_mm(least_module * modules)));
    const InkTable& inks = bench.edition().inks;
    if (contrast(lightness(inks[InkTable::paper]), lightness(inks[ink])) < least_contrast)
      notes.warning("qr-ink", place, say("QR code {} is too light for a camera", name), say("print it in black"));
    else if (edges_of(inks[ink]) > 1)
      notes.warning("qr-ink", place, say("QR code {} is printed in several inks, which never meet exactly", name),
                    say("print it in black, or in one ink"));
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
