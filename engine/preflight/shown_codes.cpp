#include "preflight/shown_codes.h"

#include "pdf/content.h"
#include "pdf/streams.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

Handle entry(Handle resources, const char* kind, std::string_view name) {
  Handle all = resources.isDictionary() ? resources.getKey(kind) : Handle::newNull();
  return all.isDictionary() ? all.getKey(std::string(name)) : Handle::newNull();
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// From behind the "(" to behind its ")".
size_t add_literal(std::string_view text, size_t at, std::string& bytes) {
  constexpr std::string_view letters = "nrtbf", meant = "\n\r\t\b\f";
  for (int depth = 1; at < text.size(); ++at) {
    char c = text[at];
    if (c == ')' && --depth == 0) return at + 1;
    if (c == '(') ++depth;
    if (c == '\\' && at + 1 < text.size()) {
      c = text[++at];
      if (c == '\r' && text.substr(at + 1, 1) == "\n") ++at;
      if (c == '\r' || c == '\n') continue;  // the line goes on
      if (const size_t letter = letters.find(c); letter != std::string_view::npos) {
        c = meant[letter];
      } else if (c >= '0' && c <= '7') {
        int value = c - '0';
        for (int i = 0; i < 2 && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '7'; ++i)
          value = value * 8 + (text[++at] - '0');
        c = static_cast<char>(value);
      }
    }
    bytes += c;
  }
  return at;
}

size_t add_hexadecimal(std::string_view text, size_t at, std::string& bytes) {
  int half = -1;
  for (; at < text.size() && text[at] != '>'; ++at) {
    const int value = digit(text[at]);
    if (value < 0) continue;
    if (half >= 0) bytes += static_cast<char>(half * 16 + value);
    half = half >= 0 ? -1 : value;
  }
  if (half >= 0) bytes += static_cast<char>(half * 16);
  return at + 1;
}

class Reader {
 public:
  explicit Reader(ShownCodes& shown) : shown_(shown) {}

  void stream(Handle source, Handle resources, int depth) {
    std::string content;
    try {
      content = decoded_content(source);
    } catch (const BadStream&) {
      return;  // the walk of the pages tells it
    }
    run(content, resources, depth);
  }

 private:
  void run(std::string_view content, Handle resources, int depth) {
    ContentReader op(content);
    std::vector<FontCodes*> saved;
    FontCodes* codes = nullptr;
    std::vector<bool> spans;
    while (op.next()) {
      const std::string_view o = op.operation();
      if (o == "q") {
        saved.push_back(codes);
      } else if (o == "Q") {
        if (!saved.empty()) codes = saved.back(), saved.pop_back();
      } else if (o == "Tf") {
        codes = codes_of(entry(resources, "/Font", op.name(0)));
      } else if (o == "BMC" || o == "BDC") {
        spans.push_back(o == "BDC" && has_text(op, resources));
        said_ += spans.back() ? 1 : 0;
      } else if (o == "EMC") {
        if (!spans.empty()) said_ -= spans.back() ? 1 : 0, spans.pop_back();
      } else if (o == "Tj" || o == "TJ" || o == "'" || o == "\"") {
        if (codes && !op.operands().empty()) add(op.operands().back().text, *codes);
      } else if (o == "Do") {
        form(entry(resources, "/XObject", op.name(0)), resources, depth);
      }
    }
    for (const bool span : spans) said_ -= span ? 1 : 0;
  }

  static bool has_text(const ContentReader& op, Handle resources) {
    if (op.operands().size() < 2) return false;
    const Operand& properties = op.operands()[1];
    if (properties.kind != Operand::Kind::name) return properties.text.find("/ActualText") != std::string_view::npos;
    Handle named = entry(resources, "/Properties", properties.text);
    return named.isDictionary() && named.hasKey("/ActualText");
  }

  FontCodes* codes_of(Handle font) {
    if (!font.isDictionary() || !font.isIndirect()) return nullptr;
    Handle encoding = font.getKey("/Encoding");
    if (!encoding.isNameAndEquals("/Identity-H") && !encoding.isNameAndEquals("/Identity-V")) return nullptr;
    return &shown_[font.getObjGen()];
  }

  void add(std::string_view operand, FontCodes& codes) const {
    const std::string bytes = string_bytes(operand);
    for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
      const auto byte = [&](size_t at) { return static_cast<unsigned char>(bytes[at]); };
      const auto code = static_cast<uint16_t>(byte(i) << 8 | byte(i + 1));
      codes.shown.insert(code);
      if (said_ == 0) codes.bare.insert(code);
    }
  }

  void form(Handle object, Handle resources, int depth) {
    if (!object.isStream() || depth >= deepest_form) return;
    Handle dict = object.getDict(), own = dict.getKey("/Resources");
    if (!dict.getKey("/Subtype").isNameAndEquals("/Form") || !walked_.insert({object.getObjGen(), said_ > 0}).second)
      return;
    stream(object, own.isDictionary() ? own : resources, depth + 1);
  }

  ShownCodes& shown_;
  int said_ = 0;  // open spans with ActualText
  std::set<std::pair<QPDFObjGen, bool>> walked_;
};

}  // namespace

std::string string_bytes(std::string_view operand) {
  std::string bytes;
  for (size_t at = 0; at < operand.size();) {
    const char c = operand[at++];
    if (c == '(')
      at = add_literal(operand, at, bytes);
    else if (c == '<')
      at = add_hexadecimal(operand, at, bytes);
  }
  return bytes;
}

ShownCodes codes_shown(const std::vector<Handle>& pages) {
  ShownCodes shown;
  Reader reader(shown);
  for (Handle page : pages) {
    Handle resources = page.getKey("/Resources");
    reader.stream(page.getKey("/Contents"), resources, 0);
  }
  return shown;
}

}  // namespace banxin
