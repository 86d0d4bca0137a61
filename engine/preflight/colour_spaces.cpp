#include "preflight/colour_spaces.h"

#include <algorithm>

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;
using Family = Space::Family;

constexpr int deepest = 8;       // a space of a space of a space; files that go on are hostile
constexpr int most_plates = 32;  // ISO 32000-1, annex C

std::string plate_of(Handle name) { return name.isName() ? name.getName().substr(1) : std::string("?"); }

Space device(Family family, const char* replaced_by, Handle resources, int depth) {
  Handle spaces = resources.isDictionary() ? resources.getKey("/ColorSpace") : Handle::newNull();
  Handle other = spaces.isDictionary() ? spaces.getKey(replaced_by) : Handle::newNull();
  if (other.isNull()) return {family, {}, Family::cmyk, {}};
  return resolve_space(other, Handle::newNull(), depth + 1);
}

Space named(const std::string& name, Handle resources, int depth) {
  if (name == "/DeviceGray" || name == "/G") return device(Family::grey, "/DefaultGray", resources, depth);
  if (name == "/DeviceCMYK" || name == "/CMYK") return device(Family::cmyk, "/DefaultCMYK", resources, depth);
  if (name == "/DeviceRGB" || name == "/RGB") return device(Family::rgb, "/DefaultRGB", resources, depth);
  if (name == "/Pattern") return {Family::pattern, {}, Family::cmyk, {}};
  if (resources.isDictionary()) {
    Handle spaces = resources.getKey("/ColorSpace");
    if (spaces.isDictionary() && spaces.hasKey(name)) return resolve_space(spaces.getKey(name), resources, depth + 1);
  }
  return {Family::unknown, {}, Family::cmyk, {}};
}

Space of_array(Handle array, Handle resources, int depth) {
  const auto item = [&](int i) { return i < array.getArrayNItems() ? array.getArrayItem(i) : Handle::newNull(); };
  const std::string kind = item(0).isName() ? item(0).getName() : "";
  Space space{Family::unknown, {}, Family::cmyk, {}};
  if (kind == "/Separation") {
    space.family = Family::spot;
    space.plates = {plate_of(item(1))};
    space.alternate = resolve_space(item(2), resources, depth + 1).family;
    space.tint = item(3);
  } else if (kind == "/DeviceN") {
    if (item(1).isArray() && item(1).getArrayNItems() > most_plates) return space;
    space.family = Family::device_n;
    if (item(1).isArray())
      for (const Handle& plate : item(1).getArrayAsVector()) space.plates.push_back(plate_of(plate));
    space.alternate = resolve_space(item(2), resources, depth + 1).family;
  } else if (kind == "/ICCBased") {
    space.family = Family::icc;
  } else if (kind == "/CalRGB" || kind == "/CalGray") {
    space.family = Family::calibrated;
  } else if (kind == "/Lab") {
    space.family = Family::lab;
  } else if (kind == "/Indexed" || kind == "/I") {
    return resolve_space(item(1), resources, depth + 1);
  } else if (kind == "/Pattern") {
    space.family = Family::pattern;
    if (array.getArrayNItems() > 1) space.under.push_back(resolve_space(item(1), resources, depth + 1));
  } else if (!kind.empty()) {
    return named(kind, resources, depth);
  }
  return space;
}

}  // namespace

bool Space::is_all() const {
  if (family != Family::spot && family != Family::device_n) return false;
  return std::ranges::find(plates, "All") != plates.end();
}

Message name_of(Family family) {
  constexpr const char* names[] = {"DeviceGray", "DeviceCMYK", "Separation", "DeviceN", "Pattern",
                                   "DeviceRGB",  "ICCBased",   "",           "Lab"};
  if (family == Family::unknown) return say("an unknown space");
  if (family == Family::calibrated) return say("CalRGB or CalGray");
  return verbatim(names[static_cast<int>(family)]);
}

bool prints_as_it_is(const Space& space) {
  switch (space.family) {
    case Family::grey:
    case Family::cmyk:
    case Family::spot:
    case Family::device_n:
    case Family::pattern:
      return true;
    default:
      return false;
  }
}

Space resolve_space(Handle space, Handle resources, int depth) {
  if (depth > deepest) return {Family::unknown, {}, Family::cmyk, {}};
  if (space.isName()) return named(space.getName(), resources, depth);
  if (space.isArray()) return of_array(space, resources, depth);
  return {Family::unknown, {}, Family::cmyk, {}};
}

}  // namespace banxin
