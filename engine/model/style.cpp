#include "model/style.h"

#include "model/fields.h"

namespace banxin {
namespace {

const Words align_words = {"justify", "start", "centre", "end"};
const Words level_words = {"auto",           "none",       "loose",      "basic",         "gb",      "strict",
                           "ja:very-strict", "ja:strict",  "ja:loose",   "ja:very-loose", "ko:word", "ko:character",
                           "css:loose",      "css:normal", "css:strict", "css:anywhere"};
const Words word_break_words = {"normal", "keep-all", "break-all"};
const Words punct_words = {"quanjiao", "kaiming", "banjiao", "line-end-half", "plain"};
constexpr const char* language_tag = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";
const Words hang_words = {"none", "allow", "force"};

}  // namespace

// `size` stands before every length that may be written in em of it.
void fields(Fields& f, ParaStyle& style) {
  TextStyle& text = style.text;
  f.font({"font", "face of the text: a role of the font catalogue"}, text.font);
  f.font({"strong", "face of **strong** words"}, text.strong);
  f.font({"emphasis", "face of *emphasised* words"}, text.emphasis);
  f.length({"size", "type size, 1 pt to 1000 pt: 10.5pt, 五号"}, text.size);
  f.ink({"ink", "colour of the text"}, text.ink);
  f.em({"tracking", "added between characters, never after the last"}, text.tracking);
  f.percent({"scale",
             "of the letters along their line: narrower ones, or in vertical lines flatter ones (扁平), 50% to 200%"},
            text.scale, 500, 2000);
  f.words({"features",
           "of the face, by their OpenType tags: [smcp] small capitals, [onum] old-style figures, [lnum], [tnum]"},
          text.features, "[a-z][a-z0-9]{3}");
  f.length({"pitch", "baseline to baseline; the line pitch of the page when it is not given"}, style.pitch);
  f.em({"indent", "of the first line of a paragraph: 2em"}, style.indent);
  f.choice({"align", "how lines stand in their measure"}, style.align, align_words);
  f.choice({"level", "which marks may not begin or end a line; auto = gb for zh, ja:strict for ja, ko:word for ko"},
           style.level, level_words);
  f.choice({"word-break", "where words may be broken"}, style.word_break, word_break_words);
  f.choice({"punctuation", "widths of punctuation"}, style.punctuation, punct_words);
  f.flag({"compress", "adjacent marks share their white"}, style.compress);
  f.flag({"trim-edges", "marks give up their white at line start and line end"}, style.trim_edges);
  f.choice({"hang", "marks at the line end may stand outside the measure"}, style.hang, hang_words);
  f.em({"letter-gap", "between Han and Western letters"}, style.letter_gap);
  f.em({"digit-gap", "between Han and digits"}, style.digit_gap);
  f.flag({"normalize", "author's punctuation and spaces are put right first (rules N1 to N10)"}, style.normalize);
  f.flag({"smart",
          "in Western languages straight quotes, -- --- and ... become the marks of the language (rules W1 to W3)"},
         style.smart);
  f.words({"hyphenate", "languages whose words may be hyphenated: [en, de]; only soft hyphens when not given"},
          style.hyphenate, language_tag);
  f.integer({"tcy", "in vertical lines, numbers of up to so many digits stand side by side in one cell (縦中横)"},
            style.tcy, 0, 4);
  f.choice({"numbers", "longer numbers in vertical lines: turned, or one digit under another"}, style.upright_numbers,
           {"turned", "upright"});
  f.flag({"optimal", "breaks are chosen over the whole paragraph; false: line by line"}, style.optimal);
}

}  // namespace banxin
