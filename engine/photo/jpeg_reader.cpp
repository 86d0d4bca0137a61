#include "photo/jpeg_reader.h"

#include <cstdlib>

// jerror.h needs jpeglib.h before it.
#include <jerror.h>

#include "photo/exif.h"
#include "photo/jpeg_damage.h"

namespace banxin {
namespace {

JpegReader& reader_of(j_common_ptr common) { return *static_cast<JpegReader*>(common->client_data); }

void note(j_common_ptr common, int level) {
  if (level >= 0 || !common->is_decompressor) return;
  JpegReader& reader = reader_of(common);
  reader.bad_profile = reader.bad_profile || common->err->msg_code == JWRN_BOGUS_ICC;
  if (reader.damage) return;
  reader.damage = jpeg_damage(reader.info);
  reader.damaged_line = reader.info.output_scanline;
}

}  // namespace

JpegReader::JpegReader(std::string_view bytes) : bytes_(bytes) {
  info.err = jpeg_std_error(&errors_);
  info.client_data = this;
  errors_.error_exit = [](j_common_ptr common) { std::longjmp(reader_of(common).failed, 1); };
  errors_.emit_message = note;
  errors_.output_message = [](j_common_ptr) {};
}

JpegReader::~JpegReader() {
  jpeg_destroy_decompress(&info);
  std::free(icc_);
}

bool JpegReader::open() {
  if (setjmp(failed)) return false;
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
  jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
  jpeg_save_markers(&info, JPEG_APP0 + 2, 0xFFFF);
  jpeg_read_header(&info, TRUE);
  return true;
}

bool JpegReader::read_profile() {
  if (setjmp(failed)) return false;
  if (!jpeg_read_icc_profile(&info, &icc_, &icc_size_)) icc_size_ = 0;
  return true;
}

int JpegReader::orientation() const {
  for (const jpeg_marker_struct* m = info.marker_list; m; m = m->next)
    if (const int o = exif_orientation({reinterpret_cast<const char*>(m->data), m->data_length}); o != 1) return o;
  return 1;
}

bool JpegReader::is_adobe_rgb() const {
  for (const jpeg_marker_struct* m = info.marker_list; m; m = m->next)
    if (exif_says_adobe_rgb({reinterpret_cast<const char*>(m->data), m->data_length})) return true;
  return false;
}

std::string_view JpegReader::rest() const {
  const char* next = reinterpret_cast<const char*>(info.src->next_input_byte);
  const bool inside = next >= bytes_.data() && next <= bytes_.data() + bytes_.size();
  return inside ? bytes_.substr(static_cast<size_t>(next - bytes_.data())) : std::string_view{};
}

std::string JpegReader::why() const {
  char text[JMSG_LENGTH_MAX];
  errors_.format_message(const_cast<j_common_ptr>(reinterpret_cast<const jpeg_common_struct*>(&info)), text);
  return text;
}

}  // namespace banxin
