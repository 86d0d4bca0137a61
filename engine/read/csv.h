// CSV files (RFC 4180): rows of fields, each with its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"

namespace banxin {

/// A line of a field as the file has it; only a field in quotes has more than one.
struct CsvLine {
  std::string text;
  Place place;
};
struct CsvField {
  std::vector<CsvLine> lines;
  Place place;
};
using CsvRow = std::vector<CsvField>;

/// The rows of `text`; lines without a character are none. Nothing, and error[csv-quote], when a quotation mark is not
/// closed, is followed by more of its field, or stands in a field without quotes.
std::vector<CsvRow> parse_csv(std::string_view text, FileId file, Report& report);

}  // namespace banxin
