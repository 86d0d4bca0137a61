// Which pictures were found sound, kept between runs: a photo is decoded to its end only to know that.
#pragma once

#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace banxin {

/// A file of digests of pictures, with the decoders that went through them. What is wrong with the file, its folder or
/// its disk costs speed alone; others may add to it at the same time. May be used from several threads at once.
class SoundPictures {
 public:
  /// So many digests are kept; then it begins anew.
  static constexpr size_t most = 16'384;

  /// Nothing is kept between runs when `folder` is empty, cannot be made, belongs to somebody else or may be written by
  /// others.
  explicit SoundPictures(std::filesystem::path folder) : folder_(std::move(folder)) {}

  bool knows(std::string_view picture) const;
  void keep(std::string_view picture) const;

 private:
  void read() const;

  const std::filesystem::path folder_;
  mutable std::mutex mutex_;
  mutable bool is_read_ = false;
  mutable std::set<std::string> known_;
};

}  // namespace banxin
