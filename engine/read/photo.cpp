#include "read/photo.h"

#include <fmt/format.h>

#include "base/message.h"
#include "base/place_finder.h"
#include "base/utf8.h"
#include "read/nearest.h"
#include "read/units.h"

namespace banxin {
namespace {

constexpr Phrase photo_example =
    phrase("write {{column=4 columns=1 lines=13 foot focus=\"0.5 0.5\"}}, each of them if needed");

struct PhotoAttribute {
  std::string_view name, value;
  size_t at;
};

// Cuts the next `name`, `name=value` or `name="a b"` off `text`, counting on in `at`.
PhotoAttribute next_attribute(std::string_view& text, size_t& at) {
  const auto skip = [&](size_t n) { text.remove_prefix(n), at += n; };
  PhotoAttribute found{{}, {}, at};
  found.name = text.substr(0, text.find_first_of("= \t\n"));
  skip(found.name.size());
  if (!text.starts_with('=')) return found;
  skip(1);
  const bool quoted = text.starts_with('"');
  if (quoted) skip(1);
  found.value = text.substr(0, text.find_first_of(quoted ? "\"" : " \t\n"));
  skip(found.value.size());
  if (quoted && text.starts_with('"')) skip(1);
  return found;
}

bool set_focus(std::string_view value, Picture& picture) {
  const size_t gap = value.find(' ');
  if (gap == std::string_view::npos) return false;
  const auto x = parse_decimal(value.substr(0, gap)), y = parse_decimal(value.substr(gap + 1));
  if (!x || !y || *x < 0 || *x > 1 || *y < 0 || *y > 1) return false;
  picture.focus = {round_to_int(*x * 1000), round_to_int(*y * 1000)};
  return true;
}

bool set_share(std::string_view value, int& share) {
  const auto read = parse_percent(std::string(value));
  const int* milli = std::get_if<int>(&read);
  if (!milli || *milli < 0 || *milli > 1000) return false;
  share = *milli;
  return true;
}

bool set_facing(std::string_view value, Facing& facing) {
  if (value != "left" && value != "right") return false;
  facing = value == "left" ? Facing::left : Facing::right;
  return true;
}

bool set_count(std::string_view value, int most, int& count) {
  const auto number = parse_integer(value);
  if (!number || *number < 1 || *number > most) return false;
  count = *number;
  return true;
}

// False when the value is wrong; nothing when the name is not known.
std::optional<bool> set_attribute(const PhotoAttribute& a, SectionPhoto& photo) {
  constexpr int most_columns = 32, most_lines = 1000;
  if (a.name == "column") return set_count(a.value, most_columns, photo.column);
  if (a.name == "columns") return set_count(a.value, most_columns, photo.columns);
  if (a.name == "lines") return set_count(a.value, most_lines, photo.lines);
  if (a.name == "focus") return set_focus(a.value, photo.picture);
  if (a.name == "most-crop") return set_share(a.value, photo.picture.most_crop);
  if (a.name == "facing") return set_facing(a.value, photo.picture.facing);
  if (a.name == "foot") return photo.at_foot = a.value.empty();
  return std::nullopt;
}

}  // namespace

void read_photo_attributes(std::string_view text, Place place, Report& report, SectionPhoto& photo) {
  PlaceFinder places(text, place);
  if (!text.ends_with('}')) {
    report.error("photo-attribute", place, say("the attributes of this photo do not end with }}"), photo_example);
    return;
  }
  std::string_view rest = text.substr(1, text.size() - 2);
  for (size_t at = 1;;) {
    const size_t blanks = std::min(rest.find_first_not_of(" \t\n"), rest.size());
    rest.remove_prefix(blanks), at += blanks;
    if (rest.empty()) return;
    const PhotoAttribute a = next_attribute(rest, at);
    const int length = static_cast<int>(utf8::length(a.name));
    const std::optional<bool> good = set_attribute(a, photo);
    if (!good) {
      report.error("photo-attribute", places.at(a.at),
                   say("unknown attribute \"{}\" of a photo{}", a.name,
                       did_you_mean(a.name, {"column", "columns", "lines", "foot", "focus", "facing", "most-crop"})),
                   photo_example, length);
    } else if (!*good) {
      report.error("photo-attribute", places.at(a.at), say("the value of {} is wrong: \"{}\"", a.name, a.value),
                   photo_example, length);
    }
    if (a.name.empty() && a.value.empty()) return;
  }
}

}  // namespace banxin
