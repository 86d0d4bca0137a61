// Fuzz target: one part of a PDF is made of any bytes, all the rest of it is well formed, so that they come as far as
// the readers of content streams, CMaps, widths, colour spaces, structure, XMP, profiles. The first byte chooses the
// part.
#include "pdf/content.h"
#include "preflight/preflight.h"
#include "tests/fuzz/pages.h"
#include "tests/fuzz/pdf_parts.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

namespace {

// Whatever the bytes are, the walk ends, and always further on.
void walk(std::string_view bytes) {
  ContentReader reader(bytes);
  for (size_t reached = 0; reader.next(); reached = reader.end())
    expect(reader.begin() >= reached && reader.end() <= bytes.size(), "operations follow each other");
}

void supply(const std::string& path) {
  Message fault;
  const std::optional<PictureInfo> info = picture_info(path, fault);
  if (!info) return;
  Report report(std::make_shared<Sources>());
  fuzz::judge(fuzz::page_with(path, *info), PressStandard::x1a, report);
}

}  // namespace

FUZZ_TARGET(content) {
  if (bytes.empty() || bytes.size() > 64 << 10) return;
  static fuzz::MemoryFile file;
  const auto part = static_cast<fuzz::PdfPart>(static_cast<uint8_t>(bytes[0]) % fuzz::pdf_part_count);
  const std::string_view rest = bytes.substr(1);
  if (part == fuzz::PdfPart::page_content) walk(rest);
  const std::string& path = file.with(fuzz::pdf_with(part, rest));
  PreflightJob job;
  job.dpi = 0;
  job.spots = {"Gold"};
  expect(!preflight(path, job).verdicts.empty(), "there is a verdict");
  supply(path);
}
