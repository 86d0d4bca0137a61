// What a file would do, besides being printed.
#include <set>

#include "preflight/rules.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

// PDF/X allows neither actions (ISO 32000-1, 12.6) nor JavaScript. A destination (12.3.2) is no action; and going to a
// place in the same file changes nothing that is printed, so it is let pass as the way to write one that many programs
// take. What follows it (/Next) counts by itself.
class Actions {
 public:
  explicit Actions(Message where) : where_(std::move(where)) {}

  // Each action once, however many others it follows.
  void add(Handle action, std::set<Found>& found) {
    std::vector<Handle> open{action};
    while (!open.empty()) {
      action = open.back();
      open.pop_back();
      if (!action.isDictionary() || !first_visit(action)) continue;
      Handle kind = action.getKey("/S"), next = action.getKey("/Next");
      if (!kind.isNameAndEquals("/GoTo"))
        found.insert(
            {say("{} ({})", where_, kind.isName() ? verbatim(kind.getName().substr(1)) : say("of no kind")), {}});
      if (!next.isArray())
        open.push_back(next);
      else if (first_visit(next))  // actions may share a list, too
        for (const Handle& each : next.getArrayAsVector()) open.push_back(each);
    }
  }

 private:
  bool first_visit(Handle object) { return !object.isIndirect() || seen_.insert(object.getObjGen()).second; }

  Message where_;
  std::set<QPDFObjGen> seen_;
};

bool has_form_fields(Handle form) {
  if (!form.isDictionary()) return false;
  Handle fields = form.getKey("/Fields");
  return form.hasKey("/XFA") || (fields.isArray() && fields.getArrayNItems() > 0);
}

bool has_members(Handle array) { return array.isArray() && array.getArrayNItems() > 0; }

}  // namespace

Faults layer_faults(QPDF& pdf) {
  Handle all = pdf.getRoot().getKey("/OCProperties");
  Handle state = all.isDictionary() ? all.getKey("/D") : Handle::newNull();
  if (!state.isDictionary()) return {};
  Faults faults;
  Handle base = state.getKey("/BaseState");
  if (has_members(state.getKey("/OFF")) || (base.isName() && base.getName() != "/ON"))
    faults.emplace_back(say("there are layers that are hidden")), faults.back().house = true;
  if (has_members(state.getKey("/AS")))
    faults.emplace_back(say("layers are shown or not by what the reader does (AS)"));
  return faults;
}

Faults action_faults(const Examined& seen) {
  std::set<Found> found;
  const auto add = [&](Message what) { found.insert({std::move(what), {}}); };
  Handle root = seen.pdf.getRoot(), names = root.getKey("/Names");
  if (Handle open = root.getKey("/OpenAction"); open.isDictionary()) Actions(verbatim("OpenAction")).add(open, found);
  if (has_form_fields(root.getKey("/AcroForm"))) add(verbatim("AcroForm"));
  if (root.hasKey("/Collection")) add(verbatim("Collection"));
  if (!is_x4(seen.standard) && root.hasKey("/OCProperties")) add(say("OCProperties (layers)"));
  if (names.isDictionary())
    for (const char* key : {"/JavaScript", "/EmbeddedFiles"})
      if (names.hasKey(key)) add(verbatim(key + 1));
  Actions annotations(say("an annotation")), entries(say("an outline entry"));
  for (Handle object : seen.pdf.getAllObjects()) {
    if (!object.isDictionary()) continue;
    if (object.hasKey("/AA")) add(say("AA (actions on events)"));
    // Outline items and annotations: an /A of theirs is an action, of a structure element it is an attribute.
    if (object.hasKey("/Title") || object.getKey("/Type").isNameAndEquals("/Annot") || object.hasKey("/Rect"))
      if (Handle action = object.getKey("/A"); action.isDictionary())
        (object.hasKey("/Rect") ? annotations : entries).add(action, found);
  }
  return seen.faults(found);
}

}  // namespace banxin
