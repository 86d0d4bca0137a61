// What a file would do, besides being printed.
#include <fmt/format.h>

#include <set>

#include "press/rules.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

// PDF/X allows neither actions (ISO 32000-1, 12.6) nor JavaScript. A destination (12.3.2) is no action; and going to a
// place in the same file changes nothing that is printed, so it is let pass as the way to write one that many programs
// take. What follows it (/Next) counts by itself.
void add_action(Handle action, const std::string& where, std::set<std::string>& found, int depth = 0) {
  constexpr int longest_chain = 16;
  if (depth > longest_chain || !action.isDictionary()) return;
  Handle kind = action.getKey("/S"), next = action.getKey("/Next");
  if (!kind.isNameAndEquals("/GoTo"))
    found.insert(fmt::format("{} ({})", where, kind.isName() ? kind.getName().substr(1) : "of no kind"));
  if (next.isArray())
    for (Handle each : next.getArrayAsVector()) add_action(each, where, found, depth + 1);
  else
    add_action(next, where, found, depth + 1);
}

bool has_form_fields(Handle form) {
  if (!form.isDictionary()) return false;
  Handle fields = form.getKey("/Fields");
  return form.hasKey("/XFA") || (fields.isArray() && fields.getArrayNItems() > 0);
}

}  // namespace

std::vector<std::string> action_faults(const Examined& seen) {
  std::set<std::string> found;
  Handle root = seen.pdf.getRoot(), names = root.getKey("/Names");
  add_action(root.getKey("/OpenAction"), "OpenAction", found);
  if (has_form_fields(root.getKey("/AcroForm"))) found.insert("AcroForm");
  if (root.hasKey("/Collection")) found.insert("Collection");
  if (seen.x1a && root.hasKey("/OCProperties")) found.insert("OCProperties (layers)");
  if (names.isDictionary())
    for (const char* key : {"/JavaScript", "/EmbeddedFiles"})
      if (names.hasKey(key)) found.insert(key + 1);
  for (Handle object : seen.pdf.getAllObjects()) {
    if (!object.isDictionary()) continue;
    if (object.hasKey("/AA")) found.insert("AA (actions on events)");
    // Outline items and annotations: an /A of theirs is an action, of a structure element it is an attribute.
    if (object.hasKey("/Title") || object.getKey("/Type").isNameAndEquals("/Annot") || object.hasKey("/Rect"))
      add_action(object.getKey("/A"), object.hasKey("/Rect") ? "an annotation" : "an outline entry", found);
  }
  return {found.begin(), found.end()};
}

}  // namespace banxin
