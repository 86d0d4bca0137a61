#include "sheet/json_node.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/json.h"
#include "base/message.h"
#include "base/place_finder.h"

namespace banxin {

using nlohmann::json;

JsonNode JsonNode::operator[](const char* key) const {
  const auto found = value_.find(key);
  if (!value_.is_object() || found == value_.end()) throw wants(say("an object with \"{}\"", key));
  return {*found, fmt::format("{}/{}", at_, key)};
}

JsonNode JsonNode::item(size_t index) const {
  if (!value_.is_array() || index >= value_.size()) throw wants(say("a list of at least {}", index + 1));
  return {value_[index], fmt::format("{}/{}", at_, index)};
}

std::string JsonNode::text() const {
  if (!value_.is_string()) throw wants(say("a text"));
  return value_.get<std::string>();
}

bool JsonNode::boolean() const {
  if (!value_.is_boolean()) throw wants(say("true or false"));
  return value_.get<bool>();
}

int JsonNode::integer() const {
  if (!value_.is_number_integer()) throw wants(say("a whole number"));
  if (value_.is_number_unsigned()) return static_cast<int>(std::min<uint64_t>(value_.get<uint64_t>(), INT32_MAX));
  return static_cast<int>(std::max<int64_t>(value_.get<int64_t>(), INT32_MIN));
}

int64_t JsonNode::thousandths() const {
  constexpr double most = 1e9;
  if (!value_.is_number() || std::abs(value_.get<double>()) > most) throw wants(say("a number"));
  return std::llround(value_.get<double>() * 1000);
}

namespace {

// Where nlohmann's parser stops, also at a number that is too large, for which its exception has no place.
class StopAtFault final : public nlohmann::json_sax<json> {
 public:
  size_t byte = 0;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(size_t position, const std::string&, const json::exception&) override {
    byte = position;
    return false;
  }
};

size_t stop_of(const std::string& text) {
  StopAtFault stop;
  json::sax_parse(text, &stop);
  return stop.byte;
}

}  // namespace

bool read_document(FileId file, const DocumentKind& kind, Report& report,
                   const std::function<void(const JsonNode& top)>& read) {
  const std::string& text = report.sources().text(file);
  const auto fault = [&](Place place, const Message& words) {
    report.error(kind.code, place, words, kind.hint);
    return false;
  };
  const auto stopped = [&] { return place_of_byte(file, text, std::max<size_t>(stop_of(text), 1) - 1); };
  if (const size_t at = find_nested_deeper(text, kind.most_depth); at != std::string::npos)
    return fault(place_of_byte(file, text, at),
                 say("not a {}: it is nested deeper than {}", kind.name, kind.most_depth));
  try {
    const json document = json::parse(text);
    read({document, ""});
    return true;
  } catch (const json::out_of_range&) {
    return fault(stopped(), say("this {} holds a number that is too large", kind.name));
  } catch (const json::exception&) {
    return fault(stopped(), say("this {} is not JSON, or not all of it is there", kind.name));
  } catch (const WrongShape& wrong) {
    return fault({file, 1, 1}, say("not a {}: {} should be {}", kind.name,
                                   wrong.at.empty() ? say("the document") : verbatim(wrong.at), wrong.wants));
  }
}

}  // namespace banxin
