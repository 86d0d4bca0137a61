// Fuzz target: any bytes as a PDF under preflight, without its plates.
#include "preflight/preflight.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

FUZZ_TARGET(preflight) {
  static fuzz::MemoryFile file;
  PreflightJob job;
  job.dpi = 0;
  job.spots = {"PANTONE 485 C"};
  job.trims = {{from_pt(100), from_pt(50)}};
  const Preflight found = preflight(file.with(bytes), job);
  expect(!found.verdicts.empty(), "there is a verdict");
}
