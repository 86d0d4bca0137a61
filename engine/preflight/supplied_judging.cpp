#include "preflight/supplied_judging.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/sha256.h"
#include "pdf/streams.h"
#include "photo/jpeg.h"
#include "preflight/image_table.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

struct Heaviest {
  int percent = 0;
  Message what;  ///< "a colour", "a picture"
};

// Means of 8 × 8 pixels, which is about a millimetre of a newspaper's picture: nothing when it is no CMYK JPEG.
std::optional<int> ink_of_jpeg(Handle stream) {
  if (!stream.getDict().getKey("/Filter").isNameAndEquals("/DCTDecode")) return std::nullopt;
  const auto data = stream.getRawStreamData();
  const auto tiles = read_jpeg({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}, 8);
  if (!tiles || tiles->components != 4) return std::nullopt;
  int most = 0;
  for (size_t i = 0; i + 3 < tiles->samples.size(); i += 4)
    most = std::max(most, tiles->samples[i] + tiles->samples[i + 1] + tiles->samples[i + 2] + tiles->samples[i + 3]);
  return static_cast<int>(most / 2.55);
}

// The same of rows of CMYK, one after the other; what is less than a tile at the edges is left out.
class InkOfTiles {
 public:
  void add(std::string_view row) {
    sums_.resize(row.size() / 4 / side);
    for (size_t i = 0; i < sums_.size() * side * 4; ++i) sums_[i / 4 / side] += static_cast<unsigned char>(row[i]);
    if (++rows_ % side != 0) return;
    for (int& sum : sums_) most_ = std::max(most_, std::exchange(sum, 0));
  }
  int percent() const { return static_cast<int>(most_ / (2.55 * side * side)); }

 private:
  static constexpr size_t side = 8;
  std::vector<int> sums_;
  size_t rows_ = 0;
  int most_ = 0;
};

// Of pixels that are not packed in a way of their own: in CMYK, or numbers of a table in it.
std::optional<int> ink_of_pixels(Handle stream, const PlacedImage& image) {
  if (image.space.family != Space::Family::cmyk) return std::nullopt;
  const std::optional<std::string> samples = unpacked(stream);
  if (!samples) return std::nullopt;
  InkOfTiles ink;
  const auto add = [&](std::string_view row) { ink.add(row); };
  if (const auto table = cmyk_table(stream))
    return look_up(*samples, *table, image, add) ? std::optional(ink.percent()) : std::nullopt;
  const size_t row = static_cast<size_t>(image.width) * 4, height = static_cast<size_t>(image.height);
  if (image.bits != 8 || samples->size() < row * height) return std::nullopt;
  for (size_t y = 0; y < height; ++y) ink.add(std::string_view(*samples).substr(y * row, row));
  return ink.percent();
}

Heaviest heaviest_in(const Examined& seen) {
  Heaviest most;
  const auto weigh = [&](int percent, const Message& what) {
    if (percent > most.percent) most = {percent, what};
  };
  for (const Mark& mark : seen.facts.marks) weigh(mark.colour.percent(), say("a colour"));
  for (const PlacedImage& image : seen.facts.images) {
    Handle stream = image.object > 0 ? seen.pdf.getObjectByID(image.object, 0) : Handle::newNull();
    if (image.is_mask || !stream.isStream()) continue;
    if (stream.getDict().hasKey("/Decode")) continue;  // turned round, or something else
    const std::optional<int> ink = ink_of_jpeg(stream);
    weigh(ink ? *ink : ink_of_pixels(stream, image).value_or(0), say("a picture"));
  }
  return most;
}

}  // namespace

bool cuts_into(const PdfBox& crop, const PdfBox& trim) {
  constexpr double edge = 0.01;
  return crop[0] > trim[0] + edge || crop[1] > trim[1] + edge || crop[2] < trim[2] - edge || crop[3] < trim[3] - edge;
}

void judge_condition(const Judging& job, QPDF& source) {
  Handle all = source.getRoot().getKey("/OutputIntents");
  if (!all.isArray() || job.asked.condition.empty()) return;
  for (Handle intent : all.getArrayAsVector()) {
    if (!intent.isDictionary() || !intent.getKey("/S").isNameAndEquals("/GTS_PDFX")) continue;
    Handle name = intent.getKey("/OutputConditionIdentifier"), profile = intent.getKey("/DestOutputProfile");
    const std::string theirs = name.isString() ? name.getUTF8Value() : "";
    if (theirs.empty() || theirs == job.asked.condition) return;
    if (profile.isStream() && sha256(decoded(profile)) == job.asked.profile_sha256) return;
    return job.warn("pdf-condition",
                    say("it was made for \"{}\"; this edition is printed as \"{}\"", theirs, job.asked.condition),
                    say("ask its maker for a file for this press: colours and ink will be other than they look"));
  }
}

void judge_streams(const Judging& job, QPDF& alone) {
  for (Handle object : alone.getAllObjects())
    if (object.isStream() && object.getDict().hasKey("/F"))
      return job.error("pdf-content", say("a part of it lies outside the file"), ask_for_pdfx);
}

void judge_ordered(const Judging& job, const Examined& seen) {
  if (!job.asked.plates) return;
  for (const PrintFault& fault : plates_beyond(seen, job.asked.page, *job.asked.plates))
    job.error("pdf-plates", fault.text,
              say("ask its maker for a file in the inks of the page, or write the plate to plates of the page"));
}

void judge_ink(const Judging& job, const Examined& seen) {
  const Heaviest most = heaviest_in(seen);
  const int limit = job.asked.style.total_ink / 10;
  if (most.percent > limit)
    job.warn("pdf-ink", say("{} in it has {} % of ink, the press takes {} %", most.what, most.percent, limit),
             say("ask its maker to convert it with the profile of the press, which holds the limit"));
}

}  // namespace banxin
