#include "photo/condition.h"

#include <doctest/doctest.h>
#include <lcms2.h>

#include "tests/press/maker.h"

namespace banxin::test {
namespace {

/// A profile that calls itself so, and says so of its target; empty = says nothing.
std::string profile_called(const char* description, const char* target) {
  cmsHPROFILE profile = cmsCreateNULLProfile();
  const auto write = [&](cmsTagSignature tag, const char* text) {
    cmsMLU* words = cmsMLUalloc(nullptr, 1);
    cmsMLUsetASCII(words, "en", "US", text);
    cmsWriteTag(profile, tag, words);
    cmsMLUfree(words);
  };
  write(cmsSigProfileDescriptionTag, description);
  if (*target) write(cmsSigCharTargetTag, target);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string bytes(size, 0);
  cmsSaveProfileToMem(profile, bytes.data(), &size);
  cmsCloseProfile(profile);
  return bytes;
}

}  // namespace

// Names as the ICC's registry has them, and as profiles on the market are called.
TEST_CASE("a condition is another one where both the house and the profile name one, and not the same") {
  struct Case {
    const char *condition, *description, *target, *other;
  };
  const Case cases[] = {
      {"FOGRA39", "ISO Coated v2 300% (ECI)", "ISO28178\nDESCRIPTOR \"FOGRA39L\"", ""},
      {"FOGRA39", "Coated FOGRA39 (ISO 12647-2:2004)", "", ""},
      {"FOGRA39L", "Coated FOGRA39 (ISO 12647-2:2004)", "", ""},
      {"FOGRA51", "Coated FOGRA39 (ISO 12647-2:2004)", "", "FOGRA39"},
      {"FOGRA51", "PSO Coated v3", "ICCHDAT FOGRA51", ""},
      {"FOGRA47", "PSO Coated v3", "ICCHDAT FOGRA51", "FOGRA51"},
      {"FOGRA47", "PSO Coated v3", "", ""},
      {"CGATS TR 001", "U.S. Web Coated (SWOP) v2", "ICCHDAT CGATS TR 001", ""},
      {"CGATS TR 006", "a TR003 of ours", "", "TR003"},
      {"CGATS21-2-CRPC6", "GRACoL2013_CRPC6.icc", "", ""},
      {"CGATS21-2-CRPC1", "GRACoL2013_CRPC6.icc", "", "CRPC6"},
      {"IFRA26", "WAN-IFRAnewspaper26v5.icc", "", ""},
      {"IFRA26", "ISOnewspaper26v4.icc", "ICCHDAT IFRA26", ""},
      {"IFRA30", "WAN-IFRAnewspaper26v5.icc", "", "IFRA26"},
      {"JC200103", "Japan Color 2001 Coated", "ICCHDAT JC200103", ""},
      {"Our press", "Coated FOGRA39", "", ""},
      {"FOGRA", "Coated FOGRA39", "", ""},
      {"", "Coated FOGRA39", "", ""},
      {"XTR 001", "Coated FOGRA39", "", ""},
      {"TR 0012", "Coated FOGRA39", "", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.condition);
    CAPTURE(c.description);
    CHECK(other_condition(c.condition, profile_called(c.description, c.target)) == c.other);
  }
  CHECK(other_condition("FOGRA39", "no profile") == "");
  CHECK(other_condition("FOGRA39", newsprint().bytes) == "TR002");
  CHECK(other_condition("CGATS TR 002", newsprint().bytes) == "");
}

}  // namespace banxin::test
