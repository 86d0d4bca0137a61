// Verdicts as a Chinese prepress desk reads them: the words of the trade, whole sentences, nothing left in English.
#include <doctest/doctest.h>

#include "tests/preflight/damage.h"
#include "tests/press/maker.h"

namespace banxin::test::chinese_verdicts {
namespace {

struct Row {
  const char* rule;
  std::string said;
  Damage damage;
  PressStandard standard = PressStandard::x4;
};

Damage drawn(const char* content) {
  return [=](QPDF& pdf) { draw(pdf, content); };
}

// With a graphics state of its own, called /X.
Damage in_state(const char* state, const char* content) {
  return [=](QPDF& pdf) {
    resource(pdf, "/ExtGState").replaceKey("/X", Handle::parse(state));
    draw(pdf, content);
  };
}

// In the first font of the page. Content is drawn from the top left of the sheet, 3 mm outside the trim, y downwards.
Damage letters(const char* before, const char* after) {
  return [=](QPDF& pdf) {
    draw(pdf, std::string(before) + " BT " + *resource(pdf, "/Font").getKeys().begin() + after + " ET");
  };
}

const std::vector<Row> rows = {
    {"actions", "OpenAction（JavaScript）",
     [](QPDF& pdf) { pdf.getRoot().replaceKey("/OpenAction", Handle::parse("<< /S /JavaScript /JS (1) >>")); }},
    {"claim", "“PDF/X-9”不在这里能查的标准之内", [](QPDF& pdf) { replace_xmp(pdf, "PDF/X-4", "PDF/X-9"); }},
    {"info", "缺 Creator", [](QPDF& pdf) { info(pdf).removeKey("/Creator"); }},
    {"trapped", "Info 里的 Trapped 不是 True 也不是 False", [](QPDF& pdf) { info(pdf).removeKey("/Trapped"); }},
    {"trapped", "Trapped 在 Info 里是 False，在 XMP 里是 True", [](QPDF& pdf) { replace_xmp(pdf, "False", "True"); }},
    {"xmp", "缺 xmpMM:VersionID", [](QPDF& pdf) { replace_xmp(pdf, "xmpMM:VersionID", "xmpMM:Nothing"); }},
    {"output-intent", "PDF/X 输出意图有 0 个，应当只有一个",
     [](QPDF& pdf) { pdf.getRoot().removeKey("/OutputIntents"); }},
    {"output-intent", "PDF/X-4 要嵌入输出特性文件",
     [](QPDF& pdf) { pdf.getRoot().getKey("/OutputIntents").getArrayItem(0).removeKey("/DestOutputProfile"); }},
    {"boxes", "第 1 页：成品、出血、纸张三个框没有逐层相套",
     [](QPDF& pdf) { first_page(pdf).replaceKey("/BleedBox", Handle::parse("[20 20 50 50]")); }},
    {"boxes", "第 1 页：CropBox 切到成品尺寸里了",
     [](QPDF& pdf) { first_page(pdf).replaceKey("/CropBox", Handle::parse("[20 20 50 50]")); }},
    {"turned", "第 1 页：页面转了方向",
     [](QPDF& pdf) { first_page(pdf).replaceKey("/Rotate", Handle::newInteger(90)); }},
    {"annotations", "第 1 页：出血以内有批注",
     [](QPDF& pdf) {
       first_page(pdf).replaceKey("/Annots", Handle::parse("[<< /Subtype /Link /Rect [10 10 90 90] >>]"));
     }},
    {"transparency", "第 1 页：混合模式 Multiply", in_state("<< /BM /Multiply >>", "/X gs"), PressStandard::x1a},
    {"transparency", "第 1 页：不透明度 0.50", in_state("<< /ca .5 >>", "/X gs"), PressStandard::x1a},
    {"content", "第 1 页：缺对象 /Nope", drawn("/Nope Do")},
    {"content", "第 1 页：带传递函数", in_state("<< /TR /Identity >>", "/X gs")},
    {"content", "第 1 页：q 后面没有 Q", drawn("q")},
    {"colour-spaces", "第 1 页：DeviceRGB（1 次）", drawn("1 0 0 rg 20 20 30 30 re f")},
    {"registration", "第 1 页：成品尺寸内有套版色（All）（位置 4 × 4 mm）",
     colour_all("/All cs 1 scn 20 20 30 30 re f")},
    {"hairlines", "第 1 页：线只有 0.10 pt（位置 4 × 4 mm）", drawn("0 0 0 1 K .1 w 20 20 m 90 20 l S")},
    {"fine-lines", "第 1 页：0.50 pt 的线用了 2 种油墨（位置 4 × 4 mm）", drawn("1 1 0 0 K .5 w 20 20 m 90 20 l S")},
    // Where it is seen: what a clip leaves of it.
    {"fine-lines", "第 1 页：0.50 pt 的线用了 2 种油墨（位置 15 × 4 mm）",
     drawn("50 0 60 60 re W n 1 1 0 0 K .5 w 20 20 m 90 20 l S")},
    {"overprint", "第 1 页：黑色以外的颜色叠印，会与下层混色（位置 4 × 4 mm）",
     in_state("<< /op true /OPM 1 >>", "q /X gs 0 1 0 0 k 20 20 30 30 re f Q")},
    {"white-knockout", "第 1 页：白色设成叠印，印出来就没了（位置 4 × 4 mm）",
     in_state("<< /op true /OPM 1 >>", "q /X gs 0 0 0 0 k 20 20 30 30 re f Q")},
    {"small-text", "第 1 页：8.0 pt 的字用了 2 种油墨（位置 85 × 51 mm）",
     letters("q 1 0 0 1 k", " 8 Tf 250 153 Td <0001> Tj Q q")},
    {"structure", "有个 Figure 没有替代文字（Alt）",
     [](QPDF& pdf) {
       pdf.getRoot().replaceKey("/MarkInfo", Handle::parse("<< /Marked true >>"));
       Handle root = pdf.makeIndirectObject(Handle::parse("<< /Type /StructTreeRoot >>"));
       Handle figure = pdf.makeIndirectObject(Handle::parse("<< /S /Figure /K [<< /Type /OBJR >>] >>"));
       figure.replaceKey("/P", root);
       root.replaceKey("/K", figure);
       pdf.getRoot().replaceKey("/StructTreeRoot", root);
     }},
};

bool is_han(const std::string& text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0xE3) return true;
  return false;
}

const Verdict& verdict_of(const Preflight& result, std::string_view rule) {
  for (const Verdict& verdict : result.verdicts)
    if (verdict.rule == rule) return verdict;
  FAIL("no such rule: " << rule);
  return result.verdicts.front();
}

}  // namespace

TEST_CASE("verdicts on faults are said in the words of Chinese prepress") {
  for (const Row& row : rows) {
    CAPTURE(row.rule);
    const Preflight result = preflight_bytes(damaged(row.standard, row.damage), quick());
    CHECK(verdict_of(result, row.rule).text.in(Tongue::chinese) == row.said);
  }
}

TEST_CASE("verdicts on a good page are Chinese, all but names") {
  const Preflight result = preflight_bytes(good_pdf(PressStandard::x4), quick());
  for (const Verdict& verdict : result.verdicts) {
    const std::string said = verdict.text.in(Tongue::chinese);
    CAPTURE(verdict.rule);
    CAPTURE(said);
    if (verdict.rule != std::string_view("version")) CHECK(is_han(said));
  }
  const auto says = [&](const char* rule) { return verdict_of(result, rule).text.in(Tongue::chinese); };
  CHECK(says("spots") == "专色：PANTONE 871 C");
  CHECK(says("small-text") == "小于 12 pt 的字都只用一种油墨");
  CHECK(says("black-overprint") == "小于 12 pt 的黑字都叠印，或下面是白纸");
  CHECK(says("white-knockout") == "白色都镂空");
  CHECK(says("hairlines") == "没有细于 0.25 pt 的发丝线");
  CHECK(says("resolution") == "1 幅图片，最低 254 ppi");
  CHECK(says("page-size") == "没有指定成品尺寸；第 1 页是 100.0 × 60.0 mm");
  CHECK(says("fonts-embedded") == "2 种字体，全部嵌入");
}

}  // namespace banxin::test::chinese_verdicts
