#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/program.h"

// What programs say is held against English, whoever runs the tests.
[[maybe_unused]] static const int in_english = ::setenv("BANXIN_LANG", "en", 1);

const char* const banxin::test::program_under_test = BANXIN_PROGRAM;

bool banxin::test::is_sanitized() {
#ifdef __SANITIZE_ADDRESS__
  return true;
#else
  return false;
#endif
}
