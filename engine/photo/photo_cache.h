// Separated photos kept between runs.
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace banxin {

/// A folder of JPEG files, each under a key that names all that it is made from, with a digest at its end. What it
/// gives was checked; whatever is wrong with an entry, with the folder or with its disk costs speed alone. Others may
/// write to the folder and empty it at the same time. May be used from several threads at once.
class PhotoCache {
 public:
  /// What all entries together may take; the ones that were not used for longest go first. While writers are at work
  /// it may be a tenth more.
  static constexpr uintmax_t most_bytes = uintmax_t{1} << 30;
  /// A larger picture is not kept.
  static constexpr uintmax_t largest_entry = 64 << 20;

  /// Makes `folder` when it is not there. Nothing is kept when it is empty, cannot be made, belongs to somebody else or
  /// may be written by others.
  explicit PhotoCache(const std::filesystem::path& folder, uintmax_t most = most_bytes);
  /// Holds the folder to its size when something was kept and nobody has lately, or much was kept since.
  ~PhotoCache();
  PhotoCache(const PhotoCache&) = delete;
  PhotoCache& operator=(const PhotoCache&) = delete;

  /// `key`: 64 hex digits. Nothing when it is not there, or is not what was kept.
  std::optional<std::string> find(const std::string& key) const;
  void keep(const std::string& key, std::string_view jpeg) const;
  /// Removes what killed writers left, and the oldest entries until all fit.
  void sweep() const;

 private:
  bool is_sweep_due() const;

  int folder_ = -1;
  uintmax_t most_;
  mutable std::atomic<bool> kept_ = false;
};

}  // namespace banxin
