// How a command ends, and an edition of a batch.
#pragma once

namespace banxin {

/// 0 done · 1 done, but the page has problems the caller asked to fail on · 2 the input is wrong · 3 the machine is.
enum ExitCode : int { exit_done = 0, exit_problems = 1, exit_input = 2, exit_machine = 3 };

}  // namespace banxin
