// Stories: what an author wrote, as read from Markdown.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "model/language.h"

namespace banxin {

/// What stands between the lines, beside a part of the text (行间注; CLREQ, "interlinear annotations").
struct Annotation {
  enum class Ruby : uint8_t {
    none,
    mono,   ///< one reading for each character
    group,  ///< one reading for the whole, which no line may cut
    jukugo  ///< readings for each character that share the room of the word (JLREQ 3.3.8)
  };
  uint16_t id = 0;         ///< counts the annotations of a paragraph from 1; 0: not annotated
  bool dots = false;       ///< emphasis dots 着重号
  bool name = false;       ///< proper-name line 专名号
  bool book = false;       ///< wave of a book title 书名号甲式
  bool underline = false;  ///< 下划线
  bool frame = false;      ///< frame round the name of a dead person 示亡号
  bool warichu = false;    ///< a note in two lines of half size 双行夹注, 割注
  bool tcy = false;        ///< in vertical lines: side by side in one cell 縦中横
  bool upright = false;    ///< in vertical lines: one character under another
  bool turned = false;     ///< in vertical lines: on its side
  int even = 0;            ///< em that the characters are spread over 均排; 0 = as they are
  Ruby ruby = Ruby::none;
  std::vector<std::string> readings;  ///< one for `group`, else one a character
  friend bool operator==(const Annotation&, const Annotation&) = default;
};

/// A piece of a paragraph in one voice, contiguous in its source.
struct Span {
  std::string text;  ///< UTF-8; U+2028 is a forced line break
  Place place;       ///< of its first character
  bool strong = false, emphasis = false, code = false;
  bool whole = false;  ///< a credit: its names are not cut
  Annotation note = {};
};

struct Paragraph {
  std::vector<Span> spans;
  Place place;
  bool quote = false;  ///< stands in a block quotation
  int item_depth = 0;  ///< how many lists it stands in (突排); 0 = in none
  std::string label;   ///< of its item: ●, 1.; empty but for an item's first paragraph
  std::string kind{};  ///< as its author marks it, {.signature}; empty: it is ordinary text
};

/// The side that faces in a picture look to, or what moves in it moves to.
enum class Facing : uint8_t { nowhere, left, right };

/// A picture to be cropped to its box.
struct Picture {
  std::filesystem::path file;  ///< absolute
  std::string name;            ///< as written in the source, for messages and dumps
  Place place;
  std::array<int, 2> focus{500, 500};  ///< point to keep, in thousandths of width and height
  Facing facing = Facing::nowhere;
  std::vector<Paragraph> caption;
  std::string credit;   ///< follows the caption in full-width brackets
  int page = 1;         ///< of a PDF
  int most_crop = 400;  ///< thousandths of it that may be cut away without a word
};

/// A picture that stands inside a section of a story.
struct SectionPhoto {
  Picture picture;
  int column = 0;   ///< column of the section it stands in, from 1; 0 = the last
  int columns = 1;  ///< how many of them it spans
  int lines = 0;    ///< height in grid lines with its caption; 0 = from its proportions
  bool at_foot = false;
};

struct SectionTable;

/// What stands under one section heading (小标题); the first section of a story may have none.
struct Section {
  std::optional<Paragraph> heading;
  std::vector<Paragraph> paragraphs;
  std::vector<SectionPhoto> photos;
  std::vector<std::shared_ptr<const SectionTable>> tables;
};

struct Story {
  std::string name;          ///< file name without its ending
  std::string file;          ///< from the edition's folder: two stories may have one name, never one file
  bool shares_name = false;  ///< another story of the edition has its name
  Language language;
  int rank = 0;                                                  ///< how important it is, from 1; 0 = not said
  std::vector<Paragraph> kicker, title, deck, byline, dateline;  ///< 引题 主题 副题 署名 电头; empty when not there
  bool kicker_may_go = false, deck_may_go = false;               ///< they may be left out where room is short
  std::vector<Section> sections;
  Place place;

  /// As messages call it.
  const std::string& label() const { return shares_name ? file : name; }
  /// As templates name it: by its file, with or without folder and ending.
  bool is_called(const std::string& word) const { return word == file || word == name || word == name + ".md"; }
};

}  // namespace banxin
