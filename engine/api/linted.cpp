#include "api/linted.h"

#include <algorithm>

#include "lint/lint.h"
#include "read/calendar.h"
#include "text/coverage.h"

namespace banxin {

Report linted(const LaidOut& laid, const Report& told) {
  const auto digest = [&](const std::string& file) {
    const auto found = std::ranges::find_if(laid.inputs.files, [&](const Input& input) {
      return input.kind() == Input::Kind::picture && input.path() == file;
    });
    return found == laid.inputs.files.end() ? file : found->sha256();
  };
  const auto says = [&](std::string_view variable) {
    return day_variable(variable, laid.edition.date, laid.edition.language).value_or("");
  };
  const DateWords date{says("date"), says("weekday"), says("lunar")};
  const FaceWitness faces{.has = [&](FaceId face, char32_t c) { return has_glyph(*laid.fonts, face, c); },
                          .name = [&](FaceId face) { return laid.fonts->catalogue().faces[face.index].name; }};
  return lint({.edition = laid.edition, .sheets = laid.sheets, .digest = digest, .date = date, .faces = faces}, told);
}

}  // namespace banxin
