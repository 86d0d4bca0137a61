#include "flow/copy.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "base/message_list.h"
#include "base/utf8.h"
#include "flow/headline.h"
#include "flow/initial.h"

namespace banxin {
namespace {

// The spans of a paragraph; the story's first begins with the dateline (电头), run in and followed by one em.
std::vector<Span> spans_of(const Story& story, const Paragraph& paragraph, bool first) {
  if (!first || story.dateline.empty()) return paragraph.spans;
  std::vector<Span> spans;
  for (Span span : story.dateline.front().spans) {
    span.strong = true;
    spans.push_back(std::move(span));
  }
  spans.push_back({.text = story.language.is_cjk() ? "\u3000" : " ", .place = paragraph.place});
  spans.insert(spans.end(), paragraph.spans.begin(), paragraph.spans.end());
  return spans;
}

// Takes off what stands before `place`, which is that of a character in one of the spans.
void cut_before(std::vector<Span>& spans, Place place) {
  const auto holds = [&](const Span& span) {
    return span.place.file == place.file && span.place.line == place.line && span.place.column <= place.column &&
           place.column < span.place.column + static_cast<int>(utf8::length(span.text));
  };
  const auto found = std::ranges::find_if(spans, holds);
  if (found == spans.end()) throw std::logic_error("a line begins with no character of its paragraph");
  const auto letters = static_cast<size_t>(place.column - found->place.column);
  found->text = utf8::from_utf32(utf8::to_utf32(found->text).substr(letters));
  found->place = place;
  spans.erase(spans.begin(), found);
}

// The paragraphs that stand before `place`, the last one up to there.
std::vector<Paragraph> cut_after(const std::vector<Paragraph>& paragraphs, Place place) {
  std::vector<Paragraph> kept;
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.place >= place) break;
    Paragraph& whole = kept.emplace_back(paragraph);
    std::erase_if(whole.spans, [&](const Span& span) { return span.place >= place; });
    if (whole.spans.empty() || whole.spans.back().place.line != place.line) continue;
    Span& last = whole.spans.back();
    const auto letters = static_cast<size_t>(place.column - last.place.column);
    last.text = utf8::from_utf32(utf8::to_utf32(last.text).substr(0, letters));
  }
  return kept;
}

// The last paragraph of running text, counted from 1; 0: there is none.
int last_running(const Story& story) {
  int number = 0, last = 0;
  for (const Section& section : story.sections)
    for (const Paragraph& paragraph : section.paragraphs)
      if (++number; paragraph.kind.empty() && !paragraph.quote && paragraph.label.empty() && !paragraph.spans.empty())
        last = number;
  return last;
}

// Words that nobody wrote, so many characters: full cells, or the paragraph's own again. Their places go on from its
// end, so that a line which begins with one is found.
Span filler(const Paragraph& paragraph, const Language& language, int characters) {
  std::u32string own;
  for (const Span& span : paragraph.spans) own += utf8::to_utf32(span.text);
  const bool cells = language.is_cjk() || own.empty();
  std::u32string words;
  for (int i = 0; i < characters; ++i) words += cells ? U'\u5b57' : own[static_cast<size_t>(i) % own.size()];
  const Span& last = paragraph.spans.back();
  Place place = last.place;
  place.column += static_cast<int>(utf8::length(last.text));
  return {.text = utf8::from_utf32(words), .place = place};
}

// A quotation that does not end its sentence is an inset: what follows goes on without an indent.
bool goes_on_after(const Paragraph& before, const Paragraph& paragraph) {
  constexpr std::string_view ends[] = {"。", "！", "？", "…", "”", "」", "』", "）", ".", "!", "?", "：", ":"};
  if (!before.quote || paragraph.quote || before.spans.empty()) return false;
  const std::string& text = before.spans.back().text;
  return std::none_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return text.ends_with(end); });
}

class Preparation {
 public:
  Preparation(const Bench& bench, const Story& story, const StoryStyles& styles, const Report& notes,
              const CopyStart& start)
      : bench_(bench),
        styles_(styles),
        start_(start),
        copy_{.story = &story, .sections = {}, .notes = notes.sibling()} {}

  Copy run() {
    for (const Section& section : copy_.story->sections) prepare(section);
    if (styles_.heads_in_columns) join_sections();
    for (CopySection& section : copy_.sections) set_gaps(section.paragraphs);
    return std::move(copy_);
  }

 private:
  void prepare(const Section& section) {
    if (!start_.end) return prepare(section, section);
    Section text{.heading = section.heading, .paragraphs = cut_after(section.paragraphs, *start_.end)};
    if (!text.paragraphs.empty() || section.paragraphs.empty()) prepare(section, text);
  }

  // `section` as it is written, whose pictures the copy refers to; `text`: what is left of it.
  void prepare(const Section& written, const Section& section) {
    const int first = number_ + 1, last = number_ + static_cast<int>(section.paragraphs.size());
    if (last < start_.paragraph && start_.paragraph > 1) {
      number_ = last;
      photos_ += static_cast<int>(written.photos.size() + written.tables.size());
      return;
    }
    CopySection ready;
    ready.paragraphs.resize(section.paragraphs.size());
    prepare_labels(section, ready);
    for (size_t i = 0; i < section.paragraphs.size(); ++i) {
      CopyParagraph& paragraph = ready.paragraphs[i];
      paragraph.number = ++number_;
      paragraph.quote = section.paragraphs[i].quote;
      paragraph.place = section.paragraphs[i].place;
      paragraph.kind = kind_of(section.paragraphs[i]);
      set_text(section, i, paragraph);
    }
    add_photos(written, ready);
    const bool begins = first > start_.paragraph || (first == start_.paragraph && start_.heading);
    if (begins)
      ready.heading = section.heading;
    else
      ready.paragraphs.erase(ready.paragraphs.begin(), ready.paragraphs.begin() + (start_.paragraph - first));
    copy_.sections.push_back(std::move(ready));
  }

  // Its photos and tables, without those that stand before.
  void add_photos(const Section& section, CopySection& ready) {
    for (const SectionPhoto& photo : section.photos)
      if (++photos_ > start_.photo)
        ready.photos.push_back({prepare_photo(bench_, photo.picture, styles_.photo, copy_.story->language, copy_.notes),
                                &photo, nullptr, photos_ - 1});
    for (const auto& table : section.tables)
      if (++photos_ > start_.photo) ready.photos.push_back({{}, &table->stands, table.get(), photos_ - 1});
  }

  // The widest takes whole em, with a quarter em of white behind it.
  void prepare_labels(const Section& section, CopySection& ready) {
    const Length em = styles_.body.em();
    ParaStyle plain = styles_.body;
    plain.indent = {0};
    plain.align = Align::start;
    int most = 0;
    for (size_t i = 0; i < section.paragraphs.size(); ++i) {
      const Paragraph& paragraph = section.paragraphs[i];
      if (paragraph.label.empty()) continue;
      auto label = share({{.text = paragraph.label, .place = paragraph.place}}, plain);
      Length width = em / 4;
      for (const Length advance : label->spacing.advance) width += advance;
      most = std::max(most, (width + em - Length{1}) / em);
      ready.paragraphs[i].label = std::move(label);
    }
    for (CopyParagraph& paragraph : ready.paragraphs) paragraph.label_width = most * em;
  }

  const ParagraphKind* kind_of(const Paragraph& paragraph) {
    if (paragraph.kind.empty()) return nullptr;
    if (const auto found = styles_.kinds.find(paragraph.kind); found != styles_.kinds.end()) return &found->second;
    std::vector<std::string_view> known;
    for (const auto& [name, kind] : styles_.kinds) known.push_back(name);
    copy_.notes.error("paragraph-kind", paragraph.place, say("there is no kind of paragraph \"{}\"", paragraph.kind),
                      say("one of {}; a house names others under paragraphs", listed(known)));
    return nullptr;
  }

  // One paragraph with the style and the insets of what it is.
  void set_text(const Section& section, size_t i, CopyParagraph& ready) {
    const Paragraph& paragraph = section.paragraphs[i];
    ParaStyle style = ready.kind ? ready.kind->style : paragraph.quote ? styles_.quote : styles_.body;
    const bool goes_on = i > 0 && goes_on_after(section.paragraphs[i - 1], paragraph);
    const bool first = i == 0 && styles_.flush_first && !ready.kind && !paragraph.quote;
    if (paragraph.item_depth > 0 || goes_on || first) style.indent = {0};
    std::vector<Span> spans = spans_of(*copy_.story, paragraph, ready.number == 1);
    if (start_.added > 0 && ready.number == last_running(*copy_.story))
      spans.push_back(filler(paragraph, copy_.story->language, start_.added));
    const bool is_rest = start_.cut && ready.number == start_.paragraph;
    if (is_rest) cut_before(spans, *start_.cut), style.indent = {0}, ready.label = nullptr;
    if (ready.kind && ready.kind->keep_lines) turn_as_written(spans);
    if (!is_rest && ready.number == 1 && styles_.drop_cap.lines > 0 && begins_large(ready, spans)) style.indent = {0};
    ready.body.text = share(spans, style);
    const Length em = styles_.body.em();
    if (ready.kind) {
      ready.body.start = ready.kind->start * em, ready.body.end = ready.kind->end * em;
      ready.body.keep = ready.kind->keep;
      ready.body.fixed = ready.kind->keep_lines;
    } else if (paragraph.quote) {
      ready.body.start = styles_.quote_start * em, ready.body.end = styles_.quote_end * em;
    }
    ready.body.start += paragraph.item_depth * ready.label_width;
  }

  // Takes the first character off; false when the story does not begin with one that can be large.
  bool begins_large(CopyParagraph& ready, std::vector<Span>& spans) {
    if (ready.kind || ready.quote || ready.label || !copy_.story->dateline.empty()) return false;
    auto initial = take_initial(spans);
    if (!initial) return false;
    const Length em = styles_.body.em();
    ParaStyle style = styles_.body;
    style.indent = {0};
    style.align = Align::start;
    style.text.font = styles_.drop_cap.font;
    style.text.features.clear();  // small capitals and old-style figures are for the text
    style.text.ink = styles_.drop_cap.ink;
    style.text.size = (styles_.drop_cap.lines - 1) * pitch_of(styles_.body, bench_.grid()) + styles_.body.text.size;
    ready.initial = share({std::move(*initial)}, style);
    Length width = em / 4;
    for (const Length advance : ready.initial->spacing.advance) width += advance;
    ready.body.cap_lines = ready.body.solid = styles_.drop_cap.lines;
    ready.body.cap_width = (width + em - Length{1}) / em * em;
    return true;
  }

  // Headings become paragraphs, each with two lines of its text below it.
  void join_sections() {
    CopySection all;
    for (CopySection& section : copy_.sections) {
      if (section.heading && !section.paragraphs.empty())
        all.paragraphs.push_back(heading_of(*section.heading, section.paragraphs.front().number));
      std::ranges::move(section.paragraphs, std::back_inserter(all.paragraphs));
      std::ranges::move(section.photos, std::back_inserter(all.photos));
    }
    copy_.sections.clear();
    copy_.sections.push_back(std::move(all));
  }

  CopyParagraph heading_of(const Paragraph& heading, int number) {
    constexpr int all_lines = 1000, lines_below = 2;
    ParaStyle style = styles_.section_head;
    style.indent = {0};
    CopyParagraph ready;
    ready.heading = true;
    ready.number = number;
    ready.place = heading.place;
    ready.body.text = share(without_full_stop({heading}, copy_.notes).front().spans, style);
    ready.body.above = styles_.head_lines - 1;
    ready.body.spread = styles_.most_spread;
    ready.body.solid = all_lines;
    ready.body.fixed = ready.body.heading = true;
    ready.body.keep = lines_below;
    return ready;
  }

  // Free lines between paragraphs; none at the head of a section, and none round a heading, which has its own.
  void set_gaps(std::vector<CopyParagraph>& paragraphs) const {
    for (size_t i = 1; i < paragraphs.size(); ++i) {
      const CopyParagraph& before = paragraphs[i - 1];
      CopyParagraph& paragraph = paragraphs[i];
      if (paragraph.heading || before.heading) continue;
      const bool of_list = before.body.start > Length{} && paragraph.label;
      int gap = of_list ? 0 : styles_.paragraph_gap;
      if (before.kind && before.kind == paragraph.kind)
        gap = before.kind->between;
      else
        gap = std::max({gap, before.kind ? before.kind->below : 0, paragraph.kind ? paragraph.kind->above : 0});
      paragraph.body.above = gap;
    }
  }

  std::shared_ptr<const Prepared> share(const std::vector<Span>& spans, const ParaStyle& style) {
    return std::make_shared<const Prepared>(bench_.prepare(spans, style, copy_.story->language, copy_.notes));
  }

  const Bench& bench_;
  const StoryStyles& styles_;
  const CopyStart start_;
  Copy copy_;
  int number_ = 0;  // paragraphs so far
  int photos_ = 0;
};

}  // namespace

Copy prepare_copy(const Bench& bench, const Story& story, const StoryStyles& styles, const Report& notes,
                  const CopyStart& start) {
  return Preparation(bench, story, styles, notes, start).run();
}

}  // namespace banxin
