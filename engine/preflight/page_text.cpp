#include "preflight/page_text.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "pdf/cmap.h"
#include "pdf/content_walk.h"
#include "pdf/strings.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr size_t most_page_text = 1 << 20, most_codes = 1 << 17;
constexpr size_t longest_text = 1024;  // of one code, in bytes
constexpr int most_text_operations = 4'000'000;
constexpr uint64_t text_work_a_code = 64;

// A font's codes and their text (ISO 32000-1, 9.10.3).
struct CodeMap {
  size_t bytes = 1;  ///< of a code: two for composite fonts that use Identity or another wide encoding
  bool known = false;
  std::map<unsigned, std::string> text;
};

unsigned number_of(const std::string& bytes) {
  unsigned number = 0;
  for (const char c : bytes) number = (number << 8) | static_cast<unsigned char>(c);
  return number;
}

std::string from_utf16(const std::string& bytes) {
  std::u32string out;
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto unit = [&](size_t at) { return static_cast<char32_t>(number_of(bytes.substr(at, 2))); };
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      c = 0x10000 + ((c - 0xD800) << 10) + ((unit(i + 2) - 0xDC00) & 0x3FF);
      i += 2;
    }
    if (c > U' ' && c != 0xA0 && c != 0x3000 && c <= 0x10FFFF && !(c >= 0xD800 && c < 0xE000)) out += c;
  }
  return utf8::from_utf32(out);
}

// The text of codes as a CMap says it. Hostile ones name ranges without end, again and again.
class CodeTexts {
 public:
  explicit CodeTexts(CodeMap& map) : map_(map) {}

  void read(std::string_view cmap) {
    const size_t bytes = read_to_unicode(cmap, [this](const CodeRange& range) { return add(range); });
    if (bytes > 0) map_.bytes = bytes;
  }

 private:
  bool add(const CodeRange& range) {
    if (range.counts_up) return count_up(range);
    uint64_t code = range.first;
    for (const std::string& text : range.texts)
      if (code <= range.last) add(code++, text);
    return left_ > 0;
  }
  bool count_up(const CodeRange& range) {
    std::string text = range.texts.front();
    if (range.first == range.last) return add(range.first, text), left_ > 0;
    if (text.size() < 2) return true;
    unsigned unit = number_of(text.substr(text.size() - 2));
    for (uint64_t code = range.first; code <= range.last && left_ > 0; ++code, ++unit) {
      text[text.size() - 2] = static_cast<char>(unit >> 8), text[text.size() - 1] = static_cast<char>(unit);
      add(code, text);
    }
    return left_ > 0;
  }
  void add(uint64_t code, const std::string& utf16) {
    if (left_ == 0) return;
    --left_;
    spend(text_work_a_code);
    map_.text[static_cast<unsigned>(code)] = from_utf16(utf16.substr(0, longest_text));
  }

  CodeMap& map_;
  size_t left_ = most_codes;  ///< of all ranges together
};

class TextReader : public ContentWalk {
 public:
  const PageText& found() const { return found_; }

 private:
  // The fonts of one content stream, by name, and the one that is set.
  struct Fonts {
    std::map<std::string, CodeMap> maps;
    CodeMap* set = nullptr;
  };

  void miss(const BadStream& bad) override { throw bad; }

  void visit(ContentReader& reader) override {
    Fonts outer = std::exchange(fonts_, {});
    while (!is_full() && reader.next()) operation(reader);
    if (is_full() || reader.fault()) ++found_.unread;
    fonts_ = std::move(outer);
  }

  bool is_full() const { return operations_ > most_text_operations || found_.text.size() > most_page_text; }

  void operation(const ContentReader& reader) {
    ++operations_;
    const std::string_view name = reader.operation();
    if (reader.operands().empty()) return;
    const Operand& last = reader.operands().back();
    if (name == "Tf") {
      fonts_.set = &map_of(std::string(reader.name(0)));
    } else if (name == "Tj" || name == "'" || name == "\"" || name == "TJ") {
      show(last);
    } else if (name == "Do") {
      form(named("/XObject", last.text));
    }
  }
  CodeMap& map_of(const std::string& name) {
    const auto [at, fresh] = fonts_.maps.try_emplace(name);
    Handle font = named("/Font", name);
    if (!fresh || !font.isDictionary()) return at->second;
    if (font.getKey("/Subtype").isNameAndEquals("/Type0")) at->second.bytes = 2;
    if (Handle table = font.getKey("/ToUnicode"); table.isStream()) {
      CodeTexts(at->second).read(decoded(table));
      at->second.known = !at->second.text.empty();
    }
    return at->second;
  }
  // A string, or the strings of an array, which stand without white space between them.
  void show(const Operand& operand) {
    const std::string codes = string_bytes(operand.text);
    if (codes.empty()) return;
    const CodeMap* font = fonts_.set;
    if (!font || !font->known) return void(++found_.unread);
    for (size_t i = 0; i + font->bytes <= codes.size() && !is_full(); i += font->bytes)
      if (const auto at = font->text.find(number_of(codes.substr(i, font->bytes))); at != font->text.end())
        found_.text += at->second;
  }
  void form(Handle form) {
    if (!form.isStream() || !form.getDict().getKey("/Subtype").isNameAndEquals("/Form")) return;
    if (is_deepest()) return void(++found_.unread);
    if (!is_entered(form)) enter(form);
  }

  PageText found_;
  Fonts fonts_;
  int operations_ = 0;
};

}  // namespace

PageText text_of(Handle contents, Handle resources) {
  TextReader reader;
  reader.walk(contents, resources);
  return reader.found();
}

}  // namespace banxin
