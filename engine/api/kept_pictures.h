// What was found out about pictures: they come again from edition to edition, and to find it out is to decode them.
#pragma once

#include <filesystem>
#include <utility>

#include "api/shared.h"
#include "base/file_stamp.h"
#include "base/message.h"
#include "photo/light_map.h"
#include "photo/sound_pictures.h"

namespace banxin {

/// May be used from several threads at once.
struct KeptPictures {
  /// `folder`: what is kept between runs; empty = nothing.
  explicit KeptPictures(std::filesystem::path folder) : sound(std::move(folder)) {}

  /// What is damaged in a picture, as the end of a sentence about it; empty = nothing.
  Shared<FileStamp, Message, FileStamp::Hash> damage{100'000};
  /// Of those that something is to be read on: half a megabyte each.
  Shared<FileStamp, LightMap, FileStamp::Hash> light{16};
  /// Those that were found sound, between runs too.
  SoundPictures sound;
};

}  // namespace banxin
