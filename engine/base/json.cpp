#include "base/json.h"

#include "base/utf8.h"

namespace banxin {
namespace {

void append_escaped(std::string& out, std::string_view value) {
  constexpr char hex[] = "0123456789abcdef";
  for (size_t at = 0; at < value.size();) {
    const utf8::Decoded c = utf8::decode(value, at);
    at += c.bytes;
    switch (c.value) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (c.value < 0x20) {
          out += "\\u00";
          out += hex[c.value >> 4];
          out += hex[c.value & 15];
        } else {
          utf8::append(out, c.value);
        }
    }
  }
}

}  // namespace

std::string JsonWriter::print_decimal(int64_t value, int decimals) {
  uint64_t unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  const uint64_t magnitude = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  std::string text = (value < 0 ? "-" : "") + std::to_string(magnitude / unit);
  if (const uint64_t rest = magnitude % unit) {
    std::string digits = std::to_string(unit + rest).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return text;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  next_value();
  out_ += '"';
  append_escaped(out_, value);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view token) {
  next_value();
  out_ += token;
  return *this;
}

JsonWriter& JsonWriter::open(char bracket, Form form) {
  next_value();
  out_ += bracket;
  const bool inside_line = !levels_.empty() && levels_.back().one_line;
  levels_.push_back({inside_line || form == Form::one_line, true});
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.one_line && !level.empty) break_line();
  out_ += bracket;
  return *this;
}

void JsonWriter::next_value() {
  if (after_key_ || levels_.empty()) {
    after_key_ = false;
    return;
  }
  Level& level = levels_.back();
  if (!level.empty) out_ += level.one_line ? ", " : ",";
  level.empty = false;
  if (!level.one_line) break_line();
}

void JsonWriter::break_line() {
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

size_t find_nested_deeper(std::string_view json, size_t most) {
  size_t depth = 0;
  bool quoted = false;
  for (size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (quoted && c == '\\')
      ++at;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '[' || c == '{') && ++depth > most)
      return at;
    else if (!quoted && (c == ']' || c == '}') && depth > 0)
      --depth;
  }
  return std::string_view::npos;
}

}  // namespace banxin
