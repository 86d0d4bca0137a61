// Spot inks of supplied pages.
#pragma once

#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace banxin {

/// In all that `form` draws with, gives each plate that we have our own substitute, since a file has one for each plate
/// (ISO 15930-7, 6.4). `ours`: a plate's name → its colour space. What prints stays as it is. A space stands in the
/// file once, whoever uses it: those of the form must not be ours.
void take_our_substitutes(QPDFObjectHandle form, const std::map<std::string, QPDFObjectHandle>& ours);

}  // namespace banxin
