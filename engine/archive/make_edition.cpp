#include "archive/make_edition.h"

#include <fmt/format.h>

#include <exception>
#include <utility>
#include <vector>

#include "api/keep_inputs.h"
#include "api/outputs.h"
#include "api/proof.h"
#include "api/report_json.h"
#include "api/version.h"
#include "archive/locked.h"
#include "base/exit_code.h"
#include "base/files.h"
#include "base/message.h"
#include "base/printable.h"
#include "base/sha256.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

struct Output {
  std::string file, bytes;
  std::string digest = {};  // empty: not known yet
};

PictureDesk::Look look_for(const MakeOptions& options) {
  if (options.proof_dpi != 0) return PictureDesk::Look::whole;
  return options.press ? PictureDesk::Look::head : PictureDesk::Look::until_paint;  // as render does
}

std::vector<Output> make_outputs(const Engine& engine, const LaidOut& laid, const MakeJob& job, Report& report) {
  const PrintJob print{.press = job.options.press};
  Output pdf{stem_of(print, laid.edition) + ".pdf", {}};
  pdf.bytes = to_pdf(engine, laid, print, report, nullptr, &pdf.digest);
  std::vector<Output> outputs;
  outputs.push_back(std::move(pdf));
  if (job.options.layout) outputs.push_back({laid.edition.id + ".layout.json", layout_json(laid)});
  if (job.options.proof_dpi == 0) return outputs;
  Proof proof(laid, {.dpi = job.options.proof_dpi, .programs = job.programs});
  for (const Sheet& sheet : laid.sheets) outputs.push_back({proof_name(laid.edition, sheet), proof.png(sheet, report)});
  return outputs;
}

// The notes that make an edition fail, and those of the machine.
void add_error(Report& report, const MachineFault& fault) { report.error(fault.code, {}, fault.text, fault.hint); }

fs::path write_failed(const PlannedEdition& edition, const std::string& report, const OutputFolder& out) {
  out.demand_same();
  if (!edition.id.empty() && edition.twin.empty()) remove_record(out.of(edition.id));
  write_whole(out.report_of(edition), report);
  return out.report_of(edition);
}

class EditionMaker {
 public:
  EditionMaker(const Engine& engine, const PlannedEdition& edition, const MakeJob& job, const OutputFolder& out,
               KnownFiles& known)
      : engine_(engine), edition_(edition), job_(job), out_(out), known_(known), folder_(out.of(edition.id)) {
    end_.line = {.edition = edition.id, .source = edition.source.string(), .pages = edition.pages};
  }

  EditionEnd make() {
    try {
      demand_alone();
      if (job_.locked) lock_ = demand_lock(engine_, edition_.source, digests_by(engine_), report_);
      if (!skip()) make_new();
    } catch (const InputFault&) {
      fail(exit_input);
    } catch (const MachineFault& fault) {
      fail(fault);
    } catch (const std::exception& fault) {  // no memory
      fail(MachineFault{"machine", verbatim(fault.what()), {}});
    }
    end_.known = known_.take_fresh();
    return std::move(end_);
  }

 private:
  bool skip() {
    if (edition_.id.empty()) return false;
    const std::optional<Made> made = read_made(folder_ / made_file);
    if (!made || !holds(*made, job_.options, edition_.source, folder_, job_.verify, known_)) return false;
    end_.line.outcome = JournalLine::Outcome::skipped;
    end_.line.exit = exit_done;
    end_.line.pages = made->pages;
    end_.line.outputs = static_cast<int>(made->outputs.size());
    end_.problems = made->problems;
    return true;
  }

  // Two of one id would take turns in one folder.
  void demand_alone() {
    if (!edition_.twin.empty())
      report_.error("same-id", {},
                    say("{} and {} are both edition {}", edition_.source.string(), edition_.twin.string(), edition_.id),
                    say("give each edition an id of its own: neither was rendered"));
    else if (is_journal_name(edition_.id))
      report_.error("reserved-id", {}, say("{} is the name of a journal in the output folder", edition_.id),
                    say("give the edition another id"));
    stop_if_failed(report_);
  }

  void make_new() {
    laid_ = lay_out(engine_, {.edition = edition_.source, .look = look_for(job_.options)}, report_);
    if (laid_.edition.id != edition_.id)
      throw MachineFault{"input-changed", say("{} was changed while it was read", edition_.source.string()),
                         say("nothing may change the files of an edition while banxin runs; run it again")};
    if (lock_) demand_layout(engine_, *lock_, laid_, report_);
    std::vector<Output> outputs = make_outputs(engine_, laid_, job_, report_);
    if (lock_) demand_product(*lock_, laid_, {.press = job_.options.press}, outputs.front().bytes, report_);
    write(std::move(outputs));
  }

  void write(std::vector<Output> outputs) {
    outputs.push_back({"report.json", report_json(report_, laid_.sheets)});
    Made made{.edition = edition_.id,
              .source = edition_.source.string(),
              .engine = std::string(engine_version()),
              .options = job_.options,
              .problems = report_.warned(),
              .pages = count_pages(),
              .inputs = made_inputs(laid_.inputs, known_)};
    made.key = key_of(made.options, edition_.source, made.inputs);
    std::vector<fs::path> files = {folder_ / made_file};
    for (const Output& output : outputs) {
      made.outputs.push_back(
          {output.file, output.digest.empty() ? sha256(output.bytes) : output.digest, output.bytes.size()});
      files.push_back(folder_ / output.file);
    }
    const std::vector<fs::path> old = not_made_again(folder_, files);
    files.insert(files.end(), old.begin(), old.end());
    demand_not_read(files);
    writing_ = true;
    out_.demand_same();
    for (const fs::path& file : old) remove_or_stop(file);
    remove_record(folder_);
    std::vector<NewFile> written;
    for (const Output& output : outputs) written.push_back({folder_ / output.file, output.bytes});
    const std::string record = print(made);
    written.push_back({folder_ / made_file, record});  // the last to have its name
    write_whole(written);
    out_.demand_same();
    end_.report = out_.report_of(edition_);
    end_.problems = made.problems;
    end_.line.outcome = made.problems ? JournalLine::Outcome::problems : JournalLine::Outcome::done;
    end_.line.pages = made.pages;
    end_.line.outputs = static_cast<int>(outputs.size());
  }

  // The folder of the edition may be where its results go.
  bool was_read(const std::vector<fs::path>& files) {
    return !keep_inputs(files, inputs_of(engine_, report_, laid_), report_);
  }
  void demand_not_read(const std::vector<fs::path>& files) {
    if (was_read(files)) throw InputFault{};
  }

  int count_pages() const {
    int count = 0;
    for (const Page& page : laid_.edition.pages)  // what stands between two of them is none
      if (!page.strip) count += page.second ? 2 : 1;
    return count;
  }

  void fail(const MachineFault& fault) {
    add_error(report_, fault);
    end_.fault = {fault.code, verbatim(fault.text.in(job_.tongue)), verbatim(fault.hint.in(job_.tongue))};
    // Of one edition alone it is not when nothing can be written, here or where all files lie for a while.
    end_.stops = writing_ || fault.code == "no-temporary";
    fail(exit_machine);
  }

  void fail(int code) {
    end_.line.outcome = JournalLine::Outcome::failed;
    end_.line.exit = code;
    for (const Note& note : report_.notes()) {
      if (note.severity != Severity::error) continue;
      end_.line.code = note.code;
      end_.first_error = print(note, report_.sources());
      break;
    }
    if (!end_.stops) write_report(report_json(report_, laid_.sheets));
  }

  void write_report(const std::string& json) try {
    if (was_read({out_.report_of(edition_), folder_ / made_file})) return;
    end_.report = write_failed(edition_, json, out_);
  } catch (const MachineFault& fault) {
    end_.fault = fault, end_.stops = true;
    end_.line.exit = exit_machine;
  }

  const Engine& engine_;
  const PlannedEdition& edition_;
  const MakeJob& job_;
  const OutputFolder& out_;
  KnownFiles& known_;
  const fs::path folder_;
  Report report_{std::make_shared<Sources>(), job_.tongue};
  LaidOut laid_;
  std::optional<Lock> lock_;
  EditionEnd end_;
  bool writing_ = false;
};

}  // namespace

EditionEnd make_edition(const Engine& engine, const PlannedEdition& edition, const MakeJob& job,
                        const OutputFolder& out, KnownFiles& known) {
  return EditionMaker(engine, edition, job, out, known).make();
}

EditionEnd end_of_lost(const PlannedEdition& edition, const MachineFault& fault, const OutputFolder& out,
                       Tongue tongue) {
  Report report(std::make_shared<Sources>(), tongue);
  add_error(report, fault);
  return {.line = {.edition = edition.id,
                   .source = edition.source.string(),
                   .outcome = JournalLine::Outcome::failed,
                   .exit = exit_machine,
                   .code = fault.code,
                   .pages = edition.pages},
          .first_error = print(report.notes().front(), report.sources()),
          .report = write_failed(edition, report_json(report, {}), out),
          .fault = fault};
}

}  // namespace banxin
