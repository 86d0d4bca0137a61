#include <doctest/doctest.h>

#include <cmath>

#include "base/files.h"
#include "photo/alpha.h"
#include "photo/exif.h"
#include "photo/jpeg.h"
#include "photo/jpeg_writer.h"
#include "photo/photo_cache.h"
#include "photo/photo_colours.h"
#include "photo/separation.h"
#include "tests/jpeg_encoder.h"
#include "tests/photo/orientations.h"
#include "tests/press/maker.h"

namespace banxin::test {
namespace {

Raster raster_of(int width, int height, int components, const std::function<uint8_t(int, int, int)>& sample) {
  Raster raster{width, height, components, {}, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (int c = 0; c < components; ++c) raster.samples.push_back(sample(x, y, c));
  return raster;
}

// Noise that a lossy coder overshoots most with; the same on every run.
uint8_t noise(int x, int y, int c) {
  uint32_t n = static_cast<uint32_t>(x * 7919 + y * 104729 + c * 1299709);
  n = (n ^ n >> 13) * 1274126177u;
  return static_cast<uint8_t>(n >> 24);
}

Image image_of(const std::string& file, int width, int height, double mm) {
  Image image;
  image.file = image.name = file;
  image.width = width, image.height = height;
  image.whole = image.box = {from_mm(10), from_mm(10), from_mm(mm), from_mm(mm * height / width)};
  return image;
}

// The output profile in APP2 segments (ICC.1:2010, annex B.4) after the first marker.
std::string with_profile(const std::string& plain) {
  const std::string& icc = newsprint().bytes;
  std::string tagged = plain.substr(0, 2);
  const size_t part = 65000, count = (icc.size() + part - 1) / part;
  for (size_t i = 0; i < count; ++i) {
    const std::string body = std::string("ICC_PROFILE\0", 12) + static_cast<char>(i + 1) + static_cast<char>(count) +
                             icc.substr(i * part, part);
    tagged +=
        std::string("\xFF\xE2") + static_cast<char>((body.size() + 2) >> 8) + static_cast<char>(body.size() + 2) + body;
  }
  return tagged + plain.substr(2);
}

Report fresh_report() { return Report(std::make_shared<Sources>()); }

}  // namespace

TEST_CASE("a picture is cut and scaled by area") {
  const Raster ramp = raster_of(40, 20, 3, [](int x, int y, int c) { return static_cast<uint8_t>(x * 4 + y + c); });
  const Raster same = cut_and_scale(ramp, {4, 6, 10, 5, 10, 5});
  CHECK(same.line(0)[0] == 4 * 4 + 6);
  CHECK(same.line(4)[9 * 3 + 2] == 13 * 4 + 10 + 2);
  // Two by two pixels into one: their mean.
  const Raster half = cut_and_scale(ramp, {0, 0, 40, 20, 20, 10});
  CHECK(half.line(3)[5 * 3] == (40 + 44 + 40 + 44 + 6 + 7 + 6 + 7 + 2) / 4);
  // Whatever the ratio, an even tone stays that tone and the mean stays the mean.
  const Raster flat = raster_of(97, 61, 4, [](int, int, int) { return uint8_t{201}; });
  for (const int to : {1, 13, 60, 96, 97}) {
    const Raster out = cut_and_scale(flat, {0, 0, 97, 61, to, std::min(to, 61)});
    CHECK(std::all_of(out.samples.begin(), out.samples.end(), [](uint8_t s) { return s == 201; }));
  }
}

TEST_CASE("photos stand upright as EXIF says") {
  // Of all eight, the red quarter is at the top left of the stored picture.
  for (const Orientation& w : orientations) {
    CAPTURE(w.orientation);
    const auto photo = read_jpeg(make_jpeg(64, 32, 3, w.orientation), 1);
    REQUIRE(photo);
    CHECK(photo->width == (w.orientation < 5 ? 64 : 32));
    const int x = w.right ? photo->width - 4 : 3, y = w.bottom ? photo->height - 4 : 3;
    CHECK(photo->line(y)[x * 3] > 200);
    CHECK(photo->line(photo->height - 1 - y)[(photo->width - 1 - x) * 3] < 80);
  }
}

TEST_CASE("separation keeps the ink limit, and so does what decodes from the JPEG") {
  PressStyle style;
  for (const int limit : {2200, 1800}) {
    style.total_ink = limit;
    for (const auto intent : {PressStyle::Intent::perceptual, PressStyle::Intent::relative}) {
      style.intent = intent;
      const auto photo = separate(raster_of(96, 80, 3, noise), newsprint(), style);
      REQUIRE(photo);
      CHECK(photo->components == 4);
      CHECK(most_ink(*photo) <= limit);
      const auto inked = separate(raster_of(96, 80, 4, noise), newsprint(), style);
      REQUIRE(inked);
      CHECK(most_ink(*inked) <= limit);
      const std::string lossy = write_jpeg(*inked, 90);
      CHECK(most_ink(*read_jpeg(lossy, 1)) > limit);  // or the test would show nothing
      const auto decoded = read_jpeg(write_within_limit(*inked, 90, style), 1);
      REQUIRE(decoded);
      CHECK(most_ink(*decoded) <= limit);
    }
  }
}

TEST_CASE("white stays paper, black is mostly black ink, neutral colours stay neutral enough") {
  const Raster tones =
      raster_of(3, 1, 3, [](int x, int, int c) { return static_cast<uint8_t>(x == 1 && c == 0 ? 140 : x * 127); });
  const auto inked = separate(tones, newsprint(), {});
  REQUIRE(inked);
  const uint8_t *black = inked->line(0), *white = black + 8;
  for (int i = 0; i < 4; ++i) CHECK(white[i] <= 2);
  CHECK(black[3] > 220);  // early black, heavy grey component replacement
}

TEST_CASE("a grey photo stays on black, as light as the profile's black prints it") {
  const Raster grey = raster_of(256, 1, 1, [](int x, int, int) { return static_cast<uint8_t>(x); });
  const auto inked = separate(grey, newsprint(), {});
  REQUIRE(inked);
  CHECK(inked->components == 1);
  CHECK(inked->samples[0] == 0);      // black: all of it
  CHECK(inked->samples[255] == 255);  // white: none
  for (size_t i = 1; i < 256; ++i) CHECK(inked->samples[i] >= inked->samples[i - 1]);
  // sRGB 128 reflects 21.6 %, so 78 % of the paper must be covered (Murray–Davies); newsprint gains about 26 % of that
  // (ISO 12647-3), which leaves the plate a little over one half.
  const double plate = 1 - inked->samples[128] / 255.0;
  CHECK(plate > 0.47);
  CHECK(plate < 0.60);
}

TEST_CASE("a picture without colours stays on black, whatever it is stored in") {
  const auto tone = [](int x, int, int) { return static_cast<uint8_t>(x * 255 / 95); };
  const auto grey = separate(raster_of(96, 4, 1, tone), newsprint(), {});
  const auto rgb = separate(raster_of(96, 4, 3, tone), newsprint(), {});
  REQUIRE(grey);
  REQUIRE(rgb);
  CHECK(rgb->components == 1);
  for (size_t i = 0; i < 96; ++i) CHECK(std::abs(rgb->samples[i] - grey->samples[i]) <= 1);
  const auto tinged = separate(
      raster_of(96, 4, 3,
                [&](int x, int y, int c) { return static_cast<uint8_t>(x == 50 && c == 0 ? 160 : tone(x, y, c)); }),
      newsprint(), {});
  CHECK(tinged->components == 4);
}

TEST_CASE("line art keeps its dots on paper") {
  const TemporaryFolder folder;
  const PressStyle style;
  const PressPhotos photos(newsprint(), style, {});
  const Raster art =
      raster_of(1200, 600, 3, [](int x, int y, int) { return static_cast<uint8_t>((x / 3 + y / 3) % 2 ? 255 : 0); });
  const std::string file = folder.write("qr.png", encode_png(art.samples, art.width, art.height, false));
  const auto made = [&](bool paper) {
    Image image = image_of(file, 1200, 600, 25.4);
    image.format = Image::Format::png;
    Report report = fresh_report();
    photos.separate(image, report, {.paper = paper});
    CHECK(report.notes().empty());
    REQUIRE(image.bytes);
    return image;
  };
  const Image sharp = made(true);
  size_t segments = 0;
  const auto plane = find_alpha(*sharp.bytes, segments);
  REQUIRE(plane);
  CHECK(plane->stencil);
  CHECK(plane->width == 1200);
  CHECK(sharp.width == 240);
  const auto black = read_jpeg(*sharp.bytes, 1);
  REQUIRE(black);
  CHECK(black->components == 1);
  CHECK(black->samples[0] == 0);
  CHECK_FALSE(find_alpha(*made(false).bytes, segments));  // its white covers what lies below
}

TEST_CASE("a profile that is of no use counts as none, and is told; so is CMYK without one") {
  const TemporaryFolder folder;
  const PressStyle style;
  const auto codes = [&](const std::string& bytes) {
    Image image = image_of(folder.write("a.jpg", bytes), 64, 48, 6);
    Report report = fresh_report();
    tell_colours(image, colours_of(image.format, bytes), {}, report);
    const PressPhotos photos(newsprint(), style, {});
    photos.separate(image, report);
    REQUIRE(image.bytes);
    std::string all;
    for (const Note& note : report.notes()) all += (note.severity == Severity::error ? "error " : "") + note.code + " ";
    return all;
  };
  CHECK(codes(make_jpeg(64, 48)) == "");
  CHECK(codes(with_profile(make_jpeg(64, 48))) == "photo-profile ");  // for CMYK, in a photo in RGB
  const std::string ink = write_jpeg(raster_of(64, 48, 4, [](int, int, int) { return uint8_t{40}; }), 95);
  CHECK(codes(with_profile(ink)) == "");
  CHECK(codes(ink) == "photo-untagged ");
}

TEST_CASE("the house says what CMYK photos without a profile are in") {
  const TemporaryFolder folder;
  const std::string ink = write_jpeg(raster_of(64, 48, 4, [](int, int, int) { return uint8_t{150}; }), 95);
  const std::string file = folder.write("a.jpg", ink), profile = folder.write("other.icc", newsprint().bytes);
  const auto of = [&](const std::string& untagged, std::string& codes) {
    PressStyle style;
    style.untagged_cmyk = untagged;
    Image image = image_of(file, 64, 48, 6);
    Report report = fresh_report();
    tell_colours(image, colours_of(image.format, ink), style, report);
    PressPhotos(newsprint(), style, folder.path / "cache").separate(image, report);
    for (const Note& note : report.notes())
      codes += (note.severity == Severity::error ? "error " : "") + note.code + " ";
    return read_jpeg(*image.bytes, 1)->samples;
  };
  std::string told, refused, named;
  const auto as_it_is = of("press", told), with_profile = of(profile, named);
  of("refuse", refused);
  CHECK(told == "photo-untagged ");
  CHECK(refused == "error photo-untagged ");
  CHECK(named == "");
  // 59 % of each are 236 % of ink, which the limit holds down alike; through a profile black takes what grey is made
  // of.
  CHECK(std::abs(as_it_is[0] - as_it_is[1]) < 8);
  CHECK(with_profile[3] > with_profile[0] + 20);
}

TEST_CASE("a photo in colours goes on black as light as it is, in RGB and in CMYK") {
  const TemporaryFolder folder;
  const struct {
    std::array<uint8_t, 3> rgb;
    uint8_t grey;  ///< of the same luminance, to the white of ICC (D50)
  } colours[] = {{{255, 255, 255}, 255}, {{0, 0, 0}, 0}, {{255, 0, 0}, 130}, {{0, 128, 0}, 109}, {{0, 0, 255}, 70}};
  for (const auto& c : colours) {
    const auto coloured = separate_to_black(
        raster_of(16, 16, 3, [&](int, int, int i) { return c.rgb[static_cast<size_t>(i)]; }), newsprint());
    const auto grey = separate_to_black(raster_of(16, 16, 1, [&](int, int, int) { return c.grey; }), newsprint());
    REQUIRE(coloured);
    REQUIRE(grey);
    CHECK(coloured->components == 1);
    CHECK_MESSAGE(std::abs(coloured->samples[0] - grey->samples[0]) < 9,
                  int{coloured->samples[0]} << " " << int{grey->samples[0]});
  }
  const auto light = [](uint8_t k) {
    const auto ink = [&](int, int, int i) { return i == 3 ? k : uint8_t{30}; };
    return int{separate_to_black(raster_of(16, 16, 4, ink), newsprint())->samples[0]};
  };
  CHECK(light(0) > light(120));
  CHECK(light(120) > light(255));
  Image image = image_of(folder.write("a.jpg", make_jpeg(64, 48)), 64, 48, 6), again = image;
  Report report = fresh_report();
  const PressPhotos photos(newsprint(), {}, folder.path / "cache");
  photos.separate(image, report, {.black_only = true});
  photos.separate(again, report);
  CHECK(image.file != again.file);  // they are kept apart
  CHECK(read_jpeg(*image.bytes, 1)->components == 1);
}

TEST_CASE("EXIF alone may say Adobe RGB: such a photo is more colourful than sRGB would have it") {
  std::string tiff("II*\0\x08\0\0\0", 8);
  const auto entry = [](int tag, int type, int count, const std::string& value) {
    return std::string{static_cast<char>(tag),
                       static_cast<char>(tag >> 8),
                       static_cast<char>(type),
                       '\0',
                       static_cast<char>(count),
                       '\0',
                       '\0',
                       '\0'} +
           value;
  };
  const std::string none(4, '\0');
  tiff += std::string("\x01\0", 2) + entry(0x8769, 4, 1, std::string("\x1A\0\0\0", 4)) + none;
  tiff += std::string("\x02\0", 2) + entry(0xA001, 3, 1, std::string("\xFF\xFF\0\0", 4)) +
          entry(0xA005, 4, 1, std::string("\x38\0\0\0", 4)) + none;
  tiff += std::string("\x01\0", 2) + entry(1, 2, 4, std::string("R03\0", 4)) + none;
  const std::string app1 = std::string("Exif\0\0", 6) + tiff;
  CHECK(exif_says_adobe_rgb(app1));
  std::string other = app1;
  other.replace(other.find("R03"), 3, "R98");
  CHECK_FALSE(exif_says_adobe_rgb(other));
  for (size_t length = 0; length < app1.size() - 4; ++length)
    CHECK_FALSE((exif_says_adobe_rgb(app1.substr(0, length)) && length < 60));
  Raster green = raster_of(1, 1, 3, [](int, int, int c) { return static_cast<uint8_t>(c == 1 ? 200 : 90); });
  const auto plain = separate(green, newsprint(), {});
  green.adobe_rgb = true;
  const auto wide = separate(green, newsprint(), {});
  CHECK(wide->samples[0] > plain->samples[0]);  // a greener green has more cyan

  // What the house makes of such photos on their way to the press: cut, scaled, and turned upright before.
  const TemporaryFolder folder;
  const std::string jpeg =
      encode_jpeg({.width = 64, .height = 48, .quality = 95, .app1 = app1}, [](unsigned char* row, int) {
        for (int x = 0; x < 64; ++x) row[3 * x] = 90, row[3 * x + 1] = 200, row[3 * x + 2] = 90;
      });
  const auto cyan = [&](PressStyle::ExifAdobe wanted, std::string& codes) {
    PressStyle style;
    style.exif_adobe_rgb = wanted;
    Image image = image_of(folder.write("a.jpg", jpeg), 64, 48, 6);
    Report report = fresh_report();
    tell_colours(image, colours_of(image.format, jpeg), style, report);
    PressPhotos(newsprint(), style, folder.path / "cache").separate(image, report);
    for (const Note& note : report.notes())
      codes += (note.severity == Severity::error ? "error " : "") + note.code + " ";
    return int{read_jpeg(*image.bytes, 1)->samples[0]};
  };
  std::string told, refused;
  CHECK(cyan(PressStyle::ExifAdobe::honour, told) > cyan(PressStyle::ExifAdobe::srgb, told) + 3);
  CHECK(told == "");
  cyan(PressStyle::ExifAdobe::refuse, refused);
  CHECK(refused == "error photo-exif ");
}

TEST_CASE("a photo is cropped to its box, scaled down, kept and found again") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jpg", make_jpeg(1200, 800));
  const PressStyle style;
  const PressPhotos photos(newsprint(), style, folder.path / "cache");
  Image image = image_of(file, 1200, 800, 50.8);  // two inches: 600 ppi
  image.box = {image.whole.x + image.whole.width / 4, image.whole.y, image.whole.width / 2, image.whole.height};
  Image again = image;
  Report report = fresh_report();
  photos.separate(image, report);
  CHECK(report.notes().empty());
  CHECK(image.file != file);
  CHECK(image.whole == image.box);
  CHECK(image.width == 240);  // one inch
  CHECK(image.ppi == 240);
  REQUIRE(image.bytes);
  const auto pixels = read_jpeg(*image.bytes, 1);
  REQUIRE(pixels);
  CHECK(pixels->components == 4);
  CHECK(pixels->width == 240);
  CHECK(pixels->height == 320);

  // Marked and kept under the same key, it is not made again.
  const std::string marked = *image.bytes + "marked";
  PhotoCache(folder.path / "cache").keep(image.file, marked);
  photos.separate(again, report);
  CHECK(again.file == image.file);
  CHECK(*again.bytes == marked);
  Image other = image_of(file, 1200, 800, 50.8);
  photos.separate(other, report);
  CHECK(other.file != image.file);  // another crop is another picture
}

TEST_CASE("a photo between the limits keeps its pixels; a coarse one is warned of") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jpg", make_jpeg(400, 300));
  const PressStyle style;
  const PressPhotos photos(newsprint(), style, folder.path / "cache");
  Report report = fresh_report();
  Image fine = image_of(file, 400, 300, 40);  // 254 ppi
  photos.separate(fine, report);
  CHECK(fine.width == 400);
  CHECK(report.notes().empty());
  Image coarse = image_of(file, 400, 300, 100);
  photos.separate(coarse, report);
  REQUIRE(report.notes().size() == 1);
  CHECK(report.notes()[0].code == "press-ppi");
  CHECK(report.notes()[0].text.find("102 ppi") != std::string::npos);
}

TEST_CASE("grey, PNG and transparent pictures; broken ones are errors") {
  const TemporaryFolder folder;
  const PressStyle style;
  const PressPhotos photos(newsprint(), style, folder.path / "cache");
  Report report = fresh_report();
  Image grey = image_of(folder.write("grey.jpg", make_jpeg(400, 300, 1)), 400, 300, 40);
  photos.separate(grey, report);
  REQUIRE(grey.bytes);
  CHECK(read_jpeg(*grey.bytes, 1)->components == 1);
  for (const bool alpha : {false, true}) {
    Image png = image_of(folder.write("a.png", make_png(400, 300, alpha)), 400, 300, 40);
    png.format = Image::Format::png;
    photos.separate(png, report);
    REQUIRE(png.bytes);
    const auto pixels = read_jpeg(*png.bytes, 1);
    REQUIRE(pixels);
    CHECK(pixels->line(10)[10 * 4 + 1] > 180);              // red: magenta
    CHECK((pixels->line(290)[390 * 4 + 0] < 10) == alpha);  // clear: paper
  }
  CHECK(report.notes().empty());
  const std::string whole = make_jpeg(400, 300);
  Image cut = image_of(folder.write("cut.jpg", whole.substr(0, whole.size() / 2)), 400, 300, 40);
  photos.separate(cut, report);
  CHECK(report.failed());
}

TEST_CASE("a CMYK photo that carries the output profile passes through") {
  const TemporaryFolder folder;
  const PressStyle style;
  const PressPhotos photos(newsprint(), style, folder.path / "cache");
  const Raster ink = raster_of(64, 48, 4, [](int, int, int c) { return static_cast<uint8_t>(c == 1 ? 200 : 30); });
  const std::string plain = write_jpeg(ink, 95);
  Report report = fresh_report();
  Image same = image_of(folder.write("same.jpg", with_profile(plain)), 64, 48, 6);
  const std::string before = same.file;
  photos.separate(same, report);
  CHECK(same.file == before);
  Image untagged = image_of(folder.write("other.jpg", plain), 64, 48, 6);
  photos.separate(untagged, report);
  CHECK(same.bytes);
  CHECK(*same.bytes == plain);                   // the press PDF has the profile once
  CHECK_FALSE(has(untagged.file, "other.jpg"));  // held to the ink limit
  CHECK(report.notes().empty());
}

TEST_CASE("a photo that passes through is measured: too much ink is told with its place") {
  const TemporaryFolder folder;
  const PressStyle style;
  const PressPhotos photos(newsprint(), style, folder.path / "cache");
  // 40 × 30 mm at 254 ppi: 10 pixels a millimetre. 320 % in 4 × 4 mm, 20 mm from the left and 10 mm from the top.
  const auto photo = [](int x, int y, int) {
    return static_cast<uint8_t>(x >= 200 && x < 240 && y >= 100 && y < 140 ? 204 : 51);
  };
  const std::string file = folder.write("dark.jpg", with_profile(write_jpeg(raster_of(400, 300, 4, photo), 95)));
  Report report = fresh_report();
  Image dark = image_of(file, 400, 300, 40);
  photos.separate(dark, report);
  CHECK(dark.file == file);
  REQUIRE(report.notes().size() == 1);
  CHECK(report.notes()[0].code == "photo-ink");
  const std::string& said = report.notes()[0].text;
  CHECK_MESSAGE(has(said, "holds 320 % ink, 2"), said);
  CHECK_MESSAGE(has(said, "mm from its left and 1"), said);
  CHECK(has(said, "takes 220 %"));
  // Cropped to its left half the dark place is not printed.
  Report calm = fresh_report();
  Image half = image_of(file, 400, 300, 40);
  half.box.width = from_mm(18);
  photos.separate(half, calm);
  CHECK(calm.notes().empty());
  // One dark pixel sets nobody's ink off.
  const auto spot = [](int x, int y, int) { return static_cast<uint8_t>(x == 99 && y == 99 ? 255 : 51); };
  Image grain =
      image_of(folder.write("grain.jpg", with_profile(write_jpeg(raster_of(400, 300, 4, spot), 95))), 400, 300, 40);
  photos.separate(grain, calm);
  CHECK(calm.notes().empty());
}

TEST_CASE("a photo that passes through must decode to its end") {
  const TemporaryFolder folder;
  const PressStyle style;
  const PressPhotos photos(newsprint(), style, {});
  std::string bytes = with_profile(write_jpeg(raster_of(400, 300, 4, noise), 95));
  bytes = bytes.substr(0, bytes.size() / 2) + "\xFF\xD9";
  Image broken = image_of(folder.write("broken.jpg", bytes), 400, 300, 40);
  Report report = fresh_report();
  photos.separate(broken, report);
  REQUIRE(report.notes().size() == 1);
  CHECK(report.notes()[0].code == "press-picture");
}

TEST_CASE("without a cache, and with one of no use, photos are made all the same") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jpg", make_jpeg(400, 300));
  const PressStyle style;
  std::string first;
  for (const std::filesystem::path& cache : {std::filesystem::path(), std::filesystem::path(file) / "no-folder"}) {
    const PressPhotos photos(newsprint(), style, cache);
    Image image = image_of(file, 400, 300, 40);
    Report report = fresh_report();
    photos.separate(image, report);
    CHECK(report.notes().empty());
    REQUIRE(image.bytes);
    if (first.empty()) first = *image.bytes;
    CHECK(*image.bytes == first);
  }
}

TEST_CASE("an output profile must be one") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(read_output_profile((folder.path / "missing.icc").string()), MachineFault);
  CHECK_THROWS_AS(read_output_profile(folder.write("text.icc", "no profile")), MachineFault);
  std::string input = newsprint().bytes;
  input.replace(12, 4, "scnr");
  CHECK_THROWS_AS(read_output_profile(folder.write("scanner.icc", input)), MachineFault);
}

}  // namespace banxin::test
