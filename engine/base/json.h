// A JSON writer whose output never changes by itself: keys in the order written, integers and exact decimals only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

/// Writes one document (RFC 8259, UTF-8). Containers stand on several lines, indented by two spaces, or on one line;
/// inside a container on one line everything is on that line. Keys and values must alternate as JSON wants it.
class JsonWriter {
 public:
  enum class Form : uint8_t { lines, one_line };

  JsonWriter& object(Form form = Form::lines) { return open('{', form); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& array(Form form = Form::lines) { return open('[', form); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  /// Bytes that are not UTF-8 become U+FFFD.
  JsonWriter& text(std::string_view value);
  JsonWriter& integer(int64_t value) { return raw(std::to_string(value)); }
  /// `value` / 10^`decimals` as the shortest exact decimal: 1500 → 1.5; never -0.
  JsonWriter& decimal(int64_t value, int decimals = 3) { return raw(print_decimal(value, decimals)); }
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }

  /// The document with a newline at its end; call once, after the last container is closed.
  std::string finish() { return std::move(out_ += '\n'); }

  static std::string print_decimal(int64_t value, int decimals = 3);

 private:
  struct Level {
    bool one_line, empty;
  };
  JsonWriter& open(char bracket, Form form);
  JsonWriter& close(char bracket);
  JsonWriter& raw(std::string_view token);
  void next_value();
  void break_line();

  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

/// Byte offset of the first bracket of `json` that opens a level deeper than `most`, or npos. What is nested deeper
/// than any document of ours is not parsed: the program that prints a value again goes as deep as the value does.
size_t find_nested_deeper(std::string_view json, size_t most);

}  // namespace banxin
