// An edition that has an input of every kind.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

#include "api/lay_out.h"
#include "base/files.h"
#include "tests/house.h"
#include "tests/notes.h"
#include "tests/paint/page_maker.h"
#include "tests/preflight/ad_maker.h"
#include "tests/temporary_folder.h"

namespace banxin::test {

/// Two pages with a house style in common, and a house of their own: two faces and one for what they lack, a profile.
struct TwoPages {
  TemporaryFolder folder;
  std::string edition;

  TwoPages() {
    const std::string faces = "/usr/share/fonts/truetype/noto/";
    const std::string latin = read_file(faces + "NotoSerif-Regular.ttf", 1 << 24).value();
    const std::string hebrew = read_file(faces + "NotoSerifHebrew-Regular.ttf", 1 << 24).value();
    std::string catalogue = "files:\n";
    for (const char* name : {"one", "two", "three"}) {
      const std::string& face = std::string(name) == "three" ? hebrew : latin;
      catalogue += fmt::format(
          "  - {{file: '{}', package: none, bytes: {}, sha256: '{:0>64}', weight: 400, faces: {{{}: {{family: "
          "{}}}}}}}\n",
          folder.write(fmt::format("home/fonts/{}.ttf", name), face), face.size(), "", name, name);
    }
    folder.write("home/fonts/catalogue.yaml",
                 catalogue + "roles: {song: {'*': one}, hei: {'*': two}}\nfallback: [three]\n");
    folder.write("press.icc", read_file(house().profile_file({}), 1 << 24).value());
    folder.write("a.jpg", make_jpeg(400, 300));
    folder.write("b.pdf", make_ad());
    folder.write("house.yaml", R"(
house: two
page: {trim: [100mm, 120mm], body: 10pt, pitch: 15pt, lines: 20, columns: {count: 1, chars: 24}}
press: {profile: press.icc}
styles: {plain: {font: song}, other: {font: hei, hyphenate: [en]}}
)");
    folder.write("one.yaml",
                 "template: one\nextends: house.yaml\nblocks:\n"
                 "  photo: {kind: photo, lines: 6, file: a.jpg}\n"
                 "  lead: {kind: story, line: 8, lines: 10, body: plain, headline: {title: plain}}\n");
    folder.write("two.yaml",
                 "template: two\nextends: house.yaml\nblocks:\n"
                 "  logo: {kind: image, lines: 6, file: b.pdf}\n"
                 "  lead: {kind: story, line: 8, lines: 10, body: other, headline: {title: other}}\n");
    const std::string story = "---\ntitle: Harbour\n---\n\nThe hyphenation of a dictionary is here for everybody";
    for (const char* name : {"1.md", "unused.md"}) folder.write(name, story + ".\n");
    folder.write("2.md", story + ": שלום.\n");
    folder.write("unused.jpg", make_jpeg(40, 30));
    edition = folder.write("edition.yaml", R"(
edition: two
paper: Two
date: 2026-03-14
language: en
pages:
  - {template: one.yaml, slots: {lead: 1.md}}
  - {template: two.yaml, slots: {lead: 2.md}}
)");
  }

  LaidOut lay_out(const std::vector<int>& pages = {}) const {
    Report report(std::make_shared<Sources>());
    const Engine engine({.home = folder.path / "home"});
    LaidOut laid;
    try {
      laid = banxin::lay_out(engine, {.edition = edition, .pages = pages}, report);
    } catch (const InputFault&) {
    }
    REQUIRE_MESSAGE(!report.failed(), told(report));
    return laid;
  }
  std::string name_of(const Input& input) const {
    return std::filesystem::relative(input.path(), folder.path).string();
  }
};

}  // namespace banxin::test
