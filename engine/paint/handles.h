// Owners of C objects: freed in every way out of a function.
#pragma once

#include <cairo.h>
#include <hb-subset.h>
#include <librsvg/rsvg.h>

#include "base/owned.h"

namespace banxin {

using CairoPtr = Owned<cairo_t, cairo_destroy>;
using SurfacePtr = Owned<cairo_surface_t, cairo_surface_destroy>;
using FontFacePtr = Owned<cairo_font_face_t, cairo_font_face_destroy>;
using FontOptionsPtr = Owned<cairo_font_options_t, cairo_font_options_destroy>;
using BlobPtr = Owned<hb_blob_t, hb_blob_destroy>;
using FacePtr = Owned<hb_face_t, hb_face_destroy>;
using SetPtr = Owned<hb_set_t, hb_set_destroy>;
using SubsetInputPtr = Owned<hb_subset_input_t, hb_subset_input_destroy>;
using SubsetPlanPtr = Owned<hb_subset_plan_t, hb_subset_plan_destroy>;
using SvgPtr = Owned<RsvgHandle, g_object_unref>;

}  // namespace banxin
