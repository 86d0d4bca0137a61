#include "paint/glyph_boxes.h"

#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
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

// In as few bytes as it can be (table 1): Cairo deflates them.
void put_number(std::string& out, int value) {
  const int size = std::abs(value);
  if (size <= 107) {
    out += static_cast<char>(value + 139);
  } else if (size <= 1131) {
    out += static_cast<char>((value > 0 ? 247 : 251) + ((size - 108) >> 8));
    out += static_cast<char>(size - 108);
  } else {
    put_short(out, value);
  }
}

// A stem where no face has any, since faces are cut without hints: it tells glyph and face, and nobody draws it. That
// of .notdef, which begins each font, is followed by one that tells that the font is made of boxes.
constexpr std::array<int, 2> made_of_boxes = {0x6278, 0x676C};
constexpr size_t number_size = 3, stem_size = 2 * number_size;

void put_stem(std::string& box, int first, int second) { put_short(box, first), put_short(box, second); }

std::optional<std::array<size_t, 2>> stem_at(std::string_view box, size_t at) {
  std::array<size_t, 2> stem{};
  if (box.size() < at + stem_size) return std::nullopt;
  for (size_t& number : stem) {
    if (box[at] != short_int) return std::nullopt;
    number =
        static_cast<size_t>(static_cast<unsigned char>(box[at + 1]) << 8 | static_cast<unsigned char>(box[at + 2]));
    at += number_size;
  }
  return stem;
}

bool is_made_of_boxes(const CffFont& font) {
  if (font.outlines().empty()) return false;
  const auto stem = stem_at(font.outlines().front(), stem_size);
  return stem && std::ranges::equal(*stem, made_of_boxes, {}, {}, [](int n) { return static_cast<size_t>(n); });
}

bool fits(hb_position_t value) {
  return value > std::numeric_limits<int16_t>::min() && value <= std::numeric_limits<int16_t>::max();
}

// Up to the next quarters of an em: boxes that are alike are deflated in half the time.
std::pair<int, int> in_quarters(hb_position_t from, hb_position_t size, int quarter) {
  const auto down = [quarter](int n) { return n - ((n % quarter) + quarter) % quarter; };
  const int low = down(std::min(from, from + size)), high = -down(-std::max(from, from + size));
  return {low, high - low};
}

// Empty when the glyph is too large. Three corners are as large as four.
std::string box_of(hb_font_t* font, FaceId face, unsigned glyph, uint16_t whole_id) {
  hb_glyph_extents_t extents{};
  hb_font_get_glyph_extents(font, glyph, &extents);
  std::string box;
  put_stem(box, whole_id, face.index);
  if (glyph == 0) put_stem(box, made_of_boxes[0], made_of_boxes[1]);
  box += hstem;
  if (extents.width != 0 || extents.height != 0) {
    if (!fits(extents.x_bearing) || !fits(extents.y_bearing) || !fits(extents.width) || !fits(extents.height))
      return {};
    const int quarter = std::max(1, static_cast<int>(hb_face_get_upem(hb_font_get_face(font))) / 4);
    const auto [x, width] = in_quarters(extents.x_bearing, extents.width, quarter);
    const auto [y, height] = in_quarters(extents.y_bearing, extents.height, quarter);
    if (!fits(x) || !fits(y) || !fits(width) || !fits(height)) return {};
    put_number(box, x), put_number(box, y), box += rmoveto;
    put_number(box, width), put_number(box, height), box += hlineto;  // the second number is of a vertical line
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

// A cmap (OpenType 1.9) without a character, for faces whose glyphs have no names. FreeType takes their numbers for
// names if there is none, and Cairo asks it for each glyph of each document what character that would be. Text reaches
// the PDF through clusters.
constexpr std::string_view empty_cmap(
    "\0\0\0\1"           // version, one subtable
    "\0\3\0\12"          // Windows, all of Unicode
    "\0\0\0\14"          // where it stands
    "\0\14\0\0"          // format 12
    "\0\0\0\20"          // its length
    "\0\0\0\0\0\0\0\0",  // language, no group
    28);

// `face` with another table of outlines.
hb_blob_t* with_cff(hb_face_t* face, hb_blob_t* cff, bool cid_keyed) {
  constexpr unsigned most_tables = 64;
  std::array<hb_tag_t, most_tables> tags{};
  unsigned count = most_tables;
  hb_face_get_table_tags(face, 0, &count, tags.data());
  const FacePtr made(hb_face_builder_create());
  for (unsigned i = 0; i < count; ++i) {
    const BlobPtr own(hb_face_reference_table(face, tags[i]));
    hb_face_builder_add_table(made.get(), tags[i], tags[i] == HB_TAG('C', 'F', 'F', ' ') ? cff : own.get());
  }
  if (cid_keyed) {
    const BlobPtr none(hb_blob_create(empty_cmap.data(), static_cast<unsigned>(empty_cmap.size()),
                                      HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    hb_face_builder_add_table(made.get(), HB_TAG('c', 'm', 'a', 'p'), none.get());
  }
  return hb_face_reference_blob(made.get());
}

}  // namespace

std::optional<BoxedFace> BoxedFace::make(FaceId id, std::shared_ptr<hb_blob_t> cut,
                                         const std::vector<uint16_t>& whole_ids) {
  const FacePtr face(hb_face_create(cut.get(), 0));
  BoxedFace made;
  made.cff_.reset(hb_face_reference_table(face.get(), HB_TAG('C', 'F', 'F', ' ')), hb_blob_destroy);
  const std::optional<CffFont> cff = CffFont::read(bytes_of(made.cff_.get()));
  if (!cff || cff->outlines().size() != whole_ids.size()) return std::nullopt;
  const FontPtr font(hb_font_create(face.get()));
  std::vector<std::string> boxes;
  for (unsigned glyph = 0; glyph < whole_ids.size(); ++glyph) {
    boxes.push_back(box_of(font.get(), id, glyph, whole_ids[glyph]));
    if (boxes.back().empty()) return std::nullopt;
    made.outlines_.emplace(whole_ids[glyph], cff->outlines()[glyph]);
  }
  const BlobPtr boxed(as_blob(cff->with({boxes.begin(), boxes.end()})));
  made.boxes_.reset(with_cff(face.get(), boxed.get(), cff->is_cid_keyed()), hb_blob_destroy);
  return made;
}

std::optional<std::string> with_outlines(std::string_view cff, const std::function<const BoxedFace*(size_t)>& faces) {
  const std::optional<CffFont> font = CffFont::read(cff);
  if (!font || !is_made_of_boxes(*font)) return std::nullopt;
  std::vector<std::string_view> outlines;
  for (const std::string_view box : font->outlines()) {
    const auto owner = stem_at(box, 0);
    const BoxedFace* face = owner ? faces((*owner)[1]) : nullptr;
    if (!face) throw std::logic_error("a glyph without an outline");
    outlines.push_back(face->outlines().at(static_cast<uint16_t>((*owner)[0])));  // std::out_of_range is one, too
  }
  return font->with(outlines);
}

}  // namespace banxin
