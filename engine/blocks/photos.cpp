// photos: a group of photos with one caption, which tells them apart by their places.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/message.h"
#include "blocks/photo.h"
#include "blocks/photo_places.h"
#include "flow/picture.h"
#include "model/fields.h"
#include "model/plain_text.h"

namespace banxin {
namespace {

struct PhotosBlock : Block {
  std::vector<std::unique_ptr<const Block>> blocks;
  Picture whole;  // its caption and credit
  ParaStyle caption_style;
  int caption_lines = 2, columns = 0, gap = 0;

  const std::vector<std::unique_ptr<const Block>>* children() const override { return &blocks; }
  InnerRoom inner_room() const override {
    return {.columns = columns, .gap = gap, .foot_lines = caption_lines, .takes_captions = true};
  }
  int clear_below() const override { return 1; }

  void read(Fields& f) override {
    f.style({"caption-style", "How the caption is set."}, caption_style);
    f.text({"caption", "What they show together; what each shows follows by its place (左图、右图)."}, whole.caption,
           &caption_style);
    f.word({"credit", "Who took them; follows the caption in brackets."}, whole.credit);
    f.integer({"caption-lines", "Grid lines at its foot that the caption takes."}, caption_lines, 1, 40);
    f.integer({"columns", "Columns of its own, which cols inside it counts; those of the page when not given."},
              columns, 1, 64);
    f.integer({"columns-gap", "Characters between these columns; 0 = as on the page."}, gap, 0, 20);
    f.blocks({"blocks", "The photos."}, blocks);
    whole.place = f.place("caption");
    for (const auto& block : blocks)
      if (block->kind != "photo")
        f.error("blocks", "not-a-photo", say("block {} is no photo", block->name),
                say("only blocks of kind photo stand here"));
  }

  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    std::vector<const PhotoBlock*> photos;
    std::vector<Rect> areas;
    for (const Slot& slot : bench.slot().children)
      if (const auto* photo = dynamic_cast<const PhotoBlock*>(slot.block))
        photos.push_back(photo), areas.push_back(slot.area);
    const std::vector<std::string> places = photo_places(areas, caption_style.language_in(bench.edition().language));
    for (size_t i = 0; i < photos.size(); ++i) lay_one(bench, *photos[i], areas[i], laid);
    lay_caption(bench, caption_of(photos, places, caption_style.language_in(bench.edition().language), laid.notes),
                laid);
    return laid;
  }

  // A photo in a block of its own, without its words: these stand in the caption of all.
  void lay_one(const Bench& bench, const PhotoBlock& photo, const Rect& area, Laid& laid) const {
    Laid& inside = laid.inside.emplace_back(bench.blank());
    inside.name = photo.name, inside.kind = photo.kind, inside.area = area;
    ReadyPhoto ready{.picture = &photo.picture, .info = bench.picture_info(photo.picture, inside.notes)};
    ready.alt = {plain_text(photo.picture.caption.empty() ? whole.caption : photo.picture.caption),
                 caption_style.language_in(bench.edition().language).tag};
    if (!photo.alt.empty()) ready.alt.text = photo.alt;
    if (ready.info) lay_framed(bench, ready, photo.style.frame, area, inside);
  }

  // The words for all; then those for each, behind its place.
  Picture caption_of(const std::vector<const PhotoBlock*>& photos, const std::vector<std::string>& places,
                     const Language& language, Report& notes) const {
    Picture all = whole;
    std::set<std::string> said;
    for (size_t i = 0; i < photos.size(); ++i) {
      const Picture& one = photos[i]->picture;
      if (one.caption.empty() && one.credit.empty()) continue;
      if (!places[i].empty() && !said.insert(places[i]).second)
        notes.warning("photo-places", photos[i]->place, say("two photos of {} are both called {}", name, places[i]),
                      say("let no more than three stand in a row or a column"));
      if (all.caption.empty()) all.caption.push_back({.spans = {}, .place = one.place});
      std::vector<Span>& spans = all.caption.back().spans;
      if (!places[i].empty()) spans.push_back({.text = places[i], .place = one.place, .strong = true});
      for (const Paragraph& paragraph : one.caption)
        spans.insert(spans.end(), paragraph.spans.begin(), paragraph.spans.end());
      if (!one.credit.empty()) spans.push_back({.text = credit_in_brackets(one.credit, language), .place = one.place});
    }
    return all;
  }

  void lay_caption(const Bench& bench, const Picture& picture, Laid& laid) const {
    const PageGeometry& g = bench.grid();
    const Rect& area = bench.area();
    const PhotoStyle style{.caption = caption_style};
    const ReadyText ready = prepare_caption(bench, picture, style, bench.edition().language, laid.notes);
    if (ready.paragraphs.empty()) return;
    const SetText set = bench.set_text(ready, area.width);
    const Length room = caption_lines * g.pitch - (g.pitch - g.body);
    if (set.height > room)
      laid.notes.warning(
          "text-overset", place,
          say("the caption of {} needs {:.1f} mm, it has {:.1f} mm", name, to_mm(set.height), to_mm(room)),
          say("write caption-lines: {}, or fewer words", (set.height + g.pitch - Length{1}) / g.pitch));
    laid.text(set, {}, {area.x, area.bottom() - set.height, area.width, set.height}, Role::caption);
  }
};

}  // namespace

std::unique_ptr<Block> make_photos() { return std::make_unique<PhotosBlock>(); }

}  // namespace banxin
