#include "text/fontconfig.h"

#include <fontconfig/fontconfig.h>

#include "base/owned.h"

namespace banxin {

void start_without_fontconfig() {
  const Owned<FcConfig, FcConfigDestroy> empty(FcConfigCreate());
  FcConfigSetCurrent(empty.get());
}

}  // namespace banxin
