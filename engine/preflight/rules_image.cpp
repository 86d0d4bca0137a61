// Rules about pictures: how fine they are, and in which colours.
#include <algorithm>
#include <cmath>

#include "preflight/rules.h"

namespace banxin {
namespace {

constexpr double least = 130, least_one_bit = 550, most = 450;  // newspaper practice: 170 … 300, line art 600 … 1270

// A pixel is a colour, and a row of them a gradient: that no more are there shows nowhere.
bool is_fill(const PlacedImage& image) { return std::min(image.width, image.height) == 1; }

}  // namespace

void judge_images(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  Faults coarse, poor, spaces, extras, fine;
  double lowest = 0;
  for (const PlacedImage& image : seen.facts.images) {
    const auto there = [&](Message found) {
      return seen.fault(std::move(found), {image.page, image.object, {{image.area[0], image.area[3]}}});
    };
    const auto what = [&] { return say("{} × {} pixels at {:.0f} ppi", image.width, image.height, image.ppi); };
    const bool one_bit = image.bits == 1;
    if (!is_fill(image)) {
      if (lowest == 0 || image.ppi < lowest) lowest = image.ppi;
      if (image.ppi < (one_bit ? least_one_bit : least))
        coarse.push_back(there(what()));
      else if (!one_bit && std::lround(image.ppi) < job.style.least_ppi)
        poor.push_back(there(what()));
      if (!one_bit && image.ppi > most) fine.push_back(there(what()));
    }
    if (!image.is_mask && !prints_as_it_is(image.space)) {
      spaces.push_back(there(say("a picture in {}", name_of(image.space.family))));
      spaces.back().house = is_managed(image.space.family) && !is_x1a(seen.standard);
    }
    if (image.interpolated || image.has_alternates)
      extras.push_back(there(say("{} is interpolated or has alternates", what())));
  }
  const size_t count = seen.facts.images.size();
  if (!coarse.empty())
    verdicts.judge("resolution", {}, coarse);
  else
    verdicts.judge("resolution",
                   lowest == 0 ? pictures_of(count) : say("{}, the coarsest at {:.0f} ppi", pictures_of(count), lowest),
                   poor, Outcome::warned);
  verdicts.judge("too-fine", say("no picture above {:.0f} ppi", most), fine, Outcome::warned);
  verdicts.judge("image-spaces", say("pictures are in the inks of the press"), spaces);
  verdicts.judge("image-extras", say("no interpolation, no alternate pictures"), extras, Outcome::warned);
}

}  // namespace banxin
