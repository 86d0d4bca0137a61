// What the whole work on an edition costs beside the plain way of setting and painting the same glyphs.
//   build/release/banxin-bench --benchmark_filter=plain_way
// CPU time of the whole process, both in turn; the median of the rounds counts.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "api/lay_out.h"
#include "pages.h"
#include "paint/paint.h"
#include "plain_way.h"

namespace banxin::bench {
namespace {

// From the edition's files to the bytes of its PDF, against HarfBuzz and Cairo alone.
void against_the_plain_way(benchmark::State& state) {
  const std::string name = samples[state.range(0)];
  std::vector<double> ratios;
  for (auto _ : state) {
    const double start = cpu_ms();
    Report report(std::make_shared<Sources>());
    const Engine engine({.home = BANXIN_SOURCE_DIR});
    const LaidOut laid = lay_out(
        engine, {.edition = std::filesystem::path(BANXIN_SOURCE_DIR) / "samples" / name / "edition.yaml"}, report);
    const SubsetFaces faces(laid.sheets, face_files(*laid.fonts));
    benchmark::DoNotOptimize(write_pdf(laid.sheets, laid.edition.inks, faces, {.date = "2000-01-01"}).size());
    const double ours = cpu_ms() - start;
    ratios.push_back(ours / plain_cost_ms(laid.sheets, laid.edition.inks, face_files(*laid.fonts)));
    state.SetIterationTime(ours / 1000);
  }
  std::sort(ratios.begin(), ratios.end());
  state.SetLabel(name);
  state.counters["ratio"] = ratios[ratios.size() / 2];
}
BENCHMARK(against_the_plain_way)->DenseRange(0, 1)->Iterations(9)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace banxin::bench
