// libjpeg's reader as an object. libjpeg leaves by longjmp: nothing with a destructor may be made between a setjmp and
// the last call of libjpeg, so what holds pixels is made by the caller, outside.
#pragma once

#include <csetjmp>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

// jpeglib.h needs <cstdio> before it.
#include <jpeglib.h>

#include "base/message.h"

namespace banxin {

struct JpegReader {
  jpeg_decompress_struct info{};
  std::jmp_buf failed;           ///< where libjpeg goes when it gives up
  std::optional<Phrase> damage;  ///< what the picture data suffered first: "breaks off"
  unsigned damaged_line = 0;     ///< of the size it is decoded to
  bool bad_profile = false;

  /// `bytes` must outlive it.
  explicit JpegReader(std::string_view bytes);
  ~JpegReader();
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  /// Reads the header; false when libjpeg gave it up.
  bool open();
  /// Takes the colour profile, if there is one, out of the header; false when libjpeg gave it up.
  bool read_profile();
  std::string_view profile() const { return {reinterpret_cast<const char*>(icc_), icc_size_}; }
  /// As EXIF says, 1 … 8. libjpeg lets its markers go when all is decoded.
  int orientation() const;
  /// EXIF alone says so.
  bool is_adobe_rgb() const;
  /// What follows the header of the first scan.
  std::string_view rest() const;
  /// Why libjpeg gave up, in its own words.
  std::string why() const;
  bool is_sound() const { return !damage && !bad_profile; }

 private:
  std::string_view bytes_;
  jpeg_error_mgr errors_{};
  JOCTET* icc_ = nullptr;
  unsigned icc_size_ = 0;
};

}  // namespace banxin
