// Pictures whose heads are sound and whose data are not; and sound ones that libjpeg has something to say about.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <png.h>
#include <zlib.h>

#include <cstdlib>

#include "paint/page_maker.h"
#include "tests/jpeg_encoder.h"

namespace banxin::test {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string damage_of(const std::string& bytes) {
  const TemporaryFolder folder;
  return picture_damage(folder.write("p", bytes)).english();
}

// What its head says; empty = sound.
std::string head_fault_of(const std::string& bytes) {
  const TemporaryFolder folder;
  Message fault;
  picture_info(folder.write("p", bytes), fault);
  return fault.english();
}

// A large JPEG of noise, so that its codes fill their space; with restart markers when `restart` rows are named.
std::string noisy_jpeg(bool progressive = false, int restart = 0) {
  constexpr int side = 160;
  uint32_t random = 1;
  const auto noise = [&](unsigned char* row, int) {
    for (int i = 0; i < side * 3; ++i)
      random = random * 1664525u + 1013904223u, row[i] = static_cast<unsigned char>(random >> 24);
  };
  return encode_jpeg({.width = side, .height = side, .progressive = progressive, .restart_in_rows = restart}, noise);
}

std::string chunk(const std::string& type, const std::string& data) {
  const auto number = [](uint32_t n) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(n >> shift & 255);
    return bytes;
  };
  const std::string checked = type + data;
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size()));
  return number(static_cast<uint32_t>(data.size())) + checked + number(static_cast<uint32_t>(sum));
}

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
           static_cast<uLong>(bytes.size()));
  out.resize(size);
  return out;
}

// A grey PNG of 8 × 8 pixels with any data in it.
std::string png_of(const std::string& data, bool interlaced = false) {
  std::string head("\0\0\0\x08\0\0\0\x08\x08\0\0\0\0", 13);
  if (interlaced) head.back() = '\1';
  return std::string("\x89PNG\r\n\x1A\n", 8) + chunk("IHDR", head) + chunk("IDAT", data) + chunk("IEND", "");
}

const std::string rows(8 * 9, '\0'), adam7(15 * 1 + 64, '\0');

}  // namespace

TEST_CASE("a JPEG whose data break off, or are damaged, is found though its head and its end are there") {
  const std::string whole = noisy_jpeg(), end = "\xFF\xD9";
  const std::string cut = damage_of(whole.substr(0, whole.size() * 6 / 10) + end);
  CHECK_MESSAGE(has(cut, "is a damaged JPEG: its picture data breaks off at line "), cut);
  // Six tenths of the data are six tenths of the lines.
  CHECK_MESSAGE((has(cut, "line 81") || has(cut, "line 89") || has(cut, "line 97") || has(cut, "line 105")), cut);
  const size_t scan = whole.find("\xFF\xDA");
  CHECK(has(damage_of(whole.substr(0, scan + 14) + end), "breaks off at line 1"));  // the head only
  std::string marked = whole;
  marked.replace(marked.size() / 2, 2, "\xFF\xD3");  // a restart marker that nothing asked for
  CHECK(has(damage_of(marked), "is a damaged JPEG"));
  std::string lost = noisy_jpeg(false, 1);
  const size_t first = lost.find("\xFF\xD0");
  REQUIRE(first != std::string::npos);
  CHECK(damage_of(lost).empty());
  lost.erase(first - 60, 50);
  CHECK(has(damage_of(lost), "is a damaged JPEG"));
  const std::string twice = whole.substr(0, whole.size() - 2) + whole.substr(whole.size() - 2000);
  CHECK(has(damage_of(twice), "is a damaged JPEG"));  // data that nobody asks for
}

TEST_CASE("a progressive JPEG is damaged when a scan breaks off or is missing") {
  const std::string whole = noisy_jpeg(true), end = "\xFF\xD9";
  CHECK(damage_of(whole).empty());
  CHECK(has(damage_of(whole.substr(0, whole.size() * 6 / 10) + end), "is a damaged JPEG: its picture data breaks off"));
  const size_t last = whole.rfind("\xFF\xDA");
  CHECK(has(damage_of(whole.substr(0, last) + end), "some of its scans are missing"));
}

TEST_CASE("what libjpeg warns of and shows all the same is no damage") {
  const std::string whole = noisy_jpeg();
  const size_t scan = whole.find("\xFF\xDA"), quantised = whole.find("\xFF\xDB");
  std::string version = whole, spectrum = whole, adobe = whole, strays = whole, padded = whole;
  version[whole.find("JFIF") + 5] = '\7';
  spectrum[scan + 12] = '\0';  // Se = 0, as some cameras write
  adobe.insert(2, std::string("\xFF\xEE\0\x0E"
                              "Adobe\0\x64\0\0\0\0\x09",
                              16));
  strays.insert(quantised, "abc");
  padded.insert(padded.size() - 2, std::string(3000, '\0'));
  const std::pair<const char*, std::string> cases[] = {
      {"JFIF version 7", version},
      {"scan parameters", spectrum},
      {"stray bytes before a marker", strays},
      {"zeros before the end", padded},
      {"some bytes before the end", whole.substr(0, whole.size() - 2) + "stray\xFF\xD9"},
      {"a tail", whole + "bytes that a camera left"},
      {"tables only once", whole},
      {"CMYK", make_jpeg(64, 48, 4)},
      {"grey", make_jpeg(3, 5, 1)}};
  for (const auto& [name, bytes] : cases) {
    CAPTURE(name);
    CHECK(head_fault_of(bytes) == "");
    CHECK(damage_of(bytes) == "");
  }
}

TEST_CASE("scans without end are refused at the head") {
  const std::string whole = noisy_jpeg(true);
  const size_t last = whole.rfind("\xFF\xDA");
  std::string many = whole.substr(0, whole.size() - 2);
  for (int i = 0; i < 200; ++i) many += whole.substr(last, 12);
  CHECK(has(head_fault_of(many + "\xFF\xD9"), "scans, which are too many"));
}

TEST_CASE("a PNG with right checksums is damaged when its data do not inflate, end early, or say too little") {
  CHECK(damage_of(png_of(deflated(rows))).empty());
  CHECK(damage_of(png_of(deflated(adam7), true)).empty());
  const std::string good = deflated(rows + std::string(2000, 'x'));
  const std::pair<const char*, std::string> cases[] = {{"no Flate stream", png_of("\x78\x9C\xFF\xFF\xFF\xFF")},
                                                       {"rubbish", png_of(std::string(30, 'r'))},
                                                       {"empty", png_of("")},
                                                       {"one row short", png_of(deflated(rows.substr(9)))},
                                                       {"ends in the middle", png_of(deflated(rows).substr(0, 6))},
                                                       {"filter of no kind", png_of(deflated("\x09" + rows.substr(1)))},
                                                       {"interlaced, short", png_of(deflated(adam7.substr(20)), true)}};
  for (const auto& [name, bytes] : cases) {
    CAPTURE(name);
    CHECK(head_fault_of(bytes) == "");
    CHECK_MESSAGE(has(damage_of(bytes), "is a damaged PNG: "), damage_of(bytes));
  }
}

TEST_CASE("a PNG of more pixels than are held in memory is refused by its head") {
  // 14142 × 14142 pixels, grey, one bit: 24 KB.
  std::string head("\0\0\x37\x3E\0\0\x37\x3E\x01\0\0\0\0", 13);
  const std::string bomb = std::string("\x89PNG\r\n\x1A\n", 8) + chunk("IHDR", head) +
                           chunk("IDAT", deflated(std::string(14142 * 1769, '\0'))) + chunk("IEND", "");
  CHECK(has(head_fault_of(bomb), "more than 100 million pixels"));
}

}  // namespace banxin::test
