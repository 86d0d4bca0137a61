// Single-fault mutants of a press PDF: each is caught by its rule and by no other. The table is mutants.txt.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <map>

#include "tests/preflight/damage.h"
#include "tests/press/maker.h"

namespace banxin::test::mutants_test {
namespace {

struct Mutant {
  std::string what, standards, rule;
  std::vector<std::string> changes;
};

std::string next_word(std::string& line) {
  const size_t end = std::min(line.find(' '), line.size());
  std::string word = line.substr(0, end);
  line.erase(0, std::min(end + 1, line.size()));
  return word;
}

std::vector<Mutant> mutants() {
  std::ifstream file(std::string(BANXIN_SOURCE_DIR) + "/tests/preflight/mutants.txt");
  std::vector<Mutant> all;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("  ")) {
      all.back().changes.push_back(line.substr(2));
      continue;
    }
    const size_t first = line.find(" | "), second = line.find(" | ", first + 3);
    REQUIRE(second != std::string::npos);
    all.push_back({line.substr(0, first), line.substr(first + 3, second - first - 3), line.substr(second + 3), {}});
  }
  return all;
}

Handle intent_of(QPDF& pdf) { return pdf.getRoot().getKey("/OutputIntents").getArrayItem(0); }

/// "/Key value" puts it into `dict`, "-/Key" takes it out.
void put(Handle dict, std::string what) {
  if (what.starts_with('-')) return dict.removeKey(what.substr(1));
  const std::string key = next_word(what);
  dict.replaceKey(key, Handle::parse(what));
}

/// "<< … >> data" as a stream.
Handle stream_of(QPDF& pdf, const std::string& what) {
  const size_t end = what.rfind(">> ") + 2;
  Handle dict = Handle::parse(what.substr(0, end)), stream = pdf.newStream();
  stream.replaceStreamData(what.substr(end + 1), dict.getKey("/Filter"), Handle::newNull());
  for (const std::string& key : dict.getKeys()) stream.getDict().replaceKey(key, dict.getKey(key));
  return stream;
}

/// Among the resources of the page, called /X.
void use(QPDF& pdf, std::string what, bool as_stream) {
  const std::string kind = next_word(what);
  Handle resources = first_page(pdf).getKey("/Resources");
  if (!resources.getKey(kind).isDictionary()) resources.replaceKey(kind, Handle::newDictionary());
  resources.getKey(kind).replaceKey("/X", as_stream ? stream_of(pdf, what) : Handle::parse(what));
}

void draw_with_names(QPDF& pdf, std::string content) {
  std::string image;
  first_image(pdf, &image);
  for (const auto& [mark, name] :
       std::map<std::string, std::string>{{"$F", *resource(pdf, "/Font").getKeys().begin()}, {"$I", image}})
    for (size_t at = 0; (at = content.find(mark)) != std::string::npos;) content.replace(at, mark.size(), name);
  draw(pdf, content);
}

void change_profile(QPDF& pdf, std::string what) {
  Handle profile = intent_of(pdf).getKey("/DestOutputProfile");
  std::string icc = newsprint().bytes;
  const auto at = static_cast<size_t>(std::stoul(next_word(what)));
  icc.replace(at, what.size(), what);
  profile.replaceStreamData(icc, Handle::newNull(), Handle::newNull());
}

void change(QPDF& pdf, std::string line) {
  const std::string what = next_word(line);
  const std::map<std::string, std::function<Handle()>> dictionaries = {
      {"root", [&] { return pdf.getRoot(); }},
      {"page", [&] { return first_page(pdf); }},
      {"info", [&] { return info(pdf); }},
      {"intent", [&] { return intent_of(pdf); }},
      {"profile", [&] { return intent_of(pdf).getKey("/DestOutputProfile").getDict(); }},
      {"image", [&] { return first_image(pdf).getDict(); }},
      {"font", [&] { return first_font(pdf); }},
      {"descriptor", [&] { return descendant(pdf).getKey("/FontDescriptor"); }}};
  if (const auto found = dictionaries.find(what); found != dictionaries.end()) return put(found->second(), line);
  if (what == "draw") return draw_with_names(pdf, line);
  if (what == "use" || what == "use-stream") return use(pdf, line, what == "use-stream");
  if (what == "icc") return change_profile(pdf, line);
  if (what == "root-stream") {
    const std::string key = next_word(line);
    return pdf.getRoot().replaceKey(key, stream_of(pdf, line));
  }
  REQUIRE(what == "xmp");
  const size_t arrow = line.find(" =>");
  REQUIRE(arrow != std::string::npos);
  replace_xmp(pdf, line.substr(0, arrow), line.size() > arrow + 4 ? line.substr(arrow + 4) : "");
}

}  // namespace

TEST_CASE("each mutant is caught by its rule and by no other") {
  const TemporaryFolder folder;
  PreflightJob job = quick();
  job.trims = {{from_mm(100), from_mm(60)}};
  job.spots = {{"PANTONE 871 C", "Gold"}};
  int count = 0;
  for (const PressStandard standard : {PressStandard::x4, PressStandard::x1a}) {
    const std::string good = good_pdf(standard);
    for (const Mutant& mutant : mutants()) {
      if (mutant.standards != "both" && mutant.standards != word_of(standard)) continue;
      CAPTURE(word_of(standard));
      CAPTURE(mutant.what);
      const auto damage = [&](QPDF& pdf) {
        for (const std::string& line : mutant.changes) change(pdf, line);
      };
      const Preflight result = preflight(folder.write("a.pdf", changed(good, damage)), job);
      CAPTURE(told(result));
      Rules caught = with(Outcome::failed, result);
      caught.merge(with(Outcome::warned, result));
      CHECK(caught == Rules{mutant.rule});
      ++count;
    }
  }
  CHECK(count >= 120);
}

}  // namespace banxin::test::mutants_test
