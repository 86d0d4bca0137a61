#include "archive/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "base/files.h"
#include "base/json.h"
#include "base/message.h"
#include "base/report.h"
#include "base/temporary.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

using LineJson = nlohmann::ordered_json;
constexpr const char* outcome_words[] = {"done", "problems", "failed", "skipped"};
constexpr uintmax_t longest_journal = uintmax_t{1} << 30;
constexpr size_t longest_line = 64 << 10, deepest_line = 4;

double in_thousandths(double seconds) { return std::round(seconds * 1000) / 1000; }

JournalLine::Outcome outcome_of(const std::string& word) {
  const auto found = std::ranges::find(outcome_words, word);
  if (found == std::end(outcome_words)) throw std::out_of_range(word);
  return static_cast<JournalLine::Outcome>(found - std::begin(outcome_words));
}

[[noreturn]] void cannot_append(const fs::path& file) {
  throw MachineFault{"cannot-write", say("cannot write {}: {}", file.string(), std::strerror(errno)),
                     say("name a folder you may write to with -o, or free some disk space")};
}

}  // namespace

std::string print(const JournalLine& line) {
  const LineJson json = {{"edition", line.edition},
                         {"source", line.source},
                         {"outcome", outcome_words[static_cast<size_t>(line.outcome)]},
                         {"exit", line.exit},
                         {"code", line.code},
                         {"pages", line.pages},
                         {"cpu_s", in_thousandths(line.cpu_s)},
                         {"wall_s", in_thousandths(line.wall_s)},
                         {"tries", line.tries},
                         {"outputs", line.outputs}};
  return json.dump(-1, ' ', false, LineJson::error_handler_t::replace) + "\n";
}

std::optional<JournalLine> parse_journal_line(std::string_view line) try {
  if (line.size() > longest_line || find_nested_deeper(line, deepest_line) != std::string::npos) return std::nullopt;
  const LineJson json = LineJson::parse(line);
  return JournalLine{.edition = json.at("edition"),
                     .source = json.at("source"),
                     .outcome = outcome_of(json.at("outcome")),
                     .exit = json.at("exit"),
                     .code = json.at("code"),
                     .pages = json.at("pages"),
                     .cpu_s = json.at("cpu_s"),
                     .wall_s = json.at("wall_s"),
                     .tries = json.at("tries"),
                     .outputs = json.at("outputs")};
} catch (const std::exception&) {
  return std::nullopt;
}

std::string journal_name(Shard shard) {
  return shard.count == 1 ? "batch.jsonl" : fmt::format("batch.{}-of-{}.jsonl", shard.index, shard.count);
}

bool is_journal_name(std::string_view name) {
  if (!name.starts_with("batch.") || !name.ends_with(".jsonl")) return false;
  if (name == journal_name({})) return true;
  constexpr size_t before = std::string_view("batch.").size(), behind = std::string_view(".jsonl").size();
  const std::string_view part = name.substr(before, std::max(name.size(), before + behind) - before - behind);
  const size_t of = part.find("-of-");
  const auto is_number = [](std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == word.npos;
  };
  return of != part.npos && is_number(part.substr(0, of)) && is_number(part.substr(of + 4));
}

std::vector<JournalLine> read_journals(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> journals;  // the youngest last: what it says holds
  std::error_code fault;
  for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault))
    if (std::error_code gone; is_journal_name(at->path().filename().string()))
      journals.emplace_back(fs::last_write_time(at->path(), gone), at->path());
  std::ranges::sort(journals);
  std::map<std::pair<std::string, std::string>, JournalLine> last;
  for (const auto& [time, file] : journals) {
    const std::string text = read_file(file, longest_journal).value_or("");
    for (std::string_view rest = text; rest.find('\n') != rest.npos; rest.remove_prefix(rest.find('\n') + 1))
      if (std::optional<JournalLine> line = parse_journal_line(rest.substr(0, rest.find('\n')))) {
        std::pair key(line->edition, line->source);
        last.insert_or_assign(std::move(key), std::move(*line));
      }
  }
  std::vector<JournalLine> lines;
  for (auto& [key, line] : last) lines.push_back(std::move(line));
  return lines;
}

Journal::Journal(fs::path file) : file_(std::move(file)) {
  fd_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOCTTY | O_CLOEXEC, 0666);
  if (fd_ < 0) cannot_append(file_);
  char last = '\n';
  struct stat info {};
  if (::fstat(fd_, &info) == 0 && info.st_size > 0 && ::pread(fd_, &last, 1, info.st_size - 1) == 1 && last != '\n')
    write_all(fd_, "\n");
}

Journal::~Journal() {
  if (fd_ >= 0) ::close(fd_);
}

void Journal::append(const JournalLine& line) {
  if (!write_all(fd_, print(line))) cannot_append(file_);
}

}  // namespace banxin
