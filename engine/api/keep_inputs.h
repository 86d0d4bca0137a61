// A run never writes over what it has read.
#pragma once

#include <filesystem>
#include <vector>

#include "api/lay_out.h"
#include "base/report.h"

namespace banxin {

/// The files that a run has read: the font catalogue, texts, and what `laid` was made from. Nothing is in it when the
/// texts were wrong.
std::vector<std::filesystem::path> inputs_of(const Engine& engine, Report& report, const LaidOut& laid);

/// Reports error[overwrites-input] for every output that is one of the inputs, whatever it is called by. True when
/// there is none.
bool keep_inputs(const std::vector<std::filesystem::path>& outputs, const std::vector<std::filesystem::path>& inputs,
                 Report& report);

}  // namespace banxin
