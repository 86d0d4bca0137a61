#include "text/fonts.h"

#include <fmt/format.h>
#include <hb-ot.h>

#include <stdexcept>

#include "base/json.h"
#include "base/message.h"
#include "base/sha256.h"

namespace banxin {
namespace {

[[noreturn]] void cannot_use(const CatalogueFace& face, const Message& what) {
  throw MachineFault{"missing-face", say("face {}: file {} {}", face.name, face.file.string(), what),
                     face.package.empty() ? say("correct the file name in the font catalogue")
                                          : say("apt-get install {}", face.package)};
}

void open_file(FontFile& file, const CatalogueFace& face) {
  file.map = MappedFile(face.file);
  const std::string_view bytes = file.map.bytes();
  if (bytes.empty()) cannot_use(face, say("is missing"));
  if (bytes.size() > std::numeric_limits<unsigned>::max()) cannot_use(face, say("is too large"));
  file.blob.reset(
      hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  hb_blob_make_immutable(file.blob.get());
}

}  // namespace

Coverage::Coverage(hb_face_t* face) : words_(0x110000 / 64, 0) {
  const HbSet set(hb_set_create());
  hb_face_collect_unicodes(face, set.get());
  hb_codepoint_t first = HB_SET_VALUE_INVALID, last = HB_SET_VALUE_INVALID;
  while (hb_set_next_range(set.get(), &first, &last))
    for (hb_codepoint_t c = first; c <= last && c < 0x110000; ++c) words_[c >> 6] |= uint64_t{1} << (c & 63);
}

FontShelf::Impl::Impl(const FontCatalogue& all) : catalogue(all), faces(all.faces.size()) {
  for (size_t i = 0; i < faces.size(); ++i) faces[i].file = &files[catalogue.faces[i].file.string()];
}

const FontFile& FontShelf::Impl::file(FaceId id) const {
  if (id.index >= faces.size()) throw std::out_of_range("no such face in the font catalogue");
  const CatalogueFace& known = catalogue.faces[id.index];
  FontFile& file = *faces[id.index].file;
  std::call_once(file.opened, [&] { open_file(file, known); });
  const size_t size = file.map.bytes().size();
  if (known.bytes != 0 && size != known.bytes)
    cannot_use(known, say("has {} bytes, the catalogue knows one of {}", size, known.bytes));
  return file;
}

const std::string& FontShelf::Impl::sha256(FaceId id) const {
  const std::string_view bytes = file(id).map.bytes();
  FontFile& known = *faces[id.index].file;
  std::call_once(known.digested, [&] { known.sha256 = banxin::sha256(bytes); });
  return known.sha256;
}

std::string FontShelf::Impl::version(FaceId id) const {
  constexpr unsigned most = 200;  // bytes, with the NUL behind them
  std::string words(most, '\0');
  unsigned size = most;
  hb_ot_name_get_utf8(face(id), HB_OT_NAME_ID_VERSION_STRING, hb_language_from_string("en", -1), &size, words.data());
  if (size > 0) return words.substr(0, size);
  const HbBlob head(hb_face_reference_table(face(id), HB_TAG('h', 'e', 'a', 'd')));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(head.get(), &length);
  if (length < 8) return "";
  uint32_t revision = 0;  // 16.16
  for (size_t i = 4; i < 8; ++i) revision = revision << 8 | static_cast<unsigned char>(bytes[i]);
  return JsonWriter::print_decimal((uint64_t{revision} * 1000 + 0x8000) >> 16);
}

hb_face_t* FontShelf::Impl::face(FaceId id) const {
  const FontFile& whole = file(id);
  OpenFace& open = faces[id.index];
  std::call_once(open.opened, [&] {
    const CatalogueFace& known = catalogue.faces[id.index];
    if (known.index >= hb_face_count(whole.blob.get()))
      cannot_use(known, say("is no font or has no face number {}", known.index));
    HbFace face(hb_face_create(whole.blob.get(), known.index));
    if (hb_face_get_glyph_count(face.get()) == 0) cannot_use(known, say("is no font"));
    hb_face_make_immutable(face.get());
    open.face = std::move(face);
  });
  return open.face.get();
}

const Coverage& FontShelf::Impl::coverage(FaceId id) const {
  hb_face_t* known = face(id);
  OpenFace& open = faces[id.index];
  std::call_once(open.covered, [&] { open.coverage = std::make_unique<Coverage>(known); });
  return *open.coverage;
}

const MarkTable& FontShelf::Impl::marks(FaceId id, const Language& language, bool vertical) const {
  hb_face_t* known = face(id);
  OpenFace& open = faces[id.index];
  const size_t region = static_cast<size_t>(language.region);
  std::unique_ptr<MarkTable>& table = (vertical ? open.vertical_marks : open.marks)[region];
  std::call_once((vertical ? open.measured_vertical : open.measured)[region],
                 [&] { table = std::make_unique<MarkTable>(known, language.region, vertical); });
  return *table;
}

const WesternMarks& FontShelf::Impl::western_marks(FaceId id) const {
  hb_face_t* known = face(id);
  OpenFace& open = faces[id.index];
  std::call_once(open.western_measured, [&] { open.western = measure_western_marks(known); });
  return open.western;
}

bool FontShelf::Impl::has_vertical_metrics(FaceId id) const {
  const HbBlob table(hb_face_reference_table(face(id), HB_TAG('v', 'm', 't', 'x')));
  return hb_blob_get_length(table.get()) > 0;
}

}  // namespace banxin
