#include "preflight/page_walk.h"

#include "preflight/page_walker.h"

namespace banxin {

using Handle = QPDFObjectHandle;

void walk_page(Handle page, int number, const std::array<double, 4>& trim, PageFacts& facts) {
  PageWalker walker(number, trim, facts);
  walker.group(page.getKey("/Group"));
  walker.walk_from(page, page.getKey("/Contents"), page.getKey("/Resources"));
  walker.annotations(page);
}

void walk_form(Handle form, PageFacts& facts) {
  PageWalker walker(1, {}, facts);
  walker.group(form.getDict().getKey("/Group"));
  walker.walk_from(form, form, form.getDict().getKey("/Resources"));
}

}  // namespace banxin
