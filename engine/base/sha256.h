// Digests that tell one content from another: SHA-256 (FIPS 180-4).
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace banxin {

/// SHA-256 of what is added piece by piece. A copy goes on from where it was taken. All throw std::bad_alloc when
/// memory is short, std::runtime_error when GnuTLS refuses (its library failed its own tests).
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256& other);
  Sha256& operator=(const Sha256&) = delete;
  ~Sha256();
  Sha256& add(std::string_view bytes);
  /// Of all that was added so far, as 64 lower-case hex digits.
  std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// SHA-256 of `bytes` as 64 lower-case hex digits.
std::string sha256(std::string_view bytes);
/// Is it such a digest?
bool is_sha256(std::string_view text);
/// The same of a file as it is read, piece by piece; nothing when it cannot be read to its end.
std::optional<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace banxin
