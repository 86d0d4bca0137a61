// A block: what fills a place on the page. One file in blocks/ each, and one line in their table.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/length.h"
#include "base/report.h"
#include "model/fit.h"
#include "model/style.h"

namespace banxin {

class Bench;
class Fields;
struct Laid;
struct ThreadSetting;

/// Columns of a shape with the lines that they take, counted in the block from 1.
struct ShapeStrip {
  int first_col = 0, last_col = 0;  ///< base columns
  int line = 1, lines = 0;
  int columns = 0;  ///< that they are divided into; 0 = one a base column
};

/// White that text leaves round what stands in its story (绕排边空).
struct Clear {
  int above = 0, below = 0;  ///< grid lines
  Em side{500};              ///< em of the body
};

/// Where a block stands, as its template says it: on the grid (cols, line or below, lines) or freely (x, y, width,
/// height, from the top left of its parent). Grid numbers count from 1, as on a 版样.
struct FrameSpec {
  int first_col = 0, last_col = 0;  ///< base columns it spans; 0 = all
  int line = 0;                     ///< first grid line; 0 = after `below`, or the first
  std::string below;                ///< name of the block it stands under
  int gap = 0;                      ///< free grid lines above it
  int lines = 0;                    ///< height in grid lines; 0 = down to `until`, or to the foot
  std::string until;                ///< name of the block it ends above
  std::string over;                 ///< name of the block it may lie on (题压图, tint behind text)
  std::string in;                   ///< name of the story whose text runs round it
  Clear clear;
  int chars = 0, before = 0;         ///< width in characters, 0 = that of its columns; and what is free before it
  std::vector<ShapeStrip> shape;     ///< of a story in columns of unequal height; `cols` and `lines` are its bounds
  bool strip = false;                ///< stands in the strip (中缝) of a spread
  std::vector<std::string> between;  ///< of a rule: the two blocks that it stands between
  std::optional<Length> x, y, width, height;
  bool is_free() const { return x || y || width || height; }
};

/// A block, or the story in one, by its name.
struct BlockReference {
  std::string name;
  Place place;
};

/// What a block leaves to the blocks inside it. All of it = nothing is kept back.
struct InnerRoom {
  Length padding{0};            ///< least white inside its edges: whole characters and grid lines are left
  int columns = 0;              ///< columns of its own, which `cols` inside it counts; 0 = those of the page
  int gap = 0;                  ///< characters between them; 0 = as on the page
  int foot_lines = 0;           ///< grid lines at its foot
  bool takes_captions = false;  ///< captions of what stands in it are set by the block itself
};

/// How a block takes part in copyfit.
struct BlockFit {
  FitRules rules;          ///< over those of its page
  FitChoice choice;        ///< as it is written
  int headline_lines = 0;  ///< grid lines of the headline in it; 0 = none
};

/// Once read, a block is constant; it sees a Bench and nothing else, and gives back a value, so it cannot disturb its
/// neighbours.
struct Block {
  std::string name, kind;
  Place place;
  FrameSpec frame;

  virtual ~Block() = default;
  /// Names every key of the block once: the same call reads YAML and writes the schema.
  virtual void read(Fields& f) = 0;
  virtual Laid lay(const Bench& bench) const = 0;
  /// Blocks inside it, for the kinds that hold some.
  virtual const std::vector<std::unique_ptr<const Block>>* children() const { return nullptr; }
  virtual InnerRoom inner_room() const { return {}; }
  /// Grid lines that text which runs round it leaves free below it.
  virtual int clear_below() const { return 0; }
  /// Its height at a width, for the kinds that have one of their own when none is written.
  virtual std::optional<Length> own_height(Length) const { return std::nullopt; }
  /// The story it flows, for the kinds that have one.
  virtual std::optional<StoryId> story_shown() const { return std::nullopt; }
  /// Whether the rows of a table begin in it, which other blocks may go on with.
  virtual bool begins_rows() const { return false; }
  /// What it continues, for the kinds that may: another block, or a story by its file; null when it begins one itself.
  virtual const BlockReference* continues() const { return nullptr; }
  /// Whether what it says depends on what stands on other pages.
  virtual bool sees_all_pages() const { return false; }
  /// Whether it is meant to tell a story that another block tells as well.
  virtual bool repeats() const { return false; }
  /// What may be done to it so that stories fit; null for the kinds that nothing can be done to.
  virtual const BlockFit* fit() const { return nullptr; }
  /// The text, or the rows, of a thread that begins in this block, set through all its blocks, which are of this kind.
  virtual std::shared_ptr<const ThreadSetting> set_thread(std::span<const Bench>) const { return nullptr; }
};

/// The block of that name among these and those inside them; null when there is none.
const Block* find_block(const std::vector<std::unique_ptr<const Block>>& blocks, const std::string& name);

/// The keys every block has: cols, chars, before, strip, line, below, gap, lines, until, over, in, clear, x, y, width,
/// height.
void fields(Fields& f, FrameSpec& frame);

/// A kind of block: its name in YAML, one sentence for the reference, which key a bare slot value fills
/// (`lead: 01.md` is `lead: {story: 01.md}`), and how to make one.
struct BlockKind {
  const char* name;
  const char* purpose;
  const char* main_key;
  std::unique_ptr<Block> (*make)();
};
using BlockKinds = std::vector<BlockKind>;

}  // namespace banxin
