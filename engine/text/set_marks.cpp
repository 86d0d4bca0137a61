#include "text/set_marks.h"

#include <algorithm>

#include "text/mark_cell.h"

namespace banxin {
namespace {

using enum CharClass;

constexpr ClassSet unit_classes = classes(dsh, ell, exc);

// Works through the clusters once, writing the joined ones over the old.
class Marking {
 public:
  Marking(const std::vector<CharClass>& char_classes, const std::vector<Penalty>& breaks, ShapedText& text, Length em)
      : char_classes_(char_classes), breaks_(breaks), text_(text), em_(em) {}

  template <class Metrics, class Place>
  void run(Metrics metrics, Place place) {
    size_t to = 0;
    for (size_t i = 0; i < text_.clusters.size(); ++to) {
      if (to != i) text_.clusters[to] = text_.clusters[i];
      Cluster& cluster = text_.clusters[to];
      ++i;
      const CharClass cls = char_classes_[cluster.first_char];
      if (!has(mark_classes, cls)) continue;
      const uint32_t unit = unit_at(cluster.first_char, cls);
      while (cluster.chars < unit && i < text_.clusters.size() && text_.clusters[i].run == cluster.run)
        join(cluster, text_.clusters[i++]);
      const MarkMetrics* m = metrics(cluster);
      if (cluster.chars == 1 || !has(unit_classes, cls))
        set_single(cluster, cls, m);
      else
        place(cluster, thousandths(em_, unit_width(cls, cluster.chars)), m);
    }
    text_.clusters.resize(to);
  }

 private:
  static void join(Cluster& a, const Cluster& b) {
    if (a.glyphs == 0) a.first_glyph = b.first_glyph;
    a.chars += b.chars;
    a.glyphs += b.glyphs;
    a.advance += b.advance;
  }

  // How many characters from `first` on are one unit: two, or three when an odd number stands together.
  uint32_t unit_at(uint32_t first, CharClass cls) const {
    const char32_t c = text_.chars[first];
    const bool exclaims =
        cls == exc && !text_.vertical && text_.region == Region::mainland && (c == 0xFF01 || c == 0xFF1F);
    if (!exclaims && cls != dsh && cls != ell) return 1;
    uint32_t end = first + 1;
    const auto joins = [&](uint32_t i) {
      if (i >= char_classes_.size() || char_classes_[i] != cls || breaks_[i] != no_break) return false;
      return exclaims ? text_.chars[i] == 0xFF01 || text_.chars[i] == 0xFF1F : text_.chars[i] == c;
    };
    while (end - first <= 3 && joins(end)) ++end;
    return end - first <= 3 ? end - first : 2;
  }

  void set_single(Cluster& cluster, CharClass cls, const MarkMetrics* m) const {
    const uint32_t at = cluster.first_char;
    const auto is_western = [&](uint32_t i) {
      return i < char_classes_.size() && (char_classes_[i] == letter || char_classes_[i] == digit);
    };
    const MarkCell cell = mark_cell(text_.chars[at], cls, text_.region, m,
                                    is_western(at - 1) || is_western(at + cluster.chars), text_.vertical);
    if (cell.own) return;
    cluster.advance = thousandths(em_, cell.width);
    cluster.left = thousandths(em_, cell.left);
    cluster.right = thousandths(em_, cell.right);
    cluster.shift = thousandths(em_, cell.shift);
  }

  const std::vector<CharClass>& char_classes_;
  const std::vector<Penalty>& breaks_;
  ShapedText& text_;
  Length em_;
};

// Each mark of a unit in the middle of its share; a glyph that stands for the whole unit in the middle of it all.
void place_unit(ShapedText& text, Cluster& cluster, Length width, const MarkMetrics* m, Length em) {
  const Length natural = cluster.advance;
  cluster.advance = width;
  if (cluster.glyphs != cluster.chars) {
    cluster.shift = (width - natural) / 2;
    return;
  }
  const Length share = width / static_cast<int>(cluster.chars);
  const bool sided = m != nullptr && (m->left != 0 || m->right != 0);
  for (uint32_t g = cluster.first_glyph; g < cluster.first_glyph + cluster.glyphs; ++g) {
    Glyph& glyph = text.glyphs[g];
    const Length body = sided ? glyph.advance - thousandths(em, m->left + m->right) : glyph.advance;
    glyph.x += (share - body) / 2 - (sided ? thousandths(em, m->left) : Length{0});
    glyph.advance = share;
  }
}

// U+2E3A is the two-em dash itself: one rule without a seam, where the face has it and did not take it by itself.
void take_two_em_dash(RunShaper& run_shaper, ShapedText& text, Cluster& cluster) {
  if (text.chars[cluster.first_char] != 0x2014 || cluster.chars != 2 || cluster.glyphs != 2) return;
  const FaceId face = text.runs[cluster.run].face;
  const uint32_t whole = run_shaper.glyph(face, 0x2E3A);
  if (whole == 0) return;
  Glyph& glyph = text.glyphs[cluster.first_glyph];
  glyph = {whole, {}, {}, run_shaper.advance(face, whole)};
  cluster.glyphs = 1;
  cluster.advance = glyph.advance;
}

}  // namespace

void set_marks(const FontShelf::Impl& shelf, RunShaper& run_shaper, const Language& language,
               const std::vector<CharClass>& char_classes, const std::vector<Penalty>& breaks, ShapedText& text) {
  if (text.runs.empty()) return;
  const Length em = text.vertical ? text.em : thousandths(text.em, text.runs.front().scale);
  uint32_t known_run = UINT32_MAX;
  const MarkTable* table = nullptr;
  const auto metrics = [&](const Cluster& c) {
    if (c.run != known_run) table = &shelf.marks(text.runs[c.run].face, language, text.vertical);
    known_run = c.run;
    return table->find(text.chars[c.first_char]);
  };
  Marking(char_classes, breaks, text, em).run(metrics, [&](Cluster& c, Length width, const MarkMetrics* m) {
    take_two_em_dash(run_shaper, text, c);
    place_unit(text, c, width, m, em);
  });
}

void set_uniform_marks(Length em, const std::vector<CharClass>& char_classes, const std::vector<Penalty>& breaks,
                       ShapedText& text) {
  Marking(char_classes, breaks, text, em)
      .run([](const Cluster&) { return nullptr; },
           [](Cluster& c, Length width, const MarkMetrics*) { c.advance = width; });
}

}  // namespace banxin
