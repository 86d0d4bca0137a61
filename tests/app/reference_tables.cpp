#include "tests/app/reference_tables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <vector>

#include "blocks/blocks.h"
#include "model/block.h"
#include "model/style.h"
#include "read/story.h"
#include "read/tables.h"
#include "tests/app/doc_pages.h"

namespace banxin::test {
namespace {

constexpr const char* none = "–";

struct Row {
  std::string key, says, takes, otherwise;
  friend bool operator==(const Row&, const Row&) = default;
};

std::string code(std::string_view text) { return fmt::format("`{}`", text); }

std::string thousandths(int milli, const char* unit) { return fmt::format("{:g}{}", milli / 1000.0, unit); }

// Walks a table and keeps a row for each key, its default as the value stands before anything is read.
class TableFields final : public FileFields {
 public:
  std::vector<Row> rows;
  std::map<std::string, std::vector<Row>> own;  // of the maps that have a table of their own

  void length(Key key, Length& value) override { put(key, lengths, code(print_pt(value))); }
  void length(Key key, std::optional<Length>& value) override {
    put(key, lengths, value ? code(print_pt(*value)) : none);
  }
  void integer(Key key, int& value, int least, int most) override {
    put(key, fmt::format("{} to {}", least, most), value < least || value > most ? none : fmt::format("{}", value));
  }
  void em(Key key, Em& value) override { put(key, "[em](#lengths)", code(thousandths(value.milli, "em"))); }
  void percent(Key key, int& value, int least, int most) override {
    put(key, fmt::format("{} to {}", thousandths(100 * least, "%"), thousandths(100 * most, "%")),
        code(thousandths(100 * value, "%")));
  }
  void flag(Key key, bool& value) override { put(key, "`true`, `false`", code(value ? "true" : "false")); }
  void word(Key key, std::string& value) override { put(key, "plain text", value.empty() ? none : code(value)); }
  void words(Key key, std::vector<std::string>& value, const char*) override {
    put(key, "a list", value.empty() ? none : code(fmt::format("[{}]", fmt::join(value, ", "))));
  }
  void choice(Key key, int& value, const Words& words) override {
    std::vector<std::string> all;
    for (const char* word : words) all.push_back(code(word));
    put(key, fmt::format("{}", fmt::join(all, ", ")), value < 0 ? none : all.at(static_cast<size_t>(value)));
  }
  using Fields::choice;
  void range(Key key, int&, int&) override { put(key, "`3`, `1-4`", none); }
  void text(Key key, std::vector<Paragraph>&, const ParaStyle*) override {
    put(key, "[text](#text-and-variables)", none);
  }
  void font(Key key, std::string& role) override { put(key, "a role", code(role)); }
  void ink(Key key, InkId& value) override {
    put(key, inks, code(value == InkTable::black ? "black" : value == InkTable::paper ? "paper" : "?"));
  }
  void ink(Key key, std::optional<InkId>&) override { put(key, inks, none); }
  void style(Key key, ParaStyle& value) override { put(key, "[style](#styles)", changes_of(value)); }
  void story(Key key, std::optional<StoryId>&) override { put(key, "[story](#stories)", none); }
  void notices(Key key, std::optional<StoryId>&) override { put(key, "[notices](#notices)", none); }
  // Read behind the styles of its rows, and told before them.
  void table(Key list, Key file, TableText&, const std::function<const ParaStyle&(int)>&) override {
    put(list, "[rows](#table)", none);
    put(file, "a CSV file", none);
    std::ranges::rotate(rows, rows.end() - 2);
  }
  void text_file(Key key, std::string&) override { put(key, "a file", none); }
  void widths(Key key, std::vector<ColumnWidth>&) override { put(key, "shares, [lengths](#lengths)", none); }
  void paragraph_kinds(const ParaStyle&, ParagraphKinds&) override {}
  void file(Key key, Picture&) override { put(key, "a file", none); }
  void focus(Key key, std::array<int, 2>& value) override {
    put(key, "`[x, y]`", code(fmt::format("[{:g}, {:g}]", value[0] / 1000.0, value[1] / 1000.0)));
  }
  void blocks(Key key, std::vector<std::unique_ptr<const Block>>&) override {
    put(key, "[blocks](#frames) by name", none);
  }
  void list(Key key, const std::function<void(Fields&)>& walk) override;
  void map(Key key, const std::function<void(Fields&)>& walk) override;
  Place place(const char*) const override { return {}; }
  void error(const char*, const char*, const Message&, const Message&) override {}

  void name(Key key, std::string& value, const char*) override {
    put(key, "plain text", value.empty() ? none : code(value));
  }
  void size(Key key, std::optional<Size>&) override { put(key, "`[width, height]`", none); }
  void margin(Key key, std::optional<Length>&, bool&) override { put(key, "[length](#lengths), `centre`", none); }
  void tree(Key key, Tree which, NodePtr&) override {
    constexpr const char* trees[] = {"a list of 1 to 1000 [pages](#a-page)",
                                     "[slots](#slots) by name",
                                     "[lengths](#lengths) by name",
                                     "[inks](#inks) by name",
                                     "[styles](#styles) by name",
                                     "[kinds](#kinds-of-paragraphs) by name",
                                     "[blocks](#frames) by name"};
    put(key, trees[static_cast<int>(which)], none);
  }
  void page_pair(Key key, SheetSide&) override { put(key, "`[left, right]`", none); }
  void page_pairs(Key key, std::vector<SheetSide>&) override { put(key, "a list of `[left, right]`", none); }

 private:
  static constexpr const char *lengths = "[length](#lengths)", *inks = "[ink](#inks)";

  void add_inner(Key key, TableFields& inner, const std::vector<Row>& known);
  void put(Key key, std::string takes, std::string otherwise) {
    const bool says_it = std::string_view(key.purpose).find("not given") != std::string_view::npos;
    rows.push_back({code(key.name), cell_of(key.purpose), std::move(takes),
                    key.required ? "required"
                    : says_it    ? none
                                 : std::move(otherwise)});
  }
  static std::string changes_of(ParaStyle& style);
};

// Maps that have a table of their own, and where it stands.
const std::map<std::string, std::string> own_tables = {{"page", "[map](#page-geometry)"},
                                                       {"press", "[map](#press)"},
                                                       {"plan", "[map](#sheets)"},
                                                       {"lint", "[map](#lint)"},
                                                       {"fit", "[map](#copyfit)"}};

std::vector<Row> rows_of(const std::string& kind);

void TableFields::map(Key key, const std::function<void(Fields&)>& walk) {
  TableFields inner;
  walk(inner);
  // That of a headline says how it is fitted to its rows.
  const bool of_headline = std::string_view(key.name) == "fit" && inner.rows.front().key != code("may");
  if (const auto link = own_tables.find(key.name); link != own_tables.end() && !of_headline) {
    own[key.name] = inner.rows;
    return put(key, link->second, none);
  }
  // A story's: the keys of that block, and its own.
  const std::string name = key.name;
  const bool group = name == "headline" || name == "table";
  put(key, group ? fmt::format("map, with the keys of [{0}](#{0})", name) : "map", none);
  add_inner(key, inner, group ? rows_of(name) : std::vector<Row>{});
}

void TableFields::add_inner(Key key, TableFields& inner, const std::vector<Row>& known) {
  for (Row& row : inner.rows) {
    if (std::ranges::find(known, row) != known.end()) continue;
    row.key = fmt::format("{} › {}", code(key.name), row.key);
    rows.push_back(std::move(row));
  }
}

void TableFields::list(Key key, const std::function<void(Fields&)>& walk) {
  TableFields inner;
  walk(inner);
  put(key, "a list of maps", none);
  add_inner(key, inner, {});
}

std::string TableFields::changes_of(ParaStyle& style) {
  TableFields mine, plain;
  ParaStyle defaults;
  fields(mine, style);
  fields(plain, defaults);
  std::vector<std::string> changes;
  for (size_t i = 0; i < mine.rows.size(); ++i)
    if (mine.rows[i] != plain.rows[i])
      changes.push_back(replace_all(mine.rows[i].key + ": " + mine.rows[i].otherwise, "`", ""));
  return changes.empty() ? "the defaults" : code(fmt::format("{{{}}}", fmt::join(changes, ", ")));
}

std::vector<Row> rows_of(const BlockKind& kind) {
  TableFields f;
  kind.make()->read(f);
  return f.rows;
}

std::vector<Row> rows_of(const std::string& kind) {
  const BlockKinds& kinds = block_kinds();
  return rows_of(*std::ranges::find(kinds, std::string_view(kind), &BlockKind::name));
}

std::string table_of(const std::vector<Row>& rows) {
  std::string out = "| key | says | value | default |\n|---|---|---|---|\n";
  for (const Row& row : rows)
    out += fmt::format("| {} | {} | {} | {} |\n", row.key, row.says, row.takes, row.otherwise);
  return out;
}

template <class Keys>
std::string table_of_keys() {
  TableFields f;
  Keys keys;
  fields(f, keys);
  return table_of(f.rows);
}

TableFields template_fields() {
  TableFields f;
  TemplateKeys keys;
  HouseKeys house;
  JumpStyle jump;
  fields(f, keys, [](Fields&) {});
  fields(f, jump);
  LintStyle lint;
  fields(f, lint);
  FitRules fit;
  fields(f, fit);
  fields(f, house);
  return f;
}

std::string fit_table() {
  TableFields f;
  std::ranges::find(block_kinds(), std::string_view("story"), &BlockKind::name)->make()->read(f);
  return table_of(f.own.at("fit"));
}

std::string style_table() {
  TableFields f;
  std::string base;
  ParaStyle style;
  f.word(based_on_key, base);
  fields(f, style);
  return table_of(f.rows);
}

// What it has besides the keys of a style.
std::string paragraph_table() {
  TableFields all, style;
  ParagraphKind kind;
  fields(all, kind);
  fields(style, kind.style);
  return table_of({all.rows.begin() + static_cast<std::ptrdiff_t>(style.rows.size()), all.rows.end()});
}

std::string cell_table() {
  TableFields f;
  TableCell cell;
  fields(f, cell);
  return table_of(f.rows);
}

std::string frame_table() {
  TableFields f;
  FrameSpec frame;
  f.rows.push_back({code("kind"), "what fills the block", "a [kind](#slots)", "required"});
  fields(f, frame);
  return table_of(f.rows);
}

std::string story_table() {
  TableFields f;
  Story story;
  TextSource source;
  fields(f, story, source);
  return table_of(f.rows);
}

std::string kinds_table() {
  std::string out = "| kind | is | main key |\n|---|---|---|\n";
  for (const BlockKind& kind : block_kinds()) {
    const bool bare = std::string_view(kind.main_key) != "blocks";  // which a bare value never is
    out += fmt::format("| [`{0}`](#{0}) | {1} | {2} |\n", kind.name, cell_of(kind.purpose),
                       bare ? code(kind.main_key) : none);
  }
  return out;
}

}  // namespace

std::string marked_up(const std::string& says) {
  static const std::regex source(R"(\*\*\w+\*\*|\*\w+\*|\{[^}]*\}|\[\[.*?\]\]|\[[^\]]*\])");
  return replace_all(std::regex_replace(says, source, "`$&`"), "|", "\\|");
}

std::string cell_of(std::string says) {
  if (says.ends_with('.')) says.pop_back();
  const auto lower = [](char c) { return std::islower(static_cast<unsigned char>(c)) != 0; };
  if (says.size() > 1 && (lower(says[1]) || says[1] == ' '))
    says[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(says[0])));
  return marked_up(says);
}

std::map<std::string, std::string> reference_tables() {
  std::map<std::string, std::string> tables = {{"edition", table_of_keys<EditionKeys>()},
                                               {"page", table_of_keys<PageKeys>()},
                                               {"plan", table_of_keys<PlanKeys>()},
                                               {"template", table_of(template_fields().rows)},
                                               {"press", table_of(template_fields().own.at("press"))},
                                               {"lint", table_of(template_fields().own.at("lint"))},
                                               {"fit", fit_table()},
                                               {"geometry", table_of_keys<GeometryKeys>()},
                                               {"ink", table_of_keys<InkKeys>()},
                                               {"style", style_table()},
                                               {"paragraph", paragraph_table()},
                                               {"cell", cell_table()},
                                               {"kinds", kinds_table()},
                                               {"frame", frame_table()},
                                               {"front-matter", story_table()}};
  for (const BlockKind& kind : block_kinds()) tables[kind.name] = table_of(rows_of(kind));
  return tables;
}

}  // namespace banxin::test
