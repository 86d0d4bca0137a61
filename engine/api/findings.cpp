#include "api/findings.h"

#include <filesystem>

#include "base/message.h"
#include "preflight/rule_book.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

// The story that a block tells; before pages are laid out, the one that the file is.
std::string story_of(const Note& note, const fs::path& file, const std::vector<Sheet>& sheets) {
  for (const Sheet& sheet : sheets)
    for (const PlacedBlock& block : sheet.blocks)
      if (sheet.page == note.page && block.name == note.block)
        if (const SheetStory* story = sheet.find_story(block.story)) return story->name;
  return file.extension() == ".md" ? file.stem().string() : "";
}

}  // namespace

std::vector<Finding> findings_of(const Report& report, const std::vector<Sheet>& sheets, const std::string& file) {
  std::vector<Finding> findings;
  for (const Note& note : report.notes()) {
    const std::string& named = note.place.file == FileId{} ? file : report.sources().path(note.place.file);
    findings.push_back({.severity = note.severity,
                        .code = note.code,
                        .text = note.text,
                        .hint = note.hint,
                        .file = from_here(named),
                        .line = note.place.line,
                        .column = note.place.column,
                        .length = note.length,
                        .page = note.page,
                        .block = note.block,
                        .story = story_of(note, named, sheets)});
  }
  return findings;
}

std::vector<Finding> findings_of(const Preflight& result, const std::string& file, Tongue tongue) {
  std::vector<Finding> findings;
  for (const Verdict& verdict : result.verdicts)
    if (verdict.outcome == Outcome::warned || verdict.outcome == Outcome::failed) {
      const PrintRule& rule = rule_called(verdict.rule);
      findings.push_back({.severity = verdict.outcome == Outcome::failed ? Severity::error : Severity::warning,
                          .code = verdict.rule,
                          .text = verdict.text.in(tongue),
                          .hint = Message(rule.cure).in(tongue),
                          .rule = Message(rule.purpose).in(tongue),
                          .file = from_here(file)});
    }
  return findings;
}

std::string from_here(const std::string& file) {
  const fs::path path = fs::path(file).lexically_normal();
  if (!path.is_absolute()) return path.string();
  std::error_code fault;
  const fs::path below = path.lexically_relative(fs::current_path(fault));
  return fault || below.empty() || *below.begin() == ".." ? path.string() : below.string();
}

}  // namespace banxin
