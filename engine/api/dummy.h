// The page plan (版样): each page as its blocks, with what stands in them, in 栏 × 行, and the characters they want and
// have.
#pragma once

#include <string>

#include "api/lay_out.h"

namespace banxin {

/// The plan of an edition as PDF, a page for each of its pages, at their size. Its words are Chinese where the edition
/// is.
std::string dummy_pdf(const Engine& engine, const LaidOut& laid, Report& report);

}  // namespace banxin
