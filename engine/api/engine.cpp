#include "api/engine.h"

#include <fmt/format.h>

#include <utility>

#include "base/message.h"
#include "blocks/blocks.h"
#include "read/catalogue.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

fs::path catalogue_in(const EngineFolders& folders) { return folders.home / "fonts" / "catalogue.yaml"; }

FontCatalogue read_own_catalogue(const fs::path& file) {
  Report report(std::make_shared<Sources>());
  FontCatalogue catalogue = read_catalogue(file, report);
  if (!report.failed()) return catalogue;
  const Note& first = report.notes().front();
  throw MachineFault{
      "bad-catalogue",
      say("{}:{}:{}: {}", report.sources().path(first.place.file), first.place.line, first.place.column, first.text),
      say("restore fonts/catalogue.yaml, which belongs to banxin")};
}

}  // namespace

Engine::Engine(EngineFolders folders)
    : folders_(std::move(folders)),
      fonts_(std::make_shared<const FontShelf>(read_own_catalogue(catalogue_in(folders_)))),
      shapers_(fonts_),
      pictures_(folders_.cache.empty() ? fs::path() : folders_.cache / "pictures") {}

const BlockKinds& Engine::kinds() const { return block_kinds(); }

fs::path Engine::catalogue_file() const { return catalogue_in(folders_); }

fs::path Engine::photo_cache() const { return folders_.cache.empty() ? fs::path() : folders_.cache / "photos"; }

std::string Engine::profile_file(const PressStyle& style) const {
  if (!style.profile.empty()) return style.profile;
  return (folders_.home / "templates" / "press" / "snap_tr002_l220.icc").string();
}

std::shared_ptr<const OutputProfile> Engine::output_profile(const PressStyle& style) const {
  const std::string file = profile_file(style);
  const FileStamp stamp = FileStamp::of(file);  // before the first byte is read
  const std::scoped_lock lock(mutex_);
  ReadProfile& read = profiles_[file];
  if (!read.profile || read.stamp != stamp)
    read = {stamp, std::make_shared<const OutputProfile>(read_output_profile(file))};
  return read.profile;
}

}  // namespace banxin
