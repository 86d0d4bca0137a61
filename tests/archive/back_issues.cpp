#include "tests/archive/back_issues.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>

#include "tests/archive/layouts.h"
#include "tests/archive/pictures.h"
#include "tests/archive/words.h"

namespace banxin::archive_test {
namespace {

namespace fs = std::filesystem;

struct Paper {
  std::string_view id, name, language;
  bool broadsheet = false;
  Words words = Words(phrases_of(language));
};

/// What each number of `Random` is for; an edition's numbers begin at `of_editions`.
enum Purpose : uint64_t { of_photos, of_drawings, of_ads, of_broken, of_editions };

struct Stock {
  std::map<std::string, std::string> bytes;  ///< by their paths from the archive's folder
  std::vector<std::string> photos, drawings, ads;

  explicit Stock(uint64_t seed) {
    add(make_photos(Random(seed, of_photos)), photos);
    add(make_drawings(Random(seed, of_drawings)), drawings);
    add(make_ads(Random(seed, of_ads)), ads);
  }
  void add(const std::vector<PictureFile>& files, std::vector<std::string>& names) {
    for (const PictureFile& file : files) {
      names.push_back(file.name);
      bytes["pictures/" + file.name] = file.bytes;
    }
  }
};

/// Writes one issue, page by page.
class Newsroom {
 public:
  Newsroom(const Paper& paper, const Stock& stock, Random random)
      : paper_(paper), stock_(stock), random_(random), next_photo_(random_.next()) {}

  Issue make(int week) {
    using namespace std::chrono;
    const year_month_day day = sys_days(year(1950) / January / 6) + days(7 * week);
    const std::string date = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                                         static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    const std::string id = fmt::format("{}-{}", paper_.id, date);
    issue_.folder = fmt::format("{:04}/{}", static_cast<int>(day.year()), id);
    issue_.yaml = fmt::format("edition: {}\npaper: {}\ndate: {}\nnumber: {}\nlanguage: {}\npages:\n", id, paper_.name,
                              date, week + 1, paper_.language);
    constexpr int pages[] = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 4, 4, 4, 4, 5, 6, 7, 8};
    const int count = random_.one_of(pages);
    const auto inside = inside_of(paper_.broadsheet);
    const int first = random_.between(0, 99);
    for (int page = 1; page <= count; ++page)
      add_page(page,
               page == 1 ? front_of(paper_.broadsheet) : inside[static_cast<size_t>(first + page) % inside.size()]);
    return std::move(issue_);
  }

 private:
  void add_page(int page, const Layout& layout) {
    const Phrases& phrases = paper_.words.phrases();
    const size_t section = page == 1 ? 0 : 1 + static_cast<size_t>(page - 2) % (phrases.sections.size() - 1);
    issue_.yaml += fmt::format("  - template: ../../templates/{}.yaml\n    page: {}\n    section: {}\n    slots:\n",
                               layout.name, page, phrases.sections[section]);
    for (const Place& place : layout.places)
      issue_.yaml += fmt::format("      {}: {}\n", place.block, slot(page, place));
  }

  std::string slot(int page, const Place& place) {
    const Phrases& phrases = paper_.words.phrases();
    switch (place.want) {
      case Want::story:
        return story(page, place);
      case Want::photo:
        return photo();
      case Want::drawing:
        return fmt::format("{{file: {}, alt: {}}}", shared("drawings", random_.one_of(stock_.drawings)),
                           random_.one_of(phrases.things));
      case Want::ad:
        return ad(place.shape);
      case Want::sky:
        return fmt::format("[{}, {}]", in_quotes(any(phrases.skies)), in_quotes(any(phrases.skies)));
      case Want::sea:
        return fmt::format("[{}, {}]", in_quotes(any(phrases.seas)), in_quotes(any(phrases.seas)));
      case Want::note:
        break;
    }
    std::string list;
    for (const std::string& paragraph : paper_.words.paragraphs(random_, place.measure, place.lines))
      list += fmt::format("{}{}", list.empty() ? "" : ", ", in_quotes(paragraph));
    return fmt::format("[{}]", list);
  }

  std::string story(int page, const Place& place) {
    const std::string path = fmt::format("p{}-{}.md", page, place.block);
    const std::string picture = place.photo && random_.one_in(2) ? shared_photo() : "";
    issue_.files[path] = paper_.words.story(random_, place, picture);
    if (issue_.story.empty()) issue_.story = path;
    return path;
  }

  std::string photo() {
    const std::string path = shared_photo();
    if (issue_.photo.empty()) issue_.photo = path;
    return fmt::format("{{file: {}, caption: {}, credit: {}, focus: [0.{}, 0.{}]}}", path,
                       in_quotes(paper_.words.caption(random_)), in_quotes(paper_.words.credit(random_)),
                       random_.between(3, 7), random_.between(3, 7));
  }

  std::string ad(std::string_view shape) {
    std::vector<std::string> fitting;
    for (const std::string& name : stock_.ads)
      if (name.starts_with(shape)) fitting.push_back(name);
    const std::string path = shared("ads", random_.one_of(fitting));
    if (issue_.ad.empty()) issue_.ad = path;
    return fmt::format("{{file: {}, advertiser: {}}}", path, any(paper_.words.phrases().advertisers));
  }

  /// The next of all photos: none stands twice on a page.
  std::string shared_photo() { return shared("photos", stock_.photos[next_photo_++ % stock_.photos.size()]); }
  std::string shared(std::string_view folder, const std::string& name) {
    const std::string path = fmt::format("{}/{}", folder, name);
    issue_.shared[path] = "pictures/" + name;
    return path;
  }
  std::string_view any(const std::vector<std::string_view>& list) { return random_.one_of(list); }

  const Paper& paper_;
  const Stock& stock_;
  Random random_;
  uint64_t next_photo_;
  Issue issue_;
};

void write(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw std::runtime_error(fmt::format("cannot write {}", path.string()));
}

void write(const Issue& issue, const fs::path& archive) {
  const fs::path folder = archive / issue.folder;
  for (const char* part : {"photos", "drawings", "ads"}) fs::create_directories(folder / part);
  write(folder / "edition.yaml", issue.yaml);
  for (const auto& [name, bytes] : issue.files) write(folder / name, bytes);
  for (const auto& [name, from] : issue.shared) {
    std::error_code no_links;  // a file system without them, or a file that has as many as it may
    fs::create_hard_link(archive / from, folder / name, no_links);
    if (no_links) fs::copy_file(archive / from, folder / name);
  }
  for (const std::string& name : issue.folders) fs::create_directory(folder / name);
  for (const std::string& name : issue.loops) fs::create_symlink(fs::path(name).filename(), folder / name);
  for (const std::string& name : issue.pipes)
    if (::mkfifo((folder / name).c_str(), 0644) != 0) throw std::runtime_error("cannot make a pipe");
}

/// How each edition is broken, by its number; each way comes as often as the others, give or take one.
std::map<int, const Damage*> choose_broken(const ArchiveOrder& order) {
  Random random(order.seed, of_broken);
  std::vector<int> numbers(static_cast<size_t>(order.editions));
  for (int i = 0; i < order.editions; ++i) numbers[static_cast<size_t>(i)] = i;
  const int broken = (order.editions * order.broken_percent + 50) / 100;
  std::map<int, const Damage*> chosen;
  for (int i = 0; i < broken; ++i) {
    std::swap(numbers[static_cast<size_t>(i)], numbers[static_cast<size_t>(random.between(i, order.editions - 1))]);
    chosen[numbers[static_cast<size_t>(i)]] = &damages[(order.seed + static_cast<size_t>(i)) % damages.size()];
  }
  return chosen;
}

void check(const fs::path& folder, const ArchiveOrder& order) {
  if (order.editions < 1 || order.editions > most_editions)
    throw std::invalid_argument(fmt::format("an archive has 1 to {} editions", most_editions));
  if (order.broken_percent < 0 || order.broken_percent > 100)
    throw std::invalid_argument("0 to 100 percent of the editions are broken");
  if (fs::exists(folder) && !fs::is_empty(folder))
    throw std::invalid_argument(fmt::format("{} is not empty", folder.string()));
}

}  // namespace

void make_archive(const fs::path& folder, const ArchiveOrder& order) {
  check(folder, order);
  const Paper papers[] = {{"linjiang", "临江日报", "zh-Hans", true},
                          {"qingshi", "青石晚报", "zh-Hans"},
                          {"gangwan", "港灣晚報", "zh-Hant-TW"},
                          {"minato", "港町新聞", "ja"}};
  const Stock stock(order.seed);
  fs::create_directories(folder / "pictures");
  fs::copy(fs::path(BANXIN_SOURCE_DIR) / "tests/archive/templates", folder / "templates", fs::copy_options::recursive);
  for (const auto& [path, bytes] : stock.bytes) write(folder / path, bytes);
  std::vector<std::string> broken;
  const std::map<int, const Damage*> chosen = choose_broken(order);
  for (int i = 0; i < order.editions; ++i) {
    constexpr int count = static_cast<int>(std::size(papers));
    Issue issue =
        Newsroom(papers[i % count], stock, Random(order.seed, of_editions + static_cast<uint64_t>(i))).make(i / count);
    if (const auto found = chosen.find(i); found != chosen.end()) {
      found->second->strike(issue, stock.bytes);
      broken.push_back(fmt::format("{}/edition.yaml\t{}\n", issue.folder, found->second->name));
    }
    write(issue, folder);
  }
  std::ranges::sort(broken);
  std::string list;
  for (const std::string& line : broken) list += line;
  write(folder / "broken.txt", list);
}

}  // namespace banxin::archive_test
