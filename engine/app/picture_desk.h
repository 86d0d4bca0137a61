// The pictures of a run: each file looked at once, and found whole beside the layout.
#pragma once

#include <tbb/task_group.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/pixel_budget.h"
#include "base/report.h"
#include "sheet/sheet.h"

namespace banxin {

class PictureDesk {
 public:
  /// How far a picture is looked into before it is painted.
  enum class Look : uint8_t {
    whole,        ///< to the end of its data, while pages are laid out
    until_paint,  ///< the same, but painting is what waits for it (render)
    head          ///< its head only: its data are decoded anyway before they are used
  };

  explicit PictureDesk(Look look) : look_(look) {}
  ~PictureDesk();
  PictureDesk(const PictureDesk&) = delete;
  PictureDesk& operator=(const PictureDesk&) = delete;

  /// Size and kind of a picture (picture_info), remembered. Begins to decode its data in a task of its own. May be
  /// called from several threads at once.
  std::optional<PictureInfo> info(const std::string& file, std::string& fault, int page);
  /// Waits for the tasks and reports what they found, "unreadable-picture", where the pictures of `sheets` are named.
  void report_damage(const std::vector<Sheet>& sheets, Report& report);
  /// Throws MachineFault when a picture is another file than it was when it was looked at first.
  void stop_if_changed() const;

 private:
  /// A file as the file system knows it; another one when it was written to or replaced.
  struct Stamp {
    uint64_t device = 0, number = 0, size = 0;
    int64_t seconds = 0, nanoseconds = 0;
    static Stamp of(const std::string& file);
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  struct File {
    Stamp stamp;
    std::string damage;
  };
  struct Seen {
    std::once_flag once;
    std::optional<PictureInfo> info;
    std::string fault;
  };
  void look_at(Seen& seen, const std::string& file, int page);

  const Look look_;
  std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::unique_ptr<Seen>> seen_;
  std::map<std::string, File> files_;
  PixelBudget budget_;
  tbb::task_group tasks_;
};

}  // namespace banxin
