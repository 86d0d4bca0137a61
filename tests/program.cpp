#include "tests/program.h"

#include <cstdlib>

// What programs say is held against English, whoever runs the tests.
[[maybe_unused]] static const int in_english = ::setenv("BANXIN_LANG", "en", 1);

#ifdef __SANITIZE_ADDRESS__
// Leaks are looked for in the tests themselves; the programs that they start would spend a third of their time on it.
// They are short: what they free is watched while they free 32 MB more.
[[maybe_unused]] static const int options_of_programs =
    ::setenv("ASAN_OPTIONS", "detect_leaks=0:quarantine_size_mb=32:malloc_context_size=8", 1);
#endif

const char* const banxin::test::program_under_test = BANXIN_PROGRAM;

bool banxin::test::is_sanitized() {
#ifdef __SANITIZE_ADDRESS__
  return true;
#else
  return false;
#endif
}
