// The engine: what all editions of a process are made with.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "api/kept_pictures.h"
#include "api/shared.h"
#include "base/file_stamp.h"
#include "base/press_style.h"
#include "model/block.h"
#include "model/catalogue.h"
#include "paint/subset.h"
#include "photo/photo_cache.h"
#include "photo/profile.h"
#include "preflight/supplied.h"
#include "read/kept_trees.h"
#include "text/shaper_pool.h"
#include "text/text.h"

namespace banxin {

/// Where the engine's own things lie. Whoever makes an engine says so: it looks for nothing by itself.
struct EngineFolders {
  std::filesystem::path home;                           ///< with fonts/ and templates/
  std::filesystem::path cache;                          ///< what may be kept between runs; empty = nothing is kept
  uintmax_t most_photo_bytes = PhotoCache::most_bytes;  ///< of separated photos in it
};

/// A page of a PDF that somebody supplied, and what is asked about it.
struct JudgedPage {
  std::string sha256;  ///< of the file
  SuppliedQuestion asked;

  friend bool operator==(const JudgedPage&, const JudgedPage&) = default;
  struct Hash {
    size_t operator()(const JudgedPage& page) const { return std::hash<std::string>()(page.sha256); }
  };
};
using KeptVerdicts = Shared<JudgedPage, SuppliedVerdict, JudgedPage::Hash>;

/// Constant from the day it is made, and used by many threads at once. What is read from files of its own is read once,
/// and is the same for every edition.
class Engine {
 public:
  /// Reads the font catalogue. Throws MachineFault, with the place, when it is not what it should be.
  explicit Engine(EngineFolders folders);

  const FontCatalogue& catalogue() const { return fonts_->catalogue(); }
  /// The catalogue's faces. Shared with what was laid out, which may outlive the engine.
  const std::shared_ptr<const FontShelf>& fonts() const { return fonts_; }
  /// Over those faces.
  const ShaperPool& shapers() const { return shapers_; }
  /// Every kind of block that a template may name.
  const BlockKinds& kinds() const;
  /// The profile that a house style goes to press with: its own, or the house's. Read anew when its file was changed.
  /// Throws MachineFault.
  std::shared_ptr<const OutputProfile> output_profile(const PressStyle& style) const;
  /// Its file.
  std::string profile_file(const PressStyle& style) const;
  /// What may be kept between runs lies here; empty = nothing is kept.
  const std::filesystem::path& cache() const { return folders_.cache; }
  /// Where separated photos are kept between runs; empty = nowhere.
  std::filesystem::path photo_cache() const;
  /// How much of the disk they may take.
  uintmax_t most_photo_bytes() const { return folders_.most_photo_bytes; }
  /// Ads and logos come again from edition to edition: what was found out about them.
  const KeptVerdicts& verdicts() const { return verdicts_; }
  /// What was found out about photos.
  const KeptPictures& pictures() const { return pictures_; }
  /// Faces cut down to glyphs, from document to document.
  const KeptFaces& kept_faces() const { return kept_faces_; }
  /// Templates as they were parsed, from edition to edition.
  const KeptTrees& kept_trees() const { return kept_trees_; }
  /// Where banxin's own things lie.
  const std::filesystem::path& home() const { return folders_.home; }
  /// The file of the catalogue, which every edition is made from.
  std::filesystem::path catalogue_file() const;

 private:
  struct ReadProfile {
    FileStamp stamp;
    std::shared_ptr<const OutputProfile> profile;
  };

  const EngineFolders folders_;
  const std::shared_ptr<const FontShelf> fonts_;
  const ShaperPool shapers_;
  const KeptVerdicts verdicts_{1000};
  const KeptPictures pictures_;
  const KeptFaces kept_faces_;
  const KeptTrees kept_trees_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, ReadProfile> profiles_;  ///< by path
};

}  // namespace banxin
