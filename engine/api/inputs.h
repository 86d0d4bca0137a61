// What an edition was made from: files with their digests, and which of them each page used.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "api/engine.h"
#include "api/picture_desk.h"
#include "model/edition.h"
#include "text/text.h"

namespace banxin {

/// A file that pages are made from. A copy is the same file, and shares its digest.
class Input {
 public:
  enum class Kind : uint8_t {
    catalogue,  ///< of fonts, the engine's own
    edition,
    page_template,  ///< also a house style
    story,
    table,       ///< a CSV file
    picture,     ///< also a supplied PDF
    font,        ///< asked for its characters, whether or not it has them
    dictionary,  ///< of hyphenation
    profile      ///< of the press that the edition is printed on
  };
  using Reckon = std::function<std::string()>;

  /// `stamp`: the file that was used.
  Input(Kind kind, std::filesystem::path path, const FileStamp& stamp, Reckon reckon);
  /// The digest is known.
  Input(Kind kind, std::filesystem::path path, std::string sha256);

  Kind kind() const { return kind_; }
  const std::filesystem::path& path() const { return path_; }  ///< absolute
  /// SHA-256 of the file, 64 lower-case hex digits; may be asked by several threads at once. Of the catalogue, texts
  /// and dictionaries it is that of the bytes which were read; of a font that of the bytes which are mapped
  /// (FontShelf::sha256). Pictures and profiles are large and most runs ask nobody for their digests: they are read for
  /// it when it is asked for first, and MachineFault{"input-changed"} is thrown when they are other files by then than
  /// when the page was laid out (FileStamp; a file written to within the same tick of the file system's clock and left
  /// as long as it was is not told from what it was).
  const std::string& sha256() const;
  /// Of fonts, pictures and profiles: the file that was used, for whoever knows its digest. Of the others it is all
  /// zero.
  const FileStamp& stamp() const { return stamp_; }

 private:
  struct Digest;

  Kind kind_;
  std::filesystem::path path_;
  FileStamp stamp_;
  std::shared_ptr<Digest> digest_;
};

/// The kind as files of ours name it: "edition", "template", "story", "picture" …
const char* word_of(Input::Kind kind);

struct Inputs {
  std::vector<Input> files;                   ///< each once, by kind, then by path
  std::vector<std::vector<size_t>> of_sheet;  ///< for each sheet its own ones' places in `files`, ascending
};

/// What one page asked for while it was laid out.
struct PageUse {
  std::set<std::pair<std::string, int>> pictures;  ///< that the desk was asked about: files, and pages of a PDF
  TextFiles text;
};

/// The inputs of `edition` and of its pages that were laid out. Pages that were not still name their texts to the
/// whole.
Inputs gather_inputs(const Engine& engine, const Edition& edition, const PictureDesk& pictures,
                     const std::vector<const Page*>& pages, const std::vector<PageUse>& uses);

}  // namespace banxin
