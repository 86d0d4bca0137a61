// Fuzz target: any text, any style, any language, any measures, shaped with a real face or with even glyphs. Shaping
// and composition must come back, with every cluster in its place and no line wider than its measure unless told.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/utf8.h"
#include "compose/compose.h"

namespace {

using namespace banxin;

class Bytes {
 public:
  Bytes(const uint8_t* data, size_t size) : data_(data), size_(size) {}
  uint8_t next() { return at_ < size_ ? data_[at_++] : uint8_t{0}; }
  std::string rest() const { return {reinterpret_cast<const char*>(data_) + at_, size_ - at_}; }

 private:
  const uint8_t* data_;
  size_t size_, at_ = 0;
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

// The face that Debian's fonts-noto-cjk brings, for every role and language.
const FontCatalogue& catalogue() {
  static const FontCatalogue one = [] {
    FontCatalogue c;
    const char* file = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
    c.faces.push_back({.name = "noto-serif-sc",
                       .family = "Noto Serif CJK SC",
                       .package = "fonts-noto-cjk",
                       .file = file,
                       .index = 2,
                       .bytes = std::filesystem::file_size(file)});
    for (const char* role : {"song", "hei", "kai"}) c.roles[role]["*"] = FaceId{0};
    return c;
  }();
  return one;
}

ShapedText shaped(const std::string& words, const ParaStyle& style, uint8_t choice) {
  static const FontShelf shelf(catalogue());
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

void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 4096) return 0;
  Bytes bytes(data, size);
  const uint8_t choice = bytes.next();
  ParaStyle style = style_from(bytes);
  style.normalize = (choice & 16) != 0;
  if ((choice & 32) != 0) style.hyphenate = {"en"};
  if ((choice & 128) != 0) style.direction = Direction::vertical;
  style.text.size = {1000};
  std::vector<Measure> measures;
  for (int i = 1 + bytes.next() % 5; i > 0; --i) measures.push_back({{}, {1 + bytes.next() * 1200}});
  const int lines = bytes.next() % 40;
  std::string words = bytes.rest();
  if (utf8::find_invalid(words) != std::string::npos) return 0;
  const ShapedText text = shaped(words, style, choice);
  const Composed set = compose(text, space(text, style), measures, style, {lines, true});
  check(set.x.size() == text.clusters.size() && set.advance.size() == text.clusters.size());
  check(text.clusters.empty() == set.lines.empty());
  uint32_t reached = 0;
  for (size_t i = 0; i < set.lines.size(); ++i) {
    const Line& line = set.lines[i];
    check(reached <= line.first && line.first <= line.last && line.last <= text.clusters.size());
    reached = line.last;
    const Length room = measures[std::min(i, measures.size() - 1)].width - line.indent;
    check(line.width <= room || !set.warnings.empty());
  }
  return 0;
}
