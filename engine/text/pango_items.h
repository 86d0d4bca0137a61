// Pango on a font map of its own: it sees the faces of the catalogue and nothing of the machine's or host's fontconfig.
#pragma once

#include <hb.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "text/itemize.h"

namespace banxin {

struct PangoPiece {
  uint32_t first = 0, last = 0;  ///< characters
  FaceId face;
  hb_script_t script = HB_SCRIPT_COMMON;
};

/// Belongs to one thread.
class PangoItems {
 public:
  explicit PangoItems(const FontShelf::Impl& shelf);
  ~PangoItems();
  /// Pieces of one script and face that cover the whole text, in order. The face of a voice comes first,
  /// then the catalogue's fallback list; no other face is asked.
  void itemize(std::u32string_view chars, const std::vector<RunStyle>& voices, const Language& language,
               bool right_to_left, std::vector<PangoPiece>& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace banxin
