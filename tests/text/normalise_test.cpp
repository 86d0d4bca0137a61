#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "tests/text/support.h"

namespace normalise_test {

using namespace banxin;
using namespace banxin::test;

namespace {

std::string normalised(std::string_view text, std::string_view language = "zh-Hans") {
  std::vector<Change> changes;
  return normalise(spans(text), language_of(language), changes)[0].text;
}

struct Row {
  const char* rule;
  const char* from;
  const char* to;
};

// Every rule, and every "never when" of its row.
constexpr Row rows[] = {
    {"N1 Han on a side", "算力,芯片;系统:平台?好!", "算力，芯片；系统：平台？好！"},
    {"N1 over quotes", "“扩容”,他说", "“扩容”，他说"},
    {"N1 Han after", "AI,算力", "AI，算力"},
    {"N1 unit and digit", "总规模达300PFLOPS;2025年", "总规模达300PFLOPS；2025年"},
    {"N1 drops the blank", "中国, 美国", "中国，美国"},
    {"N1 two marks", "什么?!", "什么？！"},
    {"N1 thousands", "共1,085,000台", "共1,085,000台"},
    {"N1 time", "在10:30开会", "在10:30开会"},
    {"N1 ratio", "比例尺1:500的图", "比例尺1:500的图"},
    {"N1 URL", "见http://a.cn/b?c=1,2;d的", "见http://a.cn/b?c=1,2;d的"},
    {"N1 mail", "邮箱:yfrb@vip.163.com", "邮箱：yfrb@vip.163.com"},
    {"N1 path", "存于C:\\报\\a", "存于C:\\报\\a"},
    {"N1 Western text", "他说Hello, world很好", "他说Hello, world很好"},
    {"N2 Han inside", "DeepSeek(深度求索)", "DeepSeek（深度求索）"},
    {"N2 Latin after Han", "装置(BEST)模型", "装置（BEST）模型"},
    {"N2 square", "[注]见下", "［注］见下"},
    {"N2 nested", "新华社(记者(A)摄)", "新华社（记者（A）摄）"},
    {"N2 unpaired", "第一) 算力", "第一) 算力"},
    {"N2 URL", "见https://a.cn/b(c)的", "见https://a.cn/b(c)的"},
    {"N2 formula", "函数f(x)的值", "函数f(x)的值"},
    {"N2 Western", "see (this) one", "see (this) one"},
    {"N2 note mark", "上大人[2]", "上大人[2]"},
    {"N3 end", "他说完了.", "他说完了。"},
    {"N3 Han after", "他走了.我留下", "他走了。我留下"},
    {"N3 quote after", "“他走了.”", "“他走了。”"},
    {"N3 decimal", "达3.1万架", "达3.1万架"},
    {"N3 file name", "打开报表.doc", "打开报表.doc"},
    {"N3 abbreviation", "在U.S.A.的人", "在U.S.A.的人"},
    {"N3 a bracket after", "（他走了.）", "（他走了。）"},
    {"N4 dots", "等等...", "等等……"},
    {"N4 stops", "等等。。。", "等等……"},
    {"N4 single", "等…他", "等……他"},
    {"N4 centred", "等⋯⋯他", "等……他"},
    {"N4 doubled stays", "等…………他", "等…………他"},
    {"N4 Western", "wait... what", "wait... what"},
    {"N5 hyphens", "他--她", "他——她"},
    {"N5 full width", "他－－她", "他——她"},
    {"N5 drawn", "他──她", "他——她"},
    {"N5 bars", "他――她", "他——她"},
    {"N5 three", "他———她", "他——她"},
    {"N5 heavy", "他━━她", "他——她"},
    {"N5 a connecting mark", "京—沪", "京—沪"},
    {"N5 Western", "a--b", "a--b"},
    {"N10 point", "２．２％与519．4万", "2.2％与519.4万"},
    {"N10 point between half-width digits", "增长2．2％，519．4万元", "增长2.2％，519.4万元"},
    {"N10 stop", "第１．甲", "第1．甲"},
    {"N10 thousands", "共１，２３４，５６７．８９元", "共1,234,567.89元"},
    {"N10 comma between numbers", "分别为１２，１５和２０１９，２０２０", "分别为12，15和2019，2020"},
    {"N10 comma of half-width digits", "于2019，202人", "于2019，202人"},
    {"N6 alternation", "他说\"好\",又说\"行\"", "他说“好”，又说“行”"},
    {"N6 nested", "\"他说'好'\"", "“他说‘好’”"},
    {"N6 closes after a digit", "\"2025\"年", "“2025”年"},
    {"N6 apostrophe", "他说don't", "他说don't"},
    {"N6 minutes", "跑了5'30\"整", "跑了5'30\"整"},
    {"N6 inches", "买了55\"电视", "买了55\"电视"},
    {"N6 Western words", "他说\"hello world\"", "他说“hello world”"},
    {"N7 Latin", "使用 AI 技术", "使用AI技术"},
    {"N7 digit", "今日 4 版", "今日4版"},
    {"N7 Western text", "用Open Source软件", "用Open Source软件"},
    {"N7 no-break space", "用\u00A0AI", "用\u00A0AI"},
    {"N7 Han and Han", "记者 周圆", "记者 周圆"},
    {"N8 Han", "我国算\n力产业", "我国算力产业"},
    {"N8 mark", "算力，\n芯片", "算力，芯片"},
    {"N8 quote", "“扩容”\n成为", "“扩容”成为"},
    {"N8 half-width kana", "ｱ\nｲ国", "ｱｲ国"},
    {"N8 Hangul", "한국\n사람", "한국 사람"},
    {"N8 Han and Latin", "我国\nAI产业", "我国AI产业"},
    {"N8 dash", "不止\n——还有", "不止——还有"},
    {"N8 ellipsis", "不止……\n还有", "不止……还有"},
    {"N8 Western", "open\nsource", "open source"},
    {"N8 half-width mark", "中国,\n美国", "中国，美国"},
    {"N8 hard break", "上\u2028下", "上\u2028下"},
    {"N10", "Ａ１ｂ级", "A1b级"},
    {"N10 marks stay", "３６％，（＋５）", "36％，（＋5）"},
};

}  // namespace

TEST_CASE("normalisation: every rule and its exceptions") {
  for (const Row& row : rows) {
    CAPTURE(row.rule);
    CHECK(normalised(row.from) == row.to);
  }
}

TEST_CASE("normalisation is done when it is done") {
  for (const Row& row : rows) {
    CAPTURE(row.rule);
    CHECK(normalised(row.to) == row.to);
  }
}

TEST_CASE("normalisation by language") {
  CHECK(normalised("算力,\"好\"", "zh-Hant") == "算力，\"好\"");
  CHECK(normalised("東京,\n大阪Ａ", "ja") == "東京, 大阪A");
  CHECK(normalised("東京\n大阪", "ja") == "東京大阪");
  CHECK(normalised("서울\n부산", "ko") == "서울\n부산");
  CHECK(normalised("one, two\n\"three\"...", "en") == "one, two\n\"three\"...");
}

TEST_CASE("normalisation keeps spans, leaves code alone, and logs the author's offsets") {
  std::vector<Span> in(3);
  in[0].text = "他(";
  in[1].text = "a,b";
  in[1].code = true;
  in[2].text = ")说,\"好\"";
  in[2].strong = true;
  std::vector<Change> changes;
  const auto out = normalise(in, language_of("zh"), changes);
  REQUIRE(out.size() == 3);
  CHECK(out[0].text == "他（");
  CHECK(out[1].text == "a,b");
  CHECK(out[1].code);
  CHECK(out[2].text == "）说，“好”");
  CHECK(out[2].strong);
  REQUIRE(changes.size() == 5);
  CHECK(changes[0].offset == 1);
  CHECK(std::string(changes[0].rule) == "N2");
  CHECK(changes[2].offset == 7);
  CHECK(changes[2].before == ",");
  CHECK(changes[2].after == "，");
}

TEST_CASE("normalisation of long and malformed text ends") {
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "(\"'[国,";
  CHECK(normalised(deep).size() >= deep.size());
  CHECK(normalised("\xFF\xFE,国\x80") == "\uFFFD\uFFFD，国\uFFFD");
  CHECK(normalised("") == "");
}

TEST_CASE("normalisation of the sample front page: no half-width comma is left between Han") {
  std::ifstream file(std::string(BANXIN_SOURCE_DIR) + "/samples/yunfu-2025-09-07/01-computing-power.md");
  REQUIRE(file);
  size_t author = 0, changed = 0, left = 0;
  for (std::string line; std::getline(file, line);) {
    std::vector<Change> changes;
    const std::string set = normalise(spans(line), language_of("zh-Hans"), changes)[0].text;
    for (const char c : line) author += c == ',' || c == ';' || c == '?' ? 1 : 0;
    for (const char c : set) left += c == ',' || c == ';' || c == '?' ? 1 : 0;
    for (const Change& c : changes)
      changed += std::string_view(",;?").find(c.before[0]) != std::string_view::npos ? 1 : 0;
  }
  CHECK(left == 0);  // the page has no thousands separator and no Western sentence
  CHECK(changed == author);
  CHECK(author > 100);
  CHECK(normalised("国内统一刊号:CN44-0020 云浮新闻网:www.yunfudaily.com 邮箱:yfrb@vip.163.com") ==
        "国内统一刊号：CN44-0020云浮新闻网：www.yunfudaily.com 邮箱：yfrb@vip.163.com");
  CHECK(normalised("(新华社记者 陈浩明 摄)") == "（新华社记者 陈浩明 摄）");
}

}  // namespace normalise_test
