#include "fit/set_fitting.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {
namespace {

Faults faults_of(const std::vector<SetPage>& pages) {
  Faults faults;
  for (const SetPage& page : pages) add_faults(page.notes, faults);
  return faults;
}

Copyfit* copyfit_of(const FittedStory& story, std::vector<SetPage>& pages) {
  for (SetPage& page : pages)
    for (Copyfit& fit : page.sheet.copyfits)
      if (fit.story == story.story && fit.block == story.block) return &fit;
  return nullptr;
}

std::vector<PlannedPage> replanned(std::span<const PlannedPage> pages, const Fitted& fitted) {
  std::vector<PlannedPage> planned(pages.begin(), pages.end());
  for (size_t i = 0; i < planned.size(); ++i) planned[i].slots = &fitted.slots[i];
  return planned;
}

// What was done for a story, that it was not kept, or that more might be done.
void tell(const Desk& desk, const FittedStory& story, bool undone, std::vector<SetPage>& pages) {
  const Story& told = desk.edition.stories[story.story.index];
  Message done;
  for (const Remedy& remedy : story.applied) done = done.empty() ? remedy.text : say("{}; {}", done, remedy.text);
  for (SetPage& page : pages)
    for (const Copyfit& fit : page.sheet.copyfits) {
      if (fit.story != story.story || fit.block != story.block) continue;
      if (undone && !done.empty())
        page.notes.info(
            "fit-undone", told.place,
            say("story {} could be made to fit, but that makes a fault on its pages: {}", told.label(), done),
            say("do it yourself, or another of the remedies"));
      else if (!done.empty())
        page.notes.info("fitted", told.place, say("story {} was made to fit: {}", told.label(), done));
      else if (story.may_be_fitted && fit.state() != Copyfit::State::fits)
        page.notes.info("not-fitted", told.place,
                        say("story {} stays as it is: nothing that may be done makes it exactly full", told.label()),
                        say("do yourself what brings most, and look again what is left"));
      if (!story.tried_all && done.empty())
        page.notes.info("fit-budget", told.place,
                        say("story {} is so long that not all was tried that might make it fit", told.label()),
                        say("cut it, or divide it, and look again"));
    }
}

}  // namespace

std::vector<SetPage> set_fitting(const Desk& desk, Shaper& shaper, std::span<const PlannedPage> pages,
                                 const FitJob& job, FitChoices& choices, const Report& notes) {
  std::vector<SetPage> set = set_pages(desk, shaper, pages, notes);
  std::vector<Copyfit> copyfits;
  for (const SetPage& page : set)
    copyfits.insert(copyfits.end(), page.sheet.copyfits.begin(), page.sheet.copyfits.end());
  if (std::ranges::all_of(copyfits, [](const Copyfit& fit) { return fit.state() == Copyfit::State::fits; })) return set;
  Fitted fitted = fit_pages(desk, shaper, pages, copyfits, job, notes);
  bool undone = false;
  if (!fitted.choices.empty()) {
    Desk chosen = desk;
    chosen.choices = &fitted.choices;
    std::vector<SetPage> full = set_pages(chosen, shaper, replanned(pages, fitted), notes);
    if (std::ranges::includes(faults_of(set), faults_of(full))) {
      set = std::move(full);
      choices = std::move(fitted.choices);
    } else {
      undone = true;
    }
  }
  for (const FittedStory& story : fitted.stories) tell(desk, story, undone, set);
  for (FittedStory& story : fitted.stories)
    if (Copyfit* fit = copyfit_of(story, set)) {
      fit->remedies = std::move(story.remedies);
      if (!undone) fit->applied = std::move(story.applied);
    }
  return set;
}

}  // namespace banxin
