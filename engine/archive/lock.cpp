#include "archive/lock.h"

#include "base/json.h"

namespace banxin {
namespace {

constexpr JsonWriter::Form on_one_line = JsonWriter::Form::one_line;

// Keys come sorted because they are written so.
class LockWriter {
 public:
  std::string write(const Lock& lock) {
    json_.object();
    text("edition", lock.edition);
    text("engine", lock.engine);
    json_.key("faces").array();
    for (const LockedFace& one : lock.faces) face(one);
    json_.end_array().key("inputs").array();
    for (const LockedInput& one : lock.inputs) input(one);
    json_.end_array().key("lock").integer(lock_form);
    json_.key("options").object(on_one_line).key("marks").boolean(lock.options.marks);
    text("press", lock.options.press ? word_of(*lock.options.press) : "none");
    json_.end_object().key("pages").array();
    for (const LockedPage& one : lock.pages) page(one);
    json_.end_array();
    products(lock.products);
    text("profile", lock.profile);
    text("source", lock.source);
    json_.end_object();
    return json_.finish();
  }

 private:
  void text(const char* key, std::string_view value) { json_.key(key).text(value); }
  void face(const LockedFace& face) {
    json_.object(on_one_line);
    text("face", face.face);
    text("file", face.path);
    text("package", face.package);
    text("version", face.version);
    json_.end_object();
  }
  void input(const LockedInput& input) {
    json_.object(on_one_line);
    text("kind", input.kind);
    text("path", input.path);
    text("sha256", input.sha256);
    json_.end_object();
  }
  void page(const LockedPage& page) {
    json_.object();
    json_.key("lines").array();
    for (const MarkedText& owner : page.lines) json_.array(on_one_line).text(owner.name).text(owner.marks).end_array();
    json_.end_array().key("page").integer(page.page);
    products(page.products);
    json_.end_object();
  }
  void products(const Products& products) {
    json_.key("products").object();
    for (const auto& [name, sha256] : products) text(name.c_str(), sha256);
    json_.end_object();
  }

  JsonWriter json_;
};

}  // namespace

std::filesystem::path lock_file(const std::filesystem::path& edition) { return edition.parent_path() / "banxin.lock"; }

std::string to_json(const Lock& lock) { return LockWriter().write(lock); }

}  // namespace banxin
