// The font catalogue.
#include <fmt/format.h>

#include <limits>

#include "base/utf8.h"
#include "read/fields.h"
#include "read/nearest.h"
#include "read/read.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

class CatalogueReader {
 public:
  explicit CatalogueReader(Report& report) : scope_{report} {}
  FontCatalogue read(const Node& tree);

 private:
  const Node* part(const Node& tree, const char* key, Node::Kind kind);
  void read_face(const Node::Entry& entry);
  void read_role(const Node::Entry& role);
  std::optional<FaceId> face(const Node& name);

  Scope scope_;
  FontCatalogue catalogue_;
};

const Node* CatalogueReader::part(const Node& tree, const char* key, Node::Kind kind) {
  const Node::Entry* entry = tree.find(key);
  if (entry && entry->value->kind == kind) return entry->value.get();
  scope_.report.error("wrong-type", entry ? entry->value->place : tree.place,
                      fmt::format("the font catalogue needs {}: {}", key, kind == Node::Kind::map ? "a map" : "a list"),
                      "a catalogue has faces:, roles: and fallback:");
  return nullptr;
}

void CatalogueReader::read_face(const Node::Entry& entry) {
  if (!entry.value->is_map()) {
    scope_.report.error("wrong-type", entry.value->place, fmt::format("face {} needs a map", entry.key),
                        "write family, weight, package, file, index, bytes, sha256");
    return;
  }
  CatalogueFace face;
  face.name = entry.key;
  face.place = entry.place;
  std::string file;
  int index = 0, bytes = 0;
  YamlFields f(*entry.value, "face " + entry.key, scope_);
  f.word({"family", "as the PDF calls it", true}, face.family);
  f.integer({"weight", "OpenType weight class", true}, face.weight, 1, 1000);
  f.word({"package", "Debian package that brings it", true}, face.package);
  f.name({"file", "absolute path of its file", true}, file, "/.+");
  f.integer({"index", "in its collection"}, index, 0, 1000);
  f.integer({"bytes", "size of the file", true}, bytes, 1, std::numeric_limits<int>::max());
  f.name({"sha256", "of the file, 64 hexadecimal digits", true}, face.sha256, "[0-9a-f]{64}");
  f.finish();
  face.file = file;
  face.index = static_cast<unsigned>(index);
  face.bytes = static_cast<uintmax_t>(bytes);
  catalogue_.faces.push_back(std::move(face));
}

std::optional<FaceId> CatalogueReader::face(const Node& name) {
  std::vector<std::string> known;
  for (size_t i = 0; i < catalogue_.faces.size(); ++i) {
    if (name.is_scalar() && catalogue_.faces[i].name == name.text) return FaceId{static_cast<uint16_t>(i)};
    known.push_back(catalogue_.faces[i].name);
  }
  scope_.report.error("unknown-face", name.place,
                      fmt::format("there is no face \"{}\"{}", name.text, did_you_mean(name.text, known)),
                      one_of(known), static_cast<int>(utf8::length(name.text)));
  return std::nullopt;
}

void CatalogueReader::read_role(const Node::Entry& role) {
  if (!role.value->is_map()) {
    scope_.report.error("wrong-type", role.value->place, fmt::format("role {} needs a map", role.key),
                        "write {zh-Hans: face, '*': face}");
    return;
  }
  for (const Node::Entry& language : role.value->entries)
    if (const auto id = face(*language.value)) catalogue_.roles[role.key][language.key] = *id;
}

FontCatalogue CatalogueReader::read(const Node& tree) {
  YamlFields top(tree, "the font catalogue", scope_);
  top.known("faces"), top.known("roles"), top.known("fallback");
  top.finish();
  if (const Node* faces = part(tree, "faces", Node::Kind::map))
    for (const Node::Entry& entry : faces->entries) read_face(entry);
  if (const Node* roles = part(tree, "roles", Node::Kind::map)) {
    for (const Node::Entry& role : roles->entries) read_role(role);
  }
  if (const Node* fallback = part(tree, "fallback", Node::Kind::list)) {
    for (const NodePtr& name : fallback->items)
      if (const auto id = face(*name)) catalogue_.fallback.push_back(*id);
  }
  return std::move(catalogue_);
}

}  // namespace

FontCatalogue read_catalogue(const fs::path& file, Report& report) {
  const auto id = load_source(file, file.string(), yaml_limit, {}, report);
  if (!id) return {};
  Report notes = report.sibling();
  const NodePtr tree = parse_yaml(report.sources().text(*id), *id, 1, notes);
  const bool parsed = !notes.failed();
  report.join(notes);
  return parsed ? CatalogueReader(report).read(*tree) : FontCatalogue{};
}

}  // namespace banxin
