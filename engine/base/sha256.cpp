#include "base/sha256.h"

#include <fmt/format.h>
#include <gnutls/crypto.h>

#include <array>
#include <fstream>
#include <new>
#include <stdexcept>

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr size_t digest_size = 32;

[[noreturn]] void fail(int code) { throw std::runtime_error(fmt::format("GnuTLS: {}", ::gnutls_strerror(code))); }

gnutls_hash_hd_t begun() {
  static const int ready = ::gnutls_global_init();  // it is by itself, unless a variable of the environment says no
  gnutls_hash_hd_t hash = nullptr;
  const int code = ready < 0 ? ready : ::gnutls_hash_init(&hash, GNUTLS_DIG_SHA256);
  if (code < 0) fail(code);
  return hash;
}

gnutls_hash_hd_t copy_of(gnutls_hash_hd_t other) {
  const gnutls_hash_hd_t hash = ::gnutls_hash_copy(other);
  if (!hash) throw std::bad_alloc();
  return hash;
}

}  // namespace

// Of GnuTLS, which libqpdf brings anyway and which uses what the processor has for it.
struct Sha256::State {
  explicit State(gnutls_hash_hd_t made) : hash(made) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { ::gnutls_hash_deinit(hash, nullptr); }
  const gnutls_hash_hd_t hash;
};

Sha256::Sha256() : state_(std::make_unique<State>(begun())) {}
Sha256::Sha256(const Sha256& other) : state_(std::make_unique<State>(copy_of(other.state_->hash))) {}
Sha256::~Sha256() = default;

Sha256& Sha256::add(std::string_view bytes) {
  if (const int code = ::gnutls_hash(state_->hash, bytes.data(), bytes.size()); code < 0) fail(code);
  return *this;
}

std::string Sha256::hex() const {
  const Sha256 last(*this);  // what has been read out begins anew
  std::array<uint8_t, digest_size> digest{};
  ::gnutls_hash_output(last.state_->hash, digest.data());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string all;
  for (const uint8_t byte : digest) all += digits[byte >> 4], all += digits[byte & 15];
  return all;
}

std::string sha256(std::string_view bytes) { return Sha256().add(bytes).hex(); }

bool is_sha256(std::string_view text) {
  return text.size() == 2 * digest_size && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::optional<std::string> sha256_of_file(const fs::path& path) {
  constexpr size_t piece = 1 << 18;
  std::error_code fault;
  if (!fs::is_regular_file(path, fault)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  std::string bytes(piece, '\0');
  Sha256 all;
  while (in) {
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    all.add(std::string_view(bytes).substr(0, static_cast<size_t>(in.gcount())));
  }
  return in.eof() ? std::optional(all.hex()) : std::nullopt;
}

}  // namespace banxin
