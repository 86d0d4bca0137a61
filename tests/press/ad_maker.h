// Small PDFs as an advertiser would send them, good and bad.
#pragma once

#include <string>

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

}  // namespace banxin::test
