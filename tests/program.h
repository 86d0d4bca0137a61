// Where the program under test lies.
#pragma once

namespace banxin::test {

/// Path of the `banxin` that was built with this test program: the released one, or the one under the sanitizers.
extern const char* const program_under_test;

/// Is it the one under the sanitizers, which needs several times the memory?
bool is_sanitized();

}  // namespace banxin::test
