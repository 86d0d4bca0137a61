#include "read/yaml.h"

#include <doctest/doctest.h>

#include "read/merge.h"

using namespace banxin;

namespace {

struct Parsed {
  std::shared_ptr<Sources> sources = std::make_shared<Sources>();
  Report report{sources};
  NodePtr tree;
  explicit Parsed(std::string text) {
    const FileId id = sources->add("x.yaml", std::move(text));
    tree = parse_yaml(sources->text(id), id, 1, report);
  }
  std::string code() const { return report.notes().empty() ? "" : report.notes().front().code; }
};

std::string text_of(const Parsed& parsed, const char* key) { return parsed.tree->find(key)->value->text; }

}  // namespace

TEST_CASE("scalars stay as they are written") {
  for (const char* value : {"0123", "1_000", "0x1F", "yes", "on", "1e3", "2025-09-07", "12:30", "五号", ".5", "007"})
    CHECK(text_of(Parsed(std::string("a: ") + value + "\n"), "a") == value);
  const Parsed quoted("a: \"true\"\nb: 'it''s'\nc: \"x\\ny\"\n");
  CHECK(quoted.tree->find("a")->value->quoted);
  CHECK(text_of(quoted, "b") == "it's");
  CHECK(text_of(quoted, "c") == "x\ny");
}

TEST_CASE("columns count characters") {
  const Parsed parsed("报头: {宽: 三, 高: 四}\r\n报尾: [一, 二]\n");
  const Node& head = *parsed.tree->entries.at(0).value;
  CHECK(head.entries.at(1).place.column == 12);
  CHECK(head.entries.at(1).value->place.column == 15);
  CHECK(parsed.tree->entries.at(1).value->items.at(1)->place.line == 2);
  CHECK(parsed.tree->entries.at(1).value->items.at(1)->place.column == 9);
}

TEST_CASE("what yaml-cpp lets pass is refused") {
  struct Row {
    const char *text, *code;
  };
  const Row rows[] = {{"a: 1\na: 2\n", "duplicate-key"},
                      {"{a: 1, a: 2}\n", "duplicate-key"},
                      {"a: 'x\nb: y'\n", "unclosed-quote"},
                      {"a: \"x\n", "unclosed-quote"},
                      {"a: x\n  y\n", "multi-line-value"},
                      {"a: [1, 2\nb: 3\n", "multi-line-value"},
                      {"a: x\n\tb: y\n", "tab"},
                      {"a:\n\tb: y\n", "tab"},
                      {"<<: {a: 1}\n", "merge-key"},
                      {"a: !!int 3\n", "tag"},
                      {"[a]: 1\n", "wrong-key"},
                      {"a: 1\n---\nb: 2\n", "second-document"},
                      {"a: *x\n", "yaml"},
                      {"a: &x [*x]\n", "yaml"},
                      {"a: \"\\q\"\n", "escape"},
                      {"a: @x\n", "yaml"},
                      {"a: {b: 1\n", "unclosed-bracket"},
                      {"a: ]\n", "unclosed-bracket"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Parsed(row.text).code() == row.code);
  }
}

TEST_CASE("what is good YAML stays good") {
  for (const char* text :
       {"", "\n", "# only a remark\n", "---\na: 1\n", "a: 1\n...\n", "a: |\n  x\n  y\n", "a: >-\n  x\n",
        "a:\n- 1\n- 2\n", "a: &x {b: 1}\nc: *x\n", "a: &x 'q'\nb: *x\n", "a: {b: [1, {c: 2}]}\n", "a: it's\n",
        "a: x # y\n", "a: 'x' # y\n", "\"a b\": 1\n", "a: http://x/y\n", "a:\n\n  b: 1\n"}) {
    CAPTURE(text);
    CHECK(Parsed(text).code() == "");
  }
}

TEST_CASE("64 levels are allowed, 65 are not") {
  const auto nested = [](size_t n) { return std::string(n, '[') + std::string(n, ']'); };
  CHECK(Parsed(nested(64)).code() == "");
  CHECK(Parsed(nested(65)).code() == "nesting");
}

TEST_CASE("merging lays one tree over another") {
  const Parsed base("a: 1\nm: {x: 1, y: [1, 2], z: {p: 1}}\n"), over("m: {y: [3], z: {q: 2}, w: 4}\nb: 2\n");
  const NodePtr merged = merge(base.tree, over.tree);
  CHECK(merged->find("a")->value->text == "1");
  CHECK(merged->find("b")->value->text == "2");
  const Node& m = *merged->find("m")->value;
  CHECK(m.find("x")->value->text == "1");
  CHECK(m.find("y")->value->items.size() == 1);
  CHECK(m.find("z")->value->entries.size() == 2);
  CHECK(m.find("w")->value->text == "4");
  CHECK(base.tree->find("m")->value->entries.size() == 3);  // untouched
}
