#include "preflight/shown_codes.h"

#include "pdf/content.h"
#include "pdf/resources.h"
#include "pdf/streams.h"
#include "pdf/strings.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

class CodesReader {
 public:
  explicit CodesReader(ShownCodes& shown) : shown_(shown) {}

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
        codes = codes_of(resource(resources, "/Font", op.name(0)));
      } else if (o == "BMC" || o == "BDC") {
        spans.push_back(o == "BDC" && has_text(op, resources));
        said_ += spans.back() ? 1 : 0;
      } else if (o == "EMC") {
        if (!spans.empty()) said_ -= spans.back() ? 1 : 0, spans.pop_back();
      } else if (o == "Tj" || o == "TJ" || o == "'" || o == "\"") {
        if (codes && !op.operands().empty()) add(op.operands().back().text, *codes);
      } else if (o == "Do") {
        form(resource(resources, "/XObject", op.name(0)), resources, depth);
      }
    }
    for (const bool span : spans) said_ -= span ? 1 : 0;
  }

  static bool has_text(const ContentReader& op, Handle resources) {
    if (op.operands().size() < 2) return false;
    const Operand& properties = op.operands()[1];
    if (properties.kind != Operand::Kind::name) return properties.text.find("/ActualText") != std::string_view::npos;
    Handle named = resource(resources, "/Properties", properties.text);
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
    if (!object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) return;
    if (walked_.insert({object.getObjGen(), said_ > 0}).second)
      stream(object, resources_of(object, resources), depth + 1);
  }

  ShownCodes& shown_;
  int said_ = 0;  // open spans with ActualText
  std::set<std::pair<QPDFObjGen, bool>> walked_;
};

}  // namespace

ShownCodes codes_shown(const std::vector<Handle>& pages) {
  ShownCodes shown;
  CodesReader reader(shown);
  for (Handle page : pages) {
    Handle resources = page.getKey("/Resources");
    reader.stream(page.getKey("/Contents"), resources, 0);
  }
  return shown;
}

}  // namespace banxin
