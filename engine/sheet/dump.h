// The layout file: where everything stands on the pages, as JSON that reads well in a diff.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/length.h"
#include "sheet/sheet.h"

namespace banxin {

/// What sheets refer to by number only.
struct DumpNames {
  std::string edition, paper, date;     ///< date in ISO 8601
  std::vector<std::string> face_names;  ///< by FaceId
  std::vector<std::string>
      face_versions;  ///< by FaceId: what tells the font file from others (its SHA-256, shortened); may be shorter
  std::vector<std::string> ink_names;                ///< by InkId
  std::map<std::string, std::string> pictures = {};  ///< by file: what is in it, its SHA-256 shortened; may lack some
};

/// The layout file of an edition: millimetres from the top left of the trim, y downwards, rounded to 0.001 mm, the page
/// grid to 0.000001 mm (type sizes and line widths in points); crops in pixels of the source; keys in fixed order; one
/// set line of text on one line of the file. The same sheets give the same bytes on every machine.
std::string to_json(const std::vector<Sheet>& sheets, const DumpNames& names);
/// That of one page alone.
std::string page_to_json(const Sheet& sheet, const DumpNames& names);

/// Thousandths of a millimetre, rounded half away from zero: the unit of the layout file.
int64_t to_micrometres(Length length);

}  // namespace banxin
