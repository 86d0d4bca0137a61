// The public face of the engine, installed as <banxin/banxin.h>: an edition in, PDFs out, as plain values. It needs the
// C++ library alone. What a host may rely on stands in banxin::api; all else in namespace banxin is the library's own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace banxin {
class Engine;
class HeldEdition;
}  // namespace banxin

namespace banxin::api {

/// Where the engine's own things lie. It looks for none of them by itself.
struct Folders {
  std::filesystem::path home;        ///< with fonts/ and templates/: PREFIX/share/banxin where banxin is installed
  std::filesystem::path cache = {};  ///< what may be kept between runs; empty = nothing is kept
};

/// The language of messages. No page and no code depends on it.
enum class MessageLanguage : uint8_t { en, zh_hans };

/// The machine cannot do what is asked: a font file is missing, the disk is full, a picture changed while it was used.
/// Everything here may throw it, and what the C++ library throws (std::bad_alloc); wrong input never is an exception.
class EngineFault : public std::runtime_error {
 public:
  EngineFault(std::string fault_code, const std::string& text, std::string what_to_do)
      : std::runtime_error(text), code(std::move(fault_code)), hint(std::move(what_to_do)) {}

  std::string code;  ///< stable, kebab-case: "missing-face"
  std::string hint;  ///< what to do about it; may be empty
};

/// What the engine has to say about its input.
struct Message {
  enum class Severity : uint8_t { info, warning, error };

  Severity severity = Severity::error;
  std::string code;          ///< stable, kebab-case: "unknown-key", "overset"
  std::string file;          ///< as the host named it, or as the edition does; empty = none
  int line = 0, column = 0;  ///< from 1, the column in characters; 0 = unknown
  int page = 0;              ///< the page that was being made; 0 = none
  std::string block;         ///< the block of it; empty = none
  std::string text;          ///< what is wrong, with what was found
  std::string hint;          ///< what to write or do instead; may be empty

  friend bool operator==(const Message&, const Message&) = default;
};

/// An edition in memory: bytes by their name from its folder, as its YAML says it: "photos/harbour.jpg".
using Files = std::map<std::string, std::string>;

/// PDF/X-4, or PDF/X-1a:2003.
enum class Standard : uint8_t { x4, x1a };

struct PressOptions {
  Standard standard = Standard::x4;
  bool marks = false;   ///< printer's marks and a slug line round every page
  bool impose = false;  ///< the pages on their sheets, after the edition's plan
};

/// A PDF, or why there is none.
struct Product {
  std::string bytes;              ///< empty when there are errors
  std::vector<Message> messages;  ///< of making it; those of the layout stand there

  bool failed() const { return bytes.empty(); }
};

/// An edition laid out: every glyph has its place, and nothing moves any more. Products are made from it in any order,
/// as often as wanted, by several threads at once. A copy is the same layout, and costs nothing. It outlives its
/// engine.
class EditionLayout {
 public:
  /// What there is to say, in the order of the pages.
  const std::vector<Message>& messages() const;
  /// There are errors: nothing can be made from it, and all products are empty.
  bool failed() const;

  /// The pages as a screen shows them. `impose`: on their sheets, after the edition's plan.
  Product pdf(bool impose = false) const;
  /// The pages in inks, for the press.
  Product press_pdf(const PressOptions& options = {}) const;
  /// Where everything stands, as `banxin render --layout` writes it; empty when it failed.
  std::string json() const;

 private:
  friend class Engine;
  friend class HeldEdition;
  struct Inner;
  explicit EditionLayout(std::shared_ptr<const Inner> inner) : inner_(std::move(inner)) {}

  std::shared_ptr<const Inner> inner_;
};

/// What all editions of a process are made with: fonts, output profiles. Constant: many threads may use one engine, and
/// one engine is all that a process needs. What Pango, HarfBuzz and others read from the environment is the host's to
/// set; `banxin`, the program, clears it, so that pages depend on nothing else.
class Engine {
 public:
  /// Reads the font catalogue. Throws EngineFault when it is not in `home`, or not what it should be. What it and all
  /// that is made with it has to say is said in `language`.
  explicit Engine(const Folders& folders, MessageLanguage language = MessageLanguage::en);

  /// Lays out an edition that lies in files; messages call them as `edition` does. `pages`: only these numbers, of a
  /// spread either one; empty = all. The files must stay as they are while the layout is used: products read the
  /// pictures again, and throw EngineFault when one was changed.
  EditionLayout lay_out(const std::filesystem::path& edition, const std::vector<int>& pages = {}) const;
  /// The same of an edition in memory: `edition` is the name of its YAML among `files`, and whatever it names must be
  /// among them too. They are written to a private folder below the system's temporary one (TMPDIR), which lives as
  /// long as the layout: pictures may be larger than memory, and are read by libraries that want files. No message
  /// names that folder. A name that leads out of it is error[wrong-file-name].
  EditionLayout lay_out(const Files& files, const std::string& edition, const std::vector<int>& pages = {}) const;

 private:
  friend class HeldEdition;
  std::shared_ptr<const banxin::Engine> inner_;
  MessageLanguage language_;
};

/// Pages as pictures.
struct Proof {
  struct Page {
    int number = 0;  ///< of a spread, that of its first page
    std::shared_ptr<const std::string> png;
    bool is_new = true;  ///< false: the picture that was given before, since nothing on the page has changed
  };
  std::vector<Page> pages;        ///< none when the layout failed
  std::vector<Message> messages;  ///< of making them
};

/// An edition in files that somebody works on: pages that a change does not touch are not laid out or painted again.
/// What comes out is what a fresh run gives, to the byte. Belongs to one thread; its files may change between two
/// calls, and not during one.
class HeldEdition {
 public:
  HeldEdition(const Engine& engine, const std::filesystem::path& edition);
  ~HeldEdition();
  HeldEdition(HeldEdition&&) noexcept;
  HeldEdition& operator=(HeldEdition&&) noexcept;

  /// As its files are now.
  EditionLayout lay_out();
  /// The pages of `layout`, the last that this object gave, at `dpi` (20 to 600).
  Proof proof(const EditionLayout& layout, int dpi = 110);

 private:
  std::shared_ptr<const banxin::Engine> engine_;
  MessageLanguage language_;
  std::unique_ptr<banxin::HeldEdition> inner_;
};

}  // namespace banxin::api
