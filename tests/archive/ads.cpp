// Ads as an advertiser supplies them: PDFs of one page in CMYK, their lettering turned into outlines.
#include <fmt/format.h>
#include <hb.h>

#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/utf8.h"
#include "tests/archive/pictures.h"

namespace banxin::archive_test {

std::string ink_jpeg(Random& random);  // pictures.cpp

namespace {

using Handle = QPDFObjectHandle;

/// A face from which letters are taken as outlines.
class Lettering {
 public:
  Lettering() {
    hb_blob_t* blob = hb_blob_create_from_file("/usr/share/fonts/opentype/noto/NotoSerifCJK-Black.ttc");
    hb_face_t* face = hb_face_create(blob, 2);
    font_ = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    hb_draw_funcs_set_move_to_func(
        draw_,
        [](auto, void* to, auto, float x, float y, auto) {
          put(to, "m", {x, y});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        draw_,
        [](auto, void* to, auto, float x, float y, auto) {
          put(to, "l", {x, y});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(
        draw_,
        [](auto, void* to, auto, float a, float b, float c, float d, float x, float y, auto) {
          put(to, "c", {a, b, c, d, x, y});
        },
        nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(
        draw_, [](auto, void* to, auto, auto) { put(to, "h", {}); }, nullptr, nullptr);
  }
  ~Lettering() {
    hb_font_destroy(font_);
    hb_draw_funcs_destroy(draw_);
  }
  Lettering(const Lettering&) = delete;
  Lettering& operator=(const Lettering&) = delete;

  /// `text` as filled outlines, `size` high, from `x`, `y` on, in the ink that holds.
  std::string draw(std::string_view text, double size, double x, double y) const {
    std::string out;
    for (const char32_t c : utf8::to_utf32(text)) {
      hb_codepoint_t glyph = 0;
      hb_font_get_nominal_glyph(font_, c, &glyph);
      out += fmt::format("q {0:.4f} 0 0 {0:.4f} {1:.2f} {2:.2f} cm\n", size / 1000, x, y);
      hb_font_get_glyph_shape(font_, glyph, draw_, &out);
      out += "f Q\n";
      x += size * 1.1;
    }
    return out;
  }

 private:
  static void put(void* to, std::string_view verb, std::initializer_list<float> numbers) {
    for (const float number : numbers) *static_cast<std::string*>(to) += fmt::format("{} ", static_cast<int>(number));
    *static_cast<std::string*>(to) += fmt::format("{}\n", verb);
  }
  hb_font_t* font_ = nullptr;
  hb_draw_funcs_t* draw_ = hb_draw_funcs_create();
};

struct Shape {
  const char* name;
  double width, height;  ///< of the box that the layouts have for it
};
constexpr Shape shapes[] = {
    {"strip", 690, 56.5}, {"poster", 690, 475}, {"banner", 997.5, 145.5}, {"half", 997.5, 685.5}};
constexpr std::string_view firms[] = {"山海茶行", "青山文具", "白石家具"};

std::string any_ink(Random& random, int least, int most) {
  return fmt::format("0.{:02} 0.{:02} 0.{:02} 0.05 k\n", random.between(least, most), random.between(least, most),
                     random.between(least, most));
}

/// Whether a shape is high enough for a picture above its lettering.
bool has_picture(const Shape& shape) { return shape.height > 300; }

std::string content_of(const Shape& shape, std::string_view firm, const Lettering& letters, Random& random) {
  const double w = shape.width, h = shape.height, foot = has_picture(shape) ? h * 0.3 : h, size = foot * 0.6;
  std::string out = any_ink(random, 4, 22) + fmt::format("0 0 {} {} re f\n", w, h);
  out += any_ink(random, 30, 70) + fmt::format("0 0 {:.2f} {:.2f} re f\n", size * 5, foot);
  out += "0 0 0 0 k\n" + letters.draw(firm, size, size * 0.25, foot * 0.24);
  out += any_ink(random, 40, 70);
  for (int i = 0; i < 3; ++i)
    out += fmt::format("{:.2f} {:.2f} {:.2f} {:.2f} re f\n", size * 5.4, foot * (0.2 + 0.24 * i),
                       (w - size * 5.8) * random.between(50, 95) / 100, foot * 0.06);
  const double across = w / 2, down = across * 2 / 3;  // of the picture: 3 : 2
  if (has_picture(shape))
    out += fmt::format("q {:.2f} 0 0 {:.2f} {:.2f} {:.2f} cm /Picture Do Q\n", across, down, w / 4,
                       foot + (h - foot - down) / 2);
  return out;
}

std::string pdf_of(const Shape& shape, const std::string& content, const std::string& picture) {
  QPDF pdf;
  pdf.emptyPDF();
  Handle page = pdf.makeIndirectObject(Handle::parse(fmt::format(
      "<< /Type /Page /MediaBox [0 0 {0} {1}] /TrimBox [0 0 {0} {1}] /Resources << >> >>", shape.width, shape.height)));
  page.replaceKey("/Contents", pdf.newStream(content));
  if (has_picture(shape)) {
    Handle image = pdf.newStream();
    image.replaceDict(
        Handle::parse("<< /Type /XObject /Subtype /Image /Width 1500 /Height 1000 /BitsPerComponent 8 /ColorSpace "
                      "/DeviceCMYK /Decode [1 0 1 0 1 0 1 0] >>"));
    image.replaceStreamData(picture, Handle::newName("/DCTDecode"), Handle::newNull());
    page.getKey("/Resources").replaceKey("/XObject", Handle::newDictionary());
    page.getKey("/Resources").getKey("/XObject").replaceKey("/Picture", image);
  }
  pdf.addPage(page, false);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.write();
  const std::unique_ptr<Buffer> bytes(writer.getBuffer());
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

std::vector<PictureFile> make_ads(Random random) {
  const Lettering letters;
  const std::string picture = ink_jpeg(random);
  std::vector<PictureFile> files;
  for (const Shape& shape : shapes)
    for (size_t i = 0; i < std::size(firms); ++i)
      files.push_back({fmt::format("{}-{}.pdf", shape.name, i + 1),
                       pdf_of(shape, content_of(shape, firms[i], letters, random), picture)});
  return files;
}

}  // namespace banxin::archive_test
