#include "preflight/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "pdf/work.h"

namespace banxin {
namespace {

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

}  // namespace

std::string Examined::info_text(const char* key) const {
  QPDFObjectHandle dict = info;
  if (!dict.isDictionary()) return {};
  QPDFObjectHandle value = dict.getKey(key);
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

}  // namespace banxin
