// What the templates of the archive want filled: tests/archive/templates holds the templates themselves.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace banxin::archive_test {

enum class Want { story, photo, drawing, ad, sky, sea, note };

struct Place {
  std::string_view block;  ///< its name in the template
  Want want = Want::story;
  int measure = 0;  ///< of a story: characters to a line
  int lines = 0;    ///< and lines of text that its columns hold together
  int heads = 0;    ///< section headings that it may have; each takes `head_lines` of them
  int head_lines = 0;
  bool photo = false;           ///< may hold a photo of its own, in its last column
  std::string_view shape = "";  ///< of an ad: strip, poster, banner or half
};

struct Layout {
  std::string_view name;
  std::vector<Place> places;
};

/// The front of a paper and the pages inside, by its size: tabloid (四开) or broadsheet (对开).
const Layout& front_of(bool broadsheet);
std::span<const Layout> inside_of(bool broadsheet);

}  // namespace banxin::archive_test
