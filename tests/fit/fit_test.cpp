// Copyfit on the samples: their stories grow and shrink, and are made to fill their blocks again; what remedies are
// said to bring is what they bring.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "api/lay_out.h"
#include "api/page_sums.h"
#include "base/utf8.h"
#include "read/slot_edit.h"
#include "tests/house.h"
#include "tests/notes.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;
using namespace banxin;

namespace {

const char* const samples[] = {"yunfu-2025-09-07/edition.yaml", "yunfu-2025-09-07/four-pages.yaml",
                               "gangwan-2026-03-14/edition.yaml", "gangwan-2026-03-14/vertical.yaml",
                               "minato-2026-03-14/edition.yaml"};

// A copy of the samples that may be written into.
struct Samples {
  test::TemporaryFolder folder;
  Samples() {
    for (const char* part : {"samples", "templates"})
      fs::copy(fs::path(BANXIN_SOURCE_DIR) / part, folder.path / part, fs::copy_options::recursive);
  }
  fs::path edition(const char* name) const { return folder.path / "samples" / name; }
};

struct Outcome {
  LaidOut laid;
  Report report{std::make_shared<Sources>()};
  bool good = true;  ///< its input
};

Outcome lay(const fs::path& edition, FitJob fit) {
  Outcome made;
  try {
    made.laid = lay_out(test::house(), {.edition = edition, .look = PictureDesk::Look::head, .fit = fit}, made.report);
  } catch (const InputFault&) {
    made.good = false;
  }
  return made;
}

std::vector<Copyfit> copyfits(const LaidOut& laid) {
  std::vector<Copyfit> all;
  for (const Sheet& sheet : laid.sheets) all.insert(all.end(), sheet.copyfits.begin(), sheet.copyfits.end());
  return all;
}

int excess(const Copyfit& fit) { return fit.lines_over - fit.lines_under; }

// The running text of a story file: its lines that are paragraphs without markup.
std::vector<size_t> plain_lines(const std::vector<std::u32string>& lines) {
  std::vector<size_t> plain;
  int fences = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i] == U"---") ++fences;
    const bool markup = lines[i].find_first_of(U"#|>![]{}*_<:`") != std::u32string::npos;
    if (fences == 2 && lines[i].size() > 70 && !markup) plain.push_back(i);
  }
  return plain;
}

std::vector<std::u32string> lines_of(const std::string& text) {
  std::vector<std::u32string> lines(1);
  for (const char32_t c : utf8::to_utf32(text)) c == U'\n' ? lines.push_back({}) : lines.back().push_back(c);
  return lines;
}

std::string text_of(const std::vector<std::u32string>& lines) {
  std::u32string all;
  for (size_t i = 0; i < lines.size(); ++i) all += (i ? U"\n" : U"") + lines[i];
  return utf8::from_utf32(all);
}

bool is_plain(std::u32string_view text) {
  return text.find_first_of(U"“”‘’「」『』（）《》()、，。") == std::u32string_view::npos;
}

// `change` characters put in or taken out somewhere; nothing when the story has no place for that.
std::optional<std::string> changed(const std::string& story, int change, std::mt19937& random) {
  std::vector<std::u32string> lines = lines_of(story);
  const std::vector<size_t> plain = plain_lines(lines);
  if (plain.empty()) return std::nullopt;
  for (int tries = 0; tries < 40; ++tries) {
    std::u32string& line = lines[plain[random() % plain.size()]];
    const size_t count = static_cast<size_t>(std::abs(change)), at = 2 + random() % (line.size() - 4);
    if (change < 0) {
      if (at + count + 2 > line.size()) continue;
      const std::u32string_view gone = std::u32string_view(line).substr(at, count);
      if (gone.find_first_of(U"“”‘’「」『』（）《》()") != std::u32string_view::npos) continue;
      line.erase(at, count);
      return text_of(lines);
    }
    std::u32string words;  // its own running text, marks left out
    const std::u32string& from = lines[plain[random() % plain.size()]];
    for (size_t i = random() % from.size(); words.size() < count; i = (i + 1) % from.size())
      if (is_plain({&from[i], 1})) words += from[i];
    line.insert(at, words);
    return text_of(lines);
  }
  return std::nullopt;
}

int trials_wanted(int usually) {
  const char* wanted = std::getenv("BANXIN_TRIALS");
  return wanted ? std::atoi(wanted) : usually;
}

struct Trial {
  fs::path edition, file;
  std::string before;  ///< of the file
  double share = 0;    ///< of the story that was changed
  std::string what;
};

// A story of a sample, changed in its file. Writes the story back when it goes.
class Changed {
 public:
  Changed(const Samples& all, unsigned seed) : random_(seed) {
    do {
      trial_.edition = all.edition(samples[random_() % std::size(samples)]);
      const Outcome base = lay(trial_.edition, {});
      const auto fits = copyfits(base.laid);
      const Copyfit& fit = fits[random_() % fits.size()];
      const Story& story = base.laid.edition.stories[fit.story.index];
      const int change = (random_() % 2 ? 1 : -1) * static_cast<int>(1 + random_() % 60);
      trial_.file = trial_.edition.parent_path() / story.file;
      trial_.before = *read_file(trial_.file, 1'000'000);
      const auto text = fit.state() == Copyfit::State::fits ? changed(trial_.before, change, random_) : std::nullopt;
      if (!text) continue;
      int characters = 0;
      for (const Section& section : story.sections)
        for (const Paragraph& paragraph : section.paragraphs)
          for (const Span& span : paragraph.spans) characters += static_cast<int>(utf8::length(span.text));
      trial_.share = std::abs(change) / static_cast<double>(characters);
      trial_.what = fmt::format("seed {}: {} {:+} of {}", seed, story.file, change, characters);
      write_whole(trial_.file, *text);
      return;
    } while (true);
  }
  ~Changed() { write_whole(trial_.file, trial_.before); }
  Changed(const Changed&) = delete;
  Changed& operator=(const Changed&) = delete;
  const Trial* operator->() const { return &trial_; }

 private:
  std::mt19937 random_;
  Trial trial_;
};

// The keys of a remedy put into its slot: "fit: {shorter: [5]}, lines: 7".
std::string with_remedy(std::string text, FileId file, Place page, const char* main_key, const Remedy& remedy,
                        Report& report) {
  std::string rest = remedy.slot;
  while (!rest.empty()) {
    SlotValue value{remedy.block, main_key, {}, {}};
    const size_t colon = rest.find(": ");
    value.path.push_back(rest.substr(0, colon));
    size_t end = colon + 2;
    if (rest[end] == '{') {
      const size_t inner = rest.find(": ", end),
                   close =
                       rest.find('}', rest.find('[', inner) < rest.find('}', inner) ? rest.find(']', inner) : inner);
      value.path.push_back(rest.substr(end + 1, inner - end - 1));
      value.value = rest.substr(inner + 2, close - inner - 2);
      end = close + 1;
    } else {
      const size_t close = std::min(rest.find(", ", end), rest.size());
      value.value = rest.substr(end, close - end);
      end = close;
    }
    const auto written = with_slot_value(text, file, page, value, report);
    REQUIRE_MESSAGE(written.has_value(), test::told(report));
    text = *written;
    rest = end < rest.size() ? rest.substr(end + 2) : "";
  }
  return text;
}

const Page* page_with(const Edition& edition, const std::string& block, int number) {
  for (const Page& page : edition.pages)
    if (page.number == number && find_block(page.blocks, block)) return &page;
  for (const Page& page : edition.pages)
    if (find_block(page.blocks, block)) return &page;
  return nullptr;
}

}  // namespace

TEST_CASE("stories of the samples, 1 to 60 characters longer or shorter, fill their blocks again") {
  const Samples all;
  struct Tally {
    int trials = 0, full = 0;
  } near, far, beyond;
  const int trials = trials_wanted(8);
  for (int seed = 1; seed <= trials; ++seed) {
    const Changed trial(all, static_cast<unsigned>(seed));
    const Outcome made = lay(trial->edition, {.remedies = true, .may = FitMeans::heads});
    REQUIRE_MESSAGE(made.good, test::told(made.report));
    const auto fits = copyfits(made.laid);
    const bool full = std::ranges::all_of(fits, [](const Copyfit& fit) { return fit.state() == Copyfit::State::fits; });
    Tally& tally = trial->share <= 0.02 ? near : trial->share <= 0.05 ? far : beyond;
    ++tally.trials;
    tally.full += full ? 1 : 0;
    for (const Copyfit& fit : fits) {
      for (const Remedy& done : fit.applied) CHECK(done.kind != Remedy::Kind::cut);
      if (!fit.applied.empty()) CHECK(fit.state() == Copyfit::State::fits);
      if (!fit.applied.empty()) CHECK(test::told(made.report).find("info[fitted]") != std::string::npos);
    }
    if (!full)
      for (const Sheet& sheet : made.laid.sheets)
        MESSAGE(trial->what << " is not full:\n" << fit_words(sheet, Tongue::english));
  }
  MESSAGE("within 2 %: " << near.full << " of " << near.trials << " full; within 5 %: " << far.full << " of "
                         << far.trials << "; beyond: " << beyond.full << " of " << beyond.trials);
  // Of a few trials one more or less is no measure.
  const bool many = trials >= 100;
  CHECK(near.full * 100 >= near.trials * (many ? 98 : 90));
  CHECK((near.full + far.full) * 100 >= (near.trials + far.trials) * (many ? 90 : 80));
}

TEST_CASE("each remedy alone brings what it is said to bring") {
  const Samples all;
  const int trials = trials_wanted(4);
  int tried = 0;
  for (int seed = 1001; seed < 1001 + trials; ++seed) {
    const Changed trial(all, static_cast<unsigned>(seed));
    const Outcome made = lay(trial->edition, {.remedies = true, .may = FitMeans::nothing});
    REQUIRE_MESSAGE(made.good, test::told(made.report));
    const std::string before = *read_file(trial->edition, 1'000'000), story = *read_file(trial->file, 1'000'000);
    for (const Copyfit& fit : copyfits(made.laid))
      for (const Remedy& remedy : fit.remedies) {
        CAPTURE(trial->what);
        CAPTURE(remedy.text.english());
        Report notes(std::make_shared<Sources>());
        if (remedy.kind == Remedy::Kind::cut) {
          std::vector<std::u32string> lines = lines_of(story);
          lines.resize(static_cast<size_t>(remedy.place.line));
          lines.back().resize(static_cast<size_t>(remedy.place.column) - 1);
          write_whole(trial->file, text_of(lines) + "\n");
        } else if (!remedy.slot.empty()) {
          const FileId file = notes.sources().add("edition.yaml", before);
          const Page* page = page_with(made.laid.edition, remedy.block, remedy.page);
          REQUIRE(page != nullptr);
          const Block* block = find_block(page->blocks, remedy.block);
          const auto& kinds = test::house().kinds();
          const auto kind = std::ranges::find_if(kinds, [&](const BlockKind& k) { return block->kind == k.name; });
          Place place = page->place;
          place.file = file;
          write_whole(trial->edition, with_remedy(before, file, place, kind->main_key, remedy, notes));
        } else {
          continue;  // words to be added
        }
        ++tried;
        const Outcome after = lay(trial->edition, {});
        write_whole(trial->edition, before);
        write_whole(trial->file, story);
        REQUIRE_MESSAGE(after.good, test::told(after.report));
        for (const Copyfit& now : copyfits(after.laid)) {
          const bool same = now.block == fit.block && after.laid.edition.stories[now.story.index].file ==
                                                          made.laid.edition.stories[fit.story.index].file;
          if (!same) continue;
          const int nearer = excess(fit) > 0 ? excess(fit) - excess(now) : excess(now) - excess(fit);
          CHECK_MESSAGE(nearer == remedy.gain_lines, remedy.slot);
        }
      }
  }
  MESSAGE(tried << " remedies tried alone");
  CHECK((tried > 0 || trials == 0));
}

namespace {

void put_into(const fs::path& file, const std::string& what, const std::string& by) {
  std::string text = *read_file(file, 1'000'000);
  const size_t at = text.find(what);
  REQUIRE_MESSAGE(at != std::string::npos, what);
  write_whole(file, text.replace(at, what.size(), by));
}

const Copyfit& copyfit_in(const LaidOut& laid, const std::string& block) {
  for (const Sheet& sheet : laid.sheets)
    for (const Copyfit& fit : sheet.copyfits)
      if (fit.block == block) return fit;
  FAIL("no story ends in block " << block);
  return laid.sheets.front().copyfits.front();
}

bool has(const std::vector<Remedy>& remedies, Remedy::Kind kind, const std::string& block) {
  return std::ranges::any_of(remedies, [&](const Remedy& one) { return one.kind == kind && one.block == block; });
}

const char* const longer_bus =
    "站点却挪了三处。家长们在微信群里转发了新的站点图，有人连夜带着孩子走了一遍，也有人打电话到公交公司问清"
    "楚雨天怎么办，照管员一一作答，记在小本子上。";

}  // namespace

TEST_CASE("what would look worse than what it mends is no remedy") {
  const Samples all;
  const fs::path edition = all.edition("yunfu-2025-09-07/four-pages.yaml");
  put_into(edition, "lead-photo: {", "lead-photo: {lines: 26, ");
  put_into(edition.parent_path() / "stories/03-bus.md", "站点却挪了三处。", longer_bus);
  const Outcome made = lay(edition, {.remedies = true});
  REQUIRE(made.good);
  const Copyfit& lead = copyfit_in(made.laid, "rest");
  REQUIRE(lead.state() == Copyfit::State::overset);
  CHECK(has(lead.remedies, Remedy::Kind::picture, "lead-photo"));
  // Its text would have one row between a lower headline and the photo.
  CHECK_FALSE(has(lead.remedies, Remedy::Kind::headline, "lead"));
  const Copyfit& second = copyfit_in(made.laid, "second");
  REQUIRE(second.state() == Copyfit::State::overset);
  CHECK(has(second.remedies, Remedy::Kind::headline, "second"));
  // Its section headings have two lines, one of them free.
  CHECK_FALSE(has(second.remedies, Remedy::Kind::white, "second"));
}

TEST_CASE("house, page and block allow copyfit; the command line goes over them; nobody changes words") {
  const Samples all;
  const fs::path edition = all.edition("yunfu-2025-09-07/four-pages.yaml");
  put_into(edition.parent_path() / "stories/03-bus.md", "站点却挪了三处。",
           "站点却挪了三处。家长们在微信群里转发了新的站点图，有人连夜带着孩子走了一遍，也有人打电话到公司问。");
  const auto is_full = [&](FitJob job) {
    const Outcome made = lay(edition, job);
    REQUIRE_MESSAGE(made.good, test::told(made.report));
    return copyfit_in(made.laid, "second").state() == Copyfit::State::fits;
  };
  CHECK_FALSE(is_full({}));
  CHECK_FALSE(is_full({.may = FitMeans::pictures}));
  CHECK(is_full({.may = FitMeans::heads}));
  put_into(edition, "section: 要闻", "section: 要闻\n    fit: {may: heads}");
  CHECK(is_full({}));
  CHECK_FALSE(is_full({.may = FitMeans::nothing}));
  put_into(edition, "second: stories/03-bus.md", "second: {story: stories/03-bus.md, fit: {may: nothing}}");
  CHECK_FALSE(is_full({}));
}

TEST_CASE("a choice that cannot be kept to any more is told") {
  const Samples all;
  const fs::path edition = all.edition("yunfu-2025-09-07/four-pages.yaml");
  put_into(edition, "second: stories/03-bus.md",
           "second: {story: stories/03-bus.md, fit: {shorter: [99], longer: [1], pictures: [{picture: 7, lines: 1}]}}");
  const Outcome made = lay(edition, {});
  REQUIRE(made.good);
  const std::string told = test::told(made.report);
  CHECK(told.find("warning[fit-choice]: the story has no paragraph 99") != std::string::npos);
  CHECK(told.find("warning[fit-choice]: the story has no picture 7") != std::string::npos);
}

TEST_CASE("of a story far too long not all is tried, which is told") {
  const test::TemporaryFolder folder;
  folder.write("page.yaml",
               "template: page\npage: {trim: [100mm, 120mm], body: 10pt, pitch: 15pt, lines: 20, columns: "
               "{count: 2, chars: 12, gap: 1}}\nblocks:\n  lead: {kind: story, columns: 2}\n");
  std::string text = "---\ntitle: 题\n---\n";
  for (int i = 0; i < 3000; ++i)
    text += "\n潮水退去，渔船靠岸，码头上的人说今天风不大，明天也不大，后天再看，不必着急。\n";
  folder.write("long.md", text);
  const std::string edition = folder.write(
      "edition.yaml",
      "edition: long\npaper: 报\ndate: 2026-03-14\npages:\n  - {template: page.yaml, slots: {lead: long.md}}\n");
  const Outcome made = lay(edition, {.remedies = true});
  REQUIRE_MESSAGE(made.good, test::told(made.report));
  CHECK(test::told(made.report).find("info[fit-budget]: story long is so long") != std::string::npos);
}

TEST_CASE("what a block says itself stays, whatever is chosen for others, and counts for no limit") {
  const Samples all;
  const fs::path edition = all.edition("yunfu-2025-09-07/four-pages.yaml");
  put_into(edition, "lead: stories/02-harvest.md",
           "lead: {story: stories/02-harvest.md, fit: {paragraphs: 0, shorter: [2]}}");
  put_into(
      edition.parent_path() / "stories/02-harvest.md", "打谷声已经响了。",
      "打谷声已经响了。这是加出来的一句话，为的是让这一篇稿子超出它的版面，看看排版引擎会怎样把它收回来，好教夜班编辑"
      "放心。这是加出来的又一句话，为的是让它超出得更多一些，多到一段收一行还收不回来为止。");
  const Outcome made = lay(edition, {.may = FitMeans::pictures});
  REQUIRE(made.good);
  const Copyfit& lead = copyfit_in(made.laid, "rest");
  CHECK(lead.state() == Copyfit::State::fits);
  REQUIRE(!lead.applied.empty());
  for (const auto& [block, choice] : made.laid.choices) CHECK(block->kind == "photo");
}
