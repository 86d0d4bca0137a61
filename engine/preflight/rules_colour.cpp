// Rules about colours: which spaces, which plates, and what is painted in them.
#include <algorithm>

#include "preflight/rules.h"

namespace banxin {
namespace {

using Family = Space::Family;

// Plate names that say what every press has.
bool is_process(const std::string& plate) {
  constexpr std::string_view names[] = {"Cyan", "Magenta", "Yellow", "Black", "All", "None"};
  return std::find(std::begin(names), std::end(names), plate) != std::end(names);
}

Faults spaces_off_press(const Examined& seen) {
  Faults bad;
  for (const auto& [family, use] : seen.facts.spaces) {
    if (prints_as_it_is({family, {}, Family::cmyk, {}})) continue;
    const Message times = use.times == 1 ? say("once") : say("{} times", use.times);
    bad.push_back(seen.fault(say("{} ({})", name_of(family), times), use.where));
    bad.back().house = is_managed(family) && !is_x1a(seen.standard);
  }
  return bad;
}

Message spaces_in_use(const Examined& seen) {
  std::vector<Message> spaces;
  for (const auto& [family, use] : seen.facts.spaces) spaces.push_back(say("{} {}", name_of(family), use.times));
  return spaces.empty() ? say("no colour at all") : listed(spaces);
}

// What stands for a spot ink where it has no plate.
void add_substitute_faults(const Examined& seen, const std::string& plate, bool ordered, Faults& bad) {
  const PageFacts& facts = seen.facts;
  const auto add = [&](Message what, bool house) { bad.emplace_back(std::move(what)), bad.back().house = house; };
  const bool managed_is_house = !is_x1a(seen.standard);
  // How an ordered plate looks on a screen is no business of the press.
  if (facts.spot_alternates_in_lab.contains(plate) && (is_x1a(seen.standard) || !ordered))
    add(say("{} has a substitute in Lab", plate), managed_is_house);
  if (facts.spots.at(plate).size() > 1) add(say("{} has several substitutes", plate), !is_x4(seen.standard));
  if (facts.spot_alternates_in_rgb.contains(plate)) add(say("{} has a substitute in RGB", plate), false);
  if (facts.spot_alternates_off_press.contains(plate))
    add(say("{} has a substitute off the press", plate), managed_is_house);
}

void judge_spots(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  Faults bad, strange;
  std::vector<std::string> names;
  for (const auto& [plate, substitutes] : seen.facts.spots) {
    const bool ordered = job.spots && std::ranges::find(*job.spots, plate) != job.spots->end();
    add_substitute_faults(seen, plate, ordered, bad);
    if (is_process(plate)) continue;
    names.push_back(plate);
    if (job.spots && !ordered) strange.emplace_back(say("{} is not ordered", plate));
  }
  verdicts.judge("spots", names.empty() ? say("no spot inks") : say("spot inks: {}", listed(names)), bad);
  if (job.spots) verdicts.judge("spots-ordered", say("no spot ink that is not ordered"), strange);
}

bool is_line(const Mark& mark) {
  return mark.kind == Mark::Kind::line || (mark.kind == Mark::Kind::area && mark.size >= 0);
}

struct MarkFaults {
  Faults small, knocked, vanished, mixed, thin, fine, reversed;
};

void judge_text(const Examined& seen, const PreflightJob& job, const Mark& mark, MarkFaults& told) {
  const double small = to_pt(job.small_text);
  const auto there = [&](Message what) { return seen.fault(std::move(what), mark.where); };
  // Text in RGB is told by colour-spaces.
  if (mark.size < small && mark.colour.inks() > 1 && prints_as_it_is(mark.colour.space))
    told.small.push_back(there(say("{:.1f} pt in {} inks", mark.size, mark.colour.inks())));
  if (mark.colour.is_white()) {
    if (mark.below >= 2 && mark.size < to_pt(mark.below > 2 ? limits::white_on_more_inks : limits::white_on_two_inks))
      told.reversed.push_back(there(say("{:.1f} pt white text on {} inks", mark.size, mark.below)));
    return;
  }
  // On paper there is nothing to cut out of; what is large hides the fringe.
  if (mark.below == 0 || mark.size >= small) return;
  if (mark.colour.is_full_black() && !(mark.overprint && mark.overprint_mode == 1))
    told.knocked.push_back(there(say("{:.1f} pt text in K 100 % cuts out what lies below", mark.size)));
  if (mark.colour.space.family == Family::grey)
    told.knocked.push_back(there(say("{:.1f} pt text in DeviceGray cuts out what lies below", mark.size)));
}

void judge_mark(const Examined& seen, const PreflightJob& job, const Mark& mark, MarkFaults& told) {
  const auto there = [&](Message what) { return seen.fault(std::move(what), mark.where); };
  if (mark.kind == Mark::Kind::text) judge_text(seen, job, mark, told);
  if (mark.colour.is_white() && mark.overprint)
    told.vanished.push_back(there(say("white overprints and would vanish")));
  if (mark.overprint && mark.overprint_mode == 1 && mark.colour.is_tint_of_process())
    told.mixed.push_back(there(say("a colour that is not black overprints, and mixes with what lies below")));
  if (!is_line(mark) || mark.colour.space.is_all()) return;
  if (mark.size < to_pt(job.least_line) - 0.001) return told.thin.push_back(there(say("{:.2f} pt", mark.size)));
  const int inks = mark.colour.inks_seen();
  if (inks >= 2 && mark.size < to_pt(inks > 2 ? limits::fine_in_more : limits::fine_in_two_inks) - 0.001)
    told.fine.push_back(there(say("{:.2f} pt in {} inks", mark.size, inks)));
}

}  // namespace

void judge_colours(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  verdicts.judge("colour-spaces", spaces_in_use(seen), spaces_off_press(seen));
  judge_spots(seen, job, verdicts);
  MarkFaults told;
  for (const Mark& mark : seen.facts.marks) judge_mark(seen, job, mark, told);
  Faults registration;
  for (const auto& [page, where] : seen.facts.registration_inside)
    registration.push_back(seen.fault(say("the colour All inside the trim"), where));
  const double small = to_pt(job.small_text);
  verdicts.judge("small-text", say("text under {:g} pt stands in one ink", small), told.small);
  verdicts.judge("black-overprint", say("black text under {:g} pt overprints, or stands on paper", small),
                 told.knocked);
  verdicts.judge("white-knockout", say("white cuts out what lies below"), told.vanished);
  verdicts.judge("overprint", say("no other colour than black overprints"), told.mixed, Outcome::warned);
  verdicts.judge("hairlines", say("no line under {:g} pt", to_pt(job.least_line)), told.thin);
  verdicts.judge("fine-lines", say("fine lines stand in one ink"), told.fine, Outcome::warned);
  verdicts.judge("reversed-text", say("small white text stands on one ink"), told.reversed, Outcome::warned);
  verdicts.judge("registration", say("the colour All only outside the trim"), registration);
}

}  // namespace banxin
