// `banxin schema`: the JSON Schema of the YAML files.
#include "read/schema.h"

#include "api/engine.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/environment.h"
#include "base/message.h"

namespace banxin {

int run_schema(Tongue tongue) {
  const Engine engine(own_folders());
  answer(json_schema(engine.kinds(), engine.catalogue(), tongue));
  return exit_done;
}

}  // namespace banxin
