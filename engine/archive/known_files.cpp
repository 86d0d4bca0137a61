#include "archive/known_files.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "base/files.h"
#include "base/sha256.h"
#include "read/read.h"

namespace banxin {
namespace {

// The words of a line, one after the other.
class LineWords {
 public:
  explicit LineWords(std::string_view line) : rest_(line) {}
  std::string_view next() {
    const size_t end = rest_.find(' ');
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 1);
    return word;
  }
  template <class Number>
  Number number() {
    const std::string_view word = next();
    Number value{};
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
    whole_ = whole_ && fault == std::errc() && end == word.data() + word.size();
    return value;
  }
  std::string_view rest() const { return rest_; }
  bool whole() const { return whole_; }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

}  // namespace

const KnownFile* KnownFiles::find(const std::string& file, const FileStamp& stamp) const {
  const auto found = files_.find(file);
  return found != files_.end() && found->second.stamp == stamp ? &found->second : nullptr;
}

const KnownFile* KnownFiles::find(const std::string& file) const { return find(file, FileStamp::of(file)); }

std::optional<std::string> KnownFiles::digest_of(const std::string& file, const FileStamp& stamp) {
  if (stamp == FileStamp{}) return std::nullopt;
  if (const KnownFile* known = find(file, stamp)) return known->sha256;
  const auto found = digests_.find(stamp);
  if (found == digests_.end()) return std::nullopt;
  keep({file, stamp, found->second});
  return found->second;
}

std::optional<std::string> KnownFiles::sha256(const std::string& file) {
  const FileStamp stamp = FileStamp::of(file);
  std::optional<std::string> digest = digest_of(file, stamp);
  if (digest) return digest;
  digest = sha256_of_file(file);
  if (digest && FileStamp::of(file) == stamp) keep({file, stamp, *digest});
  return digest;
}

std::string KnownFiles::sha256(const Input& input) {
  const std::string path = input.path().string();
  if (const std::optional<std::string> known = digest_of(path, input.stamp())) return *known;
  if (input.stamp() != FileStamp{}) keep({path, input.stamp(), input.sha256()});
  return input.sha256();
}

void KnownFiles::keep(KnownFile file) {
  if (!file.stamp.has_settled()) return;
  digests_.insert_or_assign(file.stamp, file.sha256);
  fresh_.push_back(file);
  believe(std::move(file));
}

void KnownFiles::believe(KnownFile file) {
  std::string path = file.path;
  files_.insert_or_assign(std::move(path), std::move(file));
}

std::string print(const KnownFile& file) {
  if (file.path.find('\n') != file.path.npos) return "";
  const FileStamp& s = file.stamp;
  return fmt::format("{} {} {} {} {} {} {} {} {} {} {}", file.sha256, s.device, s.number, s.size, s.seconds,
                     s.nanoseconds, s.changed_seconds, s.changed_nanoseconds, file.edition.empty() ? "-" : file.edition,
                     file.pages, file.path);
}

std::optional<KnownFile> parse_known(std::string_view line) {
  LineWords words(line);
  KnownFile file;
  file.sha256 = words.next();
  file.stamp.device = words.number<uint64_t>();
  file.stamp.number = words.number<uint64_t>();
  file.stamp.size = words.number<uint64_t>();
  file.stamp.seconds = words.number<int64_t>();
  file.stamp.nanoseconds = words.number<int64_t>();
  file.stamp.changed_seconds = words.number<int64_t>();
  file.stamp.changed_nanoseconds = words.number<int64_t>();
  file.edition = words.next();
  if (file.edition == "-") file.edition.clear();
  file.pages = words.number<int>();
  file.path = words.rest();
  if (!words.whole() || !is_sha256(file.sha256) || !file.path.starts_with('/')) return std::nullopt;
  if (!file.edition.empty() && !is_edition_id(file.edition)) return std::nullopt;
  return file;
}

}  // namespace banxin
