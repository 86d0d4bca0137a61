#include "api/kept_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/files.h"
#include "base/message.h"
#include "base/sha256.h"

namespace banxin {

std::string KeptPages::key_of(const Edition& edition, const PageGroup& group, const std::vector<bool>& drawn,
                              const FitJob& fit) {
  std::set<FileId> own;
  std::string all = fmt::format("{} {}\n", fit.remedies, fit.may ? static_cast<int>(*fit.may) : -1);
  for (const size_t page : group) {
    all += fmt::format("{} {}\n", page, drawn[page] ? "drawn" : "");
    own.insert(edition.pages[page].sources.begin(), edition.pages[page].sources.end());
  }
  for (const SourceFile& source : edition.sources) {
    const bool counts = source.kind != SourceFile::Kind::story || own.contains(source.id);
    all += fmt::format("{} {} {}\n", source.id.index, source.path.string(), counts ? source.sha256 : "");
  }
  return sha256(all);
}

std::string KeptPages::key_of_page(const std::string& group, size_t place, const PageUse& use,
                                   const PictureDesk& pictures) {
  std::string all = fmt::format("{} {}\n", group, place);
  for (const auto& [file, page] : use.pictures) {
    const FileStamp stamp = pictures.stamp(file);
    if (!stamp.has_settled()) return {};
    all += fmt::format("{} {} {} {} {} {} {} {}\n", stamp.device, stamp.number, stamp.size, stamp.seconds,
                       stamp.nanoseconds, stamp.changed_seconds, stamp.changed_nanoseconds, file);
  }
  return sha256(all);
}

std::optional<SetGroup> KeptPages::find(const std::string& key, PictureDesk& pictures) const {
  const std::shared_ptr<const Kept> kept = groups_.find(key);
  if (!kept) return std::nullopt;
  auto stamp = kept->stamps.begin();
  for (const auto& [file, page] : kept->group.use.pictures)
    if (FileStamp::of(file) != *stamp++) return std::nullopt;
  for (const auto& [file, page] : kept->group.use.pictures) {
    Message fault;
    pictures.info(file, fault, page);
  }
  return kept->group;
}

void KeptPages::keep(const std::string& key, const SetGroup& group, const PictureDesk& pictures) const {
  if (!group.choices.empty()) return;  // they speak of the blocks of this reading
  Kept kept{group, {}};
  for (const auto& [file, page] : group.use.pictures) {
    kept.stamps.push_back(pictures.stamp(file));
    if (!kept.stamps.back().has_settled()) return;
  }
  groups_.replace(key, std::make_shared<const Kept>(std::move(kept)));
}

}  // namespace banxin
