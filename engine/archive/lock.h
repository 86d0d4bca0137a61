// The lock of an edition, banxin.lock: all that it was made from, and what came of it. Reference: docs/archive.md.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "api/inputs.h"
#include "archive/line_marks.h"
#include "base/press_standard.h"
#include "base/report.h"

namespace banxin {

/// How the products of a lock are made. The plain PDF is always one of them.
struct LockOptions {
  std::optional<PressStandard> press = {};  ///< also a press PDF
  bool marks = false;                       ///< … with printer's marks
  friend bool operator==(const LockOptions&, const LockOptions&) = default;
};

struct LockedInput {
  std::string kind;  ///< as word_of(Input::Kind)
  std::string path;  ///< as LockPaths call it
  std::string sha256;
  friend bool operator==(const LockedInput&, const LockedInput&) = default;
};

/// A face that glyphs of the pages come from.
struct LockedFace {
  std::string face, package, path;
  std::string version;  ///< as the face itself says it
  friend bool operator==(const LockedFace&, const LockedFace&) = default;
};

/// SHA-256 by product: "layout", "pdf", and "x4" or "x1a".
using Products = std::map<std::string, std::string>;

struct LockedPage {
  int page = 1;         ///< its number, of a spread the first
  LineMarks lines;      ///< so that the first line that moved can be told
  Products products{};  ///< of this page alone, as `render --page N` makes it
  friend bool operator==(const LockedPage&, const LockedPage&) = default;
};

struct Lock {
  std::string edition;  ///< its id
  std::string source;   ///< file name of the edition's YAML
  std::string engine;   ///< version
  LockOptions options;
  std::string profile;              ///< path of the press's
  std::vector<LockedInput> inputs;  ///< by path
  std::vector<LockedFace> faces;    ///< by name
  std::vector<LockedPage> pages;    ///< by number
  Products products;                ///< of the whole edition
  friend bool operator==(const Lock&, const Lock&) = default;
};

/// Of the file: another one is written when what it holds changes its meaning.
inline constexpr int lock_form = 1;

/// The lock's file, beside the edition.
std::filesystem::path lock_file(const std::filesystem::path& edition);

/// What the file holds: JSON, keys sorted, one input a line.
std::string to_json(const Lock& lock);

/// Nothing when it is no lock: `report` then holds error[bad-lock] with the place in `file`.
std::optional<Lock> read_lock(FileId file, Report& report);

}  // namespace banxin
