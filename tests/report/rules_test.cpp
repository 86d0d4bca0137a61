// The witness must see what it is there to see: planted faults.
#include "rules.h"

#include <doctest/doctest.h>

#include "tally.h"
#include "tests/compose/hand.h"

namespace banxin::report {
namespace {

struct Cut {
  std::u32string text;
  size_t at;
  bool fault;
};

}  // namespace

TEST_CASE("prohibited edges are seen") {
  CHECK(forbidden_start(U"，国", 0, Rules::chinese));
  CHECK(forbidden_start(U"—国", 0, Rules::chinese));
  CHECK_FALSE(forbidden_start(U"——国", 0, Rules::chinese));
  CHECK_FALSE(forbidden_start(U"……", 0, Rules::chinese));
  CHECK_FALSE(forbidden_start(U"“国", 0, Rules::chinese));
  CHECK(forbidden_start(U"・国", 0, Rules::japanese));
  CHECK_FALSE(forbidden_start(U"ーっ々", 0, Rules::japanese));
  CHECK_FALSE(forbidden_start(U"，", 0, Rules::none));
  CHECK(forbidden_end(U"国（", 1, Rules::chinese));
  CHECK(forbidden_end(U"国／", 1, Rules::chinese));
  CHECK_FALSE(forbidden_end(U"国／", 1, Rules::japanese));
}

TEST_CASE("units that are cut are seen") {
  const Cut cuts[] = {{U"——", 1, true},       {U"————", 2, false},  {U"…………", 3, true},  {U"1,085", 1, true},
                      {U"1,085", 2, true},    {U"3.1万", 3, false}, {U"36%", 2, true},   {U"37℃", 2, true},
                      {U"￥100", 1, true},    {U"−5", 1, true},     {U"100₫", 3, true},  {U"5G", 1, true},
                      {U"DeepSeek", 3, true}, {U"a%E5b", 2, true},  {U"a%E5b", 3, true}, {U"a%E5-", 4, false},
                      {U"国1", 1, false},     {U"1国", 1, false},   {U"50%、", 3, false}};
  for (const Cut& cut : cuts) {
    CAPTURE(cut.at);
    CHECK(cuts_unit(cut.text, cut.at) == cut.fault);
  }
}

TEST_CASE("lines that miss the measure or open too wide are seen") {
  const ShapedText text = test::set_by_hand("一二三四五六七八九十");
  const ParaStyle style = test::bare_style();
  const Measure measure{{}, 5 * test::hand_em};
  Composed set = compose(text, space(text, style), std::span(&measure, 1), style);
  Tally good;
  look_at(text, set, measure.width, Rules::chinese, good);
  CHECK(good.lines == 2);
  CHECK(good.inexact + good.loose + good.silent + good.lone == 0);
  set.advance[1].mpt += test::hand_em.mpt / 3;
  Tally bad;
  look_at(text, set, measure.width, Rules::chinese, bad);
  CHECK(bad.inexact == 1);
  CHECK(bad.loose == 1);
  CHECK(bad.silent == 1);
  CHECK(bad.faults.size() == 2);
}

TEST_CASE("a lone character is one whatever marks stand by it") {
  const ShapedText text = test::set_by_hand("一二三四五。”");
  ParaStyle style = test::bare_style();
  style.optimal = false;
  const Measure measure{{}, 4 * test::hand_em};
  Tally tally;
  look_at(text, compose(text, space(text, style), std::span(&measure, 1), style), measure.width, Rules::chinese, tally);
  CHECK(tally.turned_paragraphs == 1);
  CHECK(tally.lone == 1);
}

}  // namespace banxin::report
