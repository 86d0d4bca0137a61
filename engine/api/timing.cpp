#include "api/timing.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <string_view>

namespace banxin {

namespace {

double ms_of(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

}  // namespace

double cpu_ms() { return ms_of(CLOCK_PROCESS_CPUTIME_ID); }

double thread_cpu_ms() { return ms_of(CLOCK_THREAD_CPUTIME_ID); }

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

Timing::Timing() : last_(0) { stage("start"); }

void Timing::stage(const char* name) {
  const double now = cpu_ms();
  stages_.push_back({name, now - last_, peak_mib()});
  last_ = now;
}

void Timing::beside(const char* name, double ms) {
  auto found = std::ranges::find(stages_, std::string_view(name), &Stage::name);
  if (found == stages_.end()) found = stages_.insert(stages_.end(), {name, 0, peak_mib()});
  last_ += ms - found->ms;
  found->ms = ms;
}

double Timing::total_ms() const {
  double sum = 0;
  for (const Stage& stage : stages_) sum += stage.ms;
  return sum;
}

std::string Timing::print() const {
  std::string out;
  for (const Stage& stage : stages_)
    out += fmt::format("{:<12} {:8.1f} ms CPU   peak {:6.1f} MiB\n", stage.name, stage.ms, stage.peak);
  return out + fmt::format("{:<12} {:8.1f} ms CPU   peak {:6.1f} MiB\n", "in all", total_ms(), peak_mib());
}

}  // namespace banxin
