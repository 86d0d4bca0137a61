// What pages were found to draw: the facts that the rules judge.
#pragma once

#include <array>
#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <vector>

#include "preflight/colour_spaces.h"

namespace banxin {

/// A colour as it is set: its space and up to four components.
struct PaintColour {
  Space space;
  std::array<double, 4> values{};
  bool is_counted = true;  ///< among the spaces in use

  bool is_full_black() const;  ///< K = 100 % and nothing else
  bool is_white() const;
  bool is_tint_of_process() const;  ///< of the process inks, neither white nor nearly all black
  int inks() const;                 ///< how many plates carry it; 4 when the space is none of a press
};

/// A font that text is shown in, and what is shown of it.
struct FontUse {
  QPDFObjectHandle dict;
  bool is_seen = false;      ///< in a rendering mode that draws, or clips
  std::set<uint16_t> shown;  ///< codes: bytes of simple fonts, pairs of bytes where Identity encodes; of others none
  std::set<uint16_t> bare;   ///< those that no ActualText speaks for
};

/// What was painted with one colour: text, a line, or an area.
struct Mark {
  enum class Kind : uint8_t { text, line, area } kind = Kind::text;
  int page = 1;
  double size = 0;  ///< points: type size, line width, or how thick the thinnest part is that is long; -1 = none is
  PaintColour colour;
  bool overprint = false;
  int overprint_mode = 0;

  friend bool operator<(const Mark& a, const Mark& b);
};

struct PlacedImage {
  int page = 1, width = 0, height = 0, bits = 8;
  double ppi = 0;  ///< the lower one of both directions
  bool is_mask = false, interpolated = false, has_alternates = false;
  Space space;
  std::array<double, 4> area{};  ///< left, bottom, right, top
};

struct PlacedForm {
  int page = 1;
  std::array<double, 4> area{};  ///< of its box
};

struct PageFacts {
  std::set<Mark> marks;  ///< each kind of mark once a page
  std::vector<PlacedImage> images;
  std::vector<PlacedForm> forms;
  std::map<Space::Family, int> spaces;                           ///< how often each was used
  std::map<std::string, std::set<std::array<double, 4>>> spots;  ///< plate → its substitutes
  std::set<std::string> spot_alternates_off_press;               ///< plates whose substitute is no CMYK, nor Lab
  std::set<std::string> spot_alternates_in_lab;                  ///< those whose substitute is in Lab
  std::set<std::string> transparency;                            ///< what was found: "alpha 0.5 on page 1"
  std::set<std::string> group_spaces;                            ///< blend spaces that are no CMYK
  std::set<std::string> faults;                                  ///< broken or forbidden content
  std::set<std::string> open_ends;                               ///< what content began and did not end
  std::set<std::string> inline_filters;                          ///< of pictures that stand in content
  std::map<QPDFObjGen, FontUse> fonts;                           ///< of text that is shown
  std::set<int> registration_inside;                             ///< pages with the colour All inside the trim
};

}  // namespace banxin
