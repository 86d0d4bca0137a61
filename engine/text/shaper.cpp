// From spans to ShapedText: normalise, classify, break, itemise, shape, and put the marks into their cells.
#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/hyphenate.h"
#include "text/marking.h"
#include "text/normalise.h"
#include "text/shape.h"

namespace banxin {
namespace {

// A soft line break or tab that no rule has taken away is a word space.
constexpr char32_t as_set(char32_t c) { return c == U'\n' || c == U'\t' ? U' ' : c; }

std::string name_of(char32_t c) {
  char name[128];
  UErrorCode fault = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(c), U_EXTENDED_CHAR_NAME, name, sizeof name, &fault);
  return U_FAILURE(fault) ? std::string() : name;
}

}  // namespace

struct Shaper::Impl {
  explicit Impl(const FontShelf& all) : shelf(all.impl()), itemizer(shelf), stretcher(shelf) {}

  void take_in(const std::vector<Span>& spans, const ParaStyle& style, const Language& language, ShapedText& out);
  bool find_voices(const std::vector<Span>& spans, const TextStyle& style, const Language& language, Report& report);
  void shape_stretches(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                       ShapedText& out);
  void set_uniform(const std::vector<Span>& spans, const ParaStyle& style, Em uniform, ShapedText& out);
  void finish(const std::vector<Span>& spans, ShapedText& out) const;
  void find_addresses(ShapedText& out) const;
  Glyph hyphen_of(const TextRun& run);
  void find_hyphens(std::optional<Em> uniform, ShapedText& out);
  Place place_of(const std::vector<Span>& spans, uint32_t character) const;
  void report_missing(const std::vector<Span>& spans, const ShapedText& text, Report& report) const;

  const FontShelf::Impl& shelf;
  Itemizer itemizer;
  Stretcher stretcher;
  LineBreaker breaker;
  Hyphenator hyphenator;
  Lexicon names;
  // Scratch, kept for its memory.
  Cells cells;
  std::vector<CharClass> of;
  ClassSet present = 0;
  std::vector<Penalty> breaks;
  std::vector<bool> hyphens;
  std::vector<Voice> voices;
  std::vector<Stretch> stretches;
  std::vector<uint32_t> missing;
};

void Shaper::Impl::take_in(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                           ShapedText& out) {
  cells = to_cells(spans);
  if (style.normalize) {
    normalise_cells(cells, language, &out.changes);
    place_changes(spans, out.changes);
  }
  out.chars.reserve(cells.size());
  out.text.reserve(cells.size() * 3);
  for (const Cell& cell : cells) {
    const char32_t c = as_set(cell.c);
    out.chars += c;
    utf8::append(out.text, c);
  }
  present = classify(out.chars, profile_of(language.region), of);
  breaker.breaks(out.chars, of, present, language, style.level, style.word_break, breaks);
  if (language.is_chinese()) keep_names(out.chars, names, breaks);
  const bool whole_words = style.word_break == WordBreak::normal;
  hyphenator.hyphenate(cells, of, language, whole_words ? style.hyphenate : std::vector<std::string>{}, breaks,
                       hyphens);
  out.em = style.text.size;
  out.region = language.region;
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
                   fmt::format("the font catalogue has no face for role {} in language {}", role, language.tag),
                   "name another role in the style, or add a face for this language to the catalogue");
      return false;
    }
    if (!voices.empty() && voices.back().face == *face)
      voices.back().last = end;
    else
      voices.push_back({i, end, *face});
    i = end;
  }
  return true;
}

void Shaper::Impl::shape_stretches(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                                   ShapedText& out) {
  itemizer.stretches(out.chars, of, present, voices, language, stretches);
  out.right_to_left = itemizer.right_to_left();
  stretcher.set_size(style.text.size, style.text.scale);
  stretcher.set_language(language);
  out.clusters.reserve(out.chars.size());
  out.glyphs.reserve(out.chars.size());
  missing.clear();
  for (Stretch& s : stretches) {
    const bool same =
        !out.runs.empty() && out.runs.back().face == s.face && out.runs.back().right_to_left == s.right_to_left;
    if (!same && out.runs.size() < 0xFFFF) {
      out.runs.push_back({s.face, style.text.size, style.text.ink, style.text.scale, s.right_to_left});
      out.places.push_back(place_of(spans, s.first));
    }
    if (!same) s.face = out.runs.back().face;  // only after 65,535 runs another one
    stretcher.shape(out.chars, s, static_cast<uint16_t>(out.runs.size() - 1), out, missing);
  }
  set_marks(shelf, stretcher, language, of, breaks, out);
}

void Shaper::Impl::set_uniform(const std::vector<Span>& spans, const ParaStyle& style, Em uniform, ShapedText& out) {
  if (out.chars.empty()) return;
  out.runs.push_back({FaceId{}, style.text.size, style.text.ink, style.text.scale, false});
  out.places.push_back(place_of(spans, 0));
  std::vector<bool> starts;
  if (has(present, CharClass::other)) breaker.grapheme_starts(out.chars, starts);
  const Length advance = uniform * style.text.size;
  out.clusters.reserve(out.chars.size());
  for (uint32_t i = 0; i < out.chars.size(); ++i) {
    if (i > 0 && !starts.empty() && !starts[i] && breaks[i] == no_break) {
      ++out.clusters.back().chars;
      continue;
    }
    Cluster cluster;
    cluster.first_char = i;
    if (!is_invisible(out.chars[i])) cluster.advance = advance;
    out.clusters.push_back(cluster);
  }
  set_uniform_marks(advance, of, breaks, out);
}

// Bytes and breaks of the clusters, now that they are what they are.
void Shaper::Impl::finish(const std::vector<Span>& spans, ShapedText& out) const {
  uint32_t byte = 0;
  out.breaks.reserve(out.clusters.size() + 1);
  for (Cluster& c : out.clusters) {
    c.cls = of[c.first_char];
    c.first_byte = byte;
    for (uint32_t i = c.first_char; i < c.first_char + c.chars; ++i) {
      const char32_t u = out.chars[i];
      byte += u < 0x80 ? 1u : u < 0x800 ? 2u : u < 0x10000 ? 3u : 4u;
    }
    c.bytes = byte - c.first_byte;
    c.code = spans[cells[c.first_char].span].code;
    out.breaks.push_back(breaks[c.first_char]);
  }
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
  for (const char32_t c : {char32_t{0x2010}, U'-'}) {
    const uint32_t id = stretcher.glyph(run.face, c);
    const Length advance = stretcher.advance(run.face, id);
    if (id != 0 && advance * 2 <= run.size) return {id, {}, {}, advance};
  }
  const uint32_t id = stretcher.glyph(run.face, U'-');
  return {id, {}, {}, stretcher.advance(run.face, id)};
}

// Which clusters may end a line with a hyphen, and the hyphens of their runs.
void Shaper::Impl::find_hyphens(std::optional<Em> uniform, ShapedText& out) {
  for (size_t i = 0; i + 1 < out.clusters.size(); ++i) {
    Cluster& c = out.clusters[i];
    TextRun& run = out.runs[c.run];
    c.hyphenates = hyphens[out.clusters[i + 1].first_char] && !run.right_to_left;
    if (!c.hyphenates || run.hyphen.advance.mpt != 0) continue;
    if (uniform) {
      run.hyphen.advance = *uniform * run.size;
      continue;
    }
    run.hyphen = hyphen_of(run);
  }
}

// Where the author wrote a character of the set text.
Place Shaper::Impl::place_of(const std::vector<Span>& spans, uint32_t character) const {
  const Cell& cell = cells[character];
  Place place = spans[cell.span].place;
  if (place.line == 0) return place;
  uint32_t before = 0;
  for (size_t s = 0; s < cell.span; ++s) before += static_cast<uint32_t>(utf8::length(spans[s].text));
  const std::string& text = spans[cell.span].text;
  for (size_t at = 0; at < text.size() && before < cell.offset; ++before) {
    const utf8::Decoded d = utf8::decode(text, at);
    at += d.bytes;
    if (d.value == U'\n') {
      ++place.line;
      place.column = 1;
    } else {
      ++place.column;
    }
  }
  return place;
}

void Shaper::Impl::report_missing(const std::vector<Span>& spans, const ShapedText& text, Report& report) const {
  std::u32string told;
  for (const uint32_t at : missing) {
    const char32_t c = text.chars[at];
    if (told.find(c) != told.npos) continue;
    told += c;
    std::string shown;
    utf8::append(shown, c);
    report.error(
        "missing-glyph", place_of(spans, at),
        fmt::format("no face of the font catalogue has {} U+{:04X} {}", shown, static_cast<uint32_t>(c), name_of(c)),
        missing_hint(c));
  }
}

Shaper::Shaper(const FontShelf& shelf) : impl_(std::make_unique<Impl>(shelf)) {}
Shaper::~Shaper() = default;

void Shaper::set_names(const std::vector<std::string>& names) { impl_->names = Lexicon(names); }

ShapedText Shaper::shape(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                         Report& report) {
  return shape(spans, style, language, report, {});
}

ShapedText Shaper::shape(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                         Report& report, const Options& options) {
  ShapedText out;
  impl_->take_in(spans, style, language, out);
  std::optional<Em> uniform = options.uniform;
  if (uniform) {
    impl_->set_uniform(spans, style, *uniform, out);
  } else if (impl_->find_voices(spans, style.text, language, report)) {
    impl_->shape_stretches(spans, style, language, out);
    if (!impl_->missing.empty()) impl_->report_missing(spans, out, report);
  } else {
    uniform = Em{1000};  // something drawable; the report already fails
    impl_->set_uniform(spans, style, *uniform, out);
  }
  impl_->finish(spans, out);
  impl_->find_addresses(out);
  impl_->find_hyphens(uniform, out);
  return out;
}

}  // namespace banxin
