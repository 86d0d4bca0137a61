#include <doctest/doctest.h>
#include <hb-ot.h>

#include <cstdlib>
#include <thread>

#include "base/utf8.h"
#include "read/catalogue.h"
#include "tests/text/support.h"
#include "text/run_shaper.h"

using namespace banxin;
using namespace banxin::test;

namespace {

struct Golden {
  const char* language;
  const char* role;
  const char* text;
  const char* clusters;  // text:advance[left+right] in thousandths of the em
};

// Widths from section 5.1: full cells, units of two, half cells; Western advances are not listed here.
constexpr Golden goldens[] = {
    {"zh-Hans", "song", "国，“扩容”。",
     "国:1000 ，:1000[0+500] “:1000[500+0] 扩:1000 容:1000 ”:1000[0+500] 。:1000[0+500]"},
    {"zh-Hans", "song", "《国》——好……", "《:1000[500+0] 国:1000 》:1000[0+500] ——:2000 好:1000 ……:2000"},
    {"zh-Hans", "song", "达·芬奇", "达:1000 ·:500 芬:1000 奇:1000"},
    {"zh-Hans", "song", "好？！好！！！", "好:1000 ？！:1000 好:1000 ！！！:2000"},
    {"zh-Hans", "song", "好！", "好:1000 ！:1000[0+500]"},
    {"zh-Hans", "song", "京–沪—粤～桂", "京:1000 –:500 沪:1000 —:1000 粤:1000 ～:1000 桂:1000"},
    {"zh-Hans", "song", "国…………", "国:1000 ……:2000 ……:2000"},
    {"zh-Hans", "kai", "国，“扩”。——",
     "国:1000 ，:1000[0+500] “:1000[500+0] 扩:1000 ”:1000[0+500] 。:1000[0+500] ——:2000"},
    {"zh-Hans", "kai", "达·奇？！", "达:1000 ·:500 奇:1000 ？！:1000"},
    {"zh-Hans", "hei", "国，“扩”——", "国:1000 ，:1000[0+500] “:1000[500+0] 扩:1000 ”:1000[0+500] ——:2000"},
    {"zh-Hans", "ming", "国，——……", "国:1000 ，:1000[0+500] ——:2000 ……:2000"},
    {"zh-Hant", "song", "國，「擴」。：！",
     "國:1000 ，:1000[250+250] 「:1000[500+0] 擴:1000 」:1000[0+500] 。:1000[250+250] ：:1000[250+250] ！:1000"},
    {"zh-Hant", "song", "達·奇！？", "達:1000 ·:1000[250+250] 奇:1000 ！:1000 ？:1000"},
    {"zh-Hant-HK", "song", "國，。", "國:1000 ，:1000[250+250] 。:1000[250+250]"},
    {"ja", "song", "国、「拡」。：・",
     "国:1000 、:1000[0+500] 「:1000[500+0] 拡:1000 」:1000[0+500] 。:1000[0+500] ：:1000[250+250] ・:1000[250+250]"},
    {"ja", "song", "国？——", "国:1000 ？:1000 ——:2000"},
};

ParaStyle style_of(Length size, int scale = 1000) {
  ParaStyle style;
  style.text.size = size;
  style.text.scale = scale;
  style.normalize = false;
  return style;
}

}  // namespace

TEST_CASE("shape: cells of marks in the faces of the house") {
  for (const Golden& g : goldens) {
    CAPTURE(g.role);
    CHECK(clusters_of(shape(g.text, g.language, g.role)) == g.clusters);
  }
}

TEST_CASE("shape: a Han character is exactly one em at every size, and the horizontal scale stretches it") {
  Report notes = report();
  Shaper shaper(shelf());
  for (const int size : {7875, 9000, 10500, 12345, 88888})
    for (const Cluster& c : shaper.shape(spans("国家算力"), style_of({size}), language_of("zh"), notes).clusters)
      CHECK(c.advance.mpt == size);
  const ShapedText narrow = shaper.shape(spans("国，A"), style_of({10000}, 900), language_of("zh"), notes);
  const ShapedText normal = shaper.shape(spans("国，A"), style_of({10000}), language_of("zh"), notes);
  CHECK(narrow.clusters[0].advance.mpt == 9000);
  CHECK(narrow.clusters[1].advance.mpt == 9000);
  CHECK(narrow.clusters[1].right.mpt == 4500);
  CHECK(std::abs(narrow.clusters[2].advance.mpt * 10 - normal.clusters[2].advance.mpt * 9) <= 10);
}

TEST_CASE("shape: uniform advances need no font") {
  CHECK(clusters_of(shape_uniform("国，A1")) == "国:1000 ，:1000[0+500] A:1000 1:1000");
  CHECK(clusters_of(shape_uniform("“国”——·？！")) == "“:1000[500+0] 国:1000 ”:1000[0+500] ——:2000 ·:500 ？！:1000");
  CHECK(clusters_of(shape_uniform("国，。", "zh-Hant")) == "国:1000 ，:1000[250+250] 。:1000[250+250]");
  CHECK(clusters_of(shape_uniform("ab", "en", Em{500})) == "a:500 b:500");
  CHECK(clusters_of(shape_uniform("e\u0301x", "en")) == "e\u0301:1000 x:1000");
}

TEST_CASE("shape: kerning and ligatures in Western words only") {
  const ShapedText av = shape("AV"), a = shape("A"), v = shape("V");
  CHECK(av.clusters[0].advance + av.clusters[1].advance < a.clusters[0].advance + v.clusters[0].advance);
  CHECK(shape("fi").clusters.size() == 1);
}

TEST_CASE("shape: clusters cover the text, bytes and glyphs in order") {
  const ShapedText t = shape("国——A\u0301b，“扩容”……👍🏽x\u2028末");
  uint32_t character = 0, byte = 0;
  for (const Cluster& c : t.clusters) {
    CHECK(c.first_char == character);
    CHECK(c.first_byte == byte);
    CHECK(c.first_glyph + c.glyphs <= t.glyphs.size());
    character += c.chars;
    byte += c.bytes;
  }
  CHECK(character == t.chars.size());
  CHECK(byte == t.text.size());
  CHECK(t.breaks.size() == t.clusters.size() + 1);
  CHECK(t.breaks.front() == no_break);
  CHECK(t.breaks.back() == must_break);
  CHECK(shape("").breaks == std::vector<Penalty>{must_break});
}

TEST_CASE("shape: the ink of a mark stands in its cell") {
  // The dot of · is centred in its half cell; the second half of ？！ is moved left by half an em.
  for (const char* role : {"song", "kai", "hei"}) {
    const ShapedText t = shape("达·奇", "zh-Hans", role);
    const Cluster& dot = t.clusters[1];
    CHECK(std::abs(2 * dot.shift.mpt + t.glyphs[dot.first_glyph].advance.mpt - 500) <= 20);
  }
  const ShapedText t = shape("好？！");
  CHECK(t.clusters[1].glyphs == 2);
  CHECK(t.glyphs[t.clusters[1].first_glyph].advance.mpt == 500);
}

TEST_CASE("shape: roles of strong and emphasised words; the same whether one span or several") {
  std::vector<Span> in(3);
  in[0].text = "国家";
  in[1].text = "算力";
  in[1].strong = true;
  in[2].text = "发展";
  in[2].emphasis = true;
  Report notes = report();
  const ShapedText t = Shaper(shelf()).shape(in, style_of({1000}), language_of("zh"), notes);
  REQUIRE(t.runs.size() == 3);
  CHECK(t.runs[1].face == face("noto-sans-sc"));
  CHECK(t.runs[2].face == face("wenkai"));
  std::vector<Span> cut(2);
  cut[0].text = "他—";
  cut[1].text = "—AV“扩”";
  const ShapedText whole = shape("他——AV“扩”");
  CHECK(clusters_of(Shaper(shelf()).shape(cut, style_of({1000}), language_of("zh"), notes)) == clusters_of(whole));
}

TEST_CASE("shape: a missing glyph is an error with its place, once a character") {
  Report notes = report();
  ParaStyle style = style_of({1000});
  style.normalize = true;
  std::vector<Span> in = spans("算力,\n从ꀀ到ꀀ");
  in[0].place = {FileId{1}, 7, 3};
  Shaper(shelf()).shape(in, style, language_of("zh"), notes);
  REQUIRE(notes.notes().size() == 1);
  const Note& note = notes.notes()[0];
  CHECK(note.code == "missing-glyph");
  CHECK(note.place == Place{FileId{1}, 8, 2});
  CHECK(note.text.find("U+A000 YI SYLLABLE IT") != std::string::npos);
  CHECK(note.hint.find("Yi") != std::string::npos);
}

TEST_CASE("shape: a role without a face is an error, and something drawable comes out") {
  Report notes = report();
  ParaStyle style = style_of({1000});
  style.text.font = "fang";
  CHECK(Shaper(shelf()).shape(spans("国家"), style, language_of("zh"), notes).clusters.size() == 2);
  REQUIRE(notes.notes().size() == 1);
  CHECK(notes.notes()[0].code == "no-face");
}

TEST_CASE("shape: a file that is missing or another one is the machine's fault") {
  FontCatalogue wrong = catalogue();
  CatalogueFace& song = wrong.faces[face("noto-serif-sc").index];
  Report notes = report();
  const auto fault_of = [&] {
    const FontShelf all(wrong);
    try {
      Shaper(all).shape(spans("国"), style_of({1000}), language_of("zh"), notes);
    } catch (const MachineFault& fault) {
      return fault.code + ": " + fault.text.english() + " | " + fault.hint.english();
    }
    return std::string("no fault");
  };
  CHECK(fault_of() == "no fault");
  song.bytes = 12;
  CHECK(fault_of().find("the catalogue knows one of 12") != std::string::npos);
  song.bytes = 0;
  song.file = "/nowhere/song.ttc";
  CHECK(fault_of() ==
        "missing-face: face noto-serif-sc: file /nowhere/song.ttc is missing | apt-get install fonts-noto-cjk");
  song.file = "/etc/passwd";
  CHECK(fault_of().find("is no font") != std::string::npos);
}

TEST_CASE("shape: shelves are shared by threads") {
  const FontShelf fresh(catalogue());
  std::string results[4];
  std::vector<std::thread> threads;
  for (std::string& result : results)
    threads.emplace_back([&fresh, &result] {
      Report notes = report();
      for (int i = 0; i < 5; ++i)
        result =
            clusters_of(Shaper(fresh).shape(spans("国，“AV”مرحباไทย——"), style_of({1000}), language_of("zh"), notes));
    });
  for (std::thread& t : threads) t.join();
  for (const std::string& result : results) CHECK(result == results[0]);
  CHECK(!results[0].empty());
}

TEST_CASE("shape: in all faces of the catalogue, what is set without HarfBuzz is set as HarfBuzz would") {
  Report report(std::make_shared<Sources>());
  const FontCatalogue catalogue = read_catalogue(BANXIN_SOURCE_DIR "/fonts/catalogue.yaml", report);
  int judged = 0;
  for (const CatalogueFace& entry : catalogue.faces) {
    const HbBlob file(hb_blob_create_from_file(entry.file.c_str()));
    const HbFace face(hb_face_create(file.get(), entry.index));
    SizedFont font(face.get());
    font.set_scale(9123, 9123);
    for (const char* tag : {"zh-Hans", "ja"}) {
      INFO(entry.name, " ", tag);
      const hb_language_t language = hb_language_from_string(tag, -1);
      std::vector<hb_codepoint_t> glyphs;
      std::u32string text;  // in an order that brings all kinds of neighbours together
      for (uint32_t k = 1; k < 0x10000; ++k)
        if (const char32_t c = k * 24851 % 0x10000; font.find_plain({&c, 1}, language, glyphs)) text += c;
      if (text.size() < 2000) continue;  // no CJK face, or not for this language
      ++judged;
      REQUIRE(font.find_plain(text, language, glyphs));
      const HbBuffer buffer(hb_buffer_create());
      const auto length = static_cast<int>(text.size());
      hb_buffer_add_codepoints(buffer.get(), reinterpret_cast<const hb_codepoint_t*>(text.data()), length, 0, length);
      hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
      hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
      hb_buffer_set_language(buffer.get(), language);
      hb_shape(font.get(), buffer.get(), &unkerned, 1);
      unsigned count = 0, others = 0;
      const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
      const hb_glyph_position_t* at = hb_buffer_get_glyph_positions(buffer.get(), &count);
      REQUIRE(count == text.size());
      for (unsigned i = 0; i < count; ++i) {
        const bool same = infos[i].codepoint == glyphs[i] && infos[i].cluster == i && at[i].x_offset == 0 &&
                          at[i].y_offset == 0 && at[i].x_advance == hb_font_get_glyph_h_advance(font.get(), glyphs[i]);
        others += same ? 0 : 1;
      }
      CHECK(others == 0);
    }
  }
  CHECK(judged > 80);  // faces and languages
}

TEST_CASE("shape: HarfBuzz is asked where a face joins characters or has forms of the language") {
  const HbBlob file(hb_blob_create_from_file("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"));
  const HbFace face(hb_face_create(file.get(), 2));  // Simplified Chinese
  SizedFont font(face.get());
  std::vector<hb_codepoint_t> glyphs;
  const auto is_plain = [&](std::u32string_view text, const char* tag) {
    return font.find_plain(text, hb_language_from_string(tag, -1), glyphs);
  };
  CHECK(is_plain(U"骨直，“国”。", "zh-Hans"));
  CHECK_FALSE(is_plain(U"骨直", "ja"));
  CHECK_FALSE(is_plain(U"——", "zh-Hans"));
  CHECK_FALSE(is_plain(U"か゚", "zh-Hans"));  // with U+309A
  CHECK_FALSE(is_plain(U"国\U000E0100", "zh-Hans"));
  CHECK_FALSE(is_plain(U"国\u200D", "zh-Hans"));
  CHECK_FALSE(is_plain(U"\U00010000", "zh-Hans"));
}
