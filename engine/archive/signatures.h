// What was signed: the pages of an edition as they were at a proof, by whom, so that nothing else goes to press.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "api/engine.h"
#include "api/lay_out.h"
#include "archive/line_marks.h"
#include "archive/lock.h"
#include "base/report.h"

namespace banxin {

/// The proofs that a desk signs, in their order: 大样, 清样, 付印.
inline constexpr const char* signed_stages[] = {"大样", "清样", "付印"};

struct SignedPage {
  int page = 1;        ///< its number, of a spread the first
  std::string layout;  ///< SHA-256 of its layout file
  LineMarks lines;     ///< so that the first line that moved can be told
  friend bool operator==(const SignedPage&, const SignedPage&) = default;
};

struct Signature {
  std::string stage, by;
  std::string engine;               ///< version
  std::vector<LockedInput> inputs;  ///< by path
  std::vector<SignedPage> pages;    ///< by number
  friend bool operator==(const Signature&, const Signature&) = default;
};

/// All signatures of an edition: one a stage, in the order of the stages.
struct Signatures {
  std::string edition;  ///< its id
  std::string source;   ///< file name of the edition's YAML
  std::vector<Signature> all;
  friend bool operator==(const Signatures&, const Signatures&) = default;
};

/// Their file, beside the edition: EDITION.signed.json.
std::filesystem::path signature_file(const std::filesystem::path& edition);
std::string to_json(const Signatures& signatures);
/// Nothing when it is no such file: `report` then holds error[bad-signature] with the place in `file`.
std::optional<Signatures> read_signatures(FileId file, Report& report);

/// What `by` signs now. Pages that were not laid out keep what was signed of them at that stage before.
Signature sign(const Engine& engine, const LaidOut& laid, const std::string& stage, const std::string& by);
void add_signature(Signature signature, Signatures& signatures);

/// Those beside an edition; none when there is no file yet. A file that is none throws InputFault.
Signatures signatures_of(const std::filesystem::path& edition, Report& report);

/// Before anything goes to press: every page is as it was signed. Errors `not-signed` and `differs-from-signed`, with
/// the story and the first line that is not as it was, throw InputFault.
void demand_signed(const LaidOut& laid, const Signatures& signatures, const std::string& stage, Report& report);

}  // namespace banxin
