#include "read/schema.h"

#include <nlohmann/json.hpp>

#include "base/message.h"
#include "model/block.h"
#include "model/style.h"
#include "read/story.h"
#include "read/tables.h"

namespace banxin {
namespace {

using Json = nlohmann::ordered_json;

Json reference(const char* name) { return {{"$ref", std::string("#/$defs/") + name}}; }
Json pattern(const char* regex) { return {{"type", "string"}, {"pattern", regex}}; }
// YAML hands numbers to an editor as numbers where the reader takes their text.
Json plain_text() { return {{"type", Json::array({"string", "number"})}}; }

// Walks a table and keeps what each key may hold.
class SchemaFields final : public FileFields {
 public:
  /// `partial`: a template may leave out what the one it extends, or a slot, gives.
  SchemaFields(bool partial, Tongue tongue) : partial_(partial), tongue_(tongue) {}

  void length(Key key, Length&) override { put(key, reference("length")); }
  void length(Key key, std::optional<Length>&) override { put(key, reference("length")); }
  void integer(Key key, int&, int least, int most) override {
    put(key, {{"type", "integer"}, {"minimum", least}, {"maximum", most}});
  }
  void em(Key key, Em&) override { put(key, reference("em")); }
  void percent(Key key, int&, int, int) override { put(key, reference("percent")); }
  void flag(Key key, bool&) override { put(key, {{"type", "boolean"}}); }
  void word(Key key, std::string&) override { put(key, plain_text()); }
  void words(Key key, std::vector<std::string>&, const char* regex) override {
    const Json one = *regex ? pattern(("^(" + std::string(regex) + ")$").c_str()) : plain_text();
    put(key, {{"anyOf", Json::array({one, Json{{"type", "array"}, {"items", one}}})}});
  }
  void choice(Key key, int&, const Words& words) override { put(key, {{"enum", words}}); }
  using Fields::choice;
  void range(Key key, int&, int&) override {
    put(key, {{"anyOf", Json::array({Json{{"type", "integer"}, {"minimum", 1}}, pattern("^[0-9]+(-[0-9]+)?$")})}});
  }
  void text(Key key, std::vector<Paragraph>&, const ParaStyle*) override { put(key, reference("text")); }
  void font(Key key, std::string&) override { put(key, reference("font")); }
  void ink(Key key, InkId&) override { put(key, {{"type", "string"}}); }
  void ink(Key key, std::optional<InkId>&) override { put(key, {{"type", "string"}}); }
  void style(Key key, ParaStyle&) override {
    put(key, {{"anyOf", Json::array({Json{{"type", "string"}}, reference("style")})}});
  }
  void story(Key key, std::optional<StoryId>&) override { put(key, pattern("\\.md$")); }
  void notices(Key key, std::optional<StoryId>&) override { put(key, pattern("\\.md$")); }
  void table(Key rows, Key file, TableText&, const std::function<const ParaStyle&(int)>&) override {
    rows.required = false;  // one of the two is
    put(rows, {{"type", "array"}, {"items", reference("row")}, {"minItems", 1}});
    put(file, pattern("\\.csv$"));
  }
  void text_file(Key key, std::string&) override { put(key, {{"type", "string"}}); }
  void widths(Key key, std::vector<ColumnWidth>&) override {
    const Json one = {{"anyOf", Json::array({Json{{"type", "number"}, {"exclusiveMinimum", 0}}, reference("length")})}};
    put(key, {{"anyOf", Json::array({one, Json{{"type", "array"}, {"items", one}}})}});
  }
  void paragraph_kinds(const ParaStyle&, ParagraphKinds&) override {}
  void file(Key key, Picture&) override { put(key, {{"type", "string"}}); }
  void focus(Key key, std::array<int, 2>&) override {
    const Json share = {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
    put(key, {{"type", "array"}, {"items", share}, {"minItems", 2}, {"maxItems", 2}});
  }
  void blocks(Key key, std::vector<std::unique_ptr<const Block>>&) override { put(key, reference("blocks")); }
  void list(Key key, const std::function<void(Fields&)>& walk) override {
    SchemaFields inner(partial_, tongue_);
    walk(inner);
    put(key, {{"type", "array"}, {"items", inner.object()}, {"minItems", 1}});
  }
  void map(Key key, const std::function<void(Fields&)>& walk) override {
    SchemaFields inner(partial_, tongue_);
    walk(inner);
    put(key, inner.object());
  }
  Place place(const char*) const override { return {}; }
  void error(const char*, const char*, const Message&, const Message&) override {}

  void name(Key key, std::string&, const char* regex) override {
    put(key, *regex ? pattern(("^(" + std::string(regex) + ")$").c_str()) : plain_text());
  }
  void size(Key key, std::optional<Size>&) override {
    put(key, {{"type", "array"}, {"items", reference("length")}, {"minItems", 2}, {"maxItems", 2}});
  }
  void margin(Key key, std::optional<Length>&, bool&) override {
    put(key, {{"anyOf", Json::array({reference("length"), Json{{"const", "centre"}}})}});
  }
  void tree(Key key, Tree which, NodePtr&) override {
    constexpr const char* names[] = {"pages", "slots", "sizes", "inks", "styles", "paragraphs", "blocks"};
    put(key, reference(names[static_cast<int>(which)]));
  }

  void page_pair(Key key, SheetSide&) override { put(key, pair()); }
  void page_pairs(Key key, std::vector<SheetSide>&) override {
    put(key, {{"type", "array"}, {"items", pair()}, {"minItems", 1}});
  }

  void require(const char* key) { required_.push_back(key); }
  /// The map with these keys and no others.
  Json object() const {
    Json made = {{"type", "object"}, {"properties", properties_}, {"additionalProperties", false}};
    if (!required_.empty()) made["required"] = required_;
    return made;
  }
  const Json& properties() const { return properties_; }

 private:
  static Json pair() {
    const Json number = {{"type", "integer"}, {"minimum", 1}, {"maximum", 9999}};
    return {{"type", "array"}, {"items", number}, {"minItems", 2}, {"maxItems", 2}};
  }
  void put(Key key, Json schema) {
    schema["description"] = looked_up(key.purpose).in(tongue_);
    properties_[key.name] = std::move(schema);
    if (key.required && !partial_) required_.push_back(key.name);
  }

  bool partial_;
  Tongue tongue_;
  Json properties_ = Json::object();
  std::vector<std::string> required_;
};

Json any_name(Json value) { return {{"type", "object"}, {"additionalProperties", std::move(value)}}; }

template <class Keys>
Json object_of(bool partial, Tongue tongue) {
  SchemaFields f(partial, tongue);
  Keys keys;
  fields(f, keys);
  return f.object();
}

// A template, or a house style, which has its name instead.
Json template_object(bool house, Tongue tongue) {
  SchemaFields f(true, tongue);
  TemplateKeys keys;
  GeometryKeys geometry;
  HouseKeys names;
  fields(f, keys, [&](Fields& inner) { fields(static_cast<FileFields&>(inner), geometry); });
  JumpStyle jump;
  fields(f, jump);
  LintStyle lint;
  fields(f, lint);
  FitRules fit;
  fields(f, fit);
  if (house) fields(f, names);
  f.require(house ? "house" : "template");
  return f.object();
}

// Styles and kinds of paragraphs, which may be based on others.
template <class Named>
Json based_object(Tongue tongue) {
  SchemaFields f(true, tongue);
  std::string base;
  Named named;
  f.word(based_on_key, base);
  fields(f, named);
  return f.object();
}

// A row of a table: its cells, each a text, or a map when it is joined to others.
Json row_object(Tongue tongue) {
  SchemaFields f(true, tongue);
  TableCell cell;
  fields(f, cell);
  const Json one = {{"anyOf", Json::array({reference("text"), Json{{"type", "null"}}, f.object()})}};
  return {{"type", "array"}, {"items", one}, {"minItems", 1}};
}

// Every kind: its own keys with those of all blocks.
SchemaFields block_fields(const BlockKind& kind, Tongue tongue) {
  SchemaFields f(true, tongue);
  FrameSpec frame;
  std::string word;
  f.word({"kind", kind.purpose}, word);
  fields(f, frame);
  kind.make()->read(f);
  return f;
}

// `kind` decides which keys there are; a block that changes one of another template, or a slot, need not say it.
void add_blocks(const BlockKinds& kinds, Tongue tongue, Json& defs) {
  Json names = Json::array(), cases = Json::array(), every = Json::object();
  for (const BlockKind& kind : kinds) {
    const SchemaFields f = block_fields(kind, tongue);
    Json then = f.object();
    then["description"] = looked_up(kind.purpose).in(tongue);
    defs[std::string("block-") + kind.name] = std::move(then);
    names.push_back(kind.name);
    const Json is_kind = {{"required", {"kind"}}, {"properties", {{"kind", {{"const", kind.name}}}}}};
    cases.push_back({{"if", is_kind}, {"then", reference((std::string("block-") + kind.name).c_str())}});
    for (const auto& [key, schema] : f.properties().items()) every[key] = true;
  }
  every["kind"] = {{"enum", names}};
  defs["block"] = {{"type", "object"}, {"properties", every}, {"additionalProperties", false}};
  if (!cases.empty()) defs["block"]["allOf"] = cases;
  defs["blocks"] = any_name(reference("block"));
  const Json bare = {{"type", Json::array({"string", "number", "array"})}};
  defs["slots"] = any_name({{"anyOf", Json::array({bare, reference("block")})}});
}

void add_values(const FontCatalogue& catalogue, Tongue tongue, Json& defs) {
  constexpr const char* number = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)";
  const std::string n = number;
  defs["length"] = pattern(("^" + n + " *(mm|cm|in|pt|em|字|grid)$|^[^0-9+.-].*$").c_str());
  defs["length"]["description"] =
      say("a number and its unit, or the name of a type size: 10.5pt, 390mm, 2字, 3grid, 五号").in(tongue);
  defs["em"] = pattern(("^" + n + " *(em|字)$").c_str());
  defs["em"]["description"] = say("a share of the type size: 2em").in(tongue);
  defs["percent"] = pattern(("^" + n + " *%$").c_str());
  const Json lines = {{"type", "array"}, {"items", plain_text()}};
  defs["text"] = {{"anyOf", Json::array({plain_text(), lines})}};
  Json roles = Json::array();
  for (const auto& [role, faces] : catalogue.roles) roles.push_back(role);
  defs["font"] = roles.empty() ? Json{{"type", "string"}} : Json{{"enum", roles}};
  defs["style"] = based_object<ParaStyle>(tongue);
  defs["styles"] = any_name(reference("style"));
  defs["paragraphs"] = any_name(based_object<ParagraphKind>(tongue));
  defs["row"] = row_object(tongue);
  defs["inks"] = any_name(object_of<InkKeys>(true, tongue));
  defs["sizes"] = any_name(reference("length"));
}

}  // namespace

std::string json_schema(const BlockKinds& kinds, const FontCatalogue& catalogue, Tongue tongue) {
  Json defs = Json::object();
  defs["edition"] = object_of<EditionKeys>(false, tongue);
  defs["template"] = template_object(false, tongue);
  defs["house"] = template_object(true, tongue);
  defs["page"] = object_of<PageKeys>(false, tongue);
  defs["pages"] = {{"type", "array"}, {"items", reference("page")}, {"minItems", 1}};
  add_values(catalogue, tongue, defs);
  add_blocks(kinds, tongue, defs);
  const Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                       {"title", say("banxin: an edition, a template, or a house style").in(tongue)},
                       {"oneOf", Json::array({reference("edition"), reference("template"), reference("house")})},
                       {"$defs", defs}};
  return schema.dump(2) + "\n";
}

}  // namespace banxin
