#include "app/answer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/printable.h"
#include "base/utf8.h"

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
  throw MachineFault{"cannot-answer", fmt::format("cannot write the answer to stdout: {}", std::strerror(errno)),
                     "free some disk space, or send it to a file or program that takes it"};
}

std::string escaped_for_terminal(std::string json) {
  constexpr std::string_view first_bytes = "\x7F\xC2\xD8\xE2";  // of DEL, C1, U+061C, U+200E to U+2069
  std::string out;
  size_t kept = 0;  // up to where `json` stands in `out`
  for (size_t at = 0; (at = json.find_first_of(first_bytes, at)) != std::string::npos;) {
    const utf8::Decoded c = utf8::decode(json, at);
    if (!is_printable(c.value)) {
      out.append(json, kept, at - kept).append(fmt::format("\\u{:04x}", static_cast<uint32_t>(c.value)));
      kept = at + c.bytes;
    }
    at += c.bytes;
  }
  return kept == 0 ? json : out.append(json, kept);
}

void say(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

void say(const Report& report) {
  for (const Note& note : report.notes()) say(print(note, report.sources()));
}

void say(const MachineFault& fault) {
  say(fmt::format("banxin: error[{}]: {}\n", fault.code, printable(fault.text)));
  if (!fault.hint.empty()) say(fmt::format("      = {}\n", printable(fault.hint)));
}

}  // namespace banxin
