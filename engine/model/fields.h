// The keys of a thing, said once: the same walk reads YAML, finds unknown keys, and writes the JSON Schema.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/length.h"
#include "base/message.h"
#include "base/report.h"
#include "model/edition.h"
#include "model/paragraph_kind.h"
#include "model/style.h"
#include "model/table.h"

namespace banxin {

/// One key: its name, one sentence for the editor, and whether it must be there.
struct Key {
  const char* name;
  const char* purpose;
  bool required = false;
};

/// A value's words, as YAML spells them, in the order of the enumeration: Choice<Align>{{"justify", "start", …}}.
using Words = std::vector<const char*>;

/// What a block or a style is read through. Each call names one key; a key that is not written leaves its value as it
/// is. Wrong values are reported with their place; the value then keeps its default.
class Fields {
 public:
  virtual ~Fields() = default;

  virtual void length(Key key, Length& value) = 0;
  virtual void length(Key key, std::optional<Length>& value) = 0;
  virtual void integer(Key key, int& value, int least, int most) = 0;
  /// A share written as `0.5em`, `¼em` is not known; in a style also `2字`.
  virtual void em(Key key, Em& value) = 0;
  /// A share written as `92%`; `value` in thousandths.
  virtual void percent(Key key, int& value, int least, int most) = 0;
  virtual void flag(Key key, bool& value) = 0;
  virtual void word(Key key, std::string& value) = 0;
  /// A list of words that each match `pattern` (ECMAScript, anchored; "" = any); one word alone is a list of one.
  virtual void words(Key key, std::vector<std::string>& value, const char* pattern) = 0;
  /// One of `words`; `value` is its index.
  virtual void choice(Key key, int& value, const Words& words) = 0;
  /// `1-4` or `3`: base columns from 1.
  virtual void range(Key key, int& first, int& last) = 0;
  /// Text with variables ({date} {weekday} {lunar} {number} {pages} {page} …) and inline Markdown; a list or a block
  /// scalar gives several paragraphs. Dates are written in the language of the style that it is set in, where one is
  /// named: read that style first.
  virtual void text(Key key, std::vector<Paragraph>& value, const ParaStyle* set_in) = 0;
  void text(Key key, std::vector<Paragraph>& value) { text(key, value, nullptr); }
  /// A role of the font catalogue.
  virtual void font(Key key, std::string& role) = 0;
  /// A swatch by name, or `name 20%`.
  virtual void ink(Key key, InkId& value) = 0;
  virtual void ink(Key key, std::optional<InkId>& value) = 0;
  /// A named style, or a map of style keys with `based-on`.
  virtual void style(Key key, ParaStyle& value) = 0;
  /// A Markdown file, read into the edition once however often it is named.
  virtual void story(Key key, std::optional<StoryId>& value) = 0;
  /// The same of notices: each `##` or `---` begins another section, and they need no title.
  virtual void notices(Key key, std::optional<StoryId>& value) = 0;
  /// The cells of a table: a list of rows, or a CSV file. One of them must be there where `rows` is required. Dates are
  /// written in the language of the style that a row is set in (`set_in`, of a row from 0), where one is named.
  virtual void table(Key rows, Key file, TableText& value, const std::function<const ParaStyle&(int row)>& set_in) = 0;
  /// Widths of columns, one or a list: shares (2) and lengths (6字).
  virtual void widths(Key key, std::vector<ColumnWidth>& value) = 0;
  /// No key: adds to `kinds` those that the house names, over the text of a story, `body`.
  virtual void paragraph_kinds(const ParaStyle& body, ParagraphKinds& kinds) = 0;
  /// A picture's file; the path is checked and made absolute.
  virtual void file(Key key, Picture& value) = 0;
  /// A small file of text that belongs to the template, such as an ornament: what it says.
  virtual void text_file(Key key, std::string& text) = 0;
  /// `[0.5, 0.4]`.
  virtual void focus(Key key, std::array<int, 2>& value) = 0;
  /// Named blocks inside this one.
  virtual void blocks(Key key, std::vector<std::unique_ptr<const Block>>& value) = 0;
  /// A list of maps; `walk` reads each.
  virtual void list(Key key, const std::function<void(Fields&)>& walk) = 0;
  /// A map of its own keys.
  virtual void map(Key key, const std::function<void(Fields&)>& walk) = 0;

  /// Where the value of `key` is written, or the thing itself when it is not.
  virtual Place place(const char* key) const = 0;
  virtual void error(const char* key, const char* code, const Message& text, const Message& hint) = 0;

  template <class Enum>
  void choice(Key key, Enum& value, const Words& words) {
    int index = static_cast<int>(value);
    choice(key, index, words);
    value = static_cast<Enum>(index);
  }
  /// One that need not be said.
  template <class Enum>
  void choice(Key key, std::optional<Enum>& value, const Words& words) {
    int index = value ? static_cast<int>(*value) : -1;
    choice(key, index, words);
    if (index >= 0) value = static_cast<Enum>(index);
  }
};

}  // namespace banxin
