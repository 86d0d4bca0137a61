#include "preflight/rule_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/message.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

constexpr const char* house = nullptr;
constexpr Phrase make_anew = phrase("export the file anew from the program it was made in, as PDF/X");

// Clauses by their titles: the clause that a subject stands in. What a clause says in detail was taken from public
// descriptions of the standards.
constexpr PrintRule rules[] = {
    {"syntax", phrase("data structure"), "6.1", "", "6.1", phrase("the file is sound and within the limits"),
     make_anew},
    {"encryption", phrase("encryption"), "6.11", "2.11", "6.15", phrase("the file is not encrypted"),
     phrase("save it without a password and without restrictions")},
    {"version", phrase("version"), house, house, house, phrase("the version of PDF is one that the standard knows"),
     phrase("export it as PDF/X-4, or as PDF/X-1a for older presses")},
    {"file-id", phrase("file identification"), "6.7", "", "6.10", phrase("the file has an ID"), make_anew},
    {"object-streams", phrase("data structure"), "6.1", "", house, phrase("X-1a: objects stand in no streams"),
     phrase("save it as PDF 1.4, without object streams")},
    {"filters", phrase("data compression"), "6.5", "2.8", "6.8",
     phrase("streams are packed by filters that the standard allows"), phrase("compress by Flate, pictures by JPEG")},
    {"layers", phrase("optional content"), house, house, "6.24",
     phrase("no layer is hidden, or shown by what the reader does"), phrase("flatten the layers")},
    {"actions", phrase("actions"), "6.14", "", "6.18", phrase("nothing acts: no scripts, form fields, enclosed files"),
     phrase("take out scripts, forms and enclosed files; export as PDF/X")},
    {"claim", phrase("conformance"), "5", "2.3", "6.11",
     phrase("the file says which PDF/X it is, once and in the right place"),
     phrase("export it as PDF/X-4 or PDF/X-1a:2003")},
    {"info", phrase("file identification"), "6.7", "", house, phrase("the document information has all its keys"),
     make_anew},
    {"trapped", phrase("trapping"), "6.6", "2.17", "6.9", phrase("the file says whether it is trapped"),
     phrase("say whether it is trapped: Trapped is True or False")},
    {"xmp", phrase("metadata"), house, house, "6.10", phrase("the metadata have what the standard asks for"),
     make_anew},
    {"info-and-xmp", phrase("metadata"), house, house, "6.10", phrase("document information and metadata agree"),
     phrase("save title and dates once more, so that both places agree")},
    {"output-intent", phrase("colour"), "6.2", "2.16", "6.4",
     phrase("one output intent, with a sound CMYK output profile"),
     phrase("export it with the output profile of the press in it")},
    {"boxes", phrase("bounding boxes"), "6.8", "2.10", "6.12", phrase("trim, bleed and media lie in one another"),
     phrase("give every page a TrimBox inside its BleedBox")},
    {"turned", phrase("bounding boxes"), house, house, house, phrase("pages stand upright, in units of 1/72 inch"),
     phrase("save the pages upright, in units of 1/72 inch")},
    {"page-size", phrase("size"), house, house, house, phrase("pages have the size that was ordered"),
     phrase("make it anew at the size that was ordered")},
    {"annotations", phrase("annotations"), "6.13", "2.28", "6.17",
     phrase("no annotation inside the bleed, no printer's mark inside the trim"),
     phrase("flatten annotations into the page, or remove them")},
    {"transparency", phrase("transparency"), "6.16", "2.25", "6.20",
     phrase("X-1a and X-3: no transparency; X-4: it blends in CMYK"),
     phrase("flatten it, or export as PDF/X-4 and blend in CMYK")},
    {"content", phrase("general"), "6.1, 6.9, 6.10", "2.26", "6.1, 6.13, 6.14",
     phrase("the content is whole and has only what PDF/X knows"), make_anew},
    {"colour-spaces", phrase("colour"), "6.2", "2.16", "6.4", phrase("colours are inks: CMYK, grey, or spot"),
     phrase("convert to the inks of the press: CMYK, or an ordered spot ink")},
    {"spots", phrase("colour"), "6.2", "2.16", "6.4", phrase("each spot ink has one substitute, in inks of the press"),
     phrase("give each spot ink one name and one substitute in CMYK")},
    {"spots-ordered", phrase("colour"), house, house, house, phrase("spot inks are those that were ordered"),
     phrase("convert the spot ink to CMYK, or order its plate")},
    {"small-text", phrase("type"), house, house, house, phrase("small type is in one ink"),
     phrase("set small type in one ink: black")},
    {"black-overprint", phrase("type"), house, house, house, phrase("small black type overprints"),
     phrase("set black type to overprint, in CMYK with mode 1")},
    {"white-knockout", phrase("overprint"), house, house, house, phrase("white knocks out"),
     phrase("turn overprint off for white")},
    {"overprint", phrase("overprint"), house, house, house, phrase("of the process inks only black overprints"),
     phrase("turn overprint off for all but black")},
    {"hairlines", phrase("lines"), house, house, house, phrase("no line is under 0.25 pt"),
     phrase("make lines at least 0.25 pt thick")},
    {"fine-lines", phrase("lines"), house, house, house, phrase("fine lines are in one ink"),
     phrase("print fine lines in one ink, or make them thicker")},
    {"reversed-text", phrase("type"), house, house, house, phrase("small white type stands on one ink"),
     phrase("set white type larger or bolder, or on one ink alone")},
    {"registration", phrase("colour"), house, house, house, phrase("the colour All stands outside the trim alone"),
     phrase("use black; register marks belong outside the trim")},
    {"resolution", phrase("pictures"), house, house, house, phrase("pictures have pixels enough"),
     phrase("take a larger picture, or give it a smaller place")},
    {"too-fine", phrase("pictures"), house, house, house, phrase("pictures have no more pixels than a press shows"),
     phrase("scale pictures down to 300 ppi")},
    {"image-spaces", phrase("colour"), "6.2", "2.16", "6.4", phrase("pictures are in inks: CMYK, grey, or spot"),
     phrase("convert pictures to CMYK or grey, with the profile of the press")},
    {"image-extras", phrase("images"), house, house, house,
     phrase("pictures are not interpolated and have no alternates"),
     phrase("export without interpolation and alternate pictures")},
    {"pictures", phrase("pictures"), house, house, house, phrase("the pictures of the edition stand in their places"),
     phrase("look at the proof: render the edition anew")},
    {"fonts-embedded", phrase("fonts"), "6.3", "2.18", "6.5", phrase("every font that is seen is in the file"),
     phrase("embed all fonts, or convert the text to outlines")},
    {"glyphs", phrase("fonts"), "6.3", "2.18", "6.5", phrase("every letter that is shown has a glyph"),
     phrase("set the letters in a face that has them")},
    {"type-3", phrase("fonts"), house, house, house, phrase("no Type 3 fonts"),
     phrase("use OpenType or TrueType faces, or outlines")},
    {"to-unicode", phrase("fonts"), house, house, house, phrase("what is shown can be read as text"),
     phrase("export with ToUnicode; it prints all the same")},
    {"widths", phrase("fonts"), house, house, house, phrase("widths are those of the font program"),
     phrase("export it anew and compare with the proof")},
    {"subsets", phrase("fonts"), house, house, house, phrase("fonts are subsets"), phrase("embed subsets alone")},
    {"faces-once", phrase("fonts"), house, house, house, phrase("each face is in the file once"),
     phrase("export the pages together")},
    {"story-text", phrase("text"), house, house, house, phrase("the stories stand in the file, whole and in order"),
     phrase("look at the proof: render the edition anew")},
    {"structure", phrase("structure"), house, house, house, phrase("the structure tree is whole"),
     phrase("export it anew; it prints all the same")},
    {"total-ink", phrase("ink"), house, house, house, phrase("no place has more ink than the press takes"),
     phrase("convert with the profile of the press, which holds the limit")},
    {"plates-ordered", phrase("ink"), house, house, house, phrase("there is ink on the plates of the page alone"),
     phrase("take colours of the page's plates, or order the plate")},
    {"plates", phrase("ink"), house, house, house, phrase("every plate has ink"),
     phrase("remove spot inks that nothing is printed in")},
};

// "6.1, 6.9" as the language lists things.
Message numbers_of(std::string_view clauses) {
  std::vector<std::string> numbers;
  for (size_t at = 0; at < clauses.size();) {
    const size_t comma = std::min(clauses.find(", ", at), clauses.size());
    numbers.emplace_back(clauses.substr(at, comma - at));
    at = comma + 2;
  }
  return listed(numbers);
}

}  // namespace

const PrintRule& rule_called(std::string_view name) {
  for (const PrintRule& rule : rules)
    if (name == rule.name) return rule;
  throw std::logic_error(fmt::format("there is no rule {}", name));
}

bool is_of_standard(const PrintRule& rule, PdfX standard) { return (is_x4(standard) ? rule.x4 : rule.x1a) != nullptr; }

Message clause_of(const PrintRule& rule, PdfX standard) {
  if (!is_of_standard(rule, standard)) return say("house");
  const char* part = part_of(standard);
  if (is_x4(standard)) return say("{}, {} ({})", part, numbers_of(rule.x4), rule.subject);
  if (standard == PdfX::x1a_2003) return say("{}, {} ({})", part, numbers_of(rule.x1a), rule.subject);
  if (*rule.notes == '\0') return say("{} ({})", part, rule.subject);
  return say("{} ({}; Application Notes, {})", part, rule.subject, numbers_of(rule.notes));
}

}  // namespace banxin
