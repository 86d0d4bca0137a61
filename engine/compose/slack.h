// Slack: what every place of a paragraph can give up or take in line adjustment, stage by stage (CLREQ, JLREQ).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "compose/compose.h"

namespace banxin {

constexpr int reduce_stages = 7;
/// 0 word space, 1 Han–Latin gap, 2 other places up to ¼ em (capacities, mpt); 3 the same places without limit,
/// 4 any place that may ever stretch, when there is no other (weights).
constexpr int expand_stages = 5;

/// A cluster, and the place before it, which is gone when the cluster starts a line. Reduction stages are 1 … 7, 0
/// means never; all else is in mpt.
struct Piece {
  int32_t gap = 0;  ///< Han–Latin gap before it
  int32_t body = 0;
  int32_t left = 0, right = 0;            ///< white of a mark: it can give all of it, at `white_stage`
  int32_t tracking = 0;                   ///< after it, when it is not the last of its line
  int32_t gap_gives = 0, body_gives = 0;  ///< of the gap at `gap_stage`, of a word space at `body_stage`
  /// Expansion, in the place before it, or in its body when it is a word space: so much at `take_stage` (0 … 2), and
  /// the weight of the stages without limit, stage 3 only when `takes_at_last`.
  int32_t takes = 0, weight = 0;
  int32_t body_takes = 0;  ///< of a Western letter that is made wider, at stage 0
  uint8_t white_stage = 0, gap_stage = 0, body_stage = 0;
  uint8_t take_stage = 0;
  bool takes_at_last = false, takes_in_body = false;

  int32_t taken_at(size_t stage) const {
    return (stage == take_stage ? takes : 0) + (stage == 4 || (stage == 3 && takes_at_last) ? weight : 0);
  }
};

/// What a stretch of pieces can give or take at each stage. 64 bits: a paragraph may be 100,000 characters of 1,000 pt.
using Shrink = std::array<int64_t, reduce_stages + 1>;  ///< index = stage; 0 unused
using Stretch = std::array<int64_t, expand_stages>;

/// More than this at the end of a line is not filled up with marks.
constexpr Em most_filled{3000};

/// Widths of a stretch: as it is, with all that reduction can take, and opened to the limits.
struct Widths {
  int64_t natural = 0, least = 0, most = 0;
};

/// What becomes of a cluster at a line edge.
struct Edges {
  int32_t start = 0;  ///< added to the natural width when it starts a line: its form there, without the gap before it
  int32_t end = 0;    ///< when it ends one: its form there with `drop`, without the tracking after it
  int32_t drop = 0;   ///< white that goes as a whole at reduction stage `drop_stage`
  uint8_t drop_stage = 0;
  bool hyphenates = false;               ///< a line that ends with it ends with a hyphen
  int32_t room_start = 0, room_end = 0;  ///< white at the edge that the widest line may have beyond the sums
  /// The least width of a line that starts with it, or ends after it or later, lacks at most this much.
  int32_t least_start = 0, least_end = 0;
};

/// All pieces of a paragraph and their sums from the start: index i covers pieces [0, i).
struct Slack {
  std::vector<Piece> pieces;
  std::vector<Edges> edges;
  std::vector<Widths> widths;
  std::vector<Stretch> takes;
  std::vector<uint32_t> givers;  ///< how many of the pieces give anything: in most texts few do
  std::vector<Shrink> gives;     ///< by number of givers
  bool letters_give = false;     ///< Western letters give and take in width

  const Shrink& given_before(uint32_t piece) const { return gives[givers[piece]]; }
};

/// Fills `slack` anew (its storage is kept). With `squeeze`, for lines that cannot be set otherwise, marks give their
/// white even where the style keeps it.
void measure_slack(const ShapedText& text, const Spacing& spacing, const ParaStyle& style, Slack& slack,
                   bool squeeze = false);

}  // namespace banxin
