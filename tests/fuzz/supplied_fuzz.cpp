// Fuzz target: any bytes as a PDF that somebody supplied, judged and placed on a page.
#include "tests/fuzz/pages.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

FUZZ_TARGET(supplied) {
  static fuzz::MemoryFile file;
  const std::string& path = file.with(bytes);
  Message fault;
  const std::optional<PictureInfo> info = picture_info(path, fault);
  expect(info.has_value() != !fault.empty(), "a page or a fault");
  if (!info || info->format != Image::Format::pdf) return;
  auto sources = std::make_shared<Sources>();
  Report report(sources);
  const Sheet sheet = fuzz::page_with(path, *info);
  const PressStandard standard = bytes.size() % 2 ? PressStandard::x4 : PressStandard::x1a;
  fuzz::judge(sheet, standard, report);
  for (const Note& note : report.notes()) expect(!print(note, *sources).empty(), "a note can be printed");
  if (!report.failed()) fuzz::paint(sheet, standard);
}
