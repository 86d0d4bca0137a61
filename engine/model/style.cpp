#include "model/style.h"

#include "model/fields.h"

namespace banxin {
namespace {

const Words align_words = {"justify", "start", "centre", "end"};
const Words level_words = {"auto",           "none",       "loose",      "basic",         "gb",      "strict",
                           "ja:very-strict", "ja:strict",  "ja:loose",   "ja:very-loose", "ko:word", "ko:character",
                           "css:loose",      "css:normal", "css:strict", "css:anywhere"};
const Words word_break_words = {"normal", "keep-all", "break-all"};
const Words punct_words = {"auto", "quanjiao", "kaiming", "banjiao", "line-end-half", "plain"};
constexpr const char* language_tag = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";
const Words hang_words = {"none", "allow", "force"};
const Words fill_words = {"auto", "none", "tsheg"};
const Words base_words = {"auto", "left-to-right", "right-to-left"};

void hyphen_fields(Fields& f, HyphenLimits& hyphens) {
  f.integer({"most", "lines in a row that end with one; 0 = as many as come"}, hyphens.most, 0, 20);
  f.integer({"before", "letters that stay before it"}, hyphens.before, 1, 20);
  f.integer({"after", "letters that go behind it"}, hyphens.after, 1, 20);
  f.flag({"names", "capitalised words inside a sentence may be cut"}, hyphens.names);
}

constexpr Spread ordinary_words{667, 1000, 2000};

void justify_fields(Fields& f, Justification& justify) {
  f.map({"word", "word spaces, of that of the face; a quarter less to half an em when not given"}, [&](Fields& word) {
    if (justify.word.most == 0) justify.word = {800, 1000, 1330};
    word.percent({"least", "the narrowest"}, justify.word.least, 100, 1000);
    word.percent({"best", "what lines have that need nothing"}, justify.word.best, 100, 2000);
    word.percent({"most", "the widest within the limits"}, justify.word.most, 1000, 10000);
  });
  f.map({"letter", "added between letters"}, [&](Fields& letter) {
    letter.em({"least", "the least; below 0em it takes away"}, justify.least_letter);
    letter.em({"best", "in lines that need nothing"}, justify.letter);
    letter.em({"most", "the most"}, justify.most_letter);
  });
  f.map({"glyph", "widths of letters"}, [&](Fields& glyph) {
    glyph.percent({"least", "the narrowest"}, justify.glyph.least, 800, 1000);
    glyph.percent({"best", "in lines that need nothing"}, justify.glyph.best, 800, 1200);
    glyph.percent({"most", "the widest"}, justify.glyph.most, 1000, 1200);
  });
  // Letters that were told to give nothing: the ordinary limits of words, said in words.
  if (justify.word.most == 0 && !justify.letters_give()) justify.word = ordinary_words;
}

// What is best lies between least and most.
void check_order(Fields& f, const Justification& justify) {
  const auto rises = [](int least, int best, int most) { return least <= best && best <= most; };
  const Spread &word = justify.word, &glyph = justify.glyph;
  const bool right = rises(word.least, word.best, word.most) && rises(glyph.least, glyph.best, glyph.most) &&
                     rises(justify.least_letter.milli, justify.letter.milli, justify.most_letter.milli) &&
                     justify.least_letter.milli >= -200 && justify.most_letter.milli <= 500;
  if (!right)
    f.error("justify", "bad-range",
            say("least, best and most of justify do not rise, or letters go beyond -0.2em to 0.5em"),
            say("write letter: {{least: -0.02em, best: 0em, most: 0.02em}}"));
}

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
  f.choice({"level",
            "which marks may not begin or end a line; auto = gb for zh, ja:strict for ja, and for ko "
            "ko:character in justified lines under 20 em, else ko:word"},
           style.level, level_words);
  f.choice({"word-break", "where words may be broken"}, style.word_break, word_break_words);
  f.choice({"punctuation", "widths of punctuation; auto = banjiao for ko, else quanjiao"}, style.punctuation,
           punct_words);
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
  f.map({"hyphens", "hyphens at line ends"}, [&](Fields& hyphens) { hyphen_fields(hyphens, style.hyphens); });
  f.map({"justify", "how far Western words give and take in justified lines"},
        [&](Fields& justify) { justify_fields(justify, style.justify); });
  check_order(f, style.justify);
  f.choice({"fill", "what fills justified lines up at their end; auto = tsheg in Tibetan and Dzongkha"}, style.fill,
           fill_words);
  std::string language = style.language ? style.language->tag : "";
  f.word({"language", "BCP 47 tag of the text, where it is not that of the edition or the story"}, language);
  if (!language.empty()) style.language = language_of(language);
  f.choice({"base-direction", "from which side a paragraph begins; auto = as its language has it"}, style.base,
           base_words);
  f.integer({"tcy", "in vertical lines, numbers of up to so many digits stand side by side in one cell (縦中横)"},
            style.tcy, 0, 4);
  f.choice({"numbers", "longer numbers in vertical lines: turned, or one digit under another"}, style.upright_numbers,
           {"turned", "upright"});
  f.flag({"optimal", "breaks are chosen over the whole paragraph; false: line by line"}, style.optimal);
}

}  // namespace banxin
