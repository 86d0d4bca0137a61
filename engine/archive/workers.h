// Worker processes: whatever happens in one, a crash in a library, an endless loop, no memory, is over with it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

/// Copies of this process, made when they are first needed and kept for one job after the other. They end with this
/// process, however it ends. This process must not have other threads.
class Workers {
 public:
  using Work = std::function<std::string(std::string_view job)>;

  /// How a job ended.
  struct Ended {
    size_t worker = 0;
    std::optional<std::string> answer;  ///< none: the worker is no more
    int signal = 0;                     ///< that it died of; 0 = it went by itself
    double cpu_s = 0, wall_s = 0;       ///< that the job took
  };

  /// At most `count` at once. `work` is done in a worker.
  Workers(size_t count, Work work);
  ~Workers();  ///< ends them, in the midst of their jobs
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// The number of a worker that has nothing to do.
  std::optional<size_t> idle() const;
  size_t busy() const;
  /// Throws MachineFault{"no-process"}.
  void give(size_t worker, std::string_view job);
  /// Waits until jobs have ended, a signal came, or the time is over.
  std::vector<Ended> wait(std::chrono::milliseconds most);
  /// How long the worker has been at its job.
  std::chrono::duration<double> at_work(size_t worker) const;
  bool is_busy(size_t worker) const { return workers_[worker].busy; }
  pid_t process(size_t worker) const { return workers_[worker].process; }
  /// Ends it and all that it started; the job comes back from wait() without an answer.
  void end(size_t worker) const;
  /// Ends those that have nothing to do, and gives their memory back.
  void dismiss_idle();

 private:
  using Clock = std::chrono::steady_clock;
  struct Worker {
    pid_t process = 0;  // 0 = not started
    int channel = -1;
    bool busy = false;
    Clock::time_point begun;
    double cpu_s = 0;     // of all its jobs that were answered
    std::string arrived;  // of its answer
  };

  void start(Worker& worker);
  [[noreturn]] void serve(int channel) const;
  std::optional<Ended> listen(size_t worker);
  Ended bury(size_t worker);

  std::vector<Worker> workers_;
  const Work work_;
};

}  // namespace banxin
