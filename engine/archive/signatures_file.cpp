// The file of signatures, written and read back.
#include <algorithm>

#include "archive/signatures.h"
#include "base/json.h"
#include "base/message.h"
#include "base/sha256.h"
#include "sheet/json_node.h"

namespace banxin {
namespace {

constexpr JsonWriter::Form signature_line = JsonWriter::Form::one_line;

void write_page(const SignedPage& page, JsonWriter& json) {
  json.object().key("page").integer(page.page).key("layout").text(page.layout).key("lines").array();
  for (const MarkedText& owner : page.lines) json.array(signature_line).text(owner.name).text(owner.marks).end_array();
  json.end_array().end_object();
}

void write_signature(const Signature& one, JsonWriter& json) {
  json.object().key("stage").text(one.stage).key("by").text(one.by).key("engine").text(one.engine);
  json.key("inputs").array();
  for (const LockedInput& input : one.inputs) {
    json.object(signature_line).key("kind").text(input.kind).key("path").text(input.path);
    json.key("sha256").text(input.sha256).end_object();
  }
  json.end_array().key("pages").array();
  for (const SignedPage& page : one.pages) write_page(page, json);
  json.end_array().end_object();
}

std::string sha256_in(const JsonNode& node) {
  std::string text = node.text();
  if (!is_sha256(text)) throw node.wants(say("a SHA-256 of 64 hex digits"));
  return text;
}

Signature signature_in(const JsonNode& node) {
  Signature one{.stage = node["stage"].text(), .by = node["by"].text(), .engine = node["engine"].text()};
  if (std::ranges::find(signed_stages, one.stage) == std::end(signed_stages))
    throw node["stage"].wants(say("大样, 清样 or 付印"));
  node["inputs"].each([&](const JsonNode& input) {
    one.inputs.push_back({input["kind"].text(), input["path"].text(), sha256_in(input["sha256"])});
  });
  node["pages"].each([&](const JsonNode& page) {
    SignedPage& made = one.pages.emplace_back(SignedPage{page["page"].integer(), sha256_in(page["layout"]), {}});
    page["lines"].each([&](const JsonNode& owner) {
      made.lines.push_back({owner.item(0).text(), owner.item(1).text()});
    });
  });
  return one;
}

}  // namespace

std::string to_json(const Signatures& signatures) {
  JsonWriter json;
  json.object().key("edition").text(signatures.edition).key("source").text(signatures.source);
  json.key("signatures").array();
  for (const Signature& one : signatures.all) write_signature(one, json);
  json.end_array().end_object();
  return json.finish();
}

std::optional<Signatures> read_signatures(FileId file, Report& report) {
  const DocumentKind kind{.code = "bad-signature",
                          .name = phrase("file of signatures"),
                          .most_depth = 16,
                          .hint = say("put back what `banxin sign` wrote, or have the pages signed anew")};
  Signatures signatures;
  const bool read = read_document(file, kind, report, [&](const JsonNode& top) {
    signatures.edition = top["edition"].text(), signatures.source = top["source"].text();
    top["signatures"].each([&](const JsonNode& one) { signatures.all.push_back(signature_in(one)); });
  });
  return read ? std::optional(std::move(signatures)) : std::nullopt;
}

}  // namespace banxin
