#include "press/inks_in_pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/key_colour.h"
#include "pdf/content.h"
#include "pdf/work.h"
#include "press/drawing_colours.h"

namespace banxin {
namespace {

/// Thousandths as a PDF number: 0, 0.95, 1.
std::string share(int thousandths) {
  if (thousandths % 1000 == 0) return std::to_string(thousandths / 1000);
  std::string text = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
  text.resize(text.find_last_not_of('0') + 1);
  return text;
}

std::string shares(const Ink& ink) {
  return fmt::format("{} {} {} {}", share(ink.c), share(ink.m), share(ink.y), share(ink.k));
}

bool is_pattern(const ContentReader& reader) {
  return !reader.operands().empty() && reader.operands().back().kind == Operand::Kind::name;
}

}  // namespace

InksInPdf::InksInPdf(const InkTable& inks, const DrawingColours* drawings) : inks_(inks), drawings_(drawings) {
  for (const Ink& ink : inks.all()) operators_.push_back(write(ink));
}

InksInPdf::Operators InksInPdf::write(const Ink& ink) {
  const char* state = ink.overprints() ? overprint : knock_out;
  if (ink.kind == Ink::Kind::process)
    return {fmt::format("{} gs {} k", state, shares(ink)), fmt::format("{} gs {} K", state, shares(ink))};
  const std::string& space = spot_resource(ink);
  const std::string tint = share(ink.tint);
  return {fmt::format("{} gs /{} cs {} scn", state, space, tint),
          fmt::format("{} gs /{} CS {} SCN", state, space, tint)};
}

// Two swatches of one plate share its colour space; the first one's substitute counts for both.
const std::string& InksInPdf::spot_resource(const Ink& ink) {
  const auto found = std::find_if(spots_.begin(), spots_.end(), [&](const Spot& s) { return s.plate == ink.name; });
  if (found != spots_.end()) return found->resource;
  spots_.push_back({fmt::format("BxS{}", spots_.size()), ink.name, shares(ink)});
  return spots_.back().resource;
}

std::optional<Ink> InksInPdf::find(double r, double g, double b) const {
  if (const auto id = ink_of(key_colour(r, g, b), inks_)) return inks_[*id];
  if (drawings_) return drawn(r, g, b);
  return std::nullopt;
}

// A colour that would need a plate that is not there is shown as light on black.
Ink InksInPdf::drawn(double r, double g, double b) const {
  const Ink ink = drawings_->ink(r, g, b);
  return !plates_ || plates_->has_all_of(ink) ? ink : drawings_->in_black(r, g, b);
}

std::string_view InksInPdf::operators(double r, double g, double b, bool stroke) {
  if (const auto id = ink_of(key_colour(r, g, b), inks_))
    return stroke ? operators_[id->index].stroke : operators_[id->index].fill;
  if (!drawings_) return {};
  auto& known = plates_ && !plates_->has_all_of(drawings_->ink(r, g, b)) ? in_black_ : drawn_;
  const auto [at, fresh] = known.try_emplace({r, g, b});
  if (fresh) at->second = write(drawn(r, g, b));
  return stroke ? at->second.stroke : at->second.fill;
}

std::string InksInPdf::process_shares(double r, double g, double b) const {
  const std::optional<Ink> ink = find(r, g, b);
  if (!ink) throw std::runtime_error(fmt::format("a gradient ends in RGB {} {} {}, which is no ink", r, g, b));
  if (ink->kind == Ink::Kind::spot) throw std::runtime_error("a gradient ends in the spot ink " + ink->name);
  return shares(*ink);
}

std::string separate(std::string_view content, InksInPdf& inks) {
  std::string out;
  out.reserve(content.size() + content.size() / 8);
  size_t copied = 0;
  ContentReader reader(content);
  while (reader.next()) {
    const std::string_view operation = reader.operation();
    if (operation == "rg" || operation == "RG") {
      const double r = reader.number(0), g = reader.number(1), b = reader.number(2);
      const std::string_view ink = reader.ends_in_numbers(3) ? inks.operators(r, g, b, operation == "RG") : "";
      if (ink.empty()) throw std::runtime_error(fmt::format("RGB {} {} {} is no ink of the edition", r, g, b));
      out.append(content, copied, reader.begin() - copied);
      out += ink;
      copied = reader.end();
    } else if (operation == "sh" || ((operation == "scn" || operation == "SCN") && is_pattern(reader))) {
      out.append(content, copied, reader.begin() - copied).append(InksInPdf::knock_out).append(" gs ");
      copied = reader.begin();
    } else if (operation == "g" || operation == "G" || operation == "sc" || operation == "SC" || operation == "BI") {
      throw std::runtime_error(fmt::format("the operator {} is not expected from Cairo", operation));
    }
  }
  if (!reader.fault().empty()) throw PdfFault(reader.fault());
  return out.append(content, copied);
}

}  // namespace banxin
