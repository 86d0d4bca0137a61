// What was found out about pictures: they come again from edition to edition, and to find it out is to decode them.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "api/shared.h"
#include "base/file_stamp.h"
#include "base/message.h"
#include "photo/light_map.h"
#include "photo/sound_pictures.h"
#include "sheet/sheet.h"

namespace banxin {

/// A picture, or a page of a supplied PDF.
struct PictureKey {
  FileStamp stamp;
  int page = 1;

  friend bool operator==(const PictureKey&, const PictureKey&) = default;
  struct Hash {
    size_t operator()(const PictureKey& key) const {
      return FileStamp::Hash()(key.stamp) ^ static_cast<size_t>(key.page) << 32;
    }
  };
};

/// May be used from several threads at once.
struct KeptPictures {
  /// `folder`: what is kept between runs; empty = nothing.
  explicit KeptPictures(std::filesystem::path folder) : sound(std::move(folder)) {}

  /// Size and kind.
  Shared<PictureKey, PictureInfo, PictureKey::Hash> info{100'000};
  /// What is damaged in a picture, as the end of a sentence about it; empty = nothing.
  Shared<FileStamp, Message, FileStamp::Hash> damage{100'000};
  /// Of those that something is to be read on: half a megabyte each.
  Shared<FileStamp, LightMap, FileStamp::Hash> light{16};
  /// Of small ones their files: photos that stand in many editions of a run.
  Shared<FileStamp, std::string, FileStamp::Hash> bytes{16};
  static constexpr size_t largest_kept = 2 << 20;
  /// Those that were found sound, between runs too.
  SoundPictures sound;
};

}  // namespace banxin
