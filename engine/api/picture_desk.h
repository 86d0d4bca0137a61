// The pictures of a run: each file looked at once, and found whole beside the layout.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/kept_pictures.h"
#include "api/pixel_budget.h"
#include "base/file_stamp.h"
#include "base/message.h"
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

  /// `kept`: what was found out about pictures before.
  PictureDesk(Look look, const KeptPictures& kept);
  ~PictureDesk();
  PictureDesk(const PictureDesk&) = delete;
  PictureDesk& operator=(const PictureDesk&) = delete;

  /// Size and kind of a picture (picture_info), remembered. Begins to decode its data in a task of its own. May be
  /// called from several threads at once.
  std::optional<PictureInfo> info(const std::string& file, Message& fault, int page);
  /// How light a picture that info() was asked about is in a part of the page; nothing for a drawing, a PDF, and what
  /// cannot be decoded. May be called from several threads at once.
  std::optional<Tone> tone(const Image& image, const Rect& part);
  /// Waits for the tasks and reports what they found, "unreadable-picture", where the pictures of `sheets` are named.
  /// May be called from several threads at once, when all pictures were asked for.
  void report_damage(const std::vector<Sheet>& sheets, Report& report) const;
  /// Gives the pictures of `sheets` what was read of their files, so that nobody reads them again; as much as may be
  /// kept at once. When all were asked for.
  void attach_bytes(std::vector<Sheet>& sheets) const;
  /// Throws MachineFault when a picture is another file than it was when it was looked at first.
  void stop_if_changed() const;
  /// What a picture that info() was asked about was when it was looked at first; for when all were asked for.
  FileStamp stamp(const std::string& file) const { return files_.at(file).stamp; }
  /// The same of all that were asked for.
  std::map<std::string, FileStamp> stamps() const;
  /// CPU time that reading and decoding pictures took so far, in milliseconds.
  double spent_ms() const { return static_cast<double>(spent_us_) / 1000; }

 private:
  struct File {
    FileStamp stamp;
    Message damage;
    std::shared_ptr<const std::string> bytes;  ///< null: they are read when they are needed
  };
  static constexpr size_t most_bytes = 48 << 20;  ///< of all files together that are kept in memory
  struct Seen {
    std::once_flag once;
    std::optional<PictureInfo> info;
    Message fault;
  };
  struct Light {
    std::once_flag once;
    std::shared_ptr<const LightMap> map;  ///< null: it cannot be decoded
  };
  void look_at(Seen& seen, const std::string& file, int page);
  void find_damage(const std::string& path, File& file) const;
  std::shared_ptr<const LightMap> find_light(const Image& image);

  const Look look_;
  const KeptPictures& kept_;
  std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::unique_ptr<Seen>> seen_;
  std::map<std::string, File> files_;
  std::map<std::string, std::unique_ptr<Light>> light_;
  size_t bytes_kept_ = 0;
  std::atomic<int64_t> spent_us_ = 0;
  PixelBudget budget_;
  struct Tasks;  // TBB's, which is slow to compile
  const std::unique_ptr<Tasks> tasks_;
};

}  // namespace banxin
