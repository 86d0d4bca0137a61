// Which face sets which character: stretches of one face, script and direction.
#pragma once

#include <hb.h>

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/classes.h"
#include "text/fonts.h"

namespace banxin {

class RunShaper;

/// A part of the paragraph in one voice: its face as the style's role gives it.
struct RunStyle {
  uint32_t first = 0, last = 0;  ///< characters
  FaceId face;
};

/// What HarfBuzz shapes in one call.
struct TextItem {
  uint32_t first = 0, last = 0;  ///< characters
  FaceId face;
  hb_script_t script = HB_SCRIPT_COMMON;
  uint8_t level = 0;  ///< embedding level (UAX #9)
  Orientation orientation = Orientation::horizontal;
  bool half_width = false;    ///< of a combined block: glyphs by `hwid`
  bool proportional = false;  ///< ‘ ’ “ ” of Western words by `pwid`: the face draws them one em wide
  int scale = 1000;           ///< of a combined block: width of its letters in thousandths
  bool right_to_left() const { return level % 2 == 1; }
};

/// Drawn as nothing, so that no face need have it: controls, line separators, default ignorables.
bool is_invisible(char32_t c);

/// Cuts text into stretches of one face, script and embedding level (UAX #9, by ICU). The face of the role owns every
/// character it has; only a paragraph with other scripts or with characters that it lacks goes to Pango (script, bidi
/// level, fallback face from the catalogue). Belongs to one thread.
class Itemizer {
 public:
  /// Both must outlive it; `run_shaper` is asked what its faces have.
  Itemizer(const FontShelf::Impl& shelf, RunShaper& run_shaper);
  ~Itemizer();
  void items(std::u32string_view chars, const std::vector<CharClass>& char_classes, ClassSet present,
             const std::vector<RunStyle>& voices, const Language& language, BaseDirection base,
             std::vector<TextItem>& out);
  /// Base direction of the last paragraph: as its style or its language has it; in other languages than those and CJK
  /// right to left when its first strong character is.
  bool right_to_left() const { return right_to_left_; }
  /// The faces that were asked for characters since this was called last: those of the voices, and where they lack one
  /// the whole fallback list.
  void note_asked(FaceId face) { asked_.insert(face); }
  std::set<FaceId> take_asked() { return std::exchange(asked_, {}); }

 private:
  void find_levels(std::u32string_view chars);
  bool is_plain(std::u32string_view chars, const std::vector<CharClass>& char_classes, ClassSet present,
                const std::vector<RunStyle>& voices) const;

  const FontShelf::Impl& shelf_;
  RunShaper& run_shaper_;
  struct Pango;
  std::unique_ptr<Pango> pango_;  // made for the first paragraph that needs it
  bool right_to_left_ = false;
  std::set<FaceId> asked_;
  std::vector<uint8_t> levels_;  // by character, of the last paragraph
  std::u16string utf16_;
};

}  // namespace banxin
