#include "flow/copy.h"

#include <algorithm>

#include "flow/headline.h"

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

// A quotation that does not end its sentence is an inset: what follows goes on without an indent.
bool goes_on_after(const Paragraph& before, const Paragraph& paragraph) {
  constexpr std::string_view ends[] = {"。", "！", "？", "…", "”", "」", "』", "）", ".", "!", "?", "：", ":"};
  if (!before.quote || paragraph.quote || before.spans.empty()) return false;
  const std::string& text = before.spans.back().text;
  return std::none_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return text.ends_with(end); });
}

class Preparation {
 public:
  Preparation(const Bench& bench, const Story& story, const StoryStyles& styles, const Report& notes)
      : bench_(bench), styles_(styles), copy_{.story = &story, .sections = {}, .notes = notes.sibling()} {}

  Copy run() {
    int number = 1;
    for (const Section& section : copy_.story->sections) {
      prepare(section, number);
      number += static_cast<int>(section.paragraphs.size());
    }
    return std::move(copy_);
  }

 private:
  void prepare(const Section& section, int number) {
    CopySection ready{.heading = section.heading, .first_paragraph = number};
    prepare_labels(section, ready);
    for (size_t i = 0; i < section.paragraphs.size(); ++i) {
      CopyParagraph& paragraph = ready.paragraphs[i];
      paragraph.body = text_of(section, i, number == 1 && i == 0, ready.label_width);
      paragraph.quote = section.paragraphs[i].quote;
      paragraph.place = section.paragraphs[i].place;
    }
    for (const SectionPhoto& photo : section.photos)
      ready.photos.push_back(
          {prepare_photo(bench_, photo.picture, styles_.photo, copy_.story->language, copy_.notes), &photo});
    copy_.sections.push_back(std::move(ready));
  }

  // The widest takes whole em, with a quarter em of white behind it.
  void prepare_labels(const Section& section, CopySection& ready) {
    const Length em = styles_.body.text.size;
    ParaStyle plain = styles_.body;
    plain.indent = {0};
    plain.align = Align::start;
    int most = 0;
    ready.paragraphs.resize(section.paragraphs.size());
    for (size_t i = 0; i < section.paragraphs.size(); ++i) {
      const Paragraph& paragraph = section.paragraphs[i];
      if (paragraph.label.empty()) continue;
      auto label = share({{.text = paragraph.label, .place = paragraph.place}}, plain);
      Length width = em / 4;
      for (const Length advance : label->spacing.advance) width += advance;
      most = std::max(most, (width + em - Length{1}) / em);
      ready.paragraphs[i].label = std::move(label);
    }
    ready.label_width = most * em;
  }

  // One paragraph with the style and the insets of what it is.
  InsetText text_of(const Section& section, size_t i, bool first, Length label) {
    const Paragraph& paragraph = section.paragraphs[i];
    ParaStyle style = paragraph.quote ? styles_.quote : styles_.body;
    const bool goes_on = i > 0 && goes_on_after(section.paragraphs[i - 1], paragraph);
    if (paragraph.item_depth > 0 || goes_on) style.indent = {0};
    InsetText ready{share(spans_of(*copy_.story, paragraph, first), style)};
    const Length em = styles_.body.text.size;
    if (paragraph.quote) ready.start = styles_.quote_start * em, ready.end = styles_.quote_end * em;
    ready.start += paragraph.item_depth * label;
    return ready;
  }

  std::shared_ptr<const Prepared> share(const std::vector<Span>& spans, const ParaStyle& style) {
    return std::make_shared<const Prepared>(bench_.prepare(spans, style, copy_.story->language, copy_.notes));
  }

  const Bench& bench_;
  const StoryStyles& styles_;
  Copy copy_;
};

}  // namespace

Copy prepare_copy(const Bench& bench, const Story& story, const StoryStyles& styles, const Report& notes) {
  return Preparation(bench, story, styles, notes).run();
}

}  // namespace banxin
