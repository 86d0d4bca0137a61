// The tables of docs/language.md, made from the tables that the reader reads with.
#pragma once

#include <map>
#include <string>

namespace banxin::test {

/// Markdown tables by name: each stands in the reference between `<!-- table: NAME -->` and `<!-- /table -->`.
std::map<std::string, std::string> reference_tables();

}  // namespace banxin::test
