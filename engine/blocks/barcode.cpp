// barcode: an EAN-13, or the ISSN of a newspaper with its add-on (ISO/IEC 15420), drawn in black on paper of its own.
#include <fmt/format.h>
#include <zint.h>

#include <algorithm>
#include <string>

#include "base/message.h"
#include "base/owned.h"
#include "blocks/barcode_number.h"
#include "flow/bench.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

using Symbol = Owned<zint_symbol, ZBarcode_Delete>;

// All in modules, the width of the thinnest bar. GS1 General Specifications, 5.2.
constexpr int quiet_left = 11, quiet_right = 7, code_modules = 95, digit_modules = 7, half_digits = 6;
constexpr int guard_drop = 5, digit_row = 9, addon_quiet = 5, addon_digits_start = 4, addon_step = 9;
constexpr int least_height = 20, full_height = 79, type_size = 10;
constexpr Length nominal = from_mm(0.33);

std::string encode(const std::string& number, std::string& fault) {
  const Symbol symbol(ZBarcode_Create());
  symbol->symbology = BARCODE_EANX_CHK;
  symbol->show_hrt = 0;
  if (ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(number.c_str()), 0) >= ZINT_ERROR) {
    fault = symbol->errtxt;
    return {};
  }
  std::string modules;
  for (int x = 0; x < symbol->width; ++x) modules += (symbol->encoded_data[0][x / 8] >> (x % 8) & 1) != 0 ? '#' : '.';
  return modules;
}

struct BarcodeBlock : Block {
  std::string data, addon, variant = "00";
  BarcodeNumber number;

  void read(Fields& f) override {
    f.word({"data", "13 digits, or an ISSN: 1674-6780.", true}, data);
    f.word({"variant", "Of an ISSN: its two digits."}, variant);
    f.word({"add-on", "Two or five digits beside it: the issue."}, addon);
    if (data.empty()) return;
    number = read_barcode_number(data, variant);
    if (!number.fault.empty()) f.error("data", "bad-barcode", number.fault, number.cure);
    const bool digits = std::ranges::all_of(addon, [](char c) { return c >= '0' && c <= '9'; });
    if (!addon.empty() && ((addon.size() != 2 && addon.size() != 5) || !digits))
      f.error("add-on", "bad-barcode", say("an add-on has two or five digits, not \"{}\"", addon),
              say("write add-on: \"03\", in quotes"));
  }

  int all_modules() const {
    const int beside = addon.empty() ? 0 : addon_step * static_cast<int>(addon.size()) + 2 + addon_quiet;
    return quiet_left + code_modules + quiet_right + beside;
  }
  int title_rows() const { return number.issn.empty() ? 0 : digit_row + 1; }

  std::optional<Length> own_height(Length width) const override {
    return Length{static_cast<int32_t>(int64_t{width.mpt} * (full_height + title_rows()) / all_modules())};
  }

  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    laid.own_ground = true;
    std::string fault;
    const std::string modules = encode(addon.empty() ? number.digits : number.digits + "+" + addon, fault);
    if (modules.empty()) {
      laid.notes.error("bad-barcode", place, say("{} gives no barcode: {}", data, fault), say("look at its digits"));
      return laid;
    }
    const Sizes at{bench.area(), all_modules()};
    if (!has_room(at, laid.notes)) return laid;
    const std::string plus = addon.empty() ? "" : " + " + addon;
    laid.alt = number.issn.empty() ? number.digits + plus : "ISSN " + number.issn + plus;
    laid.fill(bench.area(), InkTable::paper);
    lay_bars(at, modules, laid);
    lay_digits(bench, at, laid);
    return laid;
  }

 private:
  // Where modules lie, rounded each by itself: no bar is off by more than a thousandth of a point.
  struct Sizes {
    Rect area;
    int modules;
    Length across(int n) const { return Length{static_cast<int32_t>(int64_t{area.width.mpt} * n / modules)}; }
    Length x(int n) const { return area.x + across(n); }
    Length foot() const { return area.bottom() - across(digit_row); }  ///< of bars that have a digit below
  };

  bool has_room(const Sizes& at, Report& notes) const {
    const Length module = at.area.width / at.modules;
    const auto width_at = [&](int percent) { return to_mm(thousandths(nominal, percent * 10)) * at.modules; };
    if (module < thousandths(nominal, 795) || module > thousandths(nominal, 2005))
      notes.warning("barcode-size", place,
                    say("barcode {} is printed at {}% of its size; scanners take 80% to 200%", name,
                        int64_t{module.mpt} * 100 / nominal.mpt),
                    say("make it {:.1f} mm to {:.1f} mm wide, {:.1f} mm at its full size", width_at(80), width_at(200),
                        width_at(100)));
    if (module < nominal / 4) {
      notes.error("no-room", place, say("barcode {} is too narrow for its bars", name),
                  say("make it {:.1f} mm wide", width_at(100)));
      return false;
    }
    if (at.area.height > at.across(least_height + digit_row + title_rows())) return true;
    notes.error(
        "no-room", place, say("barcode {} is too low for its bars", name),
        say("give it a height of {:.1f} mm, or leave its height out", to_mm(at.across(full_height + title_rows()))));
    return false;
  }

  // The bars of the code, its guards reaching down between the digits; those of the add-on stand below their digits.
  void lay_bars(const Sizes& at, const std::string& modules, Laid& laid) const {
    const Length top = at.area.y + at.across(title_rows()), drop = at.across(guard_drop);
    const auto is_guard = [](int m) { return m < 3 || (m >= 45 && m < 50) || m >= 92; };
    for (int m = 0; m < static_cast<int>(modules.size());) {
      int end = m;
      while (end < static_cast<int>(modules.size()) && modules[static_cast<size_t>(end)] == '#') ++end;
      if (end > m) {
        const bool beside = m >= code_modules;
        const Length from = beside ? top + at.across(digit_row) : top;
        const Length to = is_guard(m) ? at.foot() + drop : at.foot();
        laid.fill({at.x(quiet_left + m), from, at.across(quiet_left + end) - at.across(quiet_left + m), to - from},
                  InkTable::black);
      }
      m = end + 1;
    }
  }

  void lay_digits(const Bench& bench, const Sizes& at, Laid& laid) const {
    const Length below = at.area.bottom() - at.across(1) / 2, above = at.area.y + at.across(digit_row) - at.across(1);
    const std::string& d = number.digits;
    lay_row(bench, at, d.substr(0, 1), 2, digit_modules, below, laid);
    lay_row(bench, at, d.substr(1, half_digits), quiet_left + 3, digit_modules, below, laid);
    lay_row(bench, at, d.substr(1 + half_digits), quiet_left + 50, digit_modules, below, laid);
    if (!addon.empty())
      lay_row(bench, at, addon, all_modules() - addon_quiet - addon_step * static_cast<int>(addon.size()) + 2 - 1,
              addon_step, above + at.across(title_rows()), laid);
    if (!number.issn.empty()) lay_row(bench, at, "ISSN " + number.issn, quiet_left, digit_modules, above, laid);
  }

  // Digits in steps of so many modules, each in the middle of its step.
  void lay_row(const Bench& bench, const Sizes& at, const std::string& text, int module, int step, Length baseline,
               Laid& laid) const {
    ParaStyle style;
    style.text.font = "hei";
    style.text.size = at.across(type_size);
    style.normalize = false;
    style.indent = Em{0};
    style.align = Align::start;
    const auto set = [&](const std::string& words) {
      const std::vector<Span> spans = {{.text = words, .place = place, .code = true}};
      return bench.set(
          std::make_shared<const Prepared>(bench.prepare(spans, style, bench.edition().language, laid.notes)),
          at.area.width);
    };
    const Length wide = set("0").lines->lines.at(0).width, free = at.across(step) - wide;
    const bool digits = text.find(' ') == text.npos;
    if (digits) style.text.tracking = Em{round_to_int(1000.0 * free.mpt / style.text.size.mpt)};
    const Length x = at.x(module) + (digits ? free / 2 : Length{});
    const Length width = at.across(step * static_cast<int>(text.size()));
    laid.frame({}, {x, baseline - LineSpace{}.ascent(style.text.size), width, style.text.size}, Role::text);
    laid.line(set(text), 0, {x, baseline}, width, Role::text);
  }
};

}  // namespace

std::unique_ptr<Block> make_barcode() { return std::make_unique<BarcodeBlock>(); }

}  // namespace banxin
