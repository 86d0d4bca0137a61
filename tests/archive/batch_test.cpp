// `banxin batch`: what is made, what is skipped, what one bad edition costs, and runs that are cut short.
#include <doctest/doctest.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <vector>

#include "jpeg_encoder.h"
#include "tests/archive/batch_shop.h"

using namespace banxin;
using test::BatchShop;
using test::Outcome;
namespace fs = std::filesystem;

namespace {

bool says(const std::string& text, const std::string& words) { return text.find(words) != text.npos; }

}  // namespace

TEST_CASE("a batch makes each edition once, and what render makes") {
  const BatchShop paper(2);
  const Outcome first = paper.batch("archive -o out --layout --proof 40");
  CHECK(first.code == 0);
  CHECK(paper.outcomes("out/batch.jsonl") == "issue-01 done, issue-02 done");
  const auto files = paper.tree("out");
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files) names.push_back(name);
  CHECK(names == std::vector<std::string>{"issue-01/issue-01-01.png", "issue-01/issue-01.layout.json",
                                          "issue-01/issue-01.pdf", "issue-01/made.json", "issue-01/report.json",
                                          "issue-02/issue-02-01.png", "issue-02/issue-02.layout.json",
                                          "issue-02/issue-02.pdf", "issue-02/made.json", "issue-02/report.json"});
  REQUIRE(paper.run("render " + BatchShop::edition(1) + " -o alone --layout --report alone/report.json").code == 0);
  CHECK(paper.run("proof " + BatchShop::edition(1) + " -o alone --dpi 40").code == 0);
  for (const auto& [name, bytes] : paper.tree("alone")) CHECK_MESSAGE(files.at("issue-01/" + name) == bytes, name);
  const Outcome second = paper.batch("archive -o out --layout --proof 40");
  CHECK(second.code == 0);
  CHECK(paper.outcomes("out/batch.jsonl") == "issue-01 skipped, issue-02 skipped");
  CHECK(paper.tree("out") == files);
}

TEST_CASE("fonts are read once for all batches that share a cache, and again by those that verify") {
  const BatchShop paper(1);
  const std::string batch = BatchShop::edition(1) + " --cache kept -o ";
  REQUIRE(paper.batch(batch + "first").code == 0);
  const auto digest_of_font = [&](const std::string& line_or_made) {
    const size_t at = line_or_made.find(".ttc");
    return at == line_or_made.npos ? std::string() : line_or_made.substr(at, 200);
  };
  std::string log = paper.read("kept/fonts/fonts.known");
  CHECK(says(log, ".ttc\n"));
  CHECK_FALSE(says(log, "issue-01"));
  const std::string made = paper.read("first/issue-01/made.json");
  REQUIRE(!digest_of_font(made).empty());
  // Whoever may write to the cache is believed: so it is seen that the font was not read.
  std::string forged;
  for (size_t at = 0, end = 0; (end = log.find('\n', at)) != log.npos; at = end + 1)
    if (end > at + 64) forged += std::string(64, '7') + log.substr(at + 64, end + 1 - at - 64);
  paper.write("kept/fonts/fonts.known", forged);
  REQUIRE(paper.batch(batch + "second").code == 0);
  CHECK(says(paper.read("second/issue-01/made.json"), std::string(64, '7')));
  REQUIRE(paper.batch(batch + "third --verify").code == 0);
  CHECK(digest_of_font(paper.read("third/issue-01/made.json")) == digest_of_font(made));
  CHECK_FALSE(says(paper.read("third/issue-01/made.json"), std::string(64, '7')));
  // What was wrongly believed is made again.
  REQUIRE(paper.batch(batch + "second --verify").code == 0);
  CHECK(says(paper.outcomes("second/batch.jsonl"), "issue-01 done"));
}

TEST_CASE("a batch keeps separated photos where it is told, within the size it is told") {
  const BatchShop paper(1);
  paper.write("archive/issue-01/photo.jpg",
              test::encode_jpeg({.width = 300, .height = 200}, [](unsigned char* row, int y) {
                for (int i = 0; i < 900; ++i) row[i] = static_cast<unsigned char>(y + i);
              }));
  paper.write("archive/issue-01/page.yaml",
              paper.read("page.yaml") + "  p: {kind: photo, in: lead, cols: 2, lines: 3, file: photo.jpg, alt: p}\n");
  const auto photos = [&](const std::string& cache) {
    std::vector<fs::path> kept;
    for (const auto& entry : fs::directory_iterator(paper.folder / cache / "photos"))
      if (entry.path().extension() == ".jpg") kept.push_back(entry.path());
    return kept;
  };
  const std::string batch = BatchShop::edition(1) + " --press x4";
  const Outcome first = paper.batch(batch + " -o out --cache kept");
  REQUIRE_MESSAGE(first.code == 0, first.err);
  REQUIRE(photos("kept").size() == 1);
  const auto made = fs::last_write_time(photos("kept").front());
  REQUIRE(paper.batch(batch + " -o again --cache kept").code == 0);
  CHECK(fs::last_write_time(photos("kept").front()) == made);  // found, not made again
  CHECK(paper.tree("again") == paper.tree("out"));
  // In a folder that others may write to nothing is kept, which whoever named it is told.
  paper.write("open/notes.txt", "");
  fs::permissions(paper.folder / "open", fs::perms::all);
  const Outcome refused = paper.batch(batch + " -o third --cache open");
  CHECK(refused.code == 3);
  CHECK_MESSAGE(says(refused.err, "error[cache-folder]: nothing can be kept in open"), refused.err);
  CHECK(paper.batch(batch + " -o fourth --cache kept --cache-limit 0").code == 2);
}

TEST_CASE("what stands between two pages is none of the pages that are counted") {
  const BatchShop paper(1);
  const std::string head =
      "page: {trim: [300pt, 600pt], body: 10pt, pitch: 15pt, lines: 34, strip: 6, columns: {count: 2, chars: 10, gap: "
      "1}}\nstyles: {body: {size: 10pt}}\nblocks:\n";
  paper.write("strips/page.yaml", "template: p\n" + head + "  t: {kind: text, lines: 2, style: body, text: 一版}\n");
  paper.write("strips/strip.yaml",
              "template: s\n" + head + "  n: {kind: text, strip: true, lines: 30, style: body, text: 启事}\n");
  std::string edition =
      "edition: strips\npaper: 小报\ndate: 2025-09-07\nplan: {fold: half}\npages:\n"
      "  - {template: strip.yaml, strip: [4, 1]}\n";
  for (int page = 0; page < 4; ++page) edition += "  - {template: page.yaml}\n";
  paper.write("strips/edition.yaml", edition);
  CHECK(paper.batch("strips -o out").code == 0);
  const std::string made = paper.read("out/strips/made.json");
  CHECK_MESSAGE(says(made, "\"pages\": 4"), made);
}

TEST_CASE("what was touched is made again, and nothing else" * doctest::test_suite("released")) {
  const BatchShop paper(2);
  paper.write("archive/issue-01/spare.jpg", "");
  const std::string command = "archive -o out";
  REQUIRE(paper.batch(command).code == 0);
  const auto before = paper.tree("out");
  const char* const all_skipped = "issue-01 skipped, issue-02 skipped";
  const char* const first_made = "issue-01 done, issue-02 skipped";
  struct Touch {
    const char *file, *from, *to, *then;
    const char* more = "";
  };
  const std::vector<Touch> touches = {
      {"archive/issue-01/story.md", "旧事1", "新事1", first_made},
      {"archive/issue-01/page.yaml", "trim: [80mm", "trim: [81mm", first_made},
      {"archive/issue-01/edition.yaml", "旧报", "新报", first_made},
      {"archive/issue-01/spare.jpg", "", "no page asks for it", all_skipped},
      {"out/issue-01/issue-01.pdf", "%PDF", "%PDF ", first_made},  // another size
      {"out/issue-01/issue-01.pdf", "%PDF", "%DPF", all_skipped},  // the same: nobody looks
      {"out/issue-01/issue-01.pdf", "%DPF", "%DFP", first_made, " --verify"},
      {"out/issue-01/made.json", "\"key\": \"", "\"key\": \"0", first_made},
      {"out/issue-01/made.json", "{", "[", first_made},
      {"out/issue-01/made.json", "issue-01.pdf", "../issue-02/issue-02.pdf", first_made},
  };
  for (const auto& [file, from, to, then, more] : touches) {
    CAPTURE(file);
    CAPTURE(to);
    paper.replace(file, from, to);
    CHECK(paper.batch(command + more).code == 0);
    CHECK(paper.outcomes("out/batch.jsonl") == then);
  }
  CHECK(paper.batch(command + " --layout").code == 0);
  CHECK(paper.outcomes("out/batch.jsonl") == "issue-01 done, issue-02 done");
  CHECK(paper.batch(command).code == 0);  // and what is not made any more goes
  for (int number = 1; number <= 2; ++number) paper.add(number);
  CHECK(paper.batch(command).code == 0);
  CHECK(paper.tree("out") == before);
}

TEST_CASE("two files that change places are not what they were") {
  const BatchShop paper(1);
  paper.write("archive/issue-01/other.md", "---\ntitle: 另一篇\n---\n\n另一篇的正文。\n");
  paper.write("archive/issue-01/page.yaml", paper.read("page.yaml") +
                                                "  second: {kind: story, below: lead, columns: 2, body: body, "
                                                "headline: {lines: 2, title: title}}\n");
  paper.replace("archive/issue-01/page.yaml", "70mm], margins", "140mm], margins");
  paper.replace("archive/issue-01/page.yaml", "lines: 9,", "lines: 20,");
  paper.replace("archive/issue-01/page.yaml", "columns: 2, body: body, headline",
                "columns: 2, lines: 9, body: body, headline");
  paper.replace(BatchShop::edition(1), "story.md", "story.md, second: other.md");
  REQUIRE(paper.batch("archive -o out").code == 0);
  fs::rename(paper.folder / "archive/issue-01/story.md", paper.folder / "archive/issue-01/third.md");
  fs::rename(paper.folder / "archive/issue-01/other.md", paper.folder / "archive/issue-01/story.md");
  fs::rename(paper.folder / "archive/issue-01/third.md", paper.folder / "archive/issue-01/other.md");
  paper.batch("archive -o out");
  CHECK(paper.outcomes("out/batch.jsonl") != "issue-01 skipped");
}

TEST_CASE("one bad edition costs itself alone") {
  const BatchShop paper(3);
  paper.write("archive/issue-02/story.md", "---\ntitle: [\n---\n");
  paper.write("archive/twin/edition.yaml", paper.read(BatchShop::edition(3)));
  paper.write("archive/broken/edition.yaml", "pages: [\n");
  const Outcome told = paper.batch("archive -o out");
  CHECK(told.code == 1);
  CHECK(paper.outcomes("out/batch.jsonl") ==
        " failed unclosed-bracket, issue-01 done, issue-02 failed unclosed-bracket, issue-03 failed same-id");
  CHECK(says(told.err, "5 editions: 1 made, 0 with problems, 0 skipped, 4 failed"));
  CHECK(says(told.err, "archive/issue-03/edition.yaml and archive/twin/edition.yaml are both edition issue-03"));
  CHECK(says(paper.read("out/issue-02/report.json"), "archive/issue-02/story.md"));
  CHECK_FALSE(fs::exists(paper.folder / "out/issue-02/made.json"));
  CHECK_FALSE(fs::exists(paper.folder / "out/issue-03"));
  for (const auto& [name, bytes] : paper.tree("out/.refused")) CHECK(says(bytes, "\"outcome\": \"failed\""));
}

TEST_CASE("nothing that an edition is made from is written over or removed, wherever results go") {
  const BatchShop paper(2);
  CHECK(paper.batch("archive -o archive").code == 0);  // each into its own folder
  CHECK(paper.batch("archive -o archive").code == 0);
  CHECK(paper.outcomes("archive/batch.jsonl") == "issue-01 skipped, issue-02 skipped");
  const std::string story = paper.read("archive/issue-01/story.md");
  paper.replace("archive/issue-01/made.json", "\"file\": \"report.json\"", "\"file\": \"story.md\"");  // a lie
  paper.replace("archive/issue-01/made.json", "\"key\": \"", "\"key\": \"0");
  CHECK(paper.batch("archive -o archive").code == 1);
  CHECK(paper.outcomes("archive/batch.jsonl") == "issue-01 failed overwrites-input, issue-02 skipped");
  CHECK(paper.read("archive/issue-01/story.md") == story);
  fs::rename(paper.folder / BatchShop::edition(2), paper.folder / "archive/issue-02/report.json");
  const std::string edition = paper.read("archive/issue-02/report.json");
  CHECK(paper.batch("archive/issue-02/report.json -o archive").code == 1);
  CHECK(paper.read("archive/issue-02/report.json") == edition);
}

TEST_CASE("exit codes: problems under --strict, wrong lists, wrong machines" * doctest::test_suite("released")) {
  const BatchShop paper(1);
  struct Row {
    const char* arguments;
    int code;
    const char* words;
  };
  const std::vector<Row> rows = {
      {"archive -o out", 0, "1 editions: 1 made"},
      {"archive -o out --quiet", 0, ""},
      {"nowhere -o out", 2, "error[no-such-path]: there is no file or folder nowhere"},
      {"cache -o out", 2, "error[no-editions]"},
      {"@nowhere -o out", 2, "error[bad-list]"},
      {"@list -o out", 2, "error[no-such-path]: list:2: there is no file or folder archive/issue-99/edition.yaml"},
      {"archive -o out --shard 3/2", 2, "error[bad-shard]"},
      {"archive -o out --shard x", 2, "error[bad-shard]"},
      {"archive -o out -j 0", 2, "error[command-line]"},
      {"archive", 2, "error[command-line]"},
      {"archive -o list/out", 3, "error[cannot-write]"},
      {"archive -o /proc/banxin", 3, "error[cannot-write]"},
  };
  paper.write("list", "archive/issue-01/edition.yaml\r\narchive/issue-99/edition.yaml\n");
  for (const auto& [arguments, code, words] : rows) {
    CAPTURE(arguments);
    const Outcome told = paper.batch(arguments);
    CHECK(told.code == code);
    CHECK(says(told.err, words));
    if (!*words) CHECK(told.err.empty());
  }
  std::string long_story = paper.read("archive/issue-01/story.md");
  for (int i = 0; i < 9; ++i) long_story += "再写一段，写到排不下为止，看它怎么说。\n\n";
  paper.write("archive/issue-01/story.md", long_story);
  CHECK(paper.batch("archive -o out").code == 0);
  CHECK(paper.outcomes("out/batch.jsonl") == "issue-01 problems");
  CHECK(paper.batch("archive -o out --strict").code == 1);  // also where it is skipped
  CHECK(paper.outcomes("out/batch.jsonl") == "issue-01 skipped");
}

TEST_CASE("a worker that crashes, hangs or takes too much memory is lost after its tries, alone" *
          doctest::test_suite("released")) {
  const BatchShop paper(3);
  const Outcome told = paper.batch("archive -o out --time-limit 2 --memory-limit 3000 --tries 2",
                                   "BANXIN_TEST_POISON=crash:issue-01,hang:issue-03");
  CHECK(told.code == 1);
  CHECK(paper.outcomes("out/batch.jsonl") == "issue-01 failed crashed, issue-02 done, issue-03 failed time-limit");
  CHECK(says(paper.read("out/batch.jsonl"), "\"tries\":2"));
  CHECK(says(paper.read("out/issue-01/report.json"), "its worker was ended by signal 6 (Aborted)"));
  CHECK(paper.batch("archive -o out").code == 0);
  CHECK(paper.outcomes("out/batch.jsonl") == "issue-01 done, issue-02 skipped, issue-03 done");
}

TEST_CASE("of a worker that eats all memory the others do not suffer") {
  if (test::is_sanitized()) return;  // the shadow memory of a sanitizer counts too
  const BatchShop paper(4);
  const Outcome told = paper.batch("archive -o out -j 3 --memory-limit 300", "BANXIN_TEST_POISON=memory:issue-02");
  CHECK(told.code == 1);
  CHECK(paper.outcomes("out/batch.jsonl") ==
        "issue-01 done, issue-02 failed memory-limit, issue-03 done, issue-04 done");
}

TEST_CASE("shards are the plan, and make the same tree" * doctest::test_suite("released")) {
  const BatchShop paper(5);
  paper.write("archive/issue-04/story.md", "---\ntitle: [\n---\n");
  CHECK(paper.batch("archive -o whole -j 1").code == 1);
  CHECK(paper.batch("archive -o parts --shard 1/3").code + paper.batch("archive -o parts --shard 2/3").code == 1);
  CHECK(paper.batch("archive -o parts", "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_COUNT=3").code ==
        0);
  CHECK(paper.tree("parts") == paper.tree("whole"));
  CHECK(fs::exists(paper.folder / "parts/batch.3-of-3.jsonl"));
  CHECK(paper.batch("archive -o parts", "JOB_COMPLETION_INDEX=0 BANXIN_SHARDS=3").code != 2);
  CHECK(paper.batch("archive -o parts", "JOB_COMPLETION_INDEX=x BANXIN_SHARDS=3").code == 2);
  const Outcome merged = paper.batch("archive -o parts --merge");
  CHECK(merged.code == 1);
  CHECK(merged.out == "archive/issue-04/edition.yaml\n");
  CHECK(says(merged.err, "5 editions: 4 are made, 1 failed, 1 are still to be done"));
  CHECK(says(paper.outcomes("parts/batch.jsonl"), "issue-04 failed unclosed-bracket, issue-05 "));
  paper.add(4);
  CHECK(paper
            .run_program(fmt::format("printf '%s\\n' {} | '{}'", BatchShop::edition(4), test::program_under_test),
                         "batch @- -o parts")
            .code == 0);
  CHECK(paper.batch("archive -o parts --merge").code == 0);
}

TEST_CASE("two that are given the same work by mistake do each other no harm" * doctest::test_suite("released")) {
  const BatchShop paper(6);
  REQUIRE(paper.batch("archive -o whole --layout").code == 0);
  const Outcome both = paper.run_program(
      fmt::format("for i in 1 2 3; do XDG_CACHE_HOME=\"$PWD/cache\" '{}' batch archive -o out --layout & "
                  "p=\"$p $!\"; done; for i in $p; do wait $i || exit $?; done",
                  test::program_under_test),
      "");
  CHECK(both.code == 0);
  CHECK(paper.tree("out") == paper.tree("whole"));
  CHECK(says(paper.batch("archive -o out --layout --merge").err, "6 are made, 0 failed, 0 are still to be done"));
}

TEST_CASE("the plan is printed, and nothing rendered") {
  const BatchShop paper(3);
  const Outcome all = paper.batch("archive/issue-03 archive archive/issue-02/edition.yaml -o out --plan");
  CHECK(all.code == 0);
  CHECK(all.out ==
        "{\"edition\":\"issue-01\",\"source\":\"archive/issue-01/edition.yaml\",\"pages\":1,\"cost\":3,\"shard\":1}\n"
        "{\"edition\":\"issue-02\",\"source\":\"archive/issue-02/edition.yaml\",\"pages\":1,\"cost\":3,\"shard\":1}\n"
        "{\"edition\":\"issue-03\",\"source\":\"archive/issue-03/edition.yaml\",\"pages\":1,\"cost\":3,\"shard\":1}\n");
  CHECK_FALSE(fs::exists(paper.folder / "out"));
}

TEST_CASE("CI is told each note on each edition, those of skipped ones too" * doctest::test_suite("released")) {
  const BatchShop paper(3);
  paper.write("archive/issue-02/story.md", "---\ntitle: [\n---\n");
  paper.write("archive/issue-03/story.md", "---\ntitle: 短\n---\n\n短。\n");
  paper.batch("archive -o out");
  const Outcome junit = paper.batch("archive -o out --format junit --quiet");
  CHECK(says(junit.out, "<testsuite name=\"issue-01\" tests=\"1\" failures=\"0\" errors=\"0\""));
  CHECK(says(junit.out, "<testsuite name=\"issue-02\" tests=\"1\" failures=\"0\" errors=\"1\""));
  CHECK(says(junit.out, "name=\"underset, page 1, lead\""));
  CHECK(says(paper.batch("archive -o out --format junit --quiet --lang zh-Hans").out, "name=\"underset 第1版 lead\""));
  const Outcome sarif = paper.batch("archive -o out --format sarif --quiet");
  CHECK(says(sarif.out, "\"uri\": \"archive/issue-02/story.md\""));
  CHECK(says(sarif.out, "\"ruleId\": \"unclosed-bracket\""));
  CHECK(says(sarif.out, "\"ruleId\": \"underset\""));
  const Outcome json = paper.batch("archive -o out --format json --quiet");
  CHECK(says(json.out, "\"edition\": \"issue-01\""));
  CHECK(says(json.out, "\"code\": \"unclosed-bracket\""));
}

TEST_CASE("under the lock an edition that drifts fails, also one that is made already" *
          doctest::test_suite("released")) {
  const BatchShop paper(2);
  for (int number = 1; number <= 2; ++number) REQUIRE(paper.run("lock " + BatchShop::edition(number)).code == 0);
  CHECK(paper.batch("archive -o out --locked").code == 0);
  paper.replace("archive/issue-02/story.md", "旧事2", "新事2");
  CHECK(paper.batch("archive -o out --locked").code == 1);
  CHECK(paper.outcomes("out/batch.jsonl") == "issue-01 skipped, issue-02 failed drift");
  CHECK(paper.batch("archive -o out").code == 0);
  CHECK(paper.batch("archive -o out --locked").code == 1);
  CHECK(paper.outcomes("out/batch.jsonl") == "issue-01 skipped, issue-02 failed drift");
  fs::remove(paper.folder / "archive/issue-01/banxin.lock");
  CHECK(paper.batch("archive/issue-01 -o out --locked").code == 1);
  CHECK(paper.outcomes("out/batch.jsonl") == "issue-01 failed no-lock, issue-02 failed drift");
}

TEST_CASE("a batch that is killed goes on, and the tree is that of one that was not" *
          doctest::test_suite("released")) {
  const BatchShop paper(6);
  const char* wanted = ::getenv("BANXIN_KILLS");
  const int kills = wanted ? std::stoi(wanted) : 4;
  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(paper.batch("archive -o whole --layout").code == 0);
  const double whole = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const auto tree = paper.tree("whole");
  for (int i = 0; i < kills; ++i) {
    const double moment = whole * (i + 1) / kills;
    paper.batch("archive -o out --layout & p=$!; sleep " + std::to_string(moment) +
                "; kill -9 $p; wait $p 2>/dev/null");
    for (const auto& [name, bytes] : fs::exists(paper.folder / "out") ? paper.tree("out") : tree)
      if (!fs::path(name).filename().string().starts_with(".banxin-write-"))
        CHECK_MESSAGE(bytes == tree.at(name), name);
    if (i % 2 == 1) continue;  // each second one goes on where the one before was killed
    CHECK(paper.batch("archive -o out --layout").code == 0);
    CHECK(paper.tree("out") == tree);
    fs::remove_all(paper.folder / "out");
  }
}

TEST_CASE("a batch that is asked to stop finishes what it has begun" * doctest::test_suite("released")) {
  const BatchShop paper(6);
  const Outcome told = paper.run_program(fmt::format("BANXIN_TEST_POISON=hang:issue-01,hang:issue-02 '{}' batch "
                                                     "archive -o out -j 2 --time-limit 2 --tries 1 & p=$!; sleep 1; "
                                                     "kill -TERM $p; wait $p",
                                                     test::program_under_test),
                                         "");
  CHECK(told.code == 143);
  CHECK(says(told.err, "not begun"));
  CHECK(paper.batch("archive -o out").code == 0);
  CHECK(says(paper.outcomes("out/batch.jsonl"), "issue-02 done"));
  CHECK(says(paper.outcomes("out/batch.jsonl"), "issue-06 done"));
}

TEST_CASE("where results cannot be written, a batch stops at once" * doctest::test_suite("released")) {
  const BatchShop paper(3);
  const Outcome told =
      paper.run_program(fmt::format("ulimit -f 8; '{}' batch archive -o out -j 1", test::program_under_test), "");
  CHECK(told.code == 3);
  CHECK(says(told.err, "error[cannot-write]: cannot write out/issue-01/issue-01.pdf: File too large"));
  CHECK(says(told.err, "2 editions were not begun"));
  CHECK_FALSE(fs::exists(paper.folder / "out/issue-01/issue-01.pdf"));
  CHECK(paper.batch("archive -o out").code == 0);
}
