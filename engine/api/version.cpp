#include "api/version.h"

namespace banxin {

std::string_view engine_version() { return BANXIN_VERSION; }  // given to this file alone, by CMakeLists.txt

}  // namespace banxin
