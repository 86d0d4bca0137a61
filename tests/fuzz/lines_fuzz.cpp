// Fuzz target: any bytes as requests to `banxin lines`, a line each. Every request that is not blank has its answer.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/lines.h"
#include "tests/fuzz/faces.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

namespace {

int64_t requests_in(std::string_view bytes) {
  int64_t count = 0;
  std::istringstream in{std::string(bytes)};
  for (std::string line; std::getline(in, line);) count += line.find_first_not_of(" \t\r") != std::string::npos;
  return count;
}

}  // namespace

FUZZ_TARGET(lines) {
  std::istringstream in{std::string(bytes)};
  std::ostringstream out;
  const int code = run_lines(in, out, fuzz::one_small_face());
  expect(code == 0 || code == 2, "an exit code of this command");
  const std::string answers = out.str();
  expect(std::count(answers.begin(), answers.end(), '\n') == requests_in(bytes), "an answer for each request");
  std::istringstream again(answers);
  for (std::string line; std::getline(again, line);) expect(nlohmann::json::accept(line), "an answer is JSON");
}
