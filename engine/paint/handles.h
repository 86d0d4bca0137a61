// Owners of C objects: freed in every way out of a function.
#pragma once

#include <cairo.h>
#include <hb-subset.h>
#include <librsvg/rsvg.h>

#include <memory>

namespace banxin {

template <auto free_it>
struct Free {
  template <class T>
  void operator()(T* object) const {
    free_it(object);
  }
};

using CairoPtr = std::unique_ptr<cairo_t, Free<cairo_destroy>>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, Free<cairo_surface_destroy>>;
using FontFacePtr = std::unique_ptr<cairo_font_face_t, Free<cairo_font_face_destroy>>;
using FontOptionsPtr = std::unique_ptr<cairo_font_options_t, Free<cairo_font_options_destroy>>;
using BlobPtr = std::unique_ptr<hb_blob_t, Free<hb_blob_destroy>>;
using FacePtr = std::unique_ptr<hb_face_t, Free<hb_face_destroy>>;
using SetPtr = std::unique_ptr<hb_set_t, Free<hb_set_destroy>>;
using SubsetInputPtr = std::unique_ptr<hb_subset_input_t, Free<hb_subset_input_destroy>>;
using SubsetPlanPtr = std::unique_ptr<hb_subset_plan_t, Free<hb_subset_plan_destroy>>;
using SvgPtr = std::unique_ptr<RsvgHandle, Free<g_object_unref>>;

}  // namespace banxin
