#include "read/paragraphs.h"

#include <fmt/format.h>

#include "base/message.h"
#include "base/place_finder.h"
#include "base/utf8.h"
#include "read/calendar.h"
#include "read/markdown.h"
#include "read/nearest.h"

namespace banxin {
namespace {

constexpr size_t most_filled_bytes = 16u << 20;  // that the variables of an edition's texts may stand for

void unknown_variable(std::string_view name, Place place, const Variables& variables, Report& report) {
  if (report.is_full_of("unknown-variable", place)) return;
  std::vector<std::string> known;
  for (const auto& [word, value] : variables) known.push_back(word);
  for (const char* form : {"page-of:…", "date:…", "date-words", "era", "era-words"}) known.emplace_back(form);
  report.error("unknown-variable", place, say("there is no variable \"{}\"{}", name, did_you_mean(name, known)),
               say("{}; a brace in the text is written {{{{", one_of(known)), static_cast<int>(utf8::length(name)) + 2);
}

// What {name} stands for; nothing when it is unknown, which is said.
std::optional<std::string> value_of(const std::string& name, Place place, Scope& scope, const Language* language) {
  constexpr std::string_view page_of = "page-of:";
  const Edition& edition = scope.reading->edition;
  const Language& spoken = language ? *language : edition.language;
  if (auto written = day_variable(name, edition.date, spoken)) return written;
  if (const auto found = scope.variables->find(name); found != scope.variables->end()) return found->second;
  if (name.starts_with(page_of) && scope.page_index)
    return scope.page_index->page_of(name.substr(page_of.size()), place, scope.report);
  if (const auto form = date_form_of(name)) {
    if (edition.date.year == 0) return "";  // which has been said
    if (auto written = write_date(edition.date, spoken, *form)) return written;
    scope.report.error("date-pattern", place, say("\"{}\" writes no date", name),
                       say("write fields of days: G y M d E, as {{date:y年M月d日}} or {{era:Gy年M月d日}}"));
    return std::nullopt;
  }
  unknown_variable(name, place, *scope.variables, scope.report);
  return std::nullopt;
}

// Puts the values of {variables} into one span; {{ is a brace.
void fill_in(Span& span, Scope& scope, const Language* language) {
  size_t& put_in = scope.reading->filled_bytes;
  Report& report = scope.report;
  std::string filled;
  PlaceFinder places(span.text, span.place);
  for (size_t at = 0; at < span.text.size();) {
    const size_t brace = std::min(span.text.find('{', at), span.text.size());
    filled.append(span.text, at, brace - at);
    if (brace == span.text.size()) break;
    if (span.text.compare(brace, 2, "{{") == 0) {
      filled += '{';
      at = brace + 2;
      continue;
    }
    const size_t end = span.text.find('}', brace);
    if (end == std::string::npos) {
      report.error("unknown-variable", places.at(brace), say("this {{ is not closed"),
                   say("write {{date}}, or {{{{ for a brace"));
      filled.append(span.text, brace);
      break;
    }
    const std::string name = span.text.substr(brace + 1, end - brace - 1);
    const auto value = value_of(name, places.at(brace), scope, language);
    if (value && (put_in += value->size()) <= most_filled_bytes) {
      filled += *value;
    } else if (value && !report.is_full_of("too-many-variables", places.at(brace))) {
      report.error("too-many-variables", places.at(brace),
                   say("the variables of this edition stand for more than {} bytes", most_filled_bytes),
                   say("use fewer of them, or shorter names"));
    }
    at = end + 1;
  }
  span.text = std::move(filled);
}

void add_line(std::string_view line, Place place, Scope& scope, const Language* language, std::vector<Paragraph>& out) {
  Paragraph paragraph{inline_spans(line, place, scope.report), place, false};
  if (scope.variables)
    for (Span& span : paragraph.spans) fill_in(span, scope, language);
  std::erase_if(paragraph.spans, [](const Span& span) { return span.text.empty(); });
  if (!paragraph.spans.empty()) out.push_back(std::move(paragraph));
}

void add_scalar(const Node& node, Scope& scope, const Language* language, std::vector<Paragraph>& out) {
  Place place = node.place;
  if (node.quoted) ++place.column;
  if (node.block) place.column = node.indent + 1, ++place.line;
  for (size_t at = 0; at <= node.text.size();) {
    const size_t end = std::min(node.text.find('\n', at), node.text.size());
    add_line(std::string_view(node.text).substr(at, end - at), place, scope, language, out);
    if (node.block) ++place.line;
    at = end + 1;
  }
}

}  // namespace

std::vector<Paragraph> paragraphs_of(const Node& node, Scope& scope, const Language* language) {
  std::vector<Paragraph> out;
  if (node.is_scalar()) add_scalar(node, scope, language, out);
  for (const NodePtr& item : node.items) add_scalar(*item, scope, language, out);
  return out;
}

}  // namespace banxin
