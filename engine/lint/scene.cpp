#include "lint/scene.h"

#include <algorithm>

namespace banxin {
namespace {

const Block* innermost_box(const std::vector<std::unique_ptr<const Block>>& blocks, const std::string& name,
                           const Block* box) {
  for (const auto& block : blocks) {
    if (block->name == name) return box;
    if (const auto* inner = block->children())
      if (find_block(*inner, name)) return innermost_box(*inner, name, block->kind == "box" ? block.get() : box);
  }
  return nullptr;
}

void add_head(const PlacedBlock& block, const PlacedFrame& frame, ScenePage& page) {
  SeenHead head{.block = &block, .room = frame.area};
  for (const PlacedLine& line : frame.lines) {
    if (line.runs.empty()) continue;
    head.letters = head.rows.empty() ? letters_of(line) : joined(head.letters, letters_of(line));
    head.rows.push_back(&line);
    head.vertical = line.vertical;
    if (line.role != Role::title) continue;
    head.size = std::max(head.size, size_of(line));
    head.title += line.text;
  }
  if (!head.title.empty()) page.heads.push_back(std::move(head));
}

void look_at(const PlacedBlock& block, ScenePage& page) {
  const auto pictures = [&](const std::vector<Item>& items) {
    for (const Item& item : items)
      if (const auto* image = std::get_if<Image>(&item)) page.pictures.push_back({&block, image});
  };
  pictures(block.ink);
  for (const PlacedFrame& frame : block.frames) {
    pictures(frame.ink);
    if (frame.role == Role::headline) add_head(block, frame, page);
    for (const PlacedLine& line : frame.lines) {
      pictures(line.ink);
      page.lines.push_back({&block, &frame, &line});
    }
  }
}

const Page* page_of(const Edition& edition, const Sheet& sheet) {
  const auto found = std::ranges::find(edition.pages, sheet.page, &Page::number);
  return found == edition.pages.end() ? nullptr : &*found;
}

}  // namespace

Place ScenePage::place_of(const PlacedBlock& block) const {
  const Block* found = model_of(block.name);
  return found ? found->place : page->place;
}

const Block* ScenePage::box_round(const std::string& block) const {
  return innermost_box(page->blocks, block, nullptr);
}

const ScenePage* Scene::page_with(int number) const {
  const auto found = std::ranges::find_if(
      pages, [&](const ScenePage& one) { return one.page->number == number || one.page->second == number; });
  return found == pages.end() ? nullptr : &*found;
}

Scene scene_of(const Edition& edition, const std::vector<Sheet>& sheets,
               std::function<std::string(const std::string& file)> digest) {
  Scene scene{.edition = &edition, .digest = std::move(digest)};
  for (const Sheet& sheet : sheets) {
    const Page* page = page_of(edition, sheet);
    if (!page) continue;
    ScenePage& seen = scene.pages.emplace_back(ScenePage{.edition = &edition, .page = page, .sheet = &sheet});
    for (const PlacedBlock& block : sheet.blocks) look_at(block, seen);
  }
  return scene;
}

Length size_of(const PlacedLine& line) {
  Length size{};
  for (const GlyphRun& run : line.runs) size = std::max(size, run.size);
  return size;
}

Rect letters_of(const PlacedLine& line) {
  const Length size = size_of(line);
  if (line.runs.empty()) return {line.x, line.baseline, {}, {}};
  const auto end_of = [&](const GlyphRun& run) {
    Length end = line.vertical ? run.at.y : run.at.x;
    for (const Length advance : run.advances) end += advance;
    return end;
  };
  const Point first = line.runs.front().at;
  const Length along = end_of(line.runs.back()) - (line.vertical ? first.y : first.x);
  if (line.vertical) return {line.x - size / 2, first.y, size, along};
  return {first.x, line.baseline - thousandths(size, 880), along, size};
}

Rect joined(const Rect& a, const Rect& b) {
  const Length left = std::min(a.x, b.x), top = std::min(a.y, b.y);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

Length distance(const Rect& a, const Rect& b) {
  const Length across = std::max(a.x, b.x) - std::min(a.right(), b.right());
  const Length down = std::max(a.y, b.y) - std::min(a.bottom(), b.bottom());
  return std::max({across, down, Length{}});
}

}  // namespace banxin
