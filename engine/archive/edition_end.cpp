#include "archive/edition_end.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/message.h"

namespace banxin {
namespace {

using EndJson = nlohmann::ordered_json;  // which the others use: another kind is another minute to compile

}  // namespace

std::string print(const EditionEnd& end) {
  EndJson json = {{"line", print(end.line)},
                  {"problems", end.problems},
                  {"first_error", end.first_error},
                  {"report", end.report.string()},
                  {"stops", end.stops}};
  if (end.fault) json["fault"] = {end.fault->code, end.fault->text.english(), end.fault->hint.english()};
  for (const KnownFile& file : end.known) json["known"].push_back(print(file));
  return json.dump(-1, ' ', false, EndJson::error_handler_t::replace);
}

EditionEnd parse_edition_end(std::string_view text) {
  const EndJson json = EndJson::parse(text);
  const std::optional<JournalLine> line = parse_journal_line(json.at("line").get<std::string>());
  if (!line) throw std::invalid_argument("a worker's line");
  EditionEnd end{.line = *line,
                 .problems = json.at("problems"),
                 .first_error = json.at("first_error"),
                 .report = json.at("report").get<std::string>(),
                 .stops = json.at("stops")};
  if (json.contains("fault")) {
    const EndJson& fault = json["fault"];
    end.fault = {fault.at(0), verbatim(fault.at(1)), verbatim(fault.at(2))};
  }
  if (!json.contains("known")) return end;
  for (const EndJson& file : json["known"])
    if (std::optional<KnownFile> known = parse_known(file.get_ref<const std::string&>())) end.known.push_back(*known);
  return end;
}

}  // namespace banxin
