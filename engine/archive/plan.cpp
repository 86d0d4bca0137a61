#include "archive/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <queue>
#include <set>
#include <tuple>

#include "base/files.h"
#include "base/message.h"
#include "base/system_words.h"
#include "read/heading.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr const char* edition_file = "edition.yaml";

class EditionFinder {
 public:
  EditionFinder(std::istream& standard_input, Report& report) : standard_input_(standard_input), report_(report) {}

  void find(const std::string& name) {
    if (name == "@-") return read_list(standard_input_, say("standard input"));
    if (name.starts_with('@')) {
      std::ifstream list(name.substr(1), std::ios::binary);
      return read_list(list, verbatim(name.substr(1)));
    }
    find_path(name, {});
  }
  std::vector<fs::path> take() { return std::move(found_); }

 private:
  void read_list(std::istream& list, const Message& name) {
    if (!list) report_.error("bad-list", {}, say("the list {} cannot be read", name), say("name a file after @"));
    int count = 0;
    for (std::string line; std::getline(list, line);) {
      ++count;
      if (line.ends_with('\r')) line.pop_back();
      if (!line.empty()) find_path(line, say("{}:{}: ", name, count));
    }
    if (list.bad()) report_.error("bad-list", {}, say("the list {} cannot be read to its end", name));
  }

  void find_path(const fs::path& path, const Message& from) {
    std::error_code fault;
    const fs::file_status status = fs::status(path, fault);
    if (!fs::exists(status)) {
      report_.error("no-such-path", {}, say("{}there is no file or folder {}", from, path.string()),
                    say("name editions, folders of editions, or @FILE with a path a line"));
    } else if (!fs::is_directory(status)) {
      add(path);
    } else if (!find_below(path)) {
      report_.error("no-editions", {}, say("{}there is no {} below {}", from, edition_file, path.string()),
                    say("name a folder with editions in it, or an edition's own file"));
    }
  }

  bool find_below(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code fault;
    for (fs::recursive_directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault))
      if (at->path().filename() == edition_file) files.push_back(at->path());
    if (fault)
      report_.error("bad-folder", {}, say("{} cannot be read whole: {}", folder.string(), system_words(fault)),
                    say("give yourself the right to read all folders of it"));
    for (const fs::path& file : files) add(file);
    return !files.empty() || fault;
  }

  void add(const fs::path& file) {
    std::error_code fault;
    const fs::path real = resolved(file, fault);
    if (seen_.insert(fault ? file : real).second) found_.push_back(file);
  }

  std::istream& standard_input_;
  Report& report_;
  std::set<fs::path> seen_;
  std::vector<fs::path> found_;
};

PlannedEdition planned(const fs::path& source, KnownFiles& known) {
  std::error_code fault;
  const std::string file = fs::absolute(source, fault).lexically_normal().string();
  const FileStamp stamp = FileStamp::of(file);
  if (const KnownFile* old = known.find(file); old && !old->edition.empty())
    return {.id = old->edition, .source = source, .pages = old->pages};
  Report report(std::make_shared<Sources>());
  const EditionHeading heading = read_heading(source, report);
  if (!heading.id.empty() && FileStamp::of(file) == stamp)
    known.keep({file, stamp, heading.sha256, heading.id, heading.pages});
  return {.id = heading.id, .source = source, .pages = heading.pages};
}

}  // namespace

std::vector<fs::path> find_editions(const std::vector<std::string>& names, std::istream& standard_input,
                                    Report& report) {
  EditionFinder finder(standard_input, report);
  for (const std::string& name : names) finder.find(name);
  if (report.failed()) throw InputFault{};
  return finder.take();
}

BatchPlan plan_batch(const std::vector<fs::path>& sources, KnownFiles& known) {
  BatchPlan plan;
  for (const fs::path& source : sources) plan.push_back(planned(source, known));
  std::ranges::sort(plan, {}, [](const PlannedEdition& e) { return std::tie(e.id, e.source.native()); });
  for (size_t i = 1; i < plan.size(); ++i) {
    if (plan[i].id.empty() || plan[i].id != plan[i - 1].id) continue;
    plan[i].twin = plan[i - 1].source;
    if (plan[i - 1].twin.empty()) plan[i - 1].twin = plan[i].source;
  }
  return plan;
}

BatchPlan part_of(const BatchPlan& plan, Shard shard) {
  if (shard.count == 1) return plan;
  std::vector<size_t> dear(plan.size());  // the dearest first, each to the shard that has least to do
  for (size_t i = 0; i < dear.size(); ++i) dear[i] = i;
  std::ranges::stable_sort(dear, std::greater(), [&](size_t i) { return plan[i].cost(); });
  using Load = std::pair<size_t, int>;
  std::priority_queue<Load, std::vector<Load>, std::greater<>> loads;
  for (int i = 1; i <= shard.count; ++i) loads.emplace(0, i);
  std::vector<size_t> own;
  for (const size_t i : dear) {
    const auto [load, index] = loads.top();
    loads.pop();
    loads.emplace(load + plan[i].cost(), index);
    if (index == shard.index) own.push_back(i);
  }
  std::ranges::sort(own);
  BatchPlan part;
  for (const size_t i : own) part.push_back(plan[i]);
  return part;
}

}  // namespace banxin
