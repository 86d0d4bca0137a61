#include "archive/signatures.h"

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

constexpr uintmax_t signature_limit = 64 << 20;

size_t place_of_stage(const std::string& stage) {
  return static_cast<size_t>(std::ranges::find(signed_stages, stage) - std::begin(signed_stages));
}

void compare_signed(const Signature& signature, const LaidOut& laid, size_t sheet, Report& report) {
  const int number = laid.sheets[sheet].page;
  const auto tell = [&](const char* code, const Message& text) {
    report.add(
        {.code = code,
         .place = laid.edition.place,
         .text = text.in(report.tongue()),
         .hint = say("look at the page; when it is right so: banxin sign … --stage {} --by NAME", signature.stage)
                     .in(report.tongue()),
         .page = number});
  };
  const auto page = std::ranges::find(signature.pages, number, &SignedPage::page);
  if (page == signature.pages.end())
    return tell("not-signed", say("page {} is not signed as {}", number, signature.stage));
  if (page->layout == sha256(page_layout(laid, sheet))) return;
  tell("differs-from-signed", say("page {} is not what {} signed as {}: {}", number, signature.by, signature.stage,
                                  first_moved(page->lines, read_page_layout(laid, sheet))));
}

}  // namespace

fs::path signature_file(const fs::path& edition) {
  return edition.parent_path() / (edition.stem().string() + ".signed.json");
}

Signature sign(const Engine& engine, const LaidOut& laid, const std::string& stage, const std::string& by) {
  Signature made{
      .stage = stage, .by = by, .engine = std::string(engine_version()), .inputs = locked_inputs(engine, laid)};
  for (size_t i = 0; i < laid.sheets.size(); ++i)
    made.pages.push_back({laid.sheets[i].page, sha256(page_layout(laid, i)), marks_of(read_page_layout(laid, i))});
  std::ranges::sort(made.pages, {}, &SignedPage::page);
  return made;
}

// A page at a time may be signed: what was signed of the others at this stage stays.
void add_signature(Signature signature, Signatures& signatures) {
  auto& all = signatures.all;
  const auto old = std::ranges::find(all, signature.stage, &Signature::stage);
  if (old != all.end()) {
    for (SignedPage& page : old->pages)
      if (std::ranges::find(signature.pages, page.page, &SignedPage::page) == signature.pages.end())
        signature.pages.push_back(std::move(page));
    std::ranges::sort(signature.pages, {}, &SignedPage::page);
    all.erase(old);
  }
  const auto after = std::ranges::find_if(
      all, [&](const Signature& one) { return place_of_stage(one.stage) > place_of_stage(signature.stage); });
  all.insert(after, std::move(signature));
}

Signatures signatures_of(const fs::path& edition, Report& report) {
  const fs::path path = signature_file(edition);
  std::error_code fault;
  if (!fs::exists(path, fault)) return {};
  auto text = read_file(path, signature_limit);
  const FileId file = report.sources().add(path.string(), text.value_or(""));
  if (!text) {
    report.error("bad-signature", {file}, say("cannot be read, or has more than {} MiB", signature_limit >> 20),
                 say("put back what `banxin sign` wrote"));
    throw InputFault{};
  }
  auto read = read_signatures(file, report);
  if (!read) throw InputFault{};
  if (read->source != edition.filename()) {
    report.error("bad-signature", {file}, say("these are the signatures of {}", read->source),
                 say("keep each edition with its own"));
    throw InputFault{};
  }
  return std::move(*read);
}

void demand_signed(const LaidOut& laid, const Signatures& signatures, const std::string& stage, Report& report) {
  const auto signature = std::ranges::find(signatures.all, stage, &Signature::stage);
  if (signature == signatures.all.end())
    report.error("not-signed", laid.edition.place, say("nobody has signed this edition as {}", stage),
                 say("banxin sign EDITION.yaml --stage {} --by NAME", stage));
  else
    for (size_t i = 0; i < laid.sheets.size(); ++i) compare_signed(*signature, laid, i, report);
  stop_if_failed(report);
}

}  // namespace banxin
