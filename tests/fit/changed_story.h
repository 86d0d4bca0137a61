// Stories of the samples, changed by some characters: what copyfit is tried on.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "api/lay_out.h"
#include "tests/temporary_folder.h"

namespace banxin::test {

/// A copy of the samples that may be written into.
struct Samples {
  TemporaryFolder folder;
  Samples();
  std::filesystem::path edition(const char* name) const { return folder.path / "samples" / name; }
};

struct FitOutcome {
  LaidOut laid;
  Report report{std::make_shared<Sources>()};
  bool good = true;  ///< its input
};
FitOutcome lay_fitting(const std::filesystem::path& edition, FitJob fit);

std::vector<Copyfit> copyfits(const LaidOut& laid);
/// Lines that are over; below 0: free.
inline int excess(const Copyfit& fit) { return fit.lines_over - fit.lines_under; }
/// Of a story, as it is called by its file; null where it ends in no such block.
const Copyfit* copyfit_of(const LaidOut& laid, const std::string& file, const std::string& block);

/// A story that fits, in an edition of the samples.
struct FittingStory {
  std::filesystem::path edition, file;
  std::string name, block;  ///< its file as the edition writes it; where it ends
  int characters = 0;
};
/// Each story of each sample that fits and has a place where 60 characters may be taken out.
std::vector<FittingStory> fitting_stories(const Samples& all);

/// A story with `change` characters more, or fewer, at so many random places of its running text. Marks stay as they
/// are. Nothing when it has no room for that.
std::optional<std::string> changed(const std::string& story, int change, int places, std::mt19937& random);
/// The story with so many characters more at the end of its last paragraph of running text.
std::string lengthened(const std::string& story, int characters);

/// One trial: a story changed in its file, which is written back when this goes.
class ChangedStory {
 public:
  /// `places`: at most so many. `head_may_go`: it says that its kicker and its deck may be left out.
  ChangedStory(const FittingStory& story, unsigned seed, int places, bool head_may_go = false);
  ~ChangedStory();
  ChangedStory(const ChangedStory&) = delete;
  ChangedStory& operator=(const ChangedStory&) = delete;

  const FittingStory& story() const { return story_; }
  double share() const;      ///< of the story that was changed
  std::string what() const;  ///< for messages
  std::string text() const { return after_; }

 private:
  const FittingStory story_;
  const unsigned seed_;
  int change_ = 0;
  std::string before_, after_;  // of the file
};

/// How often trials are made: BANXIN_TRIALS, or so often.
int trials_wanted(int usually);

}  // namespace banxin::test
