#include "read/body.h"

#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "read/kind.h"
#include "read/lists.h"
#include "read/markdown.h"
#include "read/markdown_table.h"
#include "read/photo.h"
#include "read/table.h"
#include "read/unsupported.h"

namespace banxin {
namespace {

constexpr std::string_view ideographic_space = "\u3000";
constexpr size_t most_photo_bytes = 4000;        // of a photo's file name, and of its credit
constexpr uint64_t most_cells_read = 1'000'000;  // md4c fills up every row of a table

// Follows md4c's events through a story.
class BodyReader {
 public:
  BodyReader(std::string_view text, std::string_view shadow, Place start, const SourceFolders& folders, Report& report,
             Story& story, BodyForm form)
      : text_(text),
        shadow_(shadow),
        folders_(folders),
        report_(report),
        story_(story),
        form_(form),
        spans_(text, start, report) {
    story_.sections.emplace_back();
  }

  /// False: the rest is not read.
  bool enter_block(MD_BLOCKTYPE type, const void* detail);
  void leave_block(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type, const void* detail);
  void leave_span(MD_SPANTYPE type);
  void text(MD_TEXTTYPE type, const char* piece, size_t size);

 private:
  // A photo seen in the paragraph that is being read, and what stands behind it up to the next photo.
  struct Photo {
    SectionPhoto photo;
    std::string source;
    std::optional<size_t> source_at;  // its first byte in the text
    Place source_place;
    std::vector<Span> behind;
  };

  void unsupported(MD_BLOCKTYPE type);
  bool enter_table(const MD_BLOCK_TABLE_DETAIL& detail);
  void leave_table();
  void refuse_photos(const char* where);
  void enter_list(MD_BLOCKTYPE type, const void* detail);
  void enter_photo(const MD_SPAN_IMG_DETAIL& detail);
  void leave_photo();
  std::vector<Span> end_of_text();
  void finish_paragraph();
  void mark_last(std::string kind, Place place);
  void finish_photos();
  void finish_heading(unsigned level);
  std::string attribute(const MD_ATTRIBUTE& attribute) const;
  std::optional<size_t> offset_of(const char* piece, size_t size) const;
  size_t next_line_with_text(size_t after) const;
  Section& section() const { return story_.sections.back(); }
  bool at_head() const { return story_.sections.size() == 1 && section_is_empty(section()) && !section().heading; }
  static bool section_is_empty(const Section& s) {
    return s.paragraphs.empty() && s.photos.empty() && s.tables.empty();
  }

  std::string_view text_, shadow_;
  const SourceFolders& folders_;
  Report& report_;
  Story& story_;
  const BodyForm form_;
  SpanCollector spans_;
  std::vector<Photo> photos_;
  unsigned heading_ = 0;  // level of the heading that is being read
  int quotes_ = 0;        // block quotations open
  OpenLists lists_;
  std::optional<MarkdownTable> table_;  // that is being read
  Place table_place_;
  CellAlign cell_align_ = CellAlign::style;
  SectionTable* last_table_ = nullptr;  // which attributes below it may place
  int skipped_ = 0;                     // unsupported blocks open
  bool html_said_ = false;
  int photo_depth_ = 0;  // photos open; one in the caption of another is an error
  bool text_before_photo_ = false;
  std::optional<size_t> soft_break_;  // a line end whose next line has not come yet
};

std::optional<size_t> BodyReader::offset_of(const char* piece, size_t size) const {
  const char *begin = shadow_.data(), *end = begin + shadow_.size();
  if (std::less<>{}(piece, begin) || std::less<>{}(end, piece + size)) return std::nullopt;
  return static_cast<size_t>(piece - begin);
}

// Blocks come without a place: it is the first line with text below the last text.
size_t BodyReader::next_line_with_text(size_t after) const {
  size_t line = after == 0 ? 0 : text_.find('\n', after);
  if (line == std::string_view::npos) return after;
  const size_t found = text_.find_first_not_of(" \t\r\n", line);
  return found == std::string_view::npos ? after : found;
}

void BodyReader::unsupported(MD_BLOCKTYPE type) {
  if (++skipped_ > 1) return;
  const Unsupported& block = *unsupported_block(type);
  report_.error("unsupported-markdown", spans_.place(next_line_with_text(spans_.end())), block.text, block.hint);
}

// A table of a size that is set; else it is skipped. What has no end is not even read.
bool BodyReader::enter_table(const MD_BLOCK_TABLE_DETAIL& detail) {
  if (skipped_ > 0) return true;
  table_place_ = spans_.place(next_line_with_text(spans_.end()));
  const uint64_t rows = uint64_t{detail.head_row_count} + detail.body_row_count;
  const uint64_t cells = detail.col_count * rows;
  const bool is_set = detail.col_count <= most_table_columns && rows <= most_table_rows && cells <= most_table_cells;
  if (is_set) return table_.emplace(), true;
  report_.error("table-size", table_place_, say("this table has {} columns and {} rows", detail.col_count, rows),
                table_size_hint());
  ++skipped_;
  return cells <= most_cells_read;
}

void BodyReader::leave_table() {
  if (!table_) return void(--skipped_);
  auto made = table_->take(table_place_);
  last_table_ = made.get();
  section().tables.push_back(std::move(made));
  table_.reset();
}

void BodyReader::refuse_photos(const char* where) {
  if (photos_.empty()) return;
  report_.error("photo-in-text", photos_.front().photo.picture.place, say("a photo cannot stand in a {}", where),
                say("put it into a paragraph of its own"));
  photos_.clear();
  text_before_photo_ = false;
}

bool BodyReader::enter_block(MD_BLOCKTYPE type, const void* detail) {
  if (type == MD_BLOCK_HR && form_ == BodyForm::notices) {
    if (!section_is_empty(section())) story_.sections.emplace_back();
    return true;
  }
  if (unsupported_block(type)) return unsupported(type), true;
  if (type == MD_BLOCK_TABLE) return enter_table(*static_cast<const MD_BLOCK_TABLE_DETAIL*>(detail));
  if (type == MD_BLOCK_TR && table_) table_->begin_row();
  if ((type == MD_BLOCK_TH || type == MD_BLOCK_TD) && table_)
    cell_align_ = cell_align(static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align);
  if (skipped_ == 0) enter_list(type, detail);
  if (type == MD_BLOCK_QUOTE) ++quotes_;
  if (type == MD_BLOCK_H) heading_ = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level;
  return true;
}

void BodyReader::leave_block(MD_BLOCKTYPE type) {
  if (type == MD_BLOCK_HR && form_ == BodyForm::notices) return;
  if (unsupported_block(type)) --skipped_;
  if (type == MD_BLOCK_TABLE && (table_ || skipped_ == 1)) return leave_table();
  if (type == MD_BLOCK_QUOTE) --quotes_;
  if (skipped_ > 0) return;
  if ((type == MD_BLOCK_TH || type == MD_BLOCK_TD) && table_) {
    refuse_photos("table");
    table_->add_cell(end_of_text(), cell_align_);
  }
  if (type == MD_BLOCK_H) finish_heading(std::exchange(heading_, 0));
  if (type == MD_BLOCK_P || type == MD_BLOCK_LI) finish_paragraph();
  if (type == MD_BLOCK_LI) lists_.end_item();
  if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.close();
}

// The text of an item comes without a paragraph round it when no blank lines part the items.
void BodyReader::enter_list(MD_BLOCKTYPE type, const void* detail) {
  if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) finish_paragraph();
  if (type == MD_BLOCK_UL) lists_.open(1, 0);
  if (type == MD_BLOCK_OL) {
    const auto& numbers = *static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
    lists_.open(numbers.start, numbers.mark_delimiter);
  }
  if (type == MD_BLOCK_LI) lists_.begin_item(story_.language);
}

void BodyReader::enter_span(MD_SPANTYPE type, const void* detail) {
  if (type == MD_SPAN_STRONG) ++spans_.strong;
  if (type == MD_SPAN_EM) ++spans_.emphasis;
  if (type == MD_SPAN_CODE) ++spans_.code;
  if (type == MD_SPAN_IMG && skipped_ == 0) enter_photo(*static_cast<const MD_SPAN_IMG_DETAIL*>(detail));
}

void BodyReader::leave_span(MD_SPANTYPE type) {
  if (type == MD_SPAN_STRONG) --spans_.strong;
  if (type == MD_SPAN_EM) --spans_.emphasis;
  if (type == MD_SPAN_CODE) --spans_.code;
  if (type == MD_SPAN_IMG && skipped_ == 0) leave_photo();
}

void BodyReader::text(MD_TEXTTYPE type, const char* piece, size_t size) {
  const auto at = offset_of(piece, size);
  if (skipped_ > 0) {
    if (at) spans_.skip_to(*at + size);
    return;
  }
  if (type == MD_TEXT_SOFTBR) {
    soft_break_ = spans_.end();
    return;
  }
  if (soft_break_) {
    // A line that begins with an ideographic space begins a paragraph: authors indent so, without a blank line.
    const bool indented =
        at && heading_ == 0 && photo_depth_ == 0 && photos_.empty() && text_.substr(*at).starts_with(ideographic_space);
    if (indented)
      finish_paragraph();
    else
      spans_.inserted("\n");
    soft_break_.reset();
  }
  if (type == MD_TEXT_HTML && at && !std::exchange(html_said_, true))
    report_.error("unsupported-markdown", spans_.place(*at), say("HTML cannot be set in a story"),
                  say("write Markdown: **strong**, *emphasis*; a < needs \\<"), static_cast<int>(size));
  if (type == MD_TEXT_BR) return spans_.inserted("\u2028");
  if (!at) return spans_.inserted({piece, size});
  if (type == MD_TEXT_ENTITY) return spans_.entity(*at, *at + size);
  size_t from = *at;
  // The author's own indent stands for what the style does.
  while (spans_.empty() && text_.substr(from, *at + size - from).starts_with(ideographic_space))
    from += ideographic_space.size();
  spans_.source(from, *at + size);
}

std::string BodyReader::attribute(const MD_ATTRIBUTE& value) const {
  std::string out;
  for (size_t i = 0; value.size > 0 && value.substr_offsets[i] < value.size; ++i) {
    const size_t from = value.substr_offsets[i], size = value.substr_offsets[i + 1] - from;
    // What md4c was shown has the same bytes as the text, so the text's own bytes stand at the same place.
    const auto at = offset_of(value.text + from, size);
    const std::string_view piece = at ? text_.substr(*at, size) : std::string_view(value.text + from, size);
    const std::string decoded = value.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(piece) : "";
    out += decoded.empty() ? piece : decoded;
  }
  return out;
}

void BodyReader::enter_photo(const MD_SPAN_IMG_DETAIL& detail) {
  if (++photo_depth_ > 1) {
    report_.error("photo-in-text", photos_.back().photo.picture.place, say("a photo cannot stand in a caption"),
                  say("put it into a paragraph of its own"));
    return;
  }
  std::vector<Span> before = spans_.take();
  soft_break_.reset();
  if (photos_.empty())
    text_before_photo_ = !before.empty();
  else
    photos_.back().behind = std::move(before);
  Photo& seen = photos_.emplace_back();
  const size_t mark = text_.find("![", spans_.end());
  seen.photo.picture.place = spans_.place(mark == std::string_view::npos ? spans_.end() : mark);
  if (detail.src.size > most_photo_bytes || detail.title.size > most_photo_bytes) {
    report_.error("long-photo", seen.photo.picture.place,
                  say("the file name or credit of this photo has more than {} bytes", most_photo_bytes),
                  say("write ![caption](file.jpg \"credit\")"));
    return;
  }
  seen.source = attribute(detail.src);
  seen.photo.picture.credit = attribute(detail.title);
  // md4c writes a file name out elsewhere when it holds escapes; then it has no place of its own.
  if (const auto at = offset_of(detail.src.text, detail.src.size)) seen.source_at = *at;
}

void BodyReader::leave_photo() {
  // md4c may close what it never opened: brackets of links within links.
  if (photo_depth_ == 0 || --photo_depth_ > 0) return;
  Photo& seen = photos_.back();
  Paragraph caption{spans_.take(), {}, false};
  if (!caption.spans.empty()) {
    caption.place = caption.spans.front().place;
    seen.photo.picture.caption.push_back(std::move(caption));
  }
  seen.source_place = seen.source_at ? spans_.place(*seen.source_at) : seen.photo.picture.place;
  // Past the file name, so that the next photo's mark is not looked for inside this one.
  if (seen.source_at) spans_.skip_to(*seen.source_at + seen.source.size());
}

bool is_blank(const std::vector<Span>& spans) {
  return std::all_of(spans.begin(), spans.end(),
                     [](const Span& s) { return s.text.find_first_not_of(" \t\n\u2028") == std::string::npos; });
}

void BodyReader::finish_photos() {
  for (Photo& seen : photos_) {
    std::string attributes;
    for (const Span& span : seen.behind) attributes += span.text;
    attributes.erase(attributes.find_last_not_of(" \t\n") + 1);
    if (text_before_photo_ || (!attributes.empty() && !attributes.starts_with('{'))) {
      report_.error("photo-in-text", seen.photo.picture.place, say("a photo must stand in a paragraph of its own"),
                    say("put a blank line before and behind it"));
      continue;
    }
    if (!attributes.empty()) read_photo_attributes(attributes, seen.behind.front().place, report_, seen.photo);
    seen.photo.picture.name = seen.source;
    const auto file = find_named_file(seen.source, seen.source_place, folders_, report_);
    if (file) seen.photo.picture.file = file->path;
    section().photos.push_back(std::move(seen.photo));
  }
  photos_.clear();
  text_before_photo_ = false;
}

// What was gathered of the paragraph or heading that ends. Nothing stays open behind it.
std::vector<Span> BodyReader::end_of_text() {
  html_said_ = false;
  photo_depth_ = 0;
  soft_break_.reset();
  spans_.close_voices();
  return spans_.take();
}

// Attributes in a paragraph of their own, below a blank line, are those of the one before.
void BodyReader::mark_last(std::string kind, Place place) {
  if (kind.empty()) return;
  if (!section().paragraphs.empty()) return void(section().paragraphs.back().kind = std::move(kind));
  report_.error("paragraph-kind", place, say("{{.{}}} stands below no paragraph", kind),
                say("write it behind the last words of its paragraph"), static_cast<int>(utf8::length(kind)) + 3);
}

void BodyReader::finish_paragraph() {
  std::vector<Span> spans = end_of_text();
  if (!photos_.empty()) {
    photos_.back().behind = std::move(spans);
    return finish_photos();
  }
  const Place place = spans.empty() ? Place{} : spans.front().place;
  std::string kind = take_kind(spans);
  SectionTable* table = std::exchange(last_table_, nullptr);
  if (table && !spans.empty() && spans.front().text.starts_with('{')) {
    std::string attributes;
    for (const Span& span : spans) attributes += span.text;
    return read_photo_attributes(attributes, place, report_, table->stands);
  }
  if (is_blank(spans)) return mark_last(std::move(kind), place);
  Paragraph& paragraph = section().paragraphs.emplace_back(Paragraph{std::move(spans), place, quotes_ > 0});
  paragraph.kind = std::move(kind);
  lists_.mark(paragraph);
}

void BodyReader::finish_heading(unsigned level) {
  std::vector<Span> spans = end_of_text();
  refuse_photos("heading");
  if (is_blank(spans)) {
    report_.error("heading", spans_.place(next_line_with_text(spans_.end())), say("this heading is empty"),
                  say("write its text behind the #, or take it out"));
    return;
  }
  const Place place = spans.front().place;
  Paragraph heading{std::move(spans), place, false};
  if (level > 1) {
    (at_head() ? section() : story_.sections.emplace_back()).heading = std::move(heading);
  } else if (at_head() && story_.title.empty()) {
    story_.title.push_back(std::move(heading));
  } else {
    report_.error("heading", place, say("a story has one title, and it stands first"),
                  say("write ## for a section heading; the title may stand in the front matter"));
  }
}

BodyReader& reader_of(void* data) { return *static_cast<BodyReader*>(data); }

}  // namespace

void read_body(std::string_view text, Place start, const SourceFolders& folders, Report& report, Story& story,
               BodyForm form) {
  const std::string shadow = shadow_for_markdown(text);
  BodyReader reader(text, shadow, start, folders, report, story, form);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
    return reader_of(data).enter_block(type, detail) ? 0 : 1;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) { return reader_of(data).leave_block(type), 0; };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
    return reader_of(data).enter_span(type, detail), 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* data) { return reader_of(data).leave_span(type), 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* data) {
    return reader_of(data).text(type, piece, size), 0;
  };
  md_parse(shadow.data(), static_cast<MD_SIZE>(shadow.size()), &parser, &reader);
}

}  // namespace banxin
