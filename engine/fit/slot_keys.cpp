#include "fit/slot_keys.h"

#include <fmt/format.h>

namespace banxin {
namespace {

std::string list_of(const std::vector<int>& numbers) { return fmt::format("[{}]", fmt::join(numbers, ", ")); }

std::string pictures_of(const std::vector<FitPicture>& pictures) {
  std::string all;
  for (const FitPicture& picture : pictures)
    all += fmt::format("{}{{picture: {}, lines: {}}}", all.empty() ? "" : ", ", picture.number, picture.lines);
  return "[" + all + "]";
}

}  // namespace

std::vector<SlotKey> slot_keys(const Block& block, const FitChoice& choice) {
  std::vector<SlotKey> keys;
  const auto add = [&](std::vector<std::string> path, std::string value) {
    keys.push_back({std::move(path), std::move(value)});
  };
  if (choice.lines != 0) add({"lines"}, std::to_string(block.frame.lines + choice.lines));
  if (choice.headline != 0) add({"headline", "lines"}, std::to_string(block.fit()->headline_lines + choice.headline));
  if (!choice.shorter.empty()) add({"fit", "shorter"}, list_of(choice.shorter));
  if (!choice.longer.empty()) add({"fit", "longer"}, list_of(choice.longer));
  if (choice.white != 0) add({"fit", "white"}, std::to_string(choice.white));
  if (choice.tracking != 0) add({"fit", "tracking"}, fmt::format("{:g}em", choice.tracking / 1000.0));
  if (!choice.pictures.empty()) add({"fit", "pictures"}, pictures_of(choice.pictures));
  std::vector<std::string> left_out;
  if (choice.without_kicker) left_out.emplace_back("kicker");
  if (choice.without_deck) left_out.emplace_back("deck");
  if (!left_out.empty()) add({"fit", "leave-out"}, fmt::format("[{}]", fmt::join(left_out, ", ")));
  return keys;
}

std::string print(const std::vector<SlotKey>& keys) {
  std::string line;
  for (const SlotKey& key : keys) {
    std::string written = key.value;
    for (size_t k = key.path.size(); k-- > 0;)
      written = k == 0 ? fmt::format("{}: {}", key.path[k], written) : fmt::format("{{{}: {}}}", key.path[k], written);
    line += (line.empty() ? "" : ", ") + written;
  }
  return line;
}

}  // namespace banxin
