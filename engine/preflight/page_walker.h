// The one walk over all that a page draws: it gathers the facts that the rules judge.
#pragma once

#include <array>
#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/content_walk.h"
#include "preflight/graphics_state.h"
#include "preflight/page_facts.h"

namespace banxin {

/// Goes into forms, patterns, soft masks, the glyphs of Type 3 fonts and printer's marks that are annotations.
class PageWalker : public ContentWalk {
 public:
  /// `trim`: left, bottom, right, top in points.
  PageWalker(int page, const std::array<double, 4>& trim, PageFacts& facts) : page_(page), trim_(trim), facts_(facts) {}

  /// The same from a page or a form, whose number is told of what is found.
  void walk_from(QPDFObjectHandle object, QPDFObjectHandle contents, QPDFObjectHandle resources);

  /// What a group blends in.
  void group(QPDFObjectHandle group);
  void annotations(QPDFObjectHandle page);

 private:
  using Handle = QPDFObjectHandle;

  void visit(ContentReader& reader) override;
  void miss(const BadStream& bad) override;
  void operation(const ContentReader& op, State& state);

  bool graphics(const ContentReader& op, State& state);
  void apply(Handle graphics_state, State& state);
  void soft_mask(Handle mask);
  void halftone(Handle screen);
  bool colours(const ContentReader& op, State& state);
  bool paths(const ContentReader& op, State& state);
  void paint(State& state, bool fill, bool stroke);

  bool text(const ContentReader& op, State& state);
  bool text_position(const ContentReader& op, State& state);
  void next_line(State& state, double x, double y);
  void set_font(Handle font, double size, State& state);
  void show(std::string_view operand, State& state);
  std::array<double, 4> text_area(size_t bytes, const State& state) const;
  void keep_text(const std::string& bytes, bool painted, const State& state);
  void note_codes(std::string_view bytes, FontUse& font);
  void glyphs(std::string_view codes, const State& state);
  void glyph(Handle font, Handle drawing, const State& state);
  bool speaks(const ContentReader& op) const;

  void inner(Handle form, const State& state);
  void external(Handle object, std::string_view name, State& state);
  void form(Handle object, State state);
  void image(Handle object, const State& state);
  void inline_image(const ContentReader& op, const State& state);
  void inline_filter(std::string_view value);
  Space inline_space(std::string_view value);
  void place(PlacedImage image, const State& state);
  void pattern(std::string_view name, const State& state);
  void shading(Handle shading);

  int whole(double number, int least, int most, Phrase what);
  int whole(Handle number, int least, int most, int otherwise, Phrase what);
  void intent(std::string_view name);
  void note(const Space& space);
  void note_substitute(const Space& space);
  void mark(Mark::Kind kind, double size, State& state, bool stroke, const std::array<double, 2>& place, int below = 0);
  void count(PaintColour& colour);
  bool is_in_trim(double left, double bottom, double right, double top) const;
  Whereabouts here() const { return {page_, object_, {}}; }
  Whereabouts here(double x, double y) const { return {page_, object_, {{x, y}}}; }
  void fault(Message what);
  void open_end(Message what);
  void transparent(Message what);
  void blends_in(const Space& space, Message what);
  void cover(const std::array<double, 4>& area, int inks, const State& state);
  int inks_below(const std::array<double, 4>& area) const;

  struct Cover {
    std::array<double, 4> area;
    int inks;
  };

  int page_, object_ = 0;  // the object whose content is walked
  std::array<double, 4> trim_;
  PageFacts& facts_;
  Path path_;
  State begin_;                        // in which what is entered begins
  bool clips_ = false;                 // the path that is being made becomes a clip
  bool crowded_ = false;               // more was painted than is remembered
  std::vector<Cover> covers_;          // areas painted so far, the last one on top
  bool uncoloured_ = false;            // what is walked is painted in the colour of what it stands in
  int in_glyph_ = 0, spoken_for_ = 0;  // open glyphs; open spans with ActualText
  std::set<std::pair<QPDFObjGen, unsigned char>> drawn_glyphs_;
  std::set<std::pair<QPDFObjGen, std::string>> tints_;              // functions, and the plates that they stand for
  std::map<QPDFObjGen, std::map<unsigned char, Handle>> drawings_;  // of the codes of Type 3 fonts
  int64_t operations_ = 0;
};

}  // namespace banxin
