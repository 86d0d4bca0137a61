#include "fit/fit.h"

#include <algorithm>

#include "fit/means.h"
#include "fit/plans.h"

namespace banxin {
namespace {

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
    for (const auto& [teller, applied] : plan_.applied) story_of(teller).applied = applied;
    tell_what_is_left();
    fitted_.choices = std::move(plan_.choices);
    if (!fitted_.choices.empty()) fitted_.slots = *trials_.places(fitted_.choices);
    return std::move(fitted_);
  }

 private:
  FitRules rules_of(const Teller& teller) const {
    FitRules rules = trials_.page_of(teller.parts.front()).fit.changed_by(teller.first()->fit()->rules);
    if (job_.may) rules.may = static_cast<int>(*job_.may);
    return rules;
  }

  FittedStory& story_of(size_t teller) {
    const Teller& told = trials_.tellers()[teller];
    const std::string& block = told.parts.back().block->name;
    for (FittedStory& story : fitted_.stories)
      if (story.story == told.story && story.block == block) return story;
    return fitted_.stories.emplace_back(
        FittedStory{.story = told.story, .block = block, .remedies = {}, .applied = {}});
  }

  void fit_story(size_t teller, const FitRules& rules) {
    const TriedStory& before = trials_.before(teller);
    // What was done for another story may have cured it.
    if (!before.setting || excess_in(plan_, teller, trials_) == 0) return;
    const FoundMeans found = means_for(trials_, teller, rules);
    FittedStory& story = story_of(teller);
    story.tried_all = found.all;
    story.remedies = worth_telling(found.means);
    if (rules.means() == FitMeans::nothing) return;
    story.may_be_fitted = true;
    const FitRulesOf rules_of_all = [&](size_t other) { return rules_of(trials_.tellers()[other]); };
    plan_ = best_plan(trials_, rules_of_all, plan_, teller, found);
  }

  // What was done for others moved stories that do not fit yet: other things would cure them now.
  void tell_what_is_left() {
    for (const auto& [teller, excess] : plan_.excess) {
      if (!job_.remedies || excess == 0 || excess == trials_.before(teller).excess()) continue;
      const FoundMeans now = means_for(trials_, teller, rules_of(trials_.tellers()[teller]), plan_.choices);
      story_of(teller).remedies = worth_telling(now.means);
    }
  }

  Trials trials_;
  const FitJob job_;
  FitPlan plan_;
  Fitted fitted_;
};

}  // namespace

Fitted fit_pages(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages,
                 std::span<const Copyfit> copyfits, const FitJob& job, const Report& notes) {
  return GroupFitting(desk, shaper, pages, job, notes).run(copyfits);
}

}  // namespace banxin
