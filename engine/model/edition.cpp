#include "model/edition.h"

namespace banxin {

PageGeometry spread_of(const PageGeometry& page, int strip) {
  PageGeometry g = page;
  g.spread = true, g.strip = strip;
  g.trim.width = 2 * page.trim.width;
  g.columns = 2 * page.columns;
  g.type_area.width = g.chars_across(0, g.columns) * g.body;
  g.type_area.x = (g.trim.width - g.type_area.width) / 2;
  return g;
}

}  // namespace banxin
