#include "paint/svg_reader.h"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/message.h"
#include "base/owned.h"
#include "paint/svg_elements.h"
#include "paint/svg_work.h"

namespace banxin {
namespace {

constexpr size_t most_elements = 40'000;           // librsvg takes 3 to 4 KB for each
constexpr size_t most_attribute_bytes = 32 << 20;  // all values, entities put in
constexpr int64_t most_points = most_path_points;  // of all shapes
constexpr size_t most_entities = 100, most_entity_bytes = 1000;
constexpr int most_stops = 256;  // of a gradient: librsvg's work grows with their square
// Each element is held against each selector, and against its neighbours where a selector looks at those.
constexpr size_t most_style_work = 100'000'000, most_elements_looked_around = 2000;

constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg";
constexpr std::string_view include_namespace = "http://www.w3.org/2001/XInclude";

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

using ContextPtr = Owned<xmlParserCtxt, xmlFreeParserCtxt>;
struct FreeEntity {
  void operator()(xmlEntity* entity) const { xmlFreeNode(reinterpret_cast<xmlNode*>(entity)); }
};

struct SvgAttribute {
  std::string_view name, space, value;
};

double longest_in(std::string_view numbers) {
  double longest = 0, number = 0;
  for (size_t at = 0; at < numbers.size();) {
    const auto [end, fault] = std::from_chars(numbers.data() + at, numbers.data() + numbers.size(), number);
    if (fault == std::errc{} && std::isfinite(number)) longest = std::max(longest, std::abs(number));
    at = std::max(static_cast<size_t>(end - numbers.data()), at + 1);
  }
  return longest;
}

class SvgReader {
 public:
  bool read(std::string_view bytes);
  Message take_fault() { return std::move(fault_); }
  SvgContents take_contents() { return std::move(contents_); }

 private:
  /// What style sheets go by.
  struct Named {
    std::string name, id, classes;
    SvgStyle said_inline;
  };

  void start(std::string_view name, std::string_view space, const std::vector<SvgAttribute>& attributes);
  void end();
  bool take(SvgElement& element, Named& named, const SvgAttribute& attribute);
  bool take_reference(SvgElement& element, std::string_view href);
  void measure(SvgElement& element, std::string_view name, const std::vector<SvgAttribute>& attributes);
  bool append(SvgElement element, Named named);
  void count_stop(int parent);
  void declare_entity(std::string_view name, int type, std::string_view content);
  bool apply_sheets();
  int line() const { return context_ ? xmlSAX2GetLineNumber(context_.get()) : 0; }

  /// "is an SVG " `what`; nothing more is read.
  bool refuse(const Message& what, const Message& hint) { return refuse(what, hint, line()); }
  bool refuse(const Message& what, const Message& hint, int line);

  friend struct Events;

  ContextPtr context_;
  Message fault_;
  SvgContents contents_;
  std::vector<Named> named_;
  std::vector<int> open_;          // elements not ended yet; -1 for those of no concern
  std::vector<int> last_, stops_;  // the last child of each, and its stops
  SvgSheet sheet_;
  std::string css_;
  bool in_style_ = false;
  size_t attribute_bytes_ = 0;
  int64_t points_ = 0;
  std::map<std::string, std::unique_ptr<xmlEntity, FreeEntity>, std::less<>> entities_;
};

bool SvgReader::refuse(const Message& what, const Message& hint, int line) {
  if (fault_.empty()) {
    fault_ = line > 0 ? say("is an SVG {} (line {})", what, line) : say("is an SVG {}", what);
    if (!hint.empty()) fault_ = say("{}; {}", fault_, hint);
  }
  if (context_) xmlStopParser(context_.get());
  return false;
}

constexpr Phrase simplify = phrase("simplify it, or place the drawing as a PDF");
constexpr Phrase plain = phrase("save it as plain SVG");

void SvgReader::start(std::string_view name, std::string_view space, const std::vector<SvgAttribute>& attributes) {
  if (!fault_.empty()) return;
  if (open_.size() >= most_svg_depth) return void(refuse(say("nested more than {} deep", most_svg_depth), simplify));
  if (contents_.tree.elements.size() >= most_elements)
    return void(refuse(say("of more than {} elements", most_elements), simplify, 0));
  if (space == include_namespace) return void(refuse(say("that includes another file"), plain));
  const bool drawn = space.empty() || space == svg_namespace;  // librsvg takes no namespace for SVG
  SvgElement element;
  element.line = line();
  Named named;
  if (drawn) {
    const SvgElementRule rule = svg_element_rule(name);
    // What Illustrator keeps for itself is never drawn.
    const bool never_drawn =
        name == "foreignObject" && std::any_of(attributes.begin(), attributes.end(), [](const SvgAttribute& a) {
          return a.name == "requiredExtensions" && !a.value.empty();
        });
    if (!rule.fault.empty() && !never_drawn) return void(refuse(rule.fault, rule.hint));
    element.kind = rule.kind;
    named.name = name;
  }
  for (const SvgAttribute& attribute : attributes) {
    attribute_bytes_ += attribute.value.size();
    if (drawn && !take(element, named, attribute)) return;
  }
  if (attribute_bytes_ > most_attribute_bytes)
    return void(refuse(say("of more than 32 MiB when its entities are put in"), plain));
  if (drawn) measure(element, name, attributes);
  if (points_ > most_points) return void(refuse(say("of more than {} points", most_points), simplify));
  if (drawn && name == "stop" && !open_.empty()) count_stop(open_.back());
  in_style_ = drawn && name == "style";
  if (fault_.empty()) append(std::move(element), std::move(named));
}

bool SvgReader::take(SvgElement& element, Named& named, const SvgAttribute& attribute) {
  const auto& [name, space, value] = attribute;
  Message what;
  if (name == "href") return named.name == "a" || take_reference(element, value);
  if (!space.empty()) return true;
  if (name == "id") named.id = value;
  if (name == "class") named.classes = value;
  if (name == "systemLanguage")
    return refuse(say("that chooses by the language of the machine (systemLanguage)"), plain);
  if (name == "spreadMethod" && value != "pad" && !value.empty())
    return refuse(say("that repeats a gradient"), say("draw the repetitions, or place the drawing as a PDF"));
  if (name == "clipPathUnits") element.own_units = value != "userSpaceOnUse";
  const bool good =
      name == "style" ? declare_all(named.said_inline, value, what) : declare(element.style, name, value, what);
  return good || refuse(what, say("expand or flatten it in the drawing program, or place the drawing as a PDF"));
}

bool SvgReader::take_reference(SvgElement& element, std::string_view href) {
  const size_t first = href.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return true;
  if (href[first] != '#') return refuse(say("that refers to something outside itself"), say("embed it as outlines"));
  element.href = href.substr(first + 1);
  return true;
}

void SvgReader::measure(SvgElement& element, std::string_view name, const std::vector<SvgAttribute>& attributes) {
  constexpr int64_t basic_points = 8;  // of a rectangle with round corners, and an ellipse
  const bool shape = element.kind == SvgElement::Kind::shape;
  if (shape && name != "path") element.path.points = basic_points;
  double& viewport = contents_.tree.viewport;
  for (const SvgAttribute& a : attributes) {
    if (shape && name == "path" && a.name == "d") element.path = measure_path(a.value);
    if (shape && name.starts_with("poly") && a.name == "points") element.path = measure_points(a.value);
    if (a.name == "viewBox" || a.name == "width" || a.name == "height")
      viewport = std::max(viewport, longest_in(a.value));
  }
  points_ += element.path.points;
}

bool SvgReader::append(SvgElement element, Named named) {
  SvgTree& tree = contents_.tree;
  const int index = static_cast<int>(tree.elements.size());
  if (!open_.empty()) {
    const int parent = element.parent = open_.back();
    int& last = last_[static_cast<size_t>(parent)];
    (last < 0 ? tree.elements[static_cast<size_t>(parent)].first : tree.elements[static_cast<size_t>(last)].next) =
        index;
    last = index;
  }
  if (!named.id.empty()) tree.ids.emplace(named.id, index);  // the first counts
  tree.elements.push_back(std::move(element));
  named_.push_back(std::move(named));
  last_.push_back(-1);
  stops_.push_back(0);
  open_.push_back(index);
  return true;
}

void SvgReader::count_stop(int parent) {
  const int stops = ++stops_[static_cast<size_t>(parent)];
  contents_.tree.most_stops = std::max(contents_.tree.most_stops, stops);
  if (stops > most_stops) refuse(say("with a gradient of more than {} colours", most_stops), simplify);
}

void SvgReader::end() {
  if (!fault_.empty() || open_.empty()) return;
  open_.pop_back();
  Message what;
  if (in_style_ && !sheet_.add(css_, what)) refuse(what, plain);
  in_style_ = false;
  css_.clear();
}

void SvgReader::declare_entity(std::string_view name, int type, std::string_view content) {
  if (!fault_.empty()) return;
  if (type != XML_INTERNAL_GENERAL_ENTITY) return void(refuse(say("with the entity {} of another file", name), plain));
  if (content.find_first_of("<&") != std::string_view::npos)
    return void(refuse(say("whose entity {} holds elements or entities", name), plain));
  if (content.size() > most_entity_bytes || entities_.size() >= most_entities)
    return void(refuse(say("with too many or too long entities"), plain));
  const std::string ended(name), text(content);
  entities_[ended].reset(xmlNewEntity(nullptr, reinterpret_cast<const xmlChar*>(ended.c_str()), type, nullptr, nullptr,
                                      reinterpret_cast<const xmlChar*>(text.c_str())));
}

bool SvgReader::apply_sheets() {
  SvgTree& tree = contents_.tree;
  const bool around = sheet_.looks_around() && tree.elements.size() > most_elements_looked_around;
  if (around || sheet_.bytes() * tree.elements.size() > most_style_work)
    return refuse(say("whose style sheet takes too long to apply"), say("write the properties into the elements"), 0);
  for (size_t i = 0; i < tree.elements.size(); ++i) {
    SvgStyle& style = tree.elements[i].style;
    if (sheet_.bytes() > 0 && !named_[i].name.empty())
      style.add(sheet_.style_of(named_[i].name, named_[i].id, named_[i].classes));
    style.add(named_[i].said_inline);
    if (style.transparent && contents_.transparent_line == 0) contents_.transparent_line = tree.elements[i].line;
  }
  return true;
}

// The events of libxml2, the ones that librsvg listens to, with the same options.
struct Events {
  static SvgReader& reader(void* data) { return *static_cast<SvgReader*>(data); }

  static void start(void* data, const xmlChar* name, const xmlChar*, const xmlChar* space, int, const xmlChar**,
                    int count, int, const xmlChar** values) {
    std::vector<SvgAttribute> attributes;
    for (int i = 0; i < count; ++i) {
      const xmlChar** at = values + 5 * i;  // name, prefix, namespace, begin and end of the value
      attributes.push_back(
          {view(at[0]), view(at[2]), {reinterpret_cast<const char*>(at[3]), static_cast<size_t>(at[4] - at[3])}});
    }
    reader(data).start(view(name), view(space), attributes);
  }
  static void end(void* data, const xmlChar*, const xmlChar*, const xmlChar*) { reader(data).end(); }
  static void characters(void* data, const xmlChar* text, int length) {
    if (reader(data).in_style_)
      reader(data).css_.append(reinterpret_cast<const char*>(text), static_cast<size_t>(length));
  }
  static void instruction(void* data, const xmlChar* target, const xmlChar*) {
    if (view(target) == "xml-stylesheet") reader(data).refuse(say("with a style sheet outside it"), plain);
  }
  static xmlEntity* entity(void* data, const xmlChar* name) {
    const auto& all = reader(data).entities_;
    const auto found = all.find(view(name));
    return found == all.end() ? nullptr : found->second.get();
  }
  static void declare(void* data, const xmlChar* name, int type, const xmlChar*, const xmlChar*, xmlChar* content) {
    reader(data).declare_entity(view(name), type, view(content));
  }
  static void declare_unparsed(void* data, const xmlChar* name, const xmlChar*, const xmlChar*, const xmlChar*) {
    reader(data).declare_entity(view(name), XML_EXTERNAL_GENERAL_UNPARSED_ENTITY, {});
  }
  static void fault(void* data, xmlErrorPtr error) {
    std::string text = error->message ? error->message : "";
    while (text.ends_with('\n')) text.pop_back();
    std::replace(text.begin(), text.end(), '\n', ' ');
    reader(data).refuse(say("that cannot be read ({})", text.empty() ? say("no reason given") : verbatim(text)), {},
                        error->line);
  }
};

bool SvgReader::read(std::string_view bytes) {
  xmlInitParser();
  context_.reset(xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())));
  if (!context_) return refuse(say("that cannot be read"), {});
  xmlSAXHandler& events = *context_->sax;
  std::memset(&events, 0, sizeof events);
  events.initialized = XML_SAX2_MAGIC;
  events.startElementNs = Events::start;
  events.endElementNs = Events::end;
  events.characters = events.cdataBlock = Events::characters;
  events.processingInstruction = Events::instruction;
  events.getEntity = events.getParameterEntity = Events::entity;
  events.entityDecl = Events::declare;
  events.unparsedEntityDecl = Events::declare_unparsed;
  events.serror = Events::fault;
  context_->userData = this;
  xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  context_->replaceEntities = 1;
  xmlParseDocument(context_.get());
  if (fault_.empty() && !context_->wellFormed) refuse(say("that cannot be read"), {});
  if (context_->myDoc) xmlFreeDoc(context_->myDoc);
  context_->myDoc = nullptr;
  context_.reset();
  if (!fault_.empty() || !apply_sheets()) return false;
  const Message excess = excess_of(contents_.tree);
  return excess.empty() || refuse(excess, simplify, 0);
}

}  // namespace

std::optional<SvgContents> read_svg(std::string_view bytes, Message& fault) {
  SvgReader reader;
  if (reader.read(bytes)) return reader.take_contents();
  fault = reader.take_fault();
  return std::nullopt;
}

}  // namespace banxin
