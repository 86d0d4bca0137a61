#include "preflight/plates.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "base/message.h"
#include "base/ordered_plates.h"
#include "base/program.h"
#include "base/report.h"
#include "photo/tiff.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

// A plate as tiffsep writes it is light; turned into ink.
bool read_plate(const fs::path& file, PagePlates& page, std::vector<uint8_t>& ink) {
  std::optional<Raster> plate = read_grey_tiff(file);
  if (!plate) return false;
  if (!page.plates.empty() && (page.width != plate->width || page.height != plate->height)) return false;
  page.width = plate->width, page.height = plate->height;
  ink = std::move(plate->samples);
  for (uint8_t& sample : ink) sample = static_cast<uint8_t>(255 - sample);
  return true;
}

// What a plate's file is called for: Ghostscript writes letters that a file name cannot hold as %2F.
std::string plate_name(std::string_view written) {
  std::string name;
  for (size_t at = 0; at < written.size(); ++at) {
    unsigned char byte = 0;
    const char* digits = written.data() + at + 1;
    if (written[at] == '%' && at + 2 < written.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2)
      name += static_cast<char>(byte), at += 2;
    else
      name += written[at];
  }
  return name;
}

constexpr size_t usual_spots = 10, most_spots = 56;  // Ghostscript's own: as it comes, and less than its 64 colorants
constexpr double seconds_a_page = 3;                 // at 100 dpi; a full broadsheet page takes half of one

}  // namespace

bool has_ink(const std::vector<uint8_t>& plate) {
  return std::ranges::any_of(plate, [](uint8_t ink) { return ink != 0; });
}

// A page at 600 dpi has 36 times the pixels of one at 100, at 30 dpi a tenth.
ProgramLimits time_for(const PlatesJob& job) {
  const double dpi = job.dpi * job.samples, finer = dpi * dpi / 10'000.0;
  ProgramLimits limits;
  limits.processor_seconds =
      job.processor_seconds + static_cast<int>(std::ceil(seconds_a_page * static_cast<double>(job.pages) * finer));
  limits.seconds = 4 * limits.processor_seconds;  // others may be at work on the machine too
  return limits;
}

Plates::Plates(std::string_view pdf, const PlatesJob& job) : folder_("plates") {
  if (job.spots > most_spots) {
    fault_ = say("the file has {} spot inks; at most {} can be rendered", job.spots, most_spots);
    return;
  }
  folder_.write("in.pdf", pdf);
  // Without PDFSTOPONERROR a page that cannot be drawn is left out, and the exit code is 0. PackBits takes a seventh of
  // the time off that LZW costs, and plates stay small.
  const ProgramEnd end = run_program(
      job.programs,
      {"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONERROR", "-sDEVICE=tiffsep",
       fmt::format("-dMaxSpots={}", std::max(usual_spots, job.spots)), fmt::format("-r{}", job.dpi * job.samples),
       fmt::format("-dDownScaleFactor={}", job.samples), "-sCompression=pack", "-sOutputFile=p%d.tif", "-f", "in.pdf"},
      folder_.path, time_for(job));
  absent_ = end.is_absent();
  fault_ = fault_of(end, "Ghostscript");
  if (absent_) return;
  if (end.kind == ProgramEnd::Kind::not_started) throw MachineFault{"no-process", fault_, say("try again later")};
  if (end.is_done())
    find_files(job.pages);
  else
    folder_.demand_room();
}

// p3(Cyan).tif is a plate of page 3, p3.tif the page itself.
void Plates::find_files(size_t wanted) {
  files_.resize(wanted);
  for (const auto& found : fs::directory_iterator(folder_.path)) {
    const std::string name = found.path().filename().string();
    const size_t open = name.find('('), close = name.rfind(')');
    if (open == std::string::npos || close == std::string::npos || close < open) continue;
    const auto number = static_cast<size_t>(std::atoll(name.c_str() + 1));
    if (number < 1 || number > wanted) {
      fault_ = say("Ghostscript renders another number of pages");
      return;
    }
    files_[number - 1][plate_name(std::string_view(name).substr(open + 1, close - open - 1))] = found.path().string();
  }
  for (size_t i = 0; i < wanted && fault_.empty(); ++i)
    for (const std::string_view plate : process_plates)
      if (!files_[i].contains(std::string(plate))) fault_ = say("Ghostscript leaves out page {}", i + 1);
}

std::optional<PagePlates> Plates::page(size_t index) const {
  PagePlates page;
  for (const auto& [name, file] : files_[index]) {
    std::vector<uint8_t> ink;
    if (!read_plate(file, page, ink)) return std::nullopt;
    page.plates[name] = std::move(ink);
  }
  return page;
}

}  // namespace banxin
