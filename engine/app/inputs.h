// A run never writes over what it has read.
#pragma once

#include <filesystem>
#include <vector>

#include "api/lay_out.h"
#include "base/report.h"

namespace banxin {

/// The files that a run has read for its pages: YAML, stories, pictures, ads, the output profile, the font catalogue.
std::vector<std::filesystem::path> inputs_of(const Engine& engine, Report& report, const std::vector<Sheet>& sheets,
                                             const Edition* edition = nullptr);

/// Reports error[overwrites-input] for every output that is one of the inputs, whatever it is called by. True when
/// there is none.
bool keep_inputs(const std::vector<std::filesystem::path>& outputs, const std::vector<std::filesystem::path>& inputs,
                 Report& report);

}  // namespace banxin
