#include "blocks/photo_places.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace banxin {
namespace {

// 0 before all others, 1 between some, 2 behind them, 3 level with all.
size_t where(bool any_before, bool any_behind) {
  if (any_before) return any_behind ? 1 : 2;
  return any_behind ? 0 : 3;
}

using PlaceRow = std::array<std::string_view, 4>;  // left, middle, right, and where there is one column only

// By rows: top, middle, bottom, and where there is one row only.
struct PlaceWords {
  std::string_view language;
  std::array<PlaceRow, 4> words;
  std::string_view behind;  ///< the word
};

constexpr PlaceWords place_words[] = {
    {"zh-Hant",
     {{{"左上圖", "中上圖", "右上圖", "上圖"},
       {"左中圖", "中圖", "右中圖", "中圖"},
       {"左下圖", "中下圖", "右下圖", "下圖"},
       {"左圖", "中圖", "右圖", ""}}},
     "："},
    {"zh",
     {{{"左上图", "中上图", "右上图", "上图"},
       {"左中图", "中图", "右中图", "中图"},
       {"左下图", "中下图", "右下图", "下图"},
       {"左图", "中图", "右图", ""}}},
     "："},
    {"ja",
     {{{"写真左上", "写真中央上", "写真右上", "写真上"},
       {"写真左中", "写真中央", "写真右中", "写真中"},
       {"写真左下", "写真中央下", "写真右下", "写真下"},
       {"写真左", "写真中央", "写真右", ""}}},
     "＝"},
    {"ko",
     {{{"왼쪽 위", "가운데 위", "오른쪽 위", "위"},
       {"왼쪽 가운데", "가운데", "오른쪽 가운데", "가운데"},
       {"왼쪽 아래", "가운데 아래", "오른쪽 아래", "아래"},
       {"왼쪽", "가운데", "오른쪽", ""}}},
     ": "},
    {"en",
     {{{"Top left", "Top centre", "Top right", "Top"},
       {"Centre left", "Centre", "Centre right", "Centre"},
       {"Bottom left", "Bottom centre", "Bottom right", "Bottom"},
       {"Left", "Centre", "Right", ""}}},
     ": "},
};

const PlaceWords& words_of(const Language& language) {
  const std::string_view tag = language.tag;
  const bool traditional = language.region == Region::taiwan || language.region == Region::hongkong;
  const std::string_view wanted = traditional ? "zh-Hant" : tag.substr(0, tag.find('-'));
  const auto found = std::ranges::find(place_words, wanted, &PlaceWords::language);
  return found == std::end(place_words) ? std::end(place_words)[-1] : *found;
}

}  // namespace

std::vector<std::string> photo_places(const std::vector<Rect>& photos, const Language& language) {
  const PlaceWords& table = words_of(language);
  std::vector<std::string> places;
  for (const Rect& photo : photos) {
    const auto any = [&](auto is_so) { return std::ranges::any_of(photos, is_so); };
    const size_t across = where(any([&](const Rect& o) { return o.right() <= photo.x; }),
                                any([&](const Rect& o) { return photo.right() <= o.x; }));
    const size_t down = where(any([&](const Rect& o) { return o.bottom() <= photo.y; }),
                              any([&](const Rect& o) { return photo.bottom() <= o.y; }));
    const std::string_view word = table.words[down][across];
    places.push_back(word.empty() ? "" : std::string(word) + std::string(table.behind));
  }
  return places;
}

}  // namespace banxin
