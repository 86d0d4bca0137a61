// Fuzz target: any bytes as an SVG, opened, drawn on a proof, and sent to the press.
#include "tests/fuzz/pages.h"
#include "tests/fuzz/target.h"

using namespace banxin;
using fuzz::expect;

FUZZ_TARGET(svg) {
  static fuzz::MemoryFile file;
  const std::string& path = file.with(bytes);
  Message fault;
  const std::optional<PictureInfo> info = picture_info(path, fault);
  expect(info.has_value() != !fault.empty(), "a picture or a fault");
  if (!info || info->format != Image::Format::svg) return;
  expect(svg_transparency(path) >= 0, "a line or none");
  fuzz::paint(fuzz::page_with(path, *info), bytes.size() % 2 ? PressStandard::x4 : PressStandard::x1a);
}
