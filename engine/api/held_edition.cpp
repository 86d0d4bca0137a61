#include "api/held_edition.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace banxin {
namespace {

// What of a job shows in its proofs.
std::string words_of(const ProofJob& job) {
  const Overlay& over = job.overlay;
  std::string words = fmt::format("{} {} {} {} {}", job.dpi, over.grid, over.frames, over.baselines, over.overset);
  for (const auto& folder : job.programs.folders) words += " " + folder.string();
  return words;
}

}  // namespace

HeldEdition::HeldEdition(const Engine& engine, std::filesystem::path edition)
    : engine_(engine), edition_(std::move(edition)) {}
HeldEdition::~HeldEdition() = default;

LaidOut HeldEdition::lay_out(LayoutJob job, Report& report) {
  job.edition = edition_;
  job.kept = &pages_;
  return banxin::lay_out(engine_, job, report);
}

// A table for this job, without pictures that are others by now.
void HeldEdition::lay_table(const LaidOut& laid, const ProofJob& job) {
  const std::map<std::string, FileStamp> pictures = laid.pictures->stamps();
  const bool all_same = std::ranges::all_of(pictures, [&](const auto& picture) {
    const auto before = loaded_.find(picture.first);
    return picture.second.has_settled() && (before == loaded_.end() || before->second == picture.second);
  });
  const std::string words = words_of(job);
  if (!table_ || !all_same || words != table_for_) {
    table_.emplace(job);
    loaded_.clear();
  }
  table_for_ = words;
  loaded_.insert(pictures.begin(), pictures.end());
}

// Who edits a story paints the same pages again: the last few are kept as they were packed.
PackedRows& HeldEdition::rows_of(size_t page) {
  constexpr size_t most_bytes = 64 << 20;
  const auto before = std::ranges::find(packed_, page, &std::pair<size_t, PackedRows>::first);
  if (before == packed_.end())
    packed_.emplace_front(page, PackedRows{});
  else
    packed_.splice(packed_.begin(), packed_, before);
  const auto bytes = [&] {
    size_t all = 0;
    for (const auto& [of, packed] : packed_) all += packed.rows.size();
    return all;
  };
  while (packed_.size() > 1 && bytes() > most_bytes) packed_.pop_back();
  return packed_.front().second;
}

std::vector<ProofPage> HeldEdition::proof(const LaidOut& laid, const ProofJob& job, Report& report) {
  const std::string words = " " + words_of(job);
  std::vector<ProofPage> pages(laid.sheets.size());
  std::vector<Sheet> changed;
  for (size_t i = 0; i < pages.size(); ++i) {
    if (!laid.keys[i].empty()) pages[i].png = proofs_.find(laid.keys[i] + words);
    pages[i].is_new = !pages[i].png;
    if (pages[i].is_new) changed.push_back(laid.sheets[i]);
  }
  if (changed.empty()) return pages;
  lay_table(laid, job);
  const SubsetFaces faces(changed, face_files(*laid.fonts), &engine_.kept_faces());
  auto next = changed.begin();
  for (size_t i = 0; i < pages.size(); ++i) {
    if (!pages[i].is_new) continue;
    Report own = report.sibling();
    pages[i].png =
        std::make_shared<const std::string>(table_->png(*next++, laid.edition.inks, faces, own, &rows_of(i)));
    if (own.notes().empty() && !laid.keys[i].empty()) proofs_.replace(laid.keys[i] + words, pages[i].png);
    report.join(own);
  }
  laid.pictures->stop_if_changed();
  return pages;
}

}  // namespace banxin
