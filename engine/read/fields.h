// Fields over a YAML map, and the keys that only the top of a file has.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "model/fields.h"
#include "read/scope.h"
#include "read/yaml.h"

namespace banxin {

/// Parts of a file that are trees of their own, each with its own reader.
enum class Tree : uint8_t { pages, slots, sizes, inks, styles, paragraphs, blocks };

/// Fields with what editions, templates and their page need besides.
class FileFields : public Fields {
 public:
  /// A name or a path: text that must match `pattern` (ECMAScript, anchored; "" = any).
  virtual void name(Key key, std::string& value, const char* pattern) = 0;
  /// `[390mm, 543mm]`.
  virtual void size(Key key, std::optional<Size>& value) = 0;
  /// A length, or `centre`.
  virtual void margin(Key key, std::optional<Length>& value, bool& centred) = 0;
  virtual void tree(Key key, Tree which, NodePtr& value) = 0;
  /// `[2, 3]`: a left and a right page, 1 to 9999.
  virtual void page_pair(Key key, SheetSide& value) = 0;
  /// A list of them.
  virtual void page_pairs(Key key, std::vector<SheetSide>& value) = 0;
};

/// Reads one map; afterwards `finish()` reports the keys that nobody asked for.
class YamlFields final : public FileFields {
 public:
  /// `what` names the map in messages: "block weather". `em` is the type size that em means here, if any.
  YamlFields(const Node& map, Message what, Scope& scope, const Length* em = nullptr)
      : map_(map), what_(std::move(what)), scope_(scope), em_(em) {}

  void length(Key key, Length& value) override;
  void length(Key key, std::optional<Length>& value) override;
  void integer(Key key, int& value, int least, int most) override;
  void em(Key key, Em& value) override;
  void percent(Key key, int& value, int least, int most) override;
  void flag(Key key, bool& value) override;
  void word(Key key, std::string& value) override;
  void words(Key key, std::vector<std::string>& value, const char* pattern) override;
  void choice(Key key, int& value, const Words& words) override;
  using Fields::choice;
  void range(Key key, int& first, int& last) override;
  void text(Key key, std::vector<Paragraph>& value, const ParaStyle* set_in) override;
  using Fields::text;
  void font(Key key, std::string& role) override;
  void ink(Key key, InkId& value) override;
  void ink(Key key, std::optional<InkId>& value) override;
  void style(Key key, ParaStyle& value) override;
  void story(Key key, std::optional<StoryId>& value) override;
  void notices(Key key, std::optional<StoryId>& value) override;
  void table(Key rows, Key file, TableText& value, const std::function<const ParaStyle&(int row)>& set_in) override;
  void text_file(Key key, std::string& text) override;
  void widths(Key key, std::vector<ColumnWidth>& value) override;
  void paragraph_kinds(const ParaStyle& body, ParagraphKinds& kinds) override;
  void file(Key key, Picture& value) override;
  void focus(Key key, std::array<int, 2>& value) override;
  void blocks(Key key, std::vector<std::unique_ptr<const Block>>& value) override;
  void list(Key key, const std::function<void(Fields&)>& walk) override;
  void map(Key key, const std::function<void(Fields&)>& walk) override;
  Place place(const char* key) const override;
  void error(const char* key, const char* code, const Message& text, const Message& hint) override;

  void name(Key key, std::string& value, const char* pattern) override;
  void size(Key key, std::optional<Size>& value) override;
  void margin(Key key, std::optional<Length>& value, bool& centred) override;
  void tree(Key key, Tree which, NodePtr& value) override;
  void page_pair(Key key, SheetSide& value) override;
  void page_pairs(Key key, std::vector<SheetSide>& value) override;

  /// A key that is read elsewhere.
  void known(const char* key) { known_.emplace_back(key); }
  void finish();

 private:
  const Node* find(Key key);
  const Node* scalar(Key key, const Message& wanted);
  void wrong_type(Key key, const Node& value, const Message& wanted);
  void fault(const Node& value, const Fault& fault);
  void fault(const Node& value, const char* code, const Message& text, const Message& hint);
  std::optional<Length> length_of(const Node& value);
  std::optional<SheetSide> pair_of(Key key, const Node& value);

  const Node& map_;
  Message what_;
  Scope& scope_;
  const Length* em_;
  std::vector<std::string> known_;
};

}  // namespace banxin
