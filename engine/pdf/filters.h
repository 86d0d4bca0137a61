// The filters that unpack (ISO 32000-1, 7.4.4 and 7.4.5), with a bound: libqpdf's own have none, neither on what comes
// out nor on what one hands to the next.
#pragma once

namespace banxin {

/// Puts ours in the place of libqpdf's, for the whole program. Done once, before a PDF is read.
void bound_filters();

}  // namespace banxin
