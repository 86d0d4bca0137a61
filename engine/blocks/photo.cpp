#include "blocks/photo.h"

#include "flow/picture.h"
#include "model/fields.h"

namespace banxin {

void PhotoBlock::read(Fields& f) {
  f.file({"file", "The picture: JPEG, PNG or TIFF.", true}, picture);
  f.style({"caption-style", "How the caption is set."}, style.caption);
  f.text({"caption", "What it shows (图片说明)."}, picture.caption, &style.caption);
  f.word({"credit", "Who took it; follows the caption in brackets."}, picture.credit);
  f.word({"alt", "What it shows, for readers who cannot see it; its caption when not given."}, alt);
  f.focus({"focus", "The point that must stay in the crop: [x, y] as shares of width and height."}, picture.focus);
  f.choice({"facing", "Which way faces in it look, or what moves in it goes: into the page is better than off it."},
           picture.facing, {"nowhere", "left", "right"});
  f.percent({"most-crop", "How much of it may be cut away without a warning."}, picture.most_crop, 0, 1000);
  f.length({"caption-gap", "White between picture and caption."}, style.gap);
  f.choice({"caption-place", "below the picture, beside it, or on its foot, on a panel (压图)."}, style.place,
           {"below", "left", "right", "on-picture"});
  f.integer({"caption-chars", "Characters of the page that a caption beside its picture is wide."}, style.chars, 1,
            100);
  f.ink({"caption-panel", "What a caption on its picture stands on."}, style.panel);
  f.map({"border", "The line round the picture."}, [&](Fields& b) { border_fields(b, style.frame); });
}

// A line of white keeps the text under a caption off it.
int PhotoBlock::clear_below() const {
  const bool has_caption = !picture.caption.empty() || !picture.credit.empty();
  return has_caption && style.place != CaptionPlace::on_picture ? 1 : 0;
}

Laid PhotoBlock::lay(const Bench& bench) const {
  Laid laid = bench.blank();
  ReadyPhoto photo = prepare_photo(bench, picture, style, bench.edition().language, laid.notes);
  laid.own_ground = style.place == CaptionPlace::on_picture;
  if (!alt.empty()) photo.alt.text = alt;
  lay_photo(bench, photo, style, bench.area(), laid);
  return laid;
}

std::unique_ptr<Block> make_photo() { return std::make_unique<PhotoBlock>(); }

}  // namespace banxin
