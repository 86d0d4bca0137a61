// Vertical lines in a PDF: Cairo knows no vertical writing and shows upright characters one by one, each as a
// horizontal line of its own.
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

/// Says of upright characters in vertical lines that they are written downwards: they are shown from a second font of
/// the same glyphs whose encoding is Identity-V (ISO 32000-1, 9.7.5.2), at the same places. So readers find a line as a
/// line. One for all pages of a document.
class UprightFonts {
 public:
  explicit UprightFonts(QPDF& pdf) : pdf_(pdf) {}

  struct Line {
    std::string drawn;
    size_t length = 0;  ///< how much of the content it was made of
  };
  /// `content`: what Cairo drew, from behind the operator that begins the marked content of a vertical line; the line
  /// ends with the EMC of that, which `drawn` has too. Marked content within it, which would say again what characters
  /// its glyphs are, is left out. `page`: its resources get the fonts.
  Line line(std::string_view content, QPDFObjectHandle page);

 private:
  struct Font {
    QPDFObjectHandle vertical;     ///< null: codes are no glyphs of two bytes each
    std::string name;              ///< of `vertical`, with its slash
    std::vector<double> advances;  ///< by code, in ems
    double other_advance = 1;
    QPDFObjectHandle glyphs;  ///< the CIDFont that both have
    std::set<size_t> told;    ///< codes whose origin it names
    double advance(size_t code) const;
    /// How far right of its horizontal origin a glyph has the vertical one, in ems.
    double origin(size_t code);
  };
  friend class UprightLine;
  Font& font(QPDFObjectHandle resources, const std::string& name);

  QPDF& pdf_;
  std::map<std::string, Font> fonts_;  ///< by Cairo's name, which is one font in all pages
};

}  // namespace banxin
