#include "app/progress.h"

#include <fmt/format.h>

#include "app/answer.h"
#include "base/message.h"

namespace banxin {
namespace {

std::string bar(const BatchCount& count) {
  constexpr size_t width = 24;
  const size_t full = count.all ? width * count.ended() / count.all : width;
  return "[" + std::string(full, '=') + std::string(width - full, ' ') + "]";
}

std::string clock_words(double seconds) {
  const auto whole = static_cast<long long>(seconds + 0.5);
  return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                       : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

Message words_of(const BatchCount& count, double seconds) {
  Message words = say("{}/{} editions, {} failed", count.ended(), count.all, count.failed);
  if (seconds <= 0 || count.ended() == 0) return words;
  words = say("{}, {:.1f} pages/s", words, static_cast<double>(count.pages_made) / seconds);
  const double left = seconds / static_cast<double>(count.ended()) * static_cast<double>(count.all - count.ended());
  return say("{}, {} left", words, clock_words(left));
}

void Progress::show(const BatchCount& count) {
  constexpr std::chrono::milliseconds of_bar{200};
  constexpr std::chrono::seconds of_log{10};
  const auto since = Clock::now() - said_;
  if (terminal_ ? since < of_bar : since < of_log) return;
  said_ = Clock::now();
  const std::string words = words_of(count, seconds()).in(tongue_);
  tell(terminal_ ? fmt::format("\r\x1b[K{} {}", bar(count), words) : fmt::format("banxin: {}\n", words));
  begun_line_ = terminal_;
}

void Progress::finish() {
  if (begun_line_) tell("\r\x1b[K");
  begun_line_ = false;
}

}  // namespace banxin
