#include "preflight/rules.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace banxin {
std::string Examined::info_text(const char* key) const {
  QPDFObjectHandle dict = info;
  if (!dict.isDictionary()) return {};
  QPDFObjectHandle value = dict.getKey(key);
  return value.isString() ? value.getUTF8Value() : "";
}

PrintFault Examined::fault(Message what, const Whereabouts& where) const {
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
  std::map<std::pair<int, std::string>, const Found*> sorted;  // by page and words, as English readers look for them
  for (const Found& one : found) sorted.emplace(std::pair(one.where.page, one.what.english()), &one);
  Faults all;
  for (const auto& [words, one] : sorted) all.push_back(fault(one->what, one->where)), all.back().house = house;
  return all;
}

namespace {

// "page 3: 0.05 pt (at 12 × 40 mm)"
Message in_words(const PrintFault& fault) {
  const Message text = fault.page > 0 ? say("page {}: {}", fault.page, fault.text) : fault.text;
  if (!fault.at) return text;
  return say("{} (at {:.0f} × {:.0f} mm)", text, to_mm(fault.at->x), to_mm(fault.at->y));
}

}  // namespace

void Verdicts::judge(const char* rule, Message good, Faults faults, Outcome when_not) {
  if (faults.empty()) return all_.push_back({rule, Outcome::passed, std::move(good)});
  constexpr size_t most = 4, most_kept = 64;
  Message text = in_words(faults[0]);
  for (size_t i = 1; i < std::min(most, faults.size()); ++i) text = say("{}; {}", text, in_words(faults[i]));
  if (faults.size() > most) text = say("{}; and {} more", text, faults.size() - most);
  // What the standard forbids is told before what the house does: it says whether the file conforms.
  std::ranges::stable_partition(faults, [](const PrintFault& fault) { return !fault.house; });
  if (faults.size() > most_kept) faults.erase(faults.begin() + most_kept, faults.end());
  all_.push_back({rule, when_not, std::move(text), true, std::move(faults)});
}

void Verdicts::not_judged(const char* rule, bool absent, const Message& why) {
  all_.push_back({rule, absent ? Outcome::warned : Outcome::failed, say("not judged: {}", why), false});
}

Message pictures_of(size_t count) {
  if (count == 0) return say("no pictures");
  return count == 1 ? say("1 picture") : say("{} pictures", count);
}

Message listed(const std::vector<Message>& words) {
  Message all;
  for (const Message& word : words) all = all.empty() ? word : say("{0}, {1}", all, word);
  return all;
}

Message listed(const std::vector<std::string>& names) {
  std::vector<Message> words;
  for (const std::string& name : names) words.push_back(verbatim(name));
  return listed(words);
}

}  // namespace banxin
