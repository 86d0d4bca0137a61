#include "paint/subset.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include <algorithm>

#include "base/message.h"
#include "paint/faces.h"
#include "sheet/items.h"

namespace banxin {
namespace {

std::vector<SetPtr> glyphs_used(const std::vector<Sheet>& sheets) {
  std::vector<SetPtr> used;
  for (const Sheet& sheet : sheets)
    for_each<GlyphRun>(sheet, [&](const GlyphRun& run) {
      if (run.glyphs.empty()) return;
      if (used.size() <= run.face.index) used.resize(run.face.index + 1u);
      SetPtr& set = used[run.face.index];
      if (!set) set.reset(hb_set_create());
      for (const PlacedGlyph& glyph : run.glyphs) hb_set_add(set.get(), glyph.id);
    });
  return used;
}

[[noreturn]] void bad_face(size_t face, const Message& what) {
  throw MachineFault{"bad-face", say("font face {} of the catalogue {}", face, what),
                     say("reinstall the Debian package of the font, or name another face in the font catalogue")};
}

// OS/2 fsType (OpenType 1.9): bits 0–3 hold the embedding licence, 2 = restricted; bit 8 = no subsetting, bit 9 =
// bitmaps only. A font without an OS/2 table says nothing against it.
void check_embedding(hb_face_t* face, size_t index) {
  const BlobPtr table(hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2')));
  unsigned length = 0;
  const char* data = hb_blob_get_data(table.get(), &length);
  if (length < 10) return;
  const unsigned fs_type = static_cast<unsigned char>(data[8]) << 8 | static_cast<unsigned char>(data[9]);
  if ((fs_type & 0x000F) == 0x0002 || (fs_type & 0x0300) != 0)
    bad_face(index, say("may not be embedded by its licence"));
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
  const BlobPtr table(hb_face_reference_table(face, tag));
  return hb_blob_get_length(table.get()) > 0;
}

// Text reaches the PDF through clusters, so a cmap only costs time; positions are final, so layout does too.
constexpr hb_tag_t left_out[] = {HB_TAG('B', 'A', 'S', 'E'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('G', 'D', 'E', 'F'),
                                 HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'S', 'U', 'B'), HB_TAG('J', 'S', 'T', 'F'),
                                 HB_TAG('V', 'O', 'R', 'G'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('k', 'e', 'r', 'n'),
                                 HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x')};

hb_blob_t* kept_table(hb_face_t*, hb_tag_t tag, void* whole) {
  if (std::ranges::find(left_out, tag) != std::end(left_out)) return nullptr;
  return hb_face_reference_table(static_cast<hb_face_t*>(whole), tag);
}

// The face without those tables. HarfBuzz walks the whole cmap to plan a subset, also of one that shall have none: half
// of the time of cutting a CJK face.
FacePtr bare(hb_face_t* face) { return FacePtr(hb_face_create_for_tables(kept_table, face, nullptr)); }

SubsetInputPtr subset_input(const hb_set_t* glyphs) {
  SubsetInputPtr input(hb_subset_input_create_or_fail());
  if (!input) throw std::bad_alloc();
  hb_set_union(hb_subset_input_glyph_set(input.get()), glyphs);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
  return input;
}

SubsetFace cut(size_t index, const FaceFile& file, SetPtr used) {
  const hb_set_t* const glyphs = used.get();
  if (file.bytes.empty()) bad_face(index, say("has no font file"));
  const BlobPtr bytes(hb_blob_create(file.bytes.data(), static_cast<unsigned>(file.bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  const FacePtr face(hb_face_create(bytes.get(), file.index));
  const unsigned count = hb_face_get_glyph_count(face.get());
  if (count == 0) bad_face(index, say("is not a font that can be read"));
  check_embedding(face.get(), index);

  const SubsetInputPtr input = subset_input(glyphs);
  const FacePtr source = bare(face.get());
  const SubsetPlanPtr plan(hb_subset_plan_create_or_fail(source.get(), input.get()));
  const FacePtr cut_face(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
  if (!cut_face) bad_face(index, say("cannot be subset"));

  SubsetFace out;
  out.has_stable_outlines = has_table(face.get(), HB_TAG('C', 'F', 'F', ' '));
  out.blob.reset(hb_face_reference_blob(cut_face.get()), hb_blob_destroy);
  const hb_map_t* map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  const hb_codepoint_t last = hb_set_get_max(glyphs);
  out.new_id.resize(std::min<size_t>(count, size_t{last} + 1));
  for (hb_codepoint_t id = HB_SET_VALUE_INVALID; hb_set_next(glyphs, &id) && id < count;)
    if (const hb_codepoint_t found = hb_map_get(map, id); found != HB_MAP_VALUE_INVALID)
      out.new_id[id] = static_cast<uint16_t>(found);
  out.glyphs = std::move(used);
  return out;
}

SubsetFacePtr cut_shared(size_t index, const FaceFiles& files, SetPtr used) {
  return std::make_shared<const SubsetFace>(cut(index, files(FaceId{static_cast<uint16_t>(index)}), std::move(used)));
}

SubsetFacePtr kept_or_cut(size_t index, const FaceFiles& files, SetPtr used, const KeptFaces& kept) {
  const SubsetFacePtr before = kept.impl().find(index);
  if (before && hb_set_is_subset(used.get(), before->glyphs.get())) return before;
  if (before) hb_set_union(used.get(), before->glyphs.get());
  SubsetFacePtr face = cut_shared(index, files, std::move(used));
  if (face->has_stable_outlines) kept.impl().keep(index, face);
  return face;
}

}  // namespace

KeptFaces::KeptFaces() : impl_(std::make_unique<Impl>()) {}
KeptFaces::~KeptFaces() = default;

SubsetFaces::SubsetFaces(const std::vector<Sheet>& sheets, const FaceFiles& files, const KeptFaces* kept)
    : impl_(std::make_unique<Impl>()) {
  std::vector<SetPtr> used = glyphs_used(sheets);
  impl_->faces.resize(used.size());
  if (kept) impl_->pool = kept->impl().pool;
  for (size_t i = 0; i < used.size(); ++i)
    if (used[i])
      impl_->faces[i] =
          kept ? kept_or_cut(i, files, std::move(used[i]), *kept) : cut_shared(i, files, std::move(used[i]));
}

SubsetFaces::SubsetFaces() : impl_(std::make_unique<Impl>()) {}

SubsetFaces SubsetFaces::whole(const std::vector<Sheet>& sheets, const FaceFiles& files) {
  SubsetFaces faces;
  const std::vector<SetPtr> used = glyphs_used(sheets);
  faces.impl_->faces.resize(used.size());
  for (size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) continue;
    const FaceFile file = files(FaceId{static_cast<uint16_t>(i)});
    SubsetFace face;
    face.blob.reset(hb_blob_create(file.bytes.data(), static_cast<unsigned>(file.bytes.size()), HB_MEMORY_MODE_READONLY,
                                   nullptr, nullptr),
                    hb_blob_destroy);
    face.index = file.index;
    for (size_t id = 0; id <= hb_set_get_max(used[i].get()); ++id) face.new_id.push_back(static_cast<uint16_t>(id));
    faces.impl_->faces[i] = std::make_shared<const SubsetFace>(std::move(face));
  }
  return faces;
}

SubsetFaces::~SubsetFaces() = default;
SubsetFaces::SubsetFaces(SubsetFaces&&) noexcept = default;

}  // namespace banxin
