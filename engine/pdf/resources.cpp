#include "pdf/resources.h"

namespace banxin {

using Handle = QPDFObjectHandle;

Handle resource(Handle resources, const char* kind, std::string_view name) {
  Handle all = resources.isDictionary() ? resources.getKey(kind) : Handle::newNull();
  return all.isDictionary() ? all.getKey(std::string(name)) : Handle::newNull();
}

Handle resources_of(Handle form, Handle outer) {
  Handle own = form.getDict().getKey("/Resources");
  return own.isDictionary() ? own : outer;
}

Handle dictionary_in(Handle holder, const char* key) {
  if (!holder.getKey(key).isDictionary()) holder.replaceKey(key, Handle::newDictionary());
  return holder.getKey(key);
}

}  // namespace banxin
