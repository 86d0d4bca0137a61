// Pages that were laid out before, for an edition that is laid out again and again while somebody works on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/page_groups.h"
#include "api/shared.h"

namespace banxin {

/// Groups of pages by all that they were laid out from. Setting is a pure function of that, so what is found is what
/// would come out. Used by one engine, whose fonts and dictionaries stay as they were opened. May be used from several
/// threads at once.
class KeptPages {
 public:
  /// A digest of what a group is laid out from, but for its pictures: every file that the edition was read from, of
  /// stories those alone that its pages show or speak of.
  static std::string key_of(const Edition& edition, const PageGroup& group, const std::vector<bool>& drawn,
                            const FitJob& fit);

  /// That of one of its pages once it is laid out: alike = the same sheet. Empty when that is not sure, since a picture
  /// was written to a moment ago, and another write to it might not show.
  static std::string key_of_page(const std::string& group, size_t place, const PageUse& use,
                                 const PictureDesk& pictures);

  /// The group as it was laid out; nothing when it was not, or when one of its pictures has changed since. Its pictures
  /// are asked for at the desk, as if it were laid out now.
  std::optional<SetGroup> find(const std::string& key, PictureDesk& pictures) const;
  /// After all groups are set. What was fitted is not kept, nor a group with a picture that was written to a moment
  /// ago.
  void keep(const std::string& key, const SetGroup& group, const PictureDesk& pictures) const;

 private:
  struct Kept {
    SetGroup group;
    std::vector<FileStamp> stamps;  ///< of the pictures that it used, in their order
  };
  static constexpr size_t most = 256;
  const Shared<std::string, Kept> groups_{most};
};

}  // namespace banxin
