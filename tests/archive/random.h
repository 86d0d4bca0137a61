// Numbers that look random and are the same on every machine: SplitMix64 (Steele, Lea, Flood, 2014). Neither the
// engines' distributions nor std::shuffle of the C++ library are.
#pragma once

#include <cstdint>
#include <iterator>

namespace banxin::archive_test {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  /// For one purpose of several that share a seed: the numbers of each stay as they are when another one takes more.
  Random(uint64_t seed, uint64_t purpose) : state_(seed * 0x9E3779B97F4A7C15ULL + purpose) { next(); }

  uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  /// A whole number from `least` to `most`.
  int between(int least, int most) {
    return least + static_cast<int>(next() % static_cast<uint64_t>(most - least + 1));
  }
  bool one_in(int n) { return between(1, n) == 1; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[next() % std::size(list)];
  }

 private:
  uint64_t state_;
};

}  // namespace banxin::archive_test
