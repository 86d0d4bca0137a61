#include "flow/initial.h"

#include <string_view>

#include "base/utf8.h"

namespace banxin {

std::optional<Span> take_initial(std::vector<Span>& spans) {
  // Of all languages, typewriter quotes too; in French a space follows.
  constexpr std::u32string_view opening = U"“‘„‚«‹\"'¿¡([「『《〈（【〔 \u00A0\u202F";
  if (spans.empty() || spans.front().note.id != 0 || spans.front().text.empty()) return std::nullopt;
  Span& first = spans.front();
  size_t bytes = 0;
  int characters = 0;
  for (bool mark = true; mark && bytes < first.text.size(); ++characters) {
    const auto decoded = utf8::decode(first.text, bytes);
    mark = opening.find(decoded.value) != std::u32string_view::npos;
    bytes += decoded.bytes;
  }
  if (bytes == first.text.size() && spans.size() == 1) return std::nullopt;
  Span initial = first;
  initial.text.resize(bytes);
  first.text.erase(0, bytes);
  first.place.column += characters;
  if (first.text.empty()) spans.erase(spans.begin());
  return initial;
}

void turn_as_written(std::vector<Span>& spans) {
  for (Span& span : spans)
    for (size_t at = span.text.find('\n'); at != std::string::npos; at = span.text.find('\n', at))
      span.text.replace(at, 1, "\u2028");
}

}  // namespace banxin
