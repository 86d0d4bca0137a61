#include "text/annotate.h"

#include <algorithm>
#include <numeric>

#include "base/utf8.h"
#include "text/classes.h"

namespace banxin {
namespace {

using Kind = Interline::Kind;
using Ruby = Annotation::Ruby;

constexpr int dot_width = 200;      ///< thousandths of an em
constexpr int reading_gap = 250;    ///< between two readings in Chinese
constexpr int kana_overhang = 500;  ///< one em of the ruby

constexpr int reading_size = 500, bopomofo_size = 300, bopomofo_column = 500;
constexpr Penalty inside_name = 400;

/// What a Japanese reading may hang over (JLREQ, table 1).
constexpr ClassSet before_reading = classes(CharClass::kana, CharClass::cho, CharClass::skn, CharClass::op);
constexpr ClassSet behind_reading =
    classes(CharClass::kana, CharClass::cho, CharClass::skn, CharClass::clo, CharClass::com, CharClass::stp);

bool is_bopomofo(const std::string& reading) {
  const char32_t first = utf8::decode(reading, 0).value;
  return (first >= 0x3100 && first <= 0x312F) || (first >= 0x31A0 && first <= 0x31BF) || first == 0x02D9;
}

Length width_of(const ShapedText& text) {
  return std::accumulate(text.clusters.begin(), text.clusters.end(), Length{},
                         [](Length sum, const Cluster& c) { return sum + c.advance; });
}

class Annotator {
 public:
  Annotator(const ShapeReading& shape_reading, ShapedText& text)
      : shape_reading_(shape_reading), text_(text), read_(text.clusters.size(), false) {}

  void add(const AnnotatedPart& part) {
    const uint32_t first = cluster_at(part.first), last = cluster_at(part.last);
    if (first == last) return;
    const Annotation& note = *part.note;
    const auto beside = [&](bool wanted, Kind kind) {
      if (wanted) text_.interlines.push_back({kind, first, last, Ruby::none, false, 0, note.id});
    };
    beside(note.name, Kind::name);
    beside(note.book, Kind::book);
    beside(note.underline, Kind::underline);
    beside(note.frame, Kind::frame);
    beside(note.dots, Kind::dots);
    if (note.name || note.frame)
      for (uint32_t i = first + 1; i < last; ++i)
        if (text_.breaks[i] < inside_name) text_.breaks[i] = inside_name;
    if (note.warichu) {
      const uint32_t from = text_.clusters[first].first_char;
      const uint32_t to = text_.clusters[last - 1].first_char + text_.clusters[last - 1].chars;
      text_.interlines.push_back(
          {Kind::warichu, first, last, Ruby::none, false, static_cast<uint32_t>(text_.readings.size()), note.id});
      text_.readings.push_back(shape_reading_(
          utf8::from_utf32(std::u32string_view(text_.chars).substr(from, to - from)), from, reading_size));
    } else if (note.ruby != Ruby::none) {
      add_ruby(note, first, last);
    }
    if (note.even > 0) spread(thousandths(text_.em, 1000 * note.even), first, last);
  }

  /// Once all are known, since neighbours with readings of their own are hung over by none.
  void space_out() {
    for (size_t i = 0; i < text_.interlines.size(); ++i) {
      const Interline& one = text_.interlines[i];
      if (one.kind != Kind::ruby || one.bopomofo) continue;
      size_t end = i + 1;
      while (one.form == Ruby::jukugo && end < text_.interlines.size() && text_.interlines[end].kind == Kind::ruby &&
             text_.interlines[end].word == one.word)
        ++end;
      widen(i, end);
      i = end - 1;
    }
  }

 private:
  // The first cluster that begins at or behind a character.
  uint32_t cluster_at(uint32_t character) const {
    const auto at = std::ranges::lower_bound(text_.clusters, character, {}, &Cluster::first_char);
    return static_cast<uint32_t>(at - text_.clusters.begin());
  }

  // n characters over m em: the white between them, none outside (CLREQ, 均排).
  void spread(Length width, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; ++i) width -= text_.clusters[i].advance;
    for (uint32_t i = first + 1; i < last; ++i) text_.breaks[i] = no_break;
    const auto places = static_cast<int>(last - first) - 1;
    if (places < 1 || width.mpt <= 0) return;
    for (int n = 0; n < places; ++n)
      text_.clusters[first + static_cast<uint32_t>(n)].advance += width * (n + 1) / places - width * n / places;
  }

  void add_ruby(const Annotation& note, uint32_t first, uint32_t last) {
    std::fill(read_.begin() + first, read_.begin() + last, true);
    if (note.readings.empty()) return;
    const bool each = note.ruby != Ruby::group && note.readings.size() == last - first;
    if (!each) {
      std::string whole;  // characters that became one cluster share their readings
      for (const std::string& reading : note.readings) whole += reading;
      push(Ruby::group, whole, first, last, note.id);
      for (uint32_t i = first + 1; i < last; ++i) text_.breaks[i] = no_break;
      return;
    }
    for (uint32_t i = first; i < last; ++i) push(note.ruby, note.readings[i - first], i, i + 1, note.id);
  }

  void push(Ruby form, const std::string& reading, uint32_t first, uint32_t last, uint16_t word) {
    const bool bopomofo = is_bopomofo(reading);
    text_.interlines.push_back(
        {Kind::ruby, first, last, form, bopomofo, static_cast<uint32_t>(text_.readings.size()), word});
    text_.readings.push_back(
        shape_reading_(reading, text_.clusters[first].first_char, bopomofo ? bopomofo_size : reading_size));
    if (bopomofo && !text_.vertical) text_.clusters[last - 1].advance += thousandths(text_.em, bopomofo_column);
  }

  /// How far a reading may reach over what stands before or behind its base; negative: it must keep off.
  Length overhang(uint32_t neighbour, bool exists, ClassSet may_hang) const {
    const Length em = text_.em;
    const bool chinese = text_.region != Region::japan;
    if (!exists) return {};
    if (read_[neighbour]) return chinese ? -thousandths(em, reading_gap / 2) : Length{};
    if (chinese) return thousandths(em, reading_gap);
    return has(may_hang, text_.clusters[neighbour].cls) ? thousandths(em, kana_overhang) : Length{};
  }

  // Readings [begin, end) share the room of their bases.
  void widen(size_t begin, size_t end) {
    const uint32_t first = text_.interlines[begin].first, last = text_.interlines[end - 1].last;
    Length reading, base;
    for (size_t i = begin; i < end; ++i) reading += width_of(text_.readings[text_.interlines[i].reading]);
    for (uint32_t i = first; i < last; ++i) base += text_.clusters[i].advance;
    const Length left = overhang(first - 1, first > 0, before_reading);
    const Length right = overhang(last, last < text_.clusters.size(), behind_reading);
    const Length half = (reading - base) / 2;
    const Length before = std::max(Length{}, half - left), behind = std::max(Length{}, half - right);
    const Length extra = before + behind;
    if (extra <= Length{}) return;
    const auto count = static_cast<int>(last - first);
    if (count == 1) {
      text_.clusters[first].advance += extra;
      text_.clusters[first].shift += before;
      return;
    }
    // Half a share outside, whole ones between (JLREQ 3.3.6).
    for (uint32_t i = first; i < last; ++i) {
      const int n = static_cast<int>(i - first);
      const Length share = extra * (n + 1) / count - extra * n / count;
      text_.clusters[i].advance += share;
      text_.clusters[i].shift += share / 2;
    }
  }

  const ShapeReading& shape_reading_;
  ShapedText& text_;
  std::vector<bool> read_;  // clusters that have a reading
};

}  // namespace

void annotate(const std::vector<AnnotatedPart>& parts, const ShapeReading& shape_reading, ShapedText& text) {
  Annotator annotator(shape_reading, text);
  for (const AnnotatedPart& part : parts) annotator.add(part);
  annotator.space_out();
}

EmphasisDot make_dot(RunShaper& run_shaper, FaceId face, Length em) {
  for (const char32_t c : {U'\u2022', U'\u25CF', U'\u30FB', U'.'}) {
    const uint32_t glyph = run_shaper.glyph(face, c);
    if (glyph == 0) continue;
    const Rect ink = run_shaper.ink(face, glyph);
    if (ink.width.mpt <= 0) continue;
    const Length size{static_cast<int32_t>(int64_t{em.mpt} * thousandths(em, dot_width).mpt / ink.width.mpt)};
    const auto scaled = [&](Length l) { return Length{static_cast<int32_t>(int64_t{l.mpt} * size.mpt / em.mpt)}; };
    return {face, glyph, size, scaled(ink.x + ink.width / 2), scaled(ink.y + ink.height / 2)};
  }
  return {face, 0, em, {}, {}};
}

}  // namespace banxin
