#include "preflight/shown_codes.h"

#include "pdf/content_walk.h"
#include "pdf/strings.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

class CodesReader : public ContentWalk {
 public:
  explicit CodesReader(ShownCodes& shown) : shown_(shown) {}

 private:
  void miss(const BadStream&) override {}  // the walk that gathers the facts tells it

  void visit(ContentReader& op) override {
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
        codes = codes_of(named("/Font", op.name(0)));
      } else if (o == "BMC" || o == "BDC") {
        spans.push_back(o == "BDC" && has_text(op));
        said_ += spans.back() ? 1 : 0;
      } else if (o == "EMC") {
        if (!spans.empty()) said_ -= spans.back() ? 1 : 0, spans.pop_back();
      } else if (o == "Tj" || o == "TJ" || o == "'" || o == "\"") {
        if (codes && !op.operands().empty()) add(op.operands().back().text, *codes);
      } else if (o == "Do") {
        form(named("/XObject", op.name(0)));
      }
    }
    for (const bool span : spans) said_ -= span ? 1 : 0;
  }

  bool has_text(const ContentReader& op) const {
    if (op.operands().size() < 2) return false;
    const Operand& properties = op.operands()[1];
    if (properties.kind != Operand::Kind::name) return properties.text.find("/ActualText") != std::string_view::npos;
    Handle list = named("/Properties", properties.text);
    return list.isDictionary() && list.hasKey("/ActualText");
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

  void form(Handle object) {
    if (!object.isStream() || is_deepest()) return;
    if (!object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) return;
    if (walked_.insert({object.getObjGen(), said_ > 0}).second && !is_entered(object)) enter(object);
  }

  ShownCodes& shown_;
  int said_ = 0;  // open spans with ActualText
  std::set<std::pair<QPDFObjGen, bool>> walked_;
};

}  // namespace

ShownCodes codes_shown(const std::vector<Handle>& pages) {
  ShownCodes shown;
  CodesReader reader(shown);
  for (Handle page : pages) reader.walk(page.getKey("/Contents"), page.getKey("/Resources"));
  return shown;
}

}  // namespace banxin
