#include "api/expected.h"

#include <algorithm>
#include <set>

#include "api/imposition.h"
#include "api/page_plates.h"
#include "model/plain_text.h"
#include "sheet/items.h"

namespace banxin {
namespace {

void stories_in(const std::vector<std::unique_ptr<const Block>>& blocks, std::set<size_t>& shown) {
  for (const auto& block : blocks) {
    if (const auto story = block->story_shown()) shown.insert(story->index);
    if (const auto* inner = block->children()) stories_in(*inner, shown);
  }
}

// Its section headings and paragraphs. Heads and captions are the template's to show or to leave out.
ExpectedStory expected(const Story& story) {
  ExpectedStory out{story.label(), {}};
  for (const Section& section : story.sections) {
    if (section.heading) out.paragraphs.push_back(plain_text(*section.heading));
    for (const Paragraph& paragraph : section.paragraphs) out.paragraphs.push_back(plain_text(paragraph));
  }
  return out;
}

// Whether all its parts stand on pages that were laid out.
bool is_whole(const Thread& thread, const LaidOut& laid) {
  return std::ranges::all_of(thread.parts, [&](const ThreadPart& part) {
    const Page& page = laid.edition.pages[part.page];
    return std::ranges::any_of(laid.sheets, [&](const Sheet& sheet) { return sheet.page == page.number; });
  });
}

// Between the parts of a story stands all the other text of its pages.
void expect_thread(const Thread& thread, ExpectedStory& story) {
  story.jumps = true;
  story.in_page_order = std::ranges::is_sorted(thread.parts, {}, &ThreadPart::page);
}

std::vector<ExpectedPicture> pictures_on(const Sheet& sheet) {
  std::vector<ExpectedPicture> all;
  for_each<Image>(sheet, [&](const Image& image) {
    if (image.format != Image::Format::svg && image.box.width.mpt > 0 && image.box.height.mpt > 0)
      all.push_back({image.name, image.box, image.whole, image.format == Image::Format::pdf});
  });
  return all;
}

// The pictures of pages that stand side by side on the lower edge of their sheet.
std::vector<ExpectedPicture> pictures_on(const ImposedSide& side, const Sheet& sheet, const std::vector<Sheet>& pages) {
  std::vector<ExpectedPicture> all;
  for (const ImposedPage& placed : side.pages) {
    const Sheet& page = pages[placed.page];
    const Length down = sheet.trim.height - page.trim.height;
    for (ExpectedPicture picture : pictures_on(page)) {
      for (Rect* rect : {&picture.box, &picture.whole}) rect->x += placed.x, rect->y += down;
      all.push_back(std::move(picture));
    }
  }
  return all;
}

void expect_sheets(const LaidOut& laid, Report& report, PreflightJob& job) {
  for (const PrintedPage& side : printers_sheets(laid, report)) {
    job.sheet_trims.push_back(side.sheet.trim);
    job.sheet_pictures.push_back(pictures_on(*side.side, side.sheet, laid.sheets));
    std::vector<std::optional<OrderedPlates>> plates;
    for (const ImposedPage& placed : side.side->pages) plates.push_back(job.plates[placed.page]);
    job.sheet_plates.push_back(together(plates));
  }
}

}  // namespace

void expect_edition(const LaidOut& laid, Report& report, PreflightJob& job) {
  const Edition& edition = laid.edition;
  job.style = edition.press;
  job.pictures.emplace();
  std::set<size_t> shown;
  for (const Sheet& sheet : laid.sheets) {
    job.trims.push_back(sheet.trim);
    job.pictures->push_back(pictures_on(sheet));
    job.plates.push_back(ordered_plates(edition, sheet));
    for (const Page& page : edition.pages)
      if (page.strip ? sheet.page == page.number && sheet.second_page == page.second : has_number(page, sheet.page))
        stories_in(page.blocks, shown);
  }
  if (laid.sheets.size() == edition.pages.size() && !edition.sheets.empty()) expect_sheets(laid, report, job);
  for (const Thread& thread : edition.threads)
    if (thread.story && !is_whole(thread, laid)) shown.erase(thread.story->index);
  for (const size_t index : shown) job.stories.push_back(expected(edition.stories[index]));
  for (const Thread& thread : edition.threads)
    for (ExpectedStory& story : job.stories)
      if (thread.story && story.name == edition.stories[thread.story->index].label()) expect_thread(thread, story);
  job.spots.emplace();
  for (const Ink& ink : edition.inks.all())
    if (ink.kind == Ink::Kind::spot) job.spots->push_back(ink.name);
}

void keep_page(size_t index, PreflightJob& job) {
  job.trims = {job.trims.at(index)};
  job.plates = {job.plates.at(index)};
  if (job.pictures) job.pictures = {{job.pictures->at(index)}};
  job.sheet_trims.clear(), job.sheet_pictures.clear(), job.sheet_plates.clear();
  job.stories.clear();
}

}  // namespace banxin
