#include "press/page_text.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr int deepest_form = 12;
constexpr size_t most_text = 1 << 20, most_codes = 1 << 17;
constexpr int most_operations = 4'000'000;

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

// Gathers the operands of a stream and hands them over with their operator.
class Operations : public Handle::ParserCallbacks {
 public:
  void handleObject(Handle object) override {
    if (!object.isOperator()) return operands_.push_back(object);
    operation(object.getOperatorValue(), operands_);
    operands_.clear();
  }
  void handleEOF() override {}

 protected:
  virtual void operation(const std::string& name, std::vector<Handle>& operands) = 0;

 private:
  std::vector<Handle> operands_;
};

class CMapReader final : public Operations {
 public:
  explicit CMapReader(CodeMap& map) : map_(map) {}

 private:
  void operation(const std::string& name, std::vector<Handle>& operands) override {
    const auto string = [&](size_t i) { return operands[i].isString() ? operands[i].getStringValue() : std::string(); };
    if (name == "endcodespacerange" && operands.size() >= 2) map_.bytes = std::max<size_t>(1, string(1).size());
    if (name == "endbfchar")
      for (size_t i = 0; i + 1 < operands.size(); i += 2) add(number_of(string(i)), string(i + 1));
    if (name == "endbfrange")
      for (size_t i = 0; i + 2 < operands.size(); i += 3)
        range(number_of(string(i)), number_of(string(i + 1)), operands[i + 2]);
  }
  void range(unsigned first, unsigned last, Handle to) {
    for (unsigned code = first; code <= last && map_.text.size() < most_codes; ++code) {
      if (to.isArray()) {
        const auto at = static_cast<int>(code - first);
        if (at >= to.getArrayNItems()) return;
        if (to.getArrayItem(at).isString()) add(code, to.getArrayItem(at).getStringValue());
      } else if (to.isString()) {
        std::string text = to.getStringValue();
        if (text.size() < 2) return;
        const unsigned unit = number_of(text.substr(text.size() - 2)) + (code - first);
        text[text.size() - 2] = static_cast<char>(unit >> 8), text[text.size() - 1] = static_cast<char>(unit);
        add(code, text);
      }
    }
  }
  void add(unsigned code, const std::string& utf16) {
    if (map_.text.size() < most_codes) map_.text[code] = from_utf16(utf16);
  }

  CodeMap& map_;
};

struct Reading {
  PageText found;
  std::set<QPDFObjGen> active;  ///< forms being read, to find a circle
  int operations = 0;
};

class TextReader final : public Operations {
 public:
  TextReader(Handle resources, int depth, Reading& reading)
      : resources_(resources), depth_(depth), reading_(reading), into_(reading.found) {}

 private:
  void operation(const std::string& name, std::vector<Handle>& operands) override {
    if (++reading_.operations > most_operations || into_.text.size() > most_text) return terminateParsing();
    if (operands.empty()) return;
    Handle last = operands.back();
    if (name == "Tf") {
      if (operands[0].isName()) font_ = &map_of(operands[0].getName());
    } else if (name == "Tj" || name == "'" || name == "\"") {
      show(last);
    } else if (name == "TJ" && last.isArray()) {
      for (Handle part : last.getArrayAsVector()) show(part);
    } else if (name == "Do" && last.isName()) {
      form(entry("/XObject", last.getName()));
    }
  }
  Handle entry(const char* kind, const std::string& name) {
    Handle all = resources_.isDictionary() ? resources_.getKey(kind) : Handle::newNull();
    return all.isDictionary() ? all.getKey(name) : Handle::newNull();
  }
  CodeMap& map_of(const std::string& name) {
    const auto [at, fresh] = fonts_.try_emplace(name);
    Handle font = entry("/Font", name);
    if (!fresh || !font.isDictionary()) return at->second;
    if (font.getKey("/Subtype").isNameAndEquals("/Type0")) at->second.bytes = 2;
    if (Handle table = font.getKey("/ToUnicode"); table.isStream()) {
      CMapReader reader(at->second);
      Handle::parseContentStream(table, &reader);
      at->second.known = !at->second.text.empty();
    }
    return at->second;
  }
  void show(Handle string) {
    if (!string.isString()) return;
    if (!font_ || !font_->known) return void(++into_.unread);
    const std::string codes = string.getStringValue();
    for (size_t i = 0; i + font_->bytes <= codes.size(); i += font_->bytes)
      if (const auto at = font_->text.find(number_of(codes.substr(i, font_->bytes))); at != font_->text.end())
        into_.text += at->second;
  }
  void form(Handle form) {
    if (depth_ >= deepest_form || !form.isStream() || !form.getDict().getKey("/Subtype").isNameAndEquals("/Form"))
      return;
    if (!reading_.active.insert(form.getObjGen()).second) return;
    Handle own = form.getDict().getKey("/Resources");
    TextReader inner(own.isDictionary() ? own : resources_, depth_ + 1, reading_);
    Handle::parseContentStream(form, &inner);
    reading_.active.erase(form.getObjGen());
  }

  Handle resources_;
  int depth_;
  Reading& reading_;
  PageText& into_;
  std::map<std::string, CodeMap> fonts_;
  CodeMap* font_ = nullptr;
};

}  // namespace

PageText text_of(Handle contents, Handle resources) {
  Reading reading;
  TextReader reader(resources, 0, reading);
  if (contents.isStream() || contents.isArray()) Handle::parseContentStream(contents, &reader);
  return reading.found;
}

}  // namespace banxin
