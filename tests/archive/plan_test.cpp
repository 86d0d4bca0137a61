// Plans, their parts, what is known of files, journals: the small pieces of a batch.
#include "archive/plan.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "archive/batch.h"
#include "archive/journal.h"
#include "archive/known_file_log.h"
#include "archive/output_folder.h"
#include "base/sha256.h"
#include "tests/temporary_folder.h"

using namespace banxin;
namespace fs = std::filesystem;

namespace {

BatchPlan plan_of_pages(const std::vector<int>& pages) {
  BatchPlan plan;
  for (const int count : pages)
    plan.push_back(
        {.id = fmt::format("e{:04}", plan.size()), .source = fmt::format("{}.yaml", plan.size()), .pages = count});
  return plan;
}

// A file that is old enough to be believed.
void make_old(const std::string& file, int seconds = 100) {
  fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::seconds(seconds));
}

}  // namespace

TEST_CASE("the parts of a plan are the plan, each edition once, and cost about the same") {
  const BatchPlan plan = plan_of_pages({1, 8, 2, 4, 4, 4, 16, 1, 1, 2, 3, 5, 8, 8, 8, 1, 1, 1, 1, 30, 2, 2});
  size_t all = 0;
  for (const PlannedEdition& edition : plan) all += edition.cost();
  for (const int count : {1, 2, 3, 7, 22, 40}) {
    CAPTURE(count);
    std::multiset<std::string> ids;
    for (int index = 1; index <= count; ++index) {
      size_t cost = 0;
      for (const PlannedEdition& edition : part_of(plan, {index, count}))
        ids.insert(edition.id), cost += edition.cost();
      CHECK(cost <= all / static_cast<size_t>(count) + 61);  // what the dearest edition costs
    }
    CHECK(ids.size() == plan.size());
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == plan.size());
  }
}

TEST_CASE("a file is read again when it is another, and when it is too young to tell") {
  const test::TemporaryFolder folder;
  const std::string file = folder.write("a.md", "old");
  KnownFiles known;
  CHECK(known.sha256(file) == sha256("old"));
  CHECK(known.take_fresh().empty());  // just written: it may be written again within the same tick
  make_old(file);
  CHECK(known.sha256(file) == sha256("old"));
  const std::vector<KnownFile> fresh = known.take_fresh();
  REQUIRE(fresh.size() == 1);
  CHECK(fresh[0].path == file);
  KnownFiles liar;  // who knows something else of the same file is believed: nothing is read
  KnownFile lie = fresh[0];
  lie.sha256 = sha256("lie");
  liar.believe(lie);
  CHECK(liar.sha256(file) == sha256("lie"));
  folder.write("a.md", "new");
  make_old(file);
  CHECK(liar.sha256(file) == sha256("new"));  // the same size and about the same time, another inode
  CHECK(known.sha256((folder.path / "none").string()) == std::nullopt);
}

TEST_CASE("a photo that lies in many folders is read once a run; one that was dated back is another") {
  const test::TemporaryFolder folder;
  const std::string first = folder.write("a.jpg", "old"), second = (folder.path / "b.jpg").string();
  fs::create_hard_link(first, second);
  make_old(first);
  const fs::file_time_type time = fs::last_write_time(first);
  KnownFiles of_log;
  of_log.believe({first, FileStamp::of(first), sha256("lie")});
  CHECK(of_log.sha256(second) == sha256("old"));  // inodes come again when a disk is mounted again
  KnownFiles known;
  known.keep({first, FileStamp::of(first), sha256("lie")});
  CHECK(known.sha256(second) == sha256("lie"));  // nothing is read
  CHECK(known.take_fresh().size() == 2);         // for the next run, under either name
  const std::string copy = folder.write("c.jpg", "old");
  fs::last_write_time(copy, time);
  CHECK(known.sha256(copy) == sha256("old"));
  std::ofstream(first, std::ios::in | std::ios::out) << "new";  // the same inode and size …
  fs::last_write_time(first, time);                             // … and time
  CHECK(known.sha256(first) == sha256("new"));
  CHECK(known.sha256(second) == sha256("new"));
}

TEST_CASE("lines of known files: whole ones are read, all others passed over") {
  const KnownFile file{"/a b/c.md", {1, 2, 3, -4, 5, 6, 7}, sha256("x"), "issue-1", 8};
  const auto read = parse_known(print(file));
  REQUIRE(read);
  CHECK((read->path == file.path && read->stamp == file.stamp && read->sha256 == file.sha256));
  CHECK((read->edition == file.edition && read->pages == file.pages));
  CHECK(print(KnownFile{.path = "/a\nb", .sha256 = sha256("x")}).empty());
  const std::string line = print(file);
  for (size_t end = 0; end < line.size() - std::string("a b/c.md").size(); ++end)
    CHECK_FALSE(parse_known(std::string_view(line).substr(0, end)));
  for (const char* bad : {"x 1 2 3 4 5 - 0 /a", "", "    ", "\xff"}) CHECK_FALSE(parse_known(bad));
  CHECK_FALSE(parse_known(sha256("x") + " 1 2 3 4 5 6 7 ../../etc 0 /a"));  // no edition's id
  CHECK_FALSE(parse_known(sha256("x") + " 1 2 3 4 5 6 7 - 0 a"));           // no absolute path
}

TEST_CASE("the log of known files: what several wrote, torn lines, folders of others") {
  const test::TemporaryFolder folder;
  const fs::path logs = folder.path / "logs";
  const std::string file = folder.write("a.md", "text");
  make_old(file);
  KnownFiles known;
  known.sha256(file);
  {
    KnownFileLog log(logs, "1-of-2");
    log.append(known.take_fresh());
  }
  std::ofstream(logs / "2-of-2.known", std::ios::app) << "0123 torn";
  KnownFiles again;
  read_logs(logs, again);
  CHECK(again.find(file) != nullptr);
  ::chmod(logs.c_str(), 0777);  // anybody may have written it
  KnownFiles none;
  read_logs(logs, none);
  CHECK(none.find(file) == nullptr);
}

TEST_CASE("journals: the last word on each edition, whatever was torn") {
  const test::TemporaryFolder folder;
  const JournalLine line{.edition = "a",
                         .source = "a.yaml",
                         .outcome = JournalLine::Outcome::failed,
                         .exit = 3,
                         .code = "crashed",
                         .pages = 4,
                         .cpu_s = 1.5,
                         .wall_s = 2.25,
                         .tries = 2,
                         .outputs = 3};
  CHECK(print(line) ==
        "{\"edition\":\"a\",\"source\":\"a.yaml\",\"outcome\":\"failed\",\"exit\":3,\"code\":\"crashed\",\"pages\":4,"
        "\"cpu_s\":1.5,\"wall_s\":2.25,\"tries\":2,\"outputs\":3}\n");
  std::ofstream(folder.path / "batch.1-of-2.jsonl") << print(line) << "{\"edition\":\"b\",\"sou";  // killed here
  {
    Journal journal(folder.path / "batch.1-of-2.jsonl");
    JournalLine done = line;
    done.outcome = JournalLine::Outcome::done;
    journal.append(done);
  }
  std::ofstream(folder.path / "batch.x-of-2.jsonl") << print(line);
  const std::vector<JournalLine> lines = read_journals(folder.path);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].outcome == JournalLine::Outcome::done);
  CHECK(is_journal_name("batch.jsonl"));
  CHECK_FALSE(is_journal_name("batch.1-of-2.jsonl.bak"));
}

TEST_CASE("the output folder is the same from first to last") {
  const test::TemporaryFolder folder;
  const OutputFolder out(folder.path / "out");
  out.demand_same();
  fs::rename(folder.path / "out", folder.path / "away");
  CHECK_THROWS_AS(out.demand_same(), MachineFault);
  fs::create_directory(folder.path / "out");  // as the folder that a disk was mounted on
  CHECK_THROWS_AS(out.demand_same(), MachineFault);
}
