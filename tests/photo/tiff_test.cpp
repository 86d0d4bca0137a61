// TIFFs as agencies and scanners deliver them, made by libtiff.
#include "photo/tiff.h"

#include <doctest/doctest.h>
#include <tiffio.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "base/files.h"
#include "photo/jpeg.h"
#include "photo/photo_colours.h"
#include "tests/photo/orientations.h"
#include "tests/press/maker.h"
#include "tests/temporary_folder.h"
#include "tests/tiff_encoder.h"

namespace banxin::test {
namespace {

int said = 0;
void tell(const char*, const char*, va_list) { ++said; }

// Every channel its own ramp, nowhere symmetrical.
unsigned ramp(int x, int y, int c) { return static_cast<unsigned>((x * 5 + y * 3 + c * 60) % 256); }
unsigned dots(int x, int y, int) { return static_cast<unsigned>(x / 5 + y / 3) & 1; }

TiffSample of_bits(int bits) {
  if (bits == 1) return dots;
  if (bits == 16) return [](int x, int y, int c) { return ramp(x, y, c) * 257 + (ramp(x, y, c) < 255 ? 100u : 0u); };
  return [bits](int x, int y, int c) { return ramp(x, y, c) >> (8 - bits); };
}

// TIFF 6.0: what of so many bits is full is full light; 16 bits are rounded.
int as_byte(unsigned sample, int bits) {
  const unsigned most = (1u << bits) - 1;
  return static_cast<int>((sample * 255 + most / 2) / most);
}

std::string with_message(const std::string& bytes) {
  Message fault;
  CHECK_FALSE(read_tiff_head(bytes, fault));
  return fault.english();
}

TiffOrder grey(int bits, uint16_t photometric = PHOTOMETRIC_MINISBLACK, uint16_t compression = COMPRESSION_NONE) {
  return {.bits = bits, .channels = 1, .photometric = photometric, .compression = compression};
}
TiffOrder cmyk() { return {.channels = 4, .photometric = PHOTOMETRIC_SEPARATED}; }

std::string codes_of(const PhotoColours& colours, const PressStyle& style = {}) {
  Image image;
  image.name = "a.tif";
  Report report(std::make_shared<Sources>());
  tell_colours(image, colours, style, report);
  std::string all;
  for (const Note& note : report.notes()) all += (note.severity == Severity::error ? "error " : "") + note.code + " ";
  return all;
}

}  // namespace

TEST_CASE("every kind of TIFF that is delivered comes with the samples that were put into it") {
  struct Case {
    std::string name;
    TiffOrder order;
  };
  const auto rgb = [](auto change) {
    TiffOrder order;
    change(order);
    return order;
  };
  const Case cases[] = {
      {"line art, black is zero", grey(1)},
      {"line art, white is zero", grey(1, PHOTOMETRIC_MINISWHITE)},
      {"CCITT RLE", grey(1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTRLE)},
      {"CCITT RLE by words", grey(1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTRLEW)},
      {"fax group 3", grey(1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX3)},
      {"fax group 4", grey(1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX4)},
      {"fax group 4, black is zero", grey(1, PHOTOMETRIC_MINISBLACK, COMPRESSION_CCITTFAX4)},
      {"line art in LZW", grey(1, PHOTOMETRIC_MINISBLACK, COMPRESSION_LZW)},
      {"grey of 2 bits", grey(2)},
      {"grey of 4 bits", grey(4)},
      {"grey", grey(8)},
      {"grey, white is zero", grey(8, PHOTOMETRIC_MINISWHITE)},
      {"grey of 16 bits", grey(16)},
      {"RGB", {}},
      {"RGB of 4 bits", rgb([](auto& o) { o.bits = 4; })},
      {"RGB of 16 bits", rgb([](auto& o) { o.bits = 16; })},
      {"RGB of 16 bits, big-endian", rgb([](auto& o) { o.bits = 16, o.mode = "wb"; })},
      {"64-bit offsets", rgb([](auto& o) { o.mode = "w8"; })},
      {"64-bit offsets, big-endian", rgb([](auto& o) { o.mode = "w8b"; })},
      {"LZW", rgb([](auto& o) { o.compression = COMPRESSION_LZW; })},
      {"LZW with a predictor", rgb([](auto& o) {
         o.compression = COMPRESSION_LZW;
         o.more = [](TIFF* tiff) { TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL); };
       })},
      {"16 bits, ZIP with a predictor", rgb([](auto& o) {
         o.compression = COMPRESSION_ADOBE_DEFLATE, o.bits = 16;
         o.more = [](TIFF* tiff) { TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL); };
       })},
      {"ZIP", rgb([](auto& o) { o.compression = COMPRESSION_ADOBE_DEFLATE; })},
      {"ZIP of the old number", rgb([](auto& o) { o.compression = COMPRESSION_DEFLATE; })},
      {"PackBits", rgb([](auto& o) { o.compression = COMPRESSION_PACKBITS; })},
      {"planes", rgb([](auto& o) { o.planes = true; })},
      {"planes in LZW", rgb([](auto& o) { o.planes = true, o.compression = COMPRESSION_LZW; })},
      {"tiles", rgb([](auto& o) { o.tile = 16; })},
      {"tiles larger than the picture", rgb([](auto& o) { o.tile = 64; })},
      {"tiles of planes in ZIP",
       rgb([](auto& o) { o.tile = 16, o.planes = true, o.compression = COMPRESSION_ADOBE_DEFLATE; })},
      {"line art in tiles", rgb([](auto& o) { o = grey(1), o.tile = 16; })},
      {"one strip", rgb([](auto& o) { o.rows_per_strip = 1000; })},
      {"bits from the other end", rgb([](auto& o) {
         o = grey(1);
         o.more = [](TIFF* tiff) { TIFFSetField(tiff, TIFFTAG_FILLORDER, FILLORDER_LSB2MSB); };
       })},
      {"CMYK", cmyk()},
      {"CMYK of 16 bits", rgb([](auto& o) { o = cmyk(), o.bits = 16; })},
      {"CMYK in planes, LZW", rgb([](auto& o) { o = cmyk(), o.planes = true, o.compression = COMPRESSION_LZW; })},
      {"RGB and two channels that are not printed", rgb([](auto& o) {
         o.channels = 5, o.extra = {EXTRASAMPLE_UNSPECIFIED, EXTRASAMPLE_UNSPECIFIED};
       })},
      {"a resolution in inches", rgb([](auto& o) { o.across = o.down = 300; })},
      {"a resolution in centimetres", rgb([](auto& o) { o.across = o.down = 118.11f, o.unit = RESUNIT_CENTIMETER; })},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const TiffOrder& o = c.order;
    const TiffSample sample = of_bits(o.bits);
    const std::string bytes = encode_tiff(o, sample);
    Message fault;
    const auto head = read_tiff_head(bytes, fault);
    REQUIRE_MESSAGE(head, fault);
    CHECK(find_tiff_damage(bytes).empty());
    const auto pixels = read_tiff(bytes);
    REQUIRE(pixels);
    const int colours = o.photometric == PHOTOMETRIC_SEPARATED ? 4 : std::min(o.channels, 3);
    CHECK(head->components == colours);
    CHECK(pixels->colour.components == colours);
    CHECK(pixels->colour.width == 40);
    CHECK(pixels->colour.height == 24);
    CHECK(pixels->alpha.samples.empty());
    int wrong = 0;
    for (int y = 0; y < 24; ++y)
      for (int x = 0; x < 40; ++x)
        for (int i = 0; i < colours; ++i) {
          const int light = as_byte(sample(x, y, i), o.bits);
          wrong += pixels->colour.line(y)[x * colours + i] !=
                   (o.photometric == PHOTOMETRIC_MINISWHITE ? 255 - light : light);
        }
    CHECK(wrong == 0);
  }
}

TEST_CASE("JPEG in a TIFF: grey, RGB, YCbCr and CMYK, in strips and tiles, hardly changed") {
  struct Case {
    int channels;
    uint16_t photometric;
    int tile;
  };
  for (const Case& c : {Case{1, PHOTOMETRIC_MINISBLACK, 0},
                        {3, PHOTOMETRIC_RGB, 0},
                        {3, PHOTOMETRIC_YCBCR, 0},
                        {3, PHOTOMETRIC_YCBCR, 16},
                        {4, PHOTOMETRIC_SEPARATED, 0},
                        {4, PHOTOMETRIC_SEPARATED, 16}}) {
    CAPTURE(c.channels);
    CAPTURE(c.photometric);
    const auto smooth = [](int x, int y, int i) { return static_cast<unsigned>(40 + x + y * 2 + i * 20); };
    const std::string bytes = encode_tiff({.width = 48,
                                           .height = 32,
                                           .channels = c.channels,
                                           .photometric = c.photometric,
                                           .compression = COMPRESSION_JPEG,
                                           .tile = c.tile,
                                           .more = [](TIFF* t) { TIFFSetField(t, TIFFTAG_JPEGQUALITY, 98); }},
                                          smooth);
    CHECK_MESSAGE(find_tiff_damage(bytes).empty(), find_tiff_damage(bytes));
    const auto pixels = read_tiff(bytes);
    REQUIRE(pixels);
    int most = 0;
    for (int y = 0; y < 32; ++y)
      for (int x = 0; x < 48; ++x)
        for (int i = 0; i < c.channels; ++i)
          most =
              std::max(most, std::abs(pixels->colour.line(y)[x * c.channels + i] - static_cast<int>(smooth(x, y, i))));
    CHECK(most <= (c.photometric == PHOTOMETRIC_YCBCR ? 24 : 6));  // its colours are halved across and down
  }
}

TEST_CASE("a palette is resolved, of 16-bit colours and of the 8-bit ones that old programs write") {
  for (const int bits : {1, 2, 4, 8})
    for (const bool old : {false, true}) {
      CAPTURE(bits);
      CAPTURE(old);
      std::vector<uint16_t> red, green, blue;
      for (unsigned i = 0; i < 1u << bits; ++i) {
        const unsigned by = old ? 1 : 257;
        red.push_back(static_cast<uint16_t>((i * 37 % 256) * by));
        green.push_back(static_cast<uint16_t>((255 - i * 11 % 256) * by));
        blue.push_back(static_cast<uint16_t>((i * 5 % 256) * by));
      }
      TiffOrder order = grey(bits, PHOTOMETRIC_PALETTE);
      order.more = [&](TIFF* t) { TIFFSetField(t, TIFFTAG_COLORMAP, red.data(), green.data(), blue.data()); };
      const auto index = [bits](int x, int y, int) { return static_cast<unsigned>(x + y * 7) % (1u << bits); };
      const auto pixels = read_tiff(encode_tiff(order, index));
      REQUIRE(pixels);
      REQUIRE(pixels->colour.components == 3);
      int wrong = 0;
      for (int y = 0; y < 24; ++y)
        for (int x = 0; x < 40; ++x) {
          const unsigned i = index(x, y, 0);
          const uint8_t* p = pixels->colour.line(y) + x * 3;
          wrong += p[0] != i * 37 % 256 || p[1] != 255 - i * 11 % 256 || p[2] != i * 5 % 256;
        }
      CHECK(wrong == 0);
    }
}

TEST_CASE("alpha, stored beside the colours or multiplied into them, comes beside them") {
  // Red of alpha 0, 51 (a fifth) and 255 in thirds.
  const auto alpha_at = [](int x) { return x < 13 ? 0u : x < 26 ? 51u : 255u; };
  struct Case {
    int colours;
    uint16_t photometric;
    bool weighed, planes;
  };
  for (const Case& c : {Case{3, PHOTOMETRIC_RGB, false, false},
                        {3, PHOTOMETRIC_RGB, true, false},
                        {3, PHOTOMETRIC_RGB, true, true},
                        {4, PHOTOMETRIC_SEPARATED, false, false},
                        {4, PHOTOMETRIC_SEPARATED, true, false},
                        {1, PHOTOMETRIC_MINISBLACK, true, false}}) {
    CAPTURE(c.colours);
    CAPTURE(c.weighed);
    const auto value = [&](int i) { return i == 0 ? 200u : 40u; };
    const std::string bytes =
        encode_tiff({.channels = c.colours + 2,
                     .photometric = c.photometric,
                     .planes = c.planes,
                     .extra = {EXTRASAMPLE_UNSPECIFIED,
                               static_cast<uint16_t>(c.weighed ? EXTRASAMPLE_ASSOCALPHA : EXTRASAMPLE_UNASSALPHA)}},
                    [&](int x, int, int i) {
                      if (i == c.colours) return 99u;  // a channel of no meaning, before the transparency
                      if (i > c.colours) return alpha_at(x);
                      return c.weighed ? value(i) * alpha_at(x) / 255 : value(i);
                    });
    Message fault;
    CHECK(read_tiff_head(bytes, fault)->spare_channels == 1);
    const auto pixels = read_tiff(bytes);
    REQUIRE(pixels);
    REQUIRE(pixels->alpha.samples.size() == 40 * 24);
    for (const int x : {5, 20, 35}) {
      CAPTURE(x);
      CHECK(pixels->alpha.line(9)[x] == alpha_at(x));
      if (x > 12)
        for (int i = 0; i < c.colours; ++i)
          CHECK(std::abs(pixels->colour.line(9)[x * c.colours + i] - static_cast<int>(value(i))) <= 3);
    }
  }
  const std::string opaque = encode_tiff({.channels = 4, .extra = {EXTRASAMPLE_UNASSALPHA}},
                                         [](int x, int y, int i) { return i == 3 ? 255u : ramp(x, y, i); });
  CHECK(read_tiff(opaque)->alpha.samples.empty());
}

TEST_CASE("all eight orientations, transparency with the colours") {
  // Red is where row 0 and column 0 of the stored picture meet.
  for (const Orientation& c : orientations) {
    CAPTURE(c.orientation);
    const std::string bytes =
        encode_tiff({.channels = 4, .extra = {EXTRASAMPLE_UNASSALPHA}, .orientation = c.orientation},
                    [](int x, int y, int i) { return i % 3 == 0 && x < 20 && y < 12 ? 255u : 0u; });
    Message fault;
    const auto head = read_tiff_head(bytes, fault);
    const auto pixels = read_tiff(bytes);
    REQUIRE(pixels);
    const Raster &colour = pixels->colour, &alpha = pixels->alpha;
    CHECK(colour.width == (c.orientation < 5 ? 40 : 24));
    CHECK(head->width == colour.width);
    CHECK(head->height == colour.height);
    CHECK(alpha.width == colour.width);
    const int x = c.right ? colour.width - 2 : 1, y = c.bottom ? colour.height - 2 : 1;
    CHECK(colour.line(y)[x * 3] == 255);
    CHECK(alpha.line(y)[x] == 255);
    CHECK(colour.line(colour.height - 1 - y)[(colour.width - 1 - x) * 3] == 0);
    CHECK(alpha.line(colour.height - 1 - y)[colour.width - 1 - x] == 0);
  }
}

TEST_CASE("of several pages the first is the picture, previews and masks apart") {
  struct Case {
    int pages;
    uint32_t first_kind;
    bool more;
  };
  for (const Case& c : {Case{1, 0, false},
                        {2, 0, true},
                        {5, 0, true},
                        {2, FILETYPE_REDUCEDIMAGE, false},
                        {3, FILETYPE_REDUCEDIMAGE, true},
                        {2, FILETYPE_MASK, false}}) {
    CAPTURE(c.pages);
    CAPTURE(c.first_kind);
    Message fault;
    const std::string bytes = encode_tiff({.pages = c.pages, .first_kind = c.first_kind}, ramp);
    const auto head = read_tiff_head(bytes, fault);
    REQUIRE_MESSAGE(head, fault);
    CHECK(head->more_pages == c.more);
    CHECK(read_tiff(bytes).has_value());
  }
  // The pages differ: which one it is can be seen.
  int page = 0;
  const std::string two = encode_tiff({.pages = 2, .first_kind = FILETYPE_REDUCEDIMAGE}, [&](int x, int y, int c) {
    page += x + y + c == 0;
    return page == 1 ? 10u : 222u;
  });
  CHECK(read_tiff(two)->colour.samples[0] == 222);
  CHECK(with_message(encode_tiff({.first_kind = FILETYPE_REDUCEDIMAGE}, ramp)).starts_with("is a camera's raw file"));
}

TEST_CASE("layers that Photoshop keeps beside the picture change nothing: the picture is what they make together") {
  const std::string layers = "Adobe Photoshop Document Data Block" + std::string(4000, 'x');
  static const TIFFFieldInfo field[] = {{37724, TIFF_VARIABLE2, TIFF_VARIABLE2, TIFF_UNDEFINED, FIELD_CUSTOM, 1, 1,
                                         const_cast<char*>("ImageSourceData")}};
  const TiffOrder plain;
  TiffOrder layered;
  layered.more = [&](TIFF* tiff) {
    TIFFMergeFieldInfo(tiff, field, 1);
    TIFFSetField(tiff, 37724, static_cast<uint32_t>(layers.size()), layers.data());
  };
  const std::string bytes = encode_tiff(layered, ramp);
  REQUIRE(bytes.find("Data Block") != std::string::npos);
  Message fault;
  CHECK(read_tiff_head(bytes, fault)->spare_channels == 0);
  CHECK(read_tiff(bytes)->colour.samples == read_tiff(encode_tiff(plain, ramp))->colour.samples);
}

TEST_CASE("what is no picture for a page is refused with the reason and the cure") {
  const auto with = [](auto change) {
    TiffOrder order;
    change(order);
    return encode_tiff(order, ramp);
  };
  const auto tag = [&](uint32_t number, int value) {
    return with([=](auto& o) { o.more = [=](TIFF* t) { TIFFSetField(t, number, value); }; });
  };
  const auto number = [](std::string bytes, int tag_of, int value) {  // a short in the directory, little-endian
    const std::string entry{static_cast<char>(tag_of), static_cast<char>(tag_of >> 8), 3, 0};
    const size_t at = bytes.find(entry);
    REQUIRE(at != std::string::npos);
    bytes[at + 8] = static_cast<char>(value), bytes[at + 9] = static_cast<char>(value >> 8);
    return bytes;
  };
  const std::string plain = with([](auto&) {});
  struct Case {
    std::string bytes;
    const char* words;
  };
  const Case cases[] = {
      {with([](auto& o) { o.photometric = PHOTOMETRIC_CIELAB; }), "is a TIFF in Lab; save it in RGB or CMYK"},
      {with([](auto& o) { o.photometric = PHOTOMETRIC_YCBCR; }), "is a TIFF in YCbCr of an unusual kind; save"},
      {number(plain, 262, 32803), "is a camera's raw file"},
      {number(plain, 262, 32844), "is a TIFF of a kind of colours that is not printed; save"},
      {with([](auto& o) {
         o = cmyk();
         o.more = [](TIFF* t) { TIFFSetField(t, TIFFTAG_INKSET, INKSET_MULTIINK); };
       }),
       "is a TIFF in other inks than CMYK; save it in CMYK"},
      {number(plain, 259, COMPRESSION_OJPEG), "is a TIFF with JPEG of the old kind; save it with LZW or ZIP"},
      {number(plain, 259, COMPRESSION_THUNDERSCAN), "is a TIFF of an unusual compression (32809); save it with LZW"},
      {tag(TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_INT), "is a TIFF of signed or floating-point numbers; save it with 8"},
      {with([](auto& o) {
         o.bits = 16;
         o.more = [](TIFF* t) { TIFFSetField(t, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_IEEEFP); };
       }),
       "is a TIFF of signed or floating-point numbers; save it with 8"},
      {with([](auto& o) { o.across = 204, o.down = 98; }),
       "is a TIFF whose pixels are not square (204 across, 98 down); scale it"},
      {std::string("II*\0", 4), "is a damaged TIFF: "},
      {std::string("MM\0*\0\0\0\x08\0\0", 10), "is a damaged TIFF: "},
      {plain.substr(0, plain.size() - 60), "is a damaged TIFF: "},
  };
  for (const Case& c : cases) {
    CAPTURE(c.words);
    const std::string fault = with_message(c.bytes);
    CHECK_MESSAGE(fault.starts_with(c.words), fault);
  }
}

TEST_CASE("data that break off, or are not what they say, are damage in libtiff's words") {
  struct Case {
    std::string name;
    TiffOrder order;
  };
  const auto packed = [](uint16_t compression) { return TiffOrder{.compression = compression}; };
  for (const Case& c : {Case{"none", packed(COMPRESSION_NONE)},
                        {"LZW", packed(COMPRESSION_LZW)},
                        {"ZIP", packed(COMPRESSION_ADOBE_DEFLATE)},
                        {"PackBits", packed(COMPRESSION_PACKBITS)},
                        {"JPEG", {.width = 48, .height = 32, .compression = COMPRESSION_JPEG}},
                        {"fax 3", grey(1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX3)},
                        {"fax 4", grey(1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX4)}}) {
    CAPTURE(c.name);
    TiffOrder order = c.order;
    order.rows_per_strip = 1000;
    const std::string good = encode_tiff(order, of_bits(order.bits));
    REQUIRE(find_tiff_damage(good).empty());
    // The entries of the only strip, little-endian; libtiff puts the directory behind the data.
    const size_t offset = good.find(std::string{0x11, 0x01}), count = good.find(std::string{0x17, 0x01});
    REQUIRE(offset != std::string::npos);
    REQUIRE(count != std::string::npos);
    const auto change = [&](size_t at, size_t value) {
      std::string bytes = good;
      for (size_t i = 0; i < 2; ++i) bytes[at + 8 + i] = static_cast<char>(value >> 8 * i);
      return bytes;
    };
    const size_t length = static_cast<uint8_t>(good[count + 8]) | size_t{static_cast<uint8_t>(good[count + 9])} << 8;
    std::vector<std::string> broken = {change(offset, good.size() - 20)};
    // What is not packed has the size that its pixels need, whatever the file says.
    if (order.compression != COMPRESSION_NONE)
      broken.push_back(change(count, 12)), broken.push_back(change(count, length / 2));
    for (const std::string& bytes : broken) {
      const std::string said_of = find_tiff_damage(bytes).english();
      CHECK_MESSAGE(said_of.starts_with("is a damaged TIFF: "), said_of);
      CHECK_MESSAGE(said_of.find("cannot be read") == std::string::npos, said_of);
      CHECK_FALSE(read_tiff(bytes));
    }
  }
}

TEST_CASE("the colours that a TIFF says it is in, and those that it does not") {
  const std::string cmyk_plain = encode_tiff(cmyk(), ramp);
  TiffOrder tagged = cmyk(), wrong;
  tagged.icc = wrong.icc = newsprint().bytes;
  const auto colours = [](const std::string& bytes) { return colours_of(Image::Format::tiff, bytes); };
  CHECK(codes_of(colours(cmyk_plain)) == "photo-untagged ");
  CHECK(codes_of(colours(cmyk_plain), {.untagged_cmyk = "refuse"}) == "error photo-untagged ");
  CHECK(codes_of(colours(encode_tiff(tagged, ramp))) == "");
  CHECK(codes_of(colours(encode_tiff(wrong, ramp))) == "photo-profile ");
  CHECK(codes_of(colours(encode_tiff({}, ramp))) == "");
  CHECK(read_tiff(encode_tiff(tagged, ramp))->colour.icc == newsprint().bytes);
}

TEST_CASE("hostile TIFFs: each is refused or read, none crashes, none prints, none takes long") {
  uint32_t random = 7;
  const auto next = [&](size_t below) {
    random = random * 1664525u + 1013904223u;
    return static_cast<size_t>(random >> 8) % below;
  };
  const TiffOrder orders[] = {
      {.compression = COMPRESSION_LZW},
      {.compression = COMPRESSION_JPEG},
      grey(1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX4),
      {.planes = true, .tile = 16, .mode = "w8b"},
      {.bits = 16, .channels = 5, .photometric = PHOTOMETRIC_SEPARATED, .extra = {1}, .pages = 3}};
  const TIFFErrorHandler before = TIFFSetErrorHandler(tell), warnings = TIFFSetWarningHandler(tell);
  std::vector<std::string> sound;
  for (const TiffOrder& order : orders) sound.push_back(encode_tiff(order, of_bits(order.bits)));
  said = 0;
  int refused = 0;
  for (const std::string& good : sound)
    for (int i = 0; i < 300; ++i) {
      std::string bytes = good;
      for (size_t changes = 1 + next(6); changes > 0; --changes)
        bytes[i % 2 == 0 ? bytes.size() - 1 - next(std::min<size_t>(bytes.size(), 300)) : next(bytes.size())] =
            static_cast<char>(next(4) == 0 ? 255 : next(256));
      if (i % 5 == 0) bytes.resize(next(bytes.size()));
      Message fault;
      const auto head = read_tiff_head(bytes, fault);
      CHECK(head.has_value() == fault.empty());
      refused += !head;
      if (!head || int64_t{head->width} * head->height > 1 << 20) continue;
      const bool damaged = !find_tiff_damage(bytes).empty();
      CHECK(read_tiff(bytes).has_value() == !damaged);
    }
  CHECK(said == 0);
  CHECK(refused > 50);
  TIFFSetWarningHandler(warnings);
  const bool is_ours = TIFFSetErrorHandler(before) == tell;
  CHECK(is_ours);
}

TEST_CASE("sizes that lie cost a message") {
  const auto with_size = [](int tag, uint32_t value, TiffOrder order = {.compression = COMPRESSION_ADOBE_DEFLATE}) {
    order.tile = tag > 300 ? 16 : 0;
    std::string bytes = encode_tiff(order, ramp);
    for (const char type : {'\3', '\4'}) {
      const std::string entry{static_cast<char>(tag), static_cast<char>(tag >> 8), type, 0};
      const size_t at = bytes.find(entry);
      if (at == std::string::npos) continue;
      bytes[at + 2] = 4;
      for (size_t i = 0; i < 4; ++i) bytes[at + 8 + i] = static_cast<char>(value >> 8 * i);
    }
    return bytes;
  };
  for (const int tag : {256, 257, 278, 322, 323})
    for (const uint32_t value : {0u, 1u << 16, 1u << 20, 0x7FFFFFF0u, 0xFFFFFFFFu}) {
      CAPTURE(tag);
      CAPTURE(value);
      const std::string bytes = with_size(tag, value);
      Message fault;
      const auto head = read_tiff_head(bytes, fault);
      CHECK(head.has_value() == fault.empty());
      if (head && int64_t{head->width} * head->height < 1 << 22) CHECK_NOTHROW(read_tiff(bytes));
    }
  // As bits it is a third of a GiB; its samples are bytes when they are read.
  Message fault;
  CHECK_FALSE(read_tiff_head(
      with_size(257, 1u << 26,
                {.bits = 1, .channels = 1, .photometric = PHOTOMETRIC_MINISBLACK, .rows_per_strip = 1 << 26}),
      fault));
  CHECK(fault.english() == "is a TIFF of more than 1 GiB of pixels; scale it down");
}

TEST_CASE("a broken TIFF is refused in silence, and the handlers of the process stay whose they are") {
  const TemporaryFolder folder;
  const std::string broken = folder.write("broken.tif", std::string("II*\0\x08\0\0\0\xFF", 9));
  const TIFFErrorHandler before = TIFFSetErrorHandler(tell);
  said = 0;
  CHECK_FALSE(read_grey_tiff(broken));
  CHECK_FALSE(read_grey_tiff("/there/is/none.tif"));
  CHECK(said == 0);
  const bool is_ours = TIFFSetErrorHandler(before) == tell;
  CHECK(is_ours);
}

TEST_CASE("a plate, a TIFF of one component, comes as light") {
  const TemporaryFolder folder;
  const auto sample = [](int x, int y, int) {
    return y == 0 ? static_cast<unsigned>(x) * 127 : 1u + static_cast<unsigned>(x);
  };
  const std::string file = folder.write(
      "grey.tif", encode_tiff({.width = 3, .height = 2, .channels = 1, .photometric = PHOTOMETRIC_MINISBLACK}, sample));
  const auto raster = read_grey_tiff(file);
  REQUIRE(raster);
  CHECK(raster->samples == std::vector<uint8_t>{0, 127, 254, 1, 2, 3});
}

}  // namespace banxin::test
