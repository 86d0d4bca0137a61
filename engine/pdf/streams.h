// Bytes of streams, out of libqpdf. All that is unpacked is unpacked here.
#pragma once

#include <map>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>

#include "pdf/work.h"

namespace banxin {

/// What a stream holds, its filters undone: at most 64 MB while a WorkLimit is set. Throws BadStream, TooMuchWork.
std::string decoded(QPDFObjectHandle stream);

/// A page's /Contents: one stream, or several that PDF reads as one with white space between (ISO 32000-1, 7.8.2);
/// together as large as one may be.
std::string decoded_content(QPDFObjectHandle contents);

/// The first bytes of a stream as they lie in the file, at most `most`; nothing when it cannot be read to its end.
std::optional<std::string> packed_beginning(QPDFObjectHandle stream, size_t most);

/// The contents of forms, each unpacked once however often it is drawn, as far as they have room.
class KeptContents {
 public:
  /// As decoded_content(); `own` holds what is not kept.
  std::string_view of(QPDFObjectHandle contents, std::string& own);

 private:
  std::map<QPDFObjGen, std::string> kept_;
  size_t size_ = 0;
};

/// Unpacks a stream whatever its size and keeps nothing; the WorkLimit counts. Throws BadStream, TooMuchWork.
void check_unpacking(QPDFObjectHandle stream);

}  // namespace banxin
