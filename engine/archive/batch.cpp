#include "archive/batch.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "api/thread_limit.h"
#include "archive/workers.h"
#include "base/files.h"
#include "base/message.h"
#include "base/sha256.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::milliseconds look_round{100};

// Why a worker was ended.
enum class Reason : uint8_t { none, time, memory, others_need_memory };

class BatchRun {
 public:
  BatchRun(const Engine& engine, const BatchPlan& part, const BatchJob& job, const OutputFolder& out, KnownFiles& known,
           const BatchHost& host)
      : engine_(engine),
        part_(part),
        job_(job),
        out_(out),
        known_(known),
        host_(host),
        journal_(out.path() / journal_name(job.shard)),
        log_(known_folder(job.cache, out.path()), fmt::format("{}-of-{}", job.shard.index, job.shard.count)),
        fonts_(known_fonts_folder(job.cache), "fonts"),
        workers_(std::max<size_t>(1, std::min(job.workers, part.size())),
                 [this](std::string_view text) { return work(text); }),
        width_(std::max<size_t>(1, std::min(job.workers, part.size()))) {
    end_.count.all = part.size();
    for (size_t i = 0; i < part.size(); ++i) waiting_.push_back(i);
  }

  BatchEnd run() {
    try {
      log_.append(known_.take_fresh());  // before workers have copies of them
      go_on();
    } catch (const MachineFault& fault) {
      end_.fault = fault;
    }
    return std::move(end_);
  }

 private:
  void go_on() {
    while (workers_.busy() > 0 || (!waiting_.empty() && !stopping())) {
      if (!stopping()) hand_out();
      for (const Workers::Ended& ended : workers_.wait(look_round)) take(ended);
      if (dropping()) break;
      end_late();
      end_large();
      if (host_.show) host_.show(end_.count);
    }
  }

  bool stopping() const { return end_.fault || (host_.signals && host_.signals() > 0); }
  bool dropping() const { return host_.signals && host_.signals() > 1; }

  // The work of a worker: the number of an edition and of threads.
  std::string work(std::string_view text) {
    size_t at = 0, threads = 1;
    const char* const end = text.data() + text.size();
    const auto [next, fault] = std::from_chars(text.data(), end, at);
    std::from_chars(next + 1, end, threads);
    limit_threads(threads);
    if (host_.in_worker) host_.in_worker(part_[at].id);
    return print(make_edition(engine_, part_[at], job_.make, out_, known_));
  }

  // A limit that ends wakes the threads it held back: it stays until another is asked for.
  void limit_threads(size_t most) {
    if (limit_ && most == threads_) return;
    limit_.reset();
    limit_.emplace(most);
    threads_ = most;
  }

  void hand_out() {
    while (!waiting_.empty() && workers_.busy() < width_) {
      const std::optional<size_t> worker = workers_.idle();
      if (!worker) return;
      const size_t left = waiting_.size() + workers_.busy();
      const size_t threads = std::max<size_t>(1, job_.workers / std::min(left, job_.workers));
      at_[*worker] = waiting_.front();
      reasons_[*worker] = Reason::none;
      waiting_.pop_front();
      workers_.give(*worker, fmt::format("{} {}", at_[*worker], threads));
    }
  }

  void take(const Workers::Ended& ended) {
    const size_t at = at_[ended.worker];
    if (reasons_[ended.worker] == Reason::others_need_memory && !ended.answer) {
      waiting_.push_front(at);  // this was no try
      return;
    }
    const int tries = ++tries_[at];
    EditionEnd end;
    if (ended.answer)
      end = parse_edition_end(*ended.answer);
    else if (tries < job_.tries)
      return waiting_.push_back(at);
    else
      end = end_of_lost(part_[at], fault_of_lost(ended), out_, job_.make.tongue);
    if (end.fault && !end.stops && tries < job_.tries) return waiting_.push_back(at);
    end.line.tries = tries;
    end.line.cpu_s = ended.cpu_s, end.line.wall_s = ended.wall_s;
    tries_.erase(at);
    note(end);
  }

  MachineFault fault_of_lost(const Workers::Ended& ended) const {
    switch (reasons_.at(ended.worker)) {
      case Reason::time:
        return {"time-limit", say("it was not done after {} s", job_.time_limit_s),
                say("look what is so large in it, or give it more time: --time-limit")};
      case Reason::memory:
        return {"memory-limit", say("it needs more than {} MiB", job_.memory_limit >> 20),
                say("look what is so large in it, or give it more memory: --memory-limit")};
      default:
        return {"crashed",
                ended.signal ? say("its worker was ended by signal {} ({})", ended.signal, ::strsignal(ended.signal))
                             : say("its worker ended by itself"),
                say("this is a fault of banxin, or of a library: render the edition alone, and report it")};
    }
  }

  void note(const EditionEnd& end) {
    for (const KnownFile& file : end.known) known_.believe(file);
    log_.append(end.known);
    keep_fonts(end.known);
    BatchCount& count = end_.count;
    switch (end.line.outcome) {
      case JournalLine::Outcome::done:
        ++count.done;
        break;
      case JournalLine::Outcome::problems:
        ++count.problems;
        break;
      case JournalLine::Outcome::failed:
        ++count.failed;
        break;
      case JournalLine::Outcome::skipped:
        ++count.skipped;
        break;
    }
    if (end.line.outcome == JournalLine::Outcome::done || end.line.outcome == JournalLine::Outcome::problems)
      count.pages_made += static_cast<size_t>(end.line.pages);
    end_.any_problems = end_.any_problems || end.problems;
    if (end.stops) end_.fault = end.fault;
    if (host_.ended) host_.ended(end);
    journal_.append(end.line);
  }

  // The largest files by far, and the same for all batches.
  void keep_fonts(const std::vector<KnownFile>& files) {
    std::vector<KnownFile> fonts;
    const auto is_font = [&](const KnownFile& file) {
      return std::ranges::any_of(engine_.catalogue().faces,
                                 [&](const CatalogueFace& face) { return face.file.string() == file.path; });
    };
    std::ranges::copy_if(files, std::back_inserter(fonts), is_font);
    fonts_.append(fonts);
  }

  void end_late() {
    if (job_.time_limit_s == 0) return;
    for (const auto& [worker, at] : at_) {
      if (!workers_.is_busy(worker) || reasons_[worker] != Reason::none) continue;
      if (workers_.at_work(worker) < std::chrono::seconds(job_.time_limit_s)) continue;
      reasons_[worker] = Reason::time;
      workers_.end(worker);
    }
  }

  // Over the limit the one that was begun last gives way and is begun again later, with fewer beside it; the last one
  // needs too much.
  void end_large() {
    if (job_.memory_limit == 0 || !host_.memory_of) return;
    uint64_t all = host_.memory_of(::getpid());
    std::optional<size_t> youngest;
    for (const auto& [worker, at] : at_) {
      if (!workers_.is_busy(worker) || reasons_[worker] != Reason::none) continue;
      all += host_.memory_of(workers_.process(worker));
      if (!youngest || workers_.at_work(worker) < workers_.at_work(*youngest)) youngest = worker;
    }
    if (all <= job_.memory_limit) {
      if (all < job_.memory_limit / 2) width_ = std::min(width_ + 1, job_.workers);
      return;
    }
    workers_.dismiss_idle();
    if (!youngest) return;
    const size_t busy = workers_.busy();
    reasons_[*youngest] = busy > 1 ? Reason::others_need_memory : Reason::memory;
    width_ = std::max<size_t>(1, busy - 1);
    workers_.end(*youngest);
  }

  const Engine& engine_;
  const BatchPlan& part_;
  const BatchJob& job_;
  const OutputFolder& out_;
  KnownFiles& known_;
  const BatchHost& host_;
  Journal journal_;
  KnownFileLog log_, fonts_;
  Workers workers_;
  size_t width_;  // how many may be in work at once
  std::deque<size_t> waiting_;
  std::map<size_t, size_t> at_;       // worker: the edition it is at, or was
  std::map<size_t, Reason> reasons_;  // worker
  std::map<size_t, int> tries_;       // edition: tries that ended
  BatchEnd end_;
  std::optional<ThreadLimit> limit_;  // in a worker
  size_t threads_ = 0;
};

}  // namespace

BatchEnd run_batch(const Engine& engine, const BatchPlan& part, const BatchJob& job, const OutputFolder& out,
                   KnownFiles& known, const BatchHost& host) {
  return BatchRun(engine, part, job, out, known, host).run();
}

fs::path known_folder(const fs::path& cache, const fs::path& out) {
  if (cache.empty()) return {};
  std::error_code fault;
  const fs::path folder = fs::weakly_canonical(out, fault);
  constexpr size_t enough = 16;
  return cache / ("batch-" + sha256(folder.string()).substr(0, enough));
}

fs::path known_fonts_folder(const fs::path& cache) { return cache.empty() ? fs::path() : cache / "fonts"; }

BatchPlan still_to_do(const BatchPlan& plan, const MakeJob& job, const OutputFolder& out, KnownFiles& known) {
  BatchPlan open;
  for (const PlannedEdition& edition : plan) {
    const fs::path folder = out.of(edition.id);
    const bool may_be = !edition.id.empty() && edition.twin.empty();
    const std::optional<Made> made = may_be ? read_made(folder / made_file) : std::nullopt;
    if (!made || !holds(*made, job.options, edition.source, folder, job.verify, known)) open.push_back(edition);
  }
  return open;
}

}  // namespace banxin
