#include "model/lint_rules.h"

#include <algorithm>

namespace banxin {

namespace {

using enum LintLevel;
// Rising prices are rising shame: white that a reader sees, then words that are read wrongly, then what must not be
// printed at all.
const std::vector<LintRule> rules = {
    {"BX101", {"overset", "table-overset", "text-overset"}, warning, 100'000, "溢文", "text that finds no room"},
    {"BX102", {"underset", "table-underset"}, warning, 2000, "缺文", "a block with lines to spare"},
    {"BX103", {"missing-glyph"}, warning, 3000, "缺字", "a character that the face of its text lacks"},
    {"BX104", {"lone-character"}, warning, 100, "孤字", "a paragraph whose last line holds one character"},
    {"BX105", {}, info, 120, "孤行", "the last line of a paragraph, less than half of it full, at the top of a column"},
    {"BX106", {"relaxed-line"}, warning, 400, "避头尾", "a line that turns where its level forbids it"},
    {"BX107", {}, info, 10, "行首括号", "an opening bracket at the start of a line that keeps its white"},
    {"BX108", {"loose-line"}, warning, 150, "松行", "a line set loosely"},
    {"BX109", {"squeezed-line"}, warning, 150, "紧行", "a line with its marks squeezed"},
    {"BX110", {}, warning, 600, "碰题", "two headlines of nearly one size beside each other at one height"},
    {"BX111", {}, warning, 600, "通缝、断版", "white that cuts the page from top to foot, or from side to side"},
    {"BX112", {}, warning, 500, "题不盖文", "text of a story that stands beside its headline's columns, not under it"},
    {"BX113", {}, info, 300, "头重脚轻", "a headline low on the page that is larger than all above it"},
    {"BX114", {"looks-off"}, info, 300, "图片出视", "a picture that looks off the page"},
    {"BX115", {}, warning, 800, "图文分离", "a picture away from its story, or a caption away from its picture"},
    {"BX116", {"fold", "fold-focus"}, warning, 500, "压折", "what the fold cuts"},
    {"BX117", {"headline-too-high"}, warning, 400, "题挤", "rows of a headline that touch"},
    {"BX118",
     {"headline-too-long", "headline-too-wide", "headline-turn"},
     warning,
     400,
     "题长",
     "a headline that does not fit its rows"},
    {"BX119", {"headline-covered"}, warning, 2000, "压题", "a block that lies on a headline"},
    {"BX120", {"short-part"}, error, 3000, "转版", "a jump without its mate, or to the wrong page"},
    {"BX121", {"ad-label"}, error, 100'000, "广告", "an ad that is not marked as one"},
    {"BX122", {}, error, 3000, "版序", "a page without its number, or with it in another place than its fellows"},
    {"BX123", {}, error, 100'000, "报名", "a front page whose nameplate is missing, or is not its largest text"},
    {"BX124", {}, error, 100'000, "日期", "a date, weekday, issue number or number of pages that is not the edition's"},
    {"BX125", {}, info, 1000, "出版项", "what the rules of the trade want a paper to print and this one does not"},
    {"BX130", {"coarse-picture"}, warning, 1500, "低精度", "a picture of too few pixels for its size"},
    {"BX131",
     {"press-ink", "photo-ink", "pdf-ink"},
     warning,
     1500,
     "墨量",
     "more ink at one place than the press takes"},
    {"BX132", {"press-text", "pdf-type"}, warning, 800, "黑字", "small text in several inks"},
    {"BX133", {}, warning, 300, "反白小字", "white or coloured type below 6 pt"},
    {"BX134", {"pdf-font"}, error, 100'000, "字体", "a supplied page whose fonts are not in its file"},
    {"BX136", {"cropped-picture"}, warning, 800, "裁图", "a picture of which more than 40 % are cut away"},
    {"BX137", {"low-contrast"}, warning, 800, "压图", "text that can hardly be read on what lies under it"},
    {"BX140", {"story-twice"}, warning, 3000, "重稿", "the same picture, story or headline twice in an edition"},
    {"BX141", {}, warning, 200, "断名", "a name, or the credit of a picture, cut by the end of a line"},
    {"BX142", {}, warning, 400, "断数", "a number cut by the end of a line"},
    {"BX143", {}, warning, 300, "窄栏", "text beside a picture in lines of fewer than seven characters"},
    {"BX144", {}, warning, 200, "错行", "lines of stories side by side that do not stand level"}};

}  // namespace

const std::vector<LintRule>& lint_rules() { return rules; }

const LintRule* lint_rule_of(std::string_view code) {
  const auto& rules = lint_rules();
  const auto found = std::ranges::find_if(rules, [&](const LintRule& rule) {
    return rule.number == code || std::ranges::find(rule.codes, code) != rule.codes.end();
  });
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace banxin
