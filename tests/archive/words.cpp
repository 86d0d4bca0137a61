#include "tests/archive/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/files.h"
#include "base/utf8.h"

namespace banxin::archive_test {
namespace {

namespace fs = std::filesystem;

constexpr std::u32string_view openers = U"“‘「『（《〈【(", closers = U"”’」』）》〉】)", stops = U"。！？";
// What Markdown or YAML would take for its own.
constexpr std::u32string_view refused = U"*[]{}<>#\\|&_~`\"";
constexpr int shortest = 8, longest = 110;

bool holds(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

/// A sentence that may stand anywhere: neither cut out of a quotation nor full of signs.
bool is_whole(std::u32string_view text) {
  std::u32string open;
  for (const char32_t c : text) {
    if (holds(refused, c)) return false;
    if (const size_t at = openers.find(c); at != openers.npos) open += closers[at];
    if (!holds(closers, c)) continue;
    if (open.empty() || open.back() != c) return false;
    open.pop_back();
  }
  const int length = static_cast<int>(text.size());
  const bool first_plain = !text.empty() && text[0] > 0x7F;  // "1." and "-" begin the items of a list
  return open.empty() && first_plain && length >= shortest && length <= longest;
}

std::vector<std::u32string> sentences_of(std::u32string_view paragraph) {
  std::vector<std::u32string> found(1);
  for (size_t i = 0; i < paragraph.size(); ++i) {
    found.back() += paragraph[i];
    const bool more = i + 1 < paragraph.size() && (holds(closers, paragraph[i + 1]) || holds(stops, paragraph[i + 1]));
    if ((holds(stops, paragraph[i]) || (holds(closers, paragraph[i]) && i > 0 && holds(stops, paragraph[i - 1]))) &&
        !more)
      found.emplace_back();
  }
  std::erase_if(found, [](const std::u32string& text) { return !is_whole(text) || !holds(stops, text.back()); });
  return found;
}

int halves_of(std::u32string_view text) {
  int halves = 0;
  for (const char32_t c : text) halves += c < 0x2000 ? 1 : 2;
  return halves;
}

/// Lines of `measure` characters that a paragraph takes, its indent of two characters counted.
int lines_of(int halves, int measure) { return (halves + 4 + 2 * measure - 1) / (2 * measure); }

}  // namespace

Words::Words(const Phrases& phrases) : phrases_(phrases) {
  const fs::path root = BANXIN_SOURCE_DIR;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(root / "tests/corpus" / phrases.language)) files.push_back(entry);
  for (const char* sample : {"yunfu-2025-09-07", "gangwan-2026-03-14"}) {
    if ((phrases.language == "zh-Hans") != (sample[0] == 'y') || phrases.language == "ja") continue;
    for (const auto& entry : fs::directory_iterator(root / "samples" / sample))
      if (entry.path().extension() == ".md" && entry.path().filename() != "README.md") files.push_back(entry);
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) read(file);
  if (texts_.empty())
    throw std::runtime_error(fmt::format("no corpus of {} below {}", phrases.language, root.string()));
}

void Words::read(const fs::path& file) {
  const std::u32string text = utf8::to_utf32(read_file(file, 1 << 22).value());
  std::vector<Sentence> sentences;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(U'\n', at), text.size());
    for (const std::u32string& sentence : sentences_of(std::u32string_view(text).substr(at, end - at)))
      sentences.push_back({utf8::from_utf32(sentence), halves_of(sentence)});
    at = end + 1;
  }
  if (sentences.size() >= 12) texts_.push_back(std::move(sentences));
}

std::string Words::title(Random& random) const {
  return fmt::format("{}{}{}{}", random.one_of(phrases_.places), phrases_.of, random.one_of(phrases_.things),
                     random.one_of(phrases_.events));
}

std::string Words::caption(Random& random) const {
  return fmt::format("{}{}{}。", random.one_of(phrases_.places), phrases_.of, random.one_of(phrases_.things));
}

std::string Words::credit(Random& random) const {
  return fmt::format("{}{}", phrases_.photo_by, random.one_of(phrases_.names));
}

std::vector<std::string> Words::paragraphs(Random& random, int measure, int lines) const {
  const std::vector<Sentence>& text = random.one_of(texts_);
  std::vector<std::string> found;
  for (int misses = 0; lines > 0 && misses < 8;) {
    std::string paragraph;
    int halves = 0;
    for (int wanted = random.between(2, 5), tries = 0; wanted > 0 && tries < 12; ++tries) {
      const Sentence& next = random.one_of(text);
      if (lines_of(halves + next.halves, measure) > lines) continue;
      paragraph += next.text;
      halves += next.halves;
      --wanted;
    }
    if (paragraph.empty()) {
      ++misses;
      continue;
    }
    lines -= lines_of(halves, measure);
    found.push_back(std::move(paragraph));
  }
  return found;
}

std::string Words::story(Random& random, const Place& place, const std::string& photo) const {
  std::string text =
      fmt::format("---\nkicker: {}\ntitle: {}\n", in_quotes(random.one_of(phrases_.kickers)), in_quotes(title(random)));
  if (random.one_in(2)) text += fmt::format("deck: {}\n", in_quotes(random.one_of(phrases_.decks)));
  text += fmt::format("byline: {}\n---\n", in_quotes(fmt::format("{}{}", phrases_.by, random.one_of(phrases_.names))));
  constexpr int photo_lines = 9;
  int lines = place.lines - (photo.empty() ? 0 : photo_lines + 1);
  const int heads = place.heads == 0 ? 0 : random.between(0, place.heads);
  lines -= heads * place.head_lines;
  for (int section = 0; section <= heads; ++section) {
    if (section > 0) text += fmt::format("\n## {}\n", title(random));
    for (const std::string& paragraph : paragraphs(random, place.measure, lines / (heads + 1)))
      text += fmt::format("\n{}\n", paragraph);
    if (section == 0 && !photo.empty())
      text += fmt::format("\n![{}]({} \"{}\"){{lines={}}}\n", caption(random), photo, credit(random), photo_lines);
  }
  return text;
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace banxin::archive_test
