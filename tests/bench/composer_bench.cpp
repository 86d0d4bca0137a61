// What composition costs beside the shaping it cannot do without, and how it grows with the length of a paragraph.
//   ninja -C build/release banxin-bench && build/release/banxin-bench
// R_l of the first line is the layout of 40 pages (shape, classes, breaks, total fit, adjustment) over bare hb_shape
// of the same text, both in thread CPU time, page by page in turn; the median of the rounds counts.
#include <benchmark/benchmark.h>
#include <hb.h>
#include <time.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "compose/compose.h"
#include "pages.h"
#include "read/catalogue.h"
#include "text/text.h"

namespace banxin::bench {
namespace {

constexpr int page_count = 40, measure_em = 13;

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Time by name, added up.
class Clock {
 public:
  void start() { at_ = thread_seconds(); }
  void stop(double& sum) {
    const double now = thread_seconds();
    sum += now - at_;
    at_ = now;
  }

 private:
  double at_ = 0;
};

const FontShelf& shelf() {
  static const FontShelf one([] {
    Report report(std::make_shared<Sources>());
    return read_catalogue(std::filesystem::path(BANXIN_SOURCE_DIR) / "fonts" / "catalogue.yaml", report);
  }());
  return one;
}

/// HarfBuzz alone: a font and a buffer that are kept, one call a paragraph.
class BareShaper {
 public:
  BareShaper() : buffer_(hb_buffer_create()) {
    const FaceId face = *shelf().catalogue().face_for("song", language_of("zh-Hans"));
    const FontShelf::File file = shelf().file(face);
    hb_blob_t* blob = hb_blob_create(file.bytes.data(), static_cast<unsigned>(file.bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* opened = hb_face_create(blob, file.index);
    font_ = hb_font_create(opened);
    hb_face_destroy(opened);
    hb_blob_destroy(blob);
  }
  ~BareShaper() { hb_buffer_destroy(buffer_), hb_font_destroy(font_); }
  BareShaper(const BareShaper&) = delete;
  BareShaper& operator=(const BareShaper&) = delete;

  void shape(const std::u32string& chars) {
    hb_buffer_clear_contents(buffer_);
    const auto length = static_cast<int>(chars.size());
    hb_buffer_add_utf32(buffer_, reinterpret_cast<const uint32_t*>(chars.data()), length, 0, length);
    hb_buffer_set_direction(buffer_, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer_, HB_SCRIPT_HAN);
    hb_shape(font_, buffer_, nullptr, 0);
    benchmark::DoNotOptimize(hb_buffer_get_glyph_positions(buffer_, nullptr));
  }

 private:
  hb_font_t* font_;
  hb_buffer_t* buffer_;
};

ShapedText shape_one(Shaper& shaper, const std::string& words, const ParaStyle& style) {
  Report report(std::make_shared<Sources>());
  return shaper.shape({{.text = words}}, style, language_of("zh-Hans"), report);
}

/// Seconds of one round.
struct Round {
  double bare = 0, open = 0, shape = 0, space = 0, compose = 0;
  double ratio() const { return (open + shape + space + compose) / bare; }
};

class PageRounds {
 public:
  PageRounds() : pages_(varied_pages(page_count)) {
    Shaper shaper(shelf());
    for (const Page& page : pages_) {
      std::vector<std::u32string>& chars = set_.emplace_back();
      for (const std::string& words : page) chars.push_back(shape_one(shaper, words, style_).chars);
    }
  }

  /// Nothing of the layout is kept from the round before but the fonts.
  Round run() {
    Round round;
    Clock clock;
    clock.start();
    Shaper shaper(shelf());
    clock.stop(round.open);
    const Language language = language_of("zh-Hans");
    Report report(std::make_shared<Sources>());
    for (size_t p = 0; p < pages_.size(); ++p) {
      clock.start();
      for (const std::u32string& chars : set_[p]) bare_.shape(chars);
      clock.stop(round.bare);
      lay_out(pages_[p], shaper, language, report, round);
    }
    return round;
  }

 private:
  void lay_out(const Page& page, Shaper& shaper, const Language& language, Report& report, Round& round) {
    std::vector<ShapedText> texts;
    std::vector<Spacing> spacings;
    Clock clock;
    clock.start();
    for (const std::string& words : page) texts.push_back(shaper.shape({{.text = words}}, style_, language, report));
    clock.stop(round.shape);
    for (const ShapedText& text : texts) spacings.push_back(space(text, style_));
    clock.stop(round.space);
    for (size_t i = 0; i < texts.size(); ++i) {
      const Measure measure{{}, measure_em * texts[i].em};
      const Composed set = compose(texts[i], spacings[i], std::span(&measure, 1), style_);
      benchmark::DoNotOptimize(set.cost);
    }
    clock.stop(round.compose);
  }

  const ParaStyle style_;
  std::vector<Page> pages_;
  std::vector<std::vector<std::u32string>> set_;  ///< the text as set, for the bare shaper
  BareShaper bare_;
};

void pages_against_hb_shape(benchmark::State& state) {
  PageRounds pages;
  pages.run();  // one round thrown away
  std::vector<Round> rounds;
  for (auto _ : state) {
    rounds.push_back(pages.run());
    state.SetIterationTime(rounds.back().open + rounds.back().shape + rounds.back().space + rounds.back().compose);
  }
  std::sort(rounds.begin(), rounds.end(), [](const Round& a, const Round& b) { return a.ratio() < b.ratio(); });
  const Round& median = rounds[rounds.size() / 2];
  state.counters["R_l"] = median.ratio();
  state.counters["R_l_least"] = rounds.front().ratio();
  state.counters["R_l_most"] = rounds.back().ratio();
  state.counters["shape"] = median.shape / median.bare;
  state.counters["space"] = median.space / median.bare;
  state.counters["compose"] = median.compose / median.bare;
  state.counters["hb_ms_page"] = 1000 * median.bare / page_count;
}
BENCHMARK(pages_against_hb_shape)->Iterations(9)->UseManualTime()->Unit(benchmark::kMillisecond);

void shape_paragraph(benchmark::State& state) {
  const std::string words = long_paragraph(static_cast<size_t>(state.range(0)));
  Shaper shaper(shelf());
  const ParaStyle style;
  for (auto _ : state) benchmark::DoNotOptimize(shape_one(shaper, words, style).glyphs.size());
  state.SetComplexityN(state.range(0));
}
BENCHMARK(shape_paragraph)->RangeMultiplier(10)->Range(1000, 100'000)->Complexity(benchmark::oN);

void compose_paragraph(benchmark::State& state) {
  Shaper shaper(shelf());
  const ParaStyle style;
  const ShapedText text = shape_one(shaper, long_paragraph(static_cast<size_t>(state.range(0))), style);
  const Spacing spacing = space(text, style);
  const Measure measure{{}, static_cast<int>(state.range(1)) * text.em};
  for (auto _ : state) benchmark::DoNotOptimize(compose(text, spacing, std::span(&measure, 1), style).cost);
  state.SetComplexityN(state.range(0));
}
BENCHMARK(compose_paragraph)
    ->ArgsProduct({{1000, 10'000, 100'000}, {measure_em}})
    ->ArgNames({"characters", "measure"})
    ->Complexity(benchmark::oN);
BENCHMARK(compose_paragraph)->ArgsProduct({{10'000}, {8, 27, 41}})->ArgNames({"characters", "measure"});

}  // namespace
}  // namespace banxin::bench
