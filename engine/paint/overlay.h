// What a proof shows over the page: grid, frames, baselines, text that found no room.
#pragma once

#include <cairo.h>

#include "paint/proof_png.h"

namespace banxin {

void draw_overlay(cairo_t* cairo, const Sheet& sheet, const Overlay& overlay);

}  // namespace banxin
