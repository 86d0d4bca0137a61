// What Western justification costs: the English page at 15 em, with word spaces alone, and as lines are set unasked,
// with letters that give, and with a limit on hyphens. Both in thread CPU time, in turn; the median of the rounds
// counts.
#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <filesystem>

#include "compose/compose.h"
#include "read/catalogue.h"
#include "tests/compose/western_text.h"
#include "text/text.h"

namespace banxin::bench {
namespace {

constexpr int column_em = 15;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Spaces and composes each paragraph. Seconds.
double compose_all(const std::vector<ShapedText>& texts, const ParaStyle& style) {
  const double before = cpu_seconds();
  for (const ShapedText& text : texts) {
    const Measure measure{{}, column_em * text.em};
    benchmark::DoNotOptimize(compose(text, space(text, style), std::span(&measure, 1), style).cost);
  }
  return cpu_seconds() - before;
}

void letter_space_against_word_space(benchmark::State& state) {
  Report report(std::make_shared<Sources>());
  const FontShelf shelf(read_catalogue(std::filesystem::path(BANXIN_SOURCE_DIR) / "fonts" / "catalogue.yaml", report));
  ParaStyle plain;
  plain.text.font = "serif", plain.text.size = from_pt(9), plain.indent = {1000}, plain.hyphenate = {"en-US"};
  ParaStyle rich = plain;
  plain.justify.word = {667, 1000, 2000};
  rich.hyphens.most = 2;
  Shaper shaper(shelf);
  std::vector<ShapedText> texts;
  for (const std::string& words : test::english_paragraphs())
    texts.push_back(shaper.shape({{.text = words}}, plain, language_of("en-US"), report));
  std::vector<double> ratios;
  for (auto _ : state) {
    const double ordinary = compose_all(texts, plain), spaced = compose_all(texts, rich);
    ratios.push_back(spaced / ordinary);
    state.SetIterationTime(spaced);
  }
  std::ranges::sort(ratios);
  state.counters["ratio"] = ratios[ratios.size() / 2];
  state.counters["ratio_least"] = ratios.front();
  state.counters["ratio_most"] = ratios.back();
}
BENCHMARK(letter_space_against_word_space)->Iterations(49)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace banxin::bench
