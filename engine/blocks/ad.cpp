// ad: a supplied ad in the box it was booked for, marked as what it is.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.h"
#include "blocks/ad_label.h"
#include "flow/picture.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

enum class AdFit : uint8_t { scale, stretch, none };
enum class Corner : uint8_t { top_left, top_right, bottom_left, bottom_right };

ParaStyle small_print() {
  ParaStyle style;
  style.text.font = "hei";
  style.text.size = from_pt(7);
  style.indent = Em{0};
  style.align = Align::start;
  return style;
}

bool differs(double a, double b) { return std::abs(a / b - 1) > 0.01; }

Rect common(const Rect& a, const Rect& b) {
  const Length left = std::max(a.x, b.x), top = std::max(a.y, b.y);
  return {left, top, std::min(a.right(), b.right()) - left, std::min(a.bottom(), b.bottom()) - top};
}

struct AdBlock : Block {
  Picture picture;
  std::string advertiser, alt, label;
  AdFit fit = AdFit::scale;
  Corner corner = Corner::top_right;
  ParaStyle style = small_print();

  void read(Fields& f) override {
    f.file({"file", "The ad: a PDF page, or a picture (JPEG, PNG, TIFF, SVG).", true}, picture);
    f.integer({"page", "Which page of the PDF, from 1."}, picture.page, 1, 10'000);
    f.word({"advertiser", "Who placed it."}, advertiser);
    f.word({"alt", "What it says, for readers who cannot see it."}, alt);
    f.choice(
        {"fit", "scale: whole, in its proportions, centred; stretch: over the whole box; none: a PDF at its size."},
        fit, {"scale", "stretch", "none"});
    f.word({"label", "How it is marked, 广告 when not given; in-file: the ad itself says so."}, label);
    f.choice({"label-place", "The corner of the ad where the label stands."}, corner,
             {"top-left", "top-right", "bottom-left", "bottom-right"});
    f.style({"label-style", "How the label is set."}, style);
  }

  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    laid.own_ground = true;
    const auto info = bench.picture_info(picture, laid.notes);
    const Rect& room = bench.area();
    if (!info || room.width.mpt <= 0 || room.height.mpt <= 0) return laid;
    const auto scaled = picture_size(
        picture, *info, std::min(to_pt(room.width) / info->width, to_pt(room.height) / info->height), laid.notes);
    if (!scaled) return laid;
    const Language& language = bench.edition().language;
    const Rect whole = whole_of(room, *info, *scaled, laid.notes), box = common(whole, room);
    report_size(room, *info, laid.notes);
    Image image = placed_picture(picture, *info, box, whole, {said(language)}, laid.notes);
    const std::string text = label_on(image, language, laid.notes);
    laid.put(std::move(image));
    if (!text.empty()) lay_label(bench, text, box, laid);
    return laid;
  }

  std::string said(const Language& language) const {
    if (!alt.empty()) return alt;
    const std::vector<std::string>& words = ad_words(language);
    std::string word = words.empty() ? "Advertisement" : words.front();
    if (advertiser.empty()) return word;
    return fmt::format("{}{}{}", word, language.is_cjk() ? "：" : ": ", advertiser);
  }

  Rect whole_of(const Rect& room, const PictureInfo& info, const Size& scaled, Report& notes) const {
    Size size = room.size();
    if (fit == AdFit::none && info.format == Image::Format::pdf) {
      size = {Length{info.width}, Length{info.height}};
    } else if (fit == AdFit::none) {
      notes.error("ad-fit", picture.place, say("picture {} has no size of its own", picture.name),
                  say("fit: none is for PDFs; write fit: scale"));
    } else if (fit == AdFit::scale) {
      size = {std::min(scaled.width, room.width), std::min(scaled.height, room.height)};
    }
    return {room.x + (room.width - size.width) / 2, room.y + (room.height - size.height) / 2, size.width, size.height};
  }

  // What was delivered against what was booked.
  void report_size(const Rect& room, const PictureInfo& info, Report& notes) const {
    const bool pdf = info.format == Image::Format::pdf;
    const double across = to_pt(room.width) / info.width, down = to_pt(room.height) / info.height;
    const bool off =
        fit == AdFit::none ? pdf && (differs(across * 1000, 1) || differs(down * 1000, 1)) : differs(across, down);
    if (!off) return;
    const std::string is =
        pdf ? fmt::format("{:.1f} × {:.1f} mm", to_mm(Length{info.width}), to_mm(Length{info.height}))
            : fmt::format("{} × {}", info.width, info.height);
    const std::string booked = fmt::format("{:.1f} × {:.1f} mm", to_mm(room.width), to_mm(room.height));
    notes.warning("ad-size", picture.place, say("ad {} is {}, its place {}", picture.name, is, booked),
                  say("order it at {}, or change its place", booked));
  }

  // Regulations on the quality of newspapers and periodicals (国新出发〔2020〕10号); Advertising Law, article 14: what
  // is an ad must be marked so, visibly. Gives the words to draw on it; none when it is marked in the file, or cannot
  // be.
  std::string label_on(Image& image, const Language& language, Report& notes) const {
    const std::vector<std::string>& words = ad_words(language);
    if (label == "in-file") {
      if (image.format == Image::Format::pdf)
        image.must_say = words;
      else
        notes.warning("ad-label", picture.place,
                      say("whether {} says that it is an ad cannot be read from a picture", picture.name),
                      say("look at the proof; leave out label: in-file if it does not"));
      return {};
    }
    const std::string text = !label.empty() ? label : words.empty() ? "Advertisement" : words.front();
    if (marks_an_ad(text, language)) return text;
    notes.error("ad-label", place, say("the label \"{}\" does not mark an ad", text),
                say("leave out label, or let it hold {}", words.front()));
    return {};
  }

  // On a piece of paper of its own, so that it can be read on any ad.
  void lay_label(const Bench& bench, const std::string& text, const Rect& box, Laid& laid) const {
    const Length em = style.text.size, side = em / 3, height = em + em / 3;
    const SetParagraph set =
        bench.set(std::make_shared<const Prepared>(
                      bench.prepare({{.text = text, .place = place}}, style, bench.edition().language, laid.notes)),
                  std::max(box.width - 2 * side, em));
    const Length width = set.count() == 0 ? Length{} : set.lines->lines[0].width;
    if (set.count() != 1 || width + 2 * side > box.width || height > box.height)
      return laid.notes.error("ad-label", place, say("the ad is too small for the label \"{}\"", text),
                              say("give the ad more room, or label-style a smaller size"));
    const bool right = corner == Corner::top_right || corner == Corner::bottom_right;
    const bool bottom = corner == Corner::bottom_left || corner == Corner::bottom_right;
    const Rect paper{right ? box.right() - width - 2 * side : box.x, bottom ? box.bottom() - height : box.y,
                     width + 2 * side, height};
    laid.fill(paper, InkTable::paper);
    laid.frame({}, paper, Role::label);
    laid.line(set, 0, {paper.x + side, paper.y + em / 6 + LineSpace{}.ascent(em)}, width, Role::label);
  }
};

}  // namespace

std::unique_ptr<Block> make_ad() { return std::make_unique<AdBlock>(); }

}  // namespace banxin
