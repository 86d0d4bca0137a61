// `banxin lock`, `reprint` and `render --locked` as they are called, wherever and by whomever.
#include <doctest/doctest.h>
#include <unistd.h>

#include <ctime>
#include <thread>

#include "base/sha256.h"
#include "tests/app/workshop.h"

namespace banxin::test {

TEST_CASE("an edition is locked, reprinted, and refused when it is not what was locked" *
          doctest::test_suite("released")) {
  const Starter shop;
  CHECK(shop.run("render paper/edition.yaml --locked").code == 2);
  CHECK(shop.read("err.txt").find("error[no-lock]: there is no lock of edition.yaml") != std::string::npos);
  CHECK(shop.read("err.txt").find("banxin lock paper/edition.yaml") != std::string::npos);
  CHECK(shop.run("reprint paper/edition.yaml").code == 2);
  REQUIRE(shop.run("lock paper/edition.yaml --press x4 --marks").code == 0);
  const std::string lock = shop.read("paper/banxin.lock");
  CHECK(lock.find("\"options\": {\"marks\": true, \"press\": \"x4\"}") != std::string::npos);
  // Known products, and one that is not.
  const std::string other = "info[not-locked]";
  CHECK(shop.run("render paper/edition.yaml --locked -o a").err.find(other) == std::string::npos);
  CHECK(shop.run("render paper/edition.yaml --locked --page 1 -o a").err.find(other) == std::string::npos);
  const Outcome marked = shop.run("render paper/edition.yaml --locked --press x4 --marks --layout -o a");
  CHECK(marked.err.find(other) == std::string::npos);
  CHECK(marked.code == 0);
  // A reprint writes what `render` does under the same options.
  const Outcome same = shop.run("reprint paper/edition.yaml -o again");
  CHECK(same.out == "identical\n");
  CHECK(same.code == 0);
  for (const char* file : {"/paper.pdf", "/paper.layout.json"})
    CHECK(shop.read("a" + std::string(file)) == shop.read("again" + std::string(file)));
  const std::string layout = "a/paper.layout.json";
  // Differs: exit 1, and what moved as `diff` tells it when the layout of then is there.
  const std::string digest = sha256(shop.read(layout));
  std::string moved = shop.read(layout);
  const size_t at = moved.find("\"baseline\": ");
  REQUIRE(at != std::string::npos);
  moved.insert(at + 12, "1");
  shop.write("then.json", moved);
  for (size_t found = 0; (found = shop.read("paper/banxin.lock").find(digest)) != std::string::npos;)
    shop.replace("paper/banxin.lock", digest, sha256(moved));
  const Outcome differs = shop.run("reprint paper/edition.yaml --before then.json");
  CHECK(differs.code == 1);
  CHECK_MESSAGE(differs.out.starts_with("it differs\npage 1: laid out otherwise: page 1, "), differs.out);
  CHECK_MESSAGE(differs.out.find("1 line moved by ") != std::string::npos, differs.out);
  CHECK(shop.run("reprint paper/edition.yaml --before " + layout).code == 2);
  CHECK(shop.read("err.txt").find("error[wrong-before]") != std::string::npos);
  CHECK(shop.run("reprint paper/edition.yaml --json").out.find("\"outcome\": \"differs\"") != std::string::npos);
  CHECK(shop.run("render paper/edition.yaml --locked -o c").code == 2);
  CHECK(shop.read("err.txt").find("error[not-identical]: page 1 ") != std::string::npos);
  CHECK_FALSE(fs::exists(shop.folder / "c"));
  // Drift: exit 2, nothing written.
  shop.write("paper/banxin.lock", lock);
  shop.write("paper/01-story.md", shop.read("paper/01-story.md") + "\n");
  CHECK(shop.run("render paper/edition.yaml --locked -o c").code == 2);
  CHECK(shop.read("err.txt").starts_with("paper/01-story.md: error[drift]: the story is not what was locked"));
  CHECK_FALSE(fs::exists(shop.folder / "c"));
  const Outcome drift = shop.run("reprint paper/edition.yaml -o c --json");
  CHECK(drift.code == 2);
  CHECK(drift.out == "{\n  \"outcome\": \"drift\"\n}\n");
  CHECK_FALSE(fs::exists(shop.folder / "c"));
  // The lock of an edition is not replaced by that of another one.
  shop.write("paper/second.yaml", shop.read("paper/edition.yaml"));
  CHECK(shop.run("lock paper/second.yaml").code == 2);
  CHECK(shop.read("err.txt").find("error[other-lock]") != std::string::npos);
  CHECK(shop.read("paper/banxin.lock") == lock);
  fs::rename(shop.folder / "paper/edition.yaml", shop.folder / "paper/first.yaml");
  CHECK(shop.run("lock paper/second.yaml").code == 0);
  CHECK(shop.run("reprint paper/first.yaml").code == 2);
  CHECK(shop.read("err.txt").find("error[other-lock]") != std::string::npos);
}

// Folder, order of the directory's entries, umask, locale, time zone, clock, cores, user: all of them at once, since
// what depended on one would differ still. The clock cannot be set here; it has gone on by a second, and the times of
// the files are others.
TEST_CASE("a reprint is the same wherever, whenever and by whomever it is made" * doctest::test_suite("released")) {
  const Starter shop;
  REQUIRE(shop.run("lock paper/edition.yaml --press x4 --marks").code == 0);
  REQUIRE(shop.run("render paper/edition.yaml --press x4 --marks --layout -o a").code == 0);
  const std::time_t then = std::time(nullptr);
  fs::create_directories(shop.folder / "other place/新报");
  REQUIRE(shop.run_program("sh",
                           "-c 'for f in $(ls -r paper); do cp -r paper/$f \"other place/新报/$f\"; done; "
                           "touch -d 2001-02-03 \"other place/新报\"/*; chmod -R a+rX . ; chmod a+rwx .'")
              .code == 0);
  std::string before = "umask 077; LC_ALL=zh_CN.GB18030 LANG=tr_TR.UTF-8 TZ=Asia/Kathmandu taskset -c 0";
  const std::string as_nobody = " setpriv --reuid=65534 --regid=65534 --clear-groups";
  if (::geteuid() == 0 && shop.run("--version", as_nobody).code == 0)
    before += as_nobody;
  else
    MESSAGE("the reprint is not made as another user: this one may not become another");
  while (std::time(nullptr) == then) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  const Outcome again = shop.run("reprint 'other place/新报/edition.yaml' -o b", before);
  CHECK(again.out == "identical\n");
  CHECK_MESSAGE(again.code == 0, again.err);
  for (const char* file : {"/paper.pdf", "/paper.layout.json"})
    CHECK(shop.read("a" + std::string(file)) == shop.read("b" + std::string(file)));
}

}  // namespace banxin::test
