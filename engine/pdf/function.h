// Functions of a PDF: what a tint of a spot ink becomes where the ink has no plate.
#pragma once

#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

namespace banxin {

/// What a function of one number (ISO 32000-1, 7.10; all four types) gives for `x`. Nothing when it is broken, or has
/// more inputs than one. Throws BadStream, TooMuchWork.
std::optional<std::vector<double>> value_at(QPDFObjectHandle function, double x);

}  // namespace banxin
