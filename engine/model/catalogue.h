// The font catalogue: the only faces that can reach a page.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/report.h"
#include "model/language.h"

namespace banxin {

struct CatalogueFace {
  std::string name;     ///< key in the catalogue, e.g. `noto-serif-sc`
  std::string family;   ///< as Pango and the PDF call it
  int weight = 400;     ///< OpenType usWeightClass
  std::string package;  ///< Debian package that brings the file
  std::filesystem::path file;
  unsigned index = 0;   ///< in the collection
  uintmax_t bytes = 0;  ///< size of the file
  std::string sha256;   ///< of the file
  Place place;
};

struct FontCatalogue {
  std::vector<CatalogueFace> faces;
  /// role → language tag (`*` = any other) → face. Roles: song, song-bold, hei, kai, fang …
  std::map<std::string, std::map<std::string, FaceId>, std::less<>> roles;
  std::string sha256;                 ///< of the catalogue's own file
  std::vector<FaceId> fallback;       ///< for scripts that the house faces lack, in order
  std::vector<FaceId> bold_fallback;  ///< the same for faces of weight 600 and more, asked before it
  /// role → the role whose face sets what the role's own face lacks, before the lists of fallback.
  std::map<std::string, std::string, std::less<>> stand_ins;

  /// The face of a role for a language: the exact tag, then shorter ones (zh-Hant-HK → zh-Hant → zh), then `*`.
  std::optional<FaceId> face_for(std::string_view role, const Language& language) const;
  /// The face of the role's stand-in.
  std::optional<FaceId> stand_in_for(std::string_view role, const Language& language) const;
  bool is_bold(FaceId face) const { return face.index < faces.size() && faces[face.index].weight >= 600; }
};

}  // namespace banxin
