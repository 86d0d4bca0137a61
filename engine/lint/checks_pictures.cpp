// Pictures away from their story or caption, and what stands twice in an edition.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/message.h"
#include "lint/checks.h"

namespace banxin {
namespace {

// The story block that a photo is named after: lead of lead-photo.
const PlacedBlock* story_named_by(const ScenePage& page, const PlacedBlock& photo) {
  const auto found = std::ranges::find_if(page.sheet->blocks, [&](const PlacedBlock& block) {
    return block.kind == "story" && photo.name.starts_with(block.name + "-");
  });
  return found == page.sheet->blocks.end() ? nullptr : &*found;
}

void far_from_story(const ScenePage& page, const SeenPicture& picture, Remarks& remarks) {
  const PlacedBlock* story = story_named_by(page, *picture.block);
  if (!story) return;
  const Length apart = distance(story->area, picture.block->area);
  if (apart <= 3 * page.sheet->pitch) return;
  remarks.add("BX115", page, *picture.block, picture.image->box,
              say("photo {} stands {:.1f} mm away from its story, {}", picture.block->name, to_mm(apart), story->name),
              say("let it stand in or beside the story: in: {}", story->name));
}

void far_from_caption(const ScenePage& page, const SeenPicture& picture, Remarks& remarks) {
  for (const PlacedFrame& frame : picture.block->frames) {
    if (frame.role != Role::caption || frame.lines.empty()) continue;
    Rect words = letters_of(frame.lines.front());
    for (const PlacedLine& line : frame.lines) words = joined(words, letters_of(line));
    const Length apart = distance(words, picture.image->box);
    if (apart <= 2 * page.sheet->pitch) continue;
    remarks.add("BX115", page, *picture.block, words,
                say("the caption of {} stands {:.1f} mm away from its picture", picture.block->name, to_mm(apart)),
                say("give the photo less room, or the caption a smaller gap"));
  }
}

void pictures_apart(const ScenePage& page, Remarks& remarks) {
  for (const SeenPicture& picture : page.pictures) {
    if (picture.block->kind != "photo") continue;
    far_from_story(page, picture, remarks);
    far_from_caption(page, picture, remarks);
  }
}

// News pictures: marks and drawings of the house may stand on every page.
bool is_news(const SeenPicture& picture) {
  const std::string& kind = picture.block->kind;
  return kind == "photo" || kind == "photos" || kind == "story";
}

struct NewsPicture {
  const ScenePage* page;
  SeenPicture seen;
};

// Files are read only where two pictures have as many pixels.
bool same_content(const Scene& scene, const Image& a, const Image& b) {
  if (a.file == b.file) return true;
  if (a.format != b.format || a.width != b.width || a.height != b.height || !scene.digest) return false;
  return scene.digest(a.file) == scene.digest(b.file);
}

void same_picture_twice(const Scene& scene, Remarks& remarks) {
  std::vector<NewsPicture> known;
  for (const ScenePage& page : scene.pages)
    for (const SeenPicture& picture : page.pictures) {
      if (!is_news(picture)) continue;
      const auto first = std::ranges::find_if(
          known, [&](const NewsPicture& other) { return same_content(scene, *other.seen.image, *picture.image); });
      if (first == known.end()) {
        known.push_back({&page, picture});
        continue;
      }
      remarks.add("BX140", page, *picture.block, picture.image->box,
                  say("picture {} stands in block {} of page {} already", picture.image->name, first->seen.block->name,
                      first->page->sheet->label()),
                  say("take another picture, or leave one out"));
    }
}

void same_head_twice(const Scene& scene, Remarks& remarks) {
  struct First {
    const ScenePage* page;
    const SeenHead* head;
  };
  std::map<std::string, First> known;
  for (const ScenePage& page : scene.pages)
    for (const SeenHead& head : page.heads) {
      const auto [first, fresh] = known.try_emplace(head.title, First{&page, &head});
      if (fresh || (head.block->story && head.block->story == first->second.head->block->story)) continue;
      remarks.add("BX140", page, *head.block, head.letters,
                  say("the headline “{}” stands over {} of page {} already", head.title,
                      first->second.head->block->name, first->second.page->sheet->label()),
                  say("word one of them otherwise"));
    }
}

void twice(const Scene& scene, Remarks& remarks) {
  same_picture_twice(scene, remarks);
  same_head_twice(scene, remarks);
}

}  // namespace

std::vector<LintCheck> picture_checks() {
  return {{.rule = "BX115", .page = pictures_apart}, {.rule = "BX140", .edition = twice}};
}

}  // namespace banxin
