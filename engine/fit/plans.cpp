#include "fit/plans.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "fit/combinations.h"

namespace banxin {
namespace {

constexpr int budget = 60;              // settings of a story after its means were tried alone
constexpr int most_looked_at = 10'000;  // combinations, those that go too far among them
constexpr int most_shared = 4;          // things that move several stories, each weighed with what it then takes

using MeansGroups = std::vector<std::vector<const Means*>>;

class PlanSearch {
 public:
  PlanSearch(Trials& trials, const FitRulesOf& rules_of, const FitPlan& from, size_t teller, const FoundMeans& found)
      : trials_(trials), rules_of_(rules_of), from_(from), teller_(teller), found_(found) {
    members_ = {teller};
    for (const std::vector<Means>* all : {&found.means, &found.shared})
      for (const Means& means : *all)
        for (const size_t other : means.moves)
          if (is_allowed(means) && std::ranges::find(members_, other) == members_.end()) members_.push_back(other);
  }

  FitPlan best() {
    FitPlan best = each_by_itself();
    int weighed = 0;
    for (const Means* shared : shared_means()) {
      if (weighed++ == most_shared || (best.unfit == 0 && shared->remedy.cost >= best.cost)) break;
      if (auto plan = all_by(*shared); plan && plan->is_better_than(best)) best = std::move(*plan);
    }
    return best;
  }

 private:
  bool is_allowed(const Means& means) const { return means.block && means.needs <= rules_of_(teller_).means(); }

  // Those that move other stories too, the cheapest first.
  std::vector<const Means*> shared_means() const {
    std::vector<const Means*> shared;
    for (const std::vector<Means>* all : {&found_.means, &found_.shared})
      for (const Means& means : *all)
        if (is_allowed(means) && !means.moves.empty()) shared.push_back(&means);
    std::ranges::stable_sort(shared, {}, [](const Means* means) { return means->remedy.cost; });
    return shared;
  }

  FitPlan each_by_itself() {
    FitPlan plan = from_;
    plan.cost = 0, plan.unfit = 0;
    for (const size_t member : members_) make_full(member, plan);
    return plan;
  }

  // One thing for all of them, and for each what it then lacks, or has too much.
  std::optional<FitPlan> all_by(const Means& shared) {
    FitPlan plan = from_;
    plan.cost = shared.remedy.cost, plan.unfit = 0;
    add_choice(plan.choices, *shared.block, shared.change);
    const auto trial = trials_.run(plan.choices);
    if (!trial || !trial->new_faults.empty()) return std::nullopt;
    for (const auto& [one, as_set] : trial->told) plan.excess[one] = as_set.excess();
    plan.applied[teller_].push_back(shared.remedy);
    for (const size_t member : members_) make_full(member, plan);
    if (excess_in(plan, teller_, trials_) != 0) return std::nullopt;  // what is not full is left as it is
    for (const auto& [one, excess] : plan.excess)
      if (is_worse(excess, excess_in(from_, one, trials_))) return std::nullopt;
    return plan;
  }

  // What is left of a story's need under the plan; nothing is done when not all of it can be.
  void make_full(size_t member, FitPlan& plan) {
    const FitRules rules = rules_of_(member);
    const int lacks = std::abs(excess_in(plan, member, trials_));
    if (lacks == 0 || rules.means() == FitMeans::nothing) return;
    const bool known = member == teller_ && plan.choices.empty();
    const FoundMeans now = known ? FoundMeans{} : means_for(trials_, member, rules, plan.choices);
    if (!combine(member, known ? found_.means : now.means, rules, lacks, plan)) ++plan.unfit;
  }

  static MeansGroups groups_of(const std::vector<Means>& all, const FitRules& rules) {
    MeansGroups groups;
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
    return groups;
  }

  // The cheapest combination under which the story is exactly full.
  bool combine(size_t member, const std::vector<Means>& all, const FitRules& rules, int lacks, FitPlan& plan) {
    const MeansGroups groups = groups_of(all, rules);
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
      if (try_together(member, taken, rules, plan)) return true;
    }
    return false;
  }

  bool try_together(size_t member, const std::vector<const Means*>& taken, const FitRules& rules, FitPlan& plan) {
    FitChoices choices = plan.choices;
    size_t paragraphs = 0;
    for (const Means* means : taken) {
      add_choice(choices, *means->block, means->change);
      paragraphs += means->change.shorter.size() + means->change.longer.size();
    }
    if (static_cast<int>(paragraphs) > rules.paragraphs) return false;
    const auto trial = trials_.run(choices);
    if (!trial || !trial->new_faults.empty()) return false;
    const auto told = trial->told.find(member);
    if (told == trial->told.end() || !told->second.fits()) return false;
    for (const auto& [other, as_set] : trial->told)
      if (other != member && is_worse(as_set.excess(), excess_in(plan, other, trials_))) return false;
    for (const auto& [one, as_set] : trial->told) plan.excess[one] = as_set.excess();
    plan.choices = std::move(choices);
    for (const Means* means : taken) {
      plan.applied[member].push_back(means->remedy);
      plan.cost += means->remedy.cost;
    }
    return true;
  }

  Trials& trials_;
  const FitRulesOf& rules_of_;
  const FitPlan& from_;
  const size_t teller_;
  const FoundMeans& found_;
  std::vector<size_t> members_;
};

}  // namespace

int excess_in(const FitPlan& plan, size_t teller, Trials& trials) {
  const auto known = plan.excess.find(teller);
  return known == plan.excess.end() ? trials.before(teller).excess() : known->second;
}

FitPlan best_plan(Trials& trials, const FitRulesOf& rules_of, const FitPlan& from, size_t teller,
                  const FoundMeans& found) {
  return PlanSearch(trials, rules_of, from, teller, found).best();
}

}  // namespace banxin
