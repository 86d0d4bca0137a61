#include "app/lines.h"

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>
#include <span>

#include "api/json_text.h"
#include "app/request_fields.h"
#include "base/json.h"
#include "base/message.h"
#include "base/utf8.h"
#include "compose/compose.h"
#include "model/limits.h"
#include "text/orient.h"
#include "text/text.h"

namespace banxin {
namespace {

constexpr size_t most_bytes = 16u << 20;  ///< of one request
constexpr size_t most_depth = 64;         ///< of its brackets
constexpr double most_em = 1000;          ///< of a measure
/// Errors that leave only a part of the text.
constexpr std::string_view beyond_limits[] = {"long-paragraph", "long-line", "too-many-marks", "too-many-joined"};

struct Request {
  Json id;
  std::string text;
  Language language;
  ParaStyle style;
  Shaper::Options options;
  std::vector<std::string> names;
  std::optional<Em> width;
};

using LevelWord = Word<Level>;
constexpr LevelWord chinese_levels[] = {{"none", Level::none},
                                        {"basic", Level::basic},
                                        {"gb", Level::gb},
                                        {"strict", Level::strict},
                                        {"loose", Level::loose}};
constexpr LevelWord japanese_levels[] = {{"very-strict", Level::ja_very_strict},
                                         {"strict", Level::ja_strict},
                                         {"loose", Level::ja_loose},
                                         {"very-loose", Level::ja_very_loose}};
constexpr LevelWord korean_levels[] = {{"character", Level::ko_character}, {"word", Level::ko_word}};
constexpr LevelWord css_levels[] = {{"css:loose", Level::css_loose},
                                    {"css:normal", Level::css_normal},
                                    {"css:strict", Level::css_strict},
                                    {"css:anywhere", Level::css_anywhere}};
constexpr Word<WordBreak> word_breaks[] = {
    {"normal", WordBreak::normal}, {"keep-all", WordBreak::keep_all}, {"break-all", WordBreak::break_all}};
constexpr Word<Align> aligns[] = {
    {"justify", Align::justify}, {"start", Align::start}, {"centre", Align::centre}, {"end", Align::end}};
constexpr Word<PunctStyle> punct_styles[] = {
    {"auto", PunctStyle::automatic},  {"quanjiao", PunctStyle::quanjiao},           {"kaiming", PunctStyle::kaiming},
    {"banjiao", PunctStyle::banjiao}, {"line-end-half", PunctStyle::line_end_half}, {"plain", PunctStyle::plain}};
constexpr Word<Hang> hangs[] = {{"none", Hang::none}, {"allow", Hang::allow}, {"force", Hang::force}};
constexpr Word<LineFill> fills[] = {
    {"auto", LineFill::automatic}, {"none", LineFill::none}, {"tsheg", LineFill::tsheg}};
constexpr Word<BaseDirection> base_directions[] = {{"auto", BaseDirection::automatic},
                                                   {"left-to-right", BaseDirection::left_to_right},
                                                   {"right-to-left", BaseDirection::right_to_left}};
constexpr Word<Direction> directions[] = {{"horizontal", Direction::horizontal}, {"vertical", Direction::vertical}};

constexpr const char* field_names[] = {"id",           "text",       "lang",       "level",           "word_break",
                                       "width_em",     "indent_em",  "align",      "optimal",         "punct_style",
                                       "compress",     "trim_edges", "hang",       "letter_gap_em",   "digit_gap_em",
                                       "normalize",    "hyphenate",  "names",      "direction",       "font",
                                       "size_pt",      "uniform_em", "word_space", "letter_space_em", "glyph_scale",
                                       "most_hyphens", "cut_names",  "fill",       "base_direction"};

/// The body style of the house for a language, with the text taken as it is given.
ParaStyle default_style(const Language& language) {
  ParaStyle style;
  style.normalize = false;
  if (language.is_chinese()) return style;
  style.indent = {language.is_cjk() ? 1000 : 0};
  const int32_t gap = language.region == Region::japan ? 250 : 0;
  style.letter_gap = style.digit_gap = {gap};
  return style;
}

std::span<const LevelWord> levels_of(const Language& language) {
  if (language.is_chinese()) return chinese_levels;
  if (language.region == Region::japan) return japanese_levels;
  if (language.region == Region::korea) return korean_levels;
  return {};
}

void read_level(const FieldReader& fields, const Language& language, Level& out) {
  const auto value = fields.text("level");
  if (!value) return;
  for (const std::span<const LevelWord> words : {levels_of(language), std::span<const LevelWord>(css_levels)}) {
    if (const Level* found = FieldReader::look_up<Level>(*value, words)) {
      out = *found;
      return;
    }
  }
  throw Refusal{"\"level\" is \"" + *value + "\"; for " + language.tag + " write one of" +
                FieldReader::list(levels_of(language)) + FieldReader::list(std::span<const LevelWord>(css_levels))};
}

/// Words of ASCII letters and digits joined by single hyphens, as BCP 47 has them.
bool is_language_tag(const std::string& tag) {
  if (tag.empty() || tag.size() > 35 || tag.front() == '-' || tag.back() == '-') return false;
  return tag.find("--") == std::string::npos && std::all_of(tag.begin(), tag.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

void read_justification(const FieldReader& fields, ParaStyle& style) {
  if (const auto word = fields.spread("word_space", 0.1, 10)) style.justify.word = *word;
  if (const auto glyph = fields.spread("glyph_scale", 0.8, 1.2)) style.justify.glyph = *glyph;
  if (const auto letter = fields.spread("letter_space_em", -0.2, 0.5)) {
    style.justify.least_letter = {letter->least};
    style.justify.letter = {letter->best};
    style.justify.most_letter = {letter->most};
    if (style.justify.word.most == 0 && !style.justify.letters_give())
      style.justify.word = {667, 1000, 2000};  // words alone, as a style that says so (model/style.cpp)
  }
  fields.integer("most_hyphens", 0, 20, style.hyphens.most);
  fields.flag("cut_names", style.hyphens.names);
  fields.choice<LineFill>("fill", fills, style.fill);
  fields.choice<BaseDirection>("base_direction", base_directions, style.base);
}

void read_style(const FieldReader& fields, const Language& language, ParaStyle& style) {
  style = default_style(language);
  read_level(fields, language, style.level);
  fields.choice<WordBreak>("word_break", word_breaks, style.word_break);
  fields.em("indent_em", most_em, style.indent);
  fields.choice<Align>("align", aligns, style.align);
  fields.flag("optimal", style.optimal);
  fields.choice<PunctStyle>("punct_style", punct_styles, style.punctuation);
  fields.flag("compress", style.compress);
  fields.flag("trim_edges", style.trim_edges);
  fields.choice<Hang>("hang", hangs, style.hang);
  fields.em("letter_gap_em", 1, style.letter_gap);
  fields.em("digit_gap_em", 1, style.digit_gap);
  fields.flag("normalize", style.normalize);
  style.hyphenate = fields.texts("hyphenate");
  for (const std::string& tag : style.hyphenate)
    if (!is_language_tag(tag)) throw Refusal{"\"hyphenate\" wants language tags such as en or de"};
  if (const auto size = fields.milli("size_pt", 1, 1000)) style.text.size = {*size};
  read_justification(fields, style);
}

void read_font(const FieldReader& fields, const FontCatalogue& catalogue, Request& request) {
  if (const auto width = fields.milli("uniform_em", 0.001, 10)) request.options.uniform = Em{*width};
  const auto role = fields.text("font");
  if (!role) return;
  if (catalogue.roles.find(*role) == catalogue.roles.end()) {
    std::string known;
    for (const auto& [name, faces] : catalogue.roles) known += " " + name;
    throw Refusal{"\"font\" is \"" + *role + "\"; the roles of the font catalogue are" + known};
  }
  request.style.text.font = *role;
}

void read_request(const Json& object, const FontCatalogue& catalogue, Request& request) {
  if (!object.is_object()) throw Refusal{"a request is one JSON object a line: {\"text\": \"…\"}"};
  if (const auto id = object.find("id"); id != object.end()) request.id = *id;
  const FieldReader fields(object, field_names);
  const auto text = fields.text("text");
  if (!text) throw Refusal{"\"text\" is missing"};
  request.text = *text;
  const std::string tag = fields.text("lang").value_or("zh-Hans");
  if (!is_language_tag(tag)) throw Refusal{"\"lang\" is no language tag such as zh-Hans, ja or en"};
  request.language = language_of(tag);
  read_style(fields, request.language, request.style);
  request.names = fields.texts("names");
  for (const std::string& name : request.names)
    if (utf8::length(name) > longest_name)
      throw Refusal{"a name of \"names\" may have " + std::to_string(longest_name) + " characters"};
  fields.choice<Direction>("direction", directions, request.style.direction);
  if (const auto width = fields.milli("width_em", 0.001, most_em)) request.width = Em{*width};
  read_font(fields, catalogue, request);
}

/// Thousandths of an em as the shortest decimal.
Json in_em(Length length, Length em) {
  const int64_t n = static_cast<int64_t>(length.mpt) * 1000;
  const int64_t milli = (n + (n < 0 ? -em.mpt : em.mpt) / 2) / em.mpt;
  return milli % 1000 == 0 ? Json(milli / 1000) : Json(static_cast<double>(milli) / 1000);
}

/// Penalty units to the thousandth.
Json in_units(int64_t millionths) {
  const int64_t milli = millionths / 1000;
  return milli % 1000 == 0 ? Json(milli / 1000) : Json(static_cast<double>(milli) / 1000);
}

/// The text as it is set, U+2028 as the newline it came from.
std::string shown(std::u32string_view chars) {
  std::u32string out(chars);
  std::replace(out.begin(), out.end(), U'\u2028', U'\n');
  return utf8::from_utf32(out);
}

uint32_t offset_of(const ShapedText& text, uint32_t cluster) {
  return cluster < text.clusters.size() ? text.clusters[cluster].first_char : static_cast<uint32_t>(text.chars.size());
}

/// One width for every code point of clusters [first, last); 0 inside a cluster.
Json widths_of(const ShapedText& text, const std::vector<Length>& advance, uint32_t first, uint32_t last) {
  Json out = Json::array();
  for (uint32_t i = first; i < last; ++i) {
    out.push_back(in_em(advance[i], text.em));
    for (uint32_t k = 1; k < text.clusters[i].chars; ++k) out.push_back(0);
  }
  return out;
}

Json answer_line(const ShapedText& text, const Composed& set, const Line& line) {
  const uint32_t start = offset_of(text, line.first);
  const uint32_t end =
      line.last == line.first ? start : text.clusters[line.last - 1].first_char + text.clusters[line.last - 1].chars;
  Json hung = Json::array();
  if (line.hangs) hung.push_back(offset_of(text, line.last - 1));
  Json answer = {{"text", shown(std::u32string_view(text.chars).substr(start, end - start))},
                 {"start", start},
                 {"end", end},
                 {"width_em", in_em(line.width, text.em)},
                 {"natural_em", in_em(line.natural, text.em)},
                 {"advances_em", widths_of(text, set.advance, line.first, line.last)},
                 {"stage", name_of(line.stage)},
                 {"hang", hung}};
  if (line.hyphen) answer["hyphen"] = true;
  if (line.scale != 1000) answer["glyph_scale"] = in_em({line.scale}, {1000});
  if (line.fillers > 0) answer["fillers"] = line.fillers;
  return answer;
}

void answer_text(const ShapedText& text, const Spacing& spacing, bool whole_words, Json& answer) {
  Json breaks = Json::array(), gaps = Json::object();
  int64_t total = 0;
  for (uint32_t i = 0; i < text.clusters.size(); ++i) {
    const bool kept = whole_words && text.clusters[i].inside_word;
    if (i > 0 && text.breaks[i] != no_break && !kept) breaks.push_back(offset_of(text, i));
    if (spacing.gap[i].mpt != 0) gaps[std::to_string(offset_of(text, i))] = in_em(spacing.gap[i], text.em);
    total += spacing.advance[i].mpt + spacing.gap[i].mpt;
  }
  answer["text"] = shown(text.chars);
  answer["vo"] = Json::array();
  for (const char32_t c : text.chars) answer["vo"].push_back(vertical_orientation(c));
  answer["breaks"] = std::move(breaks);
  answer["advances_em"] = widths_of(text, spacing.advance, 0, static_cast<uint32_t>(text.clusters.size()));
  answer["gaps_em"] = std::move(gaps);
  answer["total_em"] = in_em(saturated(total), text.em);
  answer["marked"] = Json::array();
  for (const char32_t c : text.chars) answer["marked"].push_back(carries_emphasis_mark(c) ? 1 : 0);
}

Json answer_changes(const std::vector<Change>& changes) {
  Json out = Json::array();
  for (const Change& change : changes) {
    out.push_back(
        {{"offset", change.offset}, {"rule", change.rule}, {"before", change.before}, {"after", change.after}});
  }
  return out;
}

/// A newline is a forced break; so are the other ends of line that texts bring along.
std::string with_line_separators(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] == '\n' || text[i] == '\r') {
      utf8::append(out, U'\u2028');
    } else {
      out += text[i];
    }
  }
  return out;
}

Json serve(const Request& request, Shaper& shaper) {
  Report report(std::make_shared<Sources>());
  const std::vector<Span> spans{{with_line_separators(request.text), {}}};
  shaper.set_names(request.names);
  const ShapedText text = shaper.shape(spans, request.style, request.language, report, request.options);
  for (const Note& note : report.notes())
    if (std::ranges::find(beyond_limits, note.code) != std::end(beyond_limits)) throw Refusal{note.text};
  const Spacing spacing = space(text, request.style);
  Json answer{{"id", request.id}};
  const Measure measure{{}, request.width.value_or(Em{}) * text.em};
  const std::span<const Measure> measures(&measure, request.width ? 1 : 0);
  answer_text(text, spacing, keeps_words_whole(text, request.style, measures), answer);
  if (request.style.normalize) answer["changes"] = answer_changes(text.changes);
  Composed set;
  if (request.width) set = compose(text, spacing, measures, request.style);
  answer["lines"] = Json::array();
  for (const Line& line : set.lines) answer["lines"].push_back(answer_line(text, set, line));
  answer["badness"] = in_units(set.cost);
  answer["lone_character"] = set.lone_character;
  answer["warnings"] = words_of(set.warnings);
  for (const Note& note : report.notes()) answer["warnings"].push_back(note.code + ": " + note.text);
  return answer;
}

Json answer_request(const std::string& line, const FontCatalogue& catalogue, Shaper& shaper, bool& refused) {
  Request request;
  try {
    if (line.size() > most_bytes) throw Refusal{"a request may have 16 MiB"};
    if (const size_t at = utf8::find_invalid(line); at != std::string::npos) {
      throw Refusal{"byte " + std::to_string(at + 1) + " of the request is not UTF-8"};
    }
    if (find_nested_deeper(line, most_depth) != std::string::npos)
      throw Refusal{"a request may be nested 64 deep; this one is nested deeper than 64"};
    read_request(Json::parse(line), catalogue, request);
    return serve(request, shaper);
  } catch (const Refusal& refusal) {
    refused = true;
    return {{"id", request.id}, {"error", refusal.text}};
  } catch (const MachineFault& fault) {
    refused = true;
    return {{"id", request.id}, {"error", fault.text.english()}};
  } catch (const Json::parse_error& fault) {
    refused = true;
    return {{"id", request.id}, {"error", "not JSON at byte " + std::to_string(fault.byte)}};
  } catch (const Json::exception&) {  // a number beyond what a double holds
    refused = true;
    return {{"id", request.id}, {"error", "not JSON: a number is out of range"}};
  }
}

// The next line of any length, of which no more is kept than tells that it is too long.
bool next_line(std::istream& in, std::string& line) {
  std::array<char, size_t{1} << 14> piece{};
  line.clear();
  while (true) {
    in.getline(piece.data(), piece.size());
    const auto taken = static_cast<size_t>(in.gcount());
    const bool end_of_line = in.good();  // its newline was taken too
    if (line.size() <= most_bytes) line.append(piece.data(), taken - (end_of_line ? 1 : 0));
    if (end_of_line) return true;
    if (in.eof() || in.bad() || taken == 0) return !line.empty();
    in.clear();  // the piece is full
  }
}

}  // namespace

int run_lines(std::istream& in, std::ostream& out, const FontCatalogue& catalogue) {
  const FontShelf shelf(catalogue);
  Shaper shaper(shelf);
  bool refused = false;
  for (std::string line; next_line(in, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    out << json_text(answer_request(line, catalogue, shaper, refused), -1);
    if (!out) break;
  }
  if (in.bad())
    throw MachineFault{"cannot-read", say("cannot read requests from stdin"), say("give them as a file or a pipe")};
  if (!out.flush())
    throw MachineFault{"cannot-answer", say("cannot write the answers to stdout"),
                       say("free some disk space, or send them to a file or program that takes them")};
  return refused ? 2 : 0;
}

}  // namespace banxin
