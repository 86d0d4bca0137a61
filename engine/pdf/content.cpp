#include "pdf/content.h"

#include <array>
#include <charconv>
#include <cmath>

#include "pdf/work.h"

namespace banxin {
namespace {

constexpr size_t most_operands = 100'000;  // arrays are one; CMaps hold up to a hundred pairs, some writers' thousands
constexpr double largest_number = 3.403e38;  // ISO 32000-1, annex C
constexpr uint64_t work_an_operation = 64;   // to judge one, in bytes read

constexpr std::array<bool, 256> blanks = [] {
  std::array<bool, 256> all{};
  for (const char c : {' ', '\n', '\r', '\t', '\f', '\0'}) all[static_cast<unsigned char>(c)] = true;
  return all;
}();

bool is_blank(char c) { return blanks[static_cast<unsigned char>(c)]; }

bool ends_word(char c) { return is_blank(c) || std::string_view("()<>[]{}/%").find(c) != std::string_view::npos; }

bool begins_number(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.'; }

Operand plain(std::string_view word) {
  Operand operand{Operand::Kind::word, 0, word};
  if (!begins_number(word[0])) return operand;
  const std::string_view digits = word[0] == '+' ? word.substr(1) : word;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), operand.number);
  if (end != digits.data() + digits.size()) return operand;
  operand.kind = Operand::Kind::number;
  if (error != std::errc{}) operand.number = HUGE_VAL;
  return operand;
}

}  // namespace

void ContentReader::stop(Phrase fault) {
  fault_ = fault;
  at_ = stream_.size();
}

bool ContentReader::skip_blank() {
  const char *at = stream_.data() + at_, *const end = stream_.data() + stream_.size();
  for (; at < end; ++at) {
    if (*at == '%')
      while (at + 1 < end && *at != '\n' && *at != '\r') ++at;
    else if (!is_blank(*at))
      break;
  }
  at_ = static_cast<size_t>(at - stream_.data());
  return at < end;
}

void ContentReader::skip_string() {
  int depth = 0;
  do {
    const char c = stream_[at_++];
    if (c == '\\')
      ++at_;
    else
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
  } while (depth > 0 && at_ < stream_.size());
  if (depth > 0) stop(phrase("a string does not end"));
}

// Arrays and dictionaries; strings inside them may hold brackets of any kind.
void ContentReader::skip_nested(char open, char close) {
  int depth = 0;
  do {
    if (stream_[at_] == '(') {
      skip_string();
      continue;
    }
    depth += stream_[at_] == open ? 1 : stream_[at_] == close ? -1 : 0;
    ++at_;
  } while (depth > 0 && at_ < stream_.size());
  if (depth > 0) stop(phrase("an array or dictionary does not end"));
}

void ContentReader::read_word() {
  const size_t start = at_++;
  while (at_ < stream_.size() && !ends_word(stream_[at_])) ++at_;
  operands_.push_back(plain(stream_.substr(start, at_ - start)));
  if (!(std::abs(operands_.back().number) <= largest_number)) stop(phrase("a number is none that PDF knows"));
}

bool ContentReader::read_operand() {
  const size_t start = at_;
  const char c = stream_[at_];
  Operand::Kind kind = Operand::Kind::string;
  if (c == '(') {
    skip_string();
  } else if (c == '<' && stream_.substr(at_, 2) == "<<") {
    kind = Operand::Kind::dictionary;
    skip_nested('<', '>');
  } else if (c == '<') {
    at_ = stream_.find('>', at_);
    if (at_ == std::string_view::npos) return stop(phrase("a string does not end")), false;
    ++at_;
  } else if (c == '[') {
    kind = Operand::Kind::array;
    skip_nested('[', ']');
  } else if (c == ')' || c == '>' || c == ']' || c == '{' || c == '}') {
    return stop(phrase("a bracket closes what was not open")), false;
  } else {
    read_word();
    if (c == '/') operands_.back().kind = Operand::Kind::name;
    return fault_.empty();
  }
  operands_.push_back({kind, 0, stream_.substr(start, at_ - start)});
  return fault_.empty();
}

// ISO 32000-1, 8.9.7: the data ends before EI between white space. Three letters could stand in the data by chance;
// what follows must then be an operator's or a number's byte, or the end.
void ContentReader::skip_inline_image() {
  for (size_t at = at_ + 1; at + 3 <= stream_.size(); ++at) {
    if (!is_blank(stream_[at]) || stream_.substr(at + 1, 2) != "EI") continue;
    if (at + 3 < stream_.size() && !is_blank(stream_[at + 3])) continue;
    at_ = at + 3;
    return;
  }
  stop(phrase("an inline image does not end"));
}

bool ContentReader::next() {
  const size_t before = at_;
  const bool found = read();
  spend(at_ - before + work_an_operation);
  return found;
}

bool ContentReader::read() {
  operands_.clear();
  bool image = false;
  for (begin_ = stream_.size(); skip_blank();) {
    if (begin_ == stream_.size()) begin_ = at_;
    if (operands_.size() > most_operands) return stop(phrase("an operator has more than 100000 operands")), false;
    if (!read_operand()) return false;
    const Operand& last = operands_.back();
    if (last.kind != Operand::Kind::word || last.text == "true" || last.text == "false" || last.text == "null")
      continue;
    operation_ = last.text;
    operands_.pop_back();
    if (operation_ == "BI") {
      image = true;
      continue;
    }
    if (!image) return true;
    if (operation_ != "ID") return stop(phrase("an inline image has no data")), false;
    skip_inline_image();
    operation_ = "BI";
    return fault_.empty();
  }
  if (!operands_.empty()) fault_ = phrase("operands without an operator at the end");
  return false;
}

bool ContentReader::ends_in_numbers(size_t count) const {
  if (operands_.size() != count) return false;
  for (const Operand& operand : operands_)
    if (operand.kind != Operand::Kind::number) return false;
  return true;
}

}  // namespace banxin
