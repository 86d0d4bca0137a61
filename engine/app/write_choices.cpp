#include "app/write_choices.h"

#include <algorithm>

#include "api/outputs.h"
#include "base/files.h"
#include "base/message.h"
#include "fit/slot_keys.h"
#include "read/slot_edit.h"

namespace banxin {
namespace {

using Blocks = std::vector<std::unique_ptr<const Block>>;

// The text of the edition with all choices of these blocks; nothing, and why, when that cannot be.
std::optional<std::string> with_choices(std::string text, const Page& page, const Blocks& blocks, const LaidOut& laid,
                                        const BlockKinds& kinds, Report& report) {
  for (const auto& block : blocks) {
    const auto choice = laid.choices.find(block.get());
    if (choice != laid.choices.end())
      for (SlotKey& key : slot_keys(*block, choice->second)) {
        const auto kind = std::ranges::find_if(kinds, [&](const BlockKind& one) { return block->kind == one.name; });
        const SlotValue value{block->name, kind->main_key, std::move(key.path), std::move(key.value)};
        auto changed = with_slot_value(text, laid.edition.place.file, page.place, value, report);
        if (!changed) return std::nullopt;
        text = std::move(*changed);
      }
    if (const Blocks* inside = block->children()) {
      auto changed = with_choices(std::move(text), page, *inside, laid, kinds, report);
      if (!changed) return std::nullopt;
      text = std::move(*changed);
    }
  }
  return text;
}

// Pages that come later in the file first: what is put into one moves the places of those below it.
std::optional<std::string> with_all_choices(std::string text, const LaidOut& laid, const BlockKinds& kinds,
                                            Report& report) {
  std::vector<const Page*> pages;
  for (const Page& page : laid.edition.pages) pages.push_back(&page);
  std::ranges::sort(pages, std::ranges::greater{}, [](const Page* page) { return page->place; });
  for (const Page* page : pages) {
    auto changed = with_choices(std::move(text), *page, page->blocks, laid, kinds, report);
    if (!changed) return std::nullopt;
    text = std::move(*changed);
  }
  return text;
}

bool comes_out_the_same(const Engine& engine, const LayoutJob& job, const LaidOut& laid) {
  Report report(std::make_shared<Sources>());
  try {
    const LaidOut again = lay_out(engine, {.edition = job.edition, .pages = job.pages}, report);
    return layout_json(again) == layout_json(laid);
  } catch (const InputFault&) {
    return false;
  }
}

}  // namespace

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // which is read over

// The edition file as it is now; nothing when it is not as it was read: somebody writes into it.
std::optional<std::string> unchanged_file(const LayoutJob& job, const std::string& as_read) {
  auto bytes = read_file(job.edition, as_read.size() + byte_order_mark.size());
  if (!bytes) return std::nullopt;
  std::string_view text = *bytes;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (text != as_read) return std::nullopt;
  return bytes;
}

}  // namespace

bool write_choices(const Engine& engine, const LayoutJob& job, const LaidOut& laid, Report& report) {
  if (laid.choices.empty()) return false;
  const std::string as_read = report.sources().text(laid.edition.place.file);
  const auto text = with_all_choices(as_read, laid, engine.kinds(), report);
  if (!text) return false;
  const auto before = unchanged_file(job, as_read);
  if (!before) {
    report.error("cannot-write-slot", laid.edition.place, say("the file was changed while its pages were set"),
                 say("run `banxin fit --write` again"));
    return false;
  }
  write_whole(job.edition, before->substr(0, before->size() - as_read.size()) + *text);
  bool same = false;
  try {
    same = comes_out_the_same(engine, job, laid);
  } catch (...) {
    write_whole(job.edition, *before);
    throw;
  }
  if (same) return true;
  write_whole(job.edition, *before);
  report.error("cannot-write-slot", laid.edition.place,
               say("what was chosen, written into the slots, comes out otherwise: the file stays as it was"),
               say("write it yourself, as `banxin fit` without --write tells it"));
  return false;
}

}  // namespace banxin
