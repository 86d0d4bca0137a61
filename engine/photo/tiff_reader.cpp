#include "photo/tiff_reader.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "base/loaded_library.h"

namespace banxin {
namespace {

// Of a table of strips, a tile, a profile: no sound picture within our limits has a larger one.
constexpr tmsize_t most_memory = 512 << 20;
constexpr int most_pages = 100;  // that are looked at

TiffLibrary load_libtiff() {
  const LoadedLibrary library("libtiff.so.6", "libtiff6");
  TiffLibrary all;
  library.find("TIFFOpenOptionsAlloc", all.new_options);
  library.find("TIFFOpenOptionsFree", all.free_options);
  library.find("TIFFOpenOptionsSetMaxSingleMemAlloc", all.set_most_memory);
  library.find("TIFFOpenOptionsSetErrorHandlerExtR", all.set_error_handler);
  library.find("TIFFOpenOptionsSetWarningHandlerExtR", all.set_warning_handler);
  library.find("TIFFOpenExt", all.open);
  library.find("TIFFClientOpenExt", all.open_memory);
  library.find("TIFFClose", all.close);
  library.find("TIFFReadDirectory", all.next_page);
  library.find("TIFFSetDirectory", all.go_to_page);
  library.find("TIFFGetField", all.field);
  library.find("TIFFGetFieldDefaulted", all.field_or_default);
  library.find("TIFFSetField", all.set_field);
  library.find("TIFFIsTiled", all.is_tiled);
  library.find("TIFFScanlineSize64", all.line_size);
  library.find("TIFFTileSize64", all.tile_size);
  library.find("TIFFReadScanline", all.read_line);
  library.find("TIFFReadTile", all.read_tile);
  return all;
}

void free_options(TIFFOpenOptions* options) { libtiff().free_options(options); }
using OptionsPtr = Owned<TIFFOpenOptions, free_options>;

// The handlers are one reader's alone: those of the process, which would be asked next, belong to whoever runs it.
OptionsPtr options_for(void* self, TIFFErrorHandlerExtR error, TIFFErrorHandlerExtR warning) {
  OptionsPtr options(libtiff().new_options());
  if (!options) return options;
  libtiff().set_most_memory(options.get(), most_memory);
  libtiff().set_error_handler(options.get(), error, self);
  libtiff().set_warning_handler(options.get(), warning, self);
  return options;
}

// These go on with whatever they can make of broken data.
bool makes_up_data(const char* module) {
  const std::string_view name = module ? module : "";
  return name.starts_with("Fax") || name.starts_with("JPEG");
}

}  // namespace

const TiffLibrary& libtiff() {
  static const TiffLibrary loaded = load_libtiff();
  return loaded;
}

int TiffReader::note_error(TIFF*, void* self, const char*, const char* format, va_list values) {
  static_cast<TiffReader*>(self)->note(format, values);
  return 1;
}

int TiffReader::note_warning(TIFF*, void* self, const char* module, const char* format, va_list values) {
  auto* reader = static_cast<TiffReader*>(self);
  if (reader->in_data_ && makes_up_data(module)) reader->note(format, values);
  return 1;
}

void TiffReader::note(const char* format, va_list values) {
  if (!fault_.empty()) return;
  char text[200];
  std::vsnprintf(text, sizeof text, format, values);
  // Some of its words are bytes of the file.
  for (const char* c = text; *c; ++c) fault_ += *c >= ' ' && *c <= '~' ? *c : '?';
}

tmsize_t TiffReader::read(thandle_t self, void* into, tmsize_t size) {
  auto* reader = static_cast<TiffReader*>(self);
  if (size < 0 || reader->at_ > reader->bytes_.size()) return 0;
  const size_t count = std::min<size_t>(static_cast<size_t>(size), reader->bytes_.size() - reader->at_);
  std::memcpy(into, reader->bytes_.data() + reader->at_, count);
  reader->at_ += count;
  return static_cast<tmsize_t>(count);
}

toff_t TiffReader::seek(thandle_t self, toff_t by, int from) {
  auto* reader = static_cast<TiffReader*>(self);
  const uint64_t begin = from == SEEK_CUR ? reader->at_ : from == SEEK_END ? reader->bytes_.size() : 0;
  return reader->at_ = begin + by;
}

TiffReader::TiffReader(std::string_view bytes) : bytes_(bytes) {
  const OptionsPtr options = options_for(this, note_error, note_warning);
  if (!options) return;
  const auto write_nothing = [](thandle_t, void*, tmsize_t) -> tmsize_t { return 0; };
  const auto close = [](thandle_t) { return 0; };
  const auto size = [](thandle_t self) -> toff_t { return static_cast<TiffReader*>(self)->bytes_.size(); };
  const auto map = [](thandle_t self, void** base, toff_t* length) {
    const std::string_view all = static_cast<TiffReader*>(self)->bytes_;
    *base = const_cast<char*>(all.data());  // it only reads there
    *length = all.size();
    return 1;
  };
  const auto unmap = [](thandle_t, void*, toff_t) {};
  tiff_.reset(libtiff().open_memory("", "r", this, read, write_nothing, seek, close, size, map, unmap, options.get()));
}

TiffReader::TiffReader(const std::filesystem::path& file) {
  const OptionsPtr options = options_for(this, note_error, note_warning);
  if (options) tiff_.reset(libtiff().open(file.c_str(), "r", options.get()));
}

bool TiffReader::is_whole_picture() const {
  uint32_t kind = 0;
  libtiff().field_or_default(handle(), TIFFTAG_SUBFILETYPE, &kind);
  return (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0;
}

bool TiffReader::find_picture() {
  int found = -1;
  for (int page = 0; page < most_pages && !more_pages_; ++page) {
    if (page > 0 && libtiff().next_page(handle()) == 0) break;
    if (!is_whole_picture()) continue;
    more_pages_ = found >= 0;
    if (found < 0) found = page;
  }
  fault_.clear();  // of what follows the picture
  return found >= 0 && libtiff().go_to_page(handle(), static_cast<tdir_t>(found)) != 0;
}

}  // namespace banxin
