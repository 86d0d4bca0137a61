#include "sheet/structure.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <numeric>
#include <utility>

#include "base/stacks.h"

namespace banxin {
namespace {

using Type = StructureType;

constexpr uint32_t none = UINT32_MAX;

/// What lines of a role become, and how far one element reaches.
struct Tagging {
  Type type = Type::p;
  enum class Reach : uint8_t { paragraph, frame } reach = Reach::paragraph;  ///< a title in several rows is one heading
  bool in_head = false;                                                      ///< of its story
};

constexpr Tagging tagging_of(Role role) {
  switch (role) {
    case Role::title:
      return {Type::h1, Tagging::Reach::frame, true};
    case Role::kicker:
    case Role::deck:
      return {Type::p, Tagging::Reach::frame, true};
    case Role::byline:
      return {Type::p, Tagging::Reach::paragraph, true};
    case Role::heading:
      return {Type::h2, Tagging::Reach::frame};
    case Role::caption:
      return {Type::caption, Tagging::Reach::frame};
    case Role::label:
      return {Type::lbl};
    case Role::cell:
      return {Type::td, Tagging::Reach::frame};
    case Role::cell_head:
      return {Type::th, Tagging::Reach::frame};
    case Role::text:
    case Role::column:
    case Role::body:
    case Role::quote:
    case Role::headline:
    case Role::initial:
    case Role::jump_to:
    case Role::jump_from:
      break;
  }
  return {};
}

/// The element that the next line may go on with.
struct OpenText {
  uint32_t element = none;
  Role role = Role::text;
  int paragraph = 0;
  const PlacedFrame* frame = nullptr;
  bool ended = false;
};

/// A story, or what stands between two of them.
struct Container {
  uint32_t element = none;
  uint32_t in_head = 0;                   ///< how many of its first kids are the headline
  OpenText numbered, other;               ///< a caption may come between the columns of a paragraph
  uint32_t item_body = none;              ///< LBody of the item opened last
  int item_paragraph = 0;                 ///< the paragraph that stands in it
  const PlacedBlock* table_of = nullptr;  ///< the block of the table opened last
  uint32_t table = none, row_element = none;
  int row = 0;
};

class Builder {
 public:
  Builder(const std::vector<Sheet>& sheets, std::string_view language) : sheets_(sheets), language_(language) {
    out_.elements.emplace_back();
  }

  Structure run() {
    find_turned();
    for (; sheet_ < sheets_.size(); ++sheet_) page(sheets_[sheet_]);
    if (!turned_.empty()) sort_marks();  // parts of stories were read before what is painted before them
    return std::move(out_);
  }

 private:
  struct LineAt {
    const PlacedBlock* block;
    const PlacedFrame* frame;
    const PlacedLine* line;
  };

  void page(const Sheet& sheet) {
    static const PlacedBlock no_block;
    furniture_ = {};
    item_ = 0;
    loose(no_block, sheet.ink);
    for (const PlacedBlock& one : sheet.blocks) {
      const auto turned = one.story ? turned_.find(*one.story) : turned_.end();
      if (turned == turned_.end()) {
        block(one);
        continue;
      }
      const uint32_t sheet_here = sheet_, item_here = item_;
      for (const BlockAt& part : std::exchange(turned->second, {})) {
        sheet_ = part.sheet, item_ = part.item;
        block(*part.block);
      }
      sheet_ = sheet_here, item_ = item_here + items_in(one);
      furniture_ = {};
    }
    loose(no_block, sheet.slug);
  }

  void block(const PlacedBlock& block) {
    picture_ = none;
    loose(block, block.ink);
    for (const PlacedFrame& frame : block.frames) {
      repeated_ = false;
      if (frame.cell) begin_cell(block, frame);
      loose(block, frame.ink);
      for (const PlacedLine& line : frame.lines) {
        set_line({&block, &frame, &line});
        loose(block, line.ink);
      }
    }
  }

  /// A block, and its first item.
  struct BlockAt {
    uint32_t sheet = 0, item = 0;
    const PlacedBlock* block = nullptr;
  };

  static uint32_t items_in(const PlacedBlock& block) {
    size_t count = block.ink.size();
    for (const PlacedFrame& frame : block.frames) {
      count += frame.ink.size();
      for (const PlacedLine& line : frame.lines) count += line.runs.size() + line.interlinear.size() + line.ink.size();
    }
    return static_cast<uint32_t>(count);
  }

  // Where in its story a block goes on; 0 when none of its text stands there.
  static int part_of(const BlockAt& at) {
    for (const PlacedFrame& frame : at.block->frames)
      if (frame.in_thread.part > 0) return frame.in_thread.part;
    return 0;
  }

  // Stories that go on before they begin, on an earlier page or higher up in the list of blocks.
  void find_turned() {
    for (uint32_t sheet = 0; sheet < sheets_.size(); ++sheet) {
      auto item = static_cast<uint32_t>(sheets_[sheet].ink.size());
      for (const PlacedBlock& one : sheets_[sheet].blocks) {
        if (one.story) turned_[*one.story].push_back({sheet, item, &one});
        item += items_in(one);
      }
    }
    const auto part = [](const BlockAt& at) { return part_of(at); };
    const auto text = [](const BlockAt& at) { return part_of(at) > 0; };
    std::erase_if(turned_, [&](const auto& story) {
      std::vector<BlockAt> parts;
      std::ranges::copy_if(story.second, std::back_inserter(parts), text);
      return std::ranges::is_sorted(parts, {}, part);
    });
    for (auto& [story, blocks] : turned_) std::ranges::stable_sort(blocks, {}, part);
  }

  void sort_marks() {
    std::vector<uint32_t> order(out_.marks.size()), place(out_.marks.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](uint32_t n) { return std::pair{out_.marks[n].sheet, out_.marks[n].first}; });
    std::vector<MarkedItems> marks;
    for (const uint32_t n : order) {
      place[n] = static_cast<uint32_t>(marks.size());
      marks.push_back(std::move(out_.marks[n]));
    }
    out_.marks = std::move(marks);
    for (StructureElement& element : out_.elements)
      for (StructureElement::Kid& kid : element.kids)
        if (!kid.is_element) kid.index = place[kid.index];
  }

  // A cell without words is one too: the others of its row stay in their columns.
  void begin_cell(const PlacedBlock& block, const PlacedFrame& frame) {
    Container& in = container_of(block);
    repeated_ = frame.cell->again;
    if (repeated_) return;
    const bool begins = frame.cell->row == 1 && frame.cell->column == 1;
    if (in.table_of != &block || begins) {
      in.table_of = &block;
      in.table = add(Type::table, in.element);
      in.row = 0;
    }
    if (in.row != frame.cell->row) {
      in.row = frame.cell->row;
      in.row_element = add(Type::tr, in.table);
    }
    const uint32_t made = add(tagging_of(frame.role).type, in.row_element);
    out_.elements[made].rows = frame.cell->rows;
    out_.elements[made].columns = frame.cell->columns;
    in.other = {made, frame.role, 0, &frame, false};
  }

  void set_line(const LineAt& at) {
    readings_.clear();
    vertical_ = at.line->vertical;
    begins_line_ = begins_line_ || vertical_;
    const uint32_t element = at.line->runs.empty() || repeated_ ? none : in_language(element_of(at), at.line->language);
    for (const GlyphRun& run : at.line->runs) in_line(run, element);
    for (const Item& item : at.line->interlinear) beside_line(item, element);
    begins_line_ = vertical_;
  }

  // Items outside the lines: pictures, rules, tints, what a slug line says. What stands in no block is furniture of the
  // page.
  void loose(const PlacedBlock& block, const std::vector<Item>& items) {
    for (const Item& item : items) loose(block, item), ++item_;
  }

  void loose(const PlacedBlock& block, const Item& item) {
    if (const auto* anchor = std::get_if<Anchor>(&item)) {
      if (anchor->level == 1 && block.story) out_.elements[container_of(block).element].title = anchor->title;
    } else if (const auto* image = std::get_if<Image>(&item)) {
      const bool decoration = image->alt.empty() && (block.kind.empty() || block.kind == "image");
      mark(decoration ? none : figure(block, image->alt, image->alt_language, image->box));
    } else if (std::holds_alternative<Fill>(item) && !block.alt.empty()) {
      if (picture_ == none) picture_ = figure(block, block.alt, {}, block.area);
      mark(picture_);
    } else if (!std::holds_alternative<Clip>(item)) {
      mark(none);
    }
  }

  uint32_t figure(const PlacedBlock& block, const std::string& alt, const std::string& language, const Rect& box) {
    const uint32_t made = in_language(add(Type::figure, container_of(block).element), language);
    out_.elements[made].alt = alt;
    out_.elements[made].sheet = sheet_, out_.elements[made].box = box;
    return made;
  }

  void in_line(const GlyphRun& run, uint32_t element) {
    if (!run.glyphs.empty())
      mark(run.ruby == 0 || element == none ? element : reading(run.ruby, element).base, run.text);
    ++item_;
  }

  // A dot or a rule beside the text is no character.
  void beside_line(const Item& item, uint32_t element) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (!run || run->text.empty())
      mark(none);
    else if (!run->glyphs.empty())
      mark(run->ruby == 0 || element == none ? element : reading(run->ruby, element).text, run->text);
    ++item_;
  }

  /// Of a reading in the line at hand.
  struct Reading {
    uint32_t number, base, text;
  };
  const Reading& reading(uint32_t number, uint32_t element) {
    const auto found = std::ranges::find(readings_, number, &Reading::number);
    if (found != readings_.end()) return *found;
    const uint32_t ruby = add(Type::ruby, element), base = add(Type::rb, ruby);
    return readings_.emplace_back(Reading{number, base, add(Type::rt, ruby)});
  }

  Container& container_of(const PlacedBlock& block) {
    if (!block.story) {
      if (furniture_.element == none) furniture_.element = add(Type::sect, 0);
      return furniture_;
    }
    furniture_ = {};
    Container& story = stories_[*block.story];
    if (story.element == none) {
      story.element = add(Type::art, 0);
      const SheetStory* told = sheets_[sheet_].find_story(block.story);
      if (told && told->language != language_) out_.elements[story.element].language = told->language;
    }
    return story;
  }

  uint32_t element_of(const LineAt& at) {
    const PlacedLine& line = *at.line;
    const Tagging tagging = tagging_of(line.role);
    Container& in = container_of(*at.block);
    if (!at.frame->cell) in.table_of = nullptr;  // what comes next is another table
    OpenText& open = line.paragraph > 0 && tagging.type == Type::p ? in.numbered : in.other;
    const bool same_text = line.paragraph > 0 ? open.paragraph == line.paragraph : open.frame == at.frame;
    const bool whole = tagging.reach == Tagging::Reach::frame && line.paragraph == 0;
    const bool goes_on = whole ? open.frame == at.frame : same_text && !open.ended;
    const Role role = line.role == Role::initial ? Role::body : line.role;
    if (open.element == none || open.role != role || !goes_on)
      open = {begin(in, line, tagging), role, line.paragraph, at.frame, false};
    open.ended = line.ends_paragraph;
    return open.element;
  }

  // Where a line of this language goes that belongs to `element`.
  uint32_t in_language(uint32_t element, const std::string& language) {
    if (language.empty() || language == language_of(element)) return element;
    const uint32_t says = out_.elements[element].kids.empty() ? element : add(Type::span, element);
    out_.elements[says].language = language;
    return says;
  }

  std::string_view language_of(uint32_t element) const {
    for (; element != 0; element = out_.elements[element].parent)
      if (!out_.elements[element].language.empty()) return out_.elements[element].language;
    return language_;
  }

  uint32_t begin(Container& in, const PlacedLine& line, const Tagging& tagging) {
    if (tagging.in_head) return add(tagging.type, in.element, in.in_head++);
    if (tagging.type == Type::lbl) {
      const uint32_t item = add(Type::li, last_or_new(Type::l, in.element)), label = add(Type::lbl, item);
      in.item_body = add(Type::l_body, item);
      in.item_paragraph = line.paragraph;
      return label;
    }
    if (line.role == Role::quote) return add(Type::p, last_or_new(Type::block_quote, in.element));
    const bool of_item = tagging.type == Type::p && in.item_body != none && line.paragraph == in.item_paragraph;
    return add(tagging.type, of_item ? in.item_body : in.element);
  }

  // Quotations, and items of a list, that follow one another stand in one element.
  uint32_t last_or_new(Type type, uint32_t parent) {
    const auto& kids = out_.elements[parent].kids;
    if (!kids.empty() && kids.back().is_element && out_.elements[kids.back().index].type == type)
      return kids.back().index;
    return add(type, parent);
  }

  uint32_t add(Type type, uint32_t parent, uint32_t position = none) {
    const auto made = static_cast<uint32_t>(out_.elements.size());
    StructureElement element;
    element.type = type, element.parent = parent;
    out_.elements.push_back(std::move(element));
    auto& kids = out_.elements[parent].kids;
    kids.insert(position < kids.size() ? kids.begin() + position : kids.end(), {true, made});
    return made;
  }

  /// Puts the item at hand into an element, with what it says.
  void mark(uint32_t element, std::string_view text = {}) {
    const bool stacks = !vertical_ && has_stacks(text);
    if (!goes_on(element) || stacks) {
      if (element != none) out_.elements[element].kids.push_back({false, static_cast<uint32_t>(out_.marks.size())});
      out_.marks.push_back({sheet_, item_, item_, element, {}});
    }
    begins_line_ = false;
    out_.marks.back().last = item_ + 1;
    if (text.empty() || (!vertical_ && !stacks)) return;
    out_.marks.back().says += text;
    out_.marks.back().vertical = vertical_;
  }

  bool goes_on(uint32_t element) const {
    if (out_.marks.empty() || begins_line_) return false;
    const MarkedItems& last = out_.marks.back();
    const bool stacks = !last.says.empty() && !last.vertical;
    return last.sheet == sheet_ && last.element == element && last.last == item_ && !stacks;
  }

  const std::vector<Sheet>& sheets_;
  const std::string_view language_;
  Structure out_;
  std::map<StoryId, Container> stories_;
  std::map<StoryId, std::vector<BlockAt>> turned_;  // in reading order; none any more when they are read
  Container furniture_;
  uint32_t sheet_ = 0, item_ = 0;  // at hand; items are counted in painting order
  bool vertical_ = false;          // the line at hand, or the last one
  bool begins_line_ = false;       // a vertical one, or what comes after it
  bool repeated_ = false;          // the cell at hand is of a head that was said before
  uint32_t picture_ = none;        // the Figure that the fills of this block draw
  std::vector<Reading> readings_;
};

}  // namespace

std::string_view name_of(StructureType type) {
  constexpr std::array<std::string_view, 21> names = {
      "Document", "Sect",    "Art",   "H1", "H2", "P",  "BlockQuote", "L",  "LI", "Lbl", "LBody",
      "Figure",   "Caption", "Table", "TR", "TH", "TD", "Ruby",       "RB", "RT", "Span"};
  return names[static_cast<size_t>(type)];
}

Structure structure_of(const std::vector<Sheet>& sheets, std::string_view language) {
  return Builder(sheets, language).run();
}

}  // namespace banxin
