// JSON Schema 2020-12 of what the reader takes, from the tables it takes it with.
#pragma once

#include <string>

#include "base/message.h"
#include "model/block.h"
#include "model/catalogue.h"

namespace banxin {

/// JSON Schema (2020-12) of editions, templates and house styles, made from the tables that read them.
std::string json_schema(const BlockKinds& kinds, const FontCatalogue& catalogue, Tongue tongue = Tongue::english);

}  // namespace banxin
