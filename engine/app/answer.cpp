#include "app/answer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/message.h"
#include "base/printable.h"

namespace banxin {

void guard_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    // Open for the other direction only; the lowest free number is the one that is missing.
    const int opened = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened >= 0 && opened != stream) ::close(opened);
  }
}

void answer(std::string_view text) {
  const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (whole) return;
  throw MachineFault{"cannot-answer", say("cannot write the answer to stdout: {}", std::strerror(errno)),
                     say("free some disk space, or send it to a file or program that takes it")};
}

void tell(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

void tell(const Message& text, Tongue tongue) { tell(text.in(tongue) + "\n"); }

void tell(const Report& report) {
  for (const Note& note : report.notes()) tell(print(note, report.sources()));
}

void tell(const MachineFault& fault, Tongue tongue) {
  tell(fmt::format("banxin: error[{}]: {}\n", fault.code, printable(fault.text.in(tongue))));
  if (!fault.hint.empty()) tell(fmt::format("      = {}\n", printable(fault.hint.in(tongue))));
}

}  // namespace banxin
