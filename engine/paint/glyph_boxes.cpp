#include "paint/glyph_boxes.h"

#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>

#include "paint/cff.h"

namespace banxin {
namespace {

using FontPtr = Owned<hb_font_t, hb_font_destroy>;

// Operators of Type 2 charstrings (Adobe Technical Note 5177).
constexpr char hstem = 1, hlineto = 6, endchar = 14, rmoveto = 21;
// A number of two bytes.
constexpr char short_int = 28;

void put_short(std::string& out, int value) {
  out += short_int;
  out += static_cast<char>(value >> 8);
  out += static_cast<char>(value);
}

// Two stems where no face has any, since faces are cut without hints: the first tells glyph and face. Nobody draws
// them.
constexpr std::array<int, 2> no_hint = {0x6278, 0x676C};
constexpr size_t number_size = 3, mark_size = 4 * number_size + 1;

std::string mark_of(FaceId face, unsigned glyph) {
  std::string mark;
  for (const int value : {static_cast<int>(glyph), int{face.index}, no_hint[0], no_hint[1]}) put_short(mark, value);
  return mark += hstem;
}

struct Owner {
  size_t glyph = 0, face = 0;
};

std::optional<Owner> owner_of(std::string_view box) {
  const auto number = [&](size_t i) {
    const auto byte = [&](size_t at) { return static_cast<unsigned char>(box[i * number_size + at]); };
    return byte(0) == short_int ? byte(1) << 8 | byte(2) : -1;
  };
  if (box.size() <= mark_size || box[mark_size - 1] != hstem) return std::nullopt;
  if (number(2) != no_hint[0] || number(3) != no_hint[1]) return std::nullopt;
  if (number(0) < 0 || number(1) < 0) return std::nullopt;
  return Owner{static_cast<size_t>(number(0)), static_cast<size_t>(number(1))};
}

bool fits(hb_position_t value) {
  return value > std::numeric_limits<int16_t>::min() && value <= std::numeric_limits<int16_t>::max();
}

// Begins with its mark. Empty when the glyph is too large for it.
std::string box_of(hb_font_t* font, FaceId face, unsigned glyph) {
  hb_glyph_extents_t extents{};
  hb_font_get_glyph_extents(font, glyph, &extents);
  const auto& [x, y, width, height] = extents;
  std::string box = mark_of(face, glyph);
  if (width != 0 || height != 0) {
    if (!fits(x) || !fits(y) || !fits(width) || !fits(height)) return {};
    put_short(box, x), put_short(box, y), box += rmoveto;
    put_short(box, width), put_short(box, height), put_short(box, -width), box += hlineto;  // in turn with vlineto
  }
  return box += endchar;
}

hb_blob_t* as_blob(std::string bytes) {
  auto* kept = new std::string(std::move(bytes));
  return hb_blob_create(kept->data(), static_cast<unsigned>(kept->size()), HB_MEMORY_MODE_READONLY, kept,
                        [](void* held) { delete static_cast<std::string*>(held); });
}

std::string_view bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return {data, length};
}

// `face` with another table of outlines.
hb_blob_t* with_cff(hb_face_t* face, hb_blob_t* cff) {
  constexpr unsigned most_tables = 64;
  std::array<hb_tag_t, most_tables> tags{};
  unsigned count = most_tables;
  hb_face_get_table_tags(face, 0, &count, tags.data());
  const FacePtr made(hb_face_builder_create());
  for (unsigned i = 0; i < count; ++i) {
    const BlobPtr own(hb_face_reference_table(face, tags[i]));
    hb_face_builder_add_table(made.get(), tags[i], tags[i] == HB_TAG('C', 'F', 'F', ' ') ? cff : own.get());
  }
  return hb_face_reference_blob(made.get());
}

}  // namespace

std::optional<BoxedFace> BoxedFace::make(FaceId id, std::shared_ptr<hb_blob_t> cut) {
  const FacePtr face(hb_face_create(cut.get(), 0));
  BoxedFace made;
  made.cff_.reset(hb_face_reference_table(face.get(), HB_TAG('C', 'F', 'F', ' ')), hb_blob_destroy);
  const std::optional<CffFont> cff = CffFont::read(bytes_of(made.cff_.get()));
  if (!cff) return std::nullopt;
  made.outlines_ = cff->outlines();
  const FontPtr font(hb_font_create(face.get()));
  std::vector<std::string> boxes;
  for (unsigned glyph = 0; glyph < made.outlines_.size(); ++glyph) {
    boxes.push_back(box_of(font.get(), id, glyph));
    if (boxes.back().empty()) return std::nullopt;
  }
  const BlobPtr boxed(as_blob(cff->with({boxes.begin(), boxes.end()})));
  made.boxes_.reset(with_cff(face.get(), boxed.get()), hb_blob_destroy);
  return made;
}

std::optional<std::string> with_outlines(std::string_view cff, const std::function<const BoxedFace*(size_t)>& faces) {
  const std::optional<CffFont> font = CffFont::read(cff);
  if (!font || font->outlines().empty() || !owner_of(font->outlines().front())) return std::nullopt;
  std::vector<std::string_view> outlines;
  for (const std::string_view box : font->outlines()) {
    const std::optional<Owner> owner = owner_of(box);
    const BoxedFace* face = owner ? faces(owner->face) : nullptr;
    if (!face || owner->glyph >= face->outlines().size()) throw std::logic_error("a glyph without an outline");
    outlines.push_back(face->outlines()[owner->glyph]);
  }
  return font->with(outlines);
}

}  // namespace banxin
