// The environment the program works in.
#pragma once

namespace banxin {

/// Keeps of the environment what banxin itself reads, and takes all else away: HarfBuzz, FreeType, Pango, fontconfig,
/// GLib and others change what they draw by variables of their own, and a page must not depend on them. To be called
/// first of all; a program that uses the library decides for itself. What is obeyed before main() begins is met by
/// starting the program anew, with its `arguments`.
void keep_own_environment(char** arguments);

}  // namespace banxin
