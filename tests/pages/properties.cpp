#include "tests/pages/properties.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "flow/bench.h"
#include "model/plain_text.h"

namespace banxin::test {
namespace {

bool is_body(const PlacedLine& line) { return line.role == Role::body || line.role == Role::quote; }

void add(Faults& faults, const std::string& fault) { faults += fault + "\n"; }

using Parts = std::vector<const PlacedBlock*>;

// The text of a story's lines of some roles, in reading order.
std::string text_of(const Parts& parts, std::initializer_list<Role> roles) {
  std::string text;
  for (const PlacedBlock* block : parts)
    for (const PlacedFrame& frame : block->frames)
      for (const PlacedLine& line : frame.lines)
        if (std::ranges::find(roles, line.role) != roles.end()) text += line.text;
  return text;
}

const PlacedBlock* placed(const LaidOut& laid, const ThreadPart& part) {
  const int page = laid.edition.pages[part.page].number;
  for (const Sheet& sheet : laid.sheets)
    for (const PlacedBlock& block : sheet.blocks)
      if (sheet.page == page && block.name == part.block->name) return &block;
  return nullptr;
}

// All blocks of the story that begins in this one; none when it begins in another.
Parts parts_of(const LaidOut& laid, const PlacedBlock& block) {
  for (const Thread& thread : laid.edition.threads) {
    Parts parts;
    for (const ThreadPart& part : thread.parts) parts.push_back(placed(laid, part));
    if (parts.front() == &block) return parts;
    if (std::ranges::find(parts, &block) != parts.end()) return {};
  }
  return {&block};
}

bool is_white(char32_t c) { return c == ' ' || c == 0xA0 || c == 0x3000 || c == 0xAD || c == 0x2028 || c == '\n'; }

struct Wanted {
  std::string body, headings, labels;
};

Wanted wanted_of(const Story& story) {
  Wanted wanted{.body = plain_text(story.dateline), .headings = {}, .labels = {}};
  for (const Section& section : story.sections) {
    if (section.heading) wanted.headings += plain_text(*section.heading);
    for (const Paragraph& paragraph : section.paragraphs) wanted.labels += paragraph.label;
    wanted.body += plain_text(section.paragraphs);
  }
  return wanted;
}

// Where they part, with what follows on both sides.
std::string parting(const std::u32string& is, const std::u32string& should) {
  const auto [a, b] = std::ranges::mismatch(is, should);
  const auto some = [](auto from, auto end) {
    return utf8::from_utf32(std::u32string(from, from + std::min<ptrdiff_t>(end - from, 12)));
  };
  return fmt::format("“{}” in the place of “{}”", some(a, is.end()), some(b, should.end()));
}

void compare_body(const Parts& parts, const Copyfit* fit, const std::string& text, Reading reading, Faults& faults) {
  const PlacedBlock& block = *parts.front();
  const std::u32string said = reading(text_of(parts, {Role::initial, Role::body, Role::quote})), all = reading(text);
  if (!all.starts_with(said)) {
    add(faults, fmt::format("{}: {}", block.name, parting(said, all)));
    return;
  }
  if (reading != all_characters && said == all) return;
  // White is counted where a line holds it, and not where a line turned there.
  const int left = static_cast<int>(all.size() - said.size());
  const auto white = static_cast<int>(std::ranges::count_if(utf8::to_utf32(text), is_white));
  const int told = fit ? fit->characters_over : 0;
  if (told < left || told > left + (left > 0 ? white : 0))
    add(faults, fmt::format("{}: {} characters are not on the page, copyfit counts {}", block.name, left, told));
}

// Headings and labels stand with their text: behind the cut there are none.
void compare_others(const Parts& parts, Role role, const std::string& text, bool cut, Reading reading, Faults& faults) {
  const std::u32string said = reading(text_of(parts, {role})), all = reading(text);
  if (cut ? !all.starts_with(said) : all != said)
    add(faults, fmt::format("{}, {}: {}", parts.front()->name, name_of(role), parting(said, all)));
}

void compare_headline(const PlacedBlock& block, const Story& story, Reading reading, Faults& faults) {
  const std::pair<Role, std::string> parts[] = {{Role::kicker, plain_text(story.kicker)},
                                                {Role::title, plain_text(story.title)},
                                                {Role::deck, plain_text(story.deck)},
                                                {Role::byline, plain_text(story.byline)}};
  const bool shown = std::ranges::any_of(block.frames, [](const auto& f) { return f.role == Role::headline; });
  for (const auto& [role, text] : parts) {
    const std::u32string said = reading(text_of({&block}, {role})), all = reading(text);
    const bool may_be_left_out = role != Role::title || !shown;  // a style of headline has not all parts
    if (said != all && !(said.empty() && may_be_left_out))
      add(faults, fmt::format("{}, {}: {}", block.name, name_of(role), parting(said, all)));
  }
}

// Of a story, which tells it in its last block.
const Copyfit* copyfit_of(const LaidOut& laid, const PlacedBlock& last) {
  for (const Sheet& sheet : laid.sheets)
    for (const Copyfit& fit : sheet.copyfits)
      if (fit.block == last.name &&
          std::ranges::any_of(sheet.blocks, [&](const PlacedBlock& b) { return &b == &last; }))
        return &fit;
  return nullptr;
}

// The cell that a line stands in; type larger than the body reaches out of it.
Rect box_of(const PlacedLine& line, Length body) {
  const Length size = std::min(line.runs.front().size, body);
  if (line.vertical) return {line.x - size / 2, line.baseline, size, line.width};
  return {line.x, line.baseline - LineSpace{}.ascent(size), line.width, size};
}

// The cells of a line, as far as it is set: from its first glyph to its last advance, three quarters of an em high, as
// rows of large type may stand closer than their ems.
Rect ink_of(const PlacedLine& line) {
  const Length size = line.runs.front().size, slack = size / 8;
  Length from = line.vertical ? line.runs.front().at.y : line.runs.front().at.x, to = from;
  for (const GlyphRun& run : line.runs) {
    Length end = line.vertical ? run.at.y : run.at.x;
    from = std::min(from, end);
    for (const Length advance : run.advances) end += advance;
    to = std::max(to, end);
  }
  if (line.vertical) return {line.x - size / 2 + slack, from, size - 2 * slack, to - from};
  return {from, line.baseline - LineSpace{}.ascent(size) + slack, to - from, size - 2 * slack};
}

// The pictures among these items, and in all lines of a block.
void add_pictures(const std::vector<Item>& items, std::vector<Rect>& pictures) {
  for (const Item& item : items)
    if (const auto* image = std::get_if<Image>(&item)) pictures.push_back(image->box);
}
std::vector<Rect> pictures_in(const PlacedBlock& block) {
  std::vector<Rect> pictures;
  add_pictures(block.ink, pictures);
  for (const PlacedFrame& frame : block.frames) {
    add_pictures(frame.ink, pictures);
    for (const PlacedLine& line : frame.lines) add_pictures(line.ink, pictures);
  }
  return pictures;
}

// What stands inside the story of this block.
std::vector<Rect> standing_in(const Page& page, const Sheet& sheet, const std::string& name) {
  std::vector<Rect> inner;
  for (const auto& block : page.blocks)
    if (block->frame.in == name)
      for (const PlacedBlock& placed : sheet.blocks)
        if (placed.name == block->name) inner.push_back(placed.area);
  return inner;
}

bool is_clear(const Sheet& sheet, const PlacedBlock& block) {
  return std::ranges::none_of(sheet.blocks, [&](const PlacedBlock& other) {
    return &other != &block && other.area.overlaps(block.area) && !other.area.contains(block.area);
  });
}

// How far the text of a column, or of a tier, reaches from line to line.
Length foot_of(const PlacedFrame& frame) {
  std::vector<PlacedLine> lines = frame.lines;
  std::erase_if(lines, [](const PlacedLine& line) { return line.role == Role::initial; });
  if (lines.empty() || !lines.front().vertical) return frame.area.bottom();
  return lines.back().x > lines.front().x ? frame.area.right() : -frame.area.x;  // Mongolian, or from right to left
}

// Its text stays with it, however the columns end.
bool has_heading_in_column(const PlacedBlock& block) {
  return std::ranges::any_of(block.frames, [](const PlacedFrame& frame) {
    return frame.role == Role::column &&
           std::ranges::any_of(frame.lines, [](const PlacedLine& line) { return line.role == Role::heading; });
  });
}

// Where the text of a section's columns ends.
std::map<int, std::map<int, Length>> feet_of(const PlacedBlock& block) {
  std::map<int, std::map<int, Length>> feet;
  for (const PlacedFrame& frame : block.frames)
    if (frame.role == Role::column) feet[frame.section][frame.column] = foot_of(frame);
  return feet;
}

}  // namespace

std::u32string all_characters(std::string_view text) {
  std::u32string all = utf8::to_utf32(text);
  std::erase_if(all, is_white);
  const std::u32string_view horizontal = U"“”‘’", vertical = U"『』「」";
  for (char32_t& c : all)
    if (const size_t at = horizontal.find(c); at != horizontal.npos) c = vertical[at];
  return all;
}

Faults lost_text(const LaidOut& laid, Reading reading) {
  Faults faults;
  for (const Sheet& sheet : laid.sheets)
    for (const PlacedBlock& block : sheet.blocks) {
      if (!block.story) continue;
      const Story& story = laid.edition.stories.at(block.story->index);
      const Parts parts = parts_of(laid, block);
      if (parts.empty()) continue;  // said with the block that the story begins in
      compare_headline(block, story, reading, faults);
      if (block.kind != "story") continue;
      const Copyfit* fit = copyfit_of(laid, *parts.back());
      const bool cut = fit && fit->state() == Copyfit::State::overset;
      const Wanted wanted = wanted_of(story);
      compare_body(parts, fit, wanted.body, reading, faults);
      compare_others(parts, Role::heading, wanted.headings, cut, reading, faults);
      compare_others(parts, Role::label, wanted.labels, cut, reading, faults);
    }
  return faults;
}

namespace {

// The page number that a jump line of that role names in a block; 0 = there is no such line.
int page_named(const PlacedBlock& block, Role role) {
  std::string digits;
  for (const char c : text_of({&block}, {role}))
    if (c >= '0' && c <= '9') digits += c;
  return digits.empty() ? 0 : std::stoi(digits);
}

bool has_text(const PlacedBlock& block) {
  return std::ranges::any_of(block.frames, [](const PlacedFrame& f) { return f.in_thread.part > 0; });
}

void check_jumps(const LaidOut& laid, const Thread& thread, const Parts& parts, Faults& faults) {
  for (size_t i = 0; i < parts.size(); ++i) {
    const auto page = [&](size_t part) { return laid.edition.pages[thread.parts[part].page].number; };
    const bool goes_on = i + 1 < parts.size() && has_text(*parts[i + 1]) && page(i) != page(i + 1);
    const bool comes = i > 0 && has_text(*parts[i]) && page(i) != page(i - 1);
    if (page_named(*parts[i], Role::jump_to) != (goes_on ? page(i + 1) : 0))
      add(faults, fmt::format("{} of page {}: 下转 names page {}", parts[i]->name, page(i),
                              page_named(*parts[i], Role::jump_to)));
    if (page_named(*parts[i], Role::jump_from) != (comes ? page(i - 1) : 0))
      add(faults, fmt::format("{} of page {}: 上接 names page {}", parts[i]->name, page(i),
                              page_named(*parts[i], Role::jump_from)));
  }
}

void check_numbers(const Parts& parts, Faults& faults) {
  int count = 0, all = 0;
  for (const PlacedBlock* block : parts)
    for (const PlacedFrame& frame : block->frames) {
      if (frame.in_thread.part == 0) continue;
      all = frame.in_thread.parts;
      if (frame.in_thread.part != ++count)
        add(faults, fmt::format("{}: frame {} is numbered {}", block->name, count, frame.in_thread.part));
    }
  if (count != all) add(faults, fmt::format("{}: {} frames of {}", parts.front()->name, count, all));
}

}  // namespace

Faults wrong_jumps(const LaidOut& laid) {
  Faults faults;
  for (const Thread& thread : laid.edition.threads) {
    Parts parts;
    for (const ThreadPart& part : thread.parts) parts.push_back(placed(laid, part));
    check_jumps(laid, thread, parts, faults);
    check_numbers(parts, faults);
  }
  return faults;
}

Faults uneven_feet(const Sheet& sheet) {
  Faults faults;
  for (const PlacedBlock& block : sheet.blocks) {
    if (block.kind != "story" || !is_clear(sheet, block)) continue;
    if (!pictures_in(block).empty() || has_heading_in_column(block)) continue;
    for (const auto& [section, feet] : feet_of(block)) {
      Length highest = feet.begin()->second, lowest = highest;
      for (const auto& [column, foot] : feet) highest = std::min(highest, foot), lowest = std::max(lowest, foot);
      // A column that ends with a jump line may have one line less.
      const bool jumps = std::ranges::any_of(block.frames, [](const auto& f) { return f.role == Role::jump_to; });
      if (lowest - highest > (jumps ? 2 : 1) * sheet.pitch)
        add(faults, fmt::format("{}, section {}: feet from {} to {}", block.name, section, print_pt(highest),
                                print_pt(lowest)));
    }
  }
  return faults;
}

namespace {

// Where each column of a story alone on its page ends, in lines from 0, and where it should.
struct Leg {
  int foot = -1;  // last line with text or a picture
  int own = 0;    // last line that it may end on; 0 = a picture stands at its foot
};

std::vector<Leg> legs_of(const LaidOut& laid) {
  const Sheet& sheet = laid.sheets.at(0);
  const PlacedBlock& block = sheet.blocks.at(0);
  std::vector<Leg> legs;
  for (const ShapeStrip& strip : laid.edition.pages.at(0).blocks.at(0)->frame.shape)
    legs.push_back({.own = strip.lines - 1});
  const auto leg_of = [&](const PlacedFrame& column) -> Leg& {
    return legs.at(static_cast<size_t>(column.column) - 1);
  };
  const auto reach = [&](const PlacedFrame& column, Length y) {
    int& foot = leg_of(column).foot;
    foot = std::max(foot, static_cast<int>((y - block.area.y).mpt / sheet.pitch.mpt));
    return foot;
  };
  int lowest = 0, pictures = 0;
  for (const PlacedFrame& frame : block.frames) {
    if (frame.role != Role::column) continue;
    for (const PlacedLine& line : frame.lines) lowest = std::max(lowest, reach(frame, line.baseline));
    const int text = leg_of(frame).foot;
    for (const Rect& picture : pictures_in(block))
      if (picture.x < frame.area.right() && frame.area.x < picture.right())
        pictures = std::max(pictures, reach(frame, picture.bottom() - Length{1}));
    if (leg_of(frame).foot > text) leg_of(frame).own = 0;
  }
  // There is not text enough, or the columns below a picture across them end with it.
  if (pictures + 3 >= lowest) return {};
  for (Leg& leg : legs) leg.own = std::min(leg.own, lowest);
  return legs;
}

}  // namespace

Faults uneven_legs(const LaidOut& laid) {
  Faults faults;
  const std::vector<Leg> legs = legs_of(laid);
  for (size_t i = 0; i < legs.size(); ++i) {
    if (legs[i].foot >= 0 && legs[i].own - legs[i].foot > 1)
      add(faults, fmt::format("column {} ends on line {}, not {}", i + 1, legs[i].foot + 1, legs[i].own + 1));
  }
  return faults;
}

Faults off_grid(const Sheet& sheet) {
  Faults faults;
  for (const PlacedBlock& block : sheet.blocks)
    for (const PlacedFrame& frame : block.frames)
      for (const PlacedLine& line : frame.lines) {
        if (block.kind != "story" || line.role != Role::body || line.vertical != sheet.vertical) continue;
        const Length at = sheet.vertical ? sheet.trim.width - line.x : line.baseline;
        if ((at - sheet.baseline_first).mpt % sheet.pitch.mpt)
          add(faults, fmt::format("{}: a line at {}: {}", block.name, print_pt(at), line.text));
      }
  return faults;
}

Faults text_in_the_way(const LaidOut& laid) {
  Faults faults;
  for (size_t i = 0; i < laid.sheets.size(); ++i) {
    const Sheet& sheet = laid.sheets[i];
    for (const PlacedBlock& block : sheet.blocks) {
      if (block.kind != "story") continue;
      std::vector<Rect> inner = standing_in(laid.edition.pages.at(i), sheet, block.name), own = pictures_in(block);
      inner.insert(inner.end(), own.begin(), own.end());
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines) {
          if (!is_body(line) || line.runs.empty()) continue;
          const Rect box = box_of(line, laid.edition.pages.at(i).geometry.body);
          if (!block.area.contains(box))
            add(faults, fmt::format("{}: outside of its block: {}", block.name, line.text));
          for (const Rect& obstacle : inner)
            if (obstacle.overlaps(box)) add(faults, fmt::format("{}: in the way: {}", block.name, line.text));
        }
    }
  }
  return faults;
}

Faults lines_on_lines(const Sheet& sheet) {
  struct Cell {
    Rect box;
    const PlacedLine* line;
    const PlacedBlock* block;
  };
  std::vector<Cell> cells;
  for (const PlacedBlock& block : sheet.blocks)
    for (const PlacedFrame& frame : block.frames)
      for (const PlacedLine& line : frame.lines)
        if (!line.runs.empty()) cells.push_back({ink_of(line), &line, &block});
  std::ranges::sort(cells, {}, [](const Cell& cell) { return cell.box.y; });
  Faults faults;
  for (size_t i = 0; i < cells.size(); ++i)
    for (size_t j = i + 1; j < cells.size() && cells[j].box.y < cells[i].box.bottom(); ++j)
      if (cells[i].box.overlaps(cells[j].box))
        add(faults, fmt::format("{}: {} lies on {}: {}", cells[i].block->name, cells[i].line->text,
                                cells[j].block->name, cells[j].line->text));
  return faults;
}

Faults ragged_lines(const Sheet& sheet) {
  Faults faults;
  for (const PlacedBlock& block : sheet.blocks)
    for (const PlacedFrame& frame : block.frames)
      for (const PlacedLine& line : frame.lines) {
        if (line.role != Role::body || line.ends_paragraph || line.vertical) continue;
        const GlyphRun& last = line.runs.back();
        // Where its last cell ends. From the glyph of that cell, or, as a mark may stand aside in its own, from the
        // first cell of the run, which in turn may have lost white at the start of the line.
        const size_t glyph = last.glyphs.size() - last.clusters.back().glyphs;
        const Length by_glyph = last.at.x + last.glyphs[glyph].x + last.advances.back() - line.x;
        Length by_cells = last.at.x - line.x;
        for (const Length advance : last.advances) by_cells += advance;
        if (by_glyph != line.width && by_cells != line.width)
          add(faults, fmt::format("{}: {} of {}: {}", block.name, print_pt(by_glyph), print_pt(line.width), line.text));
      }
  return faults;
}

}  // namespace banxin::test
