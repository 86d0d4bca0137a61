// Fuzz target: any text, any style, any language, any measures, shaped with a real face or with even glyphs. Shaping
// and composition must come back, with every cluster in its place and no line wider than its measure unless told.
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "compose/compose.h"
#include "tests/fuzz/faces.h"
#include "tests/fuzz/target.h"
#include "text/text.h"

namespace {

using namespace banxin;
using fuzz::expect;

class Bytes {
 public:
  explicit Bytes(std::string_view all) : left_(all) {}
  uint8_t next() {
    if (left_.empty()) return 0;
    const auto byte = static_cast<uint8_t>(left_.front());
    left_.remove_prefix(1);
    return byte;
  }
  std::string rest() const { return std::string(left_); }

 private:
  std::string_view left_;
};

ParaStyle style_from(Bytes& bytes) {
  ParaStyle style;
  style.punctuation = static_cast<PunctStyle>(bytes.next() % 5);
  style.align = static_cast<Align>(bytes.next() % 4);
  style.hang = static_cast<Hang>(bytes.next() % 3);
  style.level = static_cast<Level>(bytes.next() % 16);
  const uint8_t flags = bytes.next();
  style.compress = (flags & 1) != 0, style.trim_edges = (flags & 2) != 0, style.optimal = (flags & 4) != 0;
  style.indent = {bytes.next() * 20};
  style.text.tracking = {bytes.next()};
  return style;
}

ShapedText shaped(const std::string& words, const ParaStyle& style, uint8_t choice) {
  static const FontShelf shelf(fuzz::one_chinese_face());
  static Shaper shaper(shelf);
  constexpr const char* languages[] = {"zh-Hans", "zh-Hant-TW", "zh-HK", "ja", "ko", "en", "ar", "th"};
  Report report(std::make_shared<Sources>());
  Shaper::Options options;
  if ((choice & 8) != 0) options.uniform = Em{1000};
  // The middle third is annotated.
  const size_t third = words.size() / 3;
  const auto border = [&](size_t at) {
    while (at < words.size() && (words[at] & 0xC0) == 0x80) ++at;
    return at;
  };
  const size_t from = border(third), to = border(2 * third);
  Span middle{.text = words.substr(from, to - from)};
  if ((choice & 64) != 0) {
    middle.note = {.id = 1, .dots = true, .name = true, .ruby = Annotation::Ruby::group, .readings = {"guó"}};
    if ((choice & 1) != 0) {
      middle.note.ruby = (choice & 2) != 0 ? Annotation::Ruby::jukugo : Annotation::Ruby::mono;
      middle.note.readings.assign(utf8::length(middle.text), (choice & 4) != 0 ? "ㄅㄛˊ" : "かな");
    }
  }
  return shaper.shape({{.text = words.substr(0, from)}, middle, {.text = words.substr(to)}}, style,
                      language_of(languages[choice % 8]), report, options);
}

}  // namespace

FUZZ_TARGET(compose) {
  if (bytes.size() > 4096) return;
  Bytes next(bytes);
  const uint8_t choice = next.next();
  ParaStyle style = style_from(next);
  style.normalize = (choice & 16) != 0;
  if ((choice & 32) != 0) style.hyphenate = {"en"};
  if ((choice & 128) != 0) style.direction = Direction::vertical;
  style.text.size = {1000};
  std::vector<Measure> measures;
  for (int i = 1 + next.next() % 5; i > 0; --i) measures.push_back({{}, {1 + next.next() * 1200}});
  const int lines = next.next() % 40;
  const std::string words = next.rest();
  if (utf8::find_invalid(words) != std::string::npos) return;
  const ShapedText text = shaped(words, style, choice);
  const Composed set = compose(text, space(text, style), measures, style, {lines, true});
  expect(set.x.size() == text.clusters.size() && set.advance.size() == text.clusters.size(),
         "a place for each cluster");
  expect(text.clusters.empty() == set.lines.empty(), "lines where there is text");
  uint32_t reached = 0;
  for (size_t i = 0; i < set.lines.size(); ++i) {
    const Line& line = set.lines[i];
    expect(reached <= line.first && line.first <= line.last && line.last <= text.clusters.size(), "lines in order");
    reached = line.last;
    const Length room = measures[std::min(i, measures.size() - 1)].width - line.indent;
    expect(line.width <= room || !set.warnings.empty(), "a line too wide is told");
  }
}
