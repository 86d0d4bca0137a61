// Texts and templates that nobody wrote, the same on every machine.
#pragma once

#include <random>
#include <string>

namespace banxin::test {

/// What random editions are made of. The engine is the standard's; its distributions, which differ from library to
/// library, stay out.
class RandomText {
 public:
  explicit RandomText(int seed) : random_(static_cast<unsigned>(seed)) {}

  /// From `least` to `most`, both included.
  int between(int least, int most);
  bool one_in(int n) { return between(1, n) == 1; }
  /// `n` Han characters.
  std::string han(int n);
  /// A paragraph of 1 to 12 clauses with marks, figures, Latin words and quotations among them.
  std::string sentence();

 protected:
  std::mt19937 random_;
};

}  // namespace banxin::test
