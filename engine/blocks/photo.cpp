// photo and image: pictures from files, one cropped to its box, the other shown whole.
#include "flow/photo.h"

#include "flow/picture.h"
#include "model/block.h"
#include "model/fields.h"
#include "model/plain_text.h"

namespace banxin {
namespace {

struct PhotoBlock : Block {
  Picture picture;
  PhotoStyle style;

  void read(Fields& f) override {
    f.file({"file", "The picture: JPEG or PNG.", true}, picture);
    f.text({"caption", "What it shows (图片说明)."}, picture.caption);
    f.word({"credit", "Who took it; follows the caption in brackets."}, picture.credit);
    f.focus({"focus", "The point that must stay in the crop: [x, y] as shares of width and height."}, picture.focus);
    f.style({"caption-style", "How the caption is set."}, style.caption);
    f.length({"caption-gap", "White between picture and caption."}, style.gap);
  }
  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    const ReadyPhoto photo = prepare_photo(bench, picture, style, bench.edition().language, laid.notes);
    lay_photo(bench, photo, style, bench.area(), laid);
    return laid;
  }
};

struct ImageBlock : Block {
  Picture picture;

  void read(Fields& f) override {
    f.file({"file", "The drawing: SVG, PDF, PNG or JPEG.", true}, picture);
    f.integer({"page", "Which page of a PDF, from 1."}, picture.page, 1, 10'000);
    f.text({"alt", "What it shows, for readers who cannot see it."}, picture.caption);
  }
  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    if (const auto info = bench.picture_info(picture, laid.notes))
      lay_picture(bench, picture, *info, bench.area(), false, plain_text(picture.caption), laid);
    return laid;
  }
};

}  // namespace

std::unique_ptr<Block> make_photo() { return std::make_unique<PhotoBlock>(); }
std::unique_ptr<Block> make_image() { return std::make_unique<ImageBlock>(); }

}  // namespace banxin
