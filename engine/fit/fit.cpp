#include "fit/fit.h"

#include <algorithm>

#include "fit/combinations.h"
#include "fit/means.h"

namespace banxin {
namespace {

constexpr int budget = 60;              // settings of a story after its means were tried alone
constexpr int most_looked_at = 10'000;  // combinations, those that go too far among them

class GroupFitting {
 public:
  GroupFitting(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages, const FitJob& job,
               const Report& notes)
      : trials_(desk, shaper, pages, notes), job_(job) {}

  Fitted run(std::span<const Copyfit> copyfits) {
    for (size_t t = 0; t < trials_.tellers().size(); ++t) {
      const Teller& teller = trials_.tellers()[t];
      const Block* last = teller.parts.back().block;
      const auto is_its = [&](const Copyfit& fit) { return fit.story == teller.story && fit.block == last->name; };
      const auto fit = std::ranges::find_if(copyfits, is_its);
      const FitRules rules = rules_of(teller);
      const bool asked = job_.remedies || rules.means() != FitMeans::nothing;
      if (fit != copyfits.end() && fit->state() != Copyfit::State::fits && asked) fit_story(t, rules);
    }
    if (!fitted_.choices.empty()) fitted_.slots = *trials_.places(fitted_.choices);
    return std::move(fitted_);
  }

 private:
  FitRules rules_of(const Teller& teller) const {
    FitRules rules = trials_.page_of(teller.parts.front()).fit.changed_by(teller.first()->fit()->rules);
    if (job_.may) rules.may = static_cast<int>(*job_.may);
    return rules;
  }

  void fit_story(size_t teller, const FitRules& rules) {
    const TriedStory& before = trials_.before(teller);
    if (!before.setting || excess_of(teller) == 0) return;  // what was done for another story may have cured it
    const Teller& told = trials_.tellers()[teller];
    FittedStory story{.story = told.story, .block = told.parts.back().block->name, .remedies = {}, .applied = {}};
    const auto [means, all] = means_for(trials_, teller, rules);
    story.tried_all = all;
    story.remedies = worth_telling(means);
    if (rules.means() != FitMeans::nothing) story.applied = make_full(teller, means, rules, std::abs(before.excess()));
    fitted_.stories.push_back(std::move(story));
  }

  // The cheapest combination under which the story is exactly full; what was done, or nothing.
  std::vector<Remedy> make_full(size_t teller, const std::vector<Means>& all, const FitRules& rules, int lacks) {
    std::vector<std::vector<const Means*>> groups;
    for (const Means& means : all) {
      const auto paragraphs = means.change.shorter.size() + means.change.longer.size();
      if (!means.block || means.needs > rules.means() || static_cast<int>(paragraphs) > rules.paragraphs) continue;
      const auto same =
          std::ranges::find_if(groups, [&](const auto& group) { return group.front()->group == means.group; });
      if (same == groups.end())
        groups.push_back({&means});
      else
        same->push_back(&means);
    }
    std::vector<FitOptions> options;
    for (const auto& group : groups) {
      FitOptions& of_group = options.emplace_back();
      for (const Means* means : group) of_group.push_back({means->remedy.gain_lines, means->remedy.cost});
    }
    Combinations combinations(std::move(options), lacks);
    const int most = trials_.settings() + budget;
    for (int looked_at = 0; looked_at < most_looked_at && trials_.settings() < most; ++looked_at) {
      const auto found = combinations.next();
      if (!found) break;
      std::vector<const Means*> taken;
      for (size_t g = 0; g < groups.size(); ++g)
        if ((*found)[g] >= 0) taken.push_back(groups[g][static_cast<size_t>((*found)[g])]);
      if (auto applied = try_together(teller, taken, rules)) return *applied;
    }
    return {};
  }

  std::optional<std::vector<Remedy>> try_together(size_t teller, const std::vector<const Means*>& taken,
                                                  const FitRules& rules) {
    FitChoices choices = fitted_.choices;
    size_t paragraphs = 0;
    for (const Means* means : taken) {
      add_choice(choices, *means->block, means->change);
      paragraphs += means->change.shorter.size() + means->change.longer.size();
    }
    if (static_cast<int>(paragraphs) > rules.paragraphs) return std::nullopt;
    const auto trial = trials_.run(choices);
    if (!trial || !trial->new_faults.empty()) return std::nullopt;
    const auto told = trial->told.find(teller);
    if (told == trial->told.end() || !told->second.fits()) return std::nullopt;
    for (const auto& [other, as_set] : trial->told)
      if (other != teller && std::abs(as_set.excess()) > excess_of(other)) return std::nullopt;
    for (const auto& [one, as_set] : trial->told) excess_[one] = std::abs(as_set.excess());
    fitted_.choices = std::move(choices);
    std::vector<Remedy> applied;
    for (const Means* means : taken) applied.push_back(means->remedy);
    return applied;
  }

  // Lines that a story is off by now.
  int excess_of(size_t teller) {
    const auto known = excess_.find(teller);
    return known == excess_.end() ? std::abs(trials_.before(teller).excess()) : known->second;
  }

  Trials trials_;
  const FitJob job_;
  std::map<size_t, int> excess_;  // of stories that were set again
  Fitted fitted_;
};

}  // namespace

Fitted fit_pages(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages,
                 std::span<const Copyfit> copyfits, const FitJob& job, const Report& notes) {
  return GroupFitting(desk, shaper, pages, job, notes).run(copyfits);
}

}  // namespace banxin
