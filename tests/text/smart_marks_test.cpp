// Typewriter marks: quotation marks of each language as CLDR has them, dashes and ellipses.
#include "text/smart_marks.h"

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "tests/text/support.h"

using namespace banxin;
using namespace banxin::test;

namespace {

std::string smart(std::string_view text, const char* language) {
  Cells cells = to_cells(spans(text));
  std::vector<Change> changes;
  set_smart_marks(cells, language_of(language), &changes);
  std::string out;
  for (const TextCell& cell : cells) utf8::append(out, cell.c);
  return out;
}

}  // namespace

TEST_CASE("smart marks: quotation marks of the language, apostrophes, dashes, ellipses") {
  struct Row {
    const char *language, *from, *to;
  };
  const Row rows[] = {
      {"en", "\"They'll say 'yes,'\" he said.", "“They’ll say ‘yes,’” he said."},
      {"en", "the '90s, rock 'n' roll, the boys' dog", "the ’90s, rock ’n’ roll, the boys’ dog"},
      {"en", "5'30\" and 6\" pipes", "5'30\" and 6\" pipes"},
      {"en", "(\"so\") --- 1914--18... well-known", "(“so”) — 1914–18… well-known"},
      {"en", "a ---- b .... c", "a ---- b .... c"},
      {"en", "see http://a.b/c--d \"x\"", "see http://a.b/c--d “x”"},
      {"en", "“done” already", "“done” already"},
      {"fr", "\"Ah\" dit-il, l'heure", "«\u00A0Ah\u00A0» dit-il, l’heure"},
      {"de", "\"Ja 'so' nein\"", "„Ja ‚so‘ nein“"},
      {"ru", "\"Да\"", "«Да»"},
  };
  for (const Row& row : rows) CHECK(smart(row.from, row.language) == row.to);
}

TEST_CASE("smart marks are set on request, and each is told") {
  ParaStyle style;
  Report notes = report();
  const auto set = [&](const char* language) {
    return Shaper(shelf()).shape(spans("\"so\""), style, language_of(language), notes);
  };
  CHECK(set("en").text == "\"so\"");
  style.smart = true;
  CHECK(set("en").text == "“so”");
  CHECK(set("en").changes.size() == 2);
  CHECK(set("en").changes.at(0).rule == std::string("W1"));
}
