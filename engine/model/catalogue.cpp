#include "model/catalogue.h"

namespace banxin {

std::optional<FaceId> FontCatalogue::face_for(std::string_view role, const Language& language) const {
  const auto found = roles.find(role);
  if (found == roles.end()) return std::nullopt;
  const auto& by_language = found->second;
  for (std::string tag = language.tag; !tag.empty();) {
    if (const auto face = by_language.find(tag); face != by_language.end()) return face->second;
    const size_t dash = tag.rfind('-');
    tag.resize(dash == std::string::npos ? 0 : dash);
  }
  const auto any = by_language.find("*");
  if (any == by_language.end()) return std::nullopt;
  return any->second;
}

std::optional<FaceId> FontCatalogue::stand_in_for(std::string_view role, const Language& language) const {
  const auto found = stand_ins.find(role);
  return found == stand_ins.end() ? std::nullopt : face_for(found->second, language);
}

}  // namespace banxin
