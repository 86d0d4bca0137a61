// The files of docs/cluster that no test here can run as they are meant: held against what they name.
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "base/files.h"
#include "tests/paint/page_maker.h"
#include "tests/program.h"
#include "tests/read/schema_check.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;
using namespace banxin;
using Json = nlohmann::json;

namespace {

const fs::path root = BANXIN_SOURCE_DIR;
const fs::path schema = root / "tests/archive/kubernetes-job.schema.json";

std::string text_of(const fs::path& file) { return read_file(root / file, 1 << 20).value(); }

Json job_of(const char* file) { return Json::parse(test::json_of_file(root / "docs/cluster/kubernetes" / file)); }

int refused(const std::vector<Json>& jobs) {
  const test::TemporaryFolder folder;
  std::vector<fs::path> files;
  for (const Json& job : jobs) files.push_back(folder.write(std::to_string(files.size()), job.dump()));
  return test::refused(schema, files);
}

}  // namespace

TEST_CASE("the jobs for Kubernetes are such as its API takes" * doctest::test_suite("released")) {
  if (test::is_sanitized()) return;  // files that no code of ours reads
  const Json shards = job_of("shards.yaml"), merge = job_of("merge.yaml");
  CHECK(refused({shards, merge}) == 0);
  const Json& container = shards["spec"]["template"]["spec"]["containers"][0];
  CHECK(container["env"][0] == Json{{"name", "BANXIN_SHARDS"}, {"value", shards["spec"]["completions"].dump()}});
  for (const Json& rule : shards["spec"]["podFailurePolicy"]["rules"])
    if (rule.contains("onExitCodes")) CHECK(rule["onExitCodes"]["containerName"] == container["name"]);

  Json misspelt = shards, one_by_one = shards, no_values = shards;
  misspelt["spec"]["backoffLimitPerindex"] = 1;
  one_by_one["spec"]["completionMode"] = "NonIndexed";  // which has no index that could fail
  no_values["spec"]["podFailurePolicy"]["rules"][0]["onExitCodes"].erase("values");
  CHECK(refused({misspelt, one_by_one, no_values}) == 3);
}

TEST_CASE("the image finds its packages in packages.txt, and every file that it copies") {
  if (test::is_sanitized()) return;  // files that no code of ours reads
  const std::string image = text_of("docs/cluster/Dockerfile");
  const auto listed = [](const char* from, const char* to) {
    return test::shell("sed -n '/^# " + std::string(from) + "/,/^# " + to + "/{s/#.*//;p}' '" +
                       (root / "packages.txt").string() + "'");
  };
  for (const auto& [from, to, package] :
       {std::tuple("Building", "Fonts", "libcairo2-dev"), std::tuple("Fonts", "Tools", "fonts-noto-cjk"),
        std::tuple("Fonts", "Tools", "hyphen-en-us")}) {
    CHECK(image.find("'/^# " + std::string(from) + "/,/^# " + to + "/{s/#.*//;p}'") != image.npos);
    CHECK(listed(from, to).find(package) != std::string::npos);
  }
  std::istringstream lines(image);
  int copied = 0;
  for (std::string word, line; std::getline(lines, line);) {
    std::istringstream words(line);
    if (!(words >> word) || word != "COPY" || line.find("--from") != line.npos) continue;
    std::vector<std::string> names;
    while (words >> word) names.push_back(word);
    REQUIRE(names.size() >= 2);
    names.pop_back();  // where to
    for (const std::string& name : names) CHECK_MESSAGE(fs::exists(root / name), name);
    copied += static_cast<int>(names.size());
  }
  CHECK(copied == 7);
}
