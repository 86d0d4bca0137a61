// The one pass over the plain PDF: colours into inks, what the standard forbids out, what it wants in.
#include "press/press.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "base/report.h"
#include "base/sha256.h"
#include "pdf/boxes.h"
#include "pdf/resources.h"
#include "pdf/streams.h"
#include "pdf/write.h"
#include "photo/alpha.h"
#include "preflight/page_walk.h"
#include "press/drawing_colours.h"
#include "press/identity.h"
#include "press/inks_in_pdf.h"
#include "press/own_resources.h"
#include "press/printers_marks.h"
#include "press/supplied_spots.h"
#include "sheet/supplied.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error(what); }

// libqpdf writes # as it is, which begins a code in a name (ISO 32000-1, 7.3.5).
std::string escaped(const std::string& name) {
  std::string out;
  for (const char c : name) out += c == '#' ? std::string("#23") : std::string(1, c);
  return out;
}

bool is_one(Handle number) { return !number.isNumber() || number.getNumericValue() > 0.9999; }

class Pass {
 public:
  Pass(QPDF& pdf, const InkTable& inks, const DrawingColours* drawings, PressStandard standard)
      : pdf_(pdf), inks_(inks, drawings), standard_(standard) {
    on_ = pdf.makeIndirectObject(Handle::parse("<< /Type /ExtGState /OP true /op true /OPM 1 >>"));
    off_ = pdf.makeIndirectObject(Handle::parse("<< /Type /ExtGState /OP false /op false /OPM 0 >>"));
    for (const InksInPdf::Spot& spot : inks_.spots()) spaces_.push_back(separation(spot));
  }

  /// `bleed`: of a page with printer's marks; nothing = no marks. `fold`: from the left of its trim. `plates`: null =
  /// any.
  void page(Handle page, std::optional<Length> bleed, std::optional<Length> fold, const OrderedPlates* plates) {
    transparent_ = false;
    inks_.print_on(plates);
    Handle contents = page.getKey("/Contents");
    if (contents.isArray()) refuse("a page in several streams is not expected from Cairo");
    if (contents.isStream() && first_visit(contents)) rewrite(contents);
    resources(dictionary_in(page, "/Resources"));
    if (bleed) mark(page, to_pt(*bleed), fold, plates);
    group(page);
    page.removeKey("/CropBox");
    page.removeKey("/Annots");
  }

  /// All page contents in order, as they were rewritten.
  const std::string& text() const { return text_; }

 private:
  void mark(Handle page, double bleed, std::optional<Length> fold, const OrderedPlates* plates) {
    Handle contents = page.getKey("/Contents");
    MarkedPage marked{trim_of(page), bleed, {}, plates};
    const auto& [left, bottom, right, top] = marked.trim;
    if (fold) marked.fold = left + to_pt(*fold);
    page.replaceKey("/BleedBox", Handle::parse(fmt::format("[{:.3f} {:.3f} {:.3f} {:.3f}]", left - bleed,
                                                           bottom - bleed, right + bleed, top + bleed)));
    const std::string drawn = printers_marks(marked, spaces_for_marks(page, plates), inks_);
    contents.replaceStreamData("q\n" + decoded(contents) + "\nQ\n/Artifact BMC\n" + drawn + "\nEMC\n",
                               Handle::newNull(), Handle::newNull());
  }

  // What registers stands on every plate: by the colour All, or on those that the page has, one by one.
  std::vector<std::string> spaces_for_marks(Handle page, const OrderedPlates* plates) {
    std::vector<InksInPdf::Spot> wanted = {{"", "All", "1 1 1 1"}};
    if (plates) {
      wanted.clear();
      if (plates->c) wanted.push_back({"", "Cyan", "1 0 0 0"});
      if (plates->m) wanted.push_back({"", "Magenta", "0 1 0 0"});
      if (plates->y) wanted.push_back({"", "Yellow", "0 0 1 0"});
      if (plates->k) wanted.push_back({"", "Black", "0 0 0 1"});
    }
    std::vector<std::string> names;
    Handle spaces = dictionary_in(page.getKey("/Resources"), "/ColorSpace");
    for (InksInPdf::Spot& plate : wanted) {
      plate.resource = fmt::format("BxS{}", spaces_.size() + names.size());
      spaces.replaceKey("/" + plate.resource, separation(plate));
      names.push_back(plate.resource);
    }
    for (const InksInPdf::Spot& spot : inks_.spots())
      if (plates && spot.plate != "All" && plates->has(spot.plate)) names.push_back(spot.resource);
    return names;
  }

  Handle separation(const InksInPdf::Spot& spot) {
    Handle function = Handle::parse("<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] >>");
    function.replaceKey("/C1", Handle::parse("[" + spot.alternate + "]"));
    Handle space = Handle::newArray();
    space.appendItem(Handle::newName("/Separation"));
    space.appendItem(Handle::newName("/" + escaped(spot.plate)));
    space.appendItem(Handle::newName("/DeviceCMYK"));
    space.appendItem(pdf_.makeIndirectObject(function));
    return pdf_.makeIndirectObject(space);
  }

  bool first_visit(Handle object) { return !object.isIndirect() || seen_.insert(object.getObjGen()).second; }

  // Rewritten before the file is: libqpdf swallows what a token filter throws while it writes.
  void rewrite(Handle stream) {
    const std::string inked = separate(decoded(stream), inks_);
    text_ += inked;
    stream.replaceStreamData(inked, Handle::newNull(), Handle::newNull());
  }

  // Cairo gives every page a group in DeviceRGB, transparent or not. One without use goes; PDF/X-4 has the others blend
  // in CMYK.
  void group(Handle holder) {
    Handle group = holder.getKey("/Group");
    if (!group.isDictionary()) return;
    if (!transparent_) return holder.removeKey("/Group");
    group.replaceKey("/CS", Handle::newName("/DeviceCMYK"));
  }

  void uses_transparency() {
    if (standard_ == PressStandard::x1a) refuse("PDF/X-1a allows no transparency; use --press x4");
    transparent_ = true;
  }

  void resources(Handle resources) {
    if (!resources.isDictionary() || !first_visit(resources)) return;
    Handle states = dictionary_in(resources, "/ExtGState");
    each_resource(resources, "/ExtGState", [this](Handle state) { graphics_state(state); });
    states.replaceKey(InksInPdf::overprint, on_);
    states.replaceKey(InksInPdf::knock_out, off_);
    if (!spaces_.empty()) {
      Handle spaces = dictionary_in(resources, "/ColorSpace");
      for (size_t i = 0; i < spaces_.size(); ++i) spaces.replaceKey("/" + inks_.spots()[i].resource, spaces_[i]);
    }
    each(resources, "/Pattern", [this](Handle h) { pattern(h); });
    each(resources, "/Shading", [this](Handle h) { shading(h); });
    each(resources, "/XObject", [this](Handle h) { external(h); });
    each(resources, "/Font", [](Handle font) {
      if (font.getKey("/Subtype").isNameAndEquals("/Type3")) refuse("a font became a Type 3 font");
      map_glyphs(font);
    });
  }

  // Cairo leaves the identity unsaid, which is the default (ISO 32000-1, table 117); some programs want it said.
  static void map_glyphs(Handle font) {
    Handle all = font.getKey("/DescendantFonts");
    Handle descendant = all.isArray() && all.getArrayNItems() > 0 ? all.getArrayItem(0) : Handle::newNull();
    if (descendant.isDictionary() && descendant.getKey("/Subtype").isNameAndEquals("/CIDFontType2") &&
        !descendant.hasKey("/CIDToGIDMap"))
      descendant.replaceKey("/CIDToGIDMap", Handle::newName("/Identity"));
  }

  template <class Work>
  void each(Handle resources, const char* key, const Work& work) {
    each_resource(resources, key, [&](Handle object) {
      if (!first_visit(object)) {
        transparent_ = transparent_ || blending_.contains(object.getObjGen());
        return;
      }
      const bool before = std::exchange(transparent_, false);
      work(object);
      if (transparent_) blending_.insert(object.getObjGen());
      transparent_ = transparent_ || before;
    });
  }

  void graphics_state(Handle state) {
    if (!state.isDictionary()) return;
    Handle mask = state.getKey("/SMask"), mode = state.getKey("/BM");
    if (!is_one(state.getKey("/ca")) || !is_one(state.getKey("/CA"))) uses_transparency();
    if (mode.isName() && mode.getName() != "/Normal" && mode.getName() != "/Compatible") uses_transparency();
    if (!mask.isDictionary()) return;
    uses_transparency();
    if (Handle form = mask.getKey("/G"); form.isStream() && first_visit(form)) external(form);
  }

  void pattern(Handle pattern) {
    Handle dict = pattern.isStream() ? pattern.getDict() : pattern;
    if (pattern.isStream()) {
      rewrite(pattern);
      resources(dict.getKey("/Resources"));
    } else {
      shading(dict.getKey("/Shading"));
    }
  }

  void shading(Handle shading) {
    if (shading.isStream()) refuse("a mesh gradient cannot be separated");
    Handle space = shading.getKey("/ColorSpace");
    if (space.isNameAndEquals("/DeviceGray")) return;  // the alpha of a soft mask
    if (!space.isNameAndEquals("/DeviceRGB")) return;  // already in inks: the gradient is shared
    shading.replaceKey("/ColorSpace", Handle::newName("/DeviceCMYK"));
    gradient(shading.getKey("/Function"));
  }

  void gradient(Handle function) {
    if (!first_visit(function)) return;
    const long long type =
        function.getKey("/FunctionType").isInteger() ? function.getKey("/FunctionType").getIntValue() : -1;
    if (type == 3) {
      for (Handle part : function.getKey("/Functions").getArrayAsVector()) gradient(part);
      return;
    }
    if (type != 2) refuse("a gradient of an unknown kind cannot be separated");
    for (const char* end : {"/C0", "/C1"}) {
      Handle colour = function.getKey(end);
      if (!colour.isArray() || colour.getArrayNItems() != 3) refuse("a gradient has no RGB ends");
      const auto at = [&](int i) { return colour.getArrayItem(i).getNumericValue(); };
      function.replaceKey(end, Handle::parse("[" + inks_.process_shares(at(0), at(1), at(2)) + "]"));
    }
  }

  void external(Handle object) {
    Handle dict = object.getDict();
    if (dict.hasKey(supplied_mark)) return supplied(dict);
    if (dict.getKey("/Subtype").isNameAndEquals("/Form")) {
      rewrite(object);
      resources(dict.getKey("/Resources"));
      if (dict.hasKey("/Group")) uses_transparency(), group(dict);
      return;
    }
    dict.removeKey("/Interpolate");
    add_alpha(object);
    if (dict.hasKey("/SMask")) uses_transparency();
    Handle space = dict.getKey("/ColorSpace"), mask = dict.getKey("/ImageMask");
    if (mask.isBool() && mask.getBoolValue()) return;
    if (!space.isNameAndEquals("/DeviceCMYK") && !space.isNameAndEquals("/DeviceGray"))
      refuse("a picture is in RGB: it was not separated");
  }

  // A page that somebody else made stays as it is: its colours are inks already. But a plate has one substitute, and a
  // transparency group that it does not need goes, as on our own pages.
  void supplied(Handle wrapper) {
    wrapper.removeKey(supplied_mark);
    Handle form = wrapper.getKey("/Resources").getKey("/XObject").getKey(supplied_page), dict = form.getDict();
    const auto content = form.getRawStreamData();
    text_.append(reinterpret_cast<const char*>(content->getBuffer()), content->getSize());
    Handle group = dict.getKey("/Group");
    dict.removeKey("/Group");
    std::map<std::string, Handle> ours;
    for (size_t i = 0; i < spaces_.size(); ++i) ours.emplace(inks_.spots()[i].plate, spaces_[i]);
    take_our_substitutes(form, ours);
    PageFacts facts;
    walk_form(form, facts);
    if (facts.transparency.empty()) return;
    uses_transparency();
    if (group.isDictionary()) dict.replaceKey("/Group", group);
  }

  // A separated picture carries what it covers in its own file.
  void add_alpha(Handle image) {
    if (!image.getDict().getKey("/Filter").isNameAndEquals("/DCTDecode")) return;
    const auto data = image.getRawStreamData();
    const std::string_view jpeg(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    size_t segments = 0;
    const std::optional<AlphaPlane> alpha = find_alpha(jpeg, segments);
    if (!alpha) return;
    image.replaceStreamData(std::string(jpeg).erase(2, segments), Handle::newName("/DCTDecode"), Handle::newNull());
    Handle plane = pdf_.newStream();
    plane.replaceStreamData(alpha->deflated, Handle::newName("/FlateDecode"), Handle::newNull());
    Handle dict = plane.getDict();
    dict.replaceKey("/Type", Handle::newName("/XObject"));
    dict.replaceKey("/Subtype", Handle::newName("/Image"));
    dict.replaceKey("/Width", Handle::newInteger(alpha->width));
    dict.replaceKey("/Height", Handle::newInteger(alpha->height));
    dict.replaceKey("/BitsPerComponent", Handle::newInteger(alpha->stencil ? 1 : 8));
    if (alpha->stencil)
      dict.replaceKey("/ImageMask", Handle::newBool(true));
    else
      dict.replaceKey("/ColorSpace", Handle::newName("/DeviceGray"));
    image.getDict().replaceKey(alpha->stencil ? "/Mask" : "/SMask", plane);
  }

  QPDF& pdf_;
  InksInPdf inks_;
  PressStandard standard_;
  Handle on_, off_;
  std::vector<Handle> spaces_;  // by spot
  std::set<QPDFObjGen> seen_, blending_;
  std::string text_;
  bool transparent_ = false;
};

// The types of ruby are newer than the PDF 1.4 of X-1a (ISO 32000-1, 14.8.4.4.3).
void map_roles(QPDF& pdf, PressStandard standard) {
  Handle tree = pdf.getRoot().getKey("/StructTreeRoot");
  if (standard == PressStandard::x1a && tree.isDictionary())
    tree.replaceKey("/RoleMap", Handle::parse("<< /Ruby /Span /RB /Span /RT /Span >>"));
}

// Page labels begin with the first page (ISO 32000-1, 12.4.2), which Cairo leaves out when it is called 1.
void begin_labels(QPDF& pdf) {
  Handle tree = pdf.getRoot().getKey("/PageLabels"),
         ranges = tree.isDictionary() ? tree.getKey("/Nums") : Handle::newNull();
  if (!ranges.isArray()) return;
  Handle first = ranges.getArrayNItems() > 0 ? ranges.getArrayItem(0) : Handle::newNull();
  if (first.isInteger() && first.getIntValue() == 0) return;
  ranges.insertItem(0, Handle::newInteger(0));
  ranges.insertItem(1, Handle::parse("<< /S /D >>"));
}

PdfWriting writing_of(PressStandard standard, size_t about) {
  const bool x4 = standard == PressStandard::x4;
  return {.version = x4 ? "1.6" : "1.4",  // also where a supplied page comes out of a newer file
          .pack_objects = x4,
          .newline_before_endstream = true,
          .about = about};
}

}  // namespace

std::string press_pdf(PdfDocument document, const InkTable& inks, const OutputProfile& profile, const PressJob& job,
                      std::string* digest) {
  constexpr size_t version_at = 8;  // ICC.1:2010, 7.2
  if (job.standard == PressStandard::x1a && profile.bytes.size() > version_at && profile.bytes[version_at] > 2)
    throw MachineFault{"press-profile", say("PDF/X-1a takes output profiles of ICC version 2 alone; this one is newer"),
                       say("name another profile in press; or go to press as PDF/X-4: --press x4")};
  try {
    QPDF& pdf = document.pdf();
    std::optional<DrawingColours> drawings;
    if (job.drawings) drawings.emplace(inks, profile, job.style);
    Pass pass(pdf, inks, drawings ? &*drawings : nullptr, job.standard);
    const std::vector<Handle> pages = pdf.getAllPages();
    if (!job.marked_bleeds.empty() && job.marked_bleeds.size() != pages.size()) refuse("not every page has its bleed");
    for (size_t i = 0; i < std::min(pages.size(), job.plates.size()); ++i)
      if (job.plates[i]) own_resources(pdf, pages[i]);  // before anything that pages share is changed
    for (size_t i = 0; i < pages.size(); ++i)
      pass.page(pages[i], job.marked_bleeds.empty() ? std::nullopt : job.marked_bleeds[i],
                i < job.folds.size() ? job.folds[i] : std::nullopt,
                i < job.plates.size() && job.plates[i] ? &*job.plates[i] : nullptr);
    const std::string sheets = job.sides.empty() ? "" : impose(pdf, job.sides);
    add_output_intent(pdf, profile, job.style);
    identify(pdf, job,
             sha256(fmt::format("{} {} {:08x}\n{}{}", static_cast<int>(job.standard), profile.sha256,
                                document.checksum(), pass.text(), sheets)));
    map_roles(pdf, job.standard);
    begin_labels(pdf);
    for (const char* key : {"/Names", "/OpenAction", "/AA"}) pdf.getRoot().removeKey(key);
    return write_pdf(pdf, writing_of(job.standard, document.size() + profile.deflated.size()), digest);
  } catch (const std::exception& fault) {
    throw MachineFault{"press-failed", say("cannot make the press PDF: {}", fault.what()), {}};
  }
}

}  // namespace banxin
