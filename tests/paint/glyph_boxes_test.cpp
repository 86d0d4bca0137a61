#include <doctest/doctest.h>
#include <ft2build.h>

#include <algorithm>
#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

#include FT_FREETYPE_H

#include "paint/cff.h"
#include "paint/faces.h"
#include "paint/page_maker.h"
#include "pdf/streams.h"

namespace banxin::test::glyph_boxes_test {
namespace {

using Handle = QPDFObjectHandle;

Sheet text_sheet() {
  Sheet sheet = make_sheet();
  sheet.ink = {make_run(serif, from_pt(10.5), {from_mm(10), from_mm(10)}, "一日月方大高 骨角户二人，（。"),
               make_run(serif_black, from_pt(24), {from_mm(10), from_mm(22)}, "算力产业"),
               make_run(sans, from_pt(9), {from_mm(10), from_mm(30)}, "图片说明 Photo 12"),
               make_run(kai, from_pt(9), {from_mm(10), from_mm(36)}, "楷体一日月")};
  return sheet;
}

// A drawing: Cairo is given outlines then.
Sheet with_drawing(Sheet sheet, const std::string& file) {
  Image image;
  image.file = file, image.name = "a.svg", image.format = Image::Format::svg;
  image.box = image.whole = {from_mm(60), from_mm(40), from_mm(10), from_mm(10)};
  sheet.ink.emplace_back(image);
  return sheet;
}

struct Program {
  std::string name, bytes;
  friend bool operator==(const Program&, const Program&) = default;
  friend auto operator<=>(const Program&, const Program&) = default;
};

// What a PDF embeds of fonts, without the letters before their names.
std::vector<Program> programs_of(const std::string& pdf) {
  QPDF document;
  document.processMemoryFile("a.pdf", pdf.data(), pdf.size());
  std::vector<Program> programs;
  for (Handle object : document.getAllObjects()) {
    if (!object.isDictionaryOfType("/FontDescriptor")) continue;
    const std::string name = object.getKey("/FontName").getName();
    for (const char* key : {"/FontFile2", "/FontFile3"})
      if (object.hasKey(key)) programs.push_back({name.substr(name.find('+')), decoded(object.getKey(key))});
  }
  std::ranges::sort(programs);
  return programs;
}

std::vector<Program> programs_of(const Sheet& sheet) {
  return programs_of(write_pdf({sheet}, {}, SubsetFaces({sheet}, face_file), {}));
}

std::string cff_of(const Sheet& sheet) {
  for (const Program& each : programs_of(sheet))
    if (each.name.find("Serif") != each.name.npos) return each.bytes;
  return {};
}

}  // namespace

TEST_CASE("fonts that Cairo embeds as boxes are, when they are finished, what it embeds of outlines") {
  const TemporaryFolder folder;
  const std::string svg = folder.write("a.svg",
                                       "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>"
                                       "<rect width='10' height='10'/></svg>");
  const std::vector<Program> ours = programs_of(text_sheet()), of_cairo = programs_of(with_drawing(text_sheet(), svg));
  REQUIRE(ours.size() == of_cairo.size());
  CHECK(ours.size() >= 4);
  for (size_t i = 0; i < ours.size(); ++i) {
    CHECK(ours[i].name == of_cairo[i].name);
    CHECK(ours[i].bytes.size() == of_cairo[i].bytes.size());
    CHECK((ours[i] == of_cairo[i]));
  }
}

TEST_CASE("boxes hold their outlines, less than a quarter of an em larger, and none is left in a PDF") {
  const std::vector<Sheet> sheets{text_sheet()};
  const SubsetFaces faces(sheets, face_file);
  const BoxedFace* boxed = faces.impl().faces[serif]->boxed(FaceId{serif});
  REQUIRE(boxed);
  struct Seen {
    int left, right, bottom, top, advance;
  };
  const auto seen_of = [](hb_blob_t* font, unsigned glyph) -> Seen {
    const FacePtr face(hb_face_create(font, 0));
    const Owned<hb_font_t, hb_font_destroy> sized(hb_font_create(face.get()));
    hb_glyph_extents_t e{};
    hb_font_get_glyph_extents(sized.get(), glyph, &e);
    const auto [left, right] = std::minmax({e.x_bearing, e.x_bearing + e.width});
    const auto [bottom, top] = std::minmax({e.y_bearing, e.y_bearing + e.height});
    return {left, right, bottom, top, hb_font_get_glyph_h_advance(sized.get(), glyph)};
  };
  const auto is_held = [](int outer_low, int low, int high, int outer_high) {
    return outer_low <= low && low - outer_low < 250 && high <= outer_high && outer_high - high < 250;
  };
  CHECK(boxed->outlines().size() > 10);
  for (unsigned glyph = 0; glyph < boxed->outlines().size(); ++glyph) {
    CAPTURE(glyph);
    const Seen box = seen_of(boxed->boxes().get(), glyph);
    const Seen outline = seen_of(faces.impl().faces[serif]->blob.get(), glyph);
    CHECK(is_held(box.left, outline.left, outline.right, box.right));
    CHECK(is_held(box.bottom, outline.bottom, outline.top, box.top));
    CHECK((box.left == box.right) == (outline.left == outline.right));  // what is blank stays blank
    CHECK(box.advance == outline.advance);
  }
  const auto nobody = [](size_t) -> const BoxedFace* { return nullptr; };
  for (const Program& each : programs_of(text_sheet())) CHECK_FALSE(with_outlines(each.bytes, nobody));
}

// FreeType would take the numbers of its glyphs for names, and Cairo would ask it for each glyph which character that
// is.
TEST_CASE("boxes of a face whose glyphs are numbered have no characters") {
  const std::vector<Sheet> sheets{text_sheet()};
  const SubsetFaces faces(sheets, face_file);
  const Owned<FT_LibraryRec_, FT_Done_FreeType> library = [] {
    FT_Library made = nullptr;
    REQUIRE(FT_Init_FreeType(&made) == 0);
    return Owned<FT_LibraryRec_, FT_Done_FreeType>(made);
  }();
  for (const uint16_t which : {uint16_t{serif}, uint16_t{serif_black}}) {
    const BoxedFace* boxed = faces.impl().faces[which]->boxed(FaceId{which});
    REQUIRE(boxed);
    unsigned length = 0;
    const char* data = hb_blob_get_data(boxed->boxes().get(), &length);
    FT_Face opened = nullptr;
    REQUIRE(FT_New_Memory_Face(library.get(), reinterpret_cast<const FT_Byte*>(data), static_cast<FT_Long>(length), 0,
                               &opened) == 0);
    const Owned<FT_FaceRec_, FT_Done_Face> face(opened);
    CHECK(FT_Select_Charmap(face.get(), FT_ENCODING_UNICODE) == 0);
    FT_UInt glyph = 1;
    FT_Get_First_Char(face.get(), &glyph);
    CHECK(glyph == 0);
  }
}

// Packed they are shorter by about a sixth: beside a large photo that is not worth the time.
TEST_CASE("outlines are packed unless photos outweigh them") {
  const TemporaryFolder folder;
  const std::string small = folder.write("small.jpg", make_jpeg(16, 16)),
                    large = folder.write("large.jpg", make_jpeg(2000, 1500) + std::string(300'000, '\0'));
  for (const auto& [photo, packed] : {std::pair(small, true), std::pair(large, false)}) {
    CAPTURE(photo);
    Image image;
    image.file = image.name = photo;
    image.format = Image::Format::jpeg;
    image.box = image.whole = {from_mm(60), from_mm(40), from_mm(40), from_mm(30)};
    Sheet sheet = text_sheet();
    sheet.ink.emplace_back(image);
    const std::string pdf = write_pdf({sheet}, {}, SubsetFaces({sheet}, face_file), {});
    QPDF document;
    document.processMemoryFile("a.pdf", pdf.data(), pdf.size());
    int fonts = 0;
    for (Handle object : document.getAllObjects()) {
      if (!object.isDictionaryOfType("/FontDescriptor") || !object.hasKey("/FontFile3")) continue;
      Handle program = object.getKey("/FontFile3");
      CHECK(program.getDict().getKey("/Filter").isNameAndEquals("/FlateDecode"));
      CHECK((program.getRawStreamData()->getSize() < decoded(program).size()) == packed);
      ++fonts;
    }
    CHECK(fonts >= 3);
  }
}

TEST_CASE("a font with boxes that are nobody's is refused") {
  const std::vector<Sheet> sheets{text_sheet()};
  const SubsetFaces faces(sheets, face_file);
  const BoxedFace* boxed = faces.impl().faces[serif]->boxed(FaceId{serif});
  REQUIRE(boxed);
  const FacePtr face(hb_face_create(boxed->boxes().get(), 0));
  const BlobPtr table(hb_face_reference_table(face.get(), HB_TAG('C', 'F', 'F', ' ')));
  unsigned length = 0;
  const char* data = hb_blob_get_data(table.get(), &length);
  const std::string_view cff(data, length);
  const auto outlines = with_outlines(cff, [&](size_t i) { return i == serif ? boxed : nullptr; });
  REQUIRE(outlines);
  const FacePtr whole(hb_face_create(faces.impl().faces[serif]->blob.get(), 0));
  const BlobPtr real(hb_face_reference_table(whole.get(), HB_TAG('C', 'F', 'F', ' ')));
  const char* real_data = hb_blob_get_data(real.get(), &length);
  CHECK(CffFont::read(*outlines)->outlines() == CffFont::read({real_data, length})->outlines());
  CHECK_THROWS_AS(with_outlines(cff, [](size_t) -> const BoxedFace* { return nullptr; }), std::logic_error);
}

TEST_CASE("what Cairo writes of boxes does not depend on what else a face was cut for") {
  Sheet other = make_sheet();
  other.ink = {make_run(serif, from_pt(9), {from_mm(10), from_mm(40)}, "别的文章里有许多字这篇没有。")};
  const std::vector<Sheet> sheets{text_sheet()};
  const auto checksum = [&](const KeptFaces& kept) {
    return paint_pdf(sheets, {}, SubsetFaces(sheets, face_file, &kept), {}).checksum();
  };
  const KeptFaces fresh, used;
  const SubsetFaces cut({other}, face_file, &used);
  CHECK(checksum(fresh) == checksum(used));
}

TEST_CASE("CFF: other outlines, longer and shorter, move what stands behind them") {
  const std::string bytes = cff_of(text_sheet());
  const auto font = CffFont::read(bytes);
  REQUIRE(font);
  CHECK(font->with(font->outlines()) == bytes);
  for (const std::string& each :
       {std::string("\x0e"), std::string(300, '\x8b') + "\x0e", std::string(70'000, '\x8b')}) {
    const std::string other = font->with(std::vector<std::string_view>(font->outlines().size(), each));
    const auto again = CffFont::read(other);
    REQUIRE(again);
    CHECK(again->outlines().back() == each);
    CHECK(again->with(font->outlines()) == bytes);
  }
  CHECK_THROWS_AS(font->with({}), std::logic_error);
}

TEST_CASE("CFF that is cut short or is none is refused") {
  const std::string bytes = cff_of(text_sheet());
  const auto font = CffFont::read(bytes);
  REQUIRE(font);
  const size_t outlines_end =
      static_cast<size_t>(font->outlines().back().data() - bytes.data()) + font->outlines().back().size();
  for (size_t size = 0; size < outlines_end; size += size < 400 ? 1 : 997) {
    CAPTURE(size);
    CHECK_FALSE(CffFont::read(std::string_view(bytes).substr(0, size)));
  }
  std::string spoilt = bytes;
  for (size_t at = 0; at < 400; ++at) {  // whatever stands there: never beyond the end
    for (const char value : {'\0', '\x1d', '\x7f', '\xff'}) {
      spoilt[at] = value;
      if (const auto read = CffFont::read(spoilt)) CHECK(read->with(read->outlines()).size() > 0);
    }
    spoilt[at] = bytes[at];
  }
}

}  // namespace banxin::test::glyph_boxes_test
