// An edition that somebody works on: what a change does not touch is not made again.
#pragma once

#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/kept_pages.h"
#include "api/lay_out.h"
#include "api/proof.h"
#include "api/shared.h"

namespace banxin {

/// A page of a proof.
struct ProofPage {
  std::shared_ptr<const std::string> png;
  bool is_new = true;  ///< false: it is the picture that was made before, of a page that has not changed
};

/// Belongs to one thread, and to an engine that lives longer. Its files may change between two calls, and not during
/// one; what comes out is what a fresh run gives, to the byte.
class HeldEdition {
 public:
  HeldEdition(const Engine& engine, std::filesystem::path edition);
  ~HeldEdition();

  /// As lay_out(), whose `edition` and `kept` are those of this object.
  LaidOut lay_out(LayoutJob job, Report& report);
  /// A page a sheet of `laid`, which this object has laid out. Warning `proof-without-pdf`, and MachineFault, as of
  /// Proof.
  std::vector<ProofPage> proof(const LaidOut& laid, const ProofJob& job, Report& report);

 private:
  void lay_table(const LaidOut& laid, const ProofJob& job);
  PackedRows& rows_of(size_t page);

  const Engine& engine_;
  const std::filesystem::path edition_;
  const KeptPages pages_;
  static constexpr size_t most_proofs = 256;
  const Shared<std::string, std::string> proofs_{most_proofs};
  std::optional<ProofTable> table_;
  std::string table_for_;                            ///< the job that it was laid for
  std::map<std::string, FileStamp> loaded_;          ///< pictures that may lie on it
  std::list<std::pair<size_t, PackedRows>> packed_;  ///< pages that were painted, the last one first
};

}  // namespace banxin
