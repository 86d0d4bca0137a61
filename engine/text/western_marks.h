// Marks that Western words share with CJK text, ‘ ’ “ ” and …: in Western words they are as wide as Western marks are.
#pragma once

#include <hb.h>

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "text/classes.h"
#include "text/font_shelf.h"

namespace banxin {

struct TextItem;

constexpr bool is_curly_quote(char32_t c) { return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D; }

/// How a face draws them. CJK faces of Chinese have quotation marks of one em and an ellipsis in mid-height.
struct WesternMarks {
  enum class Quotes : uint8_t { own, proportional, none } quotes = Quotes::none;  ///< as they are; by `pwid`; not
  bool ellipsis_on_baseline = false;
};
WesternMarks measure_western_marks(hb_face_t* face);

/// Says of the stretches of Western words how their marks are drawn, and gives marks that a face has not to the first
/// of the fallback list that has them. Faces that were asked are added to `asked`.
void find_western_marks(const FontShelf::Impl& shelf, std::u32string_view chars,
                        const std::vector<CharClass>& char_classes, std::vector<TextItem>& items,
                        std::set<FaceId>& asked);

}  // namespace banxin
