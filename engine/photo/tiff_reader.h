// libtiff's reader as an object, which is silent: what libtiff says is kept for whoever asks.
#pragma once

#include <tiffio.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "base/owned.h"

namespace banxin {

template <auto& function>
using PointerTo = decltype(&function);

/// What is used of libtiff, which is loaded when the first TIFF is read: it comes with six libraries of its own.
struct TiffLibrary {
  PointerTo<TIFFOpenOptionsAlloc> new_options = nullptr;
  PointerTo<TIFFOpenOptionsFree> free_options = nullptr;
  PointerTo<TIFFOpenOptionsSetMaxSingleMemAlloc> set_most_memory = nullptr;
  PointerTo<TIFFOpenOptionsSetErrorHandlerExtR> set_error_handler = nullptr;
  PointerTo<TIFFOpenOptionsSetWarningHandlerExtR> set_warning_handler = nullptr;
  PointerTo<TIFFOpenExt> open = nullptr;
  PointerTo<TIFFClientOpenExt> open_memory = nullptr;
  PointerTo<TIFFClose> close = nullptr;
  PointerTo<TIFFReadDirectory> next_page = nullptr;
  PointerTo<TIFFSetDirectory> go_to_page = nullptr;
  PointerTo<TIFFGetField> field = nullptr;
  PointerTo<TIFFGetFieldDefaulted> field_or_default = nullptr;
  PointerTo<TIFFSetField> set_field = nullptr;
  PointerTo<TIFFIsTiled> is_tiled = nullptr;
  PointerTo<TIFFScanlineSize64> line_size = nullptr;
  PointerTo<TIFFTileSize64> tile_size = nullptr;
  PointerTo<TIFFReadScanline> read_line = nullptr;
  PointerTo<TIFFReadTile> read_tile = nullptr;
};
/// Throws MachineFault when it is not there.
const TiffLibrary& libtiff();

struct CloseTiff {
  void operator()(TIFF* tiff) const { libtiff().close(tiff); }
};

class TiffReader {
 public:
  /// `bytes` must outlive it.
  explicit TiffReader(std::string_view bytes);
  /// Of a file that we ordered ourselves: a plate.
  explicit TiffReader(const std::filesystem::path& file);
  TiffReader(const TiffReader&) = delete;
  TiffReader& operator=(const TiffReader&) = delete;

  bool is_open() const { return tiff_ != nullptr; }
  TIFF* handle() const { return tiff_.get(); }
  /// Goes to the first page that is more than a preview or a mask of another; false when there is none.
  bool find_picture();
  bool has_more_pages() const { return more_pages_; }

  /// From here on what the decoders of lossy and fax data make up, and only warn of, counts as a fault.
  void begin_data() { in_data_ = true, fault_.clear(); }
  /// What libtiff complained of first, in its own words; empty = nothing.
  const std::string& fault() const { return fault_; }

 private:
  static int note_error(TIFF*, void* self, const char* module, const char* format, va_list values);
  static int note_warning(TIFF*, void* self, const char* module, const char* format, va_list values);
  void note(const char* format, va_list values);
  bool is_whole_picture() const;

  static tmsize_t read(thandle_t self, void* into, tmsize_t size);
  static toff_t seek(thandle_t self, toff_t by, int from);

  std::string_view bytes_;
  uint64_t at_ = 0;
  std::string fault_;
  bool in_data_ = false, more_pages_ = false;
  std::unique_ptr<TIFF, CloseTiff> tiff_;
};

}  // namespace banxin
