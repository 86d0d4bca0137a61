// Ghostscript as preflight calls it: the file under no name of its own, and never fit when it was not rendered.
#include "preflight/plates.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "base/report.h"
#include "tests/preflight/ad_maker.h"
#include "tests/preflight/damage.h"
#include "tests/preflight/rendered.h"
#include "tests/press/maker.h"
#include "tests/program.h"

namespace fs = std::filesystem;

namespace banxin::test {
namespace {

// A variable of the environment, for one test.
struct Variable {
  const char* name;
  std::string before = ::getenv(name) ? ::getenv(name) : "";
  Variable(const char* variable, const std::string& value) : name(variable) { ::setenv(name, value.c_str(), 1); }
  ~Variable() {
    if (before.empty())
      ::unsetenv(name);
    else
      ::setenv(name, before.c_str(), 1);
  }
};

// A Ghostscript that does what the script says.
ProgramFolders with_gs(const TemporaryFolder& folder, const std::string& script) {
  ::chmod(folder.write("programs/gs", "#!/bin/sh\n" + script).c_str(), 0700);
  return {{folder.path / "programs", "/usr/bin", "/bin"}};
}

const Verdict& rule(const Preflight& result, std::string_view name) {
  for (const Verdict& verdict : result.verdicts)
    if (verdict.rule == name) return verdict;
  FAIL("no such rule");
  return result.verdicts[0];
}

std::string spot_page(const std::string& name, const std::string& content) {
  return make_ad(
      {.content = content,
       .resources = fmt::format("<< /ColorSpace << /S [/Separation /{} /DeviceCMYK << /FunctionType 2 /Domain "
                                "[0 1] /N 1 /C0 [0 0 0 0] /C1 [1 0 0 0] >>] >> >>",
                                name)});
}

}  // namespace

TEST_CASE("a file's name is never a word to Ghostscript" * doctest::test_suite("released")) {
  const TemporaryFolder folder;
  const std::string good = good_pdf(PressStandard::x4);
  folder.write("programs-of-others", "-dNOSAFER -c (%pipe%touch OWNED) (r) file pop -f");
  for (const std::string& name : {std::string("%pipe%touch OWNED;.pdf"), std::string("@programs-of-others"),
                                  std::string("-x.pdf"), std::string("%stdin"), std::string("%d.pdf")}) {
    CAPTURE(name);
    folder.write(name, good);
    int status = -1;
    const std::string said = shell(
        fmt::format("cd '{}' && '{}' preflight -- '{}'", folder.path.string(), banxin::test::program_under_test, name),
        &status);
    CHECK_MESSAGE(has(said, "pass  total-ink"), said);
    CHECK(status == 0);
    CHECK_FALSE(fs::exists(folder.path / "OWNED"));
  }
}

TEST_CASE("the folder for plates may be called as it likes") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path / "100%d @x");
  const Variable there("TMPDIR", folder.path / "100%d @x");
  const Preflight result = preflight(folder.write("a.pdf", good_pdf(PressStandard::x4)), {});
  CHECK_MESSAGE(rule(result, "total-ink").outcome == Outcome::passed, told(result));
}

TEST_CASE("no temporary folder, no room in it: the machine's fault, not the PDF's") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", good_pdf(PressStandard::x4));
  const Variable nowhere("TMPDIR", folder.path / "none");
  CHECK_THROWS_AS(preflight(file, {}), MachineFault);
  int status = -1;
  const std::string said =
      shell(fmt::format("'{}' preflight '{}' 2>&1", banxin::test::program_under_test, file), &status);
  CHECK(status == 3);
  CHECK(has(said, "error[no-temporary]"));
}

TEST_CASE("what Ghostscript could not render is not fit" * doctest::test_suite("released")) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", good_pdf(PressStandard::x4));
  const std::string plate = "for p in Cyan Magenta Yellow Black; do echo x > \"p1($p).tif\"; done";
  struct Case {
    const char* script;
    const char* why;
  };
  const Case cases[] = {{"exit 1", "not judged: Ghostscript cannot read the file (exit code 1)"},
                        {"kill -SEGV $$", "not judged: Ghostscript crashed (signal 11)"},
                        {"while :; do :; done", "not judged: Ghostscript ran out of time"},
                        {"exit 0", "not judged: Ghostscript leaves out page 1"},
                        {plate.c_str(), "not judged: a plate of page 1 cannot be read back"},
                        {"touch 'p2(Cyan).tif'", "not judged: Ghostscript renders another number of pages"}};
  PreflightJob job;
  job.plates_seconds = -2;  // with the seconds of a page one is left
  for (const Case& c : cases) {
    job.programs = with_gs(folder, c.script);
    const Preflight result = preflight(file, job);
    for (const char* name : {"total-ink", "plates"}) {
      CHECK(rule(result, name).outcome == Outcome::failed);
      CHECK(rule(result, name).text.english() == c.why);
    }
    CHECK(result.failed());
  }
}

TEST_CASE("Ghostscript's time goes with the pages and their pixels, upwards and downwards") {
  struct Case {
    int dpi;
    size_t pages;
    int seconds;
  };
  for (const Case& c : {Case{100, 1, 6}, Case{30, 1, 4}, Case{100, 16, 51}, Case{600, 1, 111}}) {
    CAPTURE(c.dpi);
    const ProgramLimits limits = time_for({.dpi = c.dpi, .pages = c.pages});
    CHECK(limits.processor_seconds == c.seconds);
    CHECK(limits.seconds == 4 * c.seconds);
  }
}

TEST_CASE("without Ghostscript or pdftotext the sum does not say fit, and names what was not judged") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.pdf", good_pdf(PressStandard::x4));
  folder.write("text.txt", "版心\n");
  const auto run = [&](const std::string& more, int& status) {
    return shell(fmt::format("PATH=/nowhere '{}' preflight '{}' --text '{}' {}", banxin::test::program_under_test, file,
                             (folder.path / "text.txt").string(), more),
                 &status);
  };
  int status = -1;
  const std::string said = run("", status);
  CHECK(status == 0);
  CHECK(has(said, "\nnot known to be fit for press, since not judged: story-text, total-ink, plates: "));
  CHECK(has(said, "warn  total-ink        not judged: Ghostscript is not installed"));
  CHECK(has(said, "warn  story-text       not judged: pdftotext (poppler) is not installed"));
  const auto json = nlohmann::json::parse(run("--json", status));
  CHECK(json["outcome"] == "incomplete");
  CHECK(has(run("--dpi 0", status), "since not judged: story-text: "));  // plates were not asked for
}

TEST_CASE("spot inks of any name are separated, or the rule fails" * doctest::test_suite("released")) {
  const TemporaryFolder folder;
  const std::string heavy = "/S cs 1 scn 0 0 50 50 re f 1 1 1 1 k 50 0 50 50 re f";
  for (const size_t letters : {size_t{200}, size_t{250}, size_t{300}}) {
    CAPTURE(letters);
    const Preflight result =
        preflight(folder.write("a.pdf", spot_page(std::string(letters, 'A'), heavy)), PreflightJob{});
    CHECK(rule(result, "total-ink").outcome == Outcome::failed);
    CHECK(rule(result, "total-ink").judged == (letters == 200));
  }
  const Plates plates(spot_page("#E9#87#91#2F#25", "/S cs 1 scn 0 0 100 50 re f"), {.dpi = 36});
  REQUIRE_MESSAGE(plates.fault().empty(), plates.fault().english());
  CHECK(ink_at(plates.page(0).value(), "金/%", 10, 10, 36) == 255);
}

TEST_CASE("more spot inks than Ghostscript separates by itself are all on plates of their own") {
  std::string spaces, content;
  for (int i = 0; i < 14; ++i) {
    spaces += fmt::format(
        "/S{0} [/Separation /Ink{0} /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] "
        "/C1 [0 0 0 0] >>] ",
        i);
    content += fmt::format("/S{} cs 1 scn 0 0 100 50 re f ", i);
  }
  const TemporaryFolder folder;
  const Preflight result =
      preflight(folder.write("a.pdf", make_ad({.content = "/O gs " + content,
                                               .resources = "<< /ColorSpace << " + spaces +
                                                            ">> /ExtGState << /O << /OP true /op true >> >> >>"})),
                PreflightJob{});
  CHECK_MESSAGE(has(rule(result, "total-ink").text.english(), "1400 %"), rule(result, "total-ink").text.english());
}

TEST_CASE("pages of no press are not rendered at all" * doctest::test_suite("released")) {
  const TemporaryFolder folder;
  const PreflightJob job{.programs = with_gs(folder, "touch " + (folder.path / "called").string())};
  const auto text = [&](const AdPage& ad) {
    const Preflight result = preflight(folder.write("a.pdf", make_ad(ad)), job);
    CHECK(rule(result, "total-ink").outcome == Outcome::failed);
    return rule(result, "total-ink").text.english();
  };
  CHECK(text({.page = "/MediaBox [0 0 200000 200000]"}) == "not judged: page 1 is too large for plates of 100 dpi");
  CHECK(text({.page = "/MediaBox [0 0 100 100] /UserUnit 1000"}) ==
        "not judged: page 1 is too large for plates of 100 dpi");
  CHECK(has(text({.pages = 1100}), "the file has 1100 pages"));
  CHECK_FALSE(fs::exists(folder.path / "called"));
}

}  // namespace banxin::test
