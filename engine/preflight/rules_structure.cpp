// The rule about the structure tree (ISO 32000-1, 14.7): it and the marked content must agree, and pictures have words.
#include <map>
#include <optional>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>
#include <set>

#include "pdf/content.h"
#include "pdf/resources.h"
#include "pdf/streams.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

/// A marked-content sequence: the page or form whose content it stands in, and its MCID.
using Content = std::pair<QPDFObjGen, long long>;

constexpr size_t most_elements = 1'000'000;

class StructureCheck {
 public:
  explicit StructureCheck(const Examined& seen) : seen_(seen), root_(seen.pdf.getRoot().getKey("/StructTreeRoot")) {
    for (size_t i = 0; i < seen.pages.size(); ++i) pages_[seen.pages[i].getObjGen()] = i;
  }

  Faults run() {
    Handle mark_info = seen_.pdf.getRoot().getKey("/MarkInfo");
    if (!mark_info.isDictionary() || !mark_info.getKey("/Marked").isBool() ||
        !mark_info.getKey("/Marked").getBoolValue())
      tell(say("MarkInfo does not say that the content is marked"));
    walk_tree();
    for (size_t i = 0; i < seen_.pages.size(); ++i) check_page(i);
    for (const auto& [content, element] : holders_)
      if (!drawn_.contains(content))
        tell(say("{} holds MCID {}, which is not drawn", name_of(element), content.second));
    return faults_;
  }

  size_t elements() const { return visited_.size(); }

 private:
  void tell(Message fault) { faults_.emplace_back(std::move(fault)); }

  static Message name_of(Handle element) {
    Handle type = element.getKey("/S");
    return type.isName() ? say("the element {}", type.getName().substr(1)) : say("the element without a type");
  }

  static std::vector<Handle> list(Handle one_or_more) {
    if (one_or_more.isArray()) return one_or_more.getArrayAsVector();
    if (one_or_more.isNull()) return {};
    return {one_or_more};
  }

  // Not by recursion: a tree may be as deep as a file pleases.
  void walk_tree() {
    struct Open {
      Handle element, parent;
    };
    std::vector<Open> open;
    const auto add_kids = [&](Handle parent) {
      for (Handle& kid : list(parent.getKey("/K")))
        if (kid.isDictionary() && !is_reference(kid)) open.push_back({kid, parent});
    };
    add_kids(root_);
    if (open.empty()) tell(say("the tree is empty"));
    while (!open.empty()) {
      const Open at = open.back();
      open.pop_back();
      if (Handle(at.element).isIndirect() && !visited_.insert(Handle(at.element).getObjGen()).second) {
        tell(say("{} stands in the tree twice", name_of(at.element)));
        continue;
      }
      if (visited_.size() > most_elements) return tell(say("the tree is too large to be judged"));
      check_element(at.element, at.parent);
      add_kids(at.element);
    }
  }

  static bool is_reference(Handle kid) {
    return kid.getKey("/Type").isNameAndEquals("/MCR") || kid.getKey("/Type").isNameAndEquals("/OBJR");
  }

  void check_element(Handle element, Handle parent) {
    Handle said = element.getKey("/P"), alt = element.getKey("/Alt"), actual = element.getKey("/ActualText");
    if (!element.getKey("/S").isName()) tell(say("an element has no type"));
    if (!said.isDictionary() || said.getObjGen() != parent.getObjGen())
      tell(say("{} names another parent", name_of(element)));
    const bool has_words = (alt.isString() && !alt.getStringValue().empty()) || actual.isString();
    if (element.getKey("/S").isNameAndEquals("/Figure") && !has_words) tell(say("a Figure has no Alt"));
    const std::vector<Handle> kids = list(element.getKey("/K"));
    const bool is_cell = element.getKey("/S").isNameAndEquals("/TD") || element.getKey("/S").isNameAndEquals("/TH");
    if (kids.empty() && !is_cell) tell(say("{} holds nothing", name_of(element)));
    for (Handle kid : kids) {
      if (kid.isInteger())
        hold(element, element.getKey("/Pg"), kid);
      else if (kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/MCR"))
        hold_reference(element, kid);
    }
  }

  void hold_reference(Handle element, Handle reference) {
    Handle form = reference.getKey("/Stm"), page = reference.getKey("/Pg");
    if (form.isStream()) read_content(form, form.getObjGen(), form.getDict().getKey("/Resources"));
    hold(element,
         form.isStream()       ? form
         : page.isDictionary() ? page
                               : element.getKey("/Pg"),
         reference.getKey("/MCID"));
  }

  void hold(Handle element, Handle where, Handle mcid) {
    if (!mcid.isInteger() || (!where.isStream() && !pages_.contains(where.getObjGen())))
      return tell(say("{} holds content of no page", name_of(element)));
    const auto [at, fresh] = holders_.try_emplace({where.getObjGen(), mcid.getIntValue()}, element);
    if (!fresh) tell(say("MCID {} belongs to two elements", mcid.getIntValue()));
  }

  void check_page(size_t i) {
    Handle page = seen_.pages[i];
    const std::string content = decoded_content(page.getKey("/Contents"));
    const std::set<long long> found = sequences(content, page.getKey("/Resources"), page.getObjGen());
    if (found.empty()) return;
    Handle number = page.getKey("/StructParents"), parents = Handle::newNull();
    if (Handle tree = root_.getKey("/ParentTree"); number.isInteger() && tree.isDictionary())
      QPDFNumberTreeObjectHelper(tree, seen_.pdf, false).findObject(number.getIntValue(), parents);
    for (const long long mcid : found) {
      const auto holder = holders_.find({page.getObjGen(), mcid});
      if (holder == holders_.end()) {
        tell(say("MCID {} of page {} belongs to no element", mcid, i + 1));
        continue;
      }
      const bool in_tree = parents.isArray() && mcid < parents.getArrayNItems();
      if (!in_tree || parents.getArrayItem(static_cast<int>(mcid)).getObjGen() != holder->second.getObjGen())
        tell(say("the parent tree does not know MCID {} of page {}", mcid, i + 1));
    }
  }

  void read_content(Handle stream, QPDFObjGen owner, Handle resources) {
    if (forms_.insert(owner).second) sequences(decoded(stream), resources, owner);
  }

  // The MCIDs of a content stream; a property list stands in the operator or among the resources (14.6.2).
  std::set<long long> sequences(const std::string& content, Handle resources, QPDFObjGen owner) {
    std::set<long long> found;
    ContentReader reader(content);
    while (reader.next()) {
      if (reader.operation() != "BDC" || reader.operands().size() != 2) continue;
      const std::optional<long long> mcid = mcid_of(reader.operands()[1], resources);
      if (!mcid) continue;
      if (!found.insert(*mcid).second) tell(say("MCID {} is drawn twice", *mcid));
      drawn_.insert({owner, *mcid});
    }
    return found;
  }

  static std::optional<long long> mcid_of(const Operand& properties, Handle resources) {
    Handle list = Handle::newNull();
    if (properties.kind == Operand::Kind::dictionary) {
      if (properties.text.find("/MCID") == properties.text.npos) return std::nullopt;
      list = Handle::parse(std::string(properties.text));
    } else if (properties.kind == Operand::Kind::name) {
      list = resource(resources, "/Properties", properties.text);
    }
    if (!list.isDictionary() || !list.getKey("/MCID").isInteger()) return std::nullopt;
    return list.getKey("/MCID").getIntValue();
  }

  const Examined& seen_;
  Handle root_;
  std::map<QPDFObjGen, size_t> pages_;
  std::set<QPDFObjGen> visited_, forms_;
  std::map<Content, Handle> holders_;
  std::set<Content> drawn_;
  Faults faults_;
};

}  // namespace

void judge_structure(const Examined& seen, Verdicts& verdicts) {
  if (!seen.pdf.getRoot().getKey("/StructTreeRoot").isDictionary())
    return verdicts.judge("structure", say("there is no structure tree"), {});
  StructureCheck check(seen);
  const Faults faults = check.run();
  verdicts.judge("structure", say("{} elements in the structure tree", check.elements()), faults, Outcome::warned);
}

}  // namespace banxin
