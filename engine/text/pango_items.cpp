#include "text/pango_items.h"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>

#include "base/loaded_library.h"
#include "base/message.h"
#include "base/owned.h"
#include "base/utf8.h"

namespace banxin {
namespace {

/// What is used of Pango, which is loaded when a text needs it: the house's own faces set most pages without, and with
/// its kin it takes a fifth of the time in which the program starts.
struct PangoLibrary {
  decltype(&pango_ft2_font_map_new) new_font_map = nullptr;
  decltype(&pango_fc_font_map_set_config) set_config = nullptr;
  decltype(&pango_fc_font_map_set_default_substitute) set_substitute = nullptr;
  decltype(&pango_fc_font_map_config_changed) config_changed = nullptr;
  decltype(&pango_font_map_create_context) new_context = nullptr;
  decltype(&pango_context_set_language) set_language = nullptr;
  decltype(&pango_language_from_string) language = nullptr;
  decltype(&pango_font_description_new) new_description = nullptr;
  decltype(&pango_font_description_free) free_description = nullptr;
  decltype(&pango_font_description_set_family) set_family = nullptr;
  decltype(&pango_font_description_set_variations) set_variations = nullptr;
  decltype(&pango_font_description_set_absolute_size) set_size = nullptr;
  decltype(&pango_attr_list_new) new_attributes = nullptr;
  decltype(&pango_attr_list_unref) free_attributes = nullptr;
  decltype(&pango_attr_list_insert) insert = nullptr;
  decltype(&pango_attr_font_desc_new) font_attribute = nullptr;
  decltype(&pango_itemize_with_base_dir) itemize = nullptr;
  decltype(&pango_item_free) free_item = nullptr;
  decltype(&pango_fc_font_get_type) fc_font_type = nullptr;
  decltype(&pango_fc_font_get_pattern) pattern = nullptr;
};

PangoLibrary load_pango() {
  const LoadedLibrary library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0");
  PangoLibrary all;
  library.find("pango_ft2_font_map_new", all.new_font_map);
  library.find("pango_fc_font_map_set_config", all.set_config);
  library.find("pango_fc_font_map_set_default_substitute", all.set_substitute);
  library.find("pango_fc_font_map_config_changed", all.config_changed);
  library.find("pango_font_map_create_context", all.new_context);
  library.find("pango_context_set_language", all.set_language);
  library.find("pango_language_from_string", all.language);
  library.find("pango_font_description_new", all.new_description);
  library.find("pango_font_description_free", all.free_description);
  library.find("pango_font_description_set_family", all.set_family);
  library.find("pango_font_description_set_variations", all.set_variations);
  library.find("pango_font_description_set_absolute_size", all.set_size);
  library.find("pango_attr_list_new", all.new_attributes);
  library.find("pango_attr_list_unref", all.free_attributes);
  library.find("pango_attr_list_insert", all.insert);
  library.find("pango_attr_font_desc_new", all.font_attribute);
  library.find("pango_itemize_with_base_dir", all.itemize);
  library.find("pango_item_free", all.free_item);
  library.find("pango_fc_font_get_type", all.fc_font_type);
  library.find("pango_fc_font_get_pattern", all.pattern);
  return all;
}

const PangoLibrary& pango() {
  static const PangoLibrary loaded = load_pango();
  return loaded;
}

using Config = Owned<FcConfig, FcConfigDestroy>;
using CharSet = Owned<FcCharSet, FcCharSetDestroy>;
using Object = Owned<void, g_object_unref>;

void free_attributes(PangoAttrList* list) { pango().free_attributes(list); }
void free_description(PangoFontDescription* description) { pango().free_description(description); }
using Attributes = Owned<PangoAttrList, free_attributes>;
using Description = Owned<PangoFontDescription, free_description>;

// Every face is a family of its own, so that a list of families is an order of faces and nothing else.
std::string family_of(size_t face) { return fmt::format("face{}", face); }

const FcChar8* fc(const char* s) { return reinterpret_cast<const FcChar8*>(s); }

CharSet charset_of(const Coverage& coverage) {
  CharSet set(FcCharSetCreate());
  for (char32_t c = 0x20; c < 0x110000; ++c)
    if (coverage.has(c)) FcCharSetAddChar(set.get(), c);
  return set;
}

// fontconfig makes the set of application fonts only when asked to add some; an absent folder adds none.
FcFontSet* application_set(FcConfig* config) {
  FcConfigAppFontAddDir(config, fc("/dev/null/none"));
  return FcConfigGetFonts(config, FcSetApplication);
}

Config empty_config() {
  Config config(FcConfigCreate());
  if (application_set(config.get()) == nullptr)
    throw MachineFault{"broken-fontconfig", say("fontconfig cannot be set up"), say("reinstall libfontconfig1")};
  return config;
}

void add_face(FcConfig* config, const FontShelf::Impl& shelf, FaceId id) {
  const CharSet chars = charset_of(shelf.coverage(id));
  const CatalogueFace& face = shelf.catalogue.faces[id.index];
  FcFontSetAdd(
      FcConfigGetFonts(config, FcSetApplication),
      FcPatternBuild(nullptr, FC_FAMILY, FcTypeString, family_of(id.index).c_str(), FC_FILE, FcTypeString,
                     face.file.c_str(), FC_INDEX, FcTypeInteger, static_cast<int>(face.index), FC_WEIGHT, FcTypeInteger,
                     FC_WEIGHT_REGULAR, FC_SLANT, FcTypeInteger, FC_SLANT_ROMAN, FC_WIDTH, FcTypeInteger,
                     FC_WIDTH_NORMAL, FC_SCALABLE, FcTypeBool, FcTrue, FC_OUTLINE, FcTypeBool, FcTrue, FC_FONTFORMAT,
                     FcTypeString, "TrueType", FC_CHARSET, FcTypeCharSet, chars.get(), nullptr));
}

// The face of family_of's name.
FaceId face_of_family(std::string_view family) {
  uint16_t index = 0;
  std::from_chars(family.data() + std::string_view("face").size(), family.data() + family.size(), index);
  return {index};
}

// Pango lets the rules of the process's configuration, which is its host's, work on every pattern before anyone is
// asked. They must decide nothing here: the families are said anew, from the face that description() hid where no rule
// looks.
void say_families_anew(FcPattern* pattern, void* shelf) {
  FcChar8* first = nullptr;
  if (FcPatternGetString(pattern, FC_FONT_VARIATIONS, 0, &first) != FcResultMatch) return;
  FcPatternDel(pattern, FC_FAMILY);
  FcPatternAddString(pattern, FC_FAMILY, first);
  const FontCatalogue& catalogue = static_cast<const FontShelf::Impl*>(shelf)->catalogue;
  if (catalogue.is_bold(face_of_family(reinterpret_cast<const char*>(first))))
    for (const FaceId face : catalogue.bold_fallback)
      FcPatternAddString(pattern, FC_FAMILY, fc(family_of(face.index).c_str()));
  for (const FaceId face : catalogue.fallback)
    FcPatternAddString(pattern, FC_FAMILY, fc(family_of(face.index).c_str()));
  FcPatternDel(pattern, FC_FONT_VARIATIONS);
}

}  // namespace

struct PangoItems::Impl {
  explicit Impl(const FontShelf::Impl& all) : shelf(all) {
    config = empty_config();
    for (const FaceId face : all.catalogue.fallback) know(face);
    map.reset(pango().new_font_map());
    pango().set_config(fc_map(), config.get());
    pango().set_substitute(fc_map(), say_families_anew, const_cast<FontShelf::Impl*>(&all), nullptr);
    context.reset(pango().new_context(static_cast<PangoFontMap*>(map.get())));
  }

  /// Shows a face to Pango, once.
  void know(FaceId face) {
    if (!known.insert(face).second) return;
    add_face(config.get(), shelf, face);
    if (map) pango().config_changed(fc_map());
  }

  PangoContext* pango_context() const { return static_cast<PangoContext*>(context.get()); }
  PangoFcFontMap* fc_map() const { return static_cast<PangoFcFontMap*>(map.get()); }
  Description description(FaceId first) const;
  FaceId face_of(const PangoItem& item, FaceId fallback) const;

  const FontShelf::Impl& shelf;
  std::set<FaceId> known;
  Config config;
  Object map, context;
};

Description PangoItems::Impl::description(FaceId first) const {
  const std::string family = family_of(first.index);
  Description d(pango().new_description());
  pango().set_family(d.get(), family.c_str());
  pango().set_variations(d.get(), family.c_str());
  pango().set_size(d.get(), 10 * PANGO_SCALE);
  return d;
}

FaceId PangoItems::Impl::face_of(const PangoItem& item, FaceId fallback) const {
  PangoFont* font = item.analysis.font;
  if (font == nullptr || !G_TYPE_CHECK_INSTANCE_TYPE(font, pango().fc_font_type())) return fallback;
  FcChar8* family = nullptr;
  FcPattern* pattern = pango().pattern(reinterpret_cast<PangoFcFont*>(font));
  if (FcPatternGetString(pattern, FC_FAMILY, 0, &family) != FcResultMatch) return fallback;
  const std::string_view name = reinterpret_cast<const char*>(family);
  // Faces that other texts made known must not decide anything here.
  for (const std::vector<FaceId>* faces : {&shelf.catalogue.fallback, &shelf.catalogue.bold_fallback})
    for (const FaceId f : *faces)
      if (name == family_of(f.index)) return f;
  return fallback;
}

PangoItems::PangoItems(const FontShelf::Impl& shelf) : impl_(std::make_unique<Impl>(shelf)) {}
PangoItems::~PangoItems() = default;

void PangoItems::itemize(std::u32string_view chars, const std::vector<RunStyle>& voices, const Language& language,
                         bool right_to_left, std::vector<PangoPiece>& out) {
  out.clear();
  std::string text = utf8::from_utf32(chars);
  // Pango takes a NUL for the end and gives up its invariants; no control has a face or script of its own.
  std::ranges::replace_if(
      text, [](char c) { return c >= 0 && c < 0x20; }, ' ');
  std::vector<uint32_t> byte_at(chars.size() + 1, 0);
  for (size_t i = 0; i < chars.size(); ++i)
    byte_at[i + 1] = byte_at[i] + (chars[i] < 0x80 ? 1u : chars[i] < 0x800 ? 2u : chars[i] < 0x10000 ? 3u : 4u);
  const Attributes attributes(pango().new_attributes());
  for (const RunStyle& v : voices) {
    impl_->know(v.face);
    if (impl_->shelf.catalogue.is_bold(v.face))
      for (const FaceId face : impl_->shelf.catalogue.bold_fallback) impl_->know(face);
    PangoAttribute* attribute = pango().font_attribute(impl_->description(v.face).get());
    attribute->start_index = byte_at[v.first];
    attribute->end_index = byte_at[v.last];
    pango().insert(attributes.get(), attribute);
  }
  PangoContext* context = impl_->pango_context();
  pango().set_language(context, pango().language(language.tag.c_str()));
  GList* items = pango().itemize(context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, text.data(), 0,
                                 static_cast<int>(text.size()), attributes.get(), nullptr);
  uint32_t at = 0;
  size_t voice = 0;
  for (const GList* i = items; i != nullptr; i = i->next) {
    const PangoItem& item = *static_cast<const PangoItem*>(i->data);
    while (voice + 1 < voices.size() && voices[voice].last <= at) ++voice;
    const uint32_t next = at + static_cast<uint32_t>(item.num_chars);
    const auto script = static_cast<GUnicodeScript>(item.analysis.script);
    out.push_back({at, next, impl_->face_of(item, voices[voice].face),
                   hb_script_from_iso15924_tag(g_unicode_script_to_iso15924(script))});
    at = next;
  }
  g_list_free_full(items, [](gpointer item) { pango().free_item(static_cast<PangoItem*>(item)); });
  // Pango stops at nothing, but a text it cannot read must not leave a hole.
  if (at < chars.size() && !voices.empty())
    out.push_back({at, static_cast<uint32_t>(chars.size()), voices.back().face, HB_SCRIPT_COMMON});
}

}  // namespace banxin
