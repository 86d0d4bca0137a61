#include "model/plain_text.h"

namespace banxin {

std::string plain_text(const Paragraph& paragraph) {
  std::string text;
  for (const Span& span : paragraph.spans) text += span.text;
  return text;
}

std::string plain_text(const std::vector<Paragraph>& paragraphs) {
  std::string text;
  for (const Paragraph& paragraph : paragraphs) text += plain_text(paragraph);
  return text;
}

}  // namespace banxin
