#include "archive/workers.h"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/message.h"
#include "base/report.h"

namespace banxin {
namespace {

// What goes before a job and an answer.
struct Head {
  uint64_t size = 0;
  double cpu_s = 0;
};

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double cpu_of(const rusage& use) { return seconds_of(use.ru_utime) + seconds_of(use.ru_stime); }

// With the programs that it ran.
double own_cpu() {
  rusage self{}, children{};
  ::getrusage(RUSAGE_SELF, &self);
  ::getrusage(RUSAGE_CHILDREN, &children);
  return cpu_of(self) + cpu_of(children);
}

bool send_all(int channel, std::string_view data) {
  while (!data.empty()) {
    const ssize_t n = ::send(channel, data.data(), data.size(), MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    data.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

// In one piece: whoever waits for it wakes once.
bool send_message(int channel, std::string_view text, double cpu_s) {
  const Head head{text.size(), cpu_s};
  std::string message(sizeof head + text.size(), '\0');
  std::memcpy(message.data(), &head, sizeof head);
  text.copy(message.data() + sizeof head, text.size());
  return send_all(channel, message);
}

bool receive_all(int channel, void* data, size_t size) {
  char* next = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t n = ::recv(channel, next, size, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    next += n, size -= static_cast<size_t>(n);
  }
  return true;
}

}  // namespace

Workers::Workers(size_t count, Work work) : workers_(count), work_(std::move(work)) {}

Workers::~Workers() {
  for (size_t i = 0; i < workers_.size(); ++i)
    if (workers_[i].process != 0) bury(i);
}

std::optional<size_t> Workers::idle() const {
  const auto found = std::ranges::find(workers_, false, &Worker::busy);
  return found == workers_.end() ? std::nullopt : std::optional(static_cast<size_t>(found - workers_.begin()));
}

size_t Workers::busy() const { return static_cast<size_t>(std::ranges::count(workers_, true, &Worker::busy)); }

std::chrono::duration<double> Workers::at_work(size_t worker) const { return Clock::now() - workers_[worker].begun; }

void Workers::start(Worker& worker) {
  const pid_t self = ::getpid();
  std::array<int, 2> ends{-1, -1};
  worker.process = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0 ? ::fork() : -1;
  if (worker.process == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::setpgid(0, 0);  // what a terminal sends is for the one who hands out work
    for (const int each : {SIGINT, SIGTERM, SIGHUP}) ::signal(each, SIG_DFL);
    if (::getppid() != self) ::_exit(0);
    ::close(ends[0]);
    for (const Worker& other : workers_)
      if (other.channel >= 0) ::close(other.channel);
    serve(ends[1]);
  }
  const int why = errno;
  if (ends[1] >= 0) ::close(ends[1]);
  if (worker.process > 0) {
    worker = {.process = worker.process, .channel = ends[0]};
    return;
  }
  if (ends[0] >= 0) ::close(ends[0]);
  worker = {};
  throw MachineFault{"no-process", say("a worker cannot be started: {}", std::strerror(why)),
                     say("let fewer work at once: -j")};
}

void Workers::serve(int channel) const {
  Head head;
  while (receive_all(channel, &head, sizeof head)) {
    std::string job(head.size, '\0');
    if (!receive_all(channel, job.data(), job.size())) break;
    const double before = own_cpu();
    const std::string answer = work_(job);
    if (!send_message(channel, answer, own_cpu() - before)) break;
  }
  ::_exit(0);
}

void Workers::give(size_t at, std::string_view job) {
  Worker& worker = workers_[at];
  if (worker.process == 0) start(worker);
  worker.busy = true;
  worker.begun = Clock::now();
  send_message(worker.channel, job, 0);  // to one that has died meanwhile: wait() tells
}

std::vector<Workers::Ended> Workers::wait(std::chrono::milliseconds most) {
  std::vector<pollfd> channels;
  std::vector<size_t> whose;
  for (size_t i = 0; i < workers_.size(); ++i)
    if (workers_[i].busy) channels.push_back({workers_[i].channel, POLLIN, 0}), whose.push_back(i);
  std::vector<Ended> ended;
  if (::poll(channels.data(), channels.size(), static_cast<int>(most.count())) <= 0) return ended;
  for (size_t i = 0; i < channels.size(); ++i)
    if (channels[i].revents != 0)
      if (std::optional<Ended> one = listen(whose[i])) ended.push_back(std::move(*one));
  return ended;
}

// An answer comes in pieces: nobody is waited for.
std::optional<Workers::Ended> Workers::listen(size_t at) {
  Worker& worker = workers_[at];
  std::array<char, 64 << 10> piece;
  const ssize_t n = ::recv(worker.channel, piece.data(), piece.size(), MSG_DONTWAIT);
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return std::nullopt;
  if (n <= 0) return bury(at);
  worker.arrived.append(piece.data(), static_cast<size_t>(n));
  Head head;
  if (worker.arrived.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, worker.arrived.data(), sizeof head);
  if (worker.arrived.size() - sizeof head < head.size) return std::nullopt;
  Ended ended{.worker = at, .cpu_s = head.cpu_s, .wall_s = at_work(at).count()};
  ended.answer = worker.arrived.substr(sizeof head);
  worker.busy = false;
  worker.cpu_s += head.cpu_s;
  worker.arrived.clear();
  return ended;
}

Workers::Ended Workers::bury(size_t at) {
  Worker& worker = workers_[at];
  Ended ended{.worker = at, .wall_s = at_work(at).count()};
  int status = 0;
  rusage use{};
  end(at);  // what closed its channel does no more work
  while (::wait4(worker.process, &status, 0, &use) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  ended.cpu_s = std::max(0.0, cpu_of(use) - worker.cpu_s);
  ::close(worker.channel);
  worker = {};
  return ended;
}

void Workers::dismiss_idle() {
  for (size_t i = 0; i < workers_.size(); ++i)
    if (workers_[i].process != 0 && !workers_[i].busy) bury(i);
}

void Workers::end(size_t at) const { ::kill(workers_[at].process, SIGKILL); }

}  // namespace banxin
