// Inks as PDF operators: the tables between key colours and what stands on the plates.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ink.h"
#include "base/ordered_plates.h"

namespace banxin {

class DrawingColours;

/// Writes each ink in its own colour space: process inks in DeviceCMYK, spot inks in a Separation (ISO
/// 32000-1, 8.6.6.4) with its substitute. The overprint state goes with every colour: K = 100 % alone overprints (OPM
/// 1, 8.6.7), all else cuts out what lies below, or white would vanish.
class InksInPdf {
 public:
  static constexpr const char* overprint = "/BxO1";  ///< names of the graphics states in every resource dictionary
  static constexpr const char* knock_out = "/BxO0";

  /// `drawings`: puts colours that are no key colours into inks; without it they are refused.
  explicit InksInPdf(const InkTable& inks, const DrawingColours* drawings = nullptr);

  /// From here on what a drawing says keeps to these plates: a colour that needs others becomes a tone of black. Null =
  /// any. They must outlive it.
  void print_on(const OrderedPlates* plates) { plates_ = plates; }

  /// The operators that put `r g b rg` (or RG) into ink; empty when these are no key colour. Components 0 … 1.
  std::string_view operators(double r, double g, double b, bool stroke);
  /// The four process shares of a key colour for a gradient; throws std::runtime_error for a spot ink or no ink.
  std::string process_shares(double r, double g, double b) const;

  struct Spot {
    std::string resource;   ///< BxS0, BxS1 …
    std::string plate;      ///< its name
    std::string alternate;  ///< "c m y k" at full tint
  };
  const std::vector<Spot>& spots() const { return spots_; }

 private:
  struct Operators {
    std::string fill, stroke;
  };
  std::optional<Ink> find(double r, double g, double b) const;
  Ink drawn(double r, double g, double b) const;
  Operators write(const Ink& ink);
  const std::string& spot_resource(const Ink& ink);

  const InkTable& inks_;
  const DrawingColours* drawings_;
  std::vector<Operators> operators_;                             // by ink
  std::map<std::array<double, 3>, Operators> drawn_, in_black_;  // by colour of a drawing
  const OrderedPlates* plates_ = nullptr;
  std::vector<Spot> spots_;
};

/// `content` with every key colour replaced by its ink. Throws std::runtime_error, with the colour, when there is an
/// RGB colour that is no key colour, another colour operator, or bytes that are no content stream: nothing is guessed.
std::string separate(std::string_view content, InksInPdf& inks);

}  // namespace banxin
