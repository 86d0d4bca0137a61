// Editions: what is said at their top, and their pages one by one.
#include "read/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <set>

#include "base/files.h"
#include "base/message.h"
#include "base/utf8.h"
#include "model/limits.h"
#include "read/calendar.h"
#include "read/heading.h"
#include "read/merge.h"
#include "read/plan.h"
#include "read/slots.h"
#include "read/tables.h"
#include "read/template.h"
#include "read/threads.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr size_t most_pages = 1000;

// A template's fault shows on every page that uses it: each note is said once, and no more of them than anyone reads.
void join_once(const Report& notes, Report& report) {
  constexpr size_t most = 200;
  std::set<std::tuple<Place, std::string, std::string>> said;
  for (const Note& note : notes.notes()) {
    if (!said.emplace(note.place, note.code, note.text).second) continue;
    if (said.size() > most) {
      report.error("too-many-errors", note.place, say("and more: only the first {} are shown", most),
                   say("put these right first"));
      return;
    }
    report.add(note);
  }
}

// Those whose value is empty are written where they stand: in the language of their text, or by their page.
Variables variables_of(const Edition& edition) {
  const Date& date = edition.date;
  return {{"date", ""},
          {"year", std::to_string(date.year)},
          {"month", std::to_string(date.month)},
          {"day", std::to_string(date.day)},
          {"weekday", ""},
          {"lunar", ""},
          {"number", edition.number},
          {"pages", std::to_string(edition.page_count)},
          {"paper", edition.paper},
          {"page", ""},
          {"page-left", ""},
          {"page-right", ""},
          {"section", ""}};
}

/// A page whose blocks are still to be read.
struct OpenPage {
  Page page;
  NodePtr tree;               // its template, filled; null when there is none
  Variables variables;        // its own
  SheetSide spread;           // as it is written; 0 = a single page
  const Node* own = nullptr;  // what the edition says of it
  std::vector<std::string> plates;
  std::set<FileId> files;
};

class EditionReader {
 public:
  EditionReader(const FontCatalogue& catalogue, const BlockKinds& kinds, Report& report, const FileFault& profile,
                const KeptTrees* kept)
      : reading_{.catalogue = catalogue, .kinds = kinds, .folders = folders_, .fault_of_profile = profile},
        report_(report),
        templates_(folders_, report, kept) {}

  Edition read(const fs::path& file);

 private:
  void read_top(const Node& tree, EditionKeys& keys);
  void open_page(const Node& node, size_t position);
  void read_page(OpenPage& open);
  void check_spread(const OpenPage& open);
  void number_page(const PageKeys& keys, YamlFields& f, Page& page);
  std::vector<SourceFile> sources() const;

  SourceFolders folders_;
  Reading reading_;
  Report& report_;
  TemplateReader templates_;
  Variables variables_;
  PageIndex page_index_;
  std::vector<OpenPage> open_;
  int listed_ = 0;  // pages so far; a spread is two
};

void EditionReader::read_top(const Node& tree, EditionKeys& keys) {
  Scope scope{report_};
  YamlFields f(tree, say("the edition"), scope);
  fields(f, keys);
  f.finish();
  Edition& edition = reading_.edition;
  edition.id = keys.id, edition.paper = keys.paper, edition.number = keys.number;
  const auto is_long = [](const std::string& name) { return utf8::length(name) > longest_name; };
  if (std::ranges::any_of(keys.names, is_long))
    f.error("names", "long-name", say("a name has more than {} characters", longest_name),
            say("write names that lines should not cut, one an entry"));
  edition.names = std::move(keys.names);
  edition.revision = keys.revision;
  edition.language = language_of(keys.language);
  edition.place = tree.place;
  if (keys.date.empty()) return;
  if (const auto date = parse_date(keys.date))
    edition.date = *date;
  else
    f.error("date", "bad-date", say("there is no day {}", keys.date), say("write a day of the calendar: 2025-09-07"));
}

void EditionReader::number_page(const PageKeys& keys, YamlFields& f, Page& page) {
  if (keys.strip.left != 0) {
    if (keys.number != 0 || keys.spread.left != 0)
      f.error("strip", "strip-and-page", say("a strip is neither a page nor a spread"),
              say("leave out page and spread"));
    page.strip = true;
    page.number = keys.strip.left, page.second = keys.strip.right;
    return;
  }
  page.number = keys.number != 0 ? keys.number : listed_ + 1;
  if (keys.spread.left != 0) {
    if (keys.number != 0)
      f.error("page", "spread-and-page", say("a page is a single one or a spread"), say("leave out page or spread"));
    page.number = std::min(keys.spread.left, keys.spread.right);
    page.second = std::max(keys.spread.left, keys.spread.right);
  }
  listed_ += page.second != 0 ? 2 : 1;
}

// A page's own keys and its template with the slots filled: what stands on it is known, but not read.
void EditionReader::open_page(const Node& node, size_t position) {
  if (!node.is_map()) {
    report_.error("wrong-type", node.place, say("a page needs a map, this is {}", kind_word(node)),
                  say("write - template: path/of/template.yaml"));
    return;
  }
  Scope scope{report_, &reading_};
  PageKeys keys;
  YamlFields f(node, say("page {}", position + 1), scope);
  fields(f, keys);
  f.finish();
  OpenPage& open = open_.emplace_back();
  open.own = &node, open.plates = std::move(keys.plates);
  Page& page = open.page;
  number_page(keys, f, page);
  page.section = keys.section;
  page.lint = std::move(keys.lint);
  page.fit = keys.fit;
  page.place = node.place;
  open.spread = keys.spread;
  const SheetSide& sides = page.strip ? keys.strip : keys.spread;
  const std::string first = std::to_string(page.number), second = std::to_string(page.second);
  open.variables = {{"page", page.second ? first + "-" + second : first},
                    {"page-left", page.second ? std::to_string(sides.left) : first},
                    {"page-right", page.second ? std::to_string(sides.right) : first},
                    {"section", page.section}};
  open.files.insert(node.place.file);
  if (keys.template_file.empty()) return;
  const Place place = f.place("template");
  page.template_file = templates_.file_of(keys.template_file, place);
  const ReadTemplate read = templates_.read(keys.template_file, place);
  open.files.insert(read.files.begin(), read.files.end());
  if (!read.tree) return;
  open.tree = fill_slots(read.tree, keys.slots, reading_.kinds, report_);
  if (const Node::Entry* blocks = open.tree->find("blocks"); blocks && blocks->value->is_map())
    page_index_.add(*blocks->value, open.variables["page"]);
}

// A spread stands inside a folded sheet: with the fold at the left of page 1, page 2n faces page 2n + 1 at its right.
void EditionReader::check_spread(const OpenPage& open) {
  const int left = open.spread.left, right = open.spread.right;
  const bool mirrored = open.page.geometry.bound_right();
  const int first = mirrored ? right : left, second = mirrored ? left : right;
  if (left == 0 || (first % 2 == 0 && second == first + 1)) return;
  const int even = std::min(first, second) / 2 * 2;
  report_.error("bad-spread", open.spread.place, say("pages {} and {} do not face each other", left, right),
                mirrored ? say("bound at the right, write an even page at the right: [{}, {}]", even + 1, even)
                         : say("write an even page and the next: [{}, {}]", even, even + 1));
}

void EditionReader::read_page(OpenPage& open) {
  Scope scope{report_, &reading_};
  for (auto& [name, value] : open.variables) variables_[name] = std::move(value);
  scope.variables = &variables_;
  scope.page_index = &page_index_;
  scope.files = std::move(open.files);
  if (open.tree) read_template(*open.tree, scope, open.page);
  if (open.tree) read_plates(*open.own, open.plates, scope, open.page);
  if (open.page.strip)
    for (const auto& block : open.page.blocks)
      if (!block->frame.strip)
        report_.error(
            "strip-block", block->place,
            say("block {} does not stand in the strip between pages {} and {}", block->name, open.page.number,
                open.page.second),
            say("write strip: true in the place of cols, x and width; what stands on a page goes into its template"));
  open.tree.reset();
  check_spread(open);
  open.page.sources.assign(scope.files.begin(), scope.files.end());
  reading_.edition.pages.push_back(std::move(open.page));
}

// The edition itself is read first, and so has the least id.
std::vector<SourceFile> EditionReader::sources() const {
  std::set<FileId> stories;
  for (const Story& story : reading_.edition.stories) stories.insert(story.place.file);
  std::vector<SourceFile> all;
  for (const auto& [id, source] : folders_) {
    const SourceFile::Kind kind = all.empty()                    ? SourceFile::Kind::edition
                                  : stories.contains(id)         ? SourceFile::Kind::story
                                  : reading_.tables.contains(id) ? SourceFile::Kind::table
                                                                 : SourceFile::Kind::page_template;
    all.push_back({id, kind, source.file, source.sha256});
  }
  return all;
}

Edition EditionReader::read(const fs::path& file) {
  const auto source = load_source(file, file.string(), yaml_limit, {}, report_);
  if (!source) return {};
  const fs::path absolute = opened_path(file);
  folders_[source->id] = {absolute, absolute.parent_path(), source->sha256};
  reading_.folder = absolute.parent_path();
  const NodePtr tree = parse_yaml(report_.sources().text(source->id), source->id, 1, report_);
  if (report_.failed()) return {};
  if (!tree->is_map()) {
    report_.error("wrong-type", tree->place, say("an edition is a map, this is {}", kind_word(*tree)),
                  say("write edition: id, paper:, date:, pages:"));
    return {};
  }
  EditionKeys keys;
  read_top(*tree, keys);
  const size_t pages = keys.pages ? keys.pages->items.size() : 0;
  if (keys.pages && (pages == 0 || pages > most_pages)) {
    report_.error("out-of-range", keys.pages->place, say("the edition has {} pages", pages),
                  say("write 1 to {} pages", most_pages));
    return std::move(reading_.edition);
  }
  const int named = keys.pages ? count_pages(*keys.pages) : 0;
  reading_.edition.page_count = keys.page_count != 0 ? keys.page_count : named;
  variables_ = variables_of(reading_.edition);
  for (size_t i = 0; i < pages; ++i) open_page(*keys.pages->items[i], i);
  std::ranges::stable_partition(open_, [](const OpenPage& open) { return !open.page.strip; });
  for (OpenPage& page : open_) read_page(page);
  if (!report_.failed()) link_threads(reading_, variables_, report_);
  if (keys.plan && !report_.failed())
    reading_.edition.sheets = read_plan(*keys.plan, tree->find("plan")->value->place, reading_.edition, report_);
  if (!report_.failed()) check_strips(reading_.edition, report_);
  reading_.edition.sources = sources();
  return std::move(reading_.edition);
}

}  // namespace

bool is_edition_id(std::string_view id) {
  static const std::regex pattern(edition_id_pattern);
  constexpr size_t longest = 1000;  // std::regex goes as deep as the text is long
  return id.size() <= longest && std::regex_match(id.begin(), id.end(), pattern);
}

Edition read_edition(const fs::path& file, const FontCatalogue& catalogue, const BlockKinds& kinds, Report& report,
                     const FileFault& fault_of_profile, const KeptTrees* kept) {
  Report notes = report.sibling();
  Edition edition = EditionReader(catalogue, kinds, notes, fault_of_profile, kept).read(file);
  join_once(notes, report);
  return edition;
}

}  // namespace banxin
