// Rules about fonts.
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_CID_H

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/owned.h"
#include "pdf/cmap.h"
#include "pdf/streams.h"
#include "preflight/rules.h"
#include "preflight/simple_fonts.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;
using Library = Owned<FT_LibraryRec_, FT_Done_FreeType>;
using Face = Owned<FT_FaceRec_, FT_Done_Face>;

// In bytes read, as WorkLimit counts.
constexpr uint64_t work_a_code = 64, work_a_glyph = 256;

struct Font {
  Handle dict, descendant, descriptor, program;
  std::string name;
  Message called = say("a font without a name");
  bool composite = false;        ///< Type 0: codes of several bytes (ISO 32000-1, 9.7)
  const FontUse* use = nullptr;  ///< what is shown of it
};

Font font_of(Handle dict) {
  Font font{dict, Handle::newNull(), Handle::newNull(), Handle::newNull(), {}};
  if (Handle base = dict.getKey("/BaseFont"); base.isName())
    font.name = base.getName().substr(1), font.called = verbatim(font.name);
  font.composite = dict.getKey("/Subtype").isNameAndEquals("/Type0");
  if (Handle all = dict.getKey("/DescendantFonts"); font.composite && all.isArray() && all.getArrayNItems() > 0)
    font.descendant = all.getArrayItem(0);
  Handle holder = font.composite ? font.descendant : dict;
  if (holder.isDictionary()) font.descriptor = holder.getKey("/FontDescriptor");
  if (font.descriptor.isDictionary())
    for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"})
      if (Handle program = font.descriptor.getKey(key); program.isStream()) font.program = program;
  return font;
}

// ABCDEF+Name (ISO 32000-1, 9.6.4).
bool is_subset(const Font& font) { return font.name.size() > 7 && font.name[6] == '+'; }

bool is_some_text(const std::string& utf16) { return !utf16.empty() && utf16 != "\xFF\xFD"; }

// Codes that a ToUnicode CMap gives text: no U+FFFD, and not nothing.
std::set<int> codes_with_text(const std::string& cmap) {
  constexpr uint64_t highest_code = 65535;
  int left = 1 << 20;  // codes of all ranges together: hostile files repeat them
  std::set<int> codes;
  read_to_unicode(cmap, [&](const CodeRange& range) {
    for (uint64_t i = 0; range.first + i <= std::min(range.last, highest_code); ++i) {
      if (--left < 0) return false;
      spend(work_a_code);
      if (!range.counts_up && i >= range.texts.size()) break;
      if (is_some_text(range.texts[range.counts_up ? 0 : i])) codes.insert(static_cast<int>(range.first + i));
    }
    return true;
  });
  return codes;
}

// Text is also known for predefined CMaps, and for characters of Adobe's collections (9.10.2).
bool needs_to_unicode(const Font& font) {
  Handle dict = font.dict, encoding = dict.getKey("/Encoding"), descendant = font.descendant;
  if (encoding.isName() && !encoding.getName().starts_with("/Identity-")) return false;
  Handle system = descendant.isDictionary() ? descendant.getKey("/CIDSystemInfo") : Handle::newNull();
  Handle order = system.isDictionary() ? system.getKey("/Ordering") : Handle::newNull();
  const std::string name = order.isString() ? order.getStringValue() : "";
  return name != "GB1" && name != "CNS1" && name != "Japan1" && name != "Korea1" && name != "KR";
}

// What is wrong with the text of a composite font; empty when nothing is.
Message text_fault(const Font& font) {
  Handle dict = font.dict, text = dict.getKey("/ToUnicode");
  if (!font.composite || !needs_to_unicode(font) || font.use->bare.empty()) return {};
  if (!text.isStream()) return say("{} has none", font.called);
  const std::set<int> known = codes_with_text(decoded(text));
  const auto bad = std::ranges::count_if(font.use->bare, [&](int c) { return !known.contains(c); });
  return bad == 0 ? Message() : say("{}: {} codes without text", font.called, bad);
}

// Nothing when ranges name far more codes than there can be: hostile files repeat them.
std::optional<std::map<int, double>> stated_widths(Handle descendant) {
  constexpr int most_stated = 1 << 20;
  std::map<int, double> widths;
  Handle all = descendant.getKey("/W");
  if (!all.isArray()) return widths;
  const std::vector<Handle> items = all.getArrayAsVector();
  constexpr long long highest_code = 65535;
  int left = most_stated;
  const auto code = [&](size_t i) {
    Handle item = items[i];
    return item.isInteger() ? static_cast<int>(std::clamp(item.getIntValue(), 0LL, highest_code)) : 0;
  };
  const auto width = [](Handle item) { return item.isNumber() ? item.getNumericValue() : 0; };
  for (size_t i = 0; i + 1 < items.size();) {
    Handle second = items[i + 1];
    if (second.isArray()) {
      int at = code(i);
      for (const Handle& each : second.getArrayAsVector()) {
        if (--left < 0) return std::nullopt;
        widths[at++] = width(each);
      }
      i += 2;
    } else {
      for (int c = code(i), last = code(i + 1); i + 2 < items.size() && c <= last; ++c) {
        if (--left < 0) return std::nullopt;
        widths[c] = width(items[i + 2]);
      }
      i += 3;
    }
  }
  return widths;
}

// CID → glyph, as the program says it; nothing for a map that this rule does not read.
using Glyphs = std::optional<std::map<int, FT_UInt>>;

Glyphs glyphs_of(Font& font, FT_Face face) {
  std::map<int, FT_UInt> glyphs;
  Handle map = font.descendant.getKey("/CIDToGIDMap");
  if (map.isStream()) return std::nullopt;
  const auto count = static_cast<FT_UInt>(std::clamp<FT_Long>(face->num_glyphs, 0, 65536));
  FT_Bool keyed = 0;
  FT_Get_CID_Is_Internally_CID_Keyed(face, &keyed);
  spend(count * work_a_code);
  for (FT_UInt glyph = 0; glyph < count; ++glyph) {
    FT_UInt cid = glyph;
    if (keyed && FT_Get_CID_From_Glyph_Index(face, glyph, &cid) != 0) continue;
    glyphs[static_cast<int>(cid)] = glyph;
  }
  return glyphs;
}

Message widths_differ(const Font& font, int count) {
  return say("{}: {} widths differ from its program", font.called, count);
}

// Widths in the PDF against those of the font program, thousandths of an em; a rounding apart at most.
// Only of what is shown, where that is known: nobody sees the others.
Message width_fault(Font& font, FT_Face face, const Glyphs& glyphs) {
  if (!glyphs || face->units_per_EM == 0) return {};
  const auto widths = stated_widths(font.descendant);
  if (!widths) return say("{}: widths are stated for more codes than a font has", font.called);
  int wrong = 0;
  for (const auto& [cid, width] : *widths) {
    if (!font.use->shown.empty() && !font.use->shown.contains(static_cast<uint16_t>(cid))) continue;
    spend(work_a_glyph);
    const auto glyph = glyphs->find(cid);
    FT_Fixed advance = 0;  // in units of the font, read without drawing the glyph
    if (glyph == glyphs->end() || FT_Get_Advance(face, glyph->second, FT_LOAD_NO_SCALE, &advance) != 0) continue;
    const double own = static_cast<double>(advance) * 1000 / face->units_per_EM;
    if (std::abs(own - width) > 1.01) ++wrong;
  }
  return wrong == 0 ? Message() : widths_differ(font, wrong);
}

// Shown codes that its program has no glyph for, or the one that stands for none.
Message glyph_fault(Font& font, const Glyphs& glyphs) {
  Handle encoding = font.dict.getKey("/Encoding");
  if (!encoding.isName() || !encoding.getName().starts_with("/Identity-")) return {};
  if (!glyphs) return {};
  const auto lost = std::ranges::count_if(font.use->shown, [&](int cid) { return cid == 0 || !glyphs->contains(cid); });
  return lost == 0 ? Message() : say("{}: {} codes without a glyph", font.called, lost);
}

// The CMaps that every reader has (ISO 32000-1, table 118), by what they end in; the direction is -H or -V.
bool is_known_cmap(std::string_view name) {
  constexpr std::string_view known[] = {
      "GB-EUC",      "GBpc-EUC",       "GBK-EUC",      "GBKp-EUC",  "GBK2K",     "UniGB-UCS2",   "UniGB-UTF16",
      "B5pc",        "HKscs-B5",       "ETen-B5",      "ETenms-B5", "CNS-EUC",   "UniCNS-UCS2",  "UniCNS-UTF16",
      "83pv-RKSJ",   "90ms-RKSJ",      "90msp-RKSJ",   "90pv-RKSJ", "Add-RKSJ",  "EUC",          "Ext-RKSJ",
      "UniJIS-UCS2", "UniJIS-UCS2-HW", "UniJIS-UTF16", "KSC-EUC",   "KSCms-UHC", "KSCms-UHC-HW", "KSCpc-EUC",
      "UniKS-UCS2",  "UniKS-UTF16",    "Identity"};
  if (name == "H" || name == "V") return true;
  if (!name.ends_with("-H") && !name.ends_with("-V")) return false;
  name.remove_suffix(2);
  return std::ranges::find(known, name) != std::end(known);
}

// What of a font is not in the file though it is seen; empty when all of it is.
Message absence_of(Font& font) {
  if (!font.program.isStream()) return font.called;
  Handle encoding = font.dict.getKey("/Encoding");
  if (font.composite && encoding.isName() && !is_known_cmap(encoding.getName().substr(1)))
    return say("{}: its encoding {} is nowhere", font.called, encoding.getName().substr(1));
  if (font.composite && !encoding.isName() && !encoding.isStream()) return say("{} has no encoding", font.called);
  return {};
}

// Null when it cannot be read. `program` must outlive it.
Face opened(FT_Library library, const std::string& program) {
  FT_Face face = nullptr;
  FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(program.data()), static_cast<FT_Long>(program.size()), 0,
                     &face);
  return Face(face);
}

// Faces of which the same resources hold two subsets. Forms have resources of their own: a supplied page brings its own
// subset of a face that the page has too. Cairo writes the Latin letters of a TrueType face as a simple font, the
// others as a composite one: that is no waste.
std::set<std::string> faces_there_twice(QPDF& pdf) {
  std::set<std::string> twice;
  std::set<QPDFObjGen> seen;
  const auto look = [&](Handle resources) {
    if (!resources.isDictionary() || (resources.isIndirect() && !seen.insert(resources.getObjGen()).second)) return;
    Handle fonts = resources.getKey("/Font");
    if (!fonts.isDictionary()) return;
    std::map<std::pair<std::string, bool>, std::string> faces;  // face and kind → the subset that stands here
    for (const std::string& key : fonts.getKeys()) {
      spend(work_a_glyph);  // resources may share their fonts
      if (!fonts.getKey(key).isDictionary()) continue;
      const Font font = font_of(fonts.getKey(key));
      if (!is_subset(font)) continue;
      const std::string face = font.name.substr(7);
      if (faces.try_emplace({face, font.composite}, font.name).first->second != font.name) twice.insert(face);
    }
  };
  for (Handle object : pdf.getAllObjects()) {
    Handle dict = object.isStream() ? object.getDict() : object;
    if (!dict.isDictionary()) continue;
    look(dict);
    look(dict.getKey("/Resources"));
  }
  return twice;
}

}  // namespace

void judge_fonts(const Examined& seen, Verdicts& verdicts) {
  FT_Library started = nullptr;
  FT_Init_FreeType(&started);
  const Library library(started);
  Faults absent, drawn, mute, wrong, lost, whole;
  const std::set<std::string> twice = faces_there_twice(seen.pdf);
  size_t count = 0;
  for (const auto& [id, use] : seen.facts.fonts) {
    if (use.shown.empty() && !use.is_seen) continue;  // it is set, and nothing is shown in it
    ++count;
    Font font = font_of(use.dict);
    font.use = &use;
    if (font.dict.getKey("/Subtype").isNameAndEquals("/Type3")) {
      drawn.push_back(seen.fault(font.called, use.where));
      if (const int differ = wrong_drawn_widths(font.dict, use.shown); differ > 0)
        wrong.push_back(seen.fault(say("{}: {} widths differ from its glyphs", font.called, differ), use.where));
      continue;
    }
    if (const Message fault = text_fault(font); !fault.empty()) mute.push_back(seen.fault(fault, use.where));
    if (const Message what = absence_of(font); !what.empty()) {
      if (use.is_seen) absent.push_back(seen.fault(what, use.where));
      continue;
    }
    if (!is_subset(font)) whole.push_back(seen.fault(font.called, use.where));
    if (!library) continue;
    const std::string program = decoded(font.program);
    const Face face = opened(library.get(), program);
    if (!face) {
      absent.push_back(seen.fault(say("{}: its program cannot be read", font.called), use.where));
      continue;
    }
    if (!font.composite) {
      if (const int differ = wrong_simple_widths(font.dict, face.get(), use.shown); differ > 0)
        wrong.push_back(seen.fault(widths_differ(font, differ), use.where));
      if (const int none = lost_simple_glyphs(font.dict, face.get(), use.shown); none > 0)
        lost.push_back(seen.fault(say("{}: {} codes without a glyph", font.called, none), use.where));
      continue;
    }
    const Glyphs glyphs = glyphs_of(font, face.get());
    if (const Message fault = width_fault(font, face.get(), glyphs); !fault.empty())
      wrong.push_back(seen.fault(fault, use.where));
    if (const Message fault = glyph_fault(font, glyphs); !fault.empty()) lost.push_back(seen.fault(fault, use.where));
  }
  Faults repeated;
  for (const std::string& face : twice) repeated.emplace_back(verbatim(face));
  verdicts.judge("fonts-embedded",
                 count == 0   ? say("no fonts")
                 : count == 1 ? say("1 font, all in the file")
                              : say("{} fonts, all in the file", count),
                 absent);
  verdicts.judge("glyphs", say("every code that is shown has its glyph"), lost);
  verdicts.judge("type-3", say("no Type 3 fonts"), drawn, Outcome::warned);
  verdicts.judge("to-unicode", say("every code that is shown has its text"), mute);
  verdicts.judge("widths", say("widths agree with the font programs"), wrong);
  verdicts.judge("subsets", say("fonts are cut down to what is used"), whole, Outcome::warned);
  verdicts.judge("faces-once", say("no face is there twice"), std::move(repeated), Outcome::warned);
}

}  // namespace banxin
