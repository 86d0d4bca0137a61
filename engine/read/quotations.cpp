#include "read/quotations.h"

#include "base/message.h"
#include "base/utf8.h"

namespace banxin {
namespace {

struct Marks {
  int open = 0;              // quotations still open at the end of the paragraph
  bool begins_open = false;  // its first character opens one
  bool closes_more = false;  // closes one that it has not opened
};

Marks marks_of(const Paragraph& paragraph, char32_t opening, char32_t closing, bool inside) {
  Marks marks;
  bool first = true;
  for (const Span& span : paragraph.spans) {
    if (span.code) continue;
    for (const char32_t c : utf8::to_utf32(span.text)) {
      if (c == opening) {
        // One that is repeated at the head of a paragraph opens nothing new.
        marks.begins_open = marks.begins_open || first;
        ++marks.open;
      } else if (c == closing) {
        --marks.open;
        if (marks.open < (inside && !marks.begins_open ? -1 : 0)) marks.closes_more = true;
      }
      first = first && (c == U' ' || c == U'\u3000' || c == U'\n');
    }
  }
  return marks;
}

void check(const Section& section, char32_t opening, char32_t closing, Report& report) {
  bool inside = false;
  for (const Paragraph& paragraph : section.paragraphs) {
    const Marks marks = marks_of(paragraph, opening, closing, inside);
    std::string mark;
    utf8::append(mark, opening);
    if (inside && !marks.begins_open)
      report.warning("quotation", paragraph.place, say("the paragraph before leaves a quotation open"),
                     say("close it there, or begin this paragraph with {} too when the quotation goes on", mark));
    else if (marks.closes_more)
      report.warning("quotation", paragraph.place, say("this paragraph closes a quotation that none has opened"),
                     say("put {} where it begins, or take the closing mark out", mark));
    inside = marks.open > 0;
  }
  if (inside)
    report.warning("quotation", section.paragraphs.back().place, say("a quotation is open at the end of its section"),
                   say("close it where it ends"));
}

}  // namespace

void check_quotations(const Story& story, Report& report) {
  if (!story.language.is_chinese() && story.language.region != Region::japan) return;
  for (const Section& section : story.sections) {
    check(section, U'“', U'”', report);
    check(section, U'「', U'」', report);
  }
}

}  // namespace banxin
