// The form of a paper: nameplate, page numbers, ads. The rules of the trade for Chinese newspapers (国新出发
// 〔2020〕10号) ask for them; an edition without an issue number is no newspaper.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/message.h"
#include "lint/checks.h"
#include "lint/words_of_desk.h"

namespace banxin {
namespace {

bool is_newspaper(const Scene& scene) { return !scene.edition->number.empty(); }

// What a template or an edition has typed: no story's.
bool is_fixed(const SeenLine& seen) { return seen.block->kind == "text"; }

// Above or below the news: in the upper sixth, the lowest twentieth, or outside the type area.
bool is_at_edge(const ScenePage& page, const Rect& area) {
  const Rect& type = page.sheet->type_area;
  const Length middle = area.y + area.height / 2;
  return middle < type.y + type.height / 6 || middle > type.bottom() - type.height / 20;
}

// ---- page numbers ----

// The number stands there by itself: not as a part of a date.
bool has_page_number(std::u32string_view text, int number) {
  constexpr std::u32string_view of_dates = U"年月日号號期时時分:：/.-";
  for (size_t at = 0; at < text.size(); ++at) {
    const SpelledNumber found = number_at(text, at);
    if (found.length == 0) continue;
    const char32_t after = at + found.length < text.size() ? text[at + found.length] : U' ';
    const char32_t before = at > 0 ? text[at - 1] : U' ';
    const bool dated = of_dates.find(after) != of_dates.npos || of_dates.find(before) != of_dates.npos;
    if (found.value == number && !dated) return true;
    at += found.length - 1;
  }
  return false;
}

// The shortest line that has it: the one that says nothing else.
std::optional<SeenLine> page_number_on(const ScenePage& page, int number) {
  std::optional<SeenLine> best;
  for (const SeenLine& seen : page.lines) {
    if (!is_fixed(seen) || !is_at_edge(page, letters_of(*seen.line))) continue;
    if (!has_page_number(without_spaces(seen.line->text), number)) continue;
    if (!best || seen.line->text.size() < best->line->text.size()) best = seen;
  }
  return best;
}

// From the nearer side of the trim, and from its top.
Point place_on(const ScenePage& page, const PlacedLine& line) {
  const Rect letters = letters_of(line);
  return {std::min(letters.x, page.sheet->trim.width - letters.right()), letters.y};
}

void page_numbers(const Scene& scene, Remarks& remarks) {
  if (!is_newspaper(scene)) return;
  std::optional<Point> usual;
  for (const ScenePage& page : scene.pages) {
    for (const int number : {page.page->number, page.page->second}) {
      if (number < 2) continue;  // the front page has its nameplate
      const std::optional<SeenLine> found = page_number_on(page, number);
      if (!found) {
        remarks.add("BX122", page, page.sheet->type_area, say("page {} does not say its number", number),
                    say("put {{page}} into the running head"));
        continue;
      }
      if (page.page->second != 0) continue;
      const Point place = place_on(page, *found->line);
      if (!usual) usual = place;
      constexpr Length near = from_mm(3);
      if (std::abs((place.x - usual->x).mpt) <= near.mpt && std::abs((place.y - usual->y).mpt) <= near.mpt) continue;
      remarks.add("BX122", page, *found->block, letters_of(*found->line),
                  say("the number of page {} does not stand where it stands on other pages", number),
                  say("give all pages one running head, mirrored on right pages"));
    }
  }
}

// ---- nameplate ----

struct Nameplate {
  const PlacedBlock* block = nullptr;
  Rect area;
  Length size;
};

// The day may stand in one line with it; 某某日报社 is not the paper.
bool begins_with_name(std::u32string_view text, std::u32string_view name) {
  return !name.empty() && text.starts_with(name) && !text.substr(name.size()).starts_with(U'社');
}

std::optional<Nameplate> nameplate_of(const ScenePage& page) {
  const std::u32string name = without_spaces(page.edition->paper);
  std::optional<Nameplate> found;
  for (const SeenLine& seen : page.lines) {
    if (!is_fixed(seen) || !begins_with_name(without_spaces(seen.line->text), name)) continue;
    if (const Length size = size_of(*seen.line); !found || size > found->size)
      found = {seen.block, letters_of(*seen.line), size};
  }
  if (found) return found;
  for (const SeenPicture& picture : page.pictures)  // written by hand, or drawn
    if (without_spaces(picture.image->alt).find(name) != name.npos || picture.block->name == "nameplate")
      return Nameplate{picture.block, picture.image->box, picture.image->box.height};
  return std::nullopt;
}

void nameplate(const Scene& scene, Remarks& remarks) {
  const ScenePage* front = is_newspaper(scene) ? scene.page_with(1) : nullptr;
  if (!front) return;
  const std::optional<Nameplate> found = nameplate_of(*front);
  if (!found)
    return remarks.add("BX123", *front, front->sheet->type_area,
                       say("the front page does not show the name of the paper, {}", scene.edition->paper),
                       say("let a text block say {{paper}}, or an image with that name in its alt"));
  const SeenLine* larger = nullptr;
  for (const SeenLine& seen : front->lines)
    if (seen.block != found->block &&
        size_of(*seen.line) >= std::max(found->size, larger ? size_of(*larger->line) : Length{}))
      larger = &seen;
  if (!larger) return;
  remarks.add("BX123", *front, *larger->block, letters_of(*larger->line),
              say("“{}” ({}) is not smaller than the name of the paper ({})", larger->line->text,
                  print_pt(size_of(*larger->line)), print_pt(found->size)),
              say("nothing on the front page may be as large as the nameplate"));
}

// ---- ads ----

bool is_ad_file(const std::string& name) {
  constexpr std::string_view folders[] = {"ad", "ads", "advert", "adverts", "advertising", "广告", "廣告"};
  return std::ranges::any_of(std::filesystem::path(name).parent_path(), [&](const std::filesystem::path& part) {
    return std::ranges::find(folders, part.string()) != std::end(folders);
  });
}

// What was sold stands in a block of kind ad, which marks it.
void unmarked_ads(const ScenePage& page, Remarks& remarks) {
  for (const SeenPicture& picture : page.pictures) {
    if (picture.block->kind == "ad" || !is_ad_file(picture.image->name)) continue;
    remarks.add("BX121", page, *picture.block, picture.image->box,
                say("{} stands in block {}, a {}, where nothing marks it as an ad", picture.image->name,
                    picture.block->name, picture.block->kind),
                say("make the block one of kind: ad"));
  }
}

}  // namespace

std::vector<LintCheck> masthead_checks() {
  return {{.rule = "BX121", .page = unmarked_ads},
          {.rule = "BX122", .edition = page_numbers},
          {.rule = "BX123", .edition = nameplate}};
}

}  // namespace banxin
