// Faces: characters that the face of their text lacks, and that stand in another one beside their fellows.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/han.h"
#include "base/message.h"
#include "base/utf8.h"
#include "lint/checks.h"

namespace banxin {
namespace {

std::u32string ideographs_of(std::string_view text) {
  std::u32string all;
  for (const char32_t c : utf8::to_utf32(text))
    if (is_han(c)) all += c;
  return all;
}

// The face of this line, of one size, that has not a single one of these characters; null: the text has its own face.
const GlyphRun* fellow_of(const FaceWitness& faces, const PlacedLine& line, const GlyphRun& run,
                          const std::u32string& characters) {
  for (const GlyphRun& other : line.runs) {
    if (other.face == run.face || other.size != run.size || ideographs_of(other.text).empty()) continue;
    if (std::ranges::none_of(characters, [&](char32_t c) { return faces.has(other.face, c); })) return &other;
  }
  return nullptr;
}

void lacking_faces(const Scene& scene, Remarks& remarks) {
  if (!scene.faces.has) return;
  for (const ScenePage& page : scene.pages) {
    std::set<std::pair<const PlacedBlock*, std::u32string>> told;
    for (const SeenLine& seen : page.lines)
      for (const GlyphRun& run : seen.line->runs) {
        const std::u32string characters = ideographs_of(run.text);
        if (characters.empty() || seen.line->runs.size() < 2) continue;
        const GlyphRun* fellow = fellow_of(scene.faces, *seen.line, run, characters);
        if (!fellow || !told.insert({seen.block, characters}).second) continue;
        remarks.add("BX103", page, *seen.block, letters_of(*seen.line),
                    say("“{}” stands in the face {}, since {}, that of its text, has it not", run.text,
                        scene.faces.name(run.face), scene.faces.name(fellow->face)),
                    say("write another form of it, or set the text in a face that has it"));
      }
  }
}

}  // namespace

std::vector<LintCheck> face_checks() { return {{.rule = "BX103", .edition = lacking_faces}}; }

}  // namespace banxin
