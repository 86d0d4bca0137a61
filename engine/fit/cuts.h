// Cuts: where a story may end before it does, at the ends of its sentences.
#pragma once

#include <string>
#include <vector>

#include "model/story.h"

namespace banxin {

/// What is left out from a place on to the end of the story.
struct SentenceCut {
  Place from;  ///< the first character that goes
  int characters = 0;
  std::string words;  ///< their first ones
};

/// The ends of sentences from the last one up, until `characters` are left out at least; at most `most` of them.
std::vector<SentenceCut> cuts_at_sentences(const Story& story, int characters, size_t most);

}  // namespace banxin
