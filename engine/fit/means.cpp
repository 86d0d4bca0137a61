#include "fit/means.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/message_list.h"
#include "base/utf8.h"
#include "fit/cuts.h"
#include "fit/looseness.h"
#include "fit/prices.h"
#include "fit/slot_keys.h"
#include "flow/paragraph_settings.h"

namespace banxin {
namespace {

constexpr int most_rows = 4;          // that a section is made shorter or longer by its paragraphs
constexpr int least_paragraph = 3;    // lines of one that can be set shorter or longer
constexpr int least_picture = 6;      // lines that are left of a picture
constexpr int least_heading = 1400;   // thousandths of its size that a heading keeps for itself
constexpr int least_above = 1;        // lines that stay free above one in its column
constexpr int lines_to_set = 40'000;  // of text, in all trials of a story together

int ceil_of(int lines, int columns) { return (lines + columns - 1) / std::max(columns, 1); }

// The first words of a paragraph, so that it is found.
std::string begins_with(const CopyParagraph& paragraph) {
  constexpr size_t shown = 6;
  std::u32string words;
  for (const char32_t c : paragraph.body.text->text.chars)
    if (words.size() < shown) words += c;
  return utf8::from_utf32(words) + "…";
}

// The rooms of a section as it found them; the last one goes on below its foot when the text is too long.
std::vector<Room> rooms_of(const SetSection& section, const ThreadSegment& segment, bool over) {
  constexpr int far_below = 400;
  std::vector<Room> rooms(segment.rooms.begin() + section.part, segment.rooms.end());
  rooms.front().first_line = section.text_line();
  for (const SetInset& inset : section.insets)
    if (!inset.left_out && inset.part >= section.part)
      rooms[static_cast<size_t>(inset.part - section.part)].insets.push_back(inset);
  if (over) rooms.back().foot += far_below;
  return rooms;
}

class Finder {
 public:
  Finder(Trials& trials, size_t teller, const FitRules& rules, const FitChoices& chosen)
      : trials_(trials),
        teller_(trials.tellers()[teller]),
        number_(teller),
        rules_(rules),
        chosen_(chosen),
        as_chosen_(chosen.empty() ? std::nullopt : trials.run(chosen)),
        before_(as_set(teller)),
        over_(before_.excess() > 0),
        lacks_(std::abs(before_.excess())),
        page_(&trials.page_of(teller_.parts.front())) {}

  FoundMeans run() {
    const ThreadSegment& segment = *before_.setting->segments.back();
    if (rows_lacking() <= 2 * most_rows)
      for (const SetSection& section : segment.setting.sections) try_rows(section, segment);
    for (const SetSection& section : segment.setting.sections) try_paragraphs(section);
    try_white(segment);
    try_tracking(segment);
    for (const SetSection& section : segment.setting.sections) try_pictures(section);
    try_headline();
    for (const PlannedPage& page : trials_.pages()) {
      page_ = page.page;
      try_blocks(*page.slots);
    }
    page_ = &trials_.page_of(teller_.parts.front());
    over_ ? try_cut() : tell_what_to_add();
    std::ranges::stable_sort(means_, {}, [](const Means& means) { return means.remedy.cost; });
    return {std::move(means_), std::move(shared_), tries_ <= most_tries()};
  }

 private:
  // A story as it stands before anything is tried.
  const TriedStory& as_set(size_t story) const {
    if (!as_chosen_) return trials_.before(story);
    const auto told = as_chosen_->told.find(story);
    return told == as_chosen_->told.end() ? trials_.before(story) : told->second;
  }

  int most_tries() const { return std::clamp(lines_to_set / std::max(before_.fit().need_lines(), 1), 8, 400); }

  int columns() const { return static_cast<int>(before_.setting->rooms.back().columns.size()); }
  int rows_lacking() const { return ceil_of(lacks_, columns()); }
  int sign() const { return over_ ? -1 : 1; }

  Means means(Remedy::Kind kind, const Block& block, FitMeans needs, int cost, Place place, Message text) const {
    Means made;
    made.remedy = {.kind = kind, .cost = cost, .block = block.name, .place = place, .text = std::move(text)};
    made.block = &block, made.needs = needs, made.group = group_;
    return made;
  }

  // Alone: keeps it when it brings something and harms nothing; what brings another story further from its room is
  // kept apart.
  bool keep_if_good(Means means) {
    if (++tries_ > most_tries()) return false;
    FitChoices choices = chosen_;
    add_choice(choices, *means.block, means.change);
    const auto trial = trials_.run(choices);
    if (!trial || !trial->new_faults.empty()) return false;
    const auto told = trial->told.find(number_);
    if (told == trial->told.end()) return false;
    bool harms = false;
    for (const auto& [other, now] : trial->told) {
      if (other == number_ || now.excess() == as_set(other).excess()) continue;
      means.moves.push_back(other);
      harms |= is_worse(now.excess(), as_set(other).excess());
    }
    means.remedy.gain_lines = sign() * (told->second.excess() - before_.excess());
    if (means.remedy.gain_lines <= 0) return false;
    means.remedy.page = page_->number;
    if (!means.change.cut) means.remedy.slot = print(slot_keys(*means.block, choices.at(means.block)));
    if (means.change.tracking != 0) {
      const int wider = means.change.tracking + openness(*told->second.setting) - openness(*before_.setting);
      if (std::abs(wider) > rules_.tracking) return false;
      means.remedy.cost = fit_price::of_tracking(sign() * std::max(std::abs(wider), std::abs(means.change.tracking)));
    }
    means.remedy.cost += looseness(*told->second.setting, means.change);
    (harms ? shared_ : means_).push_back(std::move(means));
    return !harms;
  }

  const Block& block() const { return *teller_.first(); }

  // Whole rows of a section, by the paragraphs that can be set so at the least cost.
  void try_rows(const SetSection& section, const ThreadSegment& segment) {
    const std::vector<Room> rooms = rooms_of(section, segment, over_);
    int least_part = 0;
    for (const SetInset& inset : section.insets)
      if (!inset.left_out) least_part = std::max(least_part, inset.part - section.part);
    const Filled natural = fill_columns(section.texts, rooms, {.more = 0}, least_part);
    ++group_;
    for (int rows = 1; rows <= std::min(rows_lacking(), most_rows); ++rows) {
      const auto set =
          fill_to(section.texts, rooms, natural.end_line + sign() * rows, std::max(rules_.paragraphs, 0), least_part);
      if (!set) return;
      FitChoice change;
      std::vector<int> numbers;
      for (size_t p = 0; p < set->lengths.size(); ++p) {
        if (set->lengths[p] == 0) continue;
        const int number = section.copy->paragraphs[p].number;
        (set->lengths[p] < 0 ? change.shorter : change.longer).push_back(number);
        numbers.push_back(number);
      }
      const auto count = change.shorter.size() + change.longer.size();
      if (count < 2) continue;  // one alone is tried as such
      const int cost = fit_price::paragraph * static_cast<int>(count);
      Means found = means(over_ ? Remedy::Kind::shorter : Remedy::Kind::longer, block(), FitMeans::text, cost,
                          section.copy->paragraphs.front().place,
                          say("set paragraphs {} a line {}", listed(numbers), over_ ? say("shorter") : say("longer")));
      found.change = std::move(change);
      keep_if_good(std::move(found));
    }
  }

  void try_paragraphs(const SetSection& section) {
    for (size_t p = 0; p < section.filled.settings.size(); ++p) {
      const CopyParagraph& paragraph = section.copy->paragraphs[p];
      const InsetText& text = section.texts[p];
      const Composed& set = *section.filled.settings[p];
      if (paragraph.heading || text.fixed || text.length != 0) continue;
      if (static_cast<int>(set.lines.size() - free_lines(set)) < least_paragraph) continue;
      const bool lone = over_ && set.lone_character;
      const int price = fit_price::paragraph;
      Means found = means(over_ ? Remedy::Kind::shorter : Remedy::Kind::longer, block(), FitMeans::text,
                          lone ? price / 2 : price, paragraph.place,
                          lone ? say("pull back the lone character at the end of paragraph {} ({})", paragraph.number,
                                     begins_with(paragraph))
                               : say("set paragraph {} ({}) a line {}", paragraph.number, begins_with(paragraph),
                                     over_ ? say("shorter") : say("longer")));
      (over_ ? found.change.shorter : found.change.longer) = {paragraph.number};
      ++group_;
      found.group = group_;
      keep_if_good(std::move(found));
    }
  }

  // Lines above section headings.
  void try_white(const ThreadSegment& segment) {
    const CopySection* first = nullptr;
    Place place;
    int headings = 0, white = INT_MAX;  // that each has
    const StoryStyles& styles = segment.ready->styles;
    for (const CopySection& section : segment.ready->copy.sections) {
      if (section.heading && !styles.heads_in_columns) {
        ++headings;
        const Length pitch = segment.rooms.front().space.pitch;
        const int own = ceil_of(thousandths(styles.section_head.text.size, least_heading).mpt, pitch.mpt);
        white = std::min(white, styles.head_lines - own);
        if (!first) first = &section, place = section.heading->place;
      }
      for (const CopyParagraph& paragraph : section.paragraphs) {
        if (!paragraph.heading) continue;
        ++headings;
        white = std::min(white, paragraph.body.above - least_above);
        if (!first) first = &section, place = paragraph.place;
      }
    }
    if (headings == 0) return;
    ++group_;
    for (int lines = 1; lines <= std::min(rules_.white, over_ ? white : rules_.white); ++lines) {
      const int cost = fit_price::of_white(sign() * lines, headings);
      Means found = means(Remedy::Kind::white, block(), FitMeans::white, cost, place,
                          over_ ? say("{} less for each of {} section headings", lines_of(lines), headings)
                                : say("{} more above each of {} section headings", lines_of(lines), headings));
      found.change.white = sign() * lines;
      keep_if_good(std::move(found));
    }
  }

  // All characters of the text by the same: no line stands out, and the story is a little darker or lighter.
  void try_tracking(const ThreadSegment& segment) {
    constexpr int step = 5;
    ++group_;
    for (int most = step; most <= rules_.tracking; most += step) {
      const std::string shown = fmt::format("{:g}", most / 1000.0);
      Means found = means(Remedy::Kind::tracking, block(), FitMeans::spacing, fit_price::of_tracking(sign() * most),
                          segment.ready->copy.story->place,
                          over_ ? say("set all characters of its text {} em closer", shown)
                                : say("set all characters of its text {} em wider", shown));
      found.change.tracking = sign() * most;
      if (keep_if_good(std::move(found)) && means_.back().remedy.gain_lines >= lacks_) return;
    }
  }

  static Message picture_words(const std::string& name, int lines, int now) {
    return lines < 0 ? say("make {} {} lower: {} instead of {}", name, lines_of(-lines), now + lines, now)
                     : say("make {} {} higher: {} instead of {}", name, lines_of(lines), now + lines, now);
  }

  // Pictures in the story; they stand in some of its columns.
  void try_pictures(const SetSection& section) {
    for (const SetInset& inset : section.insets) {
      const CopyPhoto& photo = section.copy->photos[inset.photo];
      if (photo.table || inset.left_out) continue;
      ++group_;
      const int most = std::min(rules_.picture_lines, ceil_of(lacks_, inset.columns));
      for (int lines = 1; lines <= most && (!over_ || inset.lines - lines >= least_picture); ++lines) {
        Means found = means(Remedy::Kind::picture, block(), FitMeans::pictures,
                            fit_price::of_picture(sign() * lines, inset.lines), photo.stands->picture.place,
                            picture_words(photo.stands->picture.name, sign() * lines, inset.lines));
        found.change.pictures = {{photo.number + 1, sign() * lines}};
        if (!keep_if_good(std::move(found))) break;
      }
    }
  }

  // The headline in the block: lines of it, and parts that the story can do without.
  void try_headline() {
    const int has = block().fit()->headline_lines;
    if (has == 0) return;
    ++group_;
    for (int lines = 1; lines <= std::min(rules_.headline_lines, rows_lacking()) && (!over_ || lines < has); ++lines) {
      Means found = means(Remedy::Kind::headline, block(), FitMeans::heads, fit_price::of_headline(sign() * lines),
                          block().place, say("give the headline {} lines instead of {}", has + sign() * lines, has));
      found.change.headline = sign() * lines;
      if (!keep_if_good(std::move(found))) break;
    }
    const Story& story = trials_.edition().stories[teller_.story.index];
    if (over_ && story.deck_may_go && !story.deck.empty()) try_without(story.deck, true, has);
    if (over_ && story.kicker_may_go && !story.kicker.empty()) try_without(story.kicker, false, has);
  }

  // With the most lines less that the rest of the headline still has room in.
  void try_without(const std::vector<Paragraph>& part, bool deck, int has) {
    constexpr int most_lines = 4;
    for (int lines = std::min(most_lines, has - 1); lines >= 1; --lines) {
      Means found = means(Remedy::Kind::leave_out, block(), FitMeans::heads,
                          deck ? fit_price::deck_left_out : fit_price::kicker_left_out, part.front().place,
                          say("leave the {} out, and give the headline {} lines instead of {}",
                              deck ? say("deck") : say("kicker"), has - lines, has));
      (deck ? found.change.without_deck : found.change.without_kicker) = true;
      found.change.headline = -lines;
      if (keep_if_good(std::move(found))) return;
    }
  }

  // Pictures and headlines of the page that stand in the story's way: it moves when they are lower or higher.
  void try_blocks(const std::vector<Slot>& slots) {
    for (const Slot& slot : slots) {
      try_blocks(slot.children);
      const bool picture = slot.block->kind == "photo", head = slot.block->kind == "headline";
      if ((!picture && !head) || slot.block->frame.lines == 0 || chosen_.contains(slot.block)) continue;
      ++group_;
      const int most = picture ? rules_.picture_lines : rules_.headline_lines;
      for (const int way : {-1, 1})
        for (int lines = 1; lines <= std::min(most, rows_lacking() + 1); ++lines)
          try_block(slot, way * lines, picture);  // what two lines spoil three may not
    }
  }

  void try_block(const Slot& slot, int lines, bool picture) {
    const int has = slot.block->frame.lines;
    if (has + lines < (picture ? least_picture : 2) || !is_moved(*slot.block, lines)) return;
    const int price = picture ? fit_price::of_picture(lines, has) : fit_price::of_headline(lines);
    Means found = means(picture ? Remedy::Kind::picture : Remedy::Kind::headline, *slot.block,
                        picture ? FitMeans::pictures : FitMeans::heads, price, slot.block->place,
                        picture_words(slot.block->name, lines, has));
    found.change.lines = lines;
    keep_if_good(std::move(found));
  }

  bool is_moved(const Block& other, int lines) {
    FitChoices choices;
    add_choice(choices, other, {.lines = lines});
    const auto places = trials_.places(choices);
    return places && std::ranges::any_of(teller_.parts, [&](const Teller::Part& part) {
             const Slot &now = *find_slot((*places)[part.page], part.block), &was = trials_.slot_of(part);
             return !(now.area == was.area) || now.obstacles != was.obstacles;
           });
  }

  // At the end of a sentence; never done without being asked, and words are the author's.
  void try_cut() {
    constexpr size_t most_tries = 4;
    const Story& story = trials_.edition().stories[teller_.story.index];
    for (const SentenceCut& cut : cuts_at_sentences(story, before_.fit().characters_over, most_tries)) {
      Means found = means(Remedy::Kind::cut, block(), FitMeans::nothing, fit_price::of_cut(cut.characters), cut.from,
                          say("cut the last {} characters: {}", cut.characters, cut.words));
      found.change.cut = cut.from;
      ++group_;
      if (!keep_if_good(std::move(found))) continue;
      means_.back().block = nullptr;
      if (means_.back().remedy.gain_lines >= lacks_) return;
      means_.pop_back();
    }
  }

  // So many characters that the story is full with them; that they do is seen by setting as many.
  void tell_what_to_add() {
    constexpr int most_tries = 4;
    int characters = before_.fit().characters_under, brings = lacks_;
    for (int tries = 0, wanted = characters; tries < most_tries && wanted > 0; ++tries) {
      FitChoices choices = chosen_;
      add_choice(choices, block(), {.added = wanted});
      const auto trial = trials_.run(choices);
      if (!trial || !trial->told.contains(number_)) break;
      const TriedStory& now = trial->told.at(number_);
      characters = wanted, brings = now.excess() - before_.excess();
      if (now.fits()) break;
      wanted += now.fit().characters_under - now.fit().characters_over;
    }
    Means found = means(Remedy::Kind::add, block(), FitMeans::nothing, 0,
                        trials_.edition().stories[teller_.story.index].place, say("add {} characters", characters));
    found.remedy.gain_lines = brings, found.remedy.cost = fit_price::of_cut(0);
    found.remedy.page = page_->number;
    found.block = nullptr;
    means_.push_back(std::move(found));
  }

  Trials& trials_;
  const Teller& teller_;
  const size_t number_;
  const FitRules rules_;
  const FitChoices& chosen_;
  const std::optional<Trial> as_chosen_;
  const TriedStory& before_;
  const bool over_;
  const int lacks_;
  const Page* page_;  // of the block whose turn it is
  int group_ = 0, tries_ = 0;
  std::vector<Means> means_, shared_;
};

bool is_beaten(const Means& one, const Means& other) {
  return one.block == other.block && one.remedy.kind == other.remedy.kind && other.remedy.cost < one.remedy.cost &&
         other.remedy.gain_lines >= one.remedy.gain_lines;
}

}  // namespace

std::vector<Remedy> worth_telling(const std::vector<Means>& all) {
  std::vector<Remedy> remedies;
  for (const Means& one : all)
    if (std::ranges::none_of(all, [&](const Means& other) { return is_beaten(one, other); }))
      remedies.push_back(one.remedy);
  return remedies;
}

FoundMeans means_for(Trials& trials, size_t teller, const FitRules& rules, const FitChoices& chosen) {
  return Finder(trials, teller, rules, chosen).run();
}

}  // namespace banxin
