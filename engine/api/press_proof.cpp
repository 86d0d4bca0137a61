#include "api/press_proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "api/outputs.h"
#include "api/page_plates.h"
#include "api/proof.h"
#include "base/file_name.h"
#include "base/message.h"
#include "model/date.h"
#include "photo/soft_proof.h"
#include "press/proof_pdf.h"

namespace banxin {
namespace {

constexpr int soft_edges = 3;  // samples of a pixel; strokes of body type are half a pixel wide

// What a spot ink looks like at full tint: its shares of the process inks.
std::array<int, 4> substitute_of(const std::string& plate, const InkTable& inks) {
  for (const Ink& ink : inks.all())
    if (ink.kind == Ink::Kind::spot && ink.name == plate) return {ink.c, ink.m, ink.y, ink.k};
  return {};
}

// Ink over ink: what one lets through the other takes its share of.
uint8_t over(int below, int tint, int share) {
  const int above = tint * share / 1000;
  return static_cast<uint8_t>(255 - (255 - below) * (255 - above) / 255);
}

size_t spots_in(const InkTable& inks) {
  return static_cast<size_t>(
      std::ranges::count_if(inks.all(), [](const Ink& ink) { return ink.kind == Ink::Kind::spot; }));
}

}  // namespace

PressProof::PressProof(const Engine& engine, const LaidOut& laid, const PressProofJob& job, Report& report)
    : laid_(laid), inks_(laid.edition.inks), profile_(engine.output_profile(laid.edition.press)) {
  const std::string pdf = to_pdf(engine, laid, {.press = job.standard}, report);
  plates_ = std::make_unique<const Plates>(pdf, PlatesJob{.dpi = job.dpi,
                                                          .pages = laid.sheets.size(),
                                                          .spots = spots_in(inks_),
                                                          .programs = job.programs,
                                                          .samples = soft_edges});
  if (!plates_->fault().empty())
    throw MachineFault{"no-plates", say("the plates cannot be made: {}", plates_->fault()),
                       plates_->absent() ? say("install Ghostscript") : say("take a lower --dpi")};
}

std::string PressProof::proof_of(const PagePlates& plates) const {
  Raster seen{plates.width, plates.height, 4, {}, {}};
  const size_t pixels = static_cast<size_t>(plates.width) * static_cast<size_t>(plates.height);
  seen.samples.resize(pixels * 4);
  for (size_t ink = 0; ink < 4; ++ink) {
    const std::vector<uint8_t>& plate = plates.plates.at(std::string(process_plates[ink]));
    for (size_t i = 0; i < pixels; ++i) seen.samples[4 * i + ink] = plate[i];
  }
  for (const auto& [name, plate] : plates.plates) {
    if (is_process_plate(name) || !has_ink(plate)) continue;
    const std::array<int, 4> looks = substitute_of(name, inks_);
    for (size_t i = 0; i < pixels; ++i)
      for (size_t ink = 0; plate[i] != 0 && ink < 4; ++ink)
        seen.samples[4 * i + ink] = over(seen.samples[4 * i + ink], plate[i], looks[ink]);
  }
  std::optional<std::string> png = soft_proof_png(seen, *profile_);
  if (!png) throw MachineFault{"bad-profile", say("the output profile cannot be used for proofs"), {}};
  return std::move(*png);
}

std::vector<ProofPicture> PressProof::page(size_t index) const {
  const std::optional<PagePlates> plates = plates_->page(index);
  if (!plates) throw MachineFault{"no-plates", say("a plate of page {} cannot be read back", index + 1), {}};
  const Sheet& sheet = laid_.sheets[index];
  const std::string png = proof_name(laid_.edition, sheet), stem = png.substr(0, png.rfind('.'));
  std::vector<ProofPicture> all = {{stem + ".press.png", proof_of(*plates)}};
  const std::optional<OrderedPlates> ordered = ordered_plates(laid_.edition, sheet);
  const auto add = [&](const std::string& plate) {
    const std::vector<uint8_t>& ink = plates->plates.at(plate);
    if (!has_ink(ink) && (!is_process_plate(plate) || (ordered && !ordered->has(plate)))) return;
    std::string name = stem + "." + file_name_of(plate);
    const auto is_taken = [&](const ProofPicture& other) { return is_same_file_name(other.name, name + ".png"); };
    while (std::ranges::any_of(all, is_taken)) name += "-";
    all.push_back({name + ".png", plate_png({plates->width, plates->height, 1, ink, {}})});
  };
  for (const std::string_view plate : process_plates) add(std::string(plate));
  for (const auto& [plate, ink] : plates->plates)
    if (!is_process_plate(plate)) add(plate);
  return all;
}

std::string PressProof::pdf(const std::vector<std::string>& proofs) const {
  std::vector<PrintedProof> pages;
  for (size_t i = 0; i < proofs.size(); ++i) {
    const Sheet& sheet = laid_.sheets[i];
    pages.push_back({proofs[i], sheet.trim, sheet.bleed, sheet.label()});
  }
  return proof_pdf(pages, fmt::format("{} {}", laid_.edition.paper, iso_date(laid_.edition.date)));
}

}  // namespace banxin
