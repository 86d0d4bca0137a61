// What a paper says of itself: its date, issue and pages as the edition has them, and all that it has to print.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "base/message.h"
#include "base/utf8.h"
#include "lint/checks.h"
#include "lint/words_of_desk.h"

namespace banxin {
namespace {

using Text = std::u32string_view;

bool contains(Text text, Text what) { return text.find(what) != text.npos; }

// One spelling for what is spelled in several ways.
std::u32string plainly(std::string_view text) {
  std::u32string out;
  for (const char32_t c : without_spaces(text)) {
    if (c == U'廿')
      out += U"二十";
    else
      out += c == U'閏' ? U'闰' : c == U'臘' ? U'腊' : c == U'農' ? U'农' : c == U'曆' || c == U'歷' ? U'历' : c;
  }
  return out;
}

// ---- dates ----

struct SaidDate {
  int year = 0, month = 0, day = 0;
  size_t at = 0, length = 0;
};

// 2025年9月7日, the first in a text; no length: there is none.
SaidDate date_in(Text text) {
  for (size_t at = 0; at < text.size(); ++at) {
    SaidDate date{.at = at};
    size_t pen = at;
    bool whole = true;
    for (const auto& [part, mark] : {std::pair{&date.year, U'年'}, {&date.month, U'月'}, {&date.day, U'日'}}) {
      const SpelledNumber number = number_at(text, pen);
      pen += number.length;
      whole = whole && number.length > 0 && pen < text.size() && text[pen] == mark;
      if (!whole) break;
      *part = number.value;
      ++pen;
    }
    date.length = pen - at;
    if (whole && date.year >= 1000) return date;
  }
  return {};
}

// The day of the week that a text names, as the calendar spells it; empty when it names none.
std::u32string weekday_in(Text text) {
  for (const Text mark : {Text(U"星期"), Text(U"周"), Text(U"週"), Text(U"礼拜"), Text(U"禮拜")}) {
    const size_t at = text.find(mark);
    if (at == text.npos || at + mark.size() >= text.size()) continue;
    const char32_t day = text[at + mark.size()];
    if (contains(U"一二三四五六日天", Text(&day, 1))) return std::u32string(U"星期") + (day == U'天' ? U'日' : day);
  }
  return {};
}

bool names_lunar_date(Text text) {
  constexpr Text stems = U"甲乙丙丁戊己庚辛壬癸", branches = U"子丑寅卯辰巳午未申酉戌亥";
  for (size_t at = 0; at + 2 < text.size(); ++at)
    if (contains(stems, text.substr(at, 1)) && contains(branches, text.substr(at + 1, 1)) && text[at + 2] == U'年')
      return true;
  return contains(text, U"农历");
}

class DateLines {
 public:
  DateLines(const ScenePage& page, const DateWords& words, Remarks& remarks)
      : page_(page), edition_(*page.edition), words_(words), remarks_(remarks) {}

  void look_at(const SeenLine& seen) {
    const std::u32string text = plainly(seen.line->text);
    const SaidDate date = date_in(text);
    const std::u32string weekday = weekday_in(text);
    const bool alone = date.length == text.size() || weekday == text;
    const bool masthead = alone || (date.length > 0 && !weekday.empty());  // other dates stand in other sentences
    if (masthead) look_at_day(seen, date, weekday);
    if (names_lunar_date(text)) look_at_lunar(seen, text);
    look_at_numbers(seen, text);
  }

 private:
  void look_at_day(const SeenLine& seen, const SaidDate& said, const std::u32string& weekday) {
    const Date& date = edition_.date;
    if (said.length > 0 && (said.year != date.year || said.month != date.month || said.day != date.day))
      disagree(seen, say("date of issue"), words_.date, "{date}");
    const std::u32string expected = plainly(words_.weekday);
    if (!weekday.empty() && weekday != expected) disagree(seen, say("weekday"), words_.weekday, "{weekday}");
  }

  // The year may be left out.
  void look_at_lunar(const SeenLine& seen, Text text) {
    const std::u32string lunar = plainly(words_.lunar);
    const size_t year = lunar.find(U'年');
    const bool year_named = contains(text, lunar.substr(0, year + 1));
    const bool other_year = !year_named && contains(text, U"年") && date_in(text).length == 0;
    if (!contains(text, Text(lunar).substr(year + 1)) || other_year)
      disagree(seen, say("lunar date"), words_.lunar, "{lunar}");
  }

  void look_at_numbers(const SeenLine& seen, Text text) {
    const SpelledNumber issue = number_at(without_spaces(edition_.number), 0);
    for (const Text mark : {Text(U"号"), Text(U"號"), Text(U"期")})
      for (const int said : numbers_between(text, U"第", mark))
        if (issue.length == without_spaces(edition_.number).size() && said != issue.value)
          disagree(seen, say("issue number"), edition_.number, "{number}");
    for (const Text before : {Text(U"今日"), Text(U"今天"), Text(U"本期"), Text(U"本期共"), Text(U"今日共")})
      for (const int said : numbers_between(text, before, U"版"))
        if (said != edition_.page_count)
          disagree(seen, say("number of pages"), std::to_string(edition_.page_count), "{pages}");
  }

  void disagree(const SeenLine& seen, const Message& what, const std::string& is, const char* variable) {
    remarks_.add("BX124", page_, *seen.block, letters_of(*seen.line),
                 say("“{}” does not agree with the {}, {}", seen.line->text, what, is),
                 say("write {} in its place: it is always right", variable));
  }

  const ScenePage& page_;
  const Edition& edition_;
  const DateWords& words_;
  Remarks& remarks_;
};

void dates(const Scene& scene, Remarks& remarks) {
  if (scene.edition->number.empty() || !scene.edition->language.is_chinese()) return;
  for (const ScenePage& page : scene.pages) {
    DateLines lines(page, scene.date, remarks);
    for (const SeenLine& seen : page.lines)
      if (seen.block->kind == "text") lines.look_at(seen);
  }
}

// ---- imprint ----

// What a paper of the mainland prints of itself, and the words that show it does.
struct ImprintItem {
  const char* name;
  std::vector<Text> words;
};

const std::vector<ImprintItem>& imprint_items() {
  static const std::vector<ImprintItem> items = {{"国内统一刊号", {U"CN"}},
                                                 {"主管单位", {U"主管"}},
                                                 {"主办单位", {U"主办"}},
                                                 {"出版单位", {U"出版"}},
                                                 {"地址", {U"地址", U"社址"}},
                                                 {"电话", {U"电话", U"热线"}},
                                                 {"印刷单位", {U"印刷", U"承印"}},
                                                 {"发行", {U"发行", U"邮发代号", U"订阅"}},
                                                 {"定价", {U"定价", U"售价", U"零售"}}};
  return items;
}

void imprint(const Scene& scene, Remarks& remarks) {
  const Edition& edition = *scene.edition;
  const ScenePage* front = scene.page_with(1);
  const bool whole =
      std::ranges::none_of(edition.pages, [&](const Page& page) { return !scene.page_with(page.number); });
  size_t pages = 0;
  for (const Page& page : edition.pages) pages += page.second != 0 ? 2 : 1;
  const bool all_there = whole && pages == static_cast<size_t>(std::max(edition.page_count, 0));
  if (edition.number.empty() || !front || !all_there || pages < 2 || edition.language.tag != "zh-Hans") return;
  std::u32string said;
  for (const ScenePage& page : scene.pages)
    for (const SeenLine& seen : page.lines)
      if (seen.block->kind == "text") said += without_spaces(seen.line->text) + U'\n';
  std::vector<const char*> missing;
  for (const ImprintItem& item : imprint_items())
    if (std::ranges::none_of(item.words, [&](Text word) { return contains(said, word); })) missing.push_back(item.name);
  if (missing.empty()) return;
  remarks.add("BX125", *front, front->sheet->type_area, say("no page says: {}", fmt::join(missing, "、")),
              say("put it into the masthead or the imprint"));
}

}  // namespace

std::vector<LintCheck> imprint_checks() {
  return {{.rule = "BX124", .edition = dates}, {.rule = "BX125", .edition = imprint}};
}

}  // namespace banxin
