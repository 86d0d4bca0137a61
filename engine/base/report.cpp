#include "base/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "base/printable.h"
#include "base/severity_word.h"
#include "base/utf8.h"

namespace banxin {

Sources::Sources() : files_{{"banxin", "", {0}}} {}

FileId Sources::add(std::string path, std::string text) {
  std::vector<uint32_t> starts = {0};
  for (size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', end + 1))
    starts.push_back(static_cast<uint32_t>(end + 1));
  files_.push_back({std::move(path), std::move(text), std::move(starts)});
  return {static_cast<uint32_t>(files_.size() - 1)};
}

std::string_view Sources::line(FileId id, int n) const {
  const File& file = files_[id.index];
  const size_t index = n < 1 ? 0 : static_cast<size_t>(n - 1);
  if (index >= file.line_starts.size()) return {};
  const std::string_view rest = std::string_view(file.text).substr(file.line_starts[index]);
  std::string_view line = rest.substr(0, rest.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void Report::error(std::string code, Place place, const Message& text, const Message& hint, int length) {
  add({Severity::error, std::move(code), place, text.in(tongue_), hint.in(tongue_), length});
}

void Report::warning(std::string code, Place place, const Message& text, const Message& hint, int length) {
  add({Severity::warning, std::move(code), place, text.in(tongue_), hint.in(tongue_), length});
}

void Report::info(std::string code, Place place, const Message& text, const Message& hint) {
  add({Severity::info, std::move(code), place, text.in(tongue_), hint.in(tongue_), 1});
}

namespace {

std::string key_of(const Note& note) {
  return fmt::format("{}\n{}\n{}:{}:{}\n{}\n{}\n{}\n{}", static_cast<int>(note.severity), note.code,
                     note.place.file.index, note.place.line, note.place.column, note.length, note.page, note.text,
                     note.hint);
}

}  // namespace

void Report::add(Note note) {
  if (note.page == 0) note.page = at_.page, note.block = at_.block;
  std::string key = key_of(note);
  if (said_.contains(key)) return;
  const Kind kind{note.severity, note.code};
  Tally& tally = tallies_[kind];
  if (tally.kept == most_alike) return omit(kind, tally, 1, note.place);
  ++tally.kept;
  said_.insert(std::move(key));
  notes_.push_back(std::move(note));
}

bool Report::is_full_of(const std::string& code, Place place) {
  const Kind kind{Severity::error, code};
  const auto known = tallies_.find(kind);
  if (known == tallies_.end() || known->second.kept < most_alike) return false;
  omit(kind, known->second, 1, place);
  return true;
}

void Report::omit(const Kind& kind, Tally& tally, size_t count, Place place) {
  if (tally.omitted == 0) {
    tally.sum_note = notes_.size();
    notes_.push_back({kind.first, kind.second, place, {}, say("put right what is shown first").in(tongue_)});
  }
  tally.omitted += count;
  notes_[tally.sum_note].text = say("and {} more of this kind", tally.omitted).in(tongue_);
}

// The same words from two tasks are two notes: of two pages.
void Report::join(const Report& other) {
  for (size_t i = 0; i < other.notes_.size(); ++i) {
    const Note& note = other.notes_[i];
    const Kind kind{note.severity, note.code};
    const Tally& theirs = other.tallies_.at(kind);
    Tally& tally = tallies_[kind];
    if (theirs.omitted > 0 && theirs.sum_note == i) {
      omit(kind, tally, theirs.omitted, note.place);
    } else if (tally.kept == most_alike) {
      omit(kind, tally, 1, note.place);
    } else {
      ++tally.kept;
      said_.insert(key_of(note));
      notes_.push_back(note);
    }
  }
}

bool Report::failed() const {
  return std::any_of(notes_.begin(), notes_.end(), [](const Note& n) { return n.severity == Severity::error; });
}

bool Report::input_failed() const {
  return std::any_of(notes_.begin(), notes_.end(),
                     [](const Note& n) { return n.severity == Severity::error && !n.graded; });
}

bool Report::warned() const {
  return std::any_of(notes_.begin(), notes_.end(), [](const Note& n) { return n.severity == Severity::warning; });
}

namespace {

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
  std::string out = fmt::format("{}: {}[{}]: {}\n", where, word_of(note.severity), note.code, printable(note.text));
  out += excerpt(note, sources);
  if (!note.hint.empty()) out += fmt::format("      = {}\n", printable(note.hint));
  return out;
}

}  // namespace banxin
