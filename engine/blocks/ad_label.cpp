#include "blocks/ad_label.h"

#include <algorithm>
#include <string_view>

namespace banxin {
namespace {

struct AdWords {
  std::string_view language;  ///< of BCP 47; for Chinese by region
  std::vector<std::string> words;
};

}  // namespace

const std::vector<std::string>& ad_words(const Language& language) {
  static const std::vector<AdWords> table = {
      {"zh-Hant", {"廣告", "广告"}},
      {"zh", {"广告", "廣告"}},
      {"ja", {"広告", "廣告", "PR"}},
      {"ko", {"광고", "廣告"}},
      {"en", {"Advertisement", "Advertising", "ADVERTISEMENT", "ADVERTISING"}},
      {"de", {"Anzeige", "ANZEIGE"}},
      {"fr", {"Publicité", "PUBLICITÉ"}},
      {"es", {"Publicidad", "PUBLICIDAD"}},
      {"pt", {"Publicidade", "PUBLICIDADE"}},
      {"it", {"Pubblicità", "PUBBLICITÀ"}},
      {"ru", {"Реклама", "РЕКЛАМА"}},
      {"vi", {"Quảng cáo", "QUẢNG CÁO"}},
  };
  static const std::vector<std::string> none;
  const bool traditional = language.region == Region::taiwan || language.region == Region::hongkong;
  const std::string_view tag = language.tag, primary = tag.substr(0, tag.find('-'));
  const std::string_view wanted = traditional ? "zh-Hant" : primary;
  const auto found = std::find_if(table.begin(), table.end(), [&](const AdWords& w) { return w.language == wanted; });
  return found == table.end() ? none : found->words;
}

bool marks_an_ad(const std::string& label, const Language& language) {
  const std::vector<std::string>& words = ad_words(language);
  if (words.empty()) return !label.empty();
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return label.find(word) != std::string::npos; });
}

}  // namespace banxin
