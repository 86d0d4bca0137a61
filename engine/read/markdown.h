// Markdown within a paragraph; the paragraphs of a story are read in body.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/place_finder.h"
#include "model/edition.h"
#include "read/source.h"

namespace banxin {

/// Gathers the spans of one paragraph; text that goes on in its source and in its voice stays one span. Brackets with
/// attributes, [text]{.dots}, annotate the spans between them.
class SpanCollector {
 public:
  /// `text` is what the author wrote, `start` the place of its first byte.
  SpanCollector(std::string_view text, Place start, Report& report)
      : text_(text), places_(text, start), report_(report) {}

  int strong = 0, emphasis = 0, code = 0;  ///< how deep in each voice

  /// Bytes `from` to `to` of the source.
  void source(size_t from, size_t to);
  /// An entity such as `&amp;` at byte `from`; one that is not known stays as it is written, with a warning.
  void entity(size_t from, size_t to);
  /// Text that is not in the source as such: a line break.
  void inserted(std::string_view text);
  bool empty() const { return spans_.empty(); }
  std::vector<Span> take();
  void close_voices() { strong = emphasis = code = 0; }
  Place place(size_t byte) { return places_.at(byte); }
  /// Goes past source text that is not set.
  void skip_to(size_t byte) { end_ = byte; }
  /// Where the last piece of source text ended.
  size_t end() const { return end_; }

 private:
  /// A bracket that may turn out to begin an annotated part: its span begins with it.
  struct Bracket {
    size_t span = 0;
  };

  Span& open(size_t from);
  void append(size_t from, size_t to);
  bool is_escaped(size_t byte) const;
  /// At a closing bracket: annotates and returns the byte behind the attributes, or `byte` when there are none.
  size_t close_bracket(size_t byte);

  std::string_view text_;
  PlaceFinder places_;
  Report& report_;
  std::vector<Span> spans_;
  std::vector<Bracket> brackets_;
  uint16_t notes_ = 0;
  bool fresh_ = false;  // the next text begins a span
  size_t end_ = 0, attributes_end_ = 0;
};

/// One line of text with **strong**, *emphasised* and `code` words; nothing in it starts a block. Links keep their
/// text.
std::vector<Span> inline_spans(std::string_view text, Place start, Report& report);

/// `text` with the same number of bytes as md4c should see it: CommonMark does not close the emphasis of **“word”**
/// when a Han character follows, so punctuation of three bytes beside a `*` is shown to it as an ideograph.
std::string shadow_for_markdown(std::string_view text);

/// What an entity stands for (`&lt;`, `&#12304;`, `&#x3010;`); empty when it is not known.
std::string decode_entity(std::string_view entity);

}  // namespace banxin
