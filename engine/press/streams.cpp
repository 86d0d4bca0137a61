#include "press/streams.h"

#include <qpdf/Pl_String.hh>

namespace banxin {

std::string decoded(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::string decoded_content(QPDFObjectHandle contents) {
  if (contents.isStream()) return decoded(contents);
  std::string all;
  if (contents.isArray())
    for (const QPDFObjectHandle& part : contents.getArrayAsVector())
      if (QPDFObjectHandle(part).isStream()) all.append(decoded(part)).push_back('\n');
  return all;
}

std::string written(QPDFWriter& writer) {
  std::string out;
  Pl_String into("out", nullptr, out);
  writer.setOutputPipeline(&into);
  writer.write();
  return out;
}

}  // namespace banxin
