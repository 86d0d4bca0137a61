#include "preflight/supplied.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/message.h"
#include "pdf/open.h"
#include "pdf/resources.h"
#include "pdf/shape.h"
#include "pdf/streams.h"
#include "preflight/page_text.h"
#include "preflight/rules.h"
#include "preflight/supplied_judging.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

// What a verdict of preflight means for a supplied page. Rules that are not named here are no business of ours: whether
// an ad's black text overprints is its maker's.
struct Meaning {
  std::string_view rule;
  const char* code;
  Phrase what;
  bool fails;  ///< a failed verdict is an error; other verdicts that are not good are warnings
  Phrase hint;
};
constexpr Meaning meanings[] = {
    {"fonts-embedded", "pdf-font", phrase("fonts are not in the file"), true,
     phrase("ask its maker to embed all fonts, or to convert the text to outlines")},
    {"widths", "pdf-widths", phrase("text may stand elsewhere than its maker saw it"), false,
     phrase("compare the proof with the order")},
    {"to-unicode", "pdf-text", phrase("text cannot be searched or copied"), false,
     phrase("ask its maker for fonts with ToUnicode; it prints all the same")},
    {"colour-spaces", "pdf-colour", phrase("colours are none of a press"), true, ask_for_pdfx},
    {"image-spaces", "pdf-colour", phrase("pictures are in colours that are none of a press"), true, ask_for_pdfx},
    {"spots", "pdf-spot", phrase("a spot ink is not defined well"), true, ask_for_pdfx},
    {"spots-ordered", "pdf-spot", phrase("it needs a plate that this edition does not have"), true,
     phrase("ask its maker for CMYK; or, when the printer runs that plate, name it: inks: {{red: {{spot: NAME, m: "
            "100%}}}}")},
    {"transparency", "pdf-transparency", phrase("it is transparent in a way that this press file may not be"), true,
     phrase("ask its maker to flatten the transparency, or to blend in CMYK and go to press as PDF/X-4")},
    {"content", "pdf-content", phrase("what it draws is broken, or forbidden on a press"), true, ask_for_pdfx},
    {"white-knockout", "pdf-overprint", phrase("white is set to overprint: it will vanish"), false,
     phrase("ask its maker to turn overprint off for white; the proof shows what prints")},
    {"overprint", "pdf-overprint", phrase("a light colour overprints, and mixes with what lies below it"), false,
     phrase("ask its maker to turn overprint off for all but black; the proof shows what prints")},
    {"black-overprint", "pdf-overprint", phrase("small black text cuts out what lies below it"), false,
     phrase("ask its maker to set black text to overprint; where colours do not meet, paper shows round the letters")},
    {"small-text", "pdf-type", phrase("small text stands in several inks"), false,
     phrase("ask its maker to set small text in black alone; inks never meet exactly")},
    {"reversed-text", "pdf-type", phrase("small white text stands on several inks"), false,
     phrase("ask its maker for larger white text, or for one ink below it")},
    {"hairlines", "pdf-lines", phrase("lines are too thin to print"), false,
     phrase("ask its maker for lines of 0.25 pt at least")},
    {"fine-lines", "pdf-lines", phrase("fine lines stand in several inks"), false,
     phrase("ask its maker to draw fine lines in one ink, or thicker")},
    {"glyphs", "pdf-font", phrase("letters have no glyph in their font"), true,
     phrase("ask its maker to make the PDF anew; look at its text")},
    {"registration", "pdf-registration", phrase("it prints on all plates inside its trim"), true,
     phrase("ask its maker to use black there; register marks belong outside the trim")},
    {"resolution", "pdf-ppi", phrase("pictures are coarse at this size"), false,
     phrase("ask for pictures of 200 ppi at the size of the ad, or give it a smaller place")},
};

void judge_annotations(const Judging& job, Handle page) {
  constexpr size_t most_told = 8;
  std::set<std::string> kinds;
  std::string told;
  if (Handle all = page.getKey("/Annots"); all.isArray())
    for (Handle note : all.getArrayAsVector()) {
      Handle kind = note.isDictionary() ? note.getKey("/Subtype") : Handle::newNull();
      if (!kind.isName() || kind.getName() == "/PrinterMark" || kind.getName() == "/TrapNet") continue;
      if (kinds.insert(kind.getName()).second && kinds.size() <= most_told)
        told += (told.empty() ? "" : ", ") + kind.getName().substr(1);
    }
  if (kinds.size() > most_told) told += ", …";
  if (!kinds.empty())
    job.warn("pdf-annotations", say("its annotations ({}) are left out", told),
             say("when they should print, ask its maker to flatten them into the page"));
}

void judge_box(const Judging& job, Handle page) {
  if (const auto trim = box_of(page, "/TrimBox")) {
    if (const auto crop = box_of(page, "/CropBox"); crop && cuts_into(*crop, *trim))
      job.warn("pdf-boxes", say("its CropBox is smaller than its TrimBox: programs show it otherwise than it prints"),
               say("look whether something is missing at its edges; ask its maker"));
    return;
  }
  const char* taken = box_of(page, "/ArtBox") ? "ArtBox" : box_of(page, "/CropBox") ? "CropBox" : "MediaBox";
  job.warn("pdf-boxes", say("it has no TrimBox, its {} is taken for its size", taken),
           say("ask its maker for a PDF/X file; look whether crop marks or bleed show"));
}

// A page with layers may stand here when all of them are visible, whatever it says (ISO 32000-1, 8.11): then it is the
// same without them.
void judge_layers(const Judging& job, QPDF& source, QPDF& alone) {
  bool any = false, choosy = false;
  for (Handle object : alone.getAllObjects()) {
    if (!object.isDictionary()) continue;
    Handle policy = object.getKey("/P");
    const bool membership = object.getKey("/Type").isNameAndEquals("/OCMD");
    any = any || membership || object.getKey("/Type").isNameAndEquals("/OCG");
    choosy = choosy || (membership && (object.hasKey("/VE") || (policy.isName() && policy.getName() != "/AnyOn" &&
                                                                policy.getName() != "/AllOn")));
  }
  if (!any) return;
  if (choosy || !layer_faults(source).empty())
    job.error("pdf-layers", say("it has layers that are not all visible"), say("ask its maker to flatten the layers"));
}

// Colour spaces that change what DeviceCMYK means (ISO 32000-1, 8.6.5.6).
void judge_default_spaces(const Judging& job, QPDF& alone) {
  bool remapped = false;
  const auto look = [&](Handle resources) {
    Handle spaces = resources.isDictionary() ? resources.getKey("/ColorSpace") : Handle::newNull();
    if (!spaces.isDictionary()) return;
    for (const char* space : {"/DefaultCMYK", "/DefaultGray", "/DefaultRGB"})
      remapped = remapped || spaces.hasKey(space);
  };
  for (Handle object : alone.getAllObjects()) {
    Handle dict = object.isStream() ? object.getDict() : object;
    if (!dict.isDictionary()) continue;
    look(dict);
    look(dict.getKey("/Resources"));
  }
  if (remapped) job.error("pdf-colour", say("it remaps its colours by a default colour space"), ask_for_pdfx);
}

// Filters that PDF/X-1a (PDF 1.4) may not have. LZW goes when the press PDF is written.
void judge_filters(const Judging& job, QPDF& alone) {
  for (Handle object : alone.getAllObjects()) {
    if (!object.isStream()) continue;
    const std::string filters = object.getDict().getKey("/Filter").unparse();
    for (const char* filter : {"JPXDecode", "JBIG2Decode"})
      if (filters.find(filter) != std::string::npos)
        job.error("pdf-content", say("PDF/X-1a has no {}", filter),
                  say("ask its maker for PDF/X-1a, or go to press as PDF/X-4"));
  }
}

// Streams that are unpacked and packed anew when the press PDF is written. Of all others only what draws is unpacked.
void judge_packing(QPDF& alone) {
  for (Handle object : alone.getAllObjects()) {
    if (!object.isStream()) continue;
    Handle filter = object.getDict().getKey("/Filter");
    if (filter.isNull() || filter.isNameAndEquals("/FlateDecode")) continue;
    if (object.pipeStreamData(nullptr, nullptr, 0, qpdf_dl_generalized)) check_unpacking(object);
  }
}

// The facts of the page as it goes to press: without a transparency group that nothing on it needs.
PageFacts facts_of(const Judging& job, Handle page) {
  Handle group = page.getKey("/Group");
  page.removeKey("/Group");
  PageFacts facts;
  facts.wants_texts = !job.asked.must_say.empty();
  walk_page(page, job.asked.page, trim_of(page), facts);
  if (!group.isDictionary() || facts.transparency.empty()) return facts;
  page.replaceKey("/Group", group);
  facts = {.wants_texts = facts.wants_texts};
  walk_page(page, job.asked.page, trim_of(page), facts);
  return facts;
}

// The rules know sizes and resolutions at 1:1 in units of 1/72 inch; the page stands here larger or smaller.
void scale_facts(const SuppliedQuestion& asked, Handle page, PageFacts& facts) {
  Handle unit = page.getKey("/UserUnit");
  const double points = unit.isNumber() ? unit.getNumericValue() : 1;
  const double across = static_cast<double>(asked.shown.width.mpt) / std::max(asked.width, 1);
  const double down = static_cast<double>(asked.shown.height.mpt) / std::max(asked.height, 1);
  for (PlacedImage& picture : facts.images) picture.ppi /= std::max({across * points, down * points, 1e-6});
  std::set<Mark> marks;
  for (Mark mark : facts.marks) {
    if (mark.size > 0) mark.size *= std::min(across, down) * points;
    marks.insert(std::move(mark));
  }
  facts.marks = std::move(marks);
}

// Of the plates that are ordered the press PDF has one substitute, which is ours.
void forget_substitutes(const Judging& job, PageFacts& facts) {
  for (const Ink& ink : job.asked.spots) {
    if (const auto found = facts.spots.find(ink.name); found != facts.spots.end()) found->second.clear();
    for (auto* alternates :
         {&facts.spot_alternates_in_rgb, &facts.spot_alternates_off_press, &facts.spot_alternates_in_lab})
      alternates->erase(ink.name);
  }
}

void judge_substitutes(const Judging& job, const PageFacts& facts) {
  for (const Ink& ink : job.asked.spots) {
    const auto found = facts.spots.find(ink.name);
    if (found == facts.spots.end()) continue;
    const std::array<double, 4> ours{ink.c / 1000.0, ink.m / 1000.0, ink.y / 1000.0, ink.k / 1000.0};
    for (const auto& theirs : found->second) {
      double apart = 0;
      for (size_t i = 0; i < 4; ++i) apart = std::max(apart, std::abs(theirs[i] - ours[i]));
      if (apart > 0.005)
        return job.warn("pdf-spot", say("its substitute for {} is another than ours", ink.name),
                        say("it prints the same; in the press PDF ours stands in its place"));
    }
  }
}

void say_what_is_wrong(const Judging& job, const std::vector<Verdict>& verdicts) {
  for (const Verdict& verdict : verdicts) {
    if (verdict.outcome == Outcome::passed || verdict.outcome == Outcome::skipped) continue;
    const auto meaning = std::find_if(std::begin(meanings), std::end(meanings),
                                      [&](const Meaning& m) { return m.rule == verdict.rule; });
    if (meaning == std::end(meanings)) continue;
    const Message text = say("{} ({})", meaning->what, verdict.text);
    if (meaning->fails && verdict.outcome == Outcome::failed)
      job.error(meaning->code, text, meaning->hint);
    else
      job.warn(meaning->code, text, meaning->hint);
  }
}

void judge_label(const Judging& job, const PageFacts& facts) {
  if (job.asked.must_say.empty()) return;
  const PageText said = text_of(facts.texts);
  for (const std::string& word : job.asked.must_say)
    if (said.text.find(word) != std::string::npos) return;
  const std::string& word = job.asked.must_say.front();
  constexpr Phrase hint = phrase("leave out label: in-file, so that the block says it; or ask for an ad that does");
  if (facts.texts.empty() || said.unread > 0)  // letters may be drawn as outlines
    job.warn("ad-label", say("whether it says {} cannot be read from it", word),
             say("look at the proof; leave out label: in-file if it does not"));
  else
    job.error("ad-label", say("no text that can be seen in it says {}", word), hint);
}

// What does not come along is not copied either: links between pages would lead through the whole document.
Handle copied(QPDF& alone, Handle page) {
  constexpr const char* needed[] = {"/Type",   "/MediaBox",  "/CropBox",  "/BleedBox", "/TrimBox", "/ArtBox",
                                    "/Rotate", "/Resources", "/Contents", "/Group",    "/UserUnit"};
  for (const std::string& key : page.getKeys())
    if (std::find(std::begin(needed), std::end(needed), key) == std::end(needed)) page.removeKey(key);
  if (const Message fault = copy_fault(page); !fault.empty()) throw PdfFault(say("it has {}", fault));
  alone.addPage(page, false);
  return alone.getAllPages().at(0);
}

void judge(const Judging& job, QPDF& source) {
  if (const Message fault = shape_fault(source); !fault.empty()) throw PdfFault(say("it has {}", fault));
  source.pushInheritedAttributesToPage();
  const std::vector<Handle> pages = source.getAllPages();
  Handle page = pages.at(static_cast<size_t>(job.asked.page) - 1);
  judge_annotations(job, page);
  judge_box(job, page);
  judge_condition(job, source);
  job.verdict.pages = static_cast<int>(pages.size());
  QPDF alone;
  alone.emptyPDF();
  alone.setSuppressWarnings(true);
  page = copied(alone, page);
  judge_packing(alone);
  judge_layers(job, source, alone);
  judge_default_spaces(job, alone);
  judge_streams(job, alone);
  number_fonts(alone);
  if (job.asked.standard == PressStandard::x1a) judge_filters(job, alone);

  Examined seen{job.pdf, alone, {page}, facts_of(job, page), {}, Handle::newNull(), {}};
  if (job.asked.standard == PressStandard::x1a) seen.standard = PdfX::x1a_2003;
  scale_facts(job.asked, page, seen.facts);
  judge_substitutes(job, seen.facts);
  forget_substitutes(job, seen.facts);
  for (const Found& end : std::exchange(seen.facts.open_ends, {}))
    job.warn("pdf-content", say("what it draws does not end well ({}); it is ended here", end.what),
             say("it prints all the same; look at the proof"));
  if (!seen.facts.inline_filters.empty())
    job.error("pdf-content", say("a picture within its content is packed in a way that PDF/X does not have"),
              ask_for_pdfx);
  PreflightJob rules;
  rules.style = job.asked.style;
  rules.spots.emplace();
  for (const Ink& ink : job.asked.spots) rules.spots->push_back(ink.name);
  std::vector<Verdict> verdicts;
  Verdicts out(verdicts);
  judge_pages(seen, rules, out);
  judge_colours(seen, rules, out);
  judge_images(seen, rules, out);
  judge_fonts(seen, out);
  say_what_is_wrong(job, verdicts);
  judge_ink(job, seen);
  judge_ordered(job, seen);
  judge_label(job, seen.facts);
}

}  // namespace

SuppliedQuestion question_about(const Image& image, const InkTable& inks, const PressStyle& style,
                                std::optional<PressStandard> standard) {
  SuppliedQuestion asked{.page = image.page,
                         .width = image.width,
                         .height = image.height,
                         .shown = {image.whole.width, image.whole.height},
                         .must_say = image.must_say,
                         .style = style,
                         .standard = standard};
  for (const Ink& ink : inks.all())
    if (ink.kind == Ink::Kind::spot) asked.spots.push_back(ink);
  return asked;
}

SuppliedVerdict verdict_on(std::string_view pdf, const SuppliedQuestion& asked) {
  SuppliedVerdict verdict{.to_the_end = false};
  const Judging job{pdf, asked, verdict};
  const WorkLimit limit(pdf.size());
  try {
    QPDF source;
    open_foreign(source, pdf, Repair::refuse);
    judge(job, source);
    for (const QPDFExc& warning : source.getWarnings())
      job.error("pdf-content", verbatim(warning.getMessageDetail()), ask_for_pdfx);
    verdict.to_the_end = true;
  } catch (const TooMuchWork& fault) {
    job.error("pdf-content", say("it {}", fault.said), ask_for_pdfx);
  } catch (const BadStream& fault) {
    job.error("pdf-content", say("a stream in it {}", fault.said), ask_for_pdfx);
  } catch (const PdfFault& fault) {
    job.error("pdf-content", fault.said, ask_for_pdfx);
  } catch (const std::exception& fault) {
    job.error("pdf-content", verbatim(fault.what()), ask_for_pdfx);
  }
  return verdict;
}

void report_verdict(const SuppliedVerdict& verdict, const Image& image, Report& report) {
  const Message name = image.page == 1 ? verbatim(image.name) : say("{} (page {})", image.name, image.page);
  for (const SuppliedFault& fault : verdict.faults) {
    const Message text = say("{}: {}", name, fault.text);
    if (fault.fails)
      report.error(fault.code, image.origin, text, fault.hint);
    else
      report.warning(fault.code, image.origin, text, fault.hint);
  }
}

}  // namespace banxin
