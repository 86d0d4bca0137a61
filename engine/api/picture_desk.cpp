#include "api/picture_desk.h"

#include <fmt/format.h>
#include <tbb/task_group.h>

#include "api/timing.h"
#include "base/files.h"
#include "base/message.h"
#include "paint/picture_info.h"
#include "sheet/items.h"

namespace banxin {

struct PictureDesk::Tasks {
  tbb::task_group group;
};

namespace {

// Adds the CPU time of its life.
class Stopwatch {
 public:
  explicit Stopwatch(std::atomic<int64_t>& sum_us) : sum_us_(sum_us), begin_(thread_cpu_ms()) {}
  ~Stopwatch() { sum_us_ += static_cast<int64_t>(1000 * (thread_cpu_ms() - begin_)); }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  std::atomic<int64_t>& sum_us_;
  const double begin_;
};

}  // namespace

PictureDesk::PictureDesk(Look look, const KeptPictures& kept)
    : look_(look), kept_(kept), tasks_(std::make_unique<Tasks>()) {}

PictureDesk::~PictureDesk() {
  tasks_->group.cancel();
  try {
    tasks_->group.wait();
  } catch (...) {  // nobody asks for their results any more
  }
}

std::optional<PictureInfo> PictureDesk::info(const std::string& file, Message& fault, int page) {
  Seen* seen = nullptr;
  {
    const std::scoped_lock lock(mutex_);
    std::unique_ptr<Seen>& slot = seen_[{file, page}];
    if (!slot) slot = std::make_unique<Seen>();
    seen = slot.get();
  }
  std::call_once(seen->once, [&] { look_at(*seen, file, page); });
  if (!seen->info) fault = seen->fault;
  return seen->info;
}

void PictureDesk::look_at(Seen& seen, const std::string& file, int page) {
  const Stopwatch watch(spent_us_);
  const FileStamp stamp = FileStamp::of(file);  // before the first byte is read
  std::shared_ptr<const std::string> bytes;
  if (const auto known = kept_.info.find({stamp, page})) {
    seen.info = *known;
    bytes = kept_.bytes.find(stamp);  // null: whoever needs them reads them
  } else {
    seen.info = picture_info(file, seen.fault, page, &bytes);
    if (seen.info && stamp.has_settled() && FileStamp::of(file) == stamp) {
      kept_.info.keep({stamp, page}, std::make_shared<const PictureInfo>(*seen.info));
      if (bytes && bytes->size() <= KeptPictures::largest_kept) kept_.bytes.keep(stamp, bytes);
    }
  }
  const std::scoped_lock lock(mutex_);
  const auto [at, fresh] = files_.try_emplace(file, File{stamp, {}, nullptr});
  if (fresh && bytes && bytes_kept_ + bytes->size() <= most_bytes) {
    bytes_kept_ += bytes->size();
    at->second.bytes = std::move(bytes);
  }
  if (!seen.info || !fresh || look_ == Look::head || is_vector(seen.info->format)) return;
  if (const auto known = kept_.damage.find(stamp)) {  // no reason to wake anybody
    at->second.damage = *known;
    return;
  }
  const int64_t pixels = int64_t{seen.info->width} * seen.info->height;
  tasks_->group.run([this, pixels, path = &at->first, entry = &at->second] {
    const PixelBudget::Share share(budget_, pixels);
    const Stopwatch working(spent_us_);
    find_damage(*path, *entry);
  });
}

void PictureDesk::find_damage(const std::string& path, File& file) const {
  file.damage = file.bytes ? picture_damage(file.bytes, &kept_.sound) : picture_damage(path, &kept_.sound);
  if (file.stamp.has_settled() && FileStamp::of(path) == file.stamp)
    kept_.damage.keep(file.stamp, std::make_shared<const Message>(file.damage));
}

std::optional<Tone> PictureDesk::tone(const Image& image, const Rect& part) {
  if (is_vector(image.format) || image.whole.width <= Length{} || image.whole.height <= Length{}) return std::nullopt;
  Light* light = nullptr;
  {
    const std::scoped_lock lock(mutex_);
    std::unique_ptr<Light>& slot = light_[image.file];
    if (!slot) slot = std::make_unique<Light>();
    light = slot.get();
  }
  std::call_once(light->once, [&] { light->map = find_light(image); });
  return light->map ? std::optional(light->map->tone(part, image.whole)) : std::nullopt;
}

std::shared_ptr<const LightMap> PictureDesk::find_light(const Image& image) {
  const Stopwatch watch(spent_us_);
  FileStamp stamp;
  std::shared_ptr<const std::string> bytes;
  {
    const std::scoped_lock lock(mutex_);
    const File& file = files_.at(image.file);
    stamp = file.stamp, bytes = file.bytes;
  }
  if (auto known = kept_.light.find(stamp)) return known;
  const auto read = bytes ? std::nullopt : read_file(image.file, largest_picture_file);
  if (!bytes && !read) return nullptr;
  auto map = light_map(image, bytes ? *bytes : *read);
  if (!map) return nullptr;
  auto found = std::make_shared<const LightMap>(*std::move(map));
  if (stamp.has_settled() && FileStamp::of(image.file) == stamp) kept_.light.keep(stamp, found);
  return found;
}

void PictureDesk::report_damage(const std::vector<Sheet>& sheets, Report& report) const {
  tasks_->group.wait();
  for (const Sheet& sheet : sheets)
    for_each<Image>(sheet, [&](const Image& image) {
      const auto found = files_.find(image.file);
      if (found != files_.end() && !found->second.damage.empty())
        report.error("unreadable-picture", image.origin, say("picture {} {}", image.name, found->second.damage),
                     say("get it again from where it came, or save it again as JPEG or PNG and look at it"));
    });
}

void PictureDesk::attach_bytes(std::vector<Sheet>& sheets) const {
  for (Sheet& sheet : sheets)
    for_each<Image>(sheet, [&](Image& image) {
      const auto found = files_.find(image.file);
      if (!image.bytes && found != files_.end()) image.bytes = found->second.bytes;
    });
}

std::map<std::string, FileStamp> PictureDesk::stamps() const {
  std::map<std::string, FileStamp> stamps;
  for (const auto& [file, entry] : files_) stamps.emplace(file, entry.stamp);
  return stamps;
}

void PictureDesk::stop_if_changed() const {
  for (const auto& [file, entry] : files_)
    if (FileStamp::of(file) != entry.stamp)
      throw MachineFault{"picture-changed", say("{} was changed while its page was made", file),
                         say("nothing may change the pictures while banxin runs; run it again")};
}

}  // namespace banxin
