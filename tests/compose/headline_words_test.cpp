// The lexicon of headlines: its file is in order, and what it says is what the composer is told.
#include "compose/headline_words.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/utf8.h"

using namespace banxin;

namespace {

using Asks = bool (*)(std::u32string_view);
const std::map<std::string, Asks> groups = {
    {"predicates", lexicon::is_predicate}, {"leaders", lexicon::is_leader},
    {"times", lexicon::is_time},           {"suffixes", lexicon::is_suffix},
    {"persons", lexicon::is_person},       {"particles", lexicon::is_particle},
    {"followers", lexicon::is_follower},   {"conjunctions", lexicon::is_conjunction},
    {"numerals", lexicon::is_number},      {"family_names", lexicon::is_family_name}};

std::map<std::string, std::vector<std::string>> words_of_file() {
  std::ifstream in(BANXIN_SOURCE_DIR "/engine/compose/headline_words.txt");
  std::map<std::string, std::vector<std::string>> words;
  std::string group;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.back() == ':')
      CHECK_MESSAGE(words.try_emplace(group = line.substr(0, line.size() - 1)).second, group << " comes twice");
    else
      words[group].push_back(line);
  }
  return words;
}

}  // namespace

TEST_CASE("each group of the lexicon is sorted, and says each word once") {
  for (const auto& [group, words] : words_of_file()) {
    CAPTURE(group);
    for (size_t i = 1; i < words.size(); ++i)
      CHECK_MESSAGE(words[i - 1] < words[i], words[i] << " must stand before " << words[i - 1]);
  }
}

TEST_CASE("every word of the lexicon is known in its group, and no other is") {
  const auto words = words_of_file();
  CHECK(words.size() == groups.size());
  for (const auto& [group, asks] : groups) {
    CAPTURE(group);
    REQUIRE(words.contains(group));
    CHECK(words.at(group).size() > 10);
    for (const std::string& word : words.at(group)) CHECK_MESSAGE(asks(utf8::to_utf32(word)), word);
    for (const std::u32string_view other : {U"", U"版心", U"衖", U"predicates"}) CHECK_FALSE(asks(other));
  }
  CHECK(lexicon::is_number(U"第２１"));
  CHECK_FALSE(lexicon::is_number(U"第二届"));
}
