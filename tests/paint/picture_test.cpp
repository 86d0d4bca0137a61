#include <doctest/doctest.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <memory>
#include <qpdf/QPDF.hh>
#include <stdexcept>

#include "base/files.h"
#include "paint/page_maker.h"
#include "paint/passed_photos.h"
#include "pdf/write.h"
#include "photo/jpeg.h"

namespace banxin::test::picture_test {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

Sheet sheet_with(const std::string& file, const Rect& box, const Rect& whole) {
  Sheet sheet = make_sheet();
  Image image;
  image.file = file, image.box = box, image.whole = whole;
  sheet.ink.emplace_back(std::move(image));
  return sheet;
}

const Rect square{from_mm(10), from_mm(10), from_mm(40), from_mm(40)};

std::string pdf_of(const Sheet& sheet) {
  const std::vector<Sheet> sheets{sheet};
  const SubsetFaces faces(sheets, face_file);
  return write_pdf(sheets, {}, faces, {"t", "a", "s", "zh-Hans", "2025-09-07"});
}

/// The page at 254 dpi, 10 pixels a millimetre from the trim's corner: as proof, and from the PDF.
Pixels proof_of(const Sheet& sheet) {
  const std::vector<Sheet> sheets{sheet};
  const SubsetFaces faces(sheets, face_file);
  return read_pixels(write_png(sheet, {}, faces, 254, {}));
}
Pixels raster_of(const Sheet& sheet) {
  const TemporaryFolder folder;
  folder.write("a.pdf", pdf_of(sheet));
  shell("cd " + folder.path.string() + " && pdftoppm -r 254 -x 30 -y 30 -W 1000 -H 600 -png -singlefile a.pdf a");
  return read_pixels(read_file(folder.path / "a.png", 1 << 26).value_or(""));
}

bool is_red(const unsigned char* p) { return p[0] > 180 && p[1] < 90 && p[2] < 90; }

constexpr const char* svg_head = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' ";

void seal(std::string& png, size_t data, size_t length) {
  const auto* from = reinterpret_cast<const Bytef*>(png.data() + data - 4);
  const uLong sum = crc32(0, from, static_cast<uInt>(length + 4));
  for (size_t i = 0; i < 4; ++i) png[data + length + i] = static_cast<char>(sum >> (24 - 8 * i) & 255);
}
// The same chunks with right checksums around data that are no Flate stream.
std::string with_broken_data(std::string png) {
  const size_t at = png.find("IDAT") + 4, length = static_cast<size_t>(static_cast<unsigned char>(png[at - 5])) |
                                                   static_cast<size_t>(static_cast<unsigned char>(png[at - 6])) << 8;
  for (size_t i = 2; i < length; ++i) png[at + i] = static_cast<char>(0xFF);
  seal(png, at, length);
  return png;
}

std::string fault_of(const std::string& file) {
  Message fault;
  CHECK_FALSE(picture_info(file, fault));
  return fault.english();
}

}  // namespace

TEST_CASE("size and kind of sound pictures") {
  const TemporaryFolder folder;
  struct Case {
    std::string name, bytes;
    PictureInfo info;
  };
  using Format = Image::Format;
  const Case cases[] = {
      {"a.jpg", make_jpeg(64, 48), {Format::jpeg, 64, 48}},
      {"grey.jpg", make_jpeg(3, 5, 1), {Format::jpeg, 3, 5}},
      {"cmyk.jpg", make_jpeg(64, 48, 4), {Format::jpeg, 64, 48}},
      {"progressive.jpg", make_jpeg(65, 49, 3, 1, true), {Format::jpeg, 65, 49}},
      {"turned.jpg", make_jpeg(64, 48, 3, 6), {Format::jpeg, 48, 64}},
      {"tail.jpg", make_jpeg(64, 48) + "bytes that a camera left", {Format::jpeg, 64, 48}},
      {"wrong-ending.png", make_jpeg(64, 48), {Format::jpeg, 64, 48}},
      {"a.png", make_png(7, 9, false), {Format::png, 7, 9}},
      {"alpha.png", make_png(7, 9, true), {Format::png, 7, 9}},
      {"size.svg", std::string(svg_head) + "width='30' height='20.5'/>", {Format::svg, 30000, 20500}},
      {"box.svg",
       "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <text> -->" + std::string(svg_head) + "viewBox='0 0 12 6'/>",
       {Format::svg, 12000, 6000}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    Message fault;
    const auto info = picture_info(folder.write(c.name, c.bytes), fault);
    REQUIRE_MESSAGE(info, fault);
    CHECK(info->format == c.info.format);
    CHECK(info->width == c.info.width);
    CHECK(info->height == c.info.height);
  }
}

TEST_CASE("EXIF orientation, all eight, both byte orders: the red corner is where EXIF says") {
  // Row 0 and column 0 of the stored picture are at these sides (EXIF 2.32); red is where they meet.
  struct Case {
    int orientation;
    bool right, bottom;
  };
  const Case cases[] = {{1, false, false}, {2, true, false}, {3, true, true}, {4, false, true},
                        {5, false, false}, {6, true, false}, {7, true, true}, {8, false, true}};
  for (const bool little : {true, false})
    for (const Case& c : cases) {
      CAPTURE(c.orientation);
      const TemporaryFolder folder;
      const std::string file = folder.write("p.jpg", make_jpeg(64, 48, 3, c.orientation, false, little));
      Message fault;
      const auto info = picture_info(file, fault);
      REQUIRE(info);
      CHECK(info->width == (c.orientation >= 5 ? 48 : 64));
      const Sheet sheet = sheet_with(file, square, square);
      for (const Pixels& pixels : {proof_of(sheet), raster_of(sheet)}) {
        REQUIRE(pixels.width == 1000);
        for (const bool right : {false, true})
          for (const bool bottom : {false, true})
            CHECK(is_red(pixels.at(right ? 450 : 150, bottom ? 450 : 150)) == (right == c.right && bottom == c.bottom));
      }
    }
}

TEST_CASE("orientation that is damaged or out of range counts as upright") {
  const std::string good = make_jpeg(64, 48, 3, 6);
  const size_t tiff = good.find("Exif") + 6;
  struct Case {
    size_t at;
    const char* bytes;
  };
  // Little endian: byte order at 0, offset of the directory at 4, its count at 8, the second entry at 22, value at 30.
  const Case cases[] = {{0, "XX"}, {4, "\xFF\xFF\xFF\xFF"}, {8, "\xFF\xFF"}, {24, "\x09\x09"}, {30, "\x09\x09"}};
  for (const Case& c : cases) {
    std::string bytes = good;
    bytes.replace(tiff + c.at, std::string_view(c.bytes).size(), c.bytes);
    const TemporaryFolder folder;
    Message fault;
    const auto info = picture_info(folder.write("p.jpg", bytes), fault);
    REQUIRE(info);
    // Too high a count alone still finds the tag.
    CHECK(info->width == (c.at == 8 ? 48 : 64));
  }
}

TEST_CASE("JPEG bytes go into the PDF untouched, once a file, without /Interpolate") {
  for (const int components : {1, 3, 4}) {
    const TemporaryFolder folder;
    const std::string bytes = make_jpeg(64, 48, components);
    Sheet sheet = sheet_with(folder.write("p.jpg", bytes), square, square);
    Image again = std::get<Image>(sheet.ink[0]);
    again.box = again.whole = {from_mm(60), from_mm(10), from_mm(8), from_mm(6)};
    sheet.ink.emplace_back(again);
    const std::string pdf = pdf_of(sheet);
    const size_t at = pdf.find(bytes);
    REQUIRE(at != std::string::npos);
    CHECK(pdf.find(bytes, at + 1) == std::string::npos);
    CHECK_FALSE(has(pdf, "/Interpolate true"));
    // The Adobe marker that libjpeg writes with CMYK says: inverted.
    CHECK(has(pdf, "/Decode [ 1 0 1 0 1 0 1 0 ]") == (components == 4));
  }
}

TEST_CASE("a CMYK JPEG is inverted in the PDF however much stands before its Adobe marker") {
  const std::string jpeg = make_jpeg(64, 48, 4);
  for (const size_t segments : {0, 1, 2, 9}) {
    CAPTURE(segments);
    constexpr size_t length = 0xFFFF;
    std::string long_one = jpeg;
    for (size_t i = 0; i < segments; ++i) long_one.insert(2, "\xFF\xE9\xFF\xFF" + std::string(length - 2, 'x'));
    const TemporaryFolder folder;
    CHECK(has(pdf_of(sheet_with(folder.write("p.jpg", long_one), square, square)), "/Decode [ 1 0 1 0 1 0 1 0 ]"));
    CHECK(is_inverted_jpeg(long_one) == true);
    CHECK(is_inverted_jpeg(std::string_view(long_one).substr(0, 20)) == std::nullopt);
  }
  CHECK(is_inverted_jpeg(make_jpeg(64, 48, 3)) == false);
}

TEST_CASE("two files of different pictures stay two pictures") {
  const TemporaryFolder folder;
  Sheet sheet = sheet_with(folder.write("a.jpg", make_jpeg(64, 48)), square, square);
  Image other = std::get<Image>(sheet.ink[0]);
  other.file = folder.write("b.jpg", make_jpeg(32, 48));
  sheet.ink.emplace_back(other);
  const std::string pdf = pdf_of(sheet);
  CHECK(has(pdf, make_jpeg(64, 48)));
  CHECK(has(pdf, make_jpeg(32, 48)));
}

TEST_CASE("photos of one shape stay photos of their own, and what Cairo wrote of them is theirs alone") {
  const std::vector<std::string> photos = {make_jpeg(64, 48), make_jpeg(64, 48, 3, 1, true), make_jpeg(64, 48, 4),
                                           make_jpeg(64, 48, 1)};
  const TemporaryFolder folder;
  Sheet sheet = sheet_with(folder.write("0.jpg", photos[0]), square, square);
  for (size_t i = 1; i < photos.size(); ++i) {
    Image other = std::get<Image>(sheet.ink[0]);
    other.file = folder.write(std::to_string(i) + ".jpg", photos[i]);
    sheet.ink.emplace_back(other);
  }
  const std::string bytes = pdf_of(sheet);
  QPDF pdf;
  pdf.processMemoryFile("page", bytes.data(), bytes.size());
  std::vector<std::string> found;
  for (QPDFObjectHandle object : pdf.getAllObjects()) {
    if (!object.isStream() || !object.getDict().getKey("/Filter").isNameAndEquals("/DCTDecode")) continue;
    const auto data = object.getRawStreamData();
    found.emplace_back(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    CHECK(object.getDict().getKey("/Width").getIntValue() == 64);
    CHECK(object.getDict().getKey("/Height").getIntValue() == 48);
    const bool inverted = found.back() == photos[2];
    CHECK(object.getDict().getKey("/ColorSpace").getName() == (inverted                    ? "/DeviceCMYK"
                                                               : found.back() == photos[3] ? "/DeviceGray"
                                                                                           : "/DeviceRGB"));
    CHECK(object.getDict().hasKey("/Decode") == inverted);
  }
  CHECK(std::ranges::is_permutation(found, photos));
}

TEST_CASE("a head that is no photo's is not left in a PDF") {
  const auto photo = std::make_shared<const std::string>(make_jpeg(64, 48));
  PassedPhotos photos;
  const std::string head(photos.head(photo, {.width = 64, .height = 48}));
  for (const bool changed : {false, true}) {
    QPDF pdf;
    pdf.emptyPDF();
    std::string drawn = head;
    if (changed) drawn.back() = '\1';
    QPDFObjectHandle image = pdf.newStream();
    image.replaceStreamData(drawn, QPDFObjectHandle::newName("/DCTDecode"), QPDFObjectHandle::newNull());
    pdf.getRoot().replaceKey("/Image", image);
    PdfDocument document(write_pdf(pdf, {.keep_packing = true}));
    if (changed) {
      CHECK_THROWS_AS(photos.place(document), std::logic_error);
      continue;
    }
    photos.place(document);
    CHECK(document.size() > photo->size());
    CHECK(has(document.write(), *photo));
  }
}

TEST_CASE("a cropped picture shows its part and nothing outside its box") {
  const TemporaryFolder folder;
  const std::array<std::string, 2> files = {folder.write("p.jpg", make_jpeg(640, 480)),
                                            folder.write("p.png", make_png(640, 480, false))};
  // The box is the right half of the upper half: its left part is still red.
  const Rect whole{from_mm(10), from_mm(10), from_mm(40), from_mm(40)};
  const Rect box{from_mm(20), from_mm(10), from_mm(20), from_mm(10)};
  for (const std::string& file : files) {
    const Sheet sheet = sheet_with(file, box, whole);
    for (const Pixels& pixels : {proof_of(sheet), raster_of(sheet)}) {
      REQUIRE(pixels.width == 1000);
      CHECK(is_red(pixels.at(250, 150)));
      CHECK_FALSE(is_red(pixels.at(350, 150)));
      CHECK(pixels.at(350, 150)[0] < 120);
      for (const auto& [x, y] : {std::pair{150, 150}, {450, 150}, {250, 250}, {250, 50}})
        CHECK(pixels.at(x, y)[1] == 255);
    }
  }
}

TEST_CASE("alpha of a PNG lets the page through; an SVG is drawn in its own colours, as vectors") {
  const TemporaryFolder folder;
  const Sheet png = sheet_with(folder.write("p.png", make_png(64, 64, true)), square, square);
  const Sheet svg = sheet_with(
      folder.write("p.svg", std::string(svg_head) + "viewBox='0 0 2 2'><path fill='#e61414' d='M0 0h1v1H0z'/></svg>"),
      square, square);
  for (const Sheet& sheet : {png, svg})
    for (const Pixels& pixels : {proof_of(sheet), raster_of(sheet)}) {
      CHECK(is_red(pixels.at(150, 150)));
      CHECK(pixels.at(400, 400)[0] == 255);
      CHECK(pixels.at(400, 400)[1] == 255);
    }
  CHECK_FALSE(has(pdf_of(svg), "/Subtype /Image"));
}

TEST_CASE("an SVG reads nothing outside itself") {
  const TemporaryFolder folder;
  const std::string inside = folder.write("in.png", make_png(8, 8, false));
  const std::string svg =
      fmt::format("{}viewBox='0 0 2 2'><image width='2' height='2' xlink:href='{{}}'/></svg>", svg_head);
  for (const std::string& target : {inside, "file://" + inside, std::string("in.png")}) {
    const std::string fault = fault_of(folder.write("p.svg", fmt::format(fmt::runtime(svg), target)));
    CHECK_MESSAGE(has(fault, "with a picture in it"), fault);
  }
}

TEST_CASE("faults are said in words") {
  const TemporaryFolder folder;
  const std::string jpeg = make_jpeg(64, 48), png = make_png(64, 48, false);
  const std::string progressive = make_jpeg(64, 48, 3, 1, true);
  struct Case {
    std::string bytes;
    const char* fault;
  };
  std::string flipped = png;
  flipped[60] = static_cast<char>(flipped[60] ^ 1);
  const Case cases[] = {
      {"", "is empty"},
      {"a page of text", "not a picture"},
      {"GIF89a....", "GIF"},
      {std::string("II*\0....", 8), "TIFF"},
      {"RIFF\1\2\3\4WEBPVP8 ", "WebP"},
      {"%PDF-1.7", "PDF"},
      {jpeg.substr(0, jpeg.size() - 2), "cut short"},
      {jpeg.substr(0, jpeg.size() / 2), ""},
      {jpeg.substr(0, 3), "damaged header"},
      {progressive.substr(0, progressive.size() * 2 / 3), "cut short"},
      {png.substr(0, png.size() - 12), "cut short"},
      {png.substr(0, png.size() - 1), "cut short"},
      {png.substr(0, 8), "cut short"},
      {flipped, "checksum"},
      {std::string(svg_head) + "><path d='M0 0h1'/>", "cannot be read"},
      {std::string(svg_head) + "/>", "without a size"},
      {std::string(svg_head) + "viewBox='0 0 1 1'><g><text x='1'>字</text></g></svg>", "holds text"},
      {"<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><s:text/></s:svg>", "holds text"},
      {"<html><body/></html>", "not a picture"},
  };
  for (size_t i = 0; i < std::size(cases); ++i) {
    CAPTURE(i);
    const std::string fault = fault_of(folder.write("p", cases[i].bytes));
    CHECK_FALSE(fault.empty());
    CHECK_MESSAGE(has(fault, cases[i].fault), fault);
  }
  CHECK(fault_of((folder.path / "none.jpg").string()) == "does not exist");
  CHECK_FALSE(fault_of(folder.path.string()).empty());
}

TEST_CASE("a picture that cannot be shown when it is painted is a fault that names it, never something in its place") {
  const TemporaryFolder folder;
  std::string flat = make_png(64, 48, false);  // right checksums, data that do not inflate
  flat = with_broken_data(flat);
  for (const std::string& file :
       {(folder.path / "gone.jpg").string(), folder.write("bad.png", "\x89PNG\r\n\x1A\nrubbish"), folder.path.string(),
        folder.write("empty.jpg", ""), folder.write("flat.png", flat)}) {
    CAPTURE(file);
    Sheet sheet = sheet_with(file, square, square);
    std::get<Image>(sheet.ink[0]).name = "photos/lead.jpg";
    for (const auto& paint :
         {std::function<void()>([&] { pdf_of(sheet); }), std::function<void()>([&] { proof_of(sheet); })}) {
      std::string said;
      try {
        paint();
      } catch (const MachineFault& fault) {
        said = fault.code + ": " + fault.text.english();
      }
      CHECK_MESSAGE(has(said, "picture-lost: picture photos/lead.jpg"), said);
    }
  }
}

TEST_CASE("a picture at hand is painted from memory, whatever its file is") {
  Sheet sheet = sheet_with("a name and no file", square, square);
  const std::string jpeg = make_jpeg(64, 48);
  std::get<Image>(sheet.ink[0]).bytes = std::make_shared<const std::string>(jpeg);
  CHECK(has(pdf_of(sheet), jpeg));
  CHECK(is_red(proof_of(sheet).at(150, 150)));
}

TEST_CASE("pictures cut anywhere and with any bytes changed are refused or drawn, and crash nothing") {
  const TemporaryFolder folder;
  uint32_t random = 1;
  const auto next = [&](size_t below) {
    random = random * 1664525u + 1013904223u;
    return static_cast<size_t>(random >> 8) % below;
  };
  const std::string svg = std::string(svg_head) + "viewBox='0 0 2 2'><path fill='#e61414' d='M0 0h1v1H0z'/></svg>";
  for (const std::string& good :
       {make_jpeg(40, 30, 3, 6), make_jpeg(40, 30, 4), make_jpeg(40, 30, 1, 1, true), make_png(20, 20, true), svg}) {
    for (int i = 0; i < 60; ++i) {
      std::string bytes = good.substr(0, i % 3 == 0 ? next(good.size()) : good.size());
      for (size_t changes = i % 3 == 0 ? 0 : 1 + next(8); changes > 0 && !bytes.empty(); --changes)
        bytes[next(bytes.size())] = static_cast<char>(next(256));
      const std::string file = folder.write("p", bytes);
      Message fault;
      const auto info = picture_info(file, fault);
      CHECK(info.has_value() == fault.empty());
      if (!info || !picture_damage(file).empty()) continue;
      const std::vector<Sheet> sheets{sheet_with(file, square, square)};
      const SubsetFaces faces(sheets, face_file);
      CHECK_FALSE(write_png(sheets[0], {}, faces, 30, {}).empty());
      CHECK_FALSE(write_pdf(sheets, {}, faces, {}).empty());
    }
  }
}

}  // namespace banxin::test::picture_test
