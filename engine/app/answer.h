// What the program says: answers on stdout, which must arrive whole, and messages on stderr.
#pragma once

#include <string>
#include <string_view>

#include "base/message.h"
#include "base/report.h"

namespace banxin {

/// Opens standard streams that the caller has closed, so that no file of ours takes their place. Using them still
/// fails.
void guard_standard_streams();

/// Writes to stdout, all of it and now. Throws MachineFault when that cannot be done: full disk, closed stream.
void answer(std::string_view text);

/// Writes to stderr a text that a terminal may have, see printable().
void tell(std::string_view text);
/// A line to stderr.
void tell(const Message& text, Tongue tongue);
/// All notes of a report to stderr.
void tell(const Report& report);
/// `banxin: error[code]: text` and its hint.
void tell(const MachineFault& fault, Tongue tongue);

}  // namespace banxin
