#include "tests/fuzz/faces.h"

namespace banxin::fuzz {
namespace {

FontCatalogue catalogue_of(CatalogueFace face) {
  face.bytes = std::filesystem::file_size(face.file);
  FontCatalogue catalogue;
  catalogue.faces.push_back(std::move(face));
  for (const char* role : {"song", "hei", "kai"}) catalogue.roles[role]["*"] = FaceId{0};
  return catalogue;
}

}  // namespace

const FontCatalogue& one_small_face() {
  static const FontCatalogue one = catalogue_of({.name = "noto-serif",
                                                 .family = "Noto Serif",
                                                 .package = "fonts-noto-core",
                                                 .file = "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf"});
  return one;
}

const FontCatalogue& one_chinese_face() {
  static const FontCatalogue one = catalogue_of({.name = "noto-serif-sc",
                                                 .family = "Noto Serif CJK SC",
                                                 .package = "fonts-noto-cjk",
                                                 .file = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
                                                 .index = 2});
  return one;
}

}  // namespace banxin::fuzz
