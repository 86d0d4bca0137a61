// A small PDF/X-4 of one page, of which one part can be put in from outside.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banxin::fuzz {

enum class PdfPart : uint8_t {
  page_content,  // streams
  form_content,
  to_unicode,
  xmp,
  profile,
  font_program,
  function,
  char_proc,
  widths,  // objects
  colour_space,
  graphics_state,
  structure,
  parent_tree,
  open_action,
  annotations,
  layers,
  page_keys,
  image_keys,
  font_keys,
  simple_font_keys,
};
inline constexpr int pdf_part_count = 20;

/// The PDF with `bytes` as that part, and what is well formed for all others.
std::string pdf_with(PdfPart part, std::string_view bytes);

}  // namespace banxin::fuzz
