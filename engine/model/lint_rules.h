// The rules that a finished page is looked at by (lint), and what it costs to break them: one table for who tells of a
// fault and for who would rather avoid it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace banxin {

/// How much a house makes of a rule.
enum class LintLevel : uint8_t { off, info, warning, error };

struct LintRule {
  const char* number;                   ///< BX110: stable, and the code of its notes when it has no other
  std::vector<std::string_view> codes;  ///< of notes that come from setting the page; its own number is not among them
  LintLevel level;                      ///< when the house says nothing
  int price;                            ///< of breaking it once; a paragraph that ends in a lone character costs 100
  const char* name;                     ///< as the desk calls it
  const char* purpose;                  ///< what the house is told
};

const std::vector<LintRule>& lint_rules();

/// The rule that a note of this code is about: its number, or one of its codes; null when there is none.
const LintRule* lint_rule_of(std::string_view code);

}  // namespace banxin
