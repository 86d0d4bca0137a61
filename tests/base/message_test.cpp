// Sentences: made in English, read in any language.
#include "base/message.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/message_list.h"
#include "base/report.h"
#include "base/translations.h"

using namespace banxin;

namespace {

std::string little_end(uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> 8 * i);
  return bytes;
}

// A catalogue of two sentences, laid out as the GNU gettext manual draws it: head, keys, translations, texts.
std::string small_catalogue() {
  const std::string keys[] = {"a {} b {}", "no"}, values[] = {"{1}乙{0}甲", "不"};
  std::string tables, texts;
  const uint32_t first = 28 + 2 * 2 * 8;
  for (const auto* side : {keys, values})
    for (int i = 0; i < 2; ++i) {
      tables +=
          little_end(static_cast<uint32_t>(side[i].size())) + little_end(first + static_cast<uint32_t>(texts.size()));
      texts += side[i] + '\0';
    }
  return little_end(0x950412de) + little_end(0) + little_end(2) + little_end(28) + little_end(28 + 2 * 8) +
         little_end(0) + little_end(first) + tables + texts;
}

}  // namespace

TEST_CASE("a message has each argument in its own format") {
  CHECK(say("{} and {:.1f}, {:>3}|", "one", 2.25, 7).english() == "one and 2.2,   7|");
  CHECK(say("write {{text: {}}}", 3).english() == "write {text: 3}");
  CHECK(say("{0}mm or {0}pt ({1})", 5, "x").english() == "5mm or 5pt (x)");
  CHECK(verbatim("{} as {it} is").english() == "{} as {it} is");
  CHECK(looked_up("nobody knows {this}").in(Tongue::chinese) == "nobody knows {this}");
  CHECK(Message(phrase("a {{ brace")).english() == "a { brace");
}

TEST_CASE("a message that stands in another is read in its language") {
  const Message lines = lines_of(3);
  CHECK(lines_of(1).english() == "1 line");
  CHECK(lines.english() == "3 lines");
  const Message both = say("{}; {}", lines, verbatim("{} stays"));
  CHECK(both.english() == "3 lines; {} stays");
  CHECK(both.in(Tongue::chinese) == "3 行；{} stays");
  CHECK(both == say("{}; {}", lines_of(3), verbatim("{} stays")));
  CHECK_FALSE(both == say("{}; {}", lines_of(2), verbatim("{} stays")));
  CHECK(Message().empty());
  CHECK_FALSE(verbatim("x").empty());
}

TEST_CASE("in Chinese a space parts Latin letters from Han, and none parts Han from Han") {
  const struct {
    Message message;
    const char* chinese;
  } rows[] = {
      {say("unknown key \"{}\" in {}{}", "colour", say("block {}", "lead"), Message{}),
       "版块 lead 里没有“colour”这个键"},
      {say("unknown key \"{}\" in {}{}", "colour", say("the page"), Message{}), "本版里没有“colour”这个键"},
      {say("a photo cannot stand in a {}", "text"), "照片不能放在 text 里"},
      {say("{} has no rows", say("block {}", "notes")), "版块 notes 没有行"},
      {say("block {}", say("the page")), "版块本版"},  // words of a sentence
      {say("block {}", "头条"), "版块 头条"},          // a name
      {say("pages {} each have a block {}", listed(std::vector{3, 5, 12}), "lead"), "第 3、5、12 版都有版块 lead"},
  };
  for (const auto& row : rows) CHECK(row.message.in(Tongue::chinese) == row.chinese);
  CHECK(listed(std::vector{3, 5, 12}).english() == "3, 5, 12");
  CHECK(listed(std::vector<int>{}).empty());
}

TEST_CASE("a translation may name the arguments in another order") {
  CHECK(filled("{1}乙{0}甲", {"1", "2"}) == "2乙1甲");
  CHECK(filled("{} {{{}}} {:.2f}", {"a", "b", "c"}) == "a {b} c");
  CHECK(filled("{0} {9}", {"a"}) == "a ");
}

TEST_CASE("a compiled catalogue gives its sentences") {
  const std::string bytes = small_catalogue();
  const MoFile file(bytes);
  CHECK(file.find("no") == "不");
  CHECK(file.find("a {} b {}") == "{1}乙{0}甲");
  CHECK_FALSE(file.find("a").has_value());
  CHECK(file.all().size() == 2);
  // What is cut off, or says of itself what is not so, has fewer sentences, and is not read beyond its end.
  for (size_t length = 0; length < bytes.size(); ++length) {
    const std::string cut = bytes.substr(0, length);
    MoFile(cut).find("no");
    MoFile(cut).all();
  }
  std::string far = bytes;
  far.replace(8, 4, little_end(0xFFFFFFFF));
  CHECK(MoFile(far).all().empty());
}

TEST_CASE("a report speaks the language it was told, and its siblings do") {
  Report report(std::make_shared<Sources>(), Tongue::chinese);
  report.error("a", {}, say("write {} to {}", 1, 5), say("leave out binding"));
  CHECK(report.notes().at(0).text == "请写 1 到 5");
  CHECK(report.notes().at(0).hint == "请去掉 binding");
  Report other = report.sibling();
  other.warning("b", {}, lines_of(2));
  CHECK(other.notes().at(0).text == "2 行");
  CHECK(other.tongue() == Tongue::chinese);
  // How it is printed stays as tools read it.
  CHECK(print(report.notes().at(0), report.sources()) == "banxin: error[a]: 请写 1 到 5\n      = 请去掉 binding\n");
}

TEST_CASE("locales by their language") {
  struct Case {
    const char* locale;
    Tongue tongue;
  };
  for (const Case& c : {Case{"zh_CN.UTF-8", Tongue::chinese},
                        {"zh_SG", Tongue::chinese},
                        {"zh_TW.UTF-8", Tongue::chinese},
                        {"zh-Hans", Tongue::chinese},
                        {"zh", Tongue::chinese},
                        {"zh@pinyin", Tongue::chinese},
                        {"C", Tongue::english},
                        {"POSIX", Tongue::english},
                        {"C.UTF-8", Tongue::english},
                        {"en_GB.UTF-8", Tongue::english},
                        {"ja_JP.UTF-8", Tongue::english},
                        {"zha_CN", Tongue::english},
                        {"", Tongue::english}}) {
    CAPTURE(c.locale);
    CHECK(tongue_of_locale(c.locale) == c.tongue);
  }
  CHECK(tongue_of_tag("zh-Hans") == Tongue::chinese);
  CHECK(tongue_of_tag("en") == Tongue::english);
  CHECK_FALSE(tongue_of_tag("zh").has_value());
}
