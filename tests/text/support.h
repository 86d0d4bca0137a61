// What the tests of text/ share: a catalogue of the distribution's faces, and short ways to say a paragraph.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/normalise.h"
#include "text/text.h"

namespace banxin::test {

inline FontCatalogue make_catalogue() {
  struct Row {
    const char* name;
    const char* package;
    const char* file;
    unsigned index;
  };

  const Row rows[] = {{"noto-serif-jp", "fonts-noto-cjk", "opentype/noto/NotoSerifCJK-Regular.ttc", 0},
                      {"noto-serif-kr", "fonts-noto-cjk", "opentype/noto/NotoSerifCJK-Regular.ttc", 1},
                      {"noto-serif-sc", "fonts-noto-cjk", "opentype/noto/NotoSerifCJK-Regular.ttc", 2},
                      {"noto-serif-tc", "fonts-noto-cjk", "opentype/noto/NotoSerifCJK-Regular.ttc", 3},
                      {"noto-serif-hk", "fonts-noto-cjk", "opentype/noto/NotoSerifCJK-Regular.ttc", 4},
                      {"noto-sans-sc", "fonts-noto-cjk", "opentype/noto/NotoSansCJK-Bold.ttc", 2},
                      {"wenkai", "fonts-lxgw-wenkai", "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", 0},
                      {"uming", "fonts-arphic-uming", "truetype/arphic/uming.ttc", 0},
                      {"cwtex", "fonts-cwtex-fs", "truetype/cwtex/cwfs.ttf", 0},
                      {"arabic", "fonts-noto-core", "truetype/noto/NotoNaskhArabic-Regular.ttf", 0},
                      {"thai", "fonts-noto-core", "truetype/noto/NotoSerifThai-Regular.ttf", 0},
                      {"tibetan", "fonts-noto-core", "truetype/noto/NotoSerifTibetan-Regular.ttf", 0},
                      {"hebrew", "fonts-noto-core", "truetype/noto/NotoSerifHebrew-Regular.ttf", 0}};
  FontCatalogue all;
  for (const Row& r : rows) {
    CatalogueFace f;
    f.name = r.name;
    f.package = r.package;
    f.file = std::string("/usr/share/fonts/") + r.file;
    f.index = r.index;
    all.faces.push_back(f);
  }
  const auto id = [&](std::string_view name) {
    const auto at = std::ranges::find(all.faces, name, &CatalogueFace::name);
    return FaceId{static_cast<uint16_t>(at - all.faces.begin())};
  };
  all.roles["song"] = {{"*", id("noto-serif-sc")},     {"zh-Hant", id("noto-serif-tc")},
                       {"zh-HK", id("noto-serif-hk")}, {"zh-Hant-HK", id("noto-serif-hk")},
                       {"ja", id("noto-serif-jp")},    {"ko", id("noto-serif-kr")}};
  all.roles["hei"] = {{"*", id("noto-sans-sc")}};
  all.roles["kai"] = {{"*", id("wenkai")}};
  all.roles["cwtex"] = {{"*", id("cwtex")}};
  all.roles["ming"] = {{"*", id("uming")}};
  all.fallback = {id("arabic"), id("thai"), id("tibetan"), id("hebrew")};
  return all;
}

/// Faces by name (`noto-serif-sc`, `noto-serif-tc`, `noto-serif-hk`, `noto-serif-jp`, `noto-serif-kr`,
/// `noto-sans-sc`, `wenkai`, `uming`, `cwtex`, `arabic`, `thai`, `tibetan`, `hebrew`) and the roles song, hei, kai,
/// cwtex, ming.
inline const FontCatalogue& catalogue() {
  static const FontCatalogue all = make_catalogue();
  return all;
}

inline FaceId face(std::string_view name) {
  const auto at = std::ranges::find(catalogue().faces, name, &CatalogueFace::name);
  return FaceId{static_cast<uint16_t>(at - catalogue().faces.begin())};
}

inline const FontShelf& shelf() {
  static const FontShelf all(catalogue());
  return all;
}

/// A report over one file `story.md`.
inline Report report() {
  auto sources = std::make_shared<Sources>();
  sources->add("story.md", "");
  return Report(std::move(sources));
}

inline std::vector<Span> spans(std::string_view text) {
  Span s;
  s.text = text;
  s.place = {FileId{1}, 1, 1};
  return {s};
}

/// The text as set in a role, without normalisation.
inline ShapedText shape(std::string_view text, std::string_view language = "zh-Hans", std::string_view role = "song") {
  ParaStyle style;
  style.text.font = role;
  style.text.size = Length{1000};  // one em = 1000: advances read as thousandths of an em
  style.normalize = false;
  Report notes = report();
  return Shaper(shelf()).shape(spans(text), style, language_of(language), notes);
}

inline ShapedText shape_uniform(std::string_view text, std::string_view language = "zh-Hans", Em uniform = {1000}) {
  ParaStyle style;
  style.text.size = Length{1000};
  style.normalize = false;
  Report notes = report();
  const FontShelf none{FontCatalogue{}};
  return Shaper(none).shape(spans(text), style, language_of(language), notes, {uniform});
}

/// Thousandths of the em: each cluster as `text:advance`, with `[left+right]` where it has white.
inline std::string clusters_of(const ShapedText& text) {
  std::string out;
  for (const Cluster& c : text.clusters) {
    if (!out.empty()) out += ' ';
    out += fmt::format("{}:{}", text.text.substr(c.first_byte, c.bytes), c.advance.mpt);
    if (c.left.mpt != 0 || c.right.mpt != 0) out += fmt::format("[{}+{}]", c.left.mpt, c.right.mpt);
  }
  return out;
}

}  // namespace banxin::test
