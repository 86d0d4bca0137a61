#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "tests/program.h"

const char* const banxin::test::program_under_test = BANXIN_PROGRAM;

bool banxin::test::is_sanitized() {
#ifdef __SANITIZE_ADDRESS__
  return true;
#else
  return false;
#endif
}
