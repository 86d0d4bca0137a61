// Stories: front matter and Markdown.
#include "read/story.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"
#include "base/message.h"
#include "base/place_finder.h"
#include "base/utf8.h"
#include "model/fields.h"
#include "read/body.h"
#include "read/fields.h"
#include "read/quotations.h"
#include "read/read.h"
#include "read/rejoin.h"
#include "read/scope.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

struct Parts {
  std::string_view front;  // between the --- lines, empty when there are none
  size_t body = 0;         // its first byte
  bool closed = true;
};

// The line that starts at `at`, without its end.
std::string_view line_at(std::string_view text, size_t at) {
  std::string_view line = text.substr(at, text.find('\n', at) - at);
  while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

Parts split(std::string_view text) {
  if (line_at(text, 0) != "---") return {};
  const size_t start = text.find('\n');
  if (start == std::string_view::npos) return {{}, 0, false};
  for (size_t at = start + 1; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size() - 1);
    if (line_at(text, at) == "---") return {text.substr(start + 1, at - start - 1), end + 1, true};
    at = end + 1;
  }
  return {{}, 0, false};
}

void check_complete(const Story& story, Place place, BodyForm form, Report& report) {
  if (story.title.empty() && form == BodyForm::story) {
    report.error("story-without-title", place, say("story {} has no title", story.name),
                 say("write title: … between two --- lines at its head, or # and the title on its first line"));
  }
  const bool any = std::any_of(story.sections.begin(), story.sections.end(), [](const Section& s) {
    return !s.paragraphs.empty() || !s.photos.empty() || !s.tables.empty();
  });
  if (!any) {
    report.error("empty-story", place, say("story {} has no text", story.name),
                 say("write its paragraphs below the front matter, with a blank line between them"));
  }
}

}  // namespace

void fields(Fields& f, Story& story, TextSource& source) {
  f.text({"kicker", "引题: the line above the title"}, story.kicker);
  f.text({"title", "主题: the title"}, story.title);
  f.text({"deck", "副题: the lines below the title"}, story.deck);
  f.text({"byline", "署名: who wrote it"}, story.byline);
  f.integer({"rank", "how important it is, 1 first: what an index goes by"}, story.rank, 1, 99);
  f.text({"dateline", "电头: where and when it was written"}, story.dateline);
  std::vector<std::string> may_go;
  f.words({"may-leave-out", "parts of the headline that may be left out where room is short: kicker, deck"}, may_go,
          "kicker|deck");
  story.kicker_may_go = std::ranges::find(may_go, "kicker") != may_go.end();
  story.deck_may_go = std::ranges::find(may_go, "deck") != may_go.end();
  f.word({"language", "BCP 47 tag, when it is not that of the edition"}, source.language);
  f.flag({"scan", "the text was read off a page scan: paragraphs cut by a column end are joined"}, source.scan);
}

Story read_story_in(const fs::path& file, std::string shown_name, const fs::path& root, const Language& language,
                    Place named_at, SourceFolders& folders, Report& report, BodyForm form) {
  Story story;
  story.name = file.stem().string();
  story.language = language;
  story.sections.emplace_back();
  const auto source_file = load_source(file, std::move(shown_name), story_limit, named_at, report);
  if (!source_file) return story;
  const FileId id = source_file->id;
  story.place = {id, 1, 1};
  folders[id] = {file, root, source_file->sha256};
  const std::string& text = report.sources().text(id);
  const Parts parts = split(text);
  if (!parts.closed) {
    report.error("front-matter", story.place, say("the front matter is not closed"), say("write a line --- below it"),
                 3);
    return story;
  }
  Report notes = report.sibling();
  TextSource source;
  if (!parts.front.empty()) {
    const NodePtr front = parse_yaml(parts.front, id, 2, notes);
    Scope scope{notes};
    YamlFields f(*front, say("the front matter"), scope);
    if (front->is_map())
      fields(f, story, source);
    else
      notes.error("wrong-type", front->place, say("the front matter needs keys"), say("write title: …"));
    f.finish();
    if (!source.language.empty()) story.language = language_of(source.language);
  }
  const bool front_is_good = !notes.failed();
  story.sections.clear();
  read_body(std::string_view(text).substr(parts.body), place_of_byte(id, text, parts.body), folders, notes, story,
            form);
  if (source.scan) rejoin_cut_paragraphs(story, notes);
  check_quotations(story, notes);
  // A title may stand in front matter that could not be read: one fault, one message.
  if (front_is_good) check_complete(story, story.place, form, notes);
  report.join(notes);
  return story;
}

Story read_story(const fs::path& file, std::string shown_name, const Language& language, Report& report) {
  SourceFolders folders;
  const fs::path absolute = opened_path(file);
  return read_story_in(absolute, std::move(shown_name), absolute.parent_path(), language, {}, folders, report);
}

namespace {

StoryId take_in(Story story, Reading& reading) {
  std::vector<Story>& stories = reading.edition.stories;
  const StoryId id{static_cast<uint16_t>(stories.size())};
  const auto [first, fresh] = reading.story_names.try_emplace(story.name, id);
  if (!fresh) stories[first->second.index].shares_name = story.shares_name = true;
  stories.push_back(std::move(story));
  return id;
}

// Read when it is named first.
std::optional<StoryId> find_story(const std::string& name, Place place, BodyForm form, Scope& scope) {
  constexpr size_t most_stories = 10'000;
  Reading& reading = *scope.reading;
  const auto file = find_named_file(name, place, reading.folders, scope.report);
  if (!file) return std::nullopt;
  const fs::path& identity = file->real;
  if (const auto known = reading.stories.find(identity); known != reading.stories.end()) return known->second;
  if (reading.edition.stories.size() == most_stories) {
    scope.report.error("too-many-stories", place, say("an edition has at most {} stories", most_stories),
                       say("split the edition"));
    return std::nullopt;
  }
  std::error_code fault;
  const uintmax_t size = fs::file_size(file->path, fault);
  if (!fault && size <= story_limit && (reading.story_bytes += size) > stories_limit) {
    scope.report.error("too-many-stories", place,
                       say("the stories of an edition have more than {} MiB together", stories_limit >> 20),
                       say("split the edition"));
    return std::nullopt;
  }
  const fs::path root = reading.folders.at(place.file).root;
  Story story = read_story_in(file->path, shown_path(name, place, scope.report.sources()), root,
                              reading.edition.language, place, reading.folders, scope.report, form);
  story.file = identity.lexically_relative(reading.folder).generic_string();
  return reading.stories[identity] = take_in(std::move(story), reading);
}

}  // namespace

std::optional<StoryId> story_of(const std::string& name, Place place, Scope& scope) {
  const std::optional<StoryId> id = find_story(name, place, BodyForm::story, scope);
  if (id) scope.files.insert(scope.reading->edition.stories[id->index].place.file);
  return id;
}

std::optional<StoryId> notices_of(const std::string& name, Place place, Scope& scope) {
  const std::optional<StoryId> id = find_story(name, place, BodyForm::notices, scope);
  if (id) scope.files.insert(scope.reading->edition.stories[id->index].place.file);
  return id;
}

}  // namespace banxin
