// made.json: what an edition was made from and what was made, the last file to be written. Where it holds, there is
// nothing to do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "api/inputs.h"
#include "archive/known_files.h"
#include "base/press_standard.h"

namespace banxin {

/// What is made of each edition of a batch.
struct MakeOptions {
  std::optional<PressStandard> press = {};  ///< none: key colours
  bool layout = false;
  int proof_dpi = 0;  ///< 0 = no proofs
  friend bool operator==(const MakeOptions&, const MakeOptions&) = default;
};

struct MadeInput {
  std::string path;  ///< absolute
  std::string sha256;
  std::string kind;  ///< Input::Kind as a word
};

struct MadeOutput {
  std::string file;  ///< in the folder of the edition
  std::string sha256;
  uint64_t bytes = 0;
};

struct Made {
  std::string edition, source, key, engine;
  MakeOptions options;
  bool problems = false;  ///< there were warnings
  int pages = 0;
  std::vector<MadeInput> inputs;
  std::vector<MadeOutput> outputs;
};

inline constexpr const char* made_file = "made.json";

std::string print(const Made& made);
/// Nothing when there is no such file, or it is not as banxin writes it.
std::optional<Made> read_made(const std::filesystem::path& file);

/// The inputs of an edition with their digests. Throws MachineFault{"input-changed"}.
std::vector<MadeInput> made_inputs(const Inputs& inputs, KnownFiles& known);

/// Of engine version, options and the content of all inputs: what has the same key comes out the same. Inputs are named
/// in it from the edition's folder, so that an archive may be moved.
std::string key_of(const MakeOptions& options, const std::filesystem::path& source,
                   const std::vector<MadeInput>& inputs);

/// Is what `made` tells of still so: its inputs have the content they had, and its outputs in `folder` the sizes, under
/// `verify` the digests too?
bool holds(const Made& made, const MakeOptions& options, const std::filesystem::path& source,
           const std::filesystem::path& folder, bool verify, KnownFiles& known);

}  // namespace banxin
