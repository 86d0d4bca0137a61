// What a press PDF costs beside the plain one.
//   build/release/banxin-bench --benchmark_filter=press
// CPU time of the whole process but for the photos, whose point is the time on the clock: other work on the machine
// shows there. The limits are said beside the figures; nothing fails when one is passed.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "api/lay_out.h"
#include "pages.h"
#include "paint/paint.h"
#include "photo/press_photos.h"
#include "press/press.h"
#include "sheet/items.h"

namespace banxin::bench {
namespace {

namespace fs = std::filesystem;

constexpr double most_ms_a_page = 12, most_ratio = 1.4;
/// A folder of its own, removed at the end.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "banxin-bench-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

const OutputProfile& newsprint() {
  static const OutputProfile profile =
      read_output_profile(std::string(BANXIN_SOURCE_DIR) + "/templates/press/snap_tr002_l220.icc");
  return profile;
}

LaidOut lay_out_sample(const char* name) {
  Report report(std::make_shared<Sources>());
  const Engine engine({.home = BANXIN_SOURCE_DIR});
  return lay_out(engine, {.edition = fs::path(BANXIN_SOURCE_DIR) / "samples" / name / "edition.yaml"}, report);
}

std::vector<Image*> images_of(LaidOut& laid) {
  std::vector<Image*> images;
  for (Sheet& sheet : laid.sheets) for_each<Image>(sheet, [&](Image& image) { images.push_back(&image); });
  return images;
}

void separate(LaidOut& laid, const fs::path& cache) {
  Report report(std::make_shared<Sources>());
  const PressPhotos photos(newsprint(), laid.edition.press, cache);
  for (Image* image : images_of(laid)) photos.separate(*image, report);
}

std::string plain_pdf(const LaidOut& laid) {
  const SubsetFaces faces(laid.sheets, face_files(*laid.fonts));
  return write_pdf(laid.sheets, laid.edition.inks, faces,
                   {.title = laid.edition.paper, .language = laid.edition.language.tag, .date = "2026-01-01"});
}

std::string pressed(const LaidOut& laid, const std::string& plain, PressStandard standard) {
  const PressIdentity identity{laid.edition.id, laid.edition.paper, laid.edition.paper, "2026-01-01"};
  return press_pdf(PdfDocument(plain), laid.edition.inks, newsprint(),
                   {.standard = standard, .style = laid.edition.press, .identity = identity, .drawings = true});
}

void press_pass(benchmark::State& state) {
  const Folder cache;
  LaidOut laid = lay_out_sample(samples[state.range(0)]);
  separate(laid, cache.path);
  const std::string plain = plain_pdf(laid);
  const auto standard = state.range(1) == 0 ? PressStandard::x4 : PressStandard::x1a;
  std::vector<double> ms;
  for (auto _ : state) {
    const double start = cpu_ms();
    benchmark::DoNotOptimize(pressed(laid, plain, standard).size());
    ms.push_back((cpu_ms() - start) / static_cast<double>(laid.sheets.size()));
    state.SetIterationTime(ms.back() / 1000);
  }
  std::sort(ms.begin(), ms.end());
  state.SetLabel(std::string(samples[state.range(0)]) + (state.range(1) == 0 ? " x4" : " x1a"));
  state.counters["ms_a_page"] = ms[ms.size() / 2];
  state.counters["least"] = ms.front();
  state.counters["limit"] = most_ms_a_page;
}
BENCHMARK(press_pass)->ArgsProduct({{0, 1}, {0, 1}})->Iterations(25)->UseManualTime()->Unit(benchmark::kMillisecond);

// Both from the edition's files to the bytes of the PDF, in turn; the photos were separated before.
void press_against_plain(benchmark::State& state) {
  const char* name = samples[state.range(0)];
  const Folder cache;
  if (LaidOut first = lay_out_sample(name); true) separate(first, cache.path);
  std::vector<double> ratios;
  for (auto _ : state) {
    const double start = cpu_ms();
    benchmark::DoNotOptimize(plain_pdf(lay_out_sample(name)).size());
    const double between = cpu_ms();
    LaidOut laid = lay_out_sample(name);
    separate(laid, cache.path);
    benchmark::DoNotOptimize(pressed(laid, plain_pdf(laid), PressStandard::x4).size());
    const double end = cpu_ms();
    ratios.push_back((end - between) / (between - start));
    state.SetIterationTime((end - between) / 1000);
  }
  std::sort(ratios.begin(), ratios.end());
  state.SetLabel(name);
  state.counters["ratio"] = ratios[ratios.size() / 2];
  state.counters["limit"] = most_ratio;
}
BENCHMARK(press_against_plain)->DenseRange(0, 1)->Iterations(9)->UseManualTime()->Unit(benchmark::kMillisecond);

// Nothing in the cache: decoded, scaled, converted, held to the ink limit, coded; `threads` photos at a time.
void press_photos(benchmark::State& state) {
  const LaidOut laid = lay_out_sample(samples[0]);
  for (auto _ : state) {
    state.PauseTiming();
    const Folder cache;
    LaidOut copy = lay_out_sample(samples[0]);
    std::vector<Image*> images = images_of(copy);
    Report report(std::make_shared<Sources>());
    state.ResumeTiming();
    const PressPhotos photos(newsprint(), laid.edition.press, cache.path);
    std::vector<std::jthread> workers;
    std::atomic<size_t> next = 0;
    for (int64_t i = 0; i < state.range(0); ++i)
      workers.emplace_back([&, mine = report.sibling()]() mutable {
        for (size_t n = next++; n < images.size(); n = next++) photos.separate(*images[n], mine);
      });
    workers.clear();
  }
}
BENCHMARK(press_photos)
    ->Arg(1)
    ->Arg(2)
    ->ArgName("threads")
    ->Iterations(5)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace banxin::bench
