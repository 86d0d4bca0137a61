#include "preflight/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace banxin {
std::string Examined::info_text(const char* key) const {
  QPDFObjectHandle dict = info;
  if (!dict.isDictionary()) return {};
  QPDFObjectHandle value = dict.getKey(key);
  return value.isString() ? value.getUTF8Value() : "";
}

PrintFault Examined::fault(std::string what, const Whereabouts& where) const {
  PrintFault fault(std::move(what));
  fault.page = where.page, fault.object = where.object;
  const auto index = static_cast<size_t>(std::max(where.page, 1)) - 1;
  if (!where.at || index >= pages.size()) return fault;
  const PdfBox trim = trim_of(pages[index]);
  constexpr double most = 1e6;  // points; what lies farther off has no place worth telling
  const double x = (*where.at)[0] - trim[0], y = trim[3] - (*where.at)[1];
  if (std::abs(x) < most && std::abs(y) < most) fault.at = Point{from_pt(x), from_pt(y)};
  return fault;
}

Faults Examined::faults(const std::set<Found>& found, bool house) const {
  Faults all;
  for (const Found& one : found) all.push_back(fault(one.what, one.where)), all.back().house = house;
  return all;
}

namespace {

// "page 3: 0.05 pt (at 12 × 40 mm)"
std::string in_words(const PrintFault& fault) {
  std::string text = fault.page > 0 ? fmt::format("page {}: {}", fault.page, fault.text) : fault.text;
  if (fault.at) text += fmt::format(" (at {:.0f} × {:.0f} mm)", to_mm(fault.at->x), to_mm(fault.at->y));
  return text;
}

}  // namespace

void Verdicts::judge(const char* rule, std::string good, Faults faults, Outcome when_not) {
  if (faults.empty()) return all_.push_back({rule, Outcome::passed, std::move(good)});
  constexpr size_t most = 4, most_kept = 64;
  std::string text;
  for (size_t i = 0; i < std::min(most, faults.size()); ++i) text += (i ? "; " : "") + in_words(faults[i]);
  if (faults.size() > most) text += fmt::format("; and {} more", faults.size() - most);
  // What the standard forbids is told before what the house does: it says whether the file conforms.
  std::ranges::stable_partition(faults, [](const PrintFault& fault) { return !fault.house; });
  if (faults.size() > most_kept) faults.erase(faults.begin() + most_kept, faults.end());
  all_.push_back({rule, when_not, std::move(text), true, std::move(faults)});
}

void Verdicts::not_judged(const char* rule, bool absent, const std::string& why) {
  all_.push_back({rule, absent ? Outcome::warned : Outcome::failed, "not judged: " + why, false});
}

std::string counted(size_t count, std::string_view one, std::string_view many) {
  if (count == 0) return fmt::format("no {}", many);
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace banxin
