#include "preflight/page_text.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "pdf/cmap.h"
#include "pdf/content.h"
#include "pdf/resources.h"
#include "pdf/streams.h"
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

struct PageReading {
  PageText found;
  std::set<QPDFObjGen> active;  ///< forms being read, to find a circle
  int operations = 0;
};

class TextReader {
 public:
  TextReader(Handle resources, int depth, PageReading& reading)
      : resources_(resources), depth_(depth), reading_(reading), into_(reading.found) {}

  void read(std::string_view content) {
    ContentReader reader(content);
    while (!is_full() && reader.next()) operation(reader);
    if (is_full() || reader.fault()) ++into_.unread;
  }

 private:
  bool is_full() const { return reading_.operations > most_text_operations || into_.text.size() > most_page_text; }

  void operation(const ContentReader& reader) {
    ++reading_.operations;
    const std::string_view name = reader.operation();
    if (reader.operands().empty()) return;
    const Operand& last = reader.operands().back();
    if (name == "Tf") {
      font_ = &map_of(std::string(reader.name(0)));
    } else if (name == "Tj" || name == "'" || name == "\"" || name == "TJ") {
      show(last);
    } else if (name == "Do") {
      form(resource(resources_, "/XObject", last.text));
    }
  }
  CodeMap& map_of(const std::string& name) {
    const auto [at, fresh] = fonts_.try_emplace(name);
    Handle font = resource(resources_, "/Font", name);
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
    if (!font_ || !font_->known) return void(++into_.unread);
    for (size_t i = 0; i + font_->bytes <= codes.size() && !is_full(); i += font_->bytes)
      if (const auto at = font_->text.find(number_of(codes.substr(i, font_->bytes))); at != font_->text.end())
        into_.text += at->second;
  }
  void form(Handle form) {
    if (!form.isStream() || !form.getDict().getKey("/Subtype").isNameAndEquals("/Form")) return;
    if (depth_ >= deepest_form) return void(++into_.unread);
    if (!reading_.active.insert(form.getObjGen()).second) return;
    TextReader(resources_of(form, resources_), depth_ + 1, reading_).read(decoded(form));
    reading_.active.erase(form.getObjGen());
  }

  Handle resources_;
  int depth_;
  PageReading& reading_;
  PageText& into_;
  std::map<std::string, CodeMap> fonts_;
  CodeMap* font_ = nullptr;
};

}  // namespace

PageText text_of(Handle contents, Handle resources) {
  PageReading reading;
  TextReader(resources, 0, reading).read(decoded_content(contents));
  return reading.found;
}

}  // namespace banxin
