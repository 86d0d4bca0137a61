// From spans to ShapedText: normalise, classify, break, itemise, shape, and put the marks into their cells.
#include "text/text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "base/message.h"
#include "base/utf8.h"
#include "text/annotate.h"
#include "text/breaks.h"
#include "text/credits.h"
#include "text/hyphenate.h"
#include "text/ligatures.h"
#include "text/limits.h"
#include "text/missing.h"
#include "text/normalise.h"
#include "text/orient.h"
#include "text/places.h"
#include "text/relax.h"
#include "text/run_shaper.h"
#include "text/set_marks.h"
#include "text/smart_marks.h"
#include "text/soft_breaks.h"
#include "text/stacks.h"
#include "text/vertical.h"
#include "text/warichu.h"

namespace banxin {
namespace {

// A soft line break or tab that no rule has taken away is a word space.
constexpr char32_t as_set(char32_t c) { return c == U'\n' || c == U'\t' ? U' ' : c; }

constexpr size_t shown_of_too_long = 100;  // characters of a paragraph beyond the limits

// May a stretch go on in a run? A combined block never does: it has a width of its own.
bool can_join(const TextRun& run, const TextItem& stretch, int scale) {
  return run.face == stretch.face && run.level == stretch.level && run.orientation == stretch.orientation &&
         run.scale == scale;
}

}  // namespace

struct Shaper::Impl {
  explicit Impl(const FontShelf& all) : shelf(all.impl()), run_shaper(shelf), itemizer(shelf, run_shaper) {}

  void take_in(const std::vector<Span>& spans, const ParaStyle& style, const Language& language, Report& report,
               ShapedText& out);
  bool find_voices(const std::vector<Span>& spans, const TextStyle& style, const Language& language, Report& report);
  void add_voice(uint32_t first, uint32_t last, FaceId own, std::optional<FaceId> stand_in);
  void break_words(const ParaStyle& style, const Language& language, const std::u32string& chars);
  void turn_vertical(const std::vector<Span>& spans, const ParaStyle& style, ShapedText& out);
  void shape_stretches(const ParaStyle& style, const Language& language, Report& report, ShapedText& out);
  void set_uniform(const ParaStyle& style, Em uniform, ShapedText& out);
  void finish(const std::vector<Span>& spans, ShapedText& out) const;
  std::vector<AnnotatedPart> annotated_parts(const std::vector<Span>& spans) const;
  void find_addresses(ShapedText& out) const;
  Glyph hyphen_of(const TextRun& run);
  void find_hyphens(std::optional<Em> uniform, ShapedText& out);

  const FontShelf::Impl& shelf;
  RunShaper run_shaper;
  Itemizer itemizer;
  LineBreaker breaker, word_breaker;
  Hyphenator hyphenator;
  Lexicon names;
  Relaxer relaxer;
  // Scratch, kept for its memory.
  Cells cells;
  std::vector<CharClass> char_classes;
  ClassSet present = 0;
  std::vector<Penalty> breaks;
  std::vector<Orientation> orientations;  // empty in horizontal lines
  std::vector<uint16_t> blocks;           // of 縦中横 that the author wants, by character; mostly empty
  std::vector<bool> hyphens, inside_words;
  std::vector<RunStyle> voices;
  std::vector<TextItem> stretches;
  std::vector<uint32_t> missing;
};

void Shaper::Impl::take_in(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                           Report& report, ShapedText& out) {
  cells = to_cells(spans);
  const std::vector<PlaceMark> written = places_as_written(spans, cells);
  limit_marks(spans, cells, report);
  out.vertical = style.direction == Direction::vertical;
  if (style.normalize) normalise_cells(cells, language, out.vertical, &out.changes);
  if (style.smart && !language.is_cjk()) set_smart_marks(cells, language, &out.changes);
  place_changes(written, out.changes);
  out.marks_of_place = mark_places(written, cells);
  out.chars.resize(cells.size());
  std::ranges::transform(cells, out.chars.begin(), as_set, &TextCell::c);
  present = classify(out.chars, profile_of(language.region), char_classes);
  break_words(style, language, out.chars);
  if (language.is_chinese()) keep_names(out.chars, names, breaks);
  keep_credits(spans, cells, char_classes, breaks);
  const bool whole_words = style.word_break == WordBreak::normal;
  hyphenator.hyphenate(cells, char_classes, language, whole_words ? style.hyphenate : std::vector<std::string>{},
                       style.hyphens, breaks, hyphens);
  relaxer.lift(out.chars, char_classes, present, language, style.level, style.word_break, breaks, out.relaxed_breaks);
  out.em = style.em(), out.cell = style.text.size;
  out.region = language.region;
  orientations.clear();
  if (out.vertical) turn_vertical(spans, style, out);
  out.text = utf8::from_utf32(out.chars);
}

// Korean text whose style leaves it open is cut by syllables, and knows where that cuts a word: lines decide by their
// width, which nothing here knows.
void Shaper::Impl::break_words(const ParaStyle& style, const Language& language, const std::u32string& chars) {
  const bool open = language.region == Region::korea && style.level == Level::automatic;
  const Level level = open ? Level::ko_character : style.level;
  breaker.breaks(chars, char_classes, present, language, level, style.word_break, breaks);
  inside_words.clear();
  if (!open) return;
  std::vector<Penalty> whole;
  word_breaker.breaks(chars, char_classes, present, language, Level::ko_word, style.word_break, whole);
  inside_words.resize(chars.size());
  for (size_t i = 1; i < chars.size(); ++i) inside_words[i] = whole[i] == no_break && breaks[i] != no_break;
}

void Shaper::Impl::turn_vertical(const std::vector<Span>& spans, const ParaStyle& style, ShapedText& out) {
  const std::u32string before = out.chars;
  if (turn_quotes(out.chars, char_classes, out.region)) {
    ChangeLog log(&out.changes);
    for (size_t i = 0; i < before.size(); ++i)
      if (out.chars[i] != before[i])
        log.note("vertical-quote", cells[i].offset, before.substr(i, 1), out.chars.substr(i, 1));
  }
  orient(out.chars, char_classes, out.region, orientations, {style.tcy, style.upright_numbers});
  orient_as_wanted(spans, cells, orientations, blocks);
  part_upright_numbers(char_classes, orientations, breaks);
  // A 縦中横 block is to its neighbours what an ideograph is (JLREQ, cl-30).
  for (size_t i = 0; i < orientations.size(); ++i)
    if (orientations[i] == Orientation::combined) char_classes[i] = CharClass::han;
}

// The face of every span; false when the catalogue has none for it.
bool Shaper::Impl::find_voices(const std::vector<Span>& spans, const TextStyle& style, const Language& language,
                               Report& report) {
  voices.clear();
  for (uint32_t i = 0; i < cells.size();) {
    const Span& span = spans[cells[i].span];
    uint32_t end = i + 1;
    while (end < cells.size() && cells[end].span == cells[i].span) ++end;
    const std::string& role = span.strong ? style.strong : span.emphasis ? style.emphasis : style.font;
    const auto face = shelf.catalogue.face_for(role, language);
    if (!face || face->index >= shelf.faces.size()) {
      report.error("no-face", span.place,
                   say("the font catalogue has no face for role {} in language {}", role, language.tag),
                   say("name another role in the style, or add a face for this language to the catalogue"));
      return false;
    }
    add_voice(i, end, *face, shelf.catalogue.stand_in_for(role, language));
    i = end;
  }
  return true;
}

// Characters [first, last) in the face of their role; what it lacks and the role's stand-in has, in that one's. What
// builds a cluster stays with its base.
void Shaper::Impl::add_voice(uint32_t first, uint32_t last, FaceId own, std::optional<FaceId> stand_in) {
  const auto add = [&](uint32_t from, uint32_t to, FaceId face) {
    if (!voices.empty() && voices.back().face == face)
      voices.back().last = to;
    else
      voices.push_back({from, to, face});
  };
  if (!stand_in || *stand_in == own || stand_in->index >= shelf.faces.size()) return add(first, last, own);
  FaceId face = own;
  for (uint32_t i = first; i < last; ++i) {
    const char32_t c = cells[i].c;
    const bool follows =
        i > first && (is_invisible(c) || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND));
    if (!follows) {
      const bool lacks = run_shaper.glyph(own, c) == 0 && !is_invisible(c);
      if (lacks) itemizer.note_asked(*stand_in);
      face = lacks && run_shaper.glyph(*stand_in, c) != 0 ? *stand_in : own;
    }
    add(i, i + 1, face);
  }
}

void Shaper::Impl::shape_stretches(const ParaStyle& style, const Language& language, Report& report, ShapedText& out) {
  itemizer.items(out.chars, char_classes, present, voices, language, style.base, stretches);
  out.right_to_left = itemizer.right_to_left();
  run_shaper.set_size(style.text.size, style.text.scale);
  run_shaper.set_language(language);
  run_shaper.set_features(style.text.features);
  if (out.vertical) split_by_orientation(out, orientations, blocks, style, run_shaper, report, stretches);
  out.clusters.reserve(out.chars.size());
  out.glyphs.reserve(out.chars.size());
  missing.clear();
  for (TextItem& s : stretches) {
    const auto [size, scale] = drawn_size(style, s.orientation, s.scale);
    const bool same = !out.runs.empty() && can_join(out.runs.back(), s, scale);
    if (!same && out.runs.size() < 0xFFFF) {
      out.runs.push_back({s.face, size, style.text.ink, scale, s.level, s.orientation});
      out.places.push_back(out.place_of(s.first));
    }
    if (!same) s.face = out.runs.back().face;  // only after 65,535 runs another one
    if (out.vertical) run_shaper.set_size(size, scale);
    run_shaper.shape(out.chars, s, static_cast<uint16_t>(out.runs.size() - 1), out, missing);
  }
  set_marks(shelf, run_shaper, language, char_classes, breaks, out);
}

void Shaper::Impl::set_uniform(const ParaStyle& style, Em uniform, ShapedText& out) {
  if (out.chars.empty()) return;
  const auto orientation = [&](uint32_t i) { return out.vertical ? orientations[i] : Orientation::horizontal; };
  std::vector<bool> starts;
  if (has(present, CharClass::other)) breaker.grapheme_starts(out.chars, starts);
  const Length advance = uniform * out.em;
  out.clusters.reserve(out.chars.size());
  for (uint32_t i = 0; i < out.chars.size(); ++i) {
    if (i == 0 || (orientation(i) != orientation(i - 1) && out.runs.size() < 0xFFFF)) {
      out.runs.push_back({FaceId{}, style.text.size, style.text.ink, style.text.scale, 0, orientation(i)});
      out.places.push_back(out.place_of(i));
    }
    const bool in_block = i > 0 && orientation(i) == Orientation::combined && orientation(i - 1) == orientation(i);
    const bool in_cluster = i > 0 && !starts.empty() && !starts[i] && breaks[i] == no_break;
    if (in_block || in_cluster) {
      ++out.clusters.back().chars;
      continue;
    }
    Cluster cluster;
    cluster.first_char = i;
    cluster.run = static_cast<uint16_t>(out.runs.size() - 1);
    if (!is_invisible(out.chars[i])) cluster.advance = advance;
    out.clusters.push_back(cluster);
  }
  set_uniform_marks(advance, char_classes, breaks, out);
}

// Bytes and breaks of the clusters, now that they are what they are.
void Shaper::Impl::finish(const std::vector<Span>& spans, ShapedText& out) const {
  uint32_t byte = 0;
  auto relaxed_breaks = out.relaxed_breaks.begin();  // by character; those inside a cluster fall away
  size_t kept = 0;
  const bool code = std::ranges::any_of(spans, &Span::code);
  out.breaks.reserve(out.clusters.size() + 1);
  for (Cluster& c : out.clusters) {
    c.cls = char_classes[c.first_char];
    c.first_byte = byte;
    for (uint32_t i = c.first_char; i < c.first_char + c.chars; ++i) {
      const char32_t u = out.chars[i];
      byte += u < 0x80 ? 1u : u < 0x800 ? 2u : u < 0x10000 ? 3u : 4u;
    }
    c.bytes = byte - c.first_byte;
    c.inside_word = !inside_words.empty() && inside_words[c.first_char];
    if (code) c.code = spans[cells[c.first_char].span].code;
    while (relaxed_breaks != out.relaxed_breaks.end() && relaxed_breaks->cluster < c.first_char) ++relaxed_breaks;
    if (relaxed_breaks != out.relaxed_breaks.end() && relaxed_breaks->cluster == c.first_char) {
      relaxed_breaks->cluster = static_cast<uint32_t>(out.breaks.size());
      out.relaxed_breaks[kept++] = *relaxed_breaks++;
    }
    out.breaks.push_back(breaks[c.first_char]);
  }
  out.relaxed_breaks.resize(kept);
  out.breaks.push_back(must_break);
}

// From characters to clusters.
void Shaper::Impl::find_addresses(ShapedText& out) const {
  const auto cluster_at = [&](uint32_t character) {
    const auto at = std::ranges::lower_bound(out.clusters, character, {}, &Cluster::first_char);
    return static_cast<uint32_t>(at - out.clusters.begin());
  };
  for (const Address& address : breaker.addresses())
    out.addresses.push_back({cluster_at(address.first), cluster_at(address.last)});
}

// U+2010; CJK faces have it as a mark of one em (JLREQ cl-03), if at all: there the hyphen-minus is the letters' own.
Glyph Shaper::Impl::hyphen_of(const TextRun& run) {
  const Length baseline = run.orientation == Orientation::rotated ? turned_baseline(run.size) : Length{};
  for (const char32_t c : {char32_t{0x2010}, U'-'}) {
    const uint32_t id = run_shaper.glyph(run.face, c);
    const Length advance = run_shaper.advance(run.face, id);
    if (id != 0 && advance * 2 <= run.size) return {id, {}, baseline, advance};
  }
  const uint32_t id = run_shaper.glyph(run.face, U'-');
  return {id, {}, baseline, run_shaper.advance(run.face, id)};
}

// Which clusters may end a line with a hyphen, and the hyphens of their runs.
void Shaper::Impl::find_hyphens(std::optional<Em> uniform, ShapedText& out) {
  if (std::ranges::find(hyphens, true) == hyphens.end()) return;
  for (size_t i = 0; i + 1 < out.clusters.size(); ++i) {
    Cluster& c = out.clusters[i];
    TextRun& run = out.runs[c.run];
    c.hyphenates = hyphens[out.clusters[i + 1].first_char] && !run.right_to_left();
    if (!c.hyphenates || run.hyphen.advance.mpt != 0) continue;
    if (uniform) {
      run.hyphen.advance = *uniform * run.size;
      continue;
    }
    run.hyphen = hyphen_of(run);
  }
}

// Characters of the set text that one annotation holds, whatever spans it is made of.
std::vector<AnnotatedPart> Shaper::Impl::annotated_parts(const std::vector<Span>& spans) const {
  std::vector<AnnotatedPart> parts;
  for (uint32_t i = 0; i < cells.size(); ++i) {
    const Annotation& note = spans[cells[i].span].note;
    if (note.id == 0) continue;
    if (!parts.empty() && parts.back().last == i && *parts.back().note == note)
      parts.back().last = i + 1;
    else
      parts.push_back({i, i + 1, &note});
  }
  return parts;
}

Shaper::Shaper(const FontShelf& shelf) : impl_(std::make_unique<Impl>(shelf)) {}
Shaper::~Shaper() = default;

void Shaper::set_names(const std::vector<std::string>& names) { impl_->names = Lexicon(names); }

TextFiles Shaper::take_files() { return {impl_->itemizer.take_asked(), impl_->hyphenator.take_asked()}; }

ShapedText Shaper::shape(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                         Report& report) {
  return shape(spans, style, language, report, {});
}

ShapedText Shaper::shape(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                         Report& report, const Options& options) {
  if (is_long_paragraph(spans, report))
    return shape(cut_to(spans, shown_of_too_long), style, language, report, options);
  ShapedText out;
  impl_->take_in(spans, style, language, report, out);
  std::optional<Em> uniform = options.uniform;
  if (uniform) {
    impl_->set_uniform(style, *uniform, out);
  } else if (impl_->find_voices(spans, style.text, language, report)) {
    impl_->run_shaper.set_reading(options.reading);
    impl_->shape_stretches(style, language, report, out);
    if (std::ranges::find(impl_->hyphens, true) != impl_->hyphens.end())
      split_ligatures(impl_->run_shaper, impl_->hyphens, out);
    report_missing_glyphs(out, impl_->missing, report);
    report_missing_features(impl_->shelf, out, style.text.features, report);
  } else {
    uniform = Em{1000};  // something drawable; the report already fails
    impl_->set_uniform(style, *uniform, out);
  }
  pair_notes(spans, impl_->cells, impl_->char_classes, out);
  impl_->finish(spans, out);
  impl_->find_addresses(out);
  impl_->find_hyphens(uniform, out);
  if (!uniform && has(impl_->present, CharClass::other)) {
    impl_->run_shaper.set_size(style.text.size, style.text.scale);
    measure_stacks(impl_->run_shaper, out);
    find_fillers(impl_->run_shaper, style, language, out);
  }
  // The report has failed by then; what is set is not printed, and short enough not to overflow anything.
  if (const auto most = over_limits(out, style, report); most && *most < length_of(spans))
    return shape(cut_to(spans, *most), style, language, report, options);
  if (std::ranges::any_of(spans, [](const Span& s) { return s.note.id != 0; }))
    annotate_text(spans, style, language, report, options, out);
  return out;
}

// Ruby is text of its own at half the size, in the same face; setting it uses the shaper again.
void Shaper::annotate_text(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                           Report& report, const Options& options, ShapedText& out) {
  const std::vector<AnnotatedPart> parts = impl_->annotated_parts(spans);
  const Cells cells = impl_->cells;
  ParaStyle small = style;
  small.text.tracking = {};
  small.normalize = false;
  const auto reading = [&](const std::string& text, uint32_t at, int share) {
    small.text.size = thousandths(style.text.size, share);
    small.direction = share < 500 ? Direction::horizontal : style.direction;  // letters of a column stand upright
    Span span{.text = text, .place = spans[cells[at].span].place};
    return shape({span}, small, language, report, {options.uniform, true});
  };
  annotate(parts, reading, out);
  const auto dots = std::ranges::find(out.interlines, Interline::Kind::dots, &Interline::kind);
  if (dots == out.interlines.end() || options.uniform) return;
  impl_->run_shaper.set_size(style.text.size, 1000);
  out.dot = make_dot(impl_->run_shaper, out.runs[out.clusters[dots->first].run].face, style.text.size);
}

}  // namespace banxin
