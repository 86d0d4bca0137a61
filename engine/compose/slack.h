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

/// What one part of a line can give up (mpt, from 0) at one stage (1 … 7; 0 = never).
struct Give {
  int32_t most = 0;
  uint8_t stage = 0;
};

/// The place before a cluster: gone when the cluster starts a line.
struct Joint {
  int32_t gap = 0;                            ///< Han–Latin gap
  Give give;                                  ///< of the gap
  std::array<int32_t, expand_stages> take{};  ///< what expansion may add here
};

/// A cluster: its body, the white of a mark left and right, and what each can give.
struct Piece {
  Joint joint;
  int32_t body = 0;
  int32_t left = 0, right = 0;
  Give give_left, give_right;
  Give give_body;                                  ///< of a word space
  std::array<int32_t, expand_stages> take_body{};  ///< of a word space
  int32_t tracking = 0;                            ///< after it, when it is not the last of its line
};

/// Sums over a stretch of pieces. 64 bits: a paragraph may be 100,000 characters of 1,000 pt.
struct Sums {
  int64_t natural = 0;
  std::array<int64_t, reduce_stages + 1> give{};  ///< index = stage; 0 unused
  std::array<int64_t, expand_stages> take{};
  friend bool operator==(const Sums&, const Sums&) = default;
};

/// All pieces of a paragraph and their sums from the start: sums[i] covers pieces [0, i).
struct Slack {
  std::vector<Piece> pieces;
  std::vector<Sums> sums;
};

/// Fills `slack` anew (its storage is kept).
void measure_slack(const ShapedText& text, const Spacing& spacing, const ParaStyle& style, Slack& slack);

}  // namespace banxin
