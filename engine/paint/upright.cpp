#include "paint/upright.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "pdf/content.h"
#include "pdf/resources.h"
#include "pdf/strings.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

// Where the origin of vertical writing lies over that of horizontal writing, in ems: what a CIDFont has that says
// nothing of it (ISO 32000-1, table 117, DW2). Across it is half the advance.
constexpr int origin_height = 880;

/// The advances of a CIDFont by its W array (9.7.4.3).
std::vector<double> advances_of(Handle widths, double other) {
  std::vector<double> out;
  const auto set = [&](long long code, double width) {
    if (code < 0 || code > UINT16_MAX) return;
    const auto at = static_cast<size_t>(code);
    if (out.size() <= at) out.resize(at + 1, other);
    out[at] = width / 1000;
  };
  const int count = widths.isArray() ? widths.getArrayNItems() : 0;
  for (int i = 0; i + 1 < count;) {
    const long long first = widths.getArrayItem(i).getIntValue();
    Handle next = widths.getArrayItem(i + 1);
    if (next.isArray()) {
      for (int k = 0; k < next.getArrayNItems(); ++k) set(first + k, next.getArrayItem(k).getNumericValue());
      i += 2;
    } else if (i + 2 < count) {
      for (long long code = first; code <= next.getIntValue(); ++code)
        set(code, widths.getArrayItem(i + 2).getNumericValue());
      i += 3;
    } else {
      break;
    }
  }
  return out;
}

}  // namespace

// Text space has the type size in its matrix: its unit is the em.
class UprightLine {
 public:
  UprightLine(UprightFonts& fonts, std::string_view content, Handle page)
      : fonts_(fonts), content_(content), resources_(page.getKey("/Resources")), reader_(content) {}

  UprightFonts::Line run() {
    int nested = 0;
    while (reader_.next()) {
      const std::string_view o = reader_.operation();
      if (o == "BDC" || o == "BMC") {
        ++nested;
      } else if (o == "EMC") {
        if (nested-- > 0) continue;
        out_ += "EMC";
        return {std::move(out_), reader_.end()};
      } else if (!text(o)) {
        out_ += written();
      }
    }
    throw std::logic_error("a vertical line has no end");
  }

 private:
  std::string written() const {
    return std::string(content_.substr(reader_.begin(), reader_.end() - reader_.begin())) + '\n';
  }

  /// False: what stands there stays.
  bool text(std::string_view o) {
    if (o == "BT") {
      upright_ = false, set_.clear();
    } else if (o == "Tm") {
      upright_ = reader_.number(1) == 0 && reader_.number(2) == 0;
      pen_x_ = pen_y_ = line_x_ = line_y_ = at_x_ = at_y_ = 0;
      // A turned word is written downwards as it is.
      if (!upright_ && !set_.empty() && set_ != name_) out_ += fmt::format("{} {} Tf\n", name_, size_);
      if (!upright_) set_.clear();
    } else if (o == "Td" && upright_) {
      line_x_ += reader_.number(0), line_y_ += reader_.number(1);
      pen_x_ = line_x_, pen_y_ = line_y_;
      return true;
    } else if (o == "Tf") {
      name_ = reader_.name(0), size_ = reader_.name(1);
      set_.clear();
      return upright_;
    } else if ((o == "Tj" || o == "TJ") && upright_) {
      show(reader_.operands().back().text);
      return true;
    }
    return false;
  }

  // A string, or an array of strings and of thousandths of an em that the pen goes back.
  void show(std::string_view operand) {
    UprightFonts::Font& font = fonts_.font(resources_, name_);
    if (!font.vertical.isInitialized()) return keep(operand);
    if (operand.starts_with('[')) operand = operand.substr(1, operand.size() - 2);
    const std::string operation = fmt::format("{} TJ", operand);  // of what stands in the brackets
    ContentReader parts(operation);
    parts.next();
    for (const Operand& part : parts.operands()) {
      if (part.kind == Operand::Kind::number) pen_x_ -= part.number / 1000;
      if (part.kind == Operand::Kind::string) glyphs(string_bytes(part.text), font);
    }
  }

  void glyphs(const std::string& codes, UprightFonts::Font& font) {
    for (size_t i = 0; i + 1 < codes.size(); i += 2) {
      const size_t code =
          static_cast<size_t>(static_cast<unsigned char>(codes[i])) << 8 | static_cast<unsigned char>(codes[i + 1]);
      go_to(pen_x_ + font.origin(code), pen_y_ + origin_height / 1000.0, font.name);
      out_ += fmt::format("<{:04x}>Tj\n", code);
      pen_x_ += font.advance(code);
    }
  }

  void keep(std::string_view operand) {
    go_to(pen_x_, pen_y_, name_);
    out_ += fmt::format("{}{}\n", operand, reader_.operation());
  }

  // Td goes from where the last one went, as it was written: what is rounded off does not grow.
  void go_to(double x, double y, const std::string& font) {
    if (set_ != font) out_ += fmt::format("{} {} Tf\n", set_ = font, size_);
    const std::string across = number(x - at_x_), up = number(y - at_y_);
    if (across == "0" && up == "0") return;
    out_ += fmt::format("{} {} Td\n", across, up);
    at_x_ += std::stod(across), at_y_ += std::stod(up);
  }

  static std::string number(double value) {
    std::string text = fmt::format("{:.6f}", value);
    text.resize(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
  }

  UprightFonts& fonts_;
  std::string_view content_;
  Handle resources_;
  ContentReader reader_;
  std::string out_, name_, set_;  // the font that Cairo set; the one that is set here
  std::string size_;
  bool upright_ = false;
  double line_x_ = 0, line_y_ = 0, pen_x_ = 0, pen_y_ = 0;  // of Cairo's text
  double at_x_ = 0, at_y_ = 0;                              // where the last Td went
};

double UprightFonts::Font::advance(size_t code) const {
  return code < advances.size() ? advances[code] : other_advance;
}

// Some readers have half a thousandth in the place of a whole one, others not: such origins are told as whole numbers.
double UprightFonts::Font::origin(size_t code) {
  const double half = advance(code) * 1000 / 2, whole = std::floor(half);
  if (half != whole && told.insert(code).second) {
    if (!glyphs.hasKey("/W2")) glyphs.replaceKey("/W2", Handle::newArray());
    Handle origins = glyphs.getKey("/W2");
    origins.appendItem(Handle::newInteger(static_cast<long long>(code)));
    origins.appendItem(Handle::parse(fmt::format("[-1000 {} {}]", static_cast<int>(whole), origin_height)));
  }
  return whole / 1000;
}

UprightFonts::Font& UprightFonts::font(Handle resources, const std::string& name) {
  const auto [found, fresh] = fonts_.try_emplace(name);
  Font& made = found->second;
  Handle horizontal = resource(resources, "/Font", name);
  if (fresh && horizontal.isDictionary() && horizontal.getKey("/Encoding").isNameAndEquals("/Identity-H")) {
    Handle glyphs = horizontal.getKey("/DescendantFonts").getArrayItem(0);
    made.glyphs = glyphs;
    if (Handle other = glyphs.getKey("/DW"); other.isNumber()) made.other_advance = other.getNumericValue() / 1000;
    made.advances = advances_of(glyphs.getKey("/W"), made.other_advance);
    made.name = name + "-v";
    made.vertical = pdf_.makeIndirectObject(horizontal.shallowCopy());
    made.vertical.replaceKey("/Encoding", Handle::newName("/Identity-V"));
  }
  if (made.vertical.isInitialized()) resources.getKey("/Font").replaceKey(made.name, made.vertical);
  return made;
}

UprightFonts::Line UprightFonts::line(std::string_view content, Handle page) {
  return UprightLine(*this, content, page).run();
}

}  // namespace banxin
