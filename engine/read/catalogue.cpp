#include "read/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/files.h"
#include "base/message.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "read/fields.h"
#include "read/nearest.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

class CatalogueReader {
 public:
  explicit CatalogueReader(Report& report) : scope_{report} {}
  FontCatalogue read(const Node& tree);

 private:
  const Node* part(const Node& tree, const char* key, Node::Kind kind);
  void demand(const Node& map, const char* key, bool good, const Message& purpose);
  void read_file(const Node& node);
  void read_face(const Node::Entry& entry, const CatalogueFace& file);
  void read_role(const Node::Entry& role);
  void read_stand_ins(const Node& tree);
  void read_faces(const Node& tree, const char* key, std::vector<FaceId>& faces);
  std::optional<FaceId> face(const Node& name);

  Scope scope_;
  FontCatalogue catalogue_;
};

const Node* CatalogueReader::part(const Node& tree, const char* key, Node::Kind kind) {
  const Node::Entry* entry = tree.find(key);
  if (entry && entry->value->kind == kind) return entry->value.get();
  scope_.report.error(
      "wrong-type", entry ? entry->value->place : tree.place,
      say("the font catalogue needs {}: {}", key, kind == Node::Kind::map ? say("a map") : say("a list")),
      say("a catalogue has files: with their faces:, roles: and fallback:"));
  return nullptr;
}

// By hand: matching a pattern as long as a digest takes longer than reading the rest of the catalogue.
void CatalogueReader::demand(const Node& map, const char* key, bool good, const Message& purpose) {
  const Node::Entry* entry = map.find(key);
  if (good || !entry || !entry->value->is_scalar()) return;  // the others are told
  scope_.report.error("bad-name", entry->value->place,
                      say("{} of a font file cannot be \"{}\"", key, entry->value->text), purpose);
}

// What the faces of a file have in common, and the faces.
void CatalogueReader::read_file(const Node& node) {
  if (!node.is_map()) {
    scope_.report.error("wrong-type", node.place, say("a font file needs a map"),
                        say("write file, package, bytes, sha256, weight, faces"));
    return;
  }
  CatalogueFace common;
  std::string file;
  int bytes = 0;
  YamlFields f(node, say("a font file"), scope_);
  f.word({"file", "its absolute path", true}, file);
  f.word({"package", "Debian package that brings it", true}, common.package);
  f.integer({"bytes", "its size", true}, bytes, 1, std::numeric_limits<int>::max());
  f.word({"sha256", "64 hexadecimal digits", true}, common.sha256);
  f.integer({"weight", "OpenType weight class", true}, common.weight, 1, 1000);
  f.known("faces");
  f.finish();
  demand(node, "file", file.starts_with('/'), say("its absolute path"));
  demand(node, "sha256", is_sha256(common.sha256), say("64 hexadecimal digits"));
  common.file = file;
  common.bytes = static_cast<uintmax_t>(bytes);
  if (const Node* faces = part(node, "faces", Node::Kind::map))
    for (const Node::Entry& entry : faces->entries) read_face(entry, common);
}

void CatalogueReader::read_face(const Node::Entry& entry, const CatalogueFace& file) {
  if (!entry.value->is_map()) {
    scope_.report.error("wrong-type", entry.value->place, say("face {} needs a map", entry.key),
                        say("write {{index: 0, family: …}}"));
    return;
  }
  if (std::ranges::find(catalogue_.faces, entry.key, &CatalogueFace::name) != catalogue_.faces.end()) {
    scope_.report.error("duplicate-face", entry.place, say("there are two faces {}", entry.key),
                        say("give each face a name of its own"));
    return;
  }
  CatalogueFace face = file;
  face.name = entry.key;
  face.place = entry.place;
  int index = 0;
  YamlFields f(*entry.value, say("face {}", entry.key), scope_);
  f.integer({"index", "in its collection"}, index, 0, 1000);
  f.word({"family", "as the PDF calls it", true}, face.family);
  f.finish();
  face.index = static_cast<unsigned>(index);
  catalogue_.faces.push_back(std::move(face));
}

std::optional<FaceId> CatalogueReader::face(const Node& name) {
  std::vector<std::string> known;
  for (size_t i = 0; i < catalogue_.faces.size(); ++i) {
    if (name.is_scalar() && catalogue_.faces[i].name == name.text) return FaceId{static_cast<uint16_t>(i)};
    known.push_back(catalogue_.faces[i].name);
  }
  scope_.report.error("unknown-face", name.place,
                      say("there is no face \"{}\"{}", name.text, did_you_mean(name.text, known)), one_of(known),
                      static_cast<int>(utf8::length(name.text)));
  return std::nullopt;
}

void CatalogueReader::read_role(const Node::Entry& role) {
  if (!role.value->is_map()) {
    scope_.report.error("wrong-type", role.value->place, say("role {} needs a map", role.key),
                        say("write {{zh-Hans: face, '*': face}}"));
    return;
  }
  for (const Node::Entry& language : role.value->entries)
    if (const auto id = face(*language.value)) catalogue_.roles[role.key][language.key] = *id;
}

// A role on both sides.
void CatalogueReader::read_stand_ins(const Node& tree) {
  for (const Node::Entry& entry : tree.entries) {
    const std::string& other = entry.value->text;
    for (const std::string& role : {entry.key, other})
      if (!entry.value->is_scalar() || !catalogue_.roles.contains(role)) {
        scope_.report.error("unknown-font", entry.value->place, say("there is no role \"{}\"", role),
                            say("write {{kai: song}}: two of the roles above"));
        return;
      }
    catalogue_.stand_ins[entry.key] = other;
  }
}

void CatalogueReader::read_faces(const Node& tree, const char* key, std::vector<FaceId>& faces) {
  if (const Node* names = part(tree, key, Node::Kind::list))
    for (const NodePtr& name : names->items)
      if (const auto id = face(*name)) faces.push_back(*id);
}

FontCatalogue CatalogueReader::read(const Node& tree) {
  YamlFields top(tree, say("the font catalogue"), scope_);
  top.known("files"), top.known("roles"), top.known("fallback"), top.known("bold-fallback"), top.known("stand-ins");
  top.finish();
  if (const Node* files = part(tree, "files", Node::Kind::list))
    for (const NodePtr& file : files->items) read_file(*file);
  if (const Node* roles = part(tree, "roles", Node::Kind::map)) {
    for (const Node::Entry& role : roles->entries) read_role(role);
  }
  read_faces(tree, "fallback", catalogue_.fallback);
  if (tree.find("bold-fallback")) read_faces(tree, "bold-fallback", catalogue_.bold_fallback);
  if (tree.find("stand-ins"))
    if (const Node* stand_ins = part(tree, "stand-ins", Node::Kind::map)) read_stand_ins(*stand_ins);
  return std::move(catalogue_);
}

}  // namespace

FontCatalogue read_catalogue(const fs::path& file, Report& report) {
  const auto source = load_source(file, file.string(), yaml_limit, {}, report);
  if (!source) return {};
  Report notes = report.sibling();
  const NodePtr tree = parse_yaml(report.sources().text(source->id), source->id, 1, notes);
  const bool parsed = !notes.failed();
  report.join(notes);
  if (!parsed) return {};
  FontCatalogue catalogue = CatalogueReader(report).read(*tree);
  catalogue.sha256 = source->sha256;
  return catalogue;
}

}  // namespace banxin
