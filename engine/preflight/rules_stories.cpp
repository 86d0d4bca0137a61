// The rule about the text itself: every story stands in the file, whole and in order.
#include <algorithm>
#include <optional>

#include "base/files.h"
#include "base/letters.h"
#include "base/message.h"
#include "base/program.h"
#include "base/report.h"
#include "base/temporary.h"
#include "base/utf8.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

using Letters = std::u32string_view;

constexpr uint64_t most_text = uint64_t{256} << 20;

// The whole text in the order of the content streams, as poppler reads it (ToUnicode and ActualText).
std::optional<std::u32string> text_in(const ProgramFolders& programs, std::string_view pdf, size_t pages,
                                      ProgramEnd& end) {
  const TemporaryFolder folder("text");
  folder.write("in.pdf", pdf);
  ProgramLimits limits;
  limits.file_size = most_text;
  limits.processor_seconds = 8 + static_cast<int>(pages);  // a full page takes a third of a second
  limits.seconds = 4 * limits.processor_seconds;
  end = run_program(programs, {"pdftotext", "-raw", "-enc", "UTF-8", "in.pdf", "out.txt"}, folder.path, limits);
  if (end.kind == ProgramEnd::Kind::not_started)
    throw MachineFault{"no-process", fault_of(end, "pdftotext"), say("try again later")};
  if (!end.is_done()) {
    if (!end.is_absent()) folder.demand_room();
    return std::nullopt;
  }
  const auto text = read_file(folder.path / "out.txt", most_text);
  if (!text) return std::nullopt;
  return letters_of(*text);
}

struct Match {
  size_t end = std::u32string::npos;  ///< behind the paragraph in the text; npos = it is not there
  size_t reached = 0;                 ///< letters of the paragraph that were found at best
};

// Between its lines stand readings, and between its columns captions: after each break the text has to go on with the
// next few letters not too far away.
constexpr size_t begin_letters = 6, next_letters = 4, widest_break = 1500;
constexpr size_t jump_letters = 12;  // that tell where a story goes on on another page
constexpr int most_tries = 1000;

// Where the rest of a paragraph stands beyond a jump line: the whole of it is looked for, or what is enough to know it.
size_t behind_jump(Letters text, size_t at, Letters rest, bool in_page_order) {
  return text.find(rest.substr(0, jump_letters), in_page_order ? std::min(at, text.size()) : 0);
}

Match follow(Letters text, size_t at, Letters paragraph, const ExpectedStory& story) {
  size_t i = 0;
  while (i < paragraph.size()) {
    if (at < text.size() && text[at] == paragraph[i]) {
      ++at, ++i;
      continue;
    }
    const Letters next = paragraph.substr(i, next_letters);
    const size_t found = text.substr(std::min(at, text.size()), widest_break).find(next);
    const size_t jump = story.jumps && found == Letters::npos
                            ? behind_jump(text, at, paragraph.substr(i), story.in_page_order)
                            : Letters::npos;
    if (found == Letters::npos && jump == Letters::npos) return {Letters::npos, i};
    at = found == Letters::npos ? jump : at + found;
  }
  return {at, i};
}

Match find(Letters text, Letters paragraph, size_t from, const ExpectedStory& story) {
  Match best;
  const Letters begin = paragraph.substr(0, begin_letters);
  int tries = 0;
  for (size_t at = text.find(begin, from); at != Letters::npos && tries < most_tries;
       at = text.find(begin, at + 1), ++tries) {
    const Match match = follow(text, at, paragraph, story);
    if (match.end != Letters::npos) return match;
    best.reached = std::max(best.reached, match.reached);
  }
  return best;
}

void compare(const ExpectedStory& story, Letters text, Faults& faults) {
  constexpr size_t excerpt = 12;
  size_t from = 0;
  for (const std::string& written : story.paragraphs) {
    const std::u32string paragraph = letters_of(written);
    if (paragraph.empty()) continue;
    const Match match = find(text, paragraph, from, story);
    if (match.end != Letters::npos) {
      if (story.in_page_order) from = match.end;
      continue;
    }
    const Match anywhere = find(text, paragraph, 0, story);
    const bool there = anywhere.end != Letters::npos;
    const size_t at = there ? 0 : std::max(match.reached, anywhere.reached);
    const std::string words = utf8::from_utf32(Letters(paragraph).substr(at, excerpt));
    faults.emplace_back(there ? say("story {}: out of order: \"{}\"", story.name, words)
                              : say("story {}: missing from \"{}\"", story.name, words));
    return;  // what follows it would be told again and again
  }
}

}  // namespace

void judge_stories(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  if (job.stories.empty()) return;
  ProgramEnd end;
  const auto text = text_in(job.programs, seen.bytes, seen.pages.size(), end);
  if (!text) {
    const Message fault = fault_of(end, "pdftotext (poppler)");
    return verdicts.not_judged("story-text", end.is_absent(), fault.empty() ? say("its text cannot be read") : fault);
  }
  Faults faults;
  for (const ExpectedStory& story : job.stories) compare(story, *text, faults);
  verdicts.judge("story-text",
                 job.stories.size() == 1 ? say("1 story whole and in order")
                                         : say("{} stories whole and in order", job.stories.size()),
                 faults);
}

}  // namespace banxin
