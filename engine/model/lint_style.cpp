#include "model/lint_style.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "model/fields.h"

namespace banxin {
namespace {

const Words lint_words = {"off", "info", "warning", "error"};

// A level that is written; none when it is not.
void level_field(Fields& f, Key key, const std::vector<std::string>& numbers, LintStyle& style) {
  int level = -1;
  f.choice(key, level, lint_words);
  if (level < 0) return;
  for (const std::string& number : numbers) style.levels[number] = static_cast<LintLevel>(level);
}

void silence_fields(Fields& f, LintStyle& style) {
  LintSilence silence;
  f.words({"rule", "the rules that say nothing there: BX111, [BX110, lone-character]", true}, silence.rules, "");
  f.word({"block", "about which block; about all of them when not given"}, silence.block);
  f.integer({"page", "on which page; on all pages of the template when not given"}, silence.page, 1, 9999);
  f.word({"because", "the reason, for who reads the house file next", true}, silence.because);
  for (const std::string& rule : silence.rules)
    if (!lint_rule_of(rule))
      f.error("rule", "unknown-rule", say("there is no rule {}", rule),
              say("write the code that `banxin check` shows in brackets: BX110, lone-character"));
  style.silences.push_back(std::move(silence));
}

}  // namespace

LintStyle LintStyle::changed_by(const LintStyle& other) const {
  LintStyle both = *this;
  for (const auto& [number, level] : other.levels) both.levels[number] = level;
  both.silences.insert(both.silences.end(), other.silences.begin(), other.silences.end());
  return both;
}

LintLevel LintStyle::level_of(const LintRule& rule) const {
  const auto found = levels.find(std::string_view(rule.number));
  return found == levels.end() ? rule.level : found->second;
}

bool LintStyle::is_silent(std::string_view code, std::string_view block, int number) const {
  const LintRule* rule = lint_rule_of(code);
  return std::ranges::any_of(silences, [&](const LintSilence& silence) {
    const bool meant = std::ranges::any_of(
        silence.rules, [&](const std::string& named) { return named == code || (rule && named == rule->number); });
    return meant && (silence.block.empty() || silence.block == block) && (silence.page == 0 || silence.page == number);
  });
}

void fields(Fields& f, LintStyle& style) {
  f.map({"lint", "what `banxin check` makes of the rules of a finished page, by their codes"}, [&](Fields& inner) {
    std::vector<std::string> all;
    for (const LintRule& rule : lint_rules()) all.emplace_back(rule.number);
    level_field(inner, {"every", "all rules that are not named here"}, all, style);
    for (const LintRule& rule : lint_rules()) {
      const std::string purpose = fmt::format("{}: {}", rule.name, rule.purpose);
      level_field(inner, {rule.number, purpose.c_str()}, {rule.number}, style);
      const std::string same = fmt::format("the same as {}", rule.number);
      for (const std::string_view code : rule.codes)
        level_field(inner, {code.data(), same.c_str()}, {rule.number}, style);
    }
    inner.list({"silence", "places where a rule says nothing, each with the reason"},
               [&](Fields& one) { silence_fields(one, style); });
  });
}

}  // namespace banxin
