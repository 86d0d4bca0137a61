// banxin-archive: makes an archive of back issues to try banxin on.
//   banxin-archive FOLDER --editions N [--seed S] [--broken PERCENT]
// Exit code 0 when it is made, 2 when the command line is wrong, 3 when the machine does not do its part.
#include <fmt/format.h>

#include <cstdio>
#include <stdexcept>
#include <string>

#include "tests/archive/back_issues.h"

namespace {

using banxin::archive_test::ArchiveOrder;

struct Order {
  std::string folder;
  ArchiveOrder archive;
};

template <class Number>
void read_number(const std::string& option, const std::string& word, Number& number) {
  if (word.empty() || word.size() > 18 || word.find_first_not_of("0123456789") != word.npos)
    throw std::invalid_argument(fmt::format("{} takes a whole number, not \"{}\"", option, word));
  const unsigned long long value = std::stoull(word);
  number = static_cast<Number>(value);
  if (std::to_string(number) != std::to_string(value))
    throw std::invalid_argument(fmt::format("{} is too much for {}", word, option));
}

Order read_arguments(int count, char** words) {
  Order order;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const std::string value = i + 1 < count ? words[i + 1] : "";
    if (word == "--editions")
      read_number(word, value, order.archive.editions), ++i;
    else if (word == "--seed")
      read_number(word, value, order.archive.seed), ++i;
    else if (word == "--broken")
      read_number(word, value, order.archive.broken_percent), ++i;
    else if (!word.starts_with("-") && order.folder.empty())
      order.folder = word;
    else
      throw std::invalid_argument(fmt::format("\"{}\" is not understood", word));
  }
  if (order.folder.empty()) throw std::invalid_argument("which folder?");
  return order;
}

}  // namespace

int main(int count, char** words) {
  try {
    const Order order = read_arguments(count, words);
    banxin::archive_test::make_archive(order.folder, order.archive);
    return 0;
  } catch (const std::invalid_argument& wrong) {
    fmt::print(stderr, "banxin-archive: {}\nbanxin-archive FOLDER --editions N [--seed S] [--broken PERCENT]\n",
               wrong.what());
    return 2;
  } catch (const std::exception& fault) {
    fmt::print(stderr, "banxin-archive: {}\n", fault.what());
    return 3;
  }
}
