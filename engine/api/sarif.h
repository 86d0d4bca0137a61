// SARIF 2.1.0 (OASIS), which CI servers show as annotations of a change.
#pragma once

#include <string>
#include <vector>

#include "api/findings.h"
#include "base/message.h"

namespace banxin {

/// The document. Files are named from the working directory, which is the root of the sources (`%SRCROOT%`).
/// `about`: what was looked at, "check/paper/edition.yaml", so that a server tells reports of several from each other.
/// The rules of lint that they are about are described in `tongue`.
std::string to_sarif(const std::vector<Finding>& findings, const std::string& about, Tongue tongue = Tongue::english);

}  // namespace banxin
