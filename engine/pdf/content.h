// Content streams, operation by operation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace banxin {

/// What stands before an operator (ISO 32000-1, 7.8.2). Arrays, dictionaries and strings are told only by their kind.
struct Operand {
  enum class Kind : uint8_t { number, name, string, array, dictionary, word };
  Kind kind = Kind::word;
  double number = 0;
  std::string_view text;  ///< as written; a name with its slash
};

/// Walks a decoded content stream without copying it. Whatever the bytes are, the walk ends; what cannot be PDF is told
/// by `fault()`. What is read is counted as work (`spend`).
class ContentReader {
 public:
  explicit ContentReader(std::string_view stream) : stream_(stream) {}

  /// Goes to the next operation; false at the end. An inline image is the operation "BI" with its dictionary as
  /// operands, its data skipped.
  bool next();
  std::string_view operation() const { return operation_; }
  const std::vector<Operand>& operands() const { return operands_; }
  /// Where the operation lies in the stream: from its first operand to the end of its operator.
  size_t begin() const { return begin_; }
  size_t end() const { return at_; }

  /// `count` numbers right before the operator.
  bool ends_in_numbers(size_t count) const;
  double number(size_t i) const { return i < operands_.size() ? operands_[i].number : 0; }
  std::string_view name(size_t i) const { return i < operands_.size() ? operands_[i].text : std::string_view{}; }

  /// Empty as long as all was well formed.
  Phrase fault() const { return fault_; }

 private:
  bool read();
  bool skip_blank();
  bool read_operand();
  void skip_string();
  void skip_nested(char open, char close);
  void read_word();
  void skip_inline_image();
  void stop(Phrase fault);

  std::string_view stream_, operation_;
  std::vector<Operand> operands_;
  size_t at_ = 0, begin_ = 0;
  Phrase fault_{};
};

}  // namespace banxin
