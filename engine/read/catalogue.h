// The font catalogue.
#pragma once

#include <filesystem>

#include "base/report.h"
#include "model/catalogue.h"

namespace banxin {

/// fonts/catalogue.yaml: families → faces in Debian packages, index in the collection, sha256; and the roles.
FontCatalogue read_catalogue(const std::filesystem::path& file, Report& report);

}  // namespace banxin
