#include "read/rejoin.h"

#include "base/message.h"
#include "base/utf8.h"

namespace banxin {
namespace {

constexpr std::u32string_view closing_marks = U"。！？：；…”’）》〉」』】—.!?:;)\"'";

bool ends_open(const Paragraph& paragraph) {
  if (paragraph.spans.empty() || paragraph.spans.back().text.empty()) return false;
  return closing_marks.find(utf8::to_utf32(paragraph.spans.back().text).back()) == std::u32string_view::npos;
}

bool may_go_on(const Paragraph& paragraph) {
  return !paragraph.spans.empty() && !paragraph.spans.front().strong && !paragraph.quote && paragraph.label.empty();
}

}  // namespace

void rejoin_cut_paragraphs(Story& story, Report& report) {
  for (Section& section : story.sections) {
    std::vector<Paragraph> whole;
    for (Paragraph& part : section.paragraphs) {
      if (whole.empty() || whole.back().quote || !ends_open(whole.back()) || !may_go_on(part)) {
        whole.push_back(std::move(part));
        continue;
      }
      report.info("rejoined", part.place, say("goes on the paragraph before, which ends in mid sentence"),
                  say("end that paragraph with a mark, or leave scan out, when they are two"));
      std::vector<Span>& spans = whole.back().spans;
      spans.push_back({.text = "\n", .place = part.place});  // a soft break: nothing between Han, else a space (N8)
      spans.insert(spans.end(), part.spans.begin(), part.spans.end());
    }
    section.paragraphs = std::move(whole);
  }
}

}  // namespace banxin
