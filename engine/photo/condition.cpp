#include "photo/condition.h"

#include <algorithm>
#include <array>
#include <set>

#include "photo/colour.h"

namespace banxin {
namespace {

using Names = std::set<std::string>;

/// A family of names in the ICC's registry of characterised printing conditions; so many digits come after it.
struct Family {
  std::string_view called;
  size_t least, most;
};
constexpr Family families[] = {{"FOGRA", 2, 2}, {"TR", 3, 3}, {"CRPC", 1, 1},
                               {"IFRA", 2, 2},  {"JC", 6, 6}, {"IFRANEWSPAPER", 2, 2}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

// As they are written: FOGRA39L, CGATS TR 002-2007, Coated FOGRA39 (ISO 12647-2:2004).
Names names_in(std::string_view text) {
  std::string upper;
  for (const char c : text) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  Names names;
  for (const Family& family : families)
    for (size_t at = 0; (at = upper.find(family.called, at)) != std::string::npos; at += family.called.size()) {
      if (at > 0 && is_letter(upper[at - 1])) continue;
      size_t from = at + family.called.size();
      while (from < upper.size() && (upper[from] == ' ' || upper[from] == '_' || upper[from] == '-')) ++from;
      size_t to = from;
      while (to < upper.size() && is_digit(upper[to])) ++to;
      if (to - from < family.least || to - from > family.most) continue;
      const std::string_view name = family.called == "IFRANEWSPAPER" ? "IFRA" : family.called;
      names.insert(std::string(name) + upper.substr(from, to - from));
    }
  return names;
}

// Its name, and what its target was: there the name of the data stands at the head (ICC.1:2010, 9.2.14).
std::string words_of(cmsHPROFILE profile) {
  std::array<char, 1024> text{};
  cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text.data(), text.size());
  std::string words = text.data();
  if (const auto* target = static_cast<const cmsMLU*>(cmsReadTag(profile, cmsSigCharTargetTag))) {
    text.fill(0);
    cmsMLUgetASCII(target, cmsNoLanguage, cmsNoCountry, text.data(), text.size());
    text.back() = 0;
    words += std::string("\n") + text.data();
  }
  return words;
}

}  // namespace

std::string other_condition(std::string_view condition, std::string_view icc) {
  const Names said = names_in(condition);
  if (said.empty()) return {};
  const ProfilePtr profile(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
  const Names made_for = profile ? names_in(words_of(profile.get())) : Names{};
  if (made_for.empty() || std::ranges::any_of(said, [&](const std::string& n) { return made_for.contains(n); }))
    return {};
  return *made_for.begin();
}

}  // namespace banxin
