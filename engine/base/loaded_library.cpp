#include "base/loaded_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include "base/message.h"
#include "base/report.h"

namespace banxin {
namespace {

[[noreturn]] void cannot_load(const char* file, const char* package) {
  const char* why = dlerror();
  throw MachineFault{"missing-library",
                     say("{} cannot be loaded ({})", file, why ? verbatim(why) : say("no reason given")),
                     say("apt-get install {}", package)};
}

}  // namespace

// Never unloaded: GObject keeps the types that it made.
LoadedLibrary::LoadedLibrary(const char* file, const char* package)
    : file_(file), package_(package), handle_(dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
  if (handle_ == nullptr) cannot_load(file, package);
}

void* LoadedLibrary::address(const char* name) const {
  void* found = dlsym(handle_, name);
  if (found == nullptr) cannot_load(file_, package_);
  return found;
}

}  // namespace banxin
