// The inks of an edition's own pages: what can be known of the press before anything is painted.
#pragma once

#include "api/lay_out.h"
#include "base/report.h"

namespace banxin {

/// Warnings, each once for a block and an ink: press-ink (more ink than the press takes), press-text (small text in
/// several inks), press-lines (hairlines; fine lines in several inks). Preflight would say the same of the press PDF.
void judge_own_inks(const LaidOut& laid, Report& report);

/// The same of its photos: which colours they say they are in (photo/photo_colours.h).
void judge_photos(const LaidOut& laid, Report& report);

}  // namespace banxin
