#include "blocks/barcode_number.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"

namespace banxin {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(const std::string& text) { return std::all_of(text.begin(), text.end(), is_digit); }

BarcodeNumber wrong(Message fault, Message cure) {
  return {.digits = {}, .issn = {}, .fault = std::move(fault), .cure = std::move(cure)};
}

BarcodeNumber of_issn(const std::string& seven, char check, const std::string& written, const std::string& variant) {
  if (const char right = issn_check(seven); check != right)
    return wrong(say("the check digit of ISSN {} is {}, it should be {}", written, check, right),
                 say("write {}-{}{}, if the other digits are right", seven.substr(0, 4), seven.substr(4), right));
  if (variant.size() != 2 || !all_digits(variant))
    return wrong(say("the variant of an ISSN is two digits, not \"{}\"", variant), say("write variant: \"00\""));
  const std::string twelve = "977" + seven + variant;
  return {.digits = twelve + ean_check(twelve), .issn = seven.substr(0, 4) + "-" + seven.substr(4) + check};
}

}  // namespace

char ean_check(const std::string& twelve) {
  int sum = 0;
  for (size_t i = 0; i < twelve.size(); ++i) sum += (twelve[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

char issn_check(const std::string& seven) {
  int sum = 0, weight = 8;
  for (const char c : seven) sum += (c - '0') * weight--;
  const int check = (11 - sum % 11) % 11;
  return check == 10 ? 'X' : static_cast<char>('0' + check);
}

BarcodeNumber read_barcode_number(const std::string& written, const std::string& variant) {
  constexpr size_t ean = 13, issn = 8;
  std::string plain = written;
  std::erase_if(plain, [](char c) { return c == '-' || c == ' '; });
  if (plain.starts_with("ISSN")) plain.erase(0, 4);
  if (plain.size() == issn && all_digits(plain.substr(0, issn - 1)) && (is_digit(plain.back()) || plain.back() == 'X'))
    return of_issn(plain.substr(0, issn - 1), plain.back(), written, variant);
  if (plain.size() != ean || !all_digits(plain))
    return wrong(say("\"{}\" is neither an EAN of 13 digits nor an ISSN", written),
                 say("write 13 digits in quotes, or an ISSN: 1674-6780"));
  const std::string twelve = plain.substr(0, ean - 1);
  if (const char right = ean_check(twelve); plain.back() != right)
    return wrong(say("the last digit of {} is {}, it should be {}", written, plain.back(), right),
                 say("write \"{}{}\", if the other digits are right", twelve, right));
  return {.digits = plain, .issn = {}};
}

}  // namespace banxin
