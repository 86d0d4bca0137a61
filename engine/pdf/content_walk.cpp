#include "pdf/content_walk.h"

#include <utility>

#include "pdf/resources.h"

namespace banxin {

using Handle = QPDFObjectHandle;

void ContentWalk::walk(Handle contents, Handle resources) {
  std::string own;
  std::string_view content;
  try {
    content = contents_.of(contents, own);
  } catch (const BadStream& bad) {
    return miss(bad);
  }
  Handle outer = std::exchange(resources_, resources);
  ContentReader reader(content);
  visit(reader);
  resources_ = outer;
}

Handle ContentWalk::named(const char* kind, std::string_view name) const { return resource(resources_, kind, name); }

void ContentWalk::enter(Handle form) { enter(form, resources_of(form, resources_)); }

void ContentWalk::enter(Handle form, Handle resources) {
  entered_.insert(form.getObjGen());
  walk(form, resources);
  entered_.erase(form.getObjGen());
}

}  // namespace banxin
