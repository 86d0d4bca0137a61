// image: a logo or drawing, shown whole.
#include "flow/picture.h"
#include "model/block.h"
#include "model/fields.h"
#include "model/plain_text.h"

namespace banxin {
namespace {

struct ImageBlock : Block {
  Picture picture;

  void read(Fields& f) override {
    f.file({"file", "The drawing: SVG, PDF, PNG, JPEG or TIFF.", true}, picture);
    f.integer({"page", "Which page of a PDF, from 1."}, picture.page, 1, 10'000);
    f.text({"alt", "What it shows, for readers who cannot see it."}, picture.caption);
  }
  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    if (const auto info = bench.picture_info(picture, laid.notes))
      lay_picture(bench, picture, *info, bench.area(), false, {plain_text(picture.caption)}, laid);
    return laid;
  }
};

}  // namespace

std::unique_ptr<Block> make_image() { return std::make_unique<ImageBlock>(); }

}  // namespace banxin
