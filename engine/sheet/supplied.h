// How a page that somebody else made is known in the plain PDF, so that the press stage leaves it as it is.
#pragma once

namespace banxin {

/// A key of the form XObject that stands round a supplied page: a third-class name, for private use (ISO 32000-1,
/// annex E.3). The press PDF no longer has it.
inline constexpr const char* supplied_mark = "/XXBanxinSupplied";
/// The name of the supplied page itself among that form's resources.
inline constexpr const char* supplied_page = "/BxP";

}  // namespace banxin
