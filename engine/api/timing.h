// Where the time goes: CPU milliseconds by stage, and peak memory.
#pragma once

#include <string>
#include <vector>

namespace banxin {

class Timing {
 public:
  Timing();
  /// Ends a stage: the CPU time since the last one is its own.
  void stage(const char* name);
  /// Work that goes on beside the stages, maybe on other threads: `ms` in all so far. It is not the present stage's.
  void beside(const char* name, double ms);
  double total_ms() const;
  /// A table of the stages, their sum, and the peak memory at the end of each.
  std::string print() const;

 private:
  double last_;
  struct Stage {
    const char* name;
    double ms, peak;
  };
  std::vector<Stage> stages_;
};

/// Ends a stage where somebody counts: `timing` may be null.
inline void end_stage(Timing* timing, const char* name) {
  if (timing) timing->stage(name);
}

/// Its own CPU time in milliseconds: of the thread that asks.
double thread_cpu_ms();
/// CPU time of this process in milliseconds, its start-up included.
double cpu_ms();
/// Largest resident memory of this process so far, in MiB.
double peak_mib();

}  // namespace banxin
