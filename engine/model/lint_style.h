// What a house makes of the rules of lint: how grave each is, and where it is silent.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/lint_rules.h"

namespace banxin {

class Fields;

/// A place where rules say nothing.
struct LintSilence {
  std::vector<std::string> rules;  ///< numbers or codes
  std::string block;               ///< empty: all of the page
  int page = 0;                    ///< 0: every page of the template
  std::string because;
};

struct LintStyle {
  std::map<std::string, LintLevel, std::less<>> levels;  ///< by number; rules that are not here have their own
  std::vector<LintSilence> silences;

  /// This one, and over it another's levels; both are silent where either is.
  LintStyle changed_by(const LintStyle& other) const;
  LintLevel level_of(const LintRule& rule) const;
  /// Whether a note of `code` about `block` of page `number` is not to be told.
  bool is_silent(std::string_view code, std::string_view block, int number) const;
};

void fields(Fields& f, LintStyle& style);

}  // namespace banxin
