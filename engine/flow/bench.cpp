#include "flow/bench.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "flow/interlinear.h"

namespace banxin {

namespace {

Report report_of(const Report& notes, const Page& page, const Block& block) {
  Report own = notes.sibling();
  own.enter({page.number, block.name});
  return own;
}

}  // namespace

Bench::Bench(const Desk& desk, const Page& page, const Slot& slot, Shaper& shaper, const Report& notes)
    : desk_(desk), page_(page), slot_(slot), shaper_(shaper), empty_(report_of(notes, page, *slot.block)) {}

Laid Bench::blank() const {
  return {.name = block().name, .kind = block().kind, .area = area(), .notes = empty_, .story = std::nullopt};
}

const ThreadPlace* Bench::thread() const {
  if (!desk_.threads) return nullptr;
  const auto found = desk_.threads->find(&block());
  return found == desk_.threads->end() ? nullptr : &found->second;
}

const FitChoice& Bench::choice() const {
  static const FitChoice none;
  if (desk_.choices)
    if (const auto found = desk_.choices->find(&block()); found != desk_.choices->end()) return found->second;
  const BlockFit* fit = block().fit();
  return fit ? fit->choice : none;
}

std::shared_ptr<const ThreadSetting> Bench::earlier() const {
  if (!desk_.earlier) return nullptr;
  const auto found = desk_.earlier->find(&block());
  return found == desk_.earlier->end() ? nullptr : found->second;
}

Laid lay(const Desk& desk, const Page& page, const Slot& slot, Shaper& shaper, const Report& notes) {
  return slot.block->lay(Bench(desk, page, slot, shaper, notes));
}

std::vector<Laid> Bench::lay_inside() const {
  std::vector<Laid> inside;
  inside.reserve(slot_.children.size());
  for (const Slot& child : slot_.children) inside.push_back(banxin::lay(desk_, page_, child, shaper_, empty_));
  return inside;
}

Length pitch_of(const ParaStyle& style, const PageGeometry& grid) {
  return style.pitch.mpt > 0 ? style.pitch : grid.pitch;
}

namespace {

// What stands between the lines needs ½ em there, 5/8 em when both sides are used (CLREQ, interlinear annotations); the
// pitch is the style's, and no line is pushed away for it.
void warn_of_tight_lines(const ShapedText& text, Length pitch, const std::vector<Span>& spans, Report& notes) {
  const auto is_above = [&](const Interline& i) { return stands_above(text, i.kind, i.first, i.last); };
  const bool above = std::ranges::any_of(text.interlines, is_above);
  const bool below = !std::ranges::all_of(text.interlines, is_above);
  const int needed = above && below ? 625 : above || below ? 500 : 0;
  if (needed == 0 || spans.empty() || pitch - text.cell >= thousandths(text.cell, needed)) return;
  const auto first = std::ranges::find_if(spans, [](const Span& s) { return s.note.id != 0; });
  notes.warning("tight-lines", first == spans.end() ? spans.front().place : first->place,
                say("between lines of {} at a pitch of {} there is no room for what stands beside the text",
                    print_pt(text.cell), print_pt(pitch)),
                say("give the style a pitch of at least {}", print_pt(text.cell + thousandths(text.cell, needed))));
}

}  // namespace

Prepared Bench::prepare(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                        Report& notes) const {
  const Language& own = style.language_in(language);
  Prepared prepared{shaper_.shape(spans, style, own, notes), {}, style, own.tag};
  prepared.spacing = space(prepared.text, style);
  warn_of_tight_lines(prepared.text, pitch_of(style, grid()), spans, notes);
  return prepared;
}

Composed Bench::set(const Prepared& text, std::span<const Measure> measures, const ComposeOptions& options) const {
  return compose(text.text, text.spacing, measures, text.style, options);
}

SetParagraph Bench::set(std::shared_ptr<const Prepared> text, Length width) const {
  const Measure measure{{}, width};
  auto lines = std::make_shared<const Composed>(set(*text, {&measure, 1}));
  return {std::move(text), std::move(lines)};
}

ReadyText Bench::prepare_text(const std::vector<Paragraph>& text, const ParaStyle& style, const Language& language,
                              Report& notes) const {
  ReadyText ready{.paragraphs = {}, .pitch = pitch_of(style, grid()), .size = style.text.size};
  for (const Paragraph& paragraph : text)
    ready.paragraphs.push_back(std::make_shared<const Prepared>(prepare(paragraph.spans, style, language, notes)));
  return ready;
}

SetText Bench::set_text(const ReadyText& text, Length width) const {
  SetText all{.paragraphs = {}, .pitch = text.pitch, .size = text.size, .height = {}};
  size_t rows = 0;
  for (const auto& paragraph : text.paragraphs) {
    all.paragraphs.push_back(set(paragraph, width));
    rows += all.paragraphs.back().count();
  }
  if (rows > 0) all.height = times(static_cast<int64_t>(rows) - 1, all.pitch) + all.size;
  return all;
}

std::optional<PictureInfo> Bench::picture_info(const Picture& picture, Report& notes) const {
  Message fault;
  auto info = desk_.picture_info(picture.file.string(), fault, picture.page);
  if (!info) {
    const bool pdf = picture.file.extension() == ".pdf" || picture.file.extension() == ".PDF";
    notes.error("unreadable-picture", picture.place, say("picture {} {}", picture.name, fault),
                pdf ? say("ask its maker for a PDF/X file, whole and without a password")
                    : say("save it again as JPEG, PNG or SVG"));
  } else if (info->more_pages) {
    notes.warning("picture-pages", picture.place,
                  say("picture {} has several pages; the first is printed, the others are not", picture.name),
                  say("save the page that is wanted by itself"));
  }
  if (info && info->spare_channels > 0)
    notes.warning("picture-channels", picture.place,
                  say("picture {} has {} beside its colours; these are not printed", picture.name,
                      info->spare_channels == 1 ? say("one channel") : say("{} channels", info->spare_channels)),
                  say("save it without them; a spot ink comes as a PDF/X"));
  return info;
}

std::optional<StoryId> Bench::story_in(const std::string& name) const {
  const Block* found = find_block(page_.blocks, name);
  return found ? found->story_shown() : std::nullopt;
}

}  // namespace banxin
