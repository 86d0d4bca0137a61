#include "sheet/dump.h"

#include <doctest/doctest.h>

#include <clocale>
#include <nlohmann/json.hpp>

namespace banxin {
namespace {

// 72 pt = 25.4 mm, so all expectations follow from the head: 36 pt = 12.7 mm, 10 pt = 3.528 mm (3.52777…).
Sheet small_sheet() {
  Sheet sheet;
  sheet.page = 3;
  sheet.section = "要闻";
  sheet.template_name = "front";
  sheet.trim = {from_pt(720), from_pt(360)};
  sheet.bleed = from_pt(7.2);
  sheet.type_area = {from_pt(36), from_pt(36), from_pt(648), from_pt(288)};
  sheet.grid_top = from_pt(36), sheet.baseline_first = from_pt(45), sheet.pitch = from_pt(18), sheet.grid_lines = 16;
  sheet.base_columns = {{from_pt(36), from_pt(36), from_pt(310), from_pt(288)},
                        {from_pt(374), from_pt(36), from_pt(310), from_pt(288)}};

  GlyphRun run;
  run.face = FaceId{1}, run.size = from_pt(10), run.at = {from_pt(36), from_pt(45)};
  run.glyphs = {{5, {}, {}}, {6, from_pt(10), {}}};
  run.clusters = {{3, 1}, {3, 1}};
  run.advances = {from_pt(10), from_pt(9)};
  run.text = "算力";
  GlyphRun turned = run;
  turned.rotated = true, turned.scale = 800, turned.ink = InkId{2}, turned.text = "A\"", turned.advances = {};
  sheet.ink = {Stroke{{from_pt(36), from_pt(72)}, {from_pt(72), from_pt(72)}, {250}, InkTable::black},
               Fill{{from_pt(-7.2), {}, from_pt(72), from_pt(36)}, InkId{9}},
               Image{.file = "/somewhere/p.jpg",
                     .name = "photos/p.jpg",
                     .width = 1000,
                     .height = 500,
                     .box = {from_pt(72), from_pt(72), from_pt(144), from_pt(72)},
                     .whole = {from_pt(36), from_pt(72), from_pt(288), from_pt(144)},
                     .ppi = 250,
                     .alt = "图"}};
  PlacedLine line{.role = Role::body,
                  .x = from_pt(36),
                  .baseline = from_pt(45),
                  .width = from_pt(20),
                  .natural = from_pt(19),
                  .stage = "expand-2",
                  .widest_gap = from_pt(1),
                  .paragraph = 1,
                  .runs = {run, turned},
                  .text = "算力A\"",
                  .ends_paragraph = true};
  sheet.blocks = {{"lead",
                   "story",
                   StoryId{0},
                   {from_pt(36), from_pt(36), from_pt(648), from_pt(288)},
                   {{.area = {from_pt(36), from_pt(36), from_pt(310), from_pt(288)},
                     .role = Role::column,
                     .column = 1,
                     .section = 2,
                     .lines = {line}}}}};
  sheet.stories = {{StoryId{0}, "01", "01.md"}, {StoryId{7}, "02", "02.md"}, {StoryId{2}, "03", "03.md"}};
  sheet.copyfits = {
      {StoryId{0}, "lead", 2, 31, 0, 0}, {StoryId{7}, "side", 0, 0, 1, 15}, {StoryId{2}, "foot", 0, 0, 0, 0}};
  return sheet;
}

const DumpNames names{"e-1", "云浮日报", "2025-09-07", {"song", "hei"}, {"1.0", "2.004"}, {"black", "paper", "red"}};

constexpr const char* expected = R"({
  "edition": "e-1",
  "paper": "云浮日报",
  "date": "2025-09-07",
  "units": "mm",
  "fonts": [
    {"name": "hei", "version": "2.004"}
  ],
  "pages": [
    {
      "page": 3,
      "section": "要闻",
      "template": "front",
      "trim": [254, 127],
      "bleed": 2.54,
      "type_area": [12.7, 12.7, 228.6, 101.6],
      "grid": {"top": 12.7, "baseline_first": 15.875, "pitch": 6.35, "lines": 16},
      "columns": [[12.7, 12.7, 109.361, 101.6], [131.939, 12.7, 109.361, 101.6]],
      "blocks": [
        {
          "name": "lead",
          "kind": "story",
          "story": "01",
          "story_id": "01.md",
          "box": [12.7, 12.7, 228.6, 101.6],
          "frames": [
            {
              "role": "column",
              "column": 1,
              "section": 2,
              "box": [12.7, 12.7, 109.361, 101.6],
              "lines": [
                {"role": "body", "paragraph": 1, "text": "算力A\"", "x": 12.7, "baseline": 15.875, "width": 7.056, "natural": 6.703, "stage": "expand-2", "widest_gap_em": 0.1, "ends_paragraph": true, "runs": [{"text": "算力", "font": "hei", "size_pt": 10, "ink": "black", "x": 12.7, "y": 15.875, "advances": [3.528, 3.175]}, {"text": "A\"", "font": "hei", "size_pt": 10, "scale": 0.8, "rotated": true, "ink": "red", "x": 12.7, "y": 15.875, "advances": []}]}
              ]
            }
          ]
        }
      ],
      "images": [
        {"file": "photos/p.jpg", "box": [25.4, 25.4, 50.8, 25.4], "whole": [12.7, 25.4, 101.6, 50.8], "pixels": [1000, 500], "crop": [125, 0, 500, 250], "ppi": 250, "alt": "图"}
      ],
      "rules": [
        {"from": [12.7, 25.4], "to": [25.4, 25.4], "width_pt": 0.25, "ink": "black"}
      ],
      "fills": [
        {"box": [-2.54, 0, 25.4, 12.7], "ink": ""}
      ],
      "stories": [
        {"story": "01", "story_id": "01.md", "block": "lead", "state": "overset", "lines_over": 2, "characters_over": 31, "lines_under": 0, "characters_under": 0},
        {"story": "02", "story_id": "02.md", "block": "side", "state": "underset", "lines_over": 0, "characters_over": 0, "lines_under": 1, "characters_under": 15},
        {"story": "03", "story_id": "03.md", "block": "foot", "state": "fits", "lines_over": 0, "characters_over": 0, "lines_under": 0, "characters_under": 0}
      ]
    }
  ]
}
)";

}  // namespace

TEST_CASE("millimetres are rounded half away from zero, never to minus nought") {
  struct Case {
    int32_t mpt;
    int64_t micrometres;
  };
  // 1 mpt = 0.35277… µm; 180 mpt = 63.5 µm exactly.
  const Case cases[] = {
      {0, 0}, {1, 0}, {-1, 0}, {2, 1}, {-2, -1}, {180, 64}, {-180, -64}, {72000, 25400}, {2147483647, 757584509}};
  for (const Case& c : cases) CHECK(to_micrometres({c.mpt}) == c.micrometres);
}

TEST_CASE("a hand-made sheet gives this layout file") { CHECK(to_json({small_sheet()}, names) == expected); }

TEST_CASE("the layout file does not follow the locale") {
  const std::string old = std::setlocale(LC_ALL, nullptr);
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  CHECK(to_json({small_sheet()}, names) == expected);
  std::setlocale(LC_ALL, old.c_str());
}

TEST_CASE("numbers that names do not know, lines without runs, pictures without width") {
  Sheet sheet = small_sheet();
  sheet.blocks[0].frames[0].lines.push_back(PlacedLine{.widest_gap = from_pt(1)});
  std::get<Image>(sheet.ink[2]).whole.width = {};
  const auto json = nlohmann::json::parse(to_json({sheet}, {}));
  CHECK(json["fonts"][0]["name"] == "");
  CHECK(json["pages"][0]["blocks"][0]["frames"][0]["lines"][1]["runs"].empty());
  CHECK(json["pages"][0]["images"][0]["crop"][0] == 0);
}

TEST_CASE("story_id tells stories apart, also two of one name") {
  Sheet sheet = small_sheet();
  sheet.stories = {{StoryId{0}, "lead", "01/lead.md", "", true},
                   {StoryId{7}, "lead", "02/lead.md", "", true},
                   {StoryId{2}, "03", "03.md"}};
  sheet.blocks.push_back({"notice", "text"});
  const auto page = nlohmann::json::parse(to_json({sheet}, names))["pages"][0];
  CHECK(page["blocks"][0]["story"] == "lead");
  CHECK(page["blocks"][0]["story_id"] == "01/lead.md");
  CHECK(page["blocks"][1]["story"] == "");
  CHECK_FALSE(page["blocks"][1].contains("story_id"));
  CHECK(page["stories"][1]["story"] == "lead");
  CHECK(page["stories"][1]["story_id"] == "02/lead.md");
  CHECK(page["stories"][2]["story_id"] == "03.md");
}

TEST_CASE("an edition without pages") { CHECK(nlohmann::json::parse(to_json({}, names))["pages"].empty()); }

}  // namespace banxin
