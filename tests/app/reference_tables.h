// The tables of docs/language.md, made from the tables that the reader reads with.
#pragma once

#include <map>
#include <string>

namespace banxin::test {

/// Markdown tables by name: each stands in the reference between `<!-- table: NAME -->` and `<!-- /table -->`.
std::map<std::string, std::string> reference_tables();

/// The sentence of a key as a cell: no capital or full stop round it, and marked up.
std::string cell_of(std::string says);

/// What is YAML or Markdown in a sentence as code.
std::string marked_up(const std::string& says);

}  // namespace banxin::test
