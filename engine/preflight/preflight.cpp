#include "preflight/preflight.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"
#include "base/report.h"
#include "pdf/open.h"
#include "pdf/shape.h"
#include "pdf/streams.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

constexpr uintmax_t largest_file = uintmax_t{1} << 30;

std::string without_markup(std::string_view xml) {
  std::string text;
  for (size_t at = 0; at < xml.size(); ++at) {
    if (xml[at] == '<') {
      at = std::min(xml.find('>', at), xml.size());
      continue;
    }
    constexpr std::pair<std::string_view, char> entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    const auto entity = std::find_if(std::begin(entities), std::end(entities),
                                     [&](const auto& e) { return xml.substr(at).starts_with(e.first); });
    if (entity == std::end(entities)) {
      text += xml[at];
    } else {
      text += entity->second;
      at += entity->first.size() - 1;
    }
  }
  const size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string metadata_of(QPDF& pdf) {
  Handle packet = pdf.getRoot().getKey("/Metadata");
  return packet.isStream() ? decoded(packet) : "";
}

void decode_all_streams(QPDF& pdf) {
  for (Handle object : pdf.getAllObjects())
    if (object.isStream()) object.pipeStreamData(nullptr, nullptr, 0, qpdf_dl_generalized, true, true);
}

std::string claim_of(const Examined& seen) {
  const std::string key = seen.info_text("/GTS_PDFXVersion"), xmp = seen.xmp_text("pdfxid:GTS_PDFXVersion");
  return !xmp.empty() && !key.starts_with("PDF/X-1") ? xmp : key;
}

void examine(std::string_view bytes, const PreflightJob& job, QPDF& pdf, Preflight& result) {
  std::vector<Verdict> verdicts;
  Verdicts out(verdicts);
  std::vector<std::string> broken;
  try {
    pdf.pushInheritedAttributesToPage();  // ISO 32000-1, 7.7.3.4: the tree of pages gives boxes and resources too
    Examined seen{bytes, pdf, pdf.getAllPages(), {}, metadata_of(pdf), pdf.getTrailer().getKey("/Info")};
    result.claim = claim_of(seen);
    seen.x1a = result.claim.starts_with("PDF/X-1");  // "PDF/X-1:2001" is what PDF/X-1a:2001 says
    result.standard = seen.x1a ? "PDF/X-1a:2003" : "PDF/X-4";
    for (size_t i = 0; i < seen.pages.size(); ++i)
      walk_page(seen.pages[i], static_cast<int>(i) + 1, trim_of(seen.pages[i]), seen.facts);
    if (seen.pages.empty()) broken.emplace_back("there is no page");
    judge_file(seen, out);
    judge_identity(seen, out);
    judge_pages(seen, job, out);
    judge_colours(seen, job, out);
    judge_images(seen, job, out);
    judge_pictures(seen, job, out);
    judge_fonts(seen, out);
    judge_stories(seen, job, out);
    judge_structure(seen, out);
    judge_plates(seen, job, out);
    decode_all_streams(pdf);
  } catch (const MachineFault&) {
    throw;
  } catch (const TooMuchWork& fault) {
    broken.push_back(fmt::format("the file {}", fault.what()));
  } catch (const BadStream& fault) {
    broken.push_back(fmt::format("a stream {}", fault.what()));
  } catch (const std::exception& fault) {
    broken.emplace_back(fault.what());
  }
  for (const QPDFExc& warning : pdf.getWarnings()) broken.push_back(warning.getMessageDetail());
  Verdicts(result.verdicts).judge("syntax", "the file reads without a fault", broken);
  result.verdicts.insert(result.verdicts.end(), verdicts.begin(), verdicts.end());
}

}  // namespace

std::string Examined::info_text(const char* key) const {
  Handle dict = info;
  if (!dict.isDictionary()) return {};
  Handle value = dict.getKey(key);
  return value.isString() ? value.getUTF8Value() : "";
}

std::string Examined::xmp_text(std::string_view tag) const {
  const std::string end = "</" + std::string(tag) + ">";
  bool ends = true;
  spend(xmp.size());
  for (size_t at = 0; (at = xmp.find(tag, at)) != std::string::npos; at += tag.size()) {
    const size_t after = at + tag.size();
    if (at == 0 || after >= xmp.size()) continue;
    if (xmp[at - 1] == '<' && std::string_view("> \t\r\n").find(xmp[after]) != std::string_view::npos) {
      const size_t open = ends ? xmp.find('>', after) : 0, close = ends ? xmp.find(end, after) : std::string::npos;
      ends = close != std::string::npos;
      if (!ends) continue;
      if (open < close) return without_markup(std::string_view(xmp).substr(open + 1, close - open - 1));
      at = close;  // what begins before it does not end either
      continue;
    }
    const size_t quote = after + 1;
    if (xmp[after] == '=' && quote < xmp.size() && (xmp[quote] == '"' || xmp[quote] == '\''))
      return without_markup(std::string_view(xmp).substr(quote + 1, xmp.find(xmp[quote], quote + 1) - quote - 1));
  }
  return {};
}

void Verdicts::judge(const char* rule, std::string good, const std::vector<std::string>& faults, Outcome when_not) {
  if (faults.empty()) return all_.push_back({rule, Outcome::passed, std::move(good)});
  constexpr size_t most = 4;
  std::string text;
  for (size_t i = 0; i < std::min(most, faults.size()); ++i) text += (i ? "; " : "") + faults[i];
  if (faults.size() > most) text += fmt::format("; and {} more", faults.size() - most);
  all_.push_back({rule, when_not, std::move(text)});
}

void Verdicts::not_judged(const char* rule, bool absent, const std::string& why) {
  all_.push_back({rule, absent ? Outcome::warned : Outcome::failed, "not judged: " + why, false});
}

std::string counted(size_t count, std::string_view one, std::string_view many) {
  if (count == 0) return fmt::format("no {}", many);
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

bool Preflight::failed() const {
  return std::any_of(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.outcome == Outcome::failed; });
}

bool Preflight::incomplete() const {
  return std::any_of(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return !v.judged; });
}

Preflight preflight(const std::string& file, const PreflightJob& job) {
  Preflight result;
  const auto bytes = read_file(file, largest_file);
  if (!bytes) {
    result.verdicts.push_back({"syntax", Outcome::failed, "the file cannot be read"});
    return result;
  }
  const WorkLimit limit(bytes->size());
  QPDF pdf;  // reads from `bytes` as long as it lives
  const auto refuse = [&](const char* rule, std::string text) {
    result.verdicts.push_back({rule, Outcome::failed, std::move(text)});
    return result;
  };
  try {
    open_foreign(pdf, *bytes, Repair::if_small);
    if (const std::string fault = shape_fault(pdf); !fault.empty()) return refuse("syntax", "the file has " + fault);
  } catch (const QPDFExc& fault) {
    if (fault.getErrorCode() != qpdf_e_password) return refuse("syntax", fault.getMessageDetail());
    return refuse("encryption", "the file is encrypted and asks for a password");
  } catch (const std::exception& fault) {
    return refuse("syntax", fault.what());
  }
  examine(*bytes, job, pdf, result);
  return result;
}

}  // namespace banxin
