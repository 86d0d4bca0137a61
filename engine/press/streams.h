// Bytes of streams, and of whole files, out of libqpdf.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>

namespace banxin {

/// What a stream holds, its filters undone. Throws std::exception when it does not decode.
std::string decoded(QPDFObjectHandle stream);

/// A page's /Contents: one stream, or several that PDF reads as one with white space between (ISO 32000-1, 7.8.2).
std::string decoded_content(QPDFObjectHandle contents);

/// The file that `writer` writes, its settings made.
std::string written(QPDFWriter& writer);

}  // namespace banxin
