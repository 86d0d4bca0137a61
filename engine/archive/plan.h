// The plan of a batch: which editions there are, in an order that is the same wherever it is made.
#pragma once

#include <cstddef>
#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "archive/known_files.h"
#include "base/report.h"

namespace banxin {

struct PlannedEdition {
  std::string id;                ///< empty: the file does not say it; reading it will tell why
  std::filesystem::path source;  ///< as it was named
  std::filesystem::path twin{};  ///< another file whose edition has the same id: neither is rendered
  int pages = 0;

  /// What it is expected to cost, in halves of a page: what an edition costs beside its pages is half of one.
  size_t cost() const { return 1 + 2 * static_cast<size_t>(pages); }
};

/// By id, then by source.
using BatchPlan = std::vector<PlannedEdition>;

/// The files that `names` name, each once: an edition's file, a folder (every edition.yaml below it, links are not
/// followed) or @FILE, a list with a path a line (`@-`: `standard_input`). Errors `no-such-path`, `no-editions` and
/// `bad-list` throw InputFault.
std::vector<std::filesystem::path> find_editions(const std::vector<std::string>& names, std::istream& standard_input,
                                                 Report& report);

BatchPlan plan_batch(const std::vector<std::filesystem::path>& sources, KnownFiles& known);

/// A part of a plan, from 1.
struct Shard {
  int index = 1, count = 1;
};

/// The editions of one shard. All shards together are the plan, and cost about the same.
BatchPlan part_of(const BatchPlan& plan, Shard shard);

}  // namespace banxin
