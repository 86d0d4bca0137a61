// Work on many values at once, told as if it had been done one after the other.
#pragma once

#include <tbb/parallel_for.h>

#include <cstddef>
#include <vector>

#include "base/report.h"

namespace banxin {

/// One task an element, each with its own report; joined in order, so that nothing depends on the number of threads.
template <class Out, class In, class Work>
std::vector<Out> in_parallel(const std::vector<In>& inputs, Report& report, const Work& work) {
  std::vector<Out> results(inputs.size());
  std::vector<Report> reports(inputs.size(), report.sibling());
  const auto one = [&](size_t i) { results[i] = work(inputs[i], reports[i]); };
  if (inputs.size() == 1)
    one(0);
  else
    tbb::parallel_for(size_t{0}, inputs.size(), one);
  for (const Report& each : reports) report.join(each);
  return results;
}

/// The same for work that only has something to say.
template <class In, class Work>
void for_each_in_parallel(const std::vector<In>& inputs, Report& report, const Work& work) {
  in_parallel<char>(inputs, report, [&](const In& input, Report& r) { return work(input, r), char{}; });
}

}  // namespace banxin
