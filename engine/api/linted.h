// An edition laid out, looked at by the rules of the desk.
#pragma once

#include "api/lay_out.h"

namespace banxin {

/// What `told` says of the edition, and what lint finds on its pages, as its house grades it.
Report linted(const LaidOut& laid, const Report& told);

}  // namespace banxin
