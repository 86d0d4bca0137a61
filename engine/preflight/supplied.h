// Pages that somebody else made (ads, logos): judged before they stand on a page of ours.
#pragma once

#include <optional>

#include "base/ink.h"
#include "base/press_standard.h"
#include "base/press_style.h"
#include "base/report.h"
#include "sheet/sheet.h"

namespace banxin {

/// Judges the PDF page that `image` shows, at its size, by the rules of preflight, and reports at `image.origin`.
/// Errors, since nothing of it is changed on its way to the press: pdf-font (not in the file), pdf-colour (no colour of
/// a press), pdf-spot (a plate the edition has not), pdf-content, pdf-layers, pdf-transparency (blends in other than
/// CMYK; `standard` PDF/X-1a: any), pdf-registration, ad-label (its text does not hold what it must say). Warnings:
/// pdf-boxes, pdf-annotations, pdf-ppi, pdf-text, pdf-widths, ad-label (its text cannot be read).
void check_supplied(const Image& image, const InkTable& inks, const PressStyle& style,
                    std::optional<PressStandard> standard, Report& report);

}  // namespace banxin
