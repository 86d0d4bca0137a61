#include "preflight/xmp.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "base/owned.h"
#include "pdf/work.h"

namespace banxin {
namespace {

constexpr size_t largest_packet = 16 << 20;
constexpr size_t most_xmp_elements = 200'000;

constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view xml = "http://www.w3.org/XML/1998/namespace";
// Schemas by the prefix that they are known by; a packet may call them otherwise.
constexpr std::pair<std::string_view, std::string_view> schemas[] = {{"dc", "http://purl.org/dc/elements/1.1/"},
                                                                     {"xmp", "http://ns.adobe.com/xap/1.0/"},
                                                                     {"xmpMM", "http://ns.adobe.com/xap/1.0/mm/"},
                                                                     {"pdf", "http://ns.adobe.com/pdf/1.3/"},
                                                                     {"pdfxid", "http://www.npes.org/pdfx/ns/id/"}};

struct XmlAttribute {
  std::string space, name, value;
};

struct XmlElement {
  std::string space, name, text;
  std::vector<XmlAttribute> attributes;
  std::vector<XmlElement> children;

  bool is(std::string_view its_space, std::string_view its_name) const {
    return name == its_name && space == its_space;
  }
  const std::string* attribute(std::string_view its_space, std::string_view its_name) const {
    for (const XmlAttribute& one : attributes)
      if (one.name == its_name && one.space == its_space) return &one.value;
    return nullptr;
  }
};

std::string trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view{};
}

// The packet as a tree. A document type is passed over, and an entity that it would declare is a fault: nothing in a
// packet may stand for more than it is.
class XmlTree {
 public:
  // False when it is no XML.
  bool read(std::string_view packet) {
    xmlInitParser();
    const Owned<xmlParserCtxt, xmlFreeParserCtxt> context(
        xmlCreateMemoryParserCtxt(packet.data(), static_cast<int>(packet.size())));
    if (!context) return false;
    context_ = context.get();
    xmlSAXHandler& events = *context->sax;
    std::memset(&events, 0, sizeof events);
    events.initialized = XML_SAX2_MAGIC;
    events.startElementNs = start;
    events.endElementNs = end;
    events.characters = events.cdataBlock = characters;
    context->userData = this;
    xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlParseDocument(context.get());
    if (context->myDoc) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    return context->wellFormed && !stopped_;
  }
  const XmlElement& root() const { return root_; }

 private:
  static XmlTree& tree(void* data) { return *static_cast<XmlTree*>(data); }

  static void start(void* data, const xmlChar* name, const xmlChar*, const xmlChar* space, int, const xmlChar**,
                    int count, int, const xmlChar** values) {
    XmlTree& self = tree(data);
    if (++self.elements_ > most_xmp_elements) {
      self.stopped_ = true;
      return xmlStopParser(self.context_);
    }
    XmlElement element{std::string(view(space)), std::string(view(name)), {}, {}, {}};
    for (int i = 0; i < count; ++i) {
      const xmlChar** at = values + 5 * i;  // name, prefix, namespace, begin and end of the value
      element.attributes.push_back(
          {std::string(view(at[2])), std::string(view(at[0])),
           std::string(reinterpret_cast<const char*>(at[3]), static_cast<size_t>(at[4] - at[3]))});
    }
    self.open_.push_back(std::move(element));
  }
  static void end(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    XmlTree& self = tree(data);
    XmlElement done = std::move(self.open_.back());
    self.open_.pop_back();
    if (self.open_.empty())
      self.root_ = std::move(done);
    else
      self.open_.back().children.push_back(std::move(done));
  }
  static void characters(void* data, const xmlChar* text, int length) {
    XmlTree& self = tree(data);
    if (!self.open_.empty())
      self.open_.back().text.append(reinterpret_cast<const char*>(text), static_cast<size_t>(length));
  }

  xmlParserCtxt* context_ = nullptr;
  XmlElement root_;
  std::vector<XmlElement> open_;
  size_t elements_ = 0;
  bool stopped_ = false;
};

const XmlElement* find_rdf(const XmlElement& element) {
  if (element.is(rdf, "RDF")) return &element;
  for (const XmlElement& child : element.children)
    if (const XmlElement* found = find_rdf(child)) return found;
  return nullptr;
}

std::string value_of(const XmlElement& property);

// Its rdf:value: what a structure says when one text is asked for (ISO 16684-1, 7.8).
std::string value_in(const XmlElement& structure) {
  if (const std::string* value = structure.attribute(rdf, "value")) return trimmed(*value);
  for (const XmlElement& field : structure.children)
    if (field.is(rdf, "value")) return value_of(field);
  return {};
}

std::string first_of(const XmlElement& list) {
  const XmlElement* chosen = nullptr;
  for (const XmlElement& item : list.children) {
    if (!item.is(rdf, "li")) continue;
    const std::string* language = item.attribute(xml, "lang");
    if (language && *language == "x-default") return value_of(item);
    if (!chosen) chosen = &item;
  }
  return chosen ? value_of(*chosen) : "";
}

std::string value_of(const XmlElement& property) {
  if (const std::string* resource = property.attribute(rdf, "resource")) return trimmed(*resource);
  if (const std::string* kind = property.attribute(rdf, "parseType"); kind && *kind == "Resource")
    return value_in(property);
  for (const XmlElement& child : property.children) {
    if (child.is(rdf, "Alt") || child.is(rdf, "Bag") || child.is(rdf, "Seq")) return first_of(child);
    if (child.space == rdf) return value_in(child);
  }
  if (!property.children.empty()) return value_in(property.children.front());  // a node of a type of its own
  if (const std::string text = trimmed(property.text); !text.empty()) return text;
  return value_in(property);
}

}  // namespace

Xmp::Xmp(std::string_view packet) {
  if (packet.empty()) return;
  spend(packet.size());
  // Some programs fill up with zeros what they hold free; of UTF-16 one may belong to the last letter.
  while (packet.size() > 3 && packet.substr(packet.size() - 4) == std::string_view("\0\0\0\0", 4))
    packet.remove_suffix(4);
  XmlTree tree;
  if (packet.size() > largest_packet)
    fault_ = phrase("the metadata are larger than any that a program writes");
  else if (!tree.read(packet))
    fault_ = phrase("the metadata are no XML");
  if (!fault_.empty()) return;
  const XmlElement* all = find_rdf(tree.root());
  if (!all) {
    fault_ = phrase("the metadata hold no RDF");
    return;
  }
  const auto keep = [&](const std::string& space, const std::string& name, std::string value) {
    if (space != rdf && space != xml && !space.empty()) texts_.try_emplace(space + name, std::move(value));
  };
  for (const XmlElement& node : all->children) {
    for (const XmlAttribute& one : node.attributes) keep(one.space, one.name, trimmed(one.value));
    for (const XmlElement& property : node.children) keep(property.space, property.name, value_of(property));
  }
}

std::string Xmp::text(std::string_view property) const {
  const size_t colon = property.find(':');
  for (const auto& [prefix, space] : schemas) {
    if (property.substr(0, colon) != prefix) continue;
    const auto found = texts_.find(std::string(space).append(property.substr(colon + 1)));
    return found == texts_.end() ? "" : found->second;
  }
  return {};
}

}  // namespace banxin
