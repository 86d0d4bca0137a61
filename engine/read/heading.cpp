#include "read/heading.h"

#include <utility>

#include "read/read.h"
#include "read/source.h"
#include "read/yaml.h"

namespace banxin {

int count_pages(const Node& list) {
  int count = 0;
  for (const NodePtr& page : list.items)
    if (!page->is_map() || !page->find("strip")) count += page->is_map() && page->find("spread") ? 2 : 1;
  return count;
}

EditionHeading read_heading(const std::filesystem::path& file, Report& report) {
  const auto source = load_source(file, file.string(), yaml_limit, {}, report);
  if (!source) return {};
  const NodePtr tree = parse_yaml(report.sources().text(source->id), source->id, 1, report);
  if (report.failed() || !tree->is_map()) return {};
  EditionHeading heading{.sha256 = source->sha256};
  if (const Node::Entry* id = tree->find("edition"); id && is_edition_id(id->value->text)) heading.id = id->value->text;
  if (const Node::Entry* pages = tree->find("pages"); pages && pages->value->is_list())
    heading.pages = count_pages(*pages->value);
  return heading;
}

}  // namespace banxin
