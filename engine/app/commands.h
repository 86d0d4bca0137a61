// The commands of the command line; each returns the exit code.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "api/report_format.h"
#include "base/exit_code.h"
#include "base/message.h"
#include "model/fit.h"

namespace banxin {

struct CommonOptions {
  std::filesystem::path edition;
  std::filesystem::path folder = "out";
  Tongue tongue = Tongue::english;  ///< of what is said to the user
  std::vector<int> pages;
  std::filesystem::path report;  ///< JSON report; empty = none
  bool strict = false;
  ReportFormat format = ReportFormat::text;  ///< of the answer on stdout
  std::optional<FitMeans> may;               ///< of copyfit, in the place of what pages allow
};

struct RenderOptions : CommonOptions {
  bool layout = false, timing = false;
  bool marks = false, impose = false;
  bool page_files = false;     ///< a file for each page
  bool locked = false;         ///< nothing that differs from the lock
  std::string press = "none";  ///< none, x4, x1a
  std::string signed_as;       ///< only what was signed at this stage; empty = it is not asked
};
int run_render(const RenderOptions& options);

struct BatchOptions {
  std::vector<std::string> names;
  Tongue tongue = Tongue::english;
  std::filesystem::path folder;
  std::filesystem::path cache;  ///< what is kept between runs; empty = the machine's own folder for that
  std::string press = "none";
  std::string shard;  ///< I/N
  int workers = 0;    ///< 0 = as many as there are processors
  int proof_dpi = 0, tries = 2, time_limit_s = 0, memory_limit_mib = 0;
  int cache_limit_mib = 1024;  ///< of separated photos
  bool layout = false, strict = false, locked = false, verify = false, quiet = false, plan = false, merge = false;
  ReportFormat format = ReportFormat::text;  ///< of the answer on stdout
};
int run_batch_command(const BatchOptions& options);

/// The lock's products are made with `press` and `marks`.
int run_lock(const RenderOptions& options);

struct ReprintOptions : CommonOptions {
  ReprintOptions() { folder.clear(); }  ///< empty = nothing is written
  std::filesystem::path before;         ///< the layout file of then; empty = none
  bool json = false;                    ///< the comparison
};
int run_reprint(const ReprintOptions& options);

int run_check(const CommonOptions& options);

struct FitOptions : CommonOptions {
  bool write = false;  ///< into the edition's slots
};
/// Copyfit: what makes pages full, and what would.
int run_fit(const FitOptions& options);

/// The page plan 版样.
int run_dummy(const CommonOptions& options);

struct SignOptions : CommonOptions {
  std::string stage, by;
};
int run_sign(const SignOptions& options);

struct ProofOptions : CommonOptions {
  int dpi = 110;
  std::string press;    ///< x4, x1a: the plates of the press PDF and what they print; empty = the pages
  std::string overlay;  ///< comma-separated: grid, frames, baselines, overset, names, lint
};
int run_proof(const ProofOptions& options);

struct DiffOptions {
  std::filesystem::path before, after;
  std::filesystem::path html;  ///< empty = none
  Tongue tongue = Tongue::english;
  bool json = false;
};
int run_diff(const DiffOptions& options);
int run_schema(Tongue tongue);
int run_fonts(bool json, bool strict, Tongue tongue);

struct NewOptions {
  std::filesystem::path folder;  ///< to be made; its name is the edition's
  Tongue tongue = Tongue::english;
  std::string family;  ///< one of `paper_families`; empty = a page with one story
};
inline constexpr std::array paper_families{"daily", "tabloid", "vertical"};
int run_new(const NewOptions& options);

}  // namespace banxin
