// Which plates a page needs, as the walk over its content tells.
#include <algorithm>
#include <map>

#include "pdf/streams.h"
#include "photo/jpeg.h"
#include "preflight/image_table.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;
using Family = Space::Family;
using PlateNames = std::vector<std::string>;

// What is no ink is separated by whoever prints it.
PlateNames all_of_process() { return {process_plates.begin(), process_plates.end()}; }

template <class IsInked>
PlateNames plates_in(const Space& space, const PageFacts& facts, const IsInked& is_inked) {
  PlateNames plates;
  if (space.is_all()) {
    plates = all_of_process();
    for (const auto& [plate, substitutes] : facts.spots)
      if (plate != "All") plates.push_back(plate);
  } else if (space.family == Family::grey) {
    if (is_inked(0)) plates.emplace_back("Black");
  } else if (space.family == Family::cmyk) {
    for (size_t i = 0; i < 4; ++i)
      if (is_inked(i)) plates.emplace_back(process_plates[i]);
  } else if (space.family == Family::spot || space.family == Family::device_n) {
    for (size_t i = 0; i < space.plates.size(); ++i)
      if (space.plates[i] != "None" && is_inked(i)) plates.push_back(space.plates[i]);
  } else if (space.family != Family::pattern) {
    plates = all_of_process();
  }
  return plates;
}

PlateNames plates_of(const PaintColour& colour, const PageFacts& facts) {
  const bool light = colour.space.family == Family::grey;
  return plates_in(colour.space, facts, [&](size_t i) {
    return i >= colour.values.size() || (light ? colour.values[i] < 1 : colour.values[i] > 0);
  });
}

// The ends of a gradient tell its plates where its function is one that goes from one to the other.
bool add_ends(Handle function, std::vector<double>& most, int depth = 0) {
  constexpr int deepest = 8;
  if (depth > deepest || !function.isDictionary()) return false;
  Handle kind = function.getKey("/FunctionType");
  if (!kind.isInteger()) return false;
  if (kind.getIntValue() == 3 && function.getKey("/Functions").isArray()) {
    const std::vector<Handle> parts = function.getKey("/Functions").getArrayAsVector();
    return std::ranges::all_of(parts, [&](const Handle& part) { return add_ends(part, most, depth + 1); });
  }
  if (kind.getIntValue() != 2) return false;
  for (const char* end : {"/C0", "/C1"}) {
    Handle colour = function.getKey(end);
    if (!colour.isArray()) return false;
    most.resize(std::max(most.size(), static_cast<size_t>(colour.getArrayNItems())));
    for (int i = 0; i < colour.getArrayNItems(); ++i)
      if (Handle share = colour.getArrayItem(i); share.isNumber())
        most[static_cast<size_t>(i)] = std::max(most[static_cast<size_t>(i)], share.getNumericValue());
  }
  return true;
}

PlateNames plates_of(const PlacedShading& shading, const PageFacts& facts) {
  std::vector<double> most;
  Handle dict = shading.dict;
  const bool known = shading.space.family != Family::grey && add_ends(dict.getKey("/Function"), most);
  return plates_in(shading.space, facts, [&](size_t i) { return !known || i >= most.size() || most[i] > 0; });
}

using MostInks = std::array<int, 4>;

void look(std::string_view samples, MostInks& most) {
  for (size_t i = 0; i < samples.size(); ++i)
    most[i % 4] = std::max(most[i % 4], int{static_cast<uint8_t>(samples[i])});
}

// Of a picture of a table the colours that it shows; all of them when that cannot be looked into.
MostInks inks_of_table(Handle stream, const PlacedImage& image, const std::string& table) {
  MostInks most{};
  const auto samples = unpacked(stream);
  if (!samples || !look_up(*samples, table, image, [&](std::string_view row) { look(row, most); })) look(table, most);
  return most;
}

// The most of each process ink at one place; nothing when the picture is packed in a way that is not looked into.
std::optional<MostInks> inks_of(const Examined& seen, const PlacedImage& image) {
  Handle stream = image.object > 0 ? seen.pdf.getObjectByID(image.object, 0) : Handle::newNull();
  if (!stream.isStream() || !stream.getDict().getKey("/Subtype").isNameAndEquals("/Image")) return std::nullopt;
  if (stream.getDict().hasKey("/Decode")) return std::nullopt;
  if (const auto table = cmyk_table(stream)) return inks_of_table(stream, image, *table);
  if (image.bits != 8) return std::nullopt;
  MostInks most{};
  if (stream.getDict().getKey("/Filter").isNameAndEquals("/DCTDecode")) {
    const auto data = stream.getRawStreamData();
    const auto pixels = read_jpeg({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}, 1);
    if (!pixels || pixels->components != 4) return std::nullopt;
    look({reinterpret_cast<const char*>(pixels->samples.data()), pixels->samples.size()}, most);
    return most;
  }
  const auto samples = unpacked(stream);
  if (!samples || samples->size() != static_cast<size_t>(image.width) * static_cast<size_t>(image.height) * 4)
    return std::nullopt;
  look(*samples, most);
  return most;
}

PlateNames plates_of(const Examined& seen, const PlacedImage& image) {
  if (image.is_mask) return plates_of(image.stencilled, seen.facts);
  if (image.space.family != Family::cmyk) return plates_in(image.space, seen.facts, [](size_t) { return true; });
  const auto inks = inks_of(seen, image);
  return plates_in(image.space, seen.facts, [&](size_t i) { return !inks || (*inks)[i] > 0; });
}

}  // namespace

std::optional<std::string> unpacked(Handle stream) {
  if (!stream.pipeStreamData(nullptr, nullptr, 0, qpdf_dl_generalized)) return std::nullopt;
  return decoded(stream);
}

std::vector<std::optional<OrderedPlates>> ordered_by_page(const Examined& seen, const PreflightJob& job) {
  auto ordered = !job.sheet_plates.empty() && are_sheets(seen, job) ? job.sheet_plates : job.plates;
  ordered.resize(seen.pages.size());
  return ordered;
}

Faults plates_beyond(const Examined& seen, int page, const OrderedPlates& ordered) {
  std::map<std::string, PrintFault> first;  // by plate
  const auto need = [&](const PlateNames& plates, Phrase what, const Whereabouts& where) {
    for (const std::string& plate : plates)
      if (!ordered.has(plate) && !first.contains(plate))
        first.emplace(plate,
                      seen.fault(say("{} needs the plate {}, the page has {}", what, plate, ordered.words()), where));
  };
  for (const Mark& mark : seen.facts.marks)
    if (mark.page == page)
      need(plates_of(mark.colour, seen.facts),
           mark.kind == Mark::Kind::text   ? phrase("text")
           : mark.kind == Mark::Kind::line ? phrase("a line")
                                           : phrase("an area"),
           mark.where);
  for (const PlacedShading& shading : seen.facts.shadings)
    if (shading.where.page == page) need(plates_of(shading, seen.facts), phrase("a gradient"), shading.where);
  if (seen.facts.shadings.size() == PageFacts::most_shadings)
    need(all_of_process(), phrase("one of the many gradients, not all of which were looked into,"), {page, 0, {}});
  for (const PlacedImage& image : seen.facts.images)
    if (image.page == page)
      need(plates_of(seen, image), phrase("a picture"), {page, image.object, {{image.area[0], image.area[3]}}});
  Faults faults;
  for (auto& [plate, fault] : first) faults.push_back(std::move(fault));
  return faults;
}

}  // namespace banxin
