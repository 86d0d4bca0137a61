// Plates as an interpreter other than ours renders them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/program.h"
#include "base/temporary.h"

namespace banxin {

/// One page on its plates: ink 0 … 255 for each pixel, row by row from the top.
struct PagePlates {
  int width = 0, height = 0;
  std::map<std::string, std::vector<uint8_t>> plates;  ///< Cyan, Magenta, Yellow, Black, and spot plates by name
};

/// Whether anything is on a plate of a page.
bool has_ink(const std::vector<uint8_t>& plate);

struct PlatesJob {
  int dpi = 100;
  size_t pages = 1;           ///< that the file has: Ghostscript must render as many
  size_t spots = 0;           ///< spot inks that it is known to use
  int processor_seconds = 3;  ///< for Ghostscript, besides some for each page
  ProgramFolders programs = {};
  int samples = 1;  ///< across and down that a pixel is the mean of: letters have soft edges from 2
};

/// How long Ghostscript may take for them: with the pages and their pixels.
ProgramLimits time_for(const PlatesJob& job);

/// The plates of a PDF, rendered by Ghostscript's `tiffsep` with overprint honoured; they are read a page at a time.
/// Throws MachineFault when there is no room for them, or no process for Ghostscript.
class Plates {
 public:
  Plates(std::string_view pdf, const PlatesJob& job);
  /// Why there are none; empty = they are there.
  const Message& fault() const { return fault_; }
  /// There are none because Ghostscript is not installed.
  bool absent() const { return absent_; }
  size_t pages() const { return files_.size(); }
  /// A page, counted from 0; nothing when a plate of it cannot be read back.
  std::optional<PagePlates> page(size_t index) const;

 private:
  void find_files(size_t wanted);

  TemporaryFolder folder_;
  Message fault_;
  bool absent_ = false;
  std::vector<std::map<std::string, std::string>> files_;  ///< of each page: plate → file
};

}  // namespace banxin
