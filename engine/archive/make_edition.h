// One edition of a batch: made whole into its folder, or skipped where it is there already.
#pragma once

#include "api/engine.h"
#include "archive/edition_end.h"
#include "archive/made.h"
#include "archive/output_folder.h"
#include "archive/plan.h"
#include "base/message.h"
#include "base/program.h"
#include "base/report.h"

namespace banxin {

/// How the editions of a batch are made.
struct MakeJob {
  MakeOptions options;
  bool locked = false;              ///< nothing that differs from the edition's lock
  bool verify = false;              ///< what is there is read and hashed before it is believed
  ProgramFolders programs = {};     ///< with Ghostscript, for the proofs of supplied PDFs
  Tongue tongue = Tongue::english;  ///< of the reports; what is made does not depend on it
};

/// Everything of the edition lies in `out`/ID/; its made.json is written last. Throws nothing.
EditionEnd make_edition(const Engine& engine, const PlannedEdition& edition, const MakeJob& job,
                        const OutputFolder& out, KnownFiles& known);

/// Of an edition whose worker was ended or died: its report says why. Throws MachineFault when that cannot be written.
EditionEnd end_of_lost(const PlannedEdition& edition, const MachineFault& fault, const OutputFolder& out,
                       Tongue tongue);

}  // namespace banxin
