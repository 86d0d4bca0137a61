// The command line of banxin.
#include <fmt/format.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <functional>
#include <iostream>
#include <set>
#include <sstream>

#include "api/version.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/environment.h"
#include "app/lines.h"
#include "app/preflight.h"
#include "base/printable.h"
#include "text/fontconfig.h"

namespace banxin {
namespace {

void add_edition(CLI::App& command, CommonOptions& options) {
  command.add_option("edition", options.edition, "the edition's YAML file")->required()->type_name("EDITION.yaml");
  command.add_option("--report", options.report, "write the report as JSON")->type_name("FILE.json");
  command.add_flag("--strict", options.strict, "exit with 1 when there are warnings");
}

void add_format(CLI::App& command, ReportFormat& format) {
  static const std::map<std::string, ReportFormat> formats = {{"text", ReportFormat::text},
                                                              {"json", ReportFormat::json},
                                                              {"junit", ReportFormat::junit},
                                                              {"sarif", ReportFormat::sarif}};
  CLI::Option* named = command.add_option_function<std::string>(
      "--format", [&format](const std::string& word) { format = formats.at(word); },
      "what is answered on stdout: text (default), json, junit (XML) or sarif (2.1.0)");
  named->check(CLI::IsMember({"text", "json", "junit", "sarif"}))->type_name("FORMAT");
  command
      .add_flag_callback(
          "--json", [&format] { format = ReportFormat::json; }, "the same as --format json")
      ->excludes(named);
}

void add_pages(CLI::App& command, CommonOptions& options) {
  command.add_option("--page", options.pages, "only these pages; may be given more than once")->type_name("N");
}

// What copyfit may do; without a word of its own all that it can.
void add_fit(CLI::App& command, CommonOptions& options) {
  static const std::map<std::string, FitMeans> means = {{"nothing", FitMeans::nothing},
                                                        {"text", FitMeans::text},
                                                        {"white", FitMeans::white},
                                                        {"pictures", FitMeans::pictures},
                                                        {"heads", FitMeans::heads}};
  command
      .add_option_function<std::string>(
          "--fit", [&options](const std::string& word) { options.may = means.at(word); },
          "make stories fit by what this allows, each with those before it: nothing, text, white, pictures, heads; in "
          "the place of `fit` in the files, which stay as they are")
      ->check(CLI::IsMember({"nothing", "text", "white", "pictures", "heads"}))
      ->type_name("MEANS");
}

void add_press(CLI::App& command, RenderOptions& options, const char* purpose) {
  command.add_option("--press", options.press, purpose)->check(CLI::IsMember({"x4", "x1a", "none"}));
  command.add_flag("--marks", options.marks, "with --press: printer's marks and a slug line round the page");
}

int run_lines_command() {
  const Engine engine(own_folders());
  std::ios::sync_with_stdio(false);
  return run_lines(std::cin, std::cout, engine.catalogue());
}

struct CommandLine {
  CLI::App app{"banxin 版心 — newspaper pages from YAML and Markdown", "banxin"};
  RenderOptions render, lock;
  ReprintOptions reprint;
  CommonOptions check, dummy;
  FitOptions fit;
  SignOptions signature;
  ProofOptions proof;
  DiffOptions difference;
  PreflightOptions press;
  BatchOptions batch;
  NewOptions edition_made;
  bool fonts_json = false, fonts_strict = false;
  std::function<int()> chosen;

  CommandLine() {
    app.require_subcommand(1);
    app.set_version_flag("--version", fmt::format("banxin {}", engine_version()), "print the version and exit");
    app.failure_message([](const CLI::App* command, const CLI::Error& fault) {
      return fmt::format("banxin: error[{}]: {}\n{}", "command-line", printable(fault.what()), command->help());
    });
    add_render();
    add_check();
    add_proof();
    add_plan();
    add_batch();
    add_archive();
    add_tools();
  }

  CLI::App* add(const char* command, const char* purpose, std::function<int()> run) {
    CLI::App* sub = app.add_subcommand(command, purpose);
    sub->callback([this, run = std::move(run)] { chosen = run; });
    return sub;
  }

  void add_render() {
    CLI::App* c = add("render", "make the PDF of an edition", [this] { return run_render(render); });
    add_edition(*c, render);
    add_pages(*c, render);
    c->add_option("-o", render.folder, "folder for the results (default: out)")->type_name("DIR");
    add_fit(*c, render);
    add_press(*c, render, "press PDF: x4 (PDF/X-4), x1a (PDF/X-1a:2003) or none (default)");
    c->add_flag("--impose", render.impose,
                "the sheets of the edition's plan, pages side by side, in the place of the pages");
    c->add_flag("--layout", render.layout, "also write the layout file");
    c->add_flag("--locked", render.locked, "only from what banxin.lock names, and only when it comes out as locked");
    c->add_option("--signed", render.signed_as, "only pages that are as they were signed: 大样, 清样 or 付印")
        ->check(CLI::IsMember({"大样", "清样", "付印"}));
    c->add_flag("--timing", render.timing, "say where the time went");
    c->add_flag_callback(
        "--json", [this] { render.format = ReportFormat::json; }, "the report as JSON on stdout");
  }
  void add_archive() {
    CLI::App* c = add("lock", "write banxin.lock beside the edition: all that it is made from, and what comes of it",
                      [this] { return run_lock(lock); });
    add_edition(*c, lock);
    add_press(*c, lock, "lock the press PDF too: x4, x1a or none (default)");
    c = add("reprint", "make a locked edition again; exit 1 when it differs, 2 when its inputs do",
            [this] { return run_reprint(reprint); });
    add_edition(*c, reprint);
    c->add_option("-o", reprint.folder, "also write the results into this folder")->type_name("DIR");
    c->add_option("--before", reprint.before, "the layout file of then, to say all that moved")
        ->type_name("FILE.layout.json");
    c->add_flag("--json", reprint.json, "as JSON");
  }
  void add_check() {
    CLI::App* c =
        add("check", "everything but painting; exit 1 when a page has problems", [this] { return run_check(check); });
    add_edition(*c, check);
    add_pages(*c, check);
    add_format(*c, check.format);
    add_fit(*c, check);
    c = add("fit", "make stories fill their blocks exactly (copyfit); exit 1 when one does not",
            [this] { return run_fit(fit); });
    add_edition(*c, fit);
    add_pages(*c, fit);
    add_format(*c, fit.format);
    add_fit(*c, fit);
    c->add_flag("--write", fit.write, "write what was chosen into the edition's slots");
  }
  void add_proof() {
    CLI::App* c = add("proof", "make a PNG of every page", [this] { return run_proof(proof); });
    add_edition(*c, proof);
    add_pages(*c, proof);
    add_fit(*c, proof);
    c->add_option("-o", proof.folder, "folder for the results (default: out)")->type_name("DIR");
    c->add_option("--dpi", proof.dpi, "resolution (default: 110)")->check(CLI::Range(20, 600));
    c->add_option("--overlay", proof.overlay, "grid,frames,baselines,overset,names,lint")->type_name("LIST");
  }
  void add_plan() {
    CLI::App* c = add("dummy", "make the page plan (版样) as PDF", [this] { return run_dummy(dummy); });
    add_edition(*c, dummy);
    add_pages(*c, dummy);
    c->add_option("-o", dummy.folder, "folder for the results (default: out)")->type_name("DIR");
    c = add("sign", "sign the pages as they are now, beside the edition", [this] { return run_sign(signature); });
    add_edition(*c, signature);
    add_pages(*c, signature);
    c->add_option("--stage", signature.stage, "大样 (page proof), 清样 (last proof) or 付印 (to press)")
        ->required()
        ->check(CLI::IsMember({"大样", "清样", "付印"}));
    c->add_option("--by", signature.by, "who signs")->required()->type_name("NAME");
  }
  void add_batch() {
    CLI::App* c =
        add("batch", "make many editions, and only what is not made yet", [this] { return run_batch_command(batch); });
    c->add_option("path", batch.names, "an edition's file, a folder with edition.yaml files below it, or @FILE, a list")
        ->required()
        ->type_name("PATH");
    c->add_option("-o", batch.folder, "folder for the results, a folder an edition")->required()->type_name("DIR");
    c->add_option("-j", batch.workers, "editions at once (default: one a processor)")->check(CLI::Range(1, 1024));
    c->add_option("--press", batch.press, "press PDF: x4 (PDF/X-4), x1a (PDF/X-1a:2003) or none (default)")
        ->check(CLI::IsMember({"x4", "x1a", "none"}));
    c->add_flag("--layout", batch.layout, "also write the layout files");
    c->add_option("--proof", batch.proof_dpi, "also make a PNG of every page")
        ->type_name("DPI")
        ->check(CLI::Range(20, 600));
    c->add_flag("--strict", batch.strict, "exit with 1 when there are warnings");
    c->add_flag("--locked", batch.locked, "nothing that differs from the locks beside the editions");
    add_format(*c, batch.format);
    c->add_option("--shard", batch.shard, "only the I-th of N parts of the plan")->type_name("I/N");
    c->add_flag("--plan", batch.plan, "print the plan, and render nothing");
    c->add_flag("--merge", batch.merge, "join the journals of all shards, and list what is still to be done");
    c->add_option("--tries", batch.tries,
                  "of an edition that crashes, hangs or meets a fault of the machine (default: 2)")
        ->check(CLI::Range(1, 100));
    c->add_option("--time-limit", batch.time_limit_s, "seconds a try")
        ->type_name("SECONDS")
        ->check(CLI::PositiveNumber);
    c->add_option("--memory-limit", batch.memory_limit_mib,
                  "of all workers together; where it is short, fewer work at once")
        ->type_name("MIB")
        ->check(CLI::PositiveNumber);
    c->add_option("--cache", batch.cache,
                  "folder for what is kept between runs: separated photos, digests (default: ~/.cache/banxin)")
        ->type_name("DIR");
    c->add_option("--cache-limit", batch.cache_limit_mib,
                  "of the separated photos in it; those that were not used for longest go (default: 1024)")
        ->type_name("MIB")
        ->check(CLI::PositiveNumber);
    c->add_flag("--verify", batch.verify, "hash all inputs and results before one is believed");
    c->add_flag("--quiet", batch.quiet, "tell what failed, and nothing else");
  }
  void add_preflight() {
    CLI::App* c = add("preflight", "the print rules, rule by rule, on any PDF; exit 1 when one fails",
                      [this] { return run_preflight(press); });
    c->add_option("file", press.file, "the PDF")->required()->type_name("FILE.pdf");
    c->add_option("--edition", press.edition, "hold it against this edition: sizes, spot inks, stories, house style")
        ->type_name("EDITION.yaml");
    c->add_option("--page", press.pages, "the file holds only these pages of the edition")->type_name("N");
    c->add_option("--text", press.text, "it must say every line of this text, in order")->type_name("FILE.txt");
    c->add_option("--trim", press.trim, "size of every page in millimetres")->type_name("WxH");
    c->add_option_function<std::string>(
         "--spots", [this](const std::string& list) { press.spots = list, press.spots_given = true; },
         "the only spot plates allowed; \"\" for none")
        ->type_name("LIST");
    c->add_option("--total-ink", press.total_ink, "most ink at one place, percent (default: 220)")
        ->check(CLI::Range(100, 400));
    c->add_option("--dpi", press.dpi, "resolution of the plates, 0 for none (default: 100)")->check(CLI::Range(0, 600));
    add_format(*c, press.format);
  }
  void add_tools() {
    CLI::App* diff = add("diff", "what changed between two layout files", [this] { return run_diff(difference); });
    diff->add_option("old", difference.before, "layout file of before")->required()->type_name("OLD.layout.json");
    diff->add_option("new", difference.after, "layout file of now")->required()->type_name("NEW.layout.json");
    diff->add_option("--html", difference.html, "also draw the changes, as a page for a browser")->type_name("FILE");
    diff->add_flag("--json", difference.json, "as JSON");
    diff->add_option("--lang", difference.language, "of its words: en (default) or zh-Hans")
        ->check(CLI::IsMember({"en", "zh-Hans"}));
    add_preflight();
    add("lines", "the paragraph composer alone: JSON Lines in, JSON Lines out", run_lines_command);
    add("schema", "JSON Schema of the YAML files", run_schema);
    CLI::App* fonts =
        add("fonts", "the font catalogue, and what is missing", [this] { return run_fonts(fonts_json, fonts_strict); });
    fonts->add_flag("--json", fonts_json, "as JSON");
    fonts->add_flag("--strict", fonts_strict, "exit with 1 when a face is missing");
    CLI::App* fresh = add("new", "start a new edition", [this] { return run_new(edition_made); });
    fresh->add_option("name", edition_made.folder, "folder to make")->required()->type_name("NAME");
    fresh->add_option("--from", edition_made.family, "a paper of four pages")
        ->check(CLI::IsMember(std::set<std::string>(paper_families.begin(), paper_families.end())))
        ->type_name("FAMILY");
  }

  int run(int argc, char** argv) {
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
      std::ostringstream asked, told;  // help and version, or what is wrong
      const bool good = app.exit(e, asked, told) == 0;
      say(told.str());
      answer(asked.str());
      return good ? exit_done : exit_input;
    }
    return chosen();
  }
};

}  // namespace
}  // namespace banxin

int main(int argc, char** argv) {
  using namespace banxin;
  ::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is told by write, with the name of the file
  ::signal(SIGCHLD, SIG_DFL);  // how a program ended shall be told, whoever started banxin
  try {
    keep_own_environment(argv);
    guard_standard_streams();
    start_without_fontconfig();
    return CommandLine().run(argc, argv);
  } catch (const MachineFault& fault) {
    say(fault);
  } catch (const std::exception& fault) {  // no memory, no disk: nothing was written
    say(MachineFault{"machine", fault.what(), ""});
  }
  return exit_machine;
}
