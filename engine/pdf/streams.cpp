#include "pdf/streams.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <qpdf/Pl_Discard.hh>
#include <qpdf/Pl_String.hh>

#include "pdf/deflate.h"
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
  if (limit.exceeded()) throw BadStream(say("unpacks to more than {} MB", most >> 20));
  if (!good || !unpacked) throw BadStream(say("does not decode"));
}

// Takes what it has room for, and lets the rest go by.
class FirstBytes final : public Pipeline {
 public:
  FirstBytes(std::string& into, size_t most) : Pipeline("first bytes", nullptr), into_(into), most_(most) {}
  void write(const unsigned char* data, size_t size) override {
    into_.append(reinterpret_cast<const char*>(data), std::min(size, most_ - into_.size()));
  }
  void finish() override {}

 private:
  std::string& into_;
  size_t most_;
};

// Most streams are one sound packing of a few bytes: what is whole at once need not go through pipelines. All else, and
// all that is damaged, is libqpdf's.
std::optional<std::string> inflated_at_once(QPDFObjectHandle stream) {
  constexpr size_t most_at_once = size_t{4} << 20;
  QPDFObjectHandle dict = stream.getDict();
  if (!dict.getKey("/Filter").isNameAndEquals("/FlateDecode") || dict.hasKey("/DecodeParms") || dict.hasKey("/F"))
    return std::nullopt;
  const auto packed = packed_beginning(stream, most_at_once + 1);
  if (!packed || packed->size() > most_at_once) return std::nullopt;
  auto out = inflated(*packed, most_at_once);
  if (out) {
    spend(out->size());
    check_size(out->size());
  }
  return out;
}

}  // namespace

std::optional<std::string> packed_beginning(QPDFObjectHandle stream, size_t most) {
  std::string bytes;
  FirstBytes into(bytes, most);
  bool filtered = false;
  // Its faults are told where it is unpacked.
  if (!stream.pipeStreamData(&into, &filtered, 0, qpdf_dl_none, true, false)) return std::nullopt;
  return bytes;
}

std::string decoded(QPDFObjectHandle stream) {
  if (auto whole = inflated_at_once(stream)) {
    spend(whole->size());
    return *std::move(whole);
  }
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
