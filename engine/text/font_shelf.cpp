#include "text/font_shelf.h"

#include "text/fonts.h"

namespace banxin {

FontShelf::FontShelf(const FontCatalogue& catalogue) : impl_(std::make_unique<Impl>(catalogue)) {}
FontShelf::~FontShelf() = default;

const FontCatalogue& FontShelf::catalogue() const { return impl_->catalogue; }

FontShelf::File FontShelf::file(FaceId face) const {
  return {impl_->file(face).map.bytes(), impl_->catalogue.faces[face.index].index};
}

void FontShelf::leave_memory(FaceId face) const { impl_->file(face).map.leave_memory(); }

std::string FontShelf::version(FaceId face) const { return impl_->version(face); }

const std::string& FontShelf::sha256(FaceId face) const { return impl_->sha256(face); }
const FileStamp& FontShelf::stamp(FaceId face) const { return impl_->file(face).map.stamp(); }

}  // namespace banxin
