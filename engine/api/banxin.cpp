#include "api/banxin.h"

#include <optional>

#include "api/engine.h"
#include "api/files_in_memory.h"
#include "api/held_edition.h"
#include "api/lay_out.h"
#include "api/outputs.h"
#include "base/message.h"
#include "base/report.h"

namespace banxin::api {
namespace fs = std::filesystem;
namespace {

using Folder = std::unique_ptr<const FilesInMemory>;  // null = the edition lies in the host's files

std::string public_words(const Folder& folder, const std::string& words) {
  return folder ? folder->without_folder(words) : words;
}

std::vector<Message> messages_of(const Report& report, const Folder& folder) {
  std::vector<Message> messages;
  for (const Note& note : report.notes())
    messages.push_back({.severity = static_cast<Message::Severity>(note.severity),
                        .code = note.code,
                        .file = public_words(folder, report.sources().path(note.place.file)),
                        .line = note.place.line,
                        .column = note.place.column,
                        .page = note.page,
                        .block = note.block,
                        .text = public_words(folder, note.text),
                        .hint = public_words(folder, note.hint)});
  return messages;
}

// Does the work; false when its input was wrong, which the report then says.
template <class Work>
bool done(const Folder& folder, Tongue tongue, const Work& work) {
  try {
    work();
    return true;
  } catch (const InputFault&) {
    return false;
  } catch (const MachineFault& fault) {
    throw EngineFault(fault.code, public_words(folder, fault.text.in(tongue)),
                      public_words(folder, fault.hint.in(tongue)));
  }
}

Tongue tongue_of(MessageLanguage language) {
  return language == MessageLanguage::zh_hans ? Tongue::chinese : Tongue::english;
}

}  // namespace

struct EditionLayout::Inner {
  Inner(std::shared_ptr<const banxin::Engine> with, Tongue spoken)
      : engine(std::move(with)), tongue(spoken), report(std::make_shared<Sources>(), spoken) {}

  const std::shared_ptr<const banxin::Engine> engine;
  const Tongue tongue;
  Folder folder;
  Report report;
  std::optional<LaidOut> laid;
  std::vector<Message> messages;

  void lay_out(banxin::HeldEdition& held) {
    done(folder, tongue, [&] { laid = held.lay_out({}, report); });
    messages = messages_of(report, folder);
  }
  void lay_out(const LayoutJob& job) {
    done(folder, tongue, [&] { laid = banxin::lay_out(*engine, job, report); });
    messages = messages_of(report, folder);
  }
  Product product(const PrintJob& job) const {
    if (!laid) return {};
    Product made;
    Report own = report.sibling();
    done(folder, tongue, [&] { made.bytes = to_pdf(*engine, *laid, job, own); });
    made.messages = messages_of(own, folder);
    return made;
  }
};

const std::vector<Message>& EditionLayout::messages() const { return inner_->messages; }

bool EditionLayout::failed() const { return !inner_->laid; }

Product EditionLayout::pdf(bool impose) const { return inner_->product({.impose = impose}); }

Product EditionLayout::press_pdf(const PressOptions& options) const {
  const PressStandard standard = options.standard == Standard::x4 ? PressStandard::x4 : PressStandard::x1a;
  return inner_->product({.press = standard, .marks = options.marks, .impose = options.impose});
}

std::string EditionLayout::json() const { return failed() ? "" : layout_json(*inner_->laid); }

Engine::Engine(const Folders& folders, MessageLanguage language) : language_(language) {
  done({}, tongue_of(language), [&] {
    inner_ = std::make_shared<const banxin::Engine>(EngineFolders{folders.home, folders.cache});
  });
}

EditionLayout Engine::lay_out(const fs::path& edition, const std::vector<int>& pages) const {
  const auto laid = std::make_shared<EditionLayout::Inner>(inner_, tongue_of(language_));
  laid->lay_out({.edition = edition, .pages = pages});
  return EditionLayout(laid);
}

EditionLayout Engine::lay_out(const Files& files, const std::string& edition, const std::vector<int>& pages) const {
  const auto laid = std::make_shared<EditionLayout::Inner>(inner_, tongue_of(language_));
  const bool written =
      done({}, laid->tongue, [&] { laid->folder = std::make_unique<FilesInMemory>(files, edition, laid->report); });
  if (written)
    laid->lay_out({.edition = laid->folder->edition(), .pages = pages});
  else
    laid->messages = messages_of(laid->report, {});
  return EditionLayout(laid);
}

HeldEdition::HeldEdition(const Engine& engine, const fs::path& edition)
    : engine_(engine.inner_),
      language_(engine.language_),
      inner_(std::make_unique<banxin::HeldEdition>(*engine_, edition)) {}
HeldEdition::~HeldEdition() = default;
HeldEdition::HeldEdition(HeldEdition&&) noexcept = default;
HeldEdition& HeldEdition::operator=(HeldEdition&&) noexcept = default;

EditionLayout HeldEdition::lay_out() {
  const auto laid = std::make_shared<EditionLayout::Inner>(engine_, tongue_of(language_));
  laid->lay_out(*inner_);
  return EditionLayout(laid);
}

Proof HeldEdition::proof(const EditionLayout& layout, int dpi) {
  if (layout.failed()) return {};
  const EditionLayout::Inner& from = *layout.inner_;
  Proof made;
  Report own = from.report.sibling();
  done(from.folder, from.tongue, [&] {
    std::vector<ProofPage> pages = inner_->proof(*from.laid, {.dpi = dpi}, own);
    for (size_t i = 0; i < pages.size(); ++i)
      made.pages.push_back({from.laid->sheets[i].page, std::move(pages[i].png), pages[i].is_new});
  });
  made.messages = messages_of(own, from.folder);
  return made;
}

}  // namespace banxin::api
