// Small PDFs as an advertiser would send them, good and bad.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ink.h"
#include "base/press_standard.h"
#include "base/press_style.h"
#include "base/report.h"
#include "preflight/plates.h"
#include "sheet/sheet.h"

namespace banxin::test {

struct AdPage {
  std::string content = "1 0 0 0 k 0 0 100 50 re f";  ///< a solid of cyan over the trim
  std::string resources = "<< >>";
  std::string page = "/MediaBox [0 0 100 50] /TrimBox [0 0 100 50]";  ///< further keys
  std::string catalog = "";
  int pages = 1;
  std::string version = "1.4";
};

/// A PDF of 100 × 50 pt, made by libqpdf; content streams are deflated.
std::string make_ad(const AdPage& ad = {});

/// The same with a password to open it.
std::string make_locked_ad();

inline constexpr PressStandard both[] = {PressStandard::x4, PressStandard::x1a};

/// The ad placed at 20 mm, 20 mm, twice its size: 200 × 100 pt. It is named in line 7, column 12.
Image image_of(const std::string& file, int page = 1);

/// Judges the page that `image` shows and says what is wrong with it.
void check_supplied(const Image& image, const InkTable& inks, const PressStyle& style,
                    std::optional<PressStandard> standard, Report& report);

Sheet page_of(std::vector<Item> items);

}  // namespace banxin::test
