// What copyfit chose, written into the slots of its edition.
#pragma once

#include "api/lay_out.h"

namespace banxin {

/// Writes the choices of `laid`, which came of `job`, into its edition file, whose comments and order stay as they are,
/// and lays the edition out again: when it does not come out as it was made to fit, the file is put back and
/// error[cannot-write-slot] says so. Nothing is written when nothing was chosen. Returns whether the file was changed.
bool write_choices(const Engine& engine, const LayoutJob& job, const LaidOut& laid, Report& report);

}  // namespace banxin
