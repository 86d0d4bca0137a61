// What a sentence is in another language: the catalogues of engine/messages, which are built into the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"

namespace banxin {

/// A catalogue as GNU gettext's msgfmt compiles it, of little end first (GNU gettext manual, "The Format of GNU MO
/// Files"). What it was made from must outlive it. Bytes that are no catalogue have no sentences.
class MoFile {
 public:
  explicit MoFile(std::string_view bytes);

  std::optional<std::string_view> find(std::string_view key) const;
  /// All sentences with their translations, sorted by the sentence; without the head, whose key is empty.
  std::vector<std::pair<std::string_view, std::string_view>> all() const;

 private:
  uint32_t number(size_t at) const;
  std::string_view text(size_t table, size_t index) const;

  std::string_view bytes_;
  size_t count_ = 0, keys_ = 0, values_ = 0;
};

/// The catalogue of a language; of English, whose sentences are the keys, an empty one.
const MoFile& translations_in(Tongue tongue);

/// The sentence in that language; the sentence itself where the catalogue lacks it.
std::string_view translated(std::string_view sentence, Tongue tongue);

}  // namespace banxin
