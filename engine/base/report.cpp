#include "base/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/printable.h"
#include "base/utf8.h"

namespace banxin {

Sources::Sources() : files_{{"banxin", ""}} {}

FileId Sources::add(std::string path, std::string text) {
  files_.push_back({std::move(path), std::move(text)});
  return {static_cast<uint32_t>(files_.size() - 1)};
}

std::string_view Sources::line(FileId id, int n) const {
  std::string_view rest = text(id);
  for (int i = 1; i < n; ++i) {
    const size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  std::string_view line = rest.substr(0, rest.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void Report::error(std::string code, Place place, std::string text, std::string hint, int length) {
  add({Severity::error, std::move(code), place, std::move(text), std::move(hint), length});
}

void Report::warning(std::string code, Place place, std::string text, std::string hint, int length) {
  add({Severity::warning, std::move(code), place, std::move(text), std::move(hint), length});
}

void Report::info(std::string code, Place place, std::string text, std::string hint) {
  add({Severity::info, std::move(code), place, std::move(text), std::move(hint), 1});
}

void Report::add(Note note) {
  if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(std::move(note));
}

void Report::join(const Report& other) { notes_.insert(notes_.end(), other.notes_.begin(), other.notes_.end()); }

bool Report::failed() const {
  return std::any_of(notes_.begin(), notes_.end(), [](const Note& n) { return n.severity == Severity::error; });
}

bool Report::warned() const {
  return std::any_of(notes_.begin(), notes_.end(), [](const Note& n) { return n.severity == Severity::warning; });
}

namespace {

constexpr const char* severity_words[] = {"info", "warning", "error"};
constexpr size_t excerpt_columns = 160;

// The line at fault and a caret line below it; wide characters take two columns of a terminal.
std::string excerpt(const Note& note, const Sources& sources) {
  const std::string_view line = sources.line(note.place.file, note.place.line);
  if (line.empty() || note.place.column < 1) return {};
  std::string shown, caret;
  int column = 1;
  for (size_t at = 0; at < line.size() && shown.size() < excerpt_columns; ++column) {
    const utf8::Decoded c = utf8::decode(line, at);
    const std::string_view written = line.substr(at, c.bytes);
    shown += printable(written);
    const int cells = utf8::display_width(c.value);
    if (column < note.place.column) caret.append(static_cast<size_t>(cells), ' ');
    if (column > note.place.column && column < note.place.column + note.length)
      caret.append(static_cast<size_t>(cells), '~');
    if (column == note.place.column) caret += "^" + std::string(static_cast<size_t>(cells - 1), '~');
    at += c.bytes;
  }
  if (column <= note.place.column) caret += "^";
  return fmt::format("{:5} | {}\n      | {}\n", note.place.line, shown, caret);
}

}  // namespace

std::string print(const Note& note, const Sources& sources) {
  std::string where = printable(sources.path(note.place.file));
  if (note.place.line > 0) where += fmt::format(":{}:{}", note.place.line, note.place.column);
  std::string out = fmt::format("{}: {}[{}]: {}\n", where, severity_words[static_cast<int>(note.severity)], note.code,
                                printable(note.text));
  out += excerpt(note, sources);
  if (!note.hint.empty()) out += fmt::format("      = {}\n", printable(note.hint));
  return out;
}

}  // namespace banxin
