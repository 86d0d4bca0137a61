#include "read/csv.h"

#include "base/message.h"
#include "base/place_finder.h"

namespace banxin {
namespace {

class CsvReader {
 public:
  CsvReader(std::string_view text, FileId file, Report& report)
      : text_(text), places_(text, {file, 1, 1}), report_(report) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      if (skip_line_end()) continue;
      CsvRow& row = rows.emplace_back();
      do
        if (!field(row.emplace_back())) return {};
      while (skip(','));
      skip_line_end();
    }
    return rows;
  }

 private:
  bool skip(char c) { return at_ < text_.size() && text_[at_] == c && (++at_, true); }
  // LF, CR LF, or CR alone.
  bool skip_line_end() {
    const bool cr = skip('\r');
    return skip('\n') || cr;
  }
  Place place() { return places_.at(at_); }

  bool field(CsvField& out) {
    out.place = place();
    out.lines.push_back({"", out.place});
    return skip('"') ? quoted(out) : plain(out);
  }

  bool plain(CsvField& out) {
    const size_t start = at_, end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    const std::string_view found = text_.substr(start, end - start);
    if (const size_t quote = found.find('"'); quote != std::string_view::npos) {
      at_ = start + quote;
      return fault(place(), say("a quotation mark stands in a field that does not begin with one"),
                   say("put the whole field into quotes, and write the mark twice: \"他说\"\"好\"\"\""));
    }
    const size_t first = std::min(found.find_first_not_of(" \t"), found.size());
    out.lines.back() = {std::string(found.substr(first)), places_.at(start + first)};
    std::string& words = out.lines.back().text;
    words.erase(words.find_last_not_of(" \t") + 1);
    at_ = end;
    return true;
  }

  bool quoted(CsvField& out) {
    out.lines.back().place = place();
    while (at_ < text_.size()) {
      if (skip_line_end()) {
        out.lines.push_back({"", place()});
      } else if (text_[at_] != '"') {
        out.lines.back().text += text_[at_++];
      } else if (++at_; skip('"')) {
        out.lines.back().text += '"';
      } else if (at_ == text_.size() || text_[at_] == ',' || text_[at_] == '\r' || text_[at_] == '\n') {
        return true;
      } else {
        return fault(place(), say("a field goes on behind its closing quotation mark"),
                     say("write a comma here, or the mark before it twice"));
      }
    }
    return fault(out.place, say("this quotation mark is not closed"),
                 say("write \" behind the field's last character"));
  }

  bool fault(Place where, const Message& text, const Message& hint) {
    report_.error("csv-quote", where, text, hint);
    return false;
  }

  std::string_view text_;
  PlaceFinder places_;
  Report& report_;
  size_t at_ = 0;
};

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view text, FileId file, Report& report) {
  return CsvReader(text, file, report).rows();
}

}  // namespace banxin
