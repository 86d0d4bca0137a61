// The command line of banxin.
#include <fmt/format.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <functional>
#include <initializer_list>
#include <iostream>
#include <set>
#include <sstream>

#include "api/version.h"
#include "app/answer.h"
#include "app/commands.h"
#include "app/environment.h"
#include "app/heap.h"
#include "app/lines.h"
#include "app/preflight.h"
#include "app/spoken.h"
#include "base/message.h"
#include "base/printable.h"
#include "text/fontconfig.h"

namespace banxin {
namespace {

void add_edition(CLI::App& command, CommonOptions& options) {
  command.add_option("edition", options.edition, say("the edition's YAML file").in(options.tongue))
      ->required()
      ->type_name("EDITION.yaml");
  command.add_option("--report", options.report, say("write the report as JSON").in(options.tongue))
      ->type_name("FILE.json");
  command.add_flag("--strict", options.strict, say("exit with 1 when there are warnings").in(options.tongue));
}

void add_format(CLI::App& command, Tongue tongue, ReportFormat& format) {
  static const std::map<std::string, ReportFormat> formats = {{"text", ReportFormat::text},
                                                              {"json", ReportFormat::json},
                                                              {"junit", ReportFormat::junit},
                                                              {"sarif", ReportFormat::sarif}};
  CLI::Option* named = command.add_option_function<std::string>(
      "--format", [&format](const std::string& word) { format = formats.at(word); },
      say("what is answered on stdout: text (default), json, junit (XML) or sarif (2.1.0)").in(tongue));
  named->check(CLI::IsMember({"text", "json", "junit", "sarif"}))->type_name("FORMAT");
  command
      .add_flag_callback(
          "--json", [&format] { format = ReportFormat::json; }, say("the same as --format json").in(tongue))
      ->excludes(named);
}

void add_pages(CLI::App& command, CommonOptions& options) {
  command.add_option("--page", options.pages, say("only these pages; may be given more than once").in(options.tongue))
      ->type_name("N");
}

// What copyfit may do; without a word of its own all that it can.
void add_fit(CLI::App& command, CommonOptions& options) {
  static const std::map<std::string, FitMeans> means = {
      {"nothing", FitMeans::nothing}, {"text", FitMeans::text},         {"white", FitMeans::white},
      {"spacing", FitMeans::spacing}, {"pictures", FitMeans::pictures}, {"heads", FitMeans::heads}};
  command
      .add_option_function<std::string>(
          "--fit", [&options](const std::string& word) { options.may = means.at(word); },
          say("make stories fit by what this allows, each with those before it: nothing, text, white, spacing, "
              "pictures, heads; in the place of `fit` in the files, which stay as they are")
              .in(options.tongue))
      ->check(CLI::IsMember({"nothing", "text", "white", "spacing", "pictures", "heads"}))
      ->type_name("MEANS");
}

void add_press(CLI::App& command, RenderOptions& options, const std::string& purpose) {
  command.add_option("--press", options.press, purpose)->check(CLI::IsMember({"x4", "x1a", "none"}));
  command.add_flag("--marks", options.marks,
                   say("with --press: printer's marks and a slug line round the page").in(options.tongue));
}

int run_lines_command() {
  const Engine engine(own_folders());
  std::ios::sync_with_stdio(false);
  return run_lines(std::cin, std::cout, engine.catalogue());
}

struct CommandLine {
  const Tongue tongue;
  std::string lang;  // looked at before all else, see asked_tongue
  CLI::App app;
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

  explicit CommandLine(Tongue own)
      : tongue(own), app(say("banxin 版心 — newspaper pages from YAML and Markdown").in(own), "banxin") {
    for (CommonOptions* one :
         std::initializer_list<CommonOptions*>{&render, &lock, &reprint, &check, &dummy, &fit, &signature, &proof})
      one->tongue = tongue;
    difference.tongue = press.tongue = batch.tongue = edition_made.tongue = tongue;
    name_parts();
    app.require_subcommand(1);
    app.set_version_flag("--version", fmt::format("banxin {}", engine_version()),
                         say("print the version and exit").in(tongue));
    add_lang(app);
    app.failure_message([this](const CLI::App* command, const CLI::Error& fault) {
      return fmt::format("banxin: error[{}]: {}\n{}", "command-line",
                         printable(command_line_fault(fault.what()).in(tongue)), command->help());
    });
    add_render();
    add_check();
    add_proof();
    add_plan();
    add_batch();
    add_archive();
    add_tools();
  }

  // What CLI11 calls the parts of a help text; commands inherit it.
  void name_parts() {
    const auto formatter = app.get_formatter();
    formatter->label("Usage", say("Usage").in(tongue));
    formatter->label("OPTIONS", say("OPTIONS").in(tongue));
    formatter->label("SUBCOMMAND", say("SUBCOMMAND").in(tongue));
    formatter->label("Positionals", say("Positionals").in(tongue));
    formatter->label("REQUIRED", say("REQUIRED").in(tongue));
    formatter->label("Excludes", say("Excludes").in(tongue));
    app.option_defaults()->group(say("Options").in(tongue));
    app.set_help_flag("-h,--help", say("Print this help message and exit").in(tongue));
  }

  void add_lang(CLI::App& command) {
    command
        .add_option("--lang", lang,
                    say("of messages and help: en or zh-Hans (default: BANXIN_LANG, or the locale's)").in(tongue))
        ->type_name("TAG");
  }

  CLI::App* add(const char* command, const std::string& purpose, std::function<int()> run) {
    CLI::App* sub = app.add_subcommand(command, purpose);
    sub->group(say("Subcommands").in(tongue));
    sub->get_help_ptr()->group(say("Options").in(tongue));  // which is made before it inherits
    add_lang(*sub);
    sub->callback([this, run = std::move(run)] { chosen = run; });
    return sub;
  }

  void add_render() {
    CLI::App* c = add("render", say("make the PDF of an edition").in(tongue), [this] { return run_render(render); });
    add_edition(*c, render);
    add_pages(*c, render);
    c->add_option("-o", render.folder, say("folder for the results (default: out)").in(tongue))->type_name("DIR");
    add_fit(*c, render);
    add_press(*c, render, say("press PDF: x4 (PDF/X-4), x1a (PDF/X-1a:2003) or none (default)").in(tongue));
    c->add_flag("--impose", render.impose,
                say("the sheets of the edition's plan, pages side by side, in the place of the pages").in(tongue));
    c->add_flag("--page-files", render.page_files,
                say("a file for each page, called as page-file of press says").in(tongue));
    c->add_flag("--layout", render.layout, say("also write the layout file").in(tongue));
    c->add_flag("--locked", render.locked,
                say("only from what banxin.lock names, and only when it comes out as locked").in(tongue));
    c->add_option("--signed", render.signed_as,
                  say("only pages that are as they were signed: 大样, 清样 or 付印").in(tongue))
        ->check(CLI::IsMember({"大样", "清样", "付印"}));
    c->add_flag("--timing", render.timing, say("say where the time went").in(tongue));
    c->add_flag_callback(
        "--json", [this] { render.format = ReportFormat::json; }, say("the report as JSON on stdout").in(tongue));
  }
  void add_archive() {
    CLI::App* c = add(
        "lock", say("write banxin.lock beside the edition: all that it is made from, and what comes of it").in(tongue),
        [this] { return run_lock(lock); });
    add_edition(*c, lock);
    add_press(*c, lock, say("lock the press PDF too: x4, x1a or none (default)").in(tongue));
    c = add("reprint", say("make a locked edition again; exit 1 when it differs, 2 when its inputs do").in(tongue),
            [this] { return run_reprint(reprint); });
    add_edition(*c, reprint);
    c->add_option("-o", reprint.folder, say("also write the results into this folder").in(tongue))->type_name("DIR");
    c->add_option("--before", reprint.before, say("the layout file of then, to say all that moved").in(tongue))
        ->type_name("FILE.layout.json");
    c->add_flag("--json", reprint.json, say("as JSON").in(tongue));
  }
  void add_check() {
    CLI::App* c = add("check", say("everything but painting; exit 1 when a page has problems").in(tongue),
                      [this] { return run_check(check); });
    add_edition(*c, check);
    add_pages(*c, check);
    add_format(*c, tongue, check.format);
    add_fit(*c, check);
    c = add("fit", say("make stories fill their blocks exactly (copyfit); exit 1 when one does not").in(tongue),
            [this] { return run_fit(fit); });
    add_edition(*c, fit);
    add_pages(*c, fit);
    add_format(*c, tongue, fit.format);
    add_fit(*c, fit);
    c->add_flag("--write", fit.write, say("write what was chosen into the edition's slots").in(tongue));
  }
  void add_proof() {
    CLI::App* c = add("proof", say("make a PNG of every page").in(tongue), [this] { return run_proof(proof); });
    add_edition(*c, proof);
    add_pages(*c, proof);
    add_fit(*c, proof);
    c->add_option("-o", proof.folder, say("folder for the results (default: out)").in(tongue))->type_name("DIR");
    c->add_option("--dpi", proof.dpi, say("resolution (default: 110)").in(tongue))->check(CLI::Range(20, 600));
    c->add_option("--press", proof.press,
                  say("each plate of the press PDF, and what they print on the press's paper: x4, x1a").in(tongue))
        ->check(CLI::IsMember({"x4", "x1a"}));
    c->add_option("--overlay", proof.overlay, "grid,frames,baselines,overset,names,lint")->type_name("LIST");
  }
  void add_plan() {
    CLI::App* c = add("dummy", say("make the page plan (版样) as PDF").in(tongue), [this] { return run_dummy(dummy); });
    add_edition(*c, dummy);
    add_pages(*c, dummy);
    c->add_option("-o", dummy.folder, say("folder for the results (default: out)").in(tongue))->type_name("DIR");
    c = add("sign", say("sign the pages as they are now, beside the edition").in(tongue),
            [this] { return run_sign(signature); });
    add_edition(*c, signature);
    add_pages(*c, signature);
    c->add_option("--stage", signature.stage, say("大样 (page proof), 清样 (last proof) or 付印 (to press)").in(tongue))
        ->required()
        ->check(CLI::IsMember({"大样", "清样", "付印"}));
    c->add_option("--by", signature.by, say("who signs").in(tongue))->required()->type_name("NAME");
  }
  void add_batch() {
    CLI::App* c = add("batch", say("make many editions, and only what is not made yet").in(tongue),
                      [this] { return run_batch_command(batch); });
    c->add_option("path", batch.names,
                  say("an edition's file, a folder with edition.yaml files below it, or @FILE, a list").in(tongue))
        ->required()
        ->type_name("PATH");
    c->add_option("-o", batch.folder, say("folder for the results, a folder an edition").in(tongue))
        ->required()
        ->type_name("DIR");
    c->add_option("-j", batch.workers, say("editions at once (default: one a processor)").in(tongue))
        ->check(CLI::Range(1, 1024));
    c->add_option("--press", batch.press,
                  say("press PDF: x4 (PDF/X-4), x1a (PDF/X-1a:2003) or none (default)").in(tongue))
        ->check(CLI::IsMember({"x4", "x1a", "none"}));
    c->add_flag("--layout", batch.layout, say("also write the layout files").in(tongue));
    c->add_option("--proof", batch.proof_dpi, say("also make a PNG of every page").in(tongue))
        ->type_name("DPI")
        ->check(CLI::Range(20, 600));
    c->add_flag("--strict", batch.strict, say("exit with 1 when there are warnings").in(tongue));
    c->add_flag("--locked", batch.locked, say("nothing that differs from the locks beside the editions").in(tongue));
    add_format(*c, tongue, batch.format);
    c->add_option("--shard", batch.shard, say("only the I-th of N parts of the plan").in(tongue))->type_name("I/N");
    c->add_flag("--plan", batch.plan, say("print the plan, and render nothing").in(tongue));
    c->add_flag("--merge", batch.merge,
                say("join the journals of all shards, and list what is still to be done").in(tongue));
    c->add_option("--tries", batch.tries,
                  say("of an edition that crashes, hangs or meets a fault of the machine (default: 2)").in(tongue))
        ->check(CLI::Range(1, 100));
    c->add_option("--time-limit", batch.time_limit_s, say("seconds a try").in(tongue))
        ->type_name("SECONDS")
        ->check(CLI::PositiveNumber);
    c->add_option("--memory-limit", batch.memory_limit_mib,
                  say("of all workers together; where it is short, fewer work at once").in(tongue))
        ->type_name("MIB")
        ->check(CLI::PositiveNumber);
    c->add_option(
         "--cache", batch.cache,
         say("folder for what is kept between runs: separated photos, digests (default: ~/.cache/banxin)").in(tongue))
        ->type_name("DIR");
    c->add_option(
         "--cache-limit", batch.cache_limit_mib,
         say("of the separated photos in it; those that were not used for longest go (default: 1024)").in(tongue))
        ->type_name("MIB")
        ->check(CLI::PositiveNumber);
    c->add_flag("--verify", batch.verify, say("hash all inputs and results before one is believed").in(tongue));
    c->add_flag("--quiet", batch.quiet, say("tell what failed, and nothing else").in(tongue));
  }
  void add_preflight() {
    CLI::App* c = add("preflight", say("the print rules, rule by rule, on any PDF; exit 1 when one fails").in(tongue),
                      [this] { return run_preflight(press); });
    c->add_option("file", press.file, say("the PDF").in(tongue))->required()->type_name("FILE.pdf");
    c->add_option("--edition", press.edition,
                  say("hold it against this edition: sizes, spot inks, stories, house style").in(tongue))
        ->type_name("EDITION.yaml");
    c->add_option("--page", press.pages, say("the file holds only these pages of the edition").in(tongue))
        ->type_name("N");
    c->add_option("--text", press.text, say("it must say every line of this text, in order").in(tongue))
        ->type_name("FILE.txt");
    c->add_option("--trim", press.trim, say("size of every page in millimetres").in(tongue))->type_name("WxH");
    c->add_option_function<std::string>(
         "--spots", [this](const std::string& list) { press.spots = list, press.spots_given = true; },
         say("the only spot plates allowed; \"\" for none").in(tongue))
        ->type_name("LIST");
    c->add_option("--total-ink", press.total_ink, say("most ink at one place, percent (default: 220)").in(tongue))
        ->check(CLI::Range(100, 400));
    c->add_option("--dpi", press.dpi, say("resolution of the plates, 0 for none (default: 100)").in(tongue))
        ->check(CLI::Range(0, 600));
    c->add_option("--ppf", press.ppf,
                  say("also write how much ink each plate takes where, a CIP3 file a page").in(tongue))
        ->type_name("DIR");
    add_format(*c, tongue, press.format);
  }
  void add_tools() {
    CLI::App* diff =
        add("diff", say("what changed between two layout files").in(tongue), [this] { return run_diff(difference); });
    diff->add_option("old", difference.before, say("layout file of before").in(tongue))
        ->required()
        ->type_name("OLD.layout.json");
    diff->add_option("new", difference.after, say("layout file of now").in(tongue))
        ->required()
        ->type_name("NEW.layout.json");
    diff->add_option("--html", difference.html, say("also draw the changes, as a page for a browser").in(tongue))
        ->type_name("FILE");
    diff->add_flag("--json", difference.json, say("as JSON").in(tongue));
    add_preflight();
    add("lines", say("the paragraph composer alone: JSON Lines in, JSON Lines out").in(tongue), run_lines_command);
    add("schema", say("JSON Schema of the YAML files").in(tongue), [this] { return run_schema(tongue); });
    CLI::App* fonts = add("fonts", say("the font catalogue, and what is missing").in(tongue),
                          [this] { return run_fonts(fonts_json, fonts_strict, tongue); });
    fonts->add_flag("--json", fonts_json, say("as JSON").in(tongue));
    fonts->add_flag("--strict", fonts_strict, say("exit with 1 when a face is missing").in(tongue));
    CLI::App* fresh = add("new", say("start a new edition").in(tongue), [this] { return run_new(edition_made); });
    fresh->add_option("name", edition_made.folder, say("folder to make").in(tongue))->required()->type_name("NAME");
    fresh->add_option("--from", edition_made.family, say("a paper of four pages").in(tongue))
        ->check(CLI::IsMember(std::set<std::string>(paper_families.begin(), paper_families.end())))
        ->type_name("FAMILY");
  }

  int run(int argc, char** argv) {
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
      std::ostringstream asked, told;  // help and version, or what is wrong
      const bool good = app.exit(e, asked, told) == 0;
      tell(told.str());
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
  const AskedTongue asked = asked_tongue(argv);
  try {
    keep_own_environment(argv);
    take_memory_in_large_pieces(processors());
    guard_standard_streams();
    start_without_fontconfig();
    if (asked.unknown.empty()) return CommandLine(asked.tongue).run(argc, argv);
    tell(MachineFault{"unknown-language", say("{} is no language that banxin speaks", asked.unknown),
                      say("write en or zh-Hans")},
         asked.tongue);
    return exit_input;
  } catch (const MachineFault& fault) {
    tell(fault, asked.tongue);
  } catch (const std::exception& fault) {  // no memory, no disk: nothing was written
    tell(MachineFault{"machine", verbatim(fault.what()), {}}, asked.tongue);
  }
  return exit_machine;
}
