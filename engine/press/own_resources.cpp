#include "press/own_resources.h"

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "sheet/supplied.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

bool stays_shared(Handle object) {
  if (!object.isStream()) return false;
  Handle dict = object.getDict();
  return dict.getKey("/Subtype").isNameAndEquals("/Image") || dict.hasKey(supplied_mark);
}

class Copying {
 public:
  explicit Copying(QPDF& pdf) : pdf_(pdf) {}

  Handle copy(Handle object) {
    if (stays_shared(object) || !(object.isStream() || object.isDictionary() || object.isArray())) return object;
    if (!object.isIndirect()) return inside(object.shallowCopy());
    if (const auto known = copies_.find(object.getObjGen()); known != copies_.end()) return known->second;
    Handle own = object.isStream() ? object.copyStream() : pdf_.makeIndirectObject(object.shallowCopy());
    copies_.emplace(object.getObjGen(), own);
    return inside(own);
  }

 private:
  Handle inside(Handle own) {
    if (own.isArray()) {
      for (int i = 0; i < own.getArrayNItems(); ++i) own.setArrayItem(i, copy(own.getArrayItem(i)));
      return own;
    }
    Handle dict = own.isStream() ? own.getDict() : own;
    for (const auto& [key, value] : dict.getDictAsMap())
      if (key != "/Font" && key != "/Length") dict.replaceKey(key, copy(value));
    return own;
  }

  QPDF& pdf_;
  std::map<QPDFObjGen, Handle> copies_;
};

}  // namespace

void own_resources(QPDF& pdf, Handle page) {
  page.replaceKey("/Resources", Copying(pdf).copy(page.getKey("/Resources")));
}

}  // namespace banxin
