#include "archive/locked.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/version.h"
#include "archive/lock_of.h"
#include "base/files.h"
#include "base/message.h"
#include "base/sha256.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

constexpr uintmax_t lock_limit = 64 << 20;
constexpr Phrase anew = phrase("look at the page; when it is right so, lock the edition anew with `banxin lock`");

bool by_another_engine(const Lock& lock) { return lock.engine != engine_version(); }

[[noreturn]] void other_lock(const Lock& lock, const fs::path& edition, Place place, Report& report) {
  report.error("other-lock", place, say("this is the lock of {}, not of {}", lock.source, edition.filename().string()),
               say("keep editions that are locked in folders of their own"));
  throw InputFault{};
}

Lock read_own_lock(const fs::path& edition, Report& report) {
  const fs::path path = lock_file(edition);
  const FileId none = report.sources().add(path.string(), "");
  std::error_code fault;
  if (!fs::is_regular_file(path, fault)) {
    report.error("no-lock", {none}, say("there is no lock of {}", edition.filename().string()),
                 say("write it: banxin lock {}", edition.string()));
    throw InputFault{};
  }
  auto text = read_file(path, lock_limit);
  if (!text) {
    report.error("bad-lock", {none}, say("cannot be read, or has more than {} MiB", lock_limit >> 20),
                 say("put back what `banxin lock` wrote, or lock the edition anew"));
    throw InputFault{};
  }
  const FileId file = report.sources().add(path.string(), std::move(*text));
  auto lock = read_lock(file, report);
  if (!lock) throw InputFault{};
  if (lock->source != edition.filename()) other_lock(*lock, edition, {file, 1, 1}, report);
  if (by_another_engine(*lock))
    report.info("other-engine", {file}, say("locked by banxin {}, this is banxin {}", lock->engine, engine_version()));
  return std::move(*lock);
}

void not_identical(int page, const Message& text, Report& report) {
  report.add({.code = "not-identical",
              .text = text.in(report.tongue()),
              .hint = Message(anew).in(report.tongue()),
              .page = page});
}

void compare_page(const Lock& lock, const LaidOut& laid, size_t sheet, Report& report) {
  const int number = laid.sheets[sheet].page;
  const auto page = std::ranges::find(lock.pages, number, &LockedPage::page);
  if (page == lock.pages.end()) return not_identical(number, say("the lock has no page {}", number), report);
  if (page->products.at("layout") != sha256(page_layout(laid, sheet)))
    not_identical(number,
                  say("page {} is not laid out as it was locked: {}", number,
                      first_moved(page->lines, read_page_layout(laid, sheet))),
                  report);
}

}  // namespace

Lock demand_lock(const Engine& engine, const fs::path& edition, const DigestOf& digest, Report& report) {
  Lock lock = read_own_lock(edition, report);
  const LockPaths paths(edition, engine.home());
  for (const Drift& drift : drift_of_files(lock, paths, digest)) report_drift(drift, paths, report);
  stop_if_failed(report);
  return lock;
}

void demand_own_lock(const fs::path& edition, Report& report) {
  const fs::path path = lock_file(edition);
  Report old(std::make_shared<Sources>());
  const auto lock = read_lock(old.sources().add("", read_file(path, lock_limit).value_or("")), old);
  std::error_code fault;
  if (lock && lock->source != edition.filename() && fs::exists(path.parent_path() / lock->source, fault))
    other_lock(*lock, edition, {report.sources().add(path.string(), "")}, report);
}

void demand_inputs(const Engine& engine, const Lock& lock, const LaidOut& laid, Report& report) {
  const LockPaths paths(laid.edition.sources.at(0).path, engine.home());
  const bool whole = laid.sheets.size() == laid.edition.pages.size();
  for (const Drift& drift : drift_of_inputs(lock, locked_inputs(engine, laid), whole)) {
    // Another engine may ask other faces for a character. Whether that changes a page is what is looked at next.
    const bool set_differs = drift.locked.empty() || drift.now.empty();
    if (by_another_engine(lock) && set_differs && drift.kind == word_of(Input::Kind::font))
      report.info("other-engine", {}, say("{} is asked by one of the engines only", paths.shown(drift.path)));
    else
      report_drift(drift, paths, report);
  }
  stop_if_failed(report);
}

void demand_layout(const Engine& engine, const Lock& lock, const LaidOut& laid, Report& report) {
  demand_inputs(engine, lock, laid, report);
  for (size_t i = 0; i < laid.sheets.size(); ++i) compare_page(lock, laid, i, report);
  stop_if_failed(report);
}

void demand_product(const Lock& lock, const LaidOut& laid, const PrintJob& job, std::string_view bytes,
                    Report& report) {
  const bool whole = laid.sheets.size() == laid.edition.pages.size(), alone = laid.sheets.size() == 1;
  const int page = alone && !whole ? laid.sheets[0].page : 0;
  const auto locked = std::ranges::find(lock.pages, page, &LockedPage::page);
  const Products* products = whole ? &lock.products : locked != lock.pages.end() ? &locked->products : nullptr;
  const std::string name = product_of(job, lock.options);
  const auto known = products ? products->find(name) : Products::const_iterator{};
  if (!products || known == products->end()) {
    report.info("not-locked", {},
                say("the lock has no such product: that its pages are laid out as they were is all that is known"));
    return;
  }
  const std::string now = sha256(bytes);
  if (now == known->second) return;
  not_identical(page,
                say("the pages are laid out as they were locked, but the PDF ({}) has other bytes: SHA-256 "
                    "locked {}, now {}",
                    name, known->second, now),
                report);
  throw InputFault{};
}

}  // namespace banxin
