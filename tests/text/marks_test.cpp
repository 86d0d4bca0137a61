#include "text/marks.h"

#include <doctest/doctest.h>

#include "tests/text/support.h"
#include "text/fonts.h"
#include "text/mark_cell.h"

namespace marks_test {

using namespace banxin;
using namespace banxin::test;

namespace {

constexpr int half = 500, quarter = 250;

struct Row {
  const char* face;
  const char* language;
  std::u32string_view marks;
  int left, right;
};

// Section 15, measured in the faces of the distribution: white by `halt`, or none where the face leaves a mark alone.
constexpr Row noto[] = {
    {"noto-serif-sc", "zh-Hans", U"。，、．：；！？）》〉」』】〕〗］｝”’", 0, half},
    {"noto-serif-sc", "zh-Hans", U"（《〈「『【〔〖［｛“‘", half, 0},
    {"noto-serif-sc", "zh-Hans", U"・‧", quarter, quarter},
    {"noto-serif-sc", "zh-Hans", U"—…⋯～·–", 0, 0},
    {"noto-serif-tc", "zh-Hant", U"。，、．：；！", quarter, quarter},
    {"noto-serif-tc", "zh-Hant", U"？—…⋯～", 0, 0},
    {"noto-serif-tc", "zh-Hant", U"（《〈「『【“‘", half, 0},
    {"noto-serif-tc", "zh-Hant", U"）》〉」』】”’", 0, half},
    {"noto-serif-jp", "ja", U"。，、．", 0, half},
    {"noto-serif-jp", "ja", U"：；！・", quarter, quarter},
    {"noto-serif-jp", "ja", U"？", 0, 0},
    {"noto-serif-jp", "ja", U"「『（", half, 0},
    {"noto-serif-jp", "ja", U"」』）", 0, half},
    {"noto-serif-jp", "ja", U"“”‘’", 0, 0},
};

}  // namespace

TEST_CASE("marks: white as `halt` tells it") {
  for (const Row& row : noto) {
    const MarkTable& table = shelf().impl().marks(face(row.face), language_of(row.language));
    for (const char32_t c : row.marks) {
      CAPTURE(row.face);
      CAPTURE(static_cast<uint32_t>(c));
      const MarkMetrics* m = table.find(c);
      REQUIRE(m != nullptr);
      CHECK(m->left == row.left);
      CHECK(m->right == row.right);
    }
  }
}

TEST_CASE("marks: a face without `halt` gives the cells of section 5.1") {
  const Language zh = language_of("zh-Hans");
  const MarkTable& kai = shelf().impl().marks(face("wenkai"), zh);
  for (const char32_t c : std::u32string_view(U"，、；：。．！？）》〉」』】〕〗］｝"))
    CHECK(kai.find(c)->right == half);
  for (const char32_t c : std::u32string_view(U"（《〈「『【〔〖［｛")) CHECK(kai.find(c)->left == half);
  // Proportional quotation marks are put into the half of a full cell where the region wants them.
  const MarkCell open = mark_cell(U'“', CharClass::op, Region::mainland, kai.find(U'“'), false);
  CHECK(open.width == 1000);
  CHECK(open.left == half);
  CHECK(open.shift >= half);
  const MarkCell close = mark_cell(U'”', CharClass::clo, Region::mainland, kai.find(U'”'), false);
  CHECK(close.right == half);
  CHECK(close.shift + kai.find(U'”')->ink_right <= half);
}

TEST_CASE("marks: the face rules where it disagrees with the region") {
  // AR PL UMing draws 。 in the middle of its cell, also for the Mainland.
  const MarkTable& ming = shelf().impl().marks(face("uming"), language_of("zh-Hans"));
  CHECK(ming.find(U'。')->left == quarter);
  CHECK(ming.find(U'。')->right == quarter);
  CHECK(ming.find(U'，')->right == half);
  CHECK(ming.find(U'（')->left == half);
}

TEST_CASE("marks: ink boxes at the borders of the rule") {
  struct Ink {
    int left, right, white_left, white_right;
  };
  constexpr Ink inks[] = {{0, 550, 0, 500},     {0, 551, 0, 0},   {450, 1000, 500, 0},  {449, 1000, 0, 0},
                          {250, 750, 250, 250}, {249, 751, 0, 0}, {300, 600, 250, 250}, {0, 1000, 0, 0}};
  for (const Ink& ink : inks) {
    MarkMetrics m;
    m.advance = 1000;
    m.ink_left = ink.left;
    m.ink_right = ink.right;
    side_from_ink(m);
    CAPTURE(ink.left);
    CAPTURE(ink.right);
    CHECK(m.left == ink.white_left);
    CHECK(m.right == ink.white_right);
  }
}

TEST_CASE("marks: cells by region, without a face") {
  struct CellRow {
    char32_t c;
    CharClass cls;
    Region region;
    int left, width, right;
  };
  using enum Region;
  using enum CharClass;
  constexpr CellRow cells[] = {{U'（', op, mainland, 500, 1000, 0},  {U'（', op, taiwan, 500, 1000, 0},
                               {U'（', op, japan, 500, 1000, 0},     {U'）', clo, mainland, 0, 1000, 500},
                               {U'）', clo, korea, 0, 1000, 500},    {U'，', com, mainland, 0, 1000, 500},
                               {U'，', com, taiwan, 250, 1000, 250}, {U'，', com, hongkong, 250, 1000, 250},
                               {U'、', com, japan, 0, 1000, 500},    {U'。', stp, mainland, 0, 1000, 500},
                               {U'。', stp, taiwan, 250, 1000, 250}, {U'。', stp, japan, 0, 1000, 500},
                               {U'：', com, mainland, 0, 1000, 500}, {U'：', com, taiwan, 250, 1000, 250},
                               {U'：', mid, japan, 250, 1000, 250},  {U'；', mid, korea, 250, 1000, 250},
                               {U'？', exc, mainland, 0, 1000, 500}, {U'！', exc, taiwan, 0, 1000, 0},
                               {U'？', exc, japan, 0, 1000, 0},      {U'·', mid, mainland, 0, 500, 0},
                               {U'·', mid, taiwan, 250, 1000, 250},  {U'・', mid, japan, 250, 1000, 250},
                               {U'–', con, mainland, 0, 500, 0},     {U'–', con, taiwan, 0, 1000, 0},
                               {U'–', con, japan, 0, 500, 0},        {U'—', con, mainland, 0, 1000, 0},
                               {U'～', con, mainland, 0, 1000, 0},   {U'‐', con, japan, 0, 250, 0},
                               {U'〜', con, japan, 0, 1000, 0},      {U'゠', con, japan, 0, 500, 0},
                               {U'／', sol, mainland, 0, 500, 0},    {U'／', sol, taiwan, 0, 1000, 0},
                               {U'⸺', dsh, mainland, 0, 2000, 0},    {U'‼', exc, mainland, 0, 1000, 0},
                               {U'⁉', exc, japan, 0, 1000, 0}};
  for (const CellRow& row : cells) {
    CAPTURE(static_cast<uint32_t>(row.c));
    CAPTURE(static_cast<int>(row.region));
    const MarkCell cell = mark_cell(row.c, row.cls, row.region, nullptr, false);
    CHECK(!cell.own);
    CHECK(cell.left == row.left);
    CHECK(cell.width == row.width);
    CHECK(cell.right == row.right);
  }
}

}  // namespace marks_test
