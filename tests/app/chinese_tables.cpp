#include "tests/app/chinese_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <regex>
#include <set>
#include <utility>

#include "tests/app/doc_pages.h"
#include "tests/app/reference_tables.h"

namespace banxin::test {
namespace {

// What stands between the outer quotation marks of a line of a PO file.
std::string unquoted(const std::string& line) {
  std::string text;
  for (size_t at = line.find('"') + 1, end = std::min(line.rfind('"'), line.size()); at < end; ++at) {
    if (line[at] == '\\') ++at;
    text += line[at];
  }
  return text;
}

struct Sentence {
  std::string english, chinese;
};

std::vector<Sentence> sentences_of(const std::string& po) {
  std::vector<Sentence> sentences;
  std::string* told = nullptr;
  for (const std::string& line : lines_of(po)) {
    if (line.starts_with("msgid "))
      told = &sentences.emplace_back().english;
    else if (line.starts_with("msgstr "))
      told = &sentences.at(sentences.size() - 1).chinese;
    else if (!line.starts_with('"') || !told)
      continue;
    *told += unquoted(line);
  }
  std::erase_if(sentences, [](const Sentence& sentence) { return sentence.english.empty(); });  // the head of the file
  return sentences;
}

// `| a | b |` → a, b. A bar inside a cell has a backslash before it.
std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  for (size_t at = 1; at < row.size();) {
    size_t end = row.find('|', at);
    while (end != std::string::npos && row[end - 1] == '\\') end = row.find('|', end + 1);
    if (end == std::string::npos) break;
    cells.push_back(row.substr(at + 1, end - at - 2));
    at = end + 1;
  }
  return cells;
}

// What needs no sentence: code, numbers, a dash, a range of numbers.
std::optional<std::string> without_words(const std::string& cell) {
  static const std::regex range(R"(([\d.]+%?) to ([\d.]+%?))"), coded(R"((`[^`]*`(, )?)+|–|\d+)");
  std::smatch found;
  if (std::regex_match(cell, found, range)) return found.str(1) + "～" + found.str(2);
  if (std::regex_match(cell, coded)) return replace_all(cell, "`, `", "`、`");
  return {};
}

class Translator {
 public:
  explicit Translator(const std::string& po) {
    for (const Sentence& sentence : sentences_of(po)) {
      values_[sentence.english] = sentence.chinese;
      says_[cell_of(sentence.english)] = marked_up(sentence.chinese);
      unsaid_.insert(sentence.english);
      english_[cell_of(sentence.english)] = sentence.english;
    }
  }

  std::string table(const std::string& english) {
    std::string out;
    for (const std::string& line : lines_of(english)) {
      if (line == "| key | says | value | default |")
        out += "| 键 | 说明 | 值 | 缺省 |\n";
      else if (line == "| kind | is | main key |")
        out += "| 种类 | 是什么 | 主键 |\n";
      else
        out += line.starts_with("|-") ? line + "\n" : row(cells_of(line));
    }
    return out;
  }

  std::vector<std::string> missing() const { return {missing_.begin(), missing_.end()}; }
  std::vector<std::string> stale() const { return {unsaid_.begin(), unsaid_.end()}; }

 private:
  // A key, what it says, and what it takes.
  std::string row(const std::vector<std::string>& cells) {
    std::string out = "|";
    for (size_t i = 0; i < cells.size(); ++i)
      out += fmt::format(" {} |", i == 0 ? cells[i] : i == 1 ? said(cells[i]) : value(cells[i]));
    return out + "\n";
  }

  std::string said(const std::string& cell) {
    const auto found = says_.find(cell);
    if (found == says_.end() || found->second.empty()) return lacking(cell);
    unsaid_.erase(english_.at(cell));
    return found->second;
  }

  std::string value(const std::string& cell) {
    if (const auto plain = without_words(cell)) return *plain;
    const auto found = values_.find(cell);
    if (found == values_.end() || found->second.empty()) return lacking(cell);
    unsaid_.erase(cell);
    return found->second;
  }

  std::string lacking(const std::string& cell) {
    missing_.insert(cell);
    return cell;
  }

  std::map<std::string, std::string> says_, values_;  // by cell
  std::map<std::string, std::string> english_;        // the sentence of a cell
  std::set<std::string> missing_, unsaid_;
};

}  // namespace

ChineseTables chinese_tables(const std::string& po) {
  Translator translator(po);
  ChineseTables chinese;
  for (const auto& [name, table] : reference_tables()) chinese.tables[name] = translator.table(table);
  chinese.missing = translator.missing();
  chinese.stale = translator.stale();
  return chinese;
}

}  // namespace banxin::test
