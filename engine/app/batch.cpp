// `banxin batch`: many editions, and only what is not made yet.
#include "archive/batch.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "app/answer.h"
#include "app/commands.h"
#include "app/environment.h"
#include "app/progress.h"
#include "archive/batch_report.h"
#include "base/files.h"
#include "base/message.h"
#include "base/printable.h"

namespace banxin {
namespace {

volatile sig_atomic_t stop_signals = 0, last_signal = 0;

void note_signal(int signal) {
  stop_signals = stop_signals + 1;
  last_signal = signal;
}

// A second signal shall come through to poll(): no SA_RESTART.
void listen_to_signals() {
  struct sigaction action {};
  action.sa_handler = note_signal;
  for (const int each : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(each, &action, nullptr);
}

Shard shard_of(const std::string& words, Report& report) {
  const auto number = [](std::string_view word) {
    int value = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
    return fault == std::errc() && end == word.data() + word.size() ? value : 0;
  };
  Shard shard;
  if (!words.empty()) {
    const size_t slash = std::min(words.find('/'), words.size());
    shard = {number(std::string_view(words).substr(0, slash)),
             slash < words.size() ? number(std::string_view(words).substr(slash + 1)) : 0};
  } else if (const std::optional<Shard> own = shard_of_job(report)) {
    shard = *own;
  }
  constexpr int most_shards = 1'000'000;
  if (shard.count >= 1 && shard.count <= most_shards && shard.index >= 1 && shard.index <= shard.count) return shard;
  report.error("bad-shard", {}, say("there is no part {} of {}", shard.index, shard.count),
               say("write --shard I/N, I from 1 to N: --shard 3/8"));
  throw InputFault{};
}

BatchJob job_of(const BatchOptions& options, Shard shard, const Engine& engine) {
  BatchJob job{.shard = shard};
  job.make.options.press = press_standard_of(options.press);
  job.make.options.layout = options.layout;
  job.make.options.proof_dpi = options.proof_dpi;
  job.make.locked = options.locked;
  job.make.verify = options.verify;
  job.make.programs = own_programs();
  job.make.tongue = options.tongue;
  job.workers = options.workers ? static_cast<size_t>(options.workers) : processors();
  job.tries = options.tries;
  job.time_limit_s = options.time_limit_s;
  job.memory_limit = static_cast<uint64_t>(options.memory_limit_mib) << 20;
  job.cache = engine.cache();
  return job;
}

// The machine's own folders, or the cache that is asked for. Throws MachineFault when that cannot be kept in: who names
// a folder waits for what lies in it.
EngineFolders folders_of(const BatchOptions& options) {
  EngineFolders folders = own_folders();
  folders.most_photo_bytes = static_cast<uintmax_t>(options.cache_limit_mib) << 20;
  if (options.cache.empty()) return folders;
  folders.cache = std::filesystem::absolute(options.cache);
  const int opened = open_own_folder(folders.cache);
  if (opened < 0)
    throw MachineFault{"cache-folder",
                       say("nothing can be kept in {}: it is no folder of yours that you alone may write to",
                           printable(options.cache.string())),
                       say("name a folder of your own, chmod go-w, or leave --cache out")};
  ::close(opened);
  return folders;
}

void print_plan(const BatchPlan& plan, Shard chosen, bool one_shard) {
  std::vector<int> shards(plan.size(), 1);
  std::map<std::filesystem::path, size_t> place;
  for (size_t i = 0; i < plan.size(); ++i) place.emplace(plan[i].source, i);
  for (int index = 1; index <= chosen.count && chosen.count > 1; ++index)
    for (const PlannedEdition& edition : part_of(plan, {index, chosen.count})) shards[place.at(edition.source)] = index;
  std::string lines;
  for (size_t i = 0; i < plan.size(); ++i) {
    if (one_shard && shards[i] != chosen.index) continue;
    nlohmann::ordered_json line = {{"edition", plan[i].id},
                                   {"source", plan[i].source.string()},
                                   {"pages", plan[i].pages},
                                   {"cost", plan[i].cost()},
                                   {"shard", shards[i]}};
    if (!plan[i].twin.empty()) line["same_id"] = plan[i].twin.string();
    lines += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  }
  answer(lines);
}

// The failed ones, each with its first error and where its report lies.
class FailedEditions {
 public:
  void add(const EditionEnd& end) {
    if (end.line.outcome == JournalLine::Outcome::failed) failed_.push_back(end);
  }
  void tell_all(Tongue tongue) {
    std::ranges::sort(failed_, {}, [](const EditionEnd& end) { return std::tie(end.line.edition, end.line.source); });
    for (const EditionEnd& end : failed_) {
      const Message name = end.line.edition.empty() ? say("an edition without an id") : verbatim(end.line.edition);
      tell(say("banxin: failed: {} ({})", name, printable(end.line.source)), tongue);
      tell(end.first_error);
      if (!end.report.empty()) tell(say("      = all of it: {}", printable(end.report.string())), tongue);
    }
  }

 private:
  std::vector<EditionEnd> failed_;
};

Message summary(const BatchCount& count) {
  return say("{} editions: {} made, {} with problems, {} skipped, {} failed", count.all, count.done + count.problems,
             count.problems, count.skipped, count.failed);
}

int exit_code(const BatchEnd& end, bool strict) {
  if (end.fault) return exit_machine;
  if (stop_signals > 0) return 128 + last_signal;
  return end.count.failed > 0 || (strict && end.any_problems) ? exit_problems : exit_done;
}

int make_all(const Engine& engine, const BatchPlan& part, const BatchJob& job, const BatchOptions& options,
             KnownFiles& known) {
  const OutputFolder out(options.folder);
  Progress progress(::isatty(STDERR_FILENO) == 1, options.tongue);
  FailedEditions failed;
  std::vector<JournalLine> lines;
  const auto note = [&](const EditionEnd& end) {
    failed.add(end);
    if (options.format != ReportFormat::text) lines.push_back(end.line);
  };
  BatchHost host{.ended = note,
                 .signals = [] { return static_cast<int>(stop_signals); },
                 .memory_of = memory_of,
                 .in_worker = suffer_poison};
  if (!options.quiet) host.show = [&](const BatchCount& count) { progress.show(count); };
  listen_to_signals();
  const BatchEnd end = run_batch(engine, part, job, out, known, host);
  progress.finish();
  failed.tell_all(options.tongue);
  if (!options.quiet || end.count.failed > 0) {
    const double seconds = progress.seconds();
    const double rate = seconds > 0 ? static_cast<double>(end.count.pages_made) / seconds : 0;
    tell(say("banxin: {}; {} pages in {:.1f} s, {:.1f} pages/s", summary(end.count), end.count.pages_made, seconds,
             rate),
         options.tongue);
  }
  if (end.fault) tell(*end.fault, options.tongue);
  if (options.format != ReportFormat::text) answer(batch_report(options.format, std::move(lines), out, options.tongue));
  if (end.count.ended() < end.count.all)
    tell(say("banxin: {} editions were not begun; the same command goes on with them",
             end.count.all - end.count.ended()),
         options.tongue);
  return exit_code(end, options.strict);
}

int merge(const BatchPlan& plan, const BatchJob& job, const BatchOptions& options, KnownFiles& known) {
  const OutputFolder out(options.folder);
  std::set<std::string> open;
  std::string paths;
  for (const PlannedEdition& edition : still_to_do(plan, job.make, out, known)) {
    open.insert(edition.source.string());
    paths += edition.source.string() + "\n";
  }
  BatchCount count{.all = plan.size()};
  FailedEditions failed;
  std::string joined;
  for (const JournalLine& line : read_journals(options.folder)) {
    joined += print(line);
    if (line.outcome != JournalLine::Outcome::failed || !open.contains(line.source)) continue;
    ++count.failed;
    failed.add(
        {.line = line, .first_error = fmt::format("      error[{}]\n", line.code), .report = out.report_of(line)});
  }
  write_whole(options.folder / journal_name({}), joined);
  count.done = plan.size() - open.size();
  failed.tell_all(options.tongue);
  tell(say("banxin: {} editions: {} are made, {} failed, {} are still to be done", count.all, count.done, count.failed,
           open.size()),
       options.tongue);
  answer(paths);
  return open.empty() ? exit_done : exit_problems;
}

}  // namespace

int run_batch_command(const BatchOptions& options) {
  Report report(std::make_shared<Sources>(), options.tongue);
  try {
    const Shard shard = shard_of(options.shard, report);
    const Engine engine(folders_of(options));
    const BatchJob job = job_of(options, shard, engine);
    KnownFiles known;
    if (!options.verify) {
      read_logs(known_fonts_folder(job.cache), known);
      read_logs(known_folder(job.cache, options.folder), known);
    }
    const BatchPlan plan = plan_batch(find_editions(options.names, std::cin, report), known);
    if (options.plan) return print_plan(plan, shard, shard.count > 1), exit_done;
    if (options.merge) return merge(plan, job, options, known);
    return make_all(engine, part_of(plan, shard), job, options, known);
  } catch (const InputFault&) {
    tell(report);
    return exit_input;
  }
}

}  // namespace banxin
