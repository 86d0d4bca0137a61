// The environment the program works in.
#pragma once

#include "api/engine.h"
#include "base/program.h"

namespace banxin {

/// Keeps of the environment what banxin itself reads, and takes all else away: HarfBuzz, FreeType, Pango, fontconfig,
/// GLib and others change what they draw by variables of their own, and a page must not depend on them. To be called
/// first of all; a program that uses the library decides for itself. What is obeyed before main() begins is met by
/// starting the program anew, with its `arguments`.
void keep_own_environment(char** arguments);

/// Where banxin's own things lie: its folder, found upwards from the program, and the cache that the XDG Base Directory
/// Specification (0.8) gives it. Throws MachineFault.
EngineFolders own_folders();

/// The folders of PATH, where Ghostscript and pdftotext are looked for.
ProgramFolders own_programs();

}  // namespace banxin
