// What it costs to see a page again after a change to one of its stories, in an engine that holds the edition open,
// beside what a cold run of the program takes to make the same proof.
//   build/release/banxin-bench --benchmark_filter=held_open
// CPU time of this process and of all programs that it runs, in turn; the median of the rounds counts.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "api/held_edition.h"

namespace banxin::bench {
namespace {

namespace fs = std::filesystem;

double cpu_ms_with_children() {
  double ms = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    ::getrusage(who, &used);
    for (const timeval& time : {used.ru_utime, used.ru_stime})
      ms += 1000.0 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1000;
  }
  return ms;
}

struct Story {
  const char* file;
  const char* found;  ///< words of it, after which some are added
};
constexpr Story stories[] = {{"01-computing-power.md", "算力"}, {"stories/04-bookroom.md", "书"}};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// A copy of the four-page sample: adds a character a round to one story.
void held_open(benchmark::State& state) {
  const Story& story = stories[state.range(0)];
  const fs::path root = BANXIN_SOURCE_DIR, copy = fs::temp_directory_path() / "banxin-held-bench";
  fs::remove_all(copy);
  fs::create_directories(copy);
  for (const char* part : {"samples", "templates"}) fs::copy(root / part, copy / part, fs::copy_options::recursive);
  const fs::path folder = copy / "samples" / "yunfu-2025-09-07", edition = folder / "four-pages.yaml";
  std::ifstream in(folder / story.file);
  std::string text(std::istreambuf_iterator<char>(in), {});
  const size_t at = text.rfind(story.found);
  if (at == text.npos) return state.SkipWithError("the story does not say what it said");

  const Engine engine({.home = root});
  HeldEdition held(engine, edition);
  const auto show = [&] {
    Report report(std::make_shared<Sources>());
    const LaidOut laid = held.lay_out({}, report);
    return held.proof(laid, {}, report).size();
  };
  const std::string command = (root / "build/release/banxin").string() + " proof " + edition.string() + " -o " +
                              (copy / "out").string() + " 2>/dev/null";
  show();
  std::vector<double> ratios;
  for (auto _ : state) {
    text.insert(at, "云");
    std::ofstream(folder / story.file) << text;
    const double start = cpu_ms_with_children();
    benchmark::DoNotOptimize(show());
    const double ours = cpu_ms_with_children() - start;
    if (std::system(command.c_str()) != 0) return state.SkipWithError("the program fails");
    ratios.push_back(ours / (cpu_ms_with_children() - start - ours));
    state.SetIterationTime(ours / 1000);
  }
  state.SetLabel(story.file);
  state.counters["ratio"] = median(ratios);
  fs::remove_all(copy);
}
BENCHMARK(held_open)->DenseRange(0, 1)->Iterations(9)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace banxin::bench
