#include "flow/notices.h"

#include <algorithm>

#include "flow/headline.h"

namespace banxin {
namespace {

// Heads become the first words of their entries, in the strong face.
Story with_heads_run_in(Story story) {
  const char* white = story.language.is_cjk() ? "\u3000" : " ";
  for (Section& section : story.sections) {
    if (!section.heading || section.paragraphs.empty()) continue;
    Paragraph& first = section.paragraphs.front();
    std::vector<Span> spans = std::move(section.heading->spans);
    for (Span& span : spans) span.strong = true;
    spans.push_back({.text = white, .place = first.place});
    spans.insert(spans.end(), first.spans.begin(), first.spans.end());
    first.spans = std::move(spans);
    section.heading.reset();
  }
  return story;
}

class Notices {
 public:
  Notices(const Bench& bench, const Story& story, const NoticeStyles& styles, const NoticePlace& place, Laid& laid)
      : bench_(bench),
        told_(styles.run_in ? with_heads_run_in(story) : story),
        styles_(styles),
        space_(place.space),
        area_(place.area),
        columns_(place.columns),
        laid_(laid) {}

  NoticeFit run() {
    const Copy copy = prepare_copy(bench_, told_, styles_.text, laid_.notes);
    laid_.notes.join(copy.notes);
    for (const CopySection& section : copy.sections) add_entry(section);
    const NoticeRoom room{static_cast<int>(columns_.size()), area_.height, size(), pitch(), styles_.gap};
    const std::vector<NoticeColumn> found = divide_notices(breaks_, room, styles_.balanced);
    for (const NoticeColumn& column : found) highest_ = std::max(highest_, column.height);
    for (size_t c = 0; c < found.size(); ++c) lay_column(c, found[c], c + 1 == found.size());
    return fit(found, room);
  }

 private:
  /// A line of an entry, or a free one.
  struct EntryLine {
    SetParagraph of;
    size_t line = 0;
    Measure measure;
    Role role = Role::body;
    int paragraph = 0;
    bool free = false;
    Place place;
  };
  const ParaStyle& body() const { return styles_.text.body; }
  Length size() const { return body().text.size; }
  Length pitch() const { return pitch_of(body(), bench_.grid()); }

  void add_entry(const CopySection& section) {
    if (section.paragraphs.empty() && !section.heading) return;
    const size_t first = lines_.size();
    if (section.heading) {
      const int number = section.paragraphs.empty() ? 0 : section.paragraphs.front().number;
      ParaStyle style = styles_.text.section_head;
      style.indent = {0};
      InsetText heading;
      heading.text = std::make_shared<const Prepared>(bench_.prepare(
          without_full_stop({*section.heading}, laid_.notes).front().spans, style, told_.language, laid_.notes));
      add(heading, Role::heading, number, section.heading->place);
    }
    const size_t text = lines_.size();
    for (const CopyParagraph& paragraph : section.paragraphs)
      add(paragraph.body, paragraph.quote ? Role::quote : Role::body, paragraph.number, paragraph.place);
    // Two lines of an entry stay together on either side, and its head with two of its text.
    constexpr size_t least = 2;
    for (size_t i = first; i < lines_.size(); ++i) {
      const bool inside = i >= text + least && i + least <= lines_.size() && !lines_[i].free;
      breaks_.push_back({entries_, i == first || inside});
    }
    ++entries_;
  }

  void add(const InsetText& text, Role role, int number, Place place) {
    const Measure measure = inset_measure({{}, columns_.front().width}, text);
    const SetParagraph set = bench_.set(text.text, measure.width);
    for (int i = 0; i < text.above; ++i)
      lines_.push_back({.of = set, .measure = measure, .free = true, .place = place});
    for (size_t n = 0; n < set.count(); ++n) lines_.push_back({set, n, measure, role, number, false, place});
  }

  void lay_column(size_t number, const NoticeColumn& column, bool is_last) {
    const Measure& where = columns_[number];
    laid_.frame(space_, {where.x, area_.y, where.width, column.height}, Role::column, static_cast<int>(number) + 1);
    const int gaps = breaks_[column.last - 1].entry - breaks_[column.first].entry;
    const Length white = is_last && !styles_.balanced ? Length{} : foot() - column.height;
    const Length more = gaps > 0 ? std::clamp(white / gaps, Length{}, pitch()) : Length{};
    Length y = area_.y;
    for (size_t i = column.first; i < column.last; ++i, y += pitch()) {
      if (i > column.first && breaks_[i].entry != breaks_[i - 1].entry) {
        const Length gap = styles_.gap + more;
        if (styles_.rule.mpt > 0) {
          const Length middle = y - (pitch() - size()) / 2 + gap / 2;
          laid_.stroke(space_.on_page(Point{where.x, middle}), space_.on_page(Point{where.x + where.width, middle}),
                       styles_.rule, styles_.rule_ink);
        }
        y += gap;
      }
      const EntryLine& line = lines_[i];
      if (line.free) continue;
      // Type of another size stands in the middle of the line.
      const Length baseline = y + (size() - line.of.size()) / 2 + space_.ascent(line.of.size());
      laid_.line(line.of, line.line, {where.x + line.measure.x, baseline}, line.measure.width, line.role,
                 line.paragraph);
    }
  }

  // To which columns may be opened: balanced ones to the highest of them.
  Length foot() const { return styles_.balanced ? highest_ : area_.height; }

  NoticeFit fit(const std::vector<NoticeColumn>& found, const NoticeRoom& room) {
    NoticeFit result;
    const size_t laid = found.empty() ? 0 : found.back().last;
    for (size_t i = laid; i < lines_.size(); ++i) {
      const EntryLine& line = lines_[i];
      if (!result.cut) result.cut = line.place;
      ++result.copyfit.lines_over;
      if (line.free) continue;
      const Line& set = line.of.lines->lines[line.line];
      for (uint32_t c = set.first; c < set.last; ++c)
        result.copyfit.characters_over += static_cast<int>(line.of.text->text.clusters[c].chars);
    }
    if (laid < lines_.size()) {
      result.entries_over = entries_ - breaks_[laid].entry;
      return result;
    }
    const int rows = (room.height - room.size) / room.pitch + 1;
    int free = (room.columns - static_cast<int>(found.size())) * rows;
    if (!found.empty()) free += std::max((area_.height - found.back().height) / room.pitch, 0);
    if (styles_.balanced) free = room.columns * std::max((area_.height - highest_) / room.pitch, 0);
    result.copyfit.lines_under = free;
    result.copyfit.characters_under = free * (columns_.front().width / body().em());
    return result;
  }

  const Bench& bench_;
  const Story told_;
  const NoticeStyles& styles_;
  const LineSpace& space_;
  const Rect area_;
  const std::vector<Measure>& columns_;
  Laid& laid_;
  std::vector<EntryLine> lines_;
  std::vector<NoticeLine> breaks_;  // one a line
  int entries_ = 0;
  Length highest_;
};

}  // namespace

NoticeFit lay_notices(const Bench& bench, const Story& story, const NoticeStyles& styles, const NoticePlace& place,
                      Laid& laid) {
  return Notices(bench, story, styles, place, laid).run();
}

}  // namespace banxin
