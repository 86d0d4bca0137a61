// Values that name something of the page or the edition: fonts, inks, styles, stories, pictures, blocks.
#include <fmt/format.h>

#include <utility>

#include "base/message.h"
#include "base/utf8.h"
#include "read/blocks.h"
#include "read/fields.h"
#include "read/nearest.h"
#include "read/paragraphs.h"
#include "read/story.h"
#include "read/styles.h"
#include "read/table.h"

namespace banxin {
namespace {

template <class Map>
std::vector<std::string> names_of(const Map& map) {
  std::vector<std::string> names;
  for (const auto& [name, value] : map) {
    if (names.size() == most_candidates) break;
    names.push_back(name);
  }
  return names;
}

}  // namespace

void YamlFields::text(Key key, std::vector<Paragraph>& value, const ParaStyle* set_in) {
  const Node* node = find(key);
  if (!node) return;
  if (node->kind == Node::Kind::null || node->is_map()) return wrong_type(key, *node, say("text"));
  for (const NodePtr& item : node->items)
    if (!item->is_scalar()) return wrong_type(key, *item, say("lines of text"));
  value = paragraphs_of(*node, scope_, set_in && set_in->language ? &*set_in->language : nullptr);
}

void YamlFields::font(Key key, std::string& role) {
  const Node* node = scalar(key, say("a font role"));
  if (!node) return;
  const FontCatalogue& catalogue = scope_.reading->catalogue;
  const Language& language = scope_.reading->edition.language;
  const std::vector<std::string> known = names_of(catalogue.roles);
  if (!catalogue.roles.contains(node->text)) {
    fault(*node, "unknown-font",
          say("the font catalogue has no role \"{}\"{}", node->text, did_you_mean(node->text, known)), one_of(known));
  } else if (!catalogue.face_for(node->text, language)) {
    fault(*node, "unknown-font", say("the role \"{}\" has no face for {}", node->text, language.tag),
          say("use another role, or give the role a face in fonts/catalogue.yaml"));
  } else {
    role = node->text;
  }
}

void YamlFields::ink(Key key, InkId& value) {
  std::optional<InkId> read;
  ink(key, read);
  if (read) value = *read;
}

void YamlFields::ink(Key key, std::optional<InkId>& value) {
  const Node* node = scalar(key, say("an ink"));
  if (!node) return;
  std::string name = node->text;
  int share = 1000;
  if (const size_t gap = name.rfind(' '); gap != std::string::npos && name.ends_with('%')) {
    const auto parsed = parse_percent(std::string_view(name).substr(gap + 1));
    if (const Fault* found = std::get_if<Fault>(&parsed)) return fault(*node, *found);
    share = std::get<int>(parsed);
    name.resize(gap);
  }
  if (share < 0 || share > 1000)
    return fault(*node, "out-of-range", say("the tint {} is not between 0% and 100%", node->text),
                 say("write grey 20%"));
  const auto found = scope_.inks.find(name);
  if (found == scope_.inks.end()) {
    const std::vector<std::string> known = names_of(scope_.inks);
    return fault(*node, "unknown-ink", say("there is no ink \"{}\"{}", name, did_you_mean(name, known)),
                 say("{}; a tint: grey 20%", one_of(known)));
  }
  value = scope_.reading->edition.inks.tint(found->second, share);
}

void YamlFields::style(Key key, ParaStyle& value) {
  const Node* node = find(key);
  if (!node) return;
  if (node->is_scalar())
    value = named_style(node->text, node->place, scope_);
  else if (node->is_map())
    value = style_of_map(*node, value, say("{} of {}", key.name, what_), scope_);
  else
    wrong_type(key, *node, say("the name of a style, or its keys"));
}

void YamlFields::story(Key key, std::optional<StoryId>& value) {
  const Node* node = scalar(key, say("the file of a story"));
  if (!node) return;
  if (const auto id = story_of(node->text, node->place, scope_)) value = id;
}

void YamlFields::notices(Key key, std::optional<StoryId>& value) {
  const Node* node = scalar(key, say("a file of notices"));
  if (!node) return;
  if (const auto id = notices_of(node->text, node->place, scope_)) value = id;
}

void YamlFields::table(Key rows, Key file, TableText& value, const std::function<const ParaStyle&(int row)>& set_in) {
  const bool wanted = std::exchange(rows.required, false);
  const Node* written = find(rows);
  const Node* named = scalar(file, say("a CSV file"));
  if (written && named)
    return fault(*named, "table-rows", say("{} has rows and a file", what_), say("leave out rows or file"));
  if (wanted && !written && !named && !map_.find(file.name))
    return fault(map_, "missing-key", say("{} has no rows", what_),
                 say("write rows: [[日期, 科目], [6月7日, 语文]], or file: table.csv"));
  if (written && !written->is_list()) return wrong_type(rows, *written, say("a list of rows"));
  if (written) value = table_of(*written, what_, scope_, set_in);
  if (named) value = table_in_file(named->text, named->place, scope_);
}

void YamlFields::widths(Key key, std::vector<ColumnWidth>& value) {
  const Node* node = find(key);
  if (!node) return;
  std::vector<ColumnWidth> read;
  std::vector<const Node*> items{node};
  if (node->is_list()) items.clear();
  for (const NodePtr& item : node->items) items.push_back(item.get());
  for (const Node* item : items) {
    if (!item->is_scalar()) return wrong_type(key, *item, say("widths"));
    ColumnWidth& width = read.emplace_back();
    if (const auto share = parse_decimal(item->text); share && *share > 0 && *share <= 1000) {
      width.share = round_to_int(*share * 1000);
      continue;
    }
    const auto length = length_of(*item);
    if (!length) return;
    if (*length <= Length{0} || *length > from_pt(14'400))
      return fault(*item, "out-of-range", say("a width in {} of {} is {}", key.name, what_, item->text),
                   say("write a share such as 2, or a length such as 6字"));
    width.fixed = *length;
  }
  value = std::move(read);
}

void YamlFields::paragraph_kinds(const ParaStyle& body, ParagraphKinds& kinds) {
  add_paragraph_kinds(body, scope_, kinds);
}

void YamlFields::file(Key key, Picture& value) {
  const Node* node = scalar(key, say("a file"));
  if (!node) return;
  value.name = node->text;
  value.place = node->place;
  if (const auto file = find_named_file(node->text, node->place, scope_.reading->folders, scope_.report))
    value.file = file->path;
}

void YamlFields::text_file(Key key, std::string& text) {
  constexpr uintmax_t most = 64 << 10;
  const Node* node = scalar(key, say("a file"));
  if (!node) return;
  Reading& reading = *scope_.reading;
  const auto file = find_named_file(node->text, node->place, reading.folders, scope_.report);
  if (!file) return;
  const std::filesystem::path root = reading.folders.at(node->place.file).root;
  const auto source = load_source(file->path, shown_path(node->text, node->place, scope_.report.sources()), most,
                                  node->place, scope_.report);
  if (!source) return;
  reading.folders[source->id] = {file->path, root, source->sha256};
  scope_.files.insert(source->id);
  text = scope_.report.sources().text(source->id);
}

void YamlFields::blocks(Key key, std::vector<std::unique_ptr<const Block>>& value) {
  const Node* node = find(key);
  if (!node) return;
  if (!node->is_map()) return wrong_type(key, *node, say("a map of blocks"));
  value = read_blocks(*node, scope_);
}

}  // namespace banxin
