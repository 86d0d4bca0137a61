#include "pdf/resources.h"

#include "pdf/work.h"

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

void number_fonts(QPDF& pdf) {
  constexpr uint64_t work_a_name = 256;  // resources may share their fonts
  const auto number = [&](Handle resources) {
    Handle fonts = resources.isDictionary() ? resources.getKey("/Font") : Handle::newNull();
    if (!fonts.isDictionary()) return;
    for (const std::string& name : fonts.getKeys()) {
      spend(work_a_name);
      if (Handle font = fonts.getKey(name); font.isDictionary() && !font.isIndirect())
        fonts.replaceKey(name, pdf.makeIndirectObject(font));
    }
  };
  for (Handle object : pdf.getAllObjects()) {
    Handle dict = object.isStream() ? object.getDict() : object;
    if (!dict.isDictionary()) continue;
    number(dict);
    number(dict.getKey("/Resources"));
  }
}

}  // namespace banxin
