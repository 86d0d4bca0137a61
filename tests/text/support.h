// What the tests of text/ share: a catalogue of the distribution's faces, and short ways to say a paragraph.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace banxin::test {

/// Faces by name (`noto-serif-sc`, `noto-serif-tc`, `noto-serif-hk`, `noto-serif-jp`, `noto-serif-kr`,
/// `noto-sans-sc`, `wenkai`, `uming`, `arabic`, `thai`, `tibetan`, `hebrew`) and the roles song, hei, kai, ming.
const FontCatalogue& catalogue();
FaceId face(std::string_view name);
const FontShelf& shelf();

/// A report over one file `story.md`.
Report report();

std::vector<Span> spans(std::string_view text);
/// The text as set in a role, without normalisation.
ShapedText shape(std::string_view text, std::string_view language = "zh-Hans", std::string_view role = "song");
ShapedText shape_uniform(std::string_view text, std::string_view language = "zh-Hans", Em uniform = {1000});
/// Thousandths of the em: each cluster as `text:advance`, with `[left+right]` where it has white.
std::string clusters_of(const ShapedText& text);

}  // namespace banxin::test
