// The sections of a story one below another in the rooms of its thread, each with its photos and tables.
#pragma once

#include <span>
#include <vector>

#include "flow/set_story.h"

namespace banxin {

/// Stacks the sections of a copy in the rooms of its thread.
class SectionStack {
 public:
  /// The story goes on beyond the first `parts` rooms, if there are more.
  SectionStack(const Bench& bench, const StoryStyles& styles, const FitChoice& choice, std::span<const Room> rooms,
               size_t parts, std::vector<SetSection>& sections, Report& notes)
      : bench_(bench),
        styles_(styles),
        choice_(choice),
        rooms_(rooms),
        parts_(parts),
        sections_(sections),
        notes_(notes) {}

  /// `extra[i]` free lines above heading i. Better column ends are worth a line, but no text.
  void set(const std::vector<int>& extra);
  /// Lines that are free at the foot of a part.
  int free_lines(int part) const;

 private:
  void set(const std::vector<int>& extra, int more);
  void place(SetSection& section, int head_lines);
  void place_insets(SetSection& section);
  void place_inset(SetSection& section, size_t photo);
  bool turn_table(SetSection& section, size_t photo);
  std::vector<Inset> columns_for(const SetSection& section, int span, int first) const;
  SetInset inset_in(size_t part, const SetSection& section, size_t photo);
  void set_text(SetSection& section, const Height& height);
  int wanted_end(size_t section) const;
  int heading_lines() const;

  const Bench& bench_;
  const StoryStyles& styles_;
  const FitChoice& choice_;
  const std::span<const Room> rooms_;
  const size_t parts_;
  std::vector<SetSection>& sections_;
  Report& notes_;
  std::vector<Room> rest_;  // what is left of the rooms
  size_t at_ = 0;           // part under way
};

}  // namespace banxin
