// Which engine this is.
#pragma once

#include <string_view>

namespace banxin {

/// Of the project, as its CMakeLists.txt has it: "0.1.0". What an engine of another version makes of the same input may
/// be other bytes.
std::string_view engine_version();

}  // namespace banxin
