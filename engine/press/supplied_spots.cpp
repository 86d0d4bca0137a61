#include "press/supplied_spots.h"

#include <set>
#include <vector>

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

// [/Separation name alternate tint]
void take_ours(Handle space, const std::map<std::string, Handle>& ours) {
  constexpr int alternate = 2, tint = 3;
  if (space.getArrayNItems() != 4 || !space.getArrayItem(0).isNameAndEquals("/Separation")) return;
  Handle name = space.getArrayItem(1);
  const auto found = name.isName() ? ours.find(name.getName().substr(1)) : ours.end();
  if (found == ours.end()) return;
  Handle own = found->second;
  for (const int item : {alternate, tint}) space.setArrayItem(item, own.getArrayItem(item));
}

}  // namespace

void take_our_substitutes(Handle form, const std::map<std::string, Handle>& ours) {
  if (ours.empty()) return;
  std::set<QPDFObjGen> seen;
  std::vector<Handle> left{form};
  while (!left.empty()) {
    Handle object = left.back();
    left.pop_back();
    if (object.isIndirect() && !seen.insert(object.getObjGen()).second) continue;
    if (object.isArray()) {
      take_ours(object, ours);
      for (const Handle& item : object.getArrayAsVector()) left.push_back(item);
    } else if (object.isStream() || object.isDictionary()) {
      for (const auto& [key, value] : (object.isStream() ? object.getDict() : object).getDictAsMap())
        left.push_back(value);
    }
  }
}

}  // namespace banxin
