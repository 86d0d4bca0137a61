#include "pdf/calculator.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <string>
#include <system_error>

#include "pdf/work.h"

namespace banxin {
namespace {

constexpr size_t deepest_stack = 100;  // ISO 32000-1, annex C
constexpr int deepest_braces = 64;

/// A number, or a truth: `not` tells them apart.
struct Value {
  double number = 0;
  bool truth = false;
};

struct Unreadable {};

struct ProgramToken {
  std::string text;
  size_t close = 0;  ///< of a brace that opens: its other one
};

std::vector<ProgramToken> tokens_of(std::string_view program) {
  constexpr std::string_view blank("\0\t\n\f\r ", 6);
  std::vector<ProgramToken> tokens;
  std::vector<size_t> open;
  for (size_t at = 0; at < program.size();) {
    const char c = program[at];
    if (blank.find(c) != blank.npos) {
      ++at;
    } else if (c == '%') {
      at = std::min(program.find_first_of("\r\n", at), program.size());
    } else if (c == '{' || c == '}') {
      if (c == '{') open.push_back(tokens.size());
      if (open.empty() || open.size() > deepest_braces) throw Unreadable{};
      if (c == '}') tokens[open.back()].close = tokens.size(), open.pop_back();
      tokens.push_back({std::string(1, c), 0});
      ++at;
    } else {
      size_t end = at;
      while (end < program.size() && blank.find(program[end]) == blank.npos && program[end] != '{' &&
             program[end] != '}' && program[end] != '%')
        ++end;
      tokens.push_back({std::string(program.substr(at, end - at)), 0});
      at = end;
    }
  }
  if (!open.empty() || tokens.empty() || tokens[0].text != "{") throw Unreadable{};
  return tokens;
}

double degrees(double radians) {
  const double turned = radians * 180 / std::numbers::pi;
  return turned < 0 ? turned + 360 : turned;
}

int64_t whole(double number) {
  constexpr double most = std::numeric_limits<int32_t>::max();
  if (!(std::abs(number) <= most)) throw Unreadable{};
  return static_cast<int64_t>(number);
}

class Calculator {
 public:
  explicit Calculator(std::vector<ProgramToken> tokens) : tokens_(std::move(tokens)) {}

  std::vector<double> run(double x) {
    push(x);
    block(0);
    std::vector<double> left;
    for (const Value& value : stack_) left.push_back(value.number);
    return left;
  }

 private:
  void push(double number, bool truth = false) {
    if (stack_.size() >= deepest_stack || !std::isfinite(number)) throw Unreadable{};
    stack_.push_back({number, truth});
  }
  Value pop() {
    if (stack_.empty()) throw Unreadable{};
    const Value top = stack_.back();
    stack_.pop_back();
    return top;
  }

  // From a brace that opens to its other one.
  void block(size_t open) {
    for (size_t at = open + 1; at < tokens_[open].close; ++at) {
      const std::string& word = tokens_[at].text;
      if (word == "{")
        at = choose(at);
      else if (!number(word) && !one(word) && !two(word) && !arrange(word))
        throw Unreadable{};
    }
  }

  // { … } if, or { … } { … } ifelse: gives where that ends.
  size_t choose(size_t first) {
    const size_t after = tokens_[first].close + 1;
    if (tokens_.at(after).text == "if") {
      if (pop().number != 0) block(first);
      return after;
    }
    if (tokens_.at(after).text != "{" || tokens_.at(tokens_[after].close + 1).text != "ifelse") throw Unreadable{};
    block(pop().number != 0 ? first : after);
    return tokens_[after].close + 1;
  }

  bool number(const std::string& word) {
    if (word.find_first_not_of("+-.0123456789eE") != word.npos) return false;
    const char *begin = word.data() + (word.starts_with('+') ? 1 : 0), *end = word.data() + word.size();
    double value = 0;
    const auto [last, fault] = std::from_chars(begin, end, value);
    if (fault != std::errc() || last != end) return false;
    push(value);
    return true;
  }

  bool one(const std::string& word) {
    using Function = double (*)(double);
    struct Named {
      std::string_view name;
      Function function;
    };
    static constexpr Named known[] = {{"abs", [](double a) { return std::abs(a); }},
                                      {"neg", [](double a) { return -a; }},
                                      {"ceiling", [](double a) { return std::ceil(a); }},
                                      {"floor", [](double a) { return std::floor(a); }},
                                      {"round", [](double a) { return std::floor(a + 0.5); }},
                                      {"truncate", [](double a) { return std::trunc(a); }},
                                      {"cvi", [](double a) { return static_cast<double>(whole(a)); }},
                                      {"cvr", [](double a) { return a; }},
                                      {"sqrt", [](double a) { return std::sqrt(a); }},
                                      {"sin", [](double a) { return std::sin(a * std::numbers::pi / 180); }},
                                      {"cos", [](double a) { return std::cos(a * std::numbers::pi / 180); }},
                                      {"ln", [](double a) { return std::log(a); }},
                                      {"log", [](double a) { return std::log10(a); }}};
    const auto found = std::ranges::find(known, word, &Named::name);
    if (found == std::end(known)) return false;
    push(found->function(pop().number));
    return true;
  }

  bool two(const std::string& word) {
    struct Named {
      std::string_view name;
      bool truth;  ///< whether a truth comes out, whatever went in
      double (*function)(double, double);
    };
    static constexpr Named known[] = {
        {"add", false, [](double a, double b) { return a + b; }},
        {"sub", false, [](double a, double b) { return a - b; }},
        {"mul", false, [](double a, double b) { return a * b; }},
        {"div", false, [](double a, double b) { return a / b; }},
        {"idiv", false,
         [](double a, double b) { return whole(b) == 0 ? NAN : static_cast<double>(whole(a) / whole(b)); }},
        {"mod", false,
         [](double a, double b) { return whole(b) == 0 ? NAN : static_cast<double>(whole(a) % whole(b)); }},
        {"exp", false, [](double a, double b) { return std::pow(a, b); }},
        {"atan", false, [](double a, double b) { return degrees(std::atan2(a, b)); }},
        {"eq", true, [](double a, double b) { return a == b ? 1.0 : 0.0; }},
        {"ne", true, [](double a, double b) { return a != b ? 1.0 : 0.0; }},
        {"gt", true, [](double a, double b) { return a > b ? 1.0 : 0.0; }},
        {"ge", true, [](double a, double b) { return a >= b ? 1.0 : 0.0; }},
        {"lt", true, [](double a, double b) { return a < b ? 1.0 : 0.0; }},
        {"le", true, [](double a, double b) { return a <= b ? 1.0 : 0.0; }},
        {"and", false, [](double a, double b) { return static_cast<double>(whole(a) & whole(b)); }},
        {"or", false, [](double a, double b) { return static_cast<double>(whole(a) | whole(b)); }},
        {"xor", false, [](double a, double b) { return static_cast<double>(whole(a) ^ whole(b)); }},
        {"bitshift", false, [](double a, double b) { return std::trunc(std::ldexp(a, static_cast<int>(whole(b)))); }}};
    const auto found = std::ranges::find(known, word, &Named::name);
    if (found == std::end(known)) return false;
    const Value b = pop(), a = pop();
    push(found->function(a.number, b.number), found->truth || (a.truth && b.truth));
    return true;
  }

  bool arrange(const std::string& word) {
    if (word == "true" || word == "false") return push(word == "true" ? 1 : 0, true), true;
    if (word == "pop") return pop(), true;
    if (word == "not") {
      const Value a = pop();
      return push(a.truth ? 1 - a.number : static_cast<double>(~whole(a.number)), a.truth), true;
    }
    if (word == "exch") return roll(2, 1), true;
    if (word == "dup") return copy_from(0), true;
    if (word == "index") return copy_from(whole(pop().number)), true;
    if (word == "copy") {
      const int64_t count = whole(pop().number);
      if (count < 0 || count > static_cast<int64_t>(stack_.size())) throw Unreadable{};
      for (int64_t i = 0; i < count; ++i) copy_from(count - 1);
      return true;
    }
    if (word != "roll") return false;
    const int64_t by = whole(pop().number), count = whole(pop().number);
    return roll(count, by), true;
  }

  void copy_from(int64_t depth) {
    if (depth < 0 || depth >= static_cast<int64_t>(stack_.size())) throw Unreadable{};
    const Value value = stack_[stack_.size() - 1 - static_cast<size_t>(depth)];
    push(value.number, value.truth);
  }

  void roll(int64_t count, int64_t by) {
    if (count < 0 || count > static_cast<int64_t>(stack_.size())) throw Unreadable{};
    if (count < 2) return;
    const int64_t up = (by % count + count) % count;
    std::rotate(stack_.end() - count, stack_.end() - up, stack_.end());
  }

  std::vector<ProgramToken> tokens_;
  std::vector<Value> stack_;
};

}  // namespace

std::optional<std::vector<double>> calculated(std::string_view program, double x) {
  constexpr size_t longest = 1 << 20;
  spend(8 * program.size());
  if (program.size() > longest) return std::nullopt;
  try {
    return Calculator(tokens_of(program)).run(x);
  } catch (const Unreadable&) {
    return std::nullopt;
  }
}

}  // namespace banxin
