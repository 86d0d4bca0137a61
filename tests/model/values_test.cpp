// Small questions to the values of an edition.
#include <doctest/doctest.h>

#include "model/date.h"
#include "model/plain_text.h"

using namespace banxin;

TEST_CASE("a date is written year, month, day, with all its digits") {
  CHECK(iso_date({2025, 9, 7}) == "2025-09-07");
  CHECK(iso_date({}) == "0000-00-00");
}

TEST_CASE("plain text is what the spans say, and nothing of their readings") {
  Paragraph first;
  first.spans = {{.text = "夜"},
                 {.text = "市", .strong = true, .note = {.ruby = Annotation::Ruby::mono, .readings = {"shì"}}}};
  Paragraph second;
  second.spans = {{.text = " 2"}};
  CHECK(plain_text(first) == "夜市");
  CHECK(plain_text(std::vector<Paragraph>{first, second}) == "夜市 2");
  CHECK(plain_text(std::vector<Paragraph>{}).empty());
}
