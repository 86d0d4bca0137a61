// A walk over everything that the pages of a PDF draw: it gathers the facts that the rules judge.
#pragma once

#include <array>
#include <qpdf/QPDFObjectHandle.hh>

#include "preflight/page_facts.h"

namespace banxin {

/// `trim`: left, bottom, right, top in points. Ends on every input: forms that nest deeper than
/// `deepest_form` and pages of more than some millions of operations are faults; throws TooMuchWork.
void walk_page(QPDFObjectHandle page, int number, const std::array<double, 4>& trim, PageFacts& facts);

/// The same over a form XObject by itself.
void walk_form(QPDFObjectHandle form, PageFacts& facts);

}  // namespace banxin
