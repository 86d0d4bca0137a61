#include "preflight/image_table.h"

#include <algorithm>
#include <cstdint>

#include "pdf/streams.h"
#include "pdf/work.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

constexpr size_t inks = 4;

}  // namespace

std::optional<std::string> cmyk_table(QPDFObjectHandle picture) {
  QPDFObjectHandle space = picture.getDict().getKey("/ColorSpace");
  if (!space.isArray() || space.getArrayNItems() != 4 || !space.getArrayItem(0).isNameAndEquals("/Indexed"))
    return std::nullopt;
  if (resolve_space(space, QPDFObjectHandle::newNull()).family != Space::Family::cmyk) return std::nullopt;
  QPDFObjectHandle table = space.getArrayItem(3);
  std::string colours;
  if (table.isString()) colours = table.getStringValue();
  if (table.isStream()) colours = unpacked(table).value_or("");
  colours.resize(colours.size() - colours.size() % inks);
  return colours.empty() ? std::nullopt : std::optional(colours);
}

bool look_up(std::string_view samples, std::string_view table, const PlacedImage& image,
             const std::function<void(std::string_view)>& work) {
  const auto width = static_cast<size_t>(image.width), height = static_cast<size_t>(image.height);
  const auto bits = static_cast<size_t>(image.bits), row = (width * bits + 7) / 8;
  if (bits == 0 || 8 % bits != 0 || samples.size() < row * height) return false;
  spend(inks * width * height);
  const size_t last = table.size() / inks - 1;
  std::string colours;
  for (size_t y = 0; y < height; ++y) {
    colours.clear();
    for (size_t x = 0; x < width; ++x) {
      const auto byte = static_cast<uint8_t>(samples[y * row + x * bits / 8]);
      const size_t number = byte >> (8 - bits - x * bits % 8) & ((1u << bits) - 1);
      colours += table.substr(std::min(number, last) * inks, inks);
    }
    work(colours);
  }
  return true;
}

}  // namespace banxin
