// The tables of docs/zh-CN/language.md: those of the reference, each cell by the sentence that
// engine/messages/zh-Hans.po has for it.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace banxin::test {

struct ChineseTables {
  std::map<std::string, std::string> tables;  ///< as `reference_tables`; what is missing stays English
  std::vector<std::string> missing;           ///< cells that the file has no sentence for
  std::vector<std::string> stale;             ///< sentences of the file that no cell says
};

/// `po` is the text of a PO file: `msgid` a sentence of the engine or a cell of the tables, `msgstr` the same in
/// Chinese.
ChineseTables chinese_tables(const std::string& po);

}  // namespace banxin::test
