#include "app/expected.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/sheets.h"
#include "blocks/blocks.h"
#include "read/read.h"

namespace banxin {
namespace {

void stories_in(const std::vector<std::unique_ptr<const Block>>& blocks, std::set<size_t>& shown) {
  for (const auto& block : blocks) {
    if (const auto story = block->story_shown()) shown.insert(story->index);
    if (const auto* inner = block->children()) stories_in(*inner, shown);
  }
}

std::string text_of(const Paragraph& paragraph) {
  std::string text;
  for (const Span& span : paragraph.spans) text += span.text;
  return text;
}

// Its section headings and paragraphs. Heads and captions are the template's to show or to leave out.
ExpectedStory expected(const Story& story) {
  ExpectedStory out{story.name, {}};
  for (const Section& section : story.sections) {
    if (section.heading) out.paragraphs.push_back(text_of(*section.heading));
    for (const Paragraph& paragraph : section.paragraphs) out.paragraphs.push_back(text_of(paragraph));
  }
  return out;
}

}  // namespace

void expect_edition(const std::filesystem::path& file, const std::vector<int>& pages, Report& report,
                    PreflightJob& job) {
  const FontCatalogue catalogue = house_catalogue(report);
  const Edition edition = read_edition(file, catalogue, block_kinds(), report);
  if (report.failed()) throw InputFault{};
  job.style = edition.press;
  std::set<size_t> shown;
  for (const Page& page : edition.pages) {
    if (!pages.empty() && std::find(pages.begin(), pages.end(), page.number) == pages.end()) continue;
    job.trims.push_back(page.geometry.trim);
    stories_in(page.blocks, shown);
  }
  if (pages.empty())
    for (const SheetSide& side : edition.sheets) job.sheet_trims.push_back(side_trim(edition, side));
  if (job.trims.empty()) {
    report.error("no-such-page", edition.place, fmt::format("edition {} has no such page", edition.id),
                 "name one of its pages with --page, or leave --page out");
    throw InputFault{};
  }
  for (const size_t index : shown) job.stories.push_back(expected(edition.stories[index]));
  job.spots.emplace();
  for (const Ink& ink : edition.inks.all())
    if (ink.kind == Ink::Kind::spot) job.spots->push_back(ink.name);
}

}  // namespace banxin
