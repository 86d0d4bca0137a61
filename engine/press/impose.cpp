#include "press/impose.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <stdexcept>

#include "base/message.h"
#include "base/report.h"
#include "pdf/boxes.h"
#include "pdf/resources.h"
#include "pdf/streams.h"
#include "pdf/write.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

PdfBox box_in(Handle page, const char* key) {
  const std::optional<PdfBox> box = box_of(page, key);
  if (!box) throw std::runtime_error(fmt::format("a page has no {}", key + 1));
  return *box;
}

class Imposer {
 public:
  Imposer(QPDF& pdf, size_t sides) : pdf_(pdf), pages_(pdf.getAllPages()) {
    if (pages_.size() < sides) throw std::runtime_error("there are fewer pages than sheets");
    first_sheet_ = pages_.size() - sides;
  }

  void lay(size_t number, const ImposedSide& side) {
    Handle sheet = pages_[first_sheet_ + number], contents = sheet.getKey("/Contents");
    if (!contents.isStream()) throw std::runtime_error("a sheet has no content of one stream");
    Handle forms = dictionary_in(dictionary_in(sheet, "/Resources"), "/XObject");
    const PdfBox trim = box_in(sheet, "/TrimBox");
    std::string drawing;
    for (size_t i = 0; i < side.pages.size(); ++i) {
      const ImposedPage& placed = side.pages[i];
      if (placed.page >= first_sheet_) throw std::runtime_error("a sheet names a page that is not there");
      Handle page = pages_[placed.page];
      const PdfBox own = box_in(page, "/TrimBox");
      const double dx = trim[0] + to_pt(placed.x) - own[0], dy = trim[1] - own[1];
      if (!moved_.emplace(page.getObjGen(), Move{sheet, dx, dy}).second)
        throw std::runtime_error("a page stands on two sheets");
      const std::string name = fmt::format("/BxPage{}", i);
      forms.replaceKey(name, form_of(page, placed));
      drawing += fmt::format("q 1 0 0 1 {:.3f} {:.3f} cm {} Do Q\n", dx, dy, name);
      if (page.hasKey("/Group")) sheet.replaceKey("/Group", page.getKey("/Group").shallowCopy());
    }
    contents.replaceStreamData(drawing + decoded(contents), Handle::newNull(), Handle::newNull());
    add_gripper(sheet, side.gripper);
    for (const char* key : {"/Annots", "/StructParents", "/Tabs"}) sheet.removeKey(key);
    drawn_ += drawing;
    label(number, side.label);
  }

  void finish() {
    Handle root = pdf_.getRoot();
    std::set<QPDFObjGen> seen;
    if (Handle outline = root.getKey("/Outlines"); outline.isDictionary()) move_entries(outline.getKey("/First"), seen);
    for (const char* key : {"/Names", "/Dests", "/OpenAction", "/AA", "/StructTreeRoot", "/MarkInfo"})
      root.removeKey(key);
    Handle tree = Handle::newDictionary();
    tree.replaceKey("/Nums", labels_);
    root.replaceKey("/PageLabels", tree);
    for (size_t i = 0; i < first_sheet_; ++i) pdf_.removePage(pages_[i]);
  }

  const std::string& drawn() const { return drawn_; }

 private:
  struct Move {
    Handle sheet;
    double dx = 0, dy = 0;
  };

  // The content stream of the page itself: what it draws is not even copied.
  Handle form_of(Handle page, const ImposedPage& placed) {
    Handle form = page.getKey("/Contents");
    if (!form.isStream()) throw std::runtime_error("a page in several streams cannot be imposed");
    const PdfBox trim = box_in(page, "/TrimBox"), bleed = box_in(page, "/BleedBox");
    const double left = placed.fold_at_left ? std::max(bleed[0], trim[0] - to_pt(placed.to_fold)) : bleed[0];
    const double right = placed.fold_at_right ? std::min(bleed[2], trim[2] + to_pt(placed.to_fold)) : bleed[2];
    Handle dict = form.getDict();
    dict.replaceKey("/Type", Handle::newName("/XObject"));
    dict.replaceKey("/Subtype", Handle::newName("/Form"));
    dict.replaceKey("/BBox",
                    Handle::parse(fmt::format("[{:.3f} {:.3f} {:.3f} {:.3f}]", left, bleed[1], right, bleed[3])));
    dict.replaceKey("/Resources", page.getKey("/Resources"));
    if (page.hasKey("/Group")) dict.replaceKey("/Group", page.getKey("/Group"));
    return form;
  }

  // Paper below all that is printed: the boxes of what is printed stay where they are.
  static void add_gripper(Handle sheet, Length gripper) {
    if (gripper <= Length{0}) return;
    const PdfBox media = box_in(sheet, "/MediaBox");
    sheet.replaceKey("/MediaBox", Handle::parse(fmt::format("[{:.3f} {:.3f} {:.3f} {:.3f}]", media[0],
                                                            media[1] - to_pt(gripper), media[2], media[3])));
  }

  void label(size_t number, const std::string& text) {
    Handle entry = Handle::newDictionary();
    entry.replaceKey("/P", Handle::newUnicodeString(text));
    labels_.appendItem(Handle::newInteger(static_cast<long long>(number)));
    labels_.appendItem(entry);
  }

  void move_entries(Handle entry, std::set<QPDFObjGen>& seen) {
    for (; entry.isDictionary() && seen.insert(entry.getObjGen()).second; entry = entry.getKey("/Next")) {
      if (Handle target = entry.getKey("/Dest"); !target.isNull() && !move(target)) entry.removeKey("/Dest");
      if (Handle action = entry.getKey("/A"); action.isDictionary() && !move(action.getKey("/D")))
        entry.removeKey("/A");
      move_entries(entry.getKey("/First"), seen);
    }
  }

  // [page /XYZ left top zoom] (ISO 32000-1, 12.3.2.2) becomes the same point of the sheet.
  bool move(Handle target) {
    if (!target.isArray() || target.getArrayNItems() < 4) return false;
    const auto found = moved_.find(target.getArrayItem(0).getObjGen());
    if (found == moved_.end()) return false;
    target.setArrayItem(0, found->second.sheet);
    for (const auto& [item, by] : {std::pair(2, found->second.dx), std::pair(3, found->second.dy)})
      if (Handle at = target.getArrayItem(item); at.isNumber())
        target.setArrayItem(item, Handle::newReal(at.getNumericValue() + by, 3));
    return true;
  }

  QPDF& pdf_;
  std::vector<Handle> pages_;
  size_t first_sheet_ = 0;
  std::map<QPDFObjGen, Move> moved_;  // by page
  Handle labels_ = Handle::newArray();
  std::string drawn_;
};

}  // namespace

std::string impose(QPDF& pdf, const std::vector<ImposedSide>& sides) {
  Imposer imposer(pdf, sides.size());
  for (size_t i = 0; i < sides.size(); ++i) imposer.lay(i, sides[i]);
  imposer.finish();
  return imposer.drawn();
}

std::string impose_pdf(PdfDocument document, const std::vector<ImposedSide>& sides) {
  try {
    impose(document.pdf(), sides);
    return write_pdf(document.pdf(), {.least_version = document.least_version, .about = document.size()});
  } catch (const std::exception& fault) {
    throw MachineFault{"impose-failed", say("cannot lay the pages on sheets: {}", fault.what()), {}};
  }
}

}  // namespace banxin
