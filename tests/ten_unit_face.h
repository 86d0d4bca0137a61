// A face of which one em is ten units, and a house that sets everything in it: where glyphs stand can be reckoned by
// hand. At 10 pt one unit is one point.
//   Han, kana, CJK punctuation, full-width forms, …, ——  10 units
//   a–z, A–Z                                              6
//   f i j l r t, and , . : ; ' ! ( ) -                    3
//   0–9                                                   5
//   space                                                 3
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <vector>

#include "api/engine.h"
#include "base/files.h"
#include "base/sha256.h"
#include "tests/temporary_folder.h"

namespace banxin::test {

/// Units of a character; 0 = the face does not have it.
inline int units_of(char32_t c) {
  constexpr std::u32string_view narrow = U"fijlrt,.:;'!()- ";
  if (narrow.find(c) != narrow.npos) return 3;
  if (c >= U'0' && c <= U'9') return 5;
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return 6;
  const bool wide = (c >= 0x3000 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFF5E) ||
                    c == U'…' || c == U'—' || c == U'⸺' || c == U'“' || c == U'”' || c == U'‘' || c == U'’' ||
                    c == U'·' || c == U'•';
  return wide ? 10 : 0;
}

/// Writes an OpenType font file with glyf outlines: every glyph is a box in its cell, that of a mark in half of it; a
/// hundred design units a unit.
class TenUnitFace {
 public:
  static std::string bytes() { return TenUnitFace().file(); }

 private:
  using Bytes = std::string;
  struct Table {
    const char* tag;
    Bytes data;
  };
  static void u16(Bytes& to, int v) { to += {static_cast<char>(v >> 8 & 0xFF), static_cast<char>(v & 0xFF)}; }
  static void u32(Bytes& to, uint32_t v) { u16(to, static_cast<int>(v >> 16)), u16(to, static_cast<int>(v & 0xFFFF)); }
  static Bytes of16(std::initializer_list<int> values) {
    Bytes out;
    for (const int v : values) u16(out, v);
    return out;
  }

  std::vector<char32_t> characters_;

  TenUnitFace() {
    for (char32_t c = 0x20; c < 0x10000; ++c)
      if (units_of(c) > 0) characters_.push_back(c);
  }

  // Glyph 0 is .notdef, then one a character.
  int count() const { return static_cast<int>(characters_.size()) + 1; }
  int width(int glyph) const { return glyph == 0 ? 1000 : 100 * units_of(character(glyph)); }

  char32_t character(int glyph) const { return glyph == 0 ? U' ' : characters_[static_cast<size_t>(glyph) - 1]; }
  int left_of(int glyph) const {
    constexpr std::u32string_view at_right = U"“‘「『（《〈【";
    return at_right.find(character(glyph)) != at_right.npos ? 550 : 50;
  }

  Bytes glyf_of(int glyph) const {
    constexpr std::u32string_view at_left = U"，。、；：！？”’」』）》〉】";
    const char32_t c = character(glyph);
    const int left = left_of(glyph);
    const int right = at_left.find(c) != at_left.npos ? 450 : width(glyph) - 50;
    Bytes box = of16({1, left, -70, right, 830, 3, 0});
    for (int corner = 0; corner < 4; ++corner) box += '\x01';  // on the curve, both steps in 16 bits
    box += of16({left, 0, right - left, 0, -70, 900, 0, -900});
    return box;
  }

  Bytes cmap() const {
    Bytes groups;
    uint32_t n = 0;
    for (size_t i = 0; i < characters_.size(); ++n) {
      size_t end = i + 1;
      while (end < characters_.size() && characters_[end] == characters_[end - 1] + 1) ++end;
      u32(groups, characters_[i]), u32(groups, characters_[end - 1]), u32(groups, static_cast<uint32_t>(i) + 1);
      i = end;
    }
    Bytes table = of16({0, 1, 3, 10});
    u32(table, 12);
    table += of16({12, 0});
    u32(table, static_cast<uint32_t>(16 + groups.size())), u32(table, 0), u32(table, n);
    return table + groups;
  }

  static Bytes name() {
    Bytes words, records;
    for (const auto& [id, text] : {std::pair{1, "Ten Units"}, {2, "Regular"}, {4, "Ten Units"}, {6, "TenUnits"}}) {
      const int at = static_cast<int>(words.size());
      for (const char c : std::string(text)) u16(words, c);
      records += of16({3, 1, 0x409, id, static_cast<int>(words.size()) - at, at});
    }
    return of16({0, 4, 6 + static_cast<int>(records.size())}) + records + words;
  }

  Bytes head() const {
    Bytes table = of16({1, 0, 1, 0});
    u32(table, 0), u32(table, 0x5F0F3CF5);
    return table + of16({0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 50, -70, 950, 830, 0, 8, 2, 1, 0});
  }

  static Bytes os2() {
    return of16({4, 900, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 250, 0}) + Bytes(10, '\0') +
           Bytes(16, '\0') + "BNXN" + of16({0x40, 0x20, 0xFFFF, 880, -120, 0, 880, 120}) + Bytes(8, '\0') +
           of16({500, 700, 0, 0x20, 1});
  }

  Bytes file() const {
    Bytes glyf, loca, hmtx;
    for (int g = 0; g < count(); ++g) {
      u32(loca, static_cast<uint32_t>(glyf.size()));
      glyf += glyf_of(g);
      while (glyf.size() % 4 != 0) glyf += '\0';
      hmtx += of16({width(g), left_of(g)});
    }
    u32(loca, static_cast<uint32_t>(glyf.size()));
    Bytes post;
    u32(post, 0x00030000);
    post += Bytes(28, '\0');
    const std::vector<Table> tables = {
        {"OS/2", os2()},
        {"cmap", cmap()},
        {"glyf", glyf},
        {"head", head()},
        {"hhea", of16({1, 0, 880, -120, 0, 1000, 50, 50, 950, 1, 0, 0, 0, 0, 0, 0, 0, count()})},
        {"hmtx", hmtx},
        {"loca", loca},
        {"maxp", of16({1, 0, count(), 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0})},
        {"name", name()},
        {"post", post},
    };
    Bytes out, data;
    u32(out, 0x00010000);
    const int n = static_cast<int>(tables.size());
    out += of16({n, 128, 3, n * 16 - 128});
    const size_t begin = 12 + tables.size() * 16;
    for (const Table& table : tables) {
      out += table.tag;
      u32(out, 0), u32(out, static_cast<uint32_t>(begin + data.size())),
          u32(out, static_cast<uint32_t>(table.data.size()));
      data += table.data;
      while (data.size() % 4 != 0) data += '\0';
    }
    return out + data;
  }
};

/// A home whose every role is that face.
struct TenUnitHouse {
  TemporaryFolder home;
  Engine engine;

  TenUnitHouse() : engine({.home = furnished(home)}) {}

 private:
  static std::filesystem::path furnished(const TemporaryFolder& home) {
    const std::string face = TenUnitFace::bytes();
    const std::string path = home.write("ten-units.ttf", face);
    home.write("fonts/catalogue.yaml",
               fmt::format("files:\n  - {{file: {}, package: none, bytes: {}, sha256: {}, weight: 400, faces: {{ten: "
                           "{{index: 0, family: Ten Units}}}}}}\nroles:\n  song: {{'*': ten}}\n  kai: {{'*': ten}}\n"
                           "  hei: {{'*': ten}}\nfallback: []\n",
                           path, face.size(), sha256(face)));
    return home.path;
  }
};

/// Made once for all tests.
inline const Engine& ten_units() {
  static const TenUnitHouse house;
  return house.engine;
}

}  // namespace banxin::test
