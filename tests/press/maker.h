// Press PDFs for the tests.
#pragma once

#include <string>
#include <vector>

#include "paint/page_maker.h"
#include "photo/press_photos.h"
#include "press/press.h"

namespace banxin::test {

inline const OutputProfile& newsprint() {
  static const OutputProfile profile =
      read_output_profile(std::string(BANXIN_SOURCE_DIR) + "/templates/press/snap_tr002_l220.icc");
  return profile;
}

inline PressJob press_job(PressStandard standard) {
  return {standard, {}, {"gangwan-2026-03-14", "港灣晚報 & <Co>", "港灣晚報 & <Co> 2026-03-14", "2026-03-14"}};
}

inline std::string press(const std::vector<Sheet>& sheets, const InkTable& inks, PressStandard standard) {
  const SubsetFaces faces(sheets, face_file);
  return press_pdf(paint_pdf(sheets, inks, faces, {.title = "plain", .date = "2026-03-14"}), inks, newsprint(),
                   press_job(standard));
}

inline bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace banxin::test
