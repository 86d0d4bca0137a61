// A lock read back, whoever wrote it.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "archive/lock.h"
#include "archive/lock_paths.h"
#include "base/message.h"
#include "base/sha256.h"
#include "sheet/json_node.h"

namespace banxin {
namespace {

std::string digest_in(const JsonNode& node) {
  std::string text = node.text();
  if (!is_sha256(text)) throw node.wants(say("a SHA-256 of 64 hex digits"));
  return text;
}

std::string path_in(const JsonNode& node) {
  std::string text = node.text();
  if (!LockPaths::is_name(text)) throw node.wants(say("a path without detours"));
  return text;
}

std::string file_name_in(const JsonNode& node) {
  std::string text = path_in(node);
  if (text == "." || text == ".." || text.find('/') != text.npos) throw node.wants(say("the name of a file"));
  return text;
}

Products products_in(const JsonNode& node) {
  Products products;
  node.members([&](const std::string& name, const JsonNode& sha256) { products[name] = digest_in(sha256); });
  return products;
}

LockedPage page_in(const JsonNode& node) {
  LockedPage page{.page = node["page"].integer(), .products = products_in(node["products"])};
  node["lines"].each([&](const JsonNode& owner) {
    page.lines.push_back({owner.item(0).text(), owner.item(1).text()});
  });
  if (!page.products.contains("layout")) throw node["products"].wants(say("an object with \"layout\""));
  return page;
}

LockOptions options_in(const JsonNode& node) {
  LockOptions options{.marks = node["marks"].boolean()};
  const std::string press = node["press"].text();
  options.press = press_standard_of(press);
  if (!options.press && press != "none") throw node["press"].wants(say("none, x4 or x1a"));
  return options;
}

Lock lock_in(const JsonNode& top) {
  if (const int form = top["lock"].integer(); form != lock_form)
    throw top["lock"].wants(say("{}, the form that this engine writes, not {}", lock_form, form));
  Lock lock{.edition = top["edition"].text(),
            .source = file_name_in(top["source"]),
            .engine = top["engine"].text(),
            .options = options_in(top["options"]),
            .profile = path_in(top["profile"]),
            .products = products_in(top["products"])};
  std::set<std::string> paths;
  top["inputs"].each([&](const JsonNode& input) {
    lock.inputs.push_back({input["kind"].text(), path_in(input["path"]), digest_in(input["sha256"])});
    if (!paths.insert(lock.inputs.back().path).second) throw input["path"].wants(say("a file that is named once only"));
  });
  top["faces"].each([&](const JsonNode& face) {
    lock.faces.push_back({face["face"].text(), face["package"].text(), path_in(face["file"]), face["version"].text()});
  });
  top["pages"].each([&](const JsonNode& page) { lock.pages.push_back(page_in(page)); });
  return lock;
}

}  // namespace

std::optional<Lock> read_lock(FileId file, Report& report) {
  const DocumentKind kind{.code = "bad-lock",
                          .name = phrase("lock"),
                          .most_depth = 16,  // a lock has five
                          .hint = say("put back what `banxin lock` wrote, or lock the edition anew")};
  Lock lock;
  const bool read = read_document(file, kind, report, [&](const JsonNode& top) { lock = lock_in(top); });
  return read ? std::optional(std::move(lock)) : std::nullopt;
}

}  // namespace banxin
