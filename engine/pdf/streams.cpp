#include "pdf/streams.h"

#include <fmt/format.h>

#include <limits>
#include <qpdf/Pl_Discard.hh>
#include <qpdf/Pl_String.hh>

#include "pdf/filters.h"

namespace banxin {
namespace {

constexpr uint64_t most_bytes = uint64_t{64} << 20;

void unpack(QPDFObjectHandle stream, Pipeline& into, uint64_t most) {
  bound_filters();
  const StreamLimit limit(most);
  bool unpacked = false;
  const bool good = stream.pipeStreamData(&into, &unpacked, 0, qpdf_dl_generalized, false, false);
  spend(0);  // libqpdf makes warnings of what a filter throws
  if (limit.exceeded()) throw BadStream(fmt::format("unpacks to more than {} MB", most >> 20));
  if (!good || !unpacked) throw BadStream("does not decode");
}

}  // namespace

std::string decoded(QPDFObjectHandle stream) {
  std::string out;
  Pl_String into("out", nullptr, out);
  unpack(std::move(stream), into, most_bytes);
  spend(out.size());
  return out;
}

std::string decoded_content(QPDFObjectHandle contents) {
  if (contents.isStream()) return decoded(contents);
  std::string all;
  if (!contents.isArray()) return all;
  const StreamLimit whole(most_bytes);
  for (const QPDFObjectHandle& part : contents.getArrayAsVector()) {
    if (!QPDFObjectHandle(part).isStream()) continue;
    all.append(decoded(part)).push_back('\n');
    check_size(all.size());
  }
  return all;
}

std::string_view KeptContents::of(QPDFObjectHandle contents, std::string& own) {
  constexpr size_t most_kept = size_t{32} << 20;
  if (!contents.isStream() || !contents.isIndirect()) return own = decoded_content(contents);
  const auto found = kept_.find(contents.getObjGen());
  if (found != kept_.end()) return found->second;
  own = decoded(contents);
  if (size_ + own.size() > most_kept) return own;
  size_ += own.size();
  return kept_[contents.getObjGen()] = std::move(own);
}

void check_unpacking(QPDFObjectHandle stream) {
  Pl_Discard nothing;
  unpack(std::move(stream), nothing, std::numeric_limits<uint64_t>::max());
}

}  // namespace banxin
