#include "read/markdown.h"

#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/message.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "read/annotation.h"

namespace banxin {
namespace {

struct NamedEntity {
  std::string_view name, text;
};
constexpr NamedEntity named_entities[] = {
    {"&amp;", "&"},       {"&lt;", "<"},        {"&gt;", ">"},        {"&quot;", "\""},       {"&apos;", "'"},
    {"&nbsp;", "\u00A0"}, {"&ensp;", "\u2002"}, {"&emsp;", "\u2003"}, {"&thinsp;", "\u2009"}, {"&ndash;", "–"},
    {"&mdash;", "—"},     {"&lsquo;", "‘"},     {"&rsquo;", "’"},     {"&ldquo;", "“"},       {"&rdquo;", "”"},
    {"&hellip;", "…"},    {"&middot;", "·"},    {"&times;", "×"},     {"&deg;", "°"},         {"&copy;", "©"},
    {"&reg;", "®"},       {"&yen;", "¥"},       {"&permil;", "‰"},    {"&sect;", "§"},        {"&laquo;", "«"},
    {"&raquo;", "»"}};

std::string decode_number(std::string_view digits, int base) {
  uint32_t value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (fault != std::errc{} || end != digits.data() + digits.size()) return {};
  if (value < 0x20 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) || is_forbidden(value)) return {};
  std::string out;
  utf8::append(out, value);
  return out;
}

// General and CJK punctuation, and the full-width forms of ASCII punctuation: three bytes each in UTF-8.
bool is_wide_punctuation(char32_t c) {
  return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || (c >= 0x3001 && c <= 0x3003) ||
         (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301F) || c == 0x30FB || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65);
}

// **[words]{attributes}** begins with the bracket of an annotation, and ends with its brace. What a search for the
// other end passes over is bounded, as attributes are.
bool opens_annotation(std::string_view text, size_t bracket) {
  const std::string_view rest = text.substr(bracket, most_attribute_bytes);
  int depth = 0;
  for (size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '\\')
      ++i;
    else if (rest[i] == '[')
      ++depth;
    else if (rest[i] == ']' && --depth == 0)
      return i + 1 < rest.size() && rest[i + 1] == '{';
  }
  return false;
}
bool closes_annotation(std::string_view text, size_t brace) {
  const size_t first = brace - std::min(brace, most_attribute_bytes);
  const std::string_view before = text.substr(first, brace - first);
  const size_t open = before.rfind("]{");
  return open != std::string_view::npos && before.find('}', open) == std::string_view::npos;
}

}  // namespace

std::string decode_entity(std::string_view entity) {
  for (const NamedEntity& named : named_entities)
    if (named.name == entity) return std::string(named.text);
  if (!entity.starts_with("&#") || !entity.ends_with(";")) return {};
  const std::string_view digits = entity.substr(2, entity.size() - 3);
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  return hex ? decode_number(digits.substr(1), 16) : decode_number(digits, 10);
}

std::string shadow_for_markdown(std::string_view text) {
  constexpr std::string_view ideograph = "字";
  std::string shadow(text);
  for (size_t star = text.find('*'); star != std::string_view::npos; star = text.find('*', star + 1)) {
    const auto hide = [&](size_t at) {
      if (is_wide_punctuation(utf8::decode(text, at).value)) shadow.replace(at, ideograph.size(), ideograph);
    };
    if (star + 1 < text.size()) hide(star + 1);
    if (star >= ideograph.size()) hide(star - ideograph.size());
    if (star + 1 < text.size() && text[star + 1] == '[' && opens_annotation(text, star + 1)) shadow[star + 1] = 'x';
    if (star > 0 && text[star - 1] == '}' && closes_annotation(text, star - 1)) shadow[star - 1] = 'x';
  }
  return shadow;
}

Span& SpanCollector::open(size_t from) {
  const bool same_voice = !fresh_ && !spans_.empty() && spans_.back().strong == (strong > 0) &&
                          spans_.back().emphasis == (emphasis > 0) && spans_.back().code == (code > 0);
  fresh_ = false;
  if (!same_voice || from != end_) {
    Span span;
    span.place = place(from);
    span.strong = strong > 0, span.emphasis = emphasis > 0, span.code = code > 0;
    spans_.push_back(std::move(span));
  }
  return spans_.back();
}

void SpanCollector::append(size_t from, size_t to) {
  if (from >= to) return;
  open(from).text += text_.substr(from, to - from);
  end_ = to;
}

bool SpanCollector::is_escaped(size_t byte) const {
  size_t slashes = 0;
  while (byte > slashes && text_[byte - slashes - 1] == '\\') ++slashes;
  return slashes % 2 == 1;
}

size_t SpanCollector::close_bracket(size_t byte) {
  const Bracket bracket = brackets_.back();
  brackets_.pop_back();
  if (byte + 1 >= text_.size() || text_[byte + 1] != '{' || bracket.span >= spans_.size()) return byte;
  if (brackets_.size() >= most_nested_brackets) {
    if (!report_.is_full_of("nested-brackets", place(byte)))
      report_.error("nested-brackets", place(byte),
                    say("this annotation stands in more than {} brackets", most_nested_brackets),
                    say("a bracket that is text is written \\["));
    return byte;
  }
  auto attributes = read_inline_attributes(text_.substr(byte + 1), place(byte + 1), report_);
  if (!attributes) return byte;
  Span& first = spans_[bracket.span];
  first.text.erase(0, 1);
  ++first.place.column;
  size_t characters = 0;
  for (size_t i = bracket.span; i < spans_.size(); ++i) characters += utf8::length(spans_[i].text);
  Annotation note = attributes->note;
  if (!attributes->reading.empty()) divide_reading(attributes->reading, characters, place(byte + 1), report_, note);
  note.id = ++notes_;
  for (size_t i = bracket.span; i < spans_.size(); ++i) {
    Annotation& own = spans_[i].note;  // an inner part keeps its own reading
    const Annotation inner = std::exchange(own, note);
    if (inner.id == 0) continue;
    own.id = inner.id;
    own.dots |= inner.dots, own.name |= inner.name, own.book |= inner.book;
    own.underline |= inner.underline, own.frame |= inner.frame;
    own.warichu |= inner.warichu;
    if (inner.even > 0) own.even = inner.even;
    if (inner.ruby != Annotation::Ruby::none) own.ruby = inner.ruby, own.readings = inner.readings;
  }
  if (first.text.empty())  // the bracket was all there was
    spans_.erase(spans_.begin() + static_cast<std::ptrdiff_t>(bracket.span));
  fresh_ = true;
  attributes_end_ = byte + 1 + attributes->bytes;
  return attributes_end_;
}

void SpanCollector::source(size_t from, size_t to) {
  from = std::max(from, attributes_end_);  // attributes may reach over several pieces
  if (code > 0) return append(from, to);
  for (size_t i = from; i < to;) {
    if (text_[i] == '[' && !is_escaped(i)) {
      append(from, i);
      from = i;
      fresh_ = true;
      append(i, i + 1);
      brackets_.push_back({spans_.size() - 1});
      from = ++i;
    } else if (text_[i] == ']' && !brackets_.empty() && !is_escaped(i)) {
      append(from, i);
      from = close_bracket(i);
      i = std::max(i + 1, from);
    } else {
      ++i;
    }
  }
  append(from, to);
}

void SpanCollector::entity(size_t from, size_t to) {
  const std::string_view written = text_.substr(from, to - from);
  std::string text = decode_entity(written);
  if (text.empty()) {
    report_.warning("unknown-entity", place(from), say("the entity {} is not known and stays as it is", written),
                    say("write the character itself"), static_cast<int>(written.size()));
    return source(from, to);
  }
  open(from).text += text;
  end_ = to + 1;  // what follows is a span of its own: it does not lie where this one's length would put it
}

void SpanCollector::inserted(std::string_view text) {
  open(end_).text += text;
  end_ += 1;
}

std::vector<Span> SpanCollector::take() {
  std::vector<Span> spans = std::move(spans_);
  spans_.clear();
  brackets_.clear();
  notes_ = 0;
  fresh_ = false;
  return spans;
}

namespace {

// One line of text on its way through md4c.
struct InlineReader {
  std::string_view shadow;  // what md4c sees: a no-break space, then the text
  SpanCollector spans;
};

constexpr std::string_view guard = "\u00A0";

int enter_span(MD_SPANTYPE type, void*, void* data) {
  auto& spans = static_cast<InlineReader*>(data)->spans;
  if (type == MD_SPAN_STRONG) ++spans.strong;
  if (type == MD_SPAN_EM) ++spans.emphasis;
  if (type == MD_SPAN_CODE) ++spans.code;
  return 0;
}

int leave_span(MD_SPANTYPE type, void*, void* data) {
  auto& spans = static_cast<InlineReader*>(data)->spans;
  if (type == MD_SPAN_STRONG) --spans.strong;
  if (type == MD_SPAN_EM) --spans.emphasis;
  if (type == MD_SPAN_CODE) --spans.code;
  return 0;
}

int take_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
  auto& reader = *static_cast<InlineReader*>(data);
  const char* begin = reader.shadow.data();
  if (std::less<>{}(text, begin) || std::less<>{}(begin + reader.shadow.size(), text + size)) {
    reader.spans.inserted({text, size});
    return 0;
  }
  // The guard in front of the text is nobody's.
  const auto from = std::max(static_cast<size_t>(text - begin), guard.size()) - guard.size();
  const auto to = std::max(static_cast<size_t>(text - begin) + size, guard.size()) - guard.size();
  if (type == MD_TEXT_ENTITY)
    reader.spans.entity(from, to);
  else
    reader.spans.source(from, to);
  return 0;
}

int ignore_block(MD_BLOCKTYPE, void*, void*) { return 0; }

}  // namespace

std::vector<Span> inline_spans(std::string_view text, Place start, Report& report) {
  // Behind a no-break space nothing can begin a heading, a list or a table, and emphasis still opens as at a start.
  const std::string shadow = std::string(guard) + shadow_for_markdown(text);
  InlineReader reader{shadow, SpanCollector(text, start, report)};
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOHTML;
  parser.enter_block = ignore_block;
  parser.leave_block = ignore_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = take_text;
  md_parse(shadow.data(), static_cast<MD_SIZE>(shadow.size()), &parser, &reader);
  return reader.spans.take();
}

}  // namespace banxin
