#include "paint/tags.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "paint/finish_pdf.h"
#include "paint/upright.h"
#include "pdf/content.h"
#include "pdf/streams.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr uint32_t no_content = UINT32_MAX;

class Tagger {
 public:
  Tagger(QPDF& pdf, const std::vector<Sheet>& sheets, const Structure& structure)
      : pdf_(pdf), sheets_(sheets), structure_(structure), pages_(pdf.getAllPages()), upright_(pdf) {
    mcids_.assign(structure.marks.size(), no_content);
    objects_.assign(structure.elements.size(), Handle::newNull());
  }

  void run() {
    for (size_t page = 0; page < pages_.size(); ++page) mark_contents(page);
    if (!has_content(0)) return pdf_.getRoot().removeKey("/StructTreeRoot");
    Handle root = pdf_.makeIndirectObject(Handle::newDictionary());
    root.replaceKey("/Type", Handle::newName("/StructTreeRoot"));
    root.replaceKey("/K", element(0, root));
    root.replaceKey("/ParentTree", parent_tree());
    root.replaceKey("/ParentTreeNextKey", Handle::newInteger(static_cast<long long>(pages_.size())));
    pdf_.getRoot().replaceKey("/StructTreeRoot", root);
    Handle marked = Handle::newDictionary();
    marked.replaceKey("/Marked", Handle::newBool(true));
    pdf_.getRoot().replaceKey("/MarkInfo", marked);
  }

 private:
  // Cairo numbers its sequences as they come; ours count those that have an element.
  void mark_contents(size_t page) {
    Handle stream = pages_[page].getKey("/Contents");
    const std::string drawn = decoded(stream);
    const std::span<const MarkedItems> marks = marks_of(structure_, page);
    std::string out;
    out.reserve(drawn.size());
    size_t copied = 0;
    long long next = 0;
    for (size_t i = 0; i < marks.size(); ++i) {
      const std::string begins = fmt::format("/{} << /MCID {} >> BDC\n", content_tag, i);
      const size_t found = drawn.find(begins, copied);
      if (found == drawn.npos) continue;
      out.append(drawn, copied, found - copied);
      copied = found + begins.size();
      out += begin(marks[i], next);
      if (marks[i].element != MarkedItems::artifact)
        mcids_[static_cast<size_t>(&marks[i] - structure_.marks.data())] = static_cast<uint32_t>(next++);
      const std::string_view rest = std::string_view(drawn).substr(copied);
      if (marks[i].vertical) {
        const auto [line, length] = upright_.line(rest, pages_[page]);
        out += line;
        copied += length;
      } else if (!marks[i].says.empty()) {
        copied += copy_plain(rest, out);
      }
    }
    out.append(drawn, copied);
    stream.replaceStreamData(out, Handle::newNull(), Handle::newNull());  // packed when it is written
    pages_[page].replaceKey("/StructParents", Handle::newInteger(static_cast<long long>(page)));
  }

  // Up to the EMC of the marked content at hand, without that within it, which would say again what glyphs are. How
  // much of the content it was made of.
  static size_t copy_plain(std::string_view content, std::string& out) {
    ContentReader reader(content);
    size_t copied = 0;
    for (int nested = 0; reader.next();) {
      const std::string_view o = reader.operation();
      const bool begins = o == "BDC" || o == "BMC";
      if (!begins && o != "EMC") continue;
      out.append(content, copied, reader.begin() - copied);
      copied = reader.end();
      if (!begins && nested == 0) {
        out += "EMC";
        return copied;
      }
      nested += begins ? 1 : -1;
    }
    throw std::logic_error("letters in stacks have no end");
  }

  // A vertical line, and letters in stacks, also say what they say as a whole: poppler parts the characters of lines in
  // the order of the content, where letters are spaced, and where the pen goes back to set one over another. It hears
  // so of a Span alone; of which element content is, only the MCID says.
  std::string begin(const MarkedItems& mark, long long mcid) const {
    if (mark.element == MarkedItems::artifact) return "/Artifact BMC\n";
    if (mark.says.empty())
      return fmt::format("/{} <</MCID {}>> BDC\n", name_of(structure_.elements[mark.element].type), mcid);
    return fmt::format("/Span <</MCID {} /ActualText {}>> BDC\n", mcid, Handle::newUnicodeString(mark.says).unparse());
  }

  bool has_content(uint32_t n) const {
    return std::ranges::any_of(structure_.elements[n].kids, [&](const StructureElement::Kid& kid) {
      return kid.is_element ? has_content(kid.index) : mcids_[kid.index] != no_content;
    });
  }

  Handle element(uint32_t n, Handle parent) {
    const StructureElement& one = structure_.elements[n];
    Handle made = pdf_.makeIndirectObject(Handle::newDictionary());
    objects_[n] = made;
    made.replaceKey("/S", Handle::newName(fmt::format("/{}", name_of(one.type))));
    made.replaceKey("/P", parent);
    if (!one.title.empty()) made.replaceKey("/T", Handle::newUnicodeString(one.title));
    if (!one.language.empty()) made.replaceKey("/Lang", Handle::newUnicodeString(one.language));
    if (!one.alt.empty()) made.replaceKey("/Alt", Handle::newUnicodeString(one.alt));
    if (one.type == StructureType::figure) made.replaceKey("/A", layout_of(one));
    if (is_cell(one)) made.replaceKey("/A", table_attributes(one));
    Handle kids = Handle::newArray();
    std::optional<uint32_t> page;
    for (const StructureElement::Kid& kid : one.kids) add_kid(kid, made, page, kids);
    if (page) made.replaceKey("/Pg", pages_[*page]);
    if (kids.getArrayNItems() > 0) made.replaceKey("/K", kids.getArrayNItems() == 1 ? kids.getArrayItem(0) : kids);
    return made;
  }

  // `page`: that of the element's first content; content of another page says so (14.7.4.2).
  void add_kid(const StructureElement::Kid& kid, Handle parent, std::optional<uint32_t>& page, Handle kids) {
    if (kid.is_element) {
      if (has_content(kid.index) || is_cell(structure_.elements[kid.index]))
        kids.appendItem(element(kid.index, parent));
      return;
    }
    if (mcids_[kid.index] == no_content) return;
    const Handle mcid = Handle::newInteger(mcids_[kid.index]);
    const uint32_t sheet = structure_.marks[kid.index].sheet;
    if (!page) page = sheet;
    if (*page == sheet) return kids.appendItem(mcid);
    Handle reference = Handle::newDictionary();
    reference.replaceKey("/Type", Handle::newName("/MCR"));
    reference.replaceKey("/Pg", pages_[sheet]);
    reference.replaceKey("/MCID", mcid);
    kids.appendItem(reference);
  }

  static bool is_cell(const StructureElement& one) {
    return one.type == StructureType::th || one.type == StructureType::td;
  }

  // A head names its column, and a joined cell how far it reaches (14.8.5.7).
  static Handle table_attributes(const StructureElement& cell) {
    std::string said = "<< /O /Table";
    if (cell.type == StructureType::th) said += " /Scope /Column";
    if (cell.rows > 1) said += fmt::format(" /RowSpan {}", cell.rows);
    if (cell.columns > 1) said += fmt::format(" /ColSpan {}", cell.columns);
    return Handle::parse(said + " >>");
  }

  // Where the picture stands, in default user space (14.8.5.4.3).
  Handle layout_of(const StructureElement& figure) const {
    const Sheet& sheet = sheets_[figure.sheet];
    const Rect& r = figure.box;
    const Length height = sheet.trim.height + sheet.bleed;
    return Handle::parse(fmt::format("<< /O /Layout /BBox [{} {} {} {}] >>", pdf_number(r.x + sheet.bleed),
                                     pdf_number(height - r.bottom()), pdf_number(r.right() + sheet.bleed),
                                     pdf_number(height - r.y)));
  }

  Handle parent_tree() {
    Handle numbers = Handle::newArray();
    for (size_t page = 0; page < pages_.size(); ++page) {
      Handle parents = Handle::newArray();
      for (const MarkedItems& mark : marks_of(structure_, page))
        if (mcids_[static_cast<size_t>(&mark - structure_.marks.data())] != no_content)
          parents.appendItem(objects_[mark.element]);
      numbers.appendItem(Handle::newInteger(static_cast<long long>(page)));
      numbers.appendItem(pdf_.makeIndirectObject(parents));
    }
    Handle tree = Handle::newDictionary();
    tree.replaceKey("/Nums", numbers);
    return pdf_.makeIndirectObject(tree);
  }

  QPDF& pdf_;
  const std::vector<Sheet>& sheets_;
  const Structure& structure_;
  std::vector<Handle> pages_;
  std::vector<uint32_t> mcids_;  // by mark
  std::vector<Handle> objects_;  // by element
  UprightFonts upright_;
};

}  // namespace

std::span<const MarkedItems> marks_of(const Structure& structure, size_t n) {
  if (structure.elements.size() < 2) return {};
  const auto [first, last] = std::ranges::equal_range(structure.marks, n, {}, &MarkedItems::sheet);
  return {first, last};
}

void tag_pdf(QPDF& pdf, const std::vector<Sheet>& sheets, const Structure& structure) {
  if (structure.elements.size() > 1) Tagger(pdf, sheets, structure).run();
}

}  // namespace banxin
