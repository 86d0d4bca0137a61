// The photos kept between runs: what is wrong with an entry or with its folder costs speed alone.
#include "photo/photo_cache.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include "base/files.h"
#include "base/sha256.h"
#include "photo/jpeg.h"
#include "photo/jpeg_writer.h"
#include "tests/press/maker.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

const PressStyle style;

Image photo(const std::string& file, Image::Format format, int width, int height, double mm) {
  Image image;
  image.file = image.name = file;
  image.format = format;
  image.width = width, image.height = height;
  image.whole = image.box = {from_mm(10), from_mm(10), from_mm(mm), from_mm(mm * height / width)};
  return image;
}

std::string separated(const PressPhotos& photos, Image image, const Backdrop& backdrop = {}) {
  Report report(std::make_shared<Sources>());
  photos.separate(image, report, backdrop);
  CHECK(report.notes().empty());
  REQUIRE(image.bytes);
  return *image.bytes;
}

std::vector<fs::path> entries(const fs::path& folder) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().filename() != ".swept") all.push_back(entry.path());
  return all;
}

// A photo separated and kept in a folder; then something happens to its entry.
struct Kept {
  TemporaryFolder folder;
  fs::path cache = folder.path / "cache", entry;
  std::string file = folder.write("a.jpg", make_jpeg(400, 300)), right;

  Kept() {
    right = again();
    REQUIRE(entries(cache).size() == 1);
    entry = entries(cache)[0];
  }
  std::string again() const {
    const PressPhotos photos(newsprint(), style, cache);
    return separated(photos, photo(file, Image::Format::jpeg, 400, 300, 40));
  }
  std::string stored() const { return read_file(entry, 1 << 24).value_or(""); }
};

std::string key_of(int number) { return sha256(std::to_string(number)); }

}  // namespace

TEST_CASE("an entry that is not what was kept is as if it were not there") {
  // Printed as they stand, each of these would be a wrong picture; the foreign one is a sound CMYK JPEG of the same
  // size.
  const std::string foreign = write_jpeg(Raster{400, 300, 4, std::vector<uint8_t>(400 * 300 * 4, 99), {}}, 90);
  const std::pair<const char*, std::function<void(const Kept&)>> cases[] = {
      {"emptied", [](const Kept& k) { std::ofstream(k.entry, std::ios::trunc); }},
      {"truncated", [](const Kept& k) { fs::resize_file(k.entry, fs::file_size(k.entry) / 2); }},
      {"garbage", [](const Kept& k) { write_whole(k.entry, std::string(5000, 'x')); }},
      {"one bit",
       [](const Kept& k) {
         std::string bytes = k.stored();
         bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
         write_whole(k.entry, bytes);
       }},
      {"foreign", [&](const Kept& k) { write_whole(k.entry, foreign); }},
      {"of another key",
       [](const Kept& k) {
         const std::string other = key_of(1);
         PhotoCache(k.cache).keep(other, k.right);
         fs::rename(k.cache / (other + ".jpg"), k.entry);
       }},
      {"of another size",
       [](const Kept& k) {
         PhotoCache(k.cache).keep(k.entry.stem().string(),
                                  write_jpeg(Raster{8, 8, 4, std::vector<uint8_t>(256), {}}, 90));
       }},
      {"directory", [](const Kept& k) { fs::remove(k.entry), fs::create_directory(k.entry); }},
      {"symlink",
       [&](const Kept& k) {
         write_whole(k.folder.path / "elsewhere.jpg", foreign);
         fs::remove(k.entry), fs::create_symlink(k.folder.path / "elsewhere.jpg", k.entry);
       }},
      {"dangling symlink", [](const Kept& k) { fs::remove(k.entry), fs::create_symlink("nowhere", k.entry); }},
      {"fifo", [](const Kept& k) { fs::remove(k.entry), REQUIRE(::mkfifo(k.entry.c_str(), 0600) == 0); }},
      {"gone", [](const Kept& k) { fs::remove(k.entry); }}};
  for (const auto& [name, happens] : cases) {
    CAPTURE(name);
    const Kept kept;
    happens(kept);
    CHECK(kept.again() == kept.right);
    if (std::string_view(name) != "directory") {
      CHECK(fs::is_regular_file(fs::symlink_status(kept.entry)));  // put in again
      CHECK(PhotoCache(kept.cache).find(kept.entry.stem().string()) == kept.right);
    }
  }
}

TEST_CASE("a folder of others, or one that they may write to, is not used") {
  for (const fs::perms open : {fs::perms::group_write, fs::perms::others_write}) {
    const Kept kept;
    fs::permissions(kept.cache, open, fs::perm_options::add);
    CHECK_FALSE(PhotoCache(kept.cache).find(kept.entry.stem().string()));
    PhotoCache(kept.cache).keep(key_of(1), "photo");
    CHECK(entries(kept.cache).size() == 1);
    CHECK(kept.again() == kept.right);
  }
}

TEST_CASE("a folder where nothing can be written costs nothing but the next run's time") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jpg", make_jpeg(400, 300));
  // What a full disk does to a process: no file may grow. Linux has a device that is always full, but no folder on it.
  const PressPhotos photos(newsprint(), style, "/proc/self/fd");
  CHECK_FALSE(separated(photos, photo(file, Image::Format::jpeg, 400, 300, 40)).empty());
}

TEST_CASE("a cleaner beside changes no photo") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jpg", make_jpeg(400, 300));
  const fs::path cache = folder.path / "cache";
  std::string right;
  {
    const PressPhotos photos(newsprint(), style, {});
    right = separated(photos, photo(file, Image::Format::jpeg, 400, 300, 40));
  }
  std::atomic<bool> done = false;
  std::thread cleaner([&] {
    while (!done) {
      std::error_code ignored;
      fs::remove_all(cache, ignored);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  std::vector<std::thread> desks;
  std::atomic<int> wrong = 0;
  for (int n = 0; n < 2; ++n)
    desks.emplace_back([&] {
      for (int i = 0; i < 10; ++i) {
        const PressPhotos photos(newsprint(), style, cache);
        Image image = photo(file, Image::Format::jpeg, 400, 300, 40);
        Report report(std::make_shared<Sources>());
        photos.separate(image, report);
        if (!image.bytes || *image.bytes != right || !report.notes().empty()) ++wrong;
      }
    });
  for (std::thread& desk : desks) desk.join();
  done = true;
  cleaner.join();
  CHECK(wrong == 0);
}

TEST_CASE("a page is painted from what was separated, whatever becomes of the cache and of the photo meanwhile") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jpg", make_jpeg(400, 300));
  const PressPhotos photos(newsprint(), style, folder.path / "cache");
  Image image = photo(file, Image::Format::jpeg, 400, 300, 40);
  Report report(std::make_shared<Sources>());
  photos.separate(image, report);
  Sheet sheet = make_sheet();
  sheet.ink = {image};
  const std::string right = press({sheet}, {}, PressStandard::x4);
  fs::remove_all(folder.path / "cache");
  fs::remove(file);
  CHECK(press({sheet}, {}, PressStandard::x4) == right);
  CHECK(has(right, *image.bytes));
}

TEST_CASE("a picture that is on or off comes out the same, cold or kept, beside one of nearly its size or after it") {
  // 50.011 and 50.024 mm take the same cut of the picture and stencils of different sizes.
  const TemporaryFolder folder;
  std::vector<unsigned char> pixels;
  for (int i = 0; i < 2400 * 40; ++i) {
    const bool on = (i % 2400) / 7 % 2 == 0;
    pixels.insert(pixels.end(), {0, 0, 0, static_cast<unsigned char>(on ? 255 : 0)});
  }
  const std::string file = folder.write("logo.png", encode_png(pixels, 2400, 40, true));
  const auto place = [&](const PressPhotos& photos, double mm) {
    Image image = photo(file, Image::Format::png, 2400, 40, mm);
    Report report(std::make_shared<Sources>());
    photos.separate(image, report);
    REQUIRE(image.bytes);
    return image;
  };
  const auto alone = [&](double mm) { return *place(PressPhotos(newsprint(), style, {}), mm).bytes; };
  const std::string small = alone(50.011), large = alone(50.024);
  REQUIRE(small != large);
  for (const bool small_first : {true, false}) {
    const fs::path cache = folder.path / (small_first ? "one" : "two");
    for (int run = 0; run < 2; ++run) {
      const PressPhotos photos(newsprint(), style, cache);
      const Image first = place(photos, small_first ? 50.011 : 50.024),
                  second = place(photos, small_first ? 50.024 : 50.011);
      CHECK(*first.bytes == (small_first ? small : large));
      CHECK(*second.bytes == (small_first ? large : small));
      CHECK(first.file != second.file);  // or a PDF would show one of them twice
    }
  }
}

TEST_CASE("the cache keeps to its size: what was not used for longest goes, and what killed writers left") {
  const TemporaryFolder folder;
  const fs::path cache = folder.path / "cache";
  const auto age = [&](const std::string& name, int hours) {
    fs::last_write_time(cache / name, fs::file_time_type::clock::now() - std::chrono::hours(hours));
  };
  const std::string photo(1000, 'p');
  const PhotoCache kept(cache, 8000);
  for (int i = 0; i < 10; ++i) {
    kept.keep(key_of(i), photo);
    age(key_of(i) + ".jpg", 20 - i);
  }
  CHECK(kept.find(key_of(0)));  // used: it is the youngest now
  const std::string old = key_of(50) + ".jpg.0123456789abcdef", young = key_of(51) + ".jpg.0123456789abcdef";
  folder.write("cache/" + old, "half"), age(old, 2);
  folder.write("cache/" + young, "half");
  folder.write("cache/notes.txt", "not ours"), age("notes.txt", 100);
  kept.sweep();
  CHECK_FALSE(fs::exists(cache / old));
  CHECK(fs::exists(cache / young));  // somebody may be writing it
  CHECK(fs::exists(cache / "notes.txt"));
  CHECK(kept.find(key_of(0)));
  CHECK_FALSE(kept.find(key_of(1)));
  CHECK(kept.find(key_of(9)));
  uintmax_t all = 0;
  for (const fs::path& entry : entries(cache)) all += fs::file_size(entry);
  CHECK(all <= 8000);
  CHECK(all > 5000);
}

TEST_CASE("a cache is swept when it was written to, and not each time") {
  const TemporaryFolder folder;
  const fs::path cache = folder.path / "cache";
  const std::string photo(1000, 'p');
  { PhotoCache(cache, 100).find(key_of(1)); }
  CHECK_FALSE(fs::exists(cache / ".swept"));
  { PhotoCache(cache, 100).keep(key_of(1), photo); }
  CHECK(entries(cache).empty());
  const std::string left_over = key_of(50) + ".jpg.0123456789abcdef";
  folder.write("cache/" + left_over, "half");
  fs::last_write_time(cache / left_over, fs::file_time_type::clock::now() - std::chrono::hours(2));
  constexpr uintmax_t most = 1 << 20;
  { PhotoCache(cache, most).keep(key_of(1), photo); }
  CHECK(fs::exists(cache / left_over));  // swept a moment ago
  { PhotoCache(cache, most).keep(key_of(2), std::string(1 << 16, 'p')); }
  CHECK_FALSE(fs::exists(cache / left_over));  // more than a tenth of what may be kept has come since
  CHECK(entries(cache).size() == 2);
}

}  // namespace banxin::test
