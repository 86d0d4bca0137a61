#include "pdf/write.h"

#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFWriter.hh>

namespace banxin {

std::string write_pdf(QPDF& pdf, const PdfWriting& how) {
  pdf.getTrailer().removeKey("/ID");  // that of the file it was read from
  std::string out;
  out.reserve(how.about);
  Pl_String into("out", nullptr, out);
  QPDFWriter writer(pdf);
  writer.setOutputPipeline(&into);
  writer.setDeterministicID(true);
  if (!how.version.empty()) writer.forcePDFVersion(how.version);
  if (!how.least_version.empty()) writer.setMinimumPDFVersion(how.least_version);
  if (how.keep_packing) writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(how.pack_objects ? qpdf_o_generate : qpdf_o_disable);
  writer.setNewlineBeforeEndstream(how.newline_before_endstream);
  writer.write();
  return out;
}

}  // namespace banxin
