// The process's fontconfig, which Pango asks for when its first font map is made, and never uses for ours.
#pragma once

namespace banxin {

/// For a program whose process is its own: fontconfig stays empty, so that Pango's start does not read the machine's
/// fonts (10 ms, 240 files). A library does not call it: its host's configuration is neither changed nor obeyed.
void start_without_fontconfig();

}  // namespace banxin
