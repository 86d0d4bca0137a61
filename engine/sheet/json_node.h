// JSON documents read back, whoever wrote them: what is missing or of another shape is told with its place.
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/message.h"
#include "base/report.h"

namespace banxin {

/// Thrown while a document is read: what should stand somewhere in it ("/pages/0/blocks/2").
struct WrongShape {
  std::string at;
  Message wants;
};

/// A value and its way from the top of the document. What is asked of a value of another kind throws WrongShape.
class JsonNode {
 public:
  JsonNode(const nlohmann::json& value, std::string at) : value_(value), at_(std::move(at)) {}

  JsonNode operator[](const char* key) const;
  JsonNode item(size_t index) const;
  template <class Each>
  void each(Each visit) const {
    if (!value_.is_array()) throw wants(say("a list"));
    for (size_t i = 0; i < value_.size(); ++i) visit(item(i));
  }
  /// Of an object: key and value, keys ascending.
  template <class Each>
  void members(Each visit) const {
    if (!value_.is_object()) throw wants(say("an object"));
    for (const auto& [key, value] : value_.items()) visit(key, JsonNode(value, at_ + "/" + key));
  }
  std::string text() const;
  bool boolean() const;
  /// What is too large for an int is the largest.
  int integer() const;
  /// A decimal in thousandths, exact for what a layout file holds.
  int64_t thousandths() const;
  size_t size() const { return value_.size(); }
  bool has(const char* key) const { return value_.is_object() && value_.contains(key); }
  WrongShape wants(Message what) const { return {at_, std::move(what)}; }

 private:
  const nlohmann::json& value_;
  std::string at_;
};

/// A kind of document, for what is said about a file that is none.
struct DocumentKind {
  const char* code;   ///< of the note: "bad-layout"
  Phrase name;        ///< "layout file"
  size_t most_depth;  ///< of brackets
  Message hint;
};

/// Reads a document by `read`. False when it is none of its kind: `report` then holds the error with its place.
bool read_document(FileId file, const DocumentKind& kind, Report& report,
                   const std::function<void(const JsonNode& top)>& read);

}  // namespace banxin
