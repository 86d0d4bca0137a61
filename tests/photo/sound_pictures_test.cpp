// Which pictures were found sound, kept between runs: what is wrong with the file or its folder costs speed alone.
#include "photo/sound_pictures.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>
#include <vector>

#include "base/files.h"
#include "paint/picture_info.h"
#include "tests/paint/page_maker.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

struct KeptSound {
  TemporaryFolder folder;
  fs::path cache = folder.path / "cache", file = cache / "sound-pictures";

  bool knows(const std::string& picture) const { return SoundPictures(cache).knows(picture); }
  void keep(const std::string& picture) const { SoundPictures(cache).keep(picture); }
  std::string stored() const { return read_file(file, 1 << 24).value_or(""); }
};

std::string picture(int number) { return "picture " + std::to_string(number); }

}  // namespace

TEST_CASE("a picture that was found sound is known in the next run, by its content") {
  const KeptSound kept;
  CHECK_FALSE(kept.knows(picture(1)));
  kept.keep(picture(1));
  kept.keep(picture(2));
  kept.keep(picture(2));
  CHECK(kept.knows(picture(1)));
  CHECK(kept.knows(picture(2)));
  CHECK_FALSE(kept.knows(picture(3)));
  CHECK(std::ranges::count(kept.stored(), '\n') == 2);
  const SoundPictures nowhere{fs::path()};
  nowhere.keep(picture(1));
  CHECK(nowhere.knows(picture(1)));
  CHECK_FALSE(SoundPictures(fs::path()).knows(picture(1)));
}

TEST_CASE("a damaged picture is never known as sound, a sound one is not decoded again") {
  const KeptSound kept;
  const std::string whole = make_jpeg(400, 300), cut = whole.substr(0, whole.size() * 2 / 3) + "\xFF\xD9";
  const std::string good = kept.folder.write("a.jpg", whole), bad = kept.folder.write("b.jpg", cut);
  for (int run = 0; run < 2; ++run) {
    const SoundPictures sound(kept.cache);
    CHECK(picture_damage(good, &sound).empty());
    CHECK_FALSE(picture_damage(bad, &sound).empty());
    CHECK(sound.knows(whole));
    CHECK_FALSE(sound.knows(cut));
  }
  kept.keep(cut);  // told so, it is believed: nothing was decoded
  const SoundPictures told(kept.cache);
  CHECK(picture_damage(bad, &told).empty());
}

TEST_CASE("whatever happens to the file of sound pictures, none is taken for sound that was not kept") {
  struct Case {
    const char* what;
    std::function<void(const KeptSound&)> spoil;
    bool is_known;
  };
  const Case cases[] = {
      {"a line without its end", [](const KeptSound& k) { fs::resize_file(k.file, fs::file_size(k.file) - 1); }, false},
      {"words", [](const KeptSound& k) { std::ofstream(k.file) << "all of them\n\n"; }, false},
      {"words before it",
       [](const KeptSound& k) {
         const std::string lines = k.stored();
         std::ofstream(k.file) << "all of them\n" << lines;
       },
       true},
      {"nothing", [](const KeptSound& k) { fs::resize_file(k.file, 0); }, false},
      {"a link",
       [](const KeptSound& k) {
         fs::rename(k.file, k.folder.path / "elsewhere");
         fs::create_symlink(k.folder.path / "elsewhere", k.file);
       },
       false},
      {"more than is kept", [](const KeptSound& k) { fs::resize_file(k.file, (SoundPictures::most + 1) * 65); }, false},
      {"a folder that others may write to",
       [](const KeptSound& k) { fs::permissions(k.cache, fs::perms::others_write, fs::perm_options::add); }, false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const KeptSound kept;
    kept.keep(picture(1));
    c.spoil(kept);
    CHECK(kept.knows(picture(1)) == c.is_known);
    CHECK_FALSE(kept.knows(picture(2)));
  }
}

TEST_CASE("too many sound pictures begin anew") {
  const KeptSound kept;
  kept.keep(picture(1));
  fs::resize_file(kept.file, (SoundPictures::most + 1) * 65);
  CHECK_FALSE(kept.knows(picture(1)));
  kept.keep(picture(2));
  CHECK(kept.knows(picture(2)));
  CHECK(kept.stored().size() == 65);
}

TEST_CASE("many runs add to the sound pictures at once") {
  const KeptSound kept;
  constexpr int runs = 4, each = 50;
  std::vector<std::thread> threads;
  for (int run = 0; run < runs; ++run)
    threads.emplace_back([&, run] {
      for (int i = 0; i < each; ++i) kept.keep(picture(run * each + i));
    });
  for (std::thread& thread : threads) thread.join();
  for (int i = 0; i < runs * each; ++i) CHECK(kept.knows(picture(i)));
}

}  // namespace banxin::test
