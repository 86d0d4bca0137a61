#include "model/paragraph_kind.h"

#include "model/fields.h"

namespace banxin {

void fields(Fields& f, ParagraphKind& kind) {
  fields(f, kind.style);
  f.em({"start", "white before all its lines, in em of the text: a whole number"}, kind.start);
  f.em({"end", "white behind all its lines"}, kind.end);
  f.integer({"above", "free lines above it, not at the head of a section"}, kind.above, 0, 10);
  f.integer({"below", "free lines below it; of two numbers that meet the larger counts"}, kind.below, 0, 10);
  f.integer({"between", "free lines between two of its kind"}, kind.between, 0, 10);
  f.integer({"keep", "lines of the next paragraph that stand below it in the same column"}, kind.keep, 0, 5);
  f.flag({"keep-lines", "lines turn where the author turned them (verse)"}, kind.keep_lines);
  f.choice({"rule", "a rule with all that follow one another: start is an upright one before their lines"}, kind.rule,
           {"none", "above", "below", "both", "start", "box"});
  f.length({"rule-weight", "its thickness"}, kind.rule_weight);
  f.ink({"rule-ink", "its ink"}, kind.rule_ink);
  f.ink({"tint", "what they are filled with"}, kind.tint);
}

ParagraphKinds built_in_kinds(const ParaStyle& body) {
  const ParagraphKind plain = plain_paragraph(body);
  ParagraphKinds kinds;
  ParagraphKind& signature = kinds["signature"] = plain;
  signature.style.indent = {0};
  signature.style.align = Align::end;
  signature.end = {1000};
  ParagraphKind& centre = kinds["centre"] = plain;
  centre.style.indent = {0};
  centre.style.align = Align::centre;
  ParagraphKind& flush = kinds["flush"] = plain;
  flush.style.indent = {0};
  ParagraphKind& verse = kinds["verse"] = flush;
  verse.style.align = Align::start;
  verse.start = {2000};
  verse.keep_lines = true;
  ParagraphKind& stanza = kinds["stanza"] = verse;
  stanza.above = stanza.below = stanza.between = 1;
  ParagraphKind& note = kinds["note"] = plain;
  note.style.text.font = "kai";
  note.above = note.below = 1;
  note.rule = ParagraphRule::both;
  ParagraphKind& link = kinds["link"] = note;
  link.start = link.end = {1000};
  link.rule = ParagraphRule::box;
  ParagraphKind& question = kinds["question"] = plain;
  question.style.text.font = plain.style.text.strong;
  question.keep = 1;
  kinds["answer"] = plain;
  return kinds;
}

}  // namespace banxin
