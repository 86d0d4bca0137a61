// What the layout of a whole paper costs beside plain pages of as many characters.
//   build/release/banxin-bench --benchmark_filter=sixteen_pages
// Sixteen pages as `banxin new --from daily` makes four, each time with words, photos and ads of their own: threads
// with jumps, text in an L and round photos, a quote and a vertical headline, tables, notices, boxes, drop caps. The
// plain ones have the same paragraphs in one story each through six columns. Processor time of the stage `layout`, in
// turn; the median of the rounds counts.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "api/lay_out.h"
#include "base/utf8.h"

namespace banxin::bench::paper_bench {
namespace {

namespace fs = std::filesystem;

constexpr int copies = 4, page_count = 16;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

// Its Han characters exchanged among each other, so that no two copies of a text are shaped alike. `head`: bytes that
// stay, such as front matter.
std::string varied(const std::string& text, size_t head, unsigned seed) {
  std::u32string chars = utf8::to_utf32(text.substr(head)), han;
  for (const char32_t c : chars)
    if (is_han(c)) han += c;
  std::mt19937 random(seed);
  for (size_t i = han.size(); i > 1; --i) std::swap(han[i - 1], han[random() % i]);
  size_t next = 0;
  for (char32_t& c : chars)
    if (is_han(c)) c = han[next++];
  return text.substr(0, head) + utf8::from_utf32(chars);
}

// The same picture in other bytes: a comment behind the first marker.
std::string with_comment(std::string jpeg, char mark) {
  return jpeg.insert(2, std::string("\xFF\xFE\x00\x03", 4) + mark);
}

/// The papers in a folder of their own, and the paragraphs of the rich one.
class Papers {
 public:
  Papers() : folder_(fs::temp_directory_path() / "banxin-paper-bench") {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    const fs::path root = BANXIN_SOURCE_DIR;
    fs::copy(root / "templates/daily", folder_ / "daily", fs::copy_options::recursive);
    const std::string edition = read(root / "templates/papers/daily/edition.yaml");
    const size_t pages = edition.find("pages:\n") + 7;
    std::string rich = std::regex_replace(edition.substr(0, pages), std::regex("@name@"), "sixteen");
    for (int copy = 1; copy <= copies; ++copy) {
      rich += of_copy(edition.substr(pages), copy);
      for (const char* part : {"stories", "photos", "ads"})
        for (const auto& file : fs::directory_iterator(root / "templates/papers/daily" / part))
          add(file.path(), part, copy);
    }
    write(folder_ / "edition.yaml", rich);
    write_plain();
  }
  ~Papers() { fs::remove_all(folder_); }
  Papers(const Papers&) = delete;
  Papers& operator=(const Papers&) = delete;

  fs::path rich() const { return folder_ / "edition.yaml"; }
  fs::path plain() const { return folder_ / "plain.yaml"; }
  size_t characters() const { return characters_; }

 private:
  static std::string of_copy(const std::string& pages, int copy) {
    std::string text = std::regex_replace(pages, std::regex("feature, essay, 12-"), "09-red-moon.md, 10-dew.md, 12-");
    text = std::regex_replace(text, std::regex("([0-9]{2}-[a-z-]+\\.md)"), fmt::format("{}-$1", copy));
    return std::regex_replace(text, std::regex("(stories|photos|ads)/"), fmt::format("{}/$1/", copy));
  }

  void add(const fs::path& file, const char* part, int copy) {
    std::string bytes = read(file), name = file.filename().string();
    if (file.extension() == ".jpg") bytes = with_comment(bytes, static_cast<char>('0' + copy));
    if (file.extension() == ".md") {
      const size_t head = bytes.starts_with("---\n") ? bytes.find("\n---\n") + 5 : 0;
      bytes = varied(bytes, head, static_cast<unsigned>(copy * 100) + static_cast<unsigned>(name[1]));
      keep_paragraphs(bytes.substr(head));
      if (std::regex_match(name, std::regex("[0-9]{2}-.*"))) name = fmt::format("{}-{}", copy, name);
    }
    write(folder_ / std::to_string(copy) / part / name, bytes);
  }

  void keep_paragraphs(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const size_t length = utf8::to_utf32(line).size();
      if (length < 5 || line[0] == '#' || line[0] == '{' || line.find("](") != line.npos) continue;
      paragraphs_.push_back(line);
      characters_ += length;
    }
  }

  void write_plain() {
    write(folder_ / "plain-page.yaml",
          "template: plain\nextends: daily/house.yaml\nblocks:\n  text: {kind: story, columns: 6, body: body}\n");
    std::string edition = "edition: plain\npaper: 新报\ndate: 2025-09-07\nnumber: 1\npages:\n";
    size_t next = 0, written = 0;
    for (size_t page = 1; page <= page_count; ++page) {
      std::string story = fmt::format("---\ntitle: 第{}篇\n---\n", page);
      for (; next < paragraphs_.size() && written < characters_ * page / page_count; ++next) {
        story += "\n" + paragraphs_[next] + "\n";
        written += utf8::to_utf32(paragraphs_[next]).size();
      }
      write(folder_ / fmt::format("plain-{}.md", page), story);
      edition += fmt::format("  - {{template: plain-page.yaml, slots: {{text: plain-{}.md}}}}\n", page);
    }
    write(folder_ / "plain.yaml", edition);
  }

  fs::path folder_;
  std::vector<std::string> paragraphs_;
  size_t characters_ = 0;
};

// Milliseconds of CPU time.
struct Spent {
  double layout = 0, pictures = 0;
};

Spent lay_out_timed(const Engine& engine, const fs::path& edition) {
  Report report(std::make_shared<Sources>());
  Timing timing;
  const LaidOut laid = lay_out(engine, {.edition = edition, .overfull = Overfull::shows}, report, &timing);
  if (laid.sheets.size() != page_count) throw std::runtime_error("not sixteen pages");
  const std::string table = timing.print();
  const auto stage = [&](const std::string& name) {
    return std::stod(table.substr(table.find("\n" + name) + 1 + name.size()));
  };
  return {stage("layout"), stage("pictures")};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// `photos_known`: an engine that has laid the paper out before; else a new one a round, which decodes each to its end.
void sixteen_pages(benchmark::State& state) {
  const bool photos_known = state.range(0) != 0;
  const Papers papers;
  const EngineFolders folders{.home = BANXIN_SOURCE_DIR, .cache = {}};
  Engine kept(folders);
  std::this_thread::sleep_for(std::chrono::seconds(3));  // of files just written nothing is kept
  lay_out_timed(kept, papers.rich()), lay_out_timed(kept, papers.plain());
  std::vector<double> ratios, riches, plains, pictures;
  for (auto _ : state) {
    std::optional<Engine> fresh;
    if (!photos_known) lay_out_timed(fresh.emplace(folders), papers.plain());  // the faces are open in both
    const Engine& engine = photos_known ? kept : *fresh;
    plains.push_back(lay_out_timed(engine, papers.plain()).layout);
    const Spent rich = lay_out_timed(engine, papers.rich());
    riches.push_back(rich.layout), pictures.push_back(rich.pictures);
    ratios.push_back(rich.layout / plains.back());
    state.SetIterationTime(rich.layout / 1000);
  }
  state.SetLabel(photos_known ? "photos known" : "photos new");
  state.counters["characters"] = static_cast<double>(papers.characters());
  state.counters["rich_ms"] = median(riches);
  state.counters["pictures_ms"] = median(pictures);
  state.counters["plain_ms"] = median(plains);
  state.counters["ratio"] = median(ratios);
  state.counters["ratio_least"] = std::ranges::min(ratios);
  state.counters["ratio_most"] = std::ranges::max(ratios);
}
BENCHMARK(sixteen_pages)->Arg(1)->Arg(0)->Iterations(9)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace banxin::bench::paper_bench
