// index: what stands on other pages (导读): titles with their page numbers, leader dots between.
#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "flow/bench.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin {
namespace {

using Blocks = std::vector<std::unique_ptr<const Block>>;

/// A story and where it begins.
struct Beginning {
  StoryId story;
  const Block* block = nullptr;
  int page = 0;
};

void add_beginnings(const Page& page, const Blocks& blocks, std::vector<Beginning>& all) {
  for (const auto& block : blocks) {
    if (const auto story = block->story_shown()) all.push_back({*story, block.get(), number_at(page, block->frame)});
    if (const Blocks* inside = block->children()) add_beginnings(page, *inside, all);
  }
}

/// An entry set: its title, and the number of its page.
struct IndexEntry {
  SetParagraph title, page;
  Length page_width;
  PageLink link;
};

/// The lines that entries stand on.
struct IndexLines {
  const LineSpace& space;
  const Rect& room;
  Length pitch;

  Length baseline(int n, Length size) const { return room.y + times(n, pitch) + space.ascent(size); }
};

struct IndexBlock : Block {
  std::vector<std::string> of;
  int first_page = 0, last_page = 0;
  int first_rank = 0, last_rank = 0;
  int most = 100, gap = 0;
  std::string page_words = "#";
  ParaStyle style, page_style;
  bool kicker = false, leader = true;
  Place of_place;

  void read(Fields& f) override {
    f.words({"of", "The stories it names: their blocks, or their files."}, of, "");
    of_place = f.place("of");
    f.range({"pages", "In the place of `of`: the pages whose stories it names, in order."}, first_page, last_page);
    f.range({"rank", "The stories of this rank, the most important first; of `pages`, or of all."}, first_rank,
            last_rank);
    f.integer({"most", "How many it names at most."}, most, 1, 1000);
    f.style({"style", "How titles are set."}, style);
    page_style = style;
    f.style({"page-style", "How page numbers are set; as the titles when not given."}, page_style);
    f.word({"page", "What stands for the page, # being its number: 第#版."}, page_words);
    f.flag({"kicker", "The kicker of a story stands before its title."}, kicker);
    f.flag({"leader", "Dots lead from the title to the page."}, leader);
    f.integer({"gap", "Free lines between entries."}, gap, 0, 20);
    if (page_words.find('#') == std::string::npos)
      f.error("page", "index-page", say("\"{}\" has no place for the number of the page", page_words),
              say("write # where it stands: 第#版"));
    if (of.empty() == (first_page == 0 && first_rank == 0))
      f.error("of", "index-forms",
              of.empty() ? say("the index names nothing") : say("the index says of, and pages or rank"),
              say("write of: [block or story, …], or pages: 2-4, or rank: 1-5"));
  }

  bool sees_all_pages() const override { return true; }

  Laid lay(const Bench& bench) const override {
    Laid laid = bench.blank();
    std::vector<IndexEntry> entries;
    for (const Beginning& one : chosen(bench.edition(), laid.notes))
      if (entries.size() < static_cast<size_t>(most)) entries.push_back(entry(bench, one, laid.notes));
    const LineSpace space = lines_in(bench.area(), WritingMode::horizontal_tb, {}, {});
    const Rect room = space.from_page(bench.area());
    const Length pitch = pitch_of(style, bench.grid());
    laid.frame(space, room, Role::text);
    int line = 0;
    for (const IndexEntry& one : entries) line = lay_entry(one, {space, room, pitch}, line, laid) + gap;
    const Length height = times(std::max(line - gap, 1) - 1, pitch) + style.text.size;
    if (height > room.height)
      laid.notes.warning(
          "text-overset", place,
          say("the entries of index {} need {:.1f} mm, its box has {:.1f} mm", name, to_mm(height), to_mm(room.height)),
          say("name fewer stories, or make it higher"));
    return laid;
  }

 private:
  std::vector<Beginning> chosen(const Edition& edition, Report& notes) const {
    std::vector<Beginning> all;
    for (const Page& page : edition.pages) add_beginnings(page, page.blocks, all);
    if (of.empty()) return by_place_and_rank(edition, std::move(all), notes);
    std::vector<Beginning> named;
    for (const std::string& wanted : of) {
      const auto found = std::ranges::find_if(
          all, [&](const Beginning& one) { return edition.stories[one.story.index].is_called(wanted); });
      const auto by_block = std::ranges::find(all, wanted, [](const Beginning& one) { return one.block->name; });
      if (found != all.end())
        named.push_back(*found);
      else if (by_block != all.end() &&
               std::ranges::count(all, wanted, [](const Beginning& one) { return one.block->name; }) == 1)
        named.push_back(*by_block);
      else
        notes.error("unknown-story-block", of_place,
                    by_block == all.end()
                        ? say("index {} names \"{}\": there is no such story, and no block with one", name, wanted)
                        : say("index {} names block \"{}\", which several pages have", name, wanted),
                    say("name the story by its file: 01-story.md"));
    }
    return named;
  }

  // A story that stands on two pages is named once.
  std::vector<Beginning> by_place_and_rank(const Edition& edition, std::vector<Beginning> all, Report& notes) const {
    const auto rank = [&](const Beginning& one) { return edition.stories[one.story.index].rank; };
    std::erase_if(all, [&](const Beginning& one) {
      const bool other_page = first_page > 0 && (one.page < first_page || one.page > last_page);
      const bool other_rank = first_rank > 0 && (rank(one) < first_rank || rank(one) > last_rank);
      return other_page || other_rank || edition.stories[one.story.index].title.empty();
    });
    if (first_rank == 0) return all;
    std::ranges::stable_sort(all, {}, rank);
    std::vector<Beginning> once;
    for (const Beginning& one : all)
      if (std::ranges::find(once, one.story, &Beginning::story) == once.end()) once.push_back(one);
    if (once.empty())
      notes.warning("empty-index", place, say("index {} names nothing: no story has such a rank", name),
                    say("write rank: 1 into the front matter of the stories that it is to name"));
    return once;
  }

  IndexEntry entry(const Bench& bench, const Beginning& one, Report& notes) const {
    const Story& story = bench.story(one.story);
    std::string words = page_words;
    if (const size_t mark = words.find('#'); mark != std::string::npos)
      words.replace(mark, 1, std::to_string(one.page));
    ParaStyle plain = page_style;
    plain.indent = {0};
    plain.align = Align::end;
    auto number = std::make_shared<const Prepared>(
        bench.prepare({{.text = words, .place = place}}, plain, bench.edition().language, notes));
    Length width{};
    for (const Length advance : number->spacing.advance) width += advance;
    ParaStyle titles = style;
    titles.align = titles.align == Align::justify ? Align::start : titles.align;
    auto title = std::make_shared<const Prepared>(bench.prepare(spans_of(story), titles, story.language, notes));
    const Length room = std::max(bench.area().width - width - style.text.size, style.text.size);
    return {bench.set(std::move(title), room), bench.set(std::move(number), width), width,
            PageLink{one.page, one.block->name}};
  }

  std::vector<Span> spans_of(const Story& story) const {
    std::vector<Span> spans;
    const auto add = [&](const std::vector<Paragraph>& part) {
      const char* between = story.language.is_cjk() ? "\u3000" : " ";
      for (const Paragraph& paragraph : part) {
        if (!spans.empty()) spans.push_back({.text = between, .place = paragraph.place});
        spans.insert(spans.end(), paragraph.spans.begin(), paragraph.spans.end());
      }
    };
    if (kicker) add(story.kicker);
    add(story.title);
    return spans;
  }

  // Returns the line below it. The page stands beside the last line of the title.
  int lay_entry(const IndexEntry& entry, const IndexLines& in, int line, Laid& laid) const {
    const Rect& room = in.room;
    const auto baseline = [&](int n) { return in.baseline(n, style.text.size); };
    const size_t rows = entry.title.count();
    for (size_t n = 0; n < rows; ++n, ++line) {
      laid.line(entry.title, n, {room.x, baseline(line)}, room.width - entry.page_width - style.text.size, Role::text);
      laid.frames.back().lines.back().link = entry.link;
    }
    const int last = std::max(line - 1, 0);
    const Length right = room.right() - entry.page_width;
    laid.line(entry.page, 0, {right, baseline(last)}, entry.page_width, Role::text);
    if (leader && rows > 0)
      lay_leader(in.space, room.x + entry.title.lines->lines[rows - 1].natural, right,
                 baseline(last) - thousandths(style.text.size, 380), laid);
    return line;
  }

  // Dots half an em apart, in one lattice for all entries, with ¼ em of white at either end.
  void lay_leader(const LineSpace& space, Length from, Length to, Length y, Laid& laid) const {
    const Length em = style.text.size, dot = thousandths(em, 70), step = em / 2;
    const Length least = from + em / 4;
    for (Length x = to - em / 4 - dot; x >= least; x -= step)
      laid.fill(space.on_page(Rect{x, y - dot / 2, dot, dot}), style.text.ink);
  }
};

}  // namespace

std::unique_ptr<Block> make_index() { return std::make_unique<IndexBlock>(); }

}  // namespace banxin
