// A finished edition as a sub-editor sees it: its pages with what is told of them, their headlines, their fixed texts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lint/date_words.h"
#include "lint/face_witness.h"
#include "model/edition.h"
#include "sheet/sheet.h"

namespace banxin {

/// A headline group: kicker, title, deck and byline of a story in one block.
struct SeenHead {
  const PlacedBlock* block = nullptr;
  std::vector<const PlacedLine*> rows;  ///< of all roles, in reading order
  Rect room;                            ///< its frame
  Rect letters;                         ///< round what is printed in it
  Length size;                          ///< of its largest title row
  std::string title;                    ///< its title rows, one behind another
  bool vertical = false;
};

/// A line with where it stands.
struct SeenLine {
  const PlacedBlock* block = nullptr;
  const PlacedFrame* frame = nullptr;
  const PlacedLine* line = nullptr;
};

struct SeenPicture {
  const PlacedBlock* block = nullptr;
  const Image* image = nullptr;
};

struct ScenePage {
  const Edition* edition = nullptr;
  const Page* page = nullptr;
  const Sheet* sheet = nullptr;
  std::vector<SeenHead> heads;
  std::vector<SeenLine> lines;        ///< all of them, in reading order
  std::vector<SeenPicture> pictures;  ///< those that stand in blocks

  const Block* model_of(const std::string& block) const { return find_block(page->blocks, block); }
  /// Where the block is written; the page when it is unknown.
  Place place_of(const PlacedBlock& block) const;
  /// The innermost box with a border of its own, or tint, that the block stands in; null when there is none.
  const Block* box_round(const std::string& block) const;
};

struct Scene {
  const Edition* edition = nullptr;
  DateWords date;
  FaceWitness faces;  ///< empty: unknown
  std::vector<ScenePage> pages;
  /// Tells pictures apart by what is in them.
  std::function<std::string(const std::string& file)> digest;

  const ScenePage* page_with(int number) const;
};

Scene scene_of(const Edition& edition, const std::vector<Sheet>& sheets,
               std::function<std::string(const std::string& file)> digest);

/// Round the cells of a line's characters.
Rect letters_of(const PlacedLine& line);
/// The largest type size of a line.
Length size_of(const PlacedLine& line);
Rect joined(const Rect& a, const Rect& b);
/// How far two rectangles stand apart, the longer way of across and down; 0 when they touch.
Length distance(const Rect& a, const Rect& b);

}  // namespace banxin
