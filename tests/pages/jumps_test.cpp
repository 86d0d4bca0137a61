// Thirty jumps over a paper of sixteen pages, which are then moved, added and taken out; and how others read a story
// that jumps.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "api/lay_out.h"
#include "api/outputs.h"
#include "base/utf8.h"
#include "sheet/items.h"
#include "sheet/structure.h"
#include "tests/house.h"
#include "tests/pages/properties.h"
#include "tests/paint/page_maker.h"
#include "tests/temporary_folder.h"

namespace banxin::test::jumps_test {
namespace {

constexpr int page_count = 16, story_count = 10, part_count = 4;  // 3 jumps a story

constexpr const char* page_head =
    "template: p\npage: {trim: [600pt, 600pt], body: 10pt, pitch: 15pt, lines: 34, columns: {count: 4, chars: 10, gap: "
    "1}}\nstyles: {body: {size: 10pt}}\nblocks:\n";

// The template that part `part` of story `story` stands in, from 0: never two of a story in one.
int template_of(int story, int part) { return (3 * story + 5 * part) % page_count; }

std::string part_name(int story, int part) { return fmt::format("s{}part{}", story, part); }

std::string paragraph(int story, int number) {
  return fmt::format("第{}篇第{}段，文字一行一行地排下去，排到栏尾转到别的版面，直到说完为止。", story, number);
}

constexpr int paragraphs_of_story = 9;

/// The paper with its templates in this order; `blank` is a page without any part.
struct Paper {
  static constexpr int blank = -1;
  TemporaryFolder folder;
  Report report{std::make_shared<Sources>()};
  LaidOut laid;

  explicit Paper(const std::vector<int>& order) {
    std::vector<std::string> pages(page_count, page_head);
    std::vector<int> places(page_count, 0);
    for (int s = 0; s < story_count; ++s) {
      std::string text = fmt::format("---\ntitle: 第{}篇\n---\n", s);
      for (int p = 0; p < paragraphs_of_story; ++p) text += "\n" + paragraph(s, p) + "\n";
      folder.write(fmt::format("s{}.md", s), text);
      for (int k = 0; k < part_count; ++k) {
        const auto page = static_cast<size_t>(template_of(s, k));
        const int column = places[page]++ + 1;
        pages[page] += fmt::format("  {}: {{kind: story, {}, cols: {}, lines: {}, columns: 1{}}}\n", part_name(s, k),
                                   k == 0 ? fmt::format("story: s{}.md", s) : "continues: " + part_name(s, k - 1),
                                   column, k + 1 < part_count ? 7 + s % 3 : 30, k == 0 ? ", body: body" : "");
      }
    }
    for (size_t p = 0; p < pages.size(); ++p) folder.write(fmt::format("p{}.yaml", p), pages[p]);
    folder.write("blank.yaml",
                 std::string(page_head) + "  t: {kind: text, cols: 1, lines: 2, style: body, text: 空}\n");
    std::string edition = "edition: paper\npaper: 小报\ndate: 2025-09-07\nnumber: 1\npages:\n";
    for (const int one : order)
      edition += one == blank ? "  - {template: blank.yaml}\n" : fmt::format("  - {{template: p{}.yaml}}\n", one);
    try {
      laid = lay_out(house(), {.edition = folder.write("edition.yaml", edition)}, report);
    } catch (const InputFault&) {
    }
  }

  std::string errors() const {
    std::string all;
    for (const Note& note : report.notes())
      if (note.severity == Severity::error) all += print(note, report.sources());
    return all;
  }
};

struct Jump {
  std::string words, target;  // block that it leads to
  int page = 0;               // that it leads to
};

// The jump lines of a role by block.
std::map<std::string, Jump> jumps(const LaidOut& laid, Role role) {
  std::map<std::string, Jump> all;
  for (const Sheet& sheet : laid.sheets)
    for (const PlacedBlock& block : sheet.blocks)
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines)
          if (line.role == role && line.link) {
            CHECK(!all.contains(block.name));
            all[block.name] = {line.text, line.link->block, line.link->page};
          }
  return all;
}

// All text but jump lines, with its places on its page, by block.
std::map<std::string, std::string> texts(const LaidOut& laid) {
  std::map<std::string, std::string> all;
  for (const Sheet& sheet : laid.sheets)
    for (const PlacedBlock& block : sheet.blocks)
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines)
          if (line.role != Role::jump_to && line.role != Role::jump_from)
            all[block.name] += fmt::format("{} {} {}\n", print_pt(line.x), print_pt(line.baseline), line.text);
  return all;
}

std::vector<int> in_order() {
  std::vector<int> order(page_count);
  std::iota(order.begin(), order.end(), 0);
  return order;
}

std::u32string bare(std::string_view text) {
  std::u32string out;
  for (const char32_t c : utf8::to_utf32(text))
    if (c > U' ' && c != 0x3000) out += c;
  return out;
}

// What the P of each Art say, in order.
std::vector<std::vector<std::string>> articles(const std::vector<Sheet>& sheets) {
  const Structure structure = structure_of(sheets, "zh-Hans");
  std::vector<std::vector<std::string>> items;
  for (const Sheet& sheet : sheets) {
    std::vector<std::string>& texts = items.emplace_back();
    for_each_item(sheet, [&](const auto& item) {
      if constexpr (std::is_same_v<decltype(item), const GlyphRun&>)
        texts.push_back(item.text);
      else
        texts.emplace_back();
    });
  }
  std::vector<std::vector<std::string>> all;
  for (const StructureElement& art : structure.elements) {
    if (art.type != StructureType::art) continue;
    std::vector<std::string>& paragraphs = all.emplace_back();
    for (const StructureElement::Kid& kid : art.kids) {
      if (!kid.is_element || structure.elements[kid.index].type != StructureType::p) continue;
      std::string& text = paragraphs.emplace_back();
      for (const StructureElement::Kid& mark : structure.elements[kid.index].kids) {
        if (mark.is_element) continue;
        const MarkedItems& marked = structure.marks[mark.index];
        for (uint32_t i = marked.first; i < marked.last; ++i) text += items[marked.sheet][i];
      }
    }
  }
  return all;
}

}  // namespace

TEST_CASE("thirty jumps over sixteen pages name the right ones after these are moved, added and taken out") {
  std::vector<std::vector<int>> orders = {in_order()};
  orders.push_back(in_order());
  std::ranges::reverse(orders.back());
  orders.push_back(in_order());  // page 3 to the end
  std::ranges::rotate(orders.back().begin() + 2, orders.back().begin() + 3, orders.back().end());
  orders.push_back({});
  for (int p = 0; p < page_count; ++p) orders.back().push_back((7 * p + 3) % page_count);
  orders.push_back(in_order());  // two pages more before the others, and in their midst
  orders.back().insert(orders.back().begin() + 9, {Paper::blank, Paper::blank});
  orders.back().insert(orders.back().begin(), {Paper::blank, Paper::blank});
  orders.push_back(in_order());
  orders.back().insert(orders.back().begin() + 5, Paper::blank);

  std::map<std::string, std::string> first;
  for (const std::vector<int>& order : orders) {
    CAPTURE(order.size());
    CAPTURE(order[0]);
    CAPTURE(order[2]);
    const Paper paper(order);
    REQUIRE(paper.errors() == "");
    std::map<int, int> page_of;  // a template
    for (size_t i = 0; i < order.size(); ++i) page_of[order[i]] = static_cast<int>(i) + 1;
    const std::map<std::string, Jump> to = jumps(paper.laid, Role::jump_to), from = jumps(paper.laid, Role::jump_from);
    CHECK(to.size() == 30);
    CHECK(from.size() == 30);
    for (int s = 0; s < story_count; ++s)
      for (int k = 0; k + 1 < part_count; ++k) {
        const std::string one = part_name(s, k), next = part_name(s, k + 1);
        CAPTURE(one);
        const int here = page_of.at(template_of(s, k)), there = page_of.at(template_of(s, k + 1));
        REQUIRE(to.contains(one));
        REQUIRE(from.contains(next));
        CHECK(to.at(one).words == fmt::format("（下转第{}版）", there));
        CHECK(to.at(one).target == next);
        CHECK(to.at(one).page == there);
        CHECK(from.at(next).words == fmt::format("（上接第{}版）", here));
        CHECK(from.at(next).target == one);
        CHECK(from.at(next).page == here);
      }
    // Nothing but the numbers changes, and every character is there.
    CHECK(lost_text(paper.laid, all_characters) == "");
    std::map<std::string, std::string> now = texts(paper.laid);
    now.erase("t");
    if (first.empty()) first = now;
    CHECK(now == first);
  }
}

TEST_CASE("a story that jumps is read whole and in order, wherever its pages lie") {
  std::vector<int> backwards = in_order();
  std::ranges::reverse(backwards);
  for (const std::vector<int>& order : {in_order(), backwards}) {
    CAPTURE(order[0]);
    const Paper paper(order);
    REQUIRE(paper.errors() == "");
    const std::vector<std::vector<std::string>> read = articles(paper.laid.sheets);
    CHECK(read.size() == story_count);
    for (int s = 0; s < story_count; ++s) {
      CAPTURE(s);
      const auto found = std::ranges::find_if(read, [&](const std::vector<std::string>& art) {
        return std::ranges::find(art, paragraph(s, 0)) != art.end();
      });
      REQUIRE(found != read.end());
      std::vector<std::string> paragraphs = *found, wanted;
      std::erase_if(paragraphs, [](const std::string& text) { return text.starts_with("（"); });  // jump lines
      for (int p = 0; p < paragraphs_of_story; ++p) wanted.push_back(paragraph(s, p));
      CHECK(fmt::format("{}", fmt::join(paragraphs, "\n")) == fmt::format("{}", fmt::join(wanted, "\n")));
    }
  }
}

TEST_CASE("poppler reads a story that jumps: by its structure whole, by pages each part") {
  std::vector<int> backwards = in_order();
  std::ranges::reverse(backwards);
  const Paper paper(backwards);
  Report report(std::make_shared<Sources>());
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", to_pdf(house(), paper.laid, {}, report));
  std::istringstream elements(shell(fmt::format("pdfinfo -struct-text '{}'", file)));
  std::string told;  // in the order of the tree, without jump lines
  for (std::string line; std::getline(elements, line);) {
    const size_t from = line.find('"');
    if (from == line.npos || line.find("\"（") == from || !line.ends_with('"')) continue;
    told += line.substr(from + 1, line.size() - from - 2);
  }
  for (int s = 0; s < story_count; ++s) {
    CAPTURE(s);
    std::string whole;
    for (int p = 0; p < paragraphs_of_story; ++p) whole += paragraph(s, p);
    CHECK(bare(told).find(bare(whole)) != std::u32string::npos);
  }
  const std::u32string found = bare(shell(fmt::format("pdftotext -raw '{}' -", file)));
  for (const Sheet& sheet : paper.laid.sheets)
    for (const PlacedBlock& block : sheet.blocks) {
      std::u32string said;
      for (const PlacedFrame& frame : block.frames)
        for (const PlacedLine& line : frame.lines) said += bare(line.text);
      CAPTURE(block.name);
      CHECK(found.find(said) != found.npos);
    }
}

}  // namespace banxin::test::jumps_test
