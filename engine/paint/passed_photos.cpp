#include "paint/passed_photos.h"

#include <fmt/format.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <stdexcept>
#include <utility>

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr std::string_view photo_comment = "banxin photo ";

void put_two_bytes(std::string& out, size_t number) {
  out += static_cast<char>(number >> 8);
  out += static_cast<char>(number);
}

bool is_short_jpeg(Handle object) {
  constexpr long long longest_head = 128;
  if (!object.isStream()) return false;
  Handle dict = object.getDict();
  Handle length = dict.getKey("/Length");
  return dict.getKey("/Filter").isNameAndEquals("/DCTDecode") && length.isInteger() &&
         length.getIntValue() <= longest_head;
}

}  // namespace

std::string jpeg_head(std::string_view comment, const JpegHead& shape) {
  std::string bytes = "\xFF\xD8\xFF\xFE";
  put_two_bytes(bytes, comment.size() + 2);
  bytes += comment;
  bytes += "\xFF\xC0";
  put_two_bytes(bytes, 8 + 3 * static_cast<size_t>(shape.components));
  bytes += '\x08';  // bits
  put_two_bytes(bytes, static_cast<size_t>(shape.height)), put_two_bytes(bytes, static_cast<size_t>(shape.width));
  bytes += static_cast<char>(shape.components);
  for (int i = 1; i <= shape.components; ++i) bytes += {static_cast<char>(i), '\x11', '\0'};
  return bytes;
}

std::string_view PassedPhotos::head(std::shared_ptr<const std::string> jpeg, const JpegHead& shape) {
  const std::string comment = fmt::format("{}{:08}", photo_comment, photos_.size());
  return photos_.emplace(jpeg_head(comment, shape), std::move(jpeg)).first->first;
}

void PassedPhotos::place(PdfDocument& document) const {
  if (photos_.empty()) return;
  for (Handle& object : document.pdf().getAllObjects()) {
    if (!is_short_jpeg(object)) continue;
    const auto data = object.getRawStreamData();
    const std::string_view bytes(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    const auto found = photos_.find(bytes);
    if (found == photos_.end()) {
      if (bytes.find(photo_comment) != bytes.npos) throw std::logic_error("the head of a photo was changed");
      continue;
    }
    const std::string& photo = *found->second;
    // libqpdf takes no memory that it may not write to, and does not write to it.
    auto* begin = reinterpret_cast<unsigned char*>(const_cast<char*>(photo.data()));
    object.replaceStreamData(std::make_shared<Buffer>(begin, photo.size()), Handle::newName("/DCTDecode"),
                             Handle::newNull());
    document.made_from(found->second);
  }
}

}  // namespace banxin
