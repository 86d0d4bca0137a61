// Rules about the file as such.
#include <algorithm>
#include <set>

#include "pdf/work.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

// PDF/X-1a and PDF/X-3 are made of PDF 1.4 at most, which has no JPEG 2000, and their printers no JBIG2.
bool is_bad_filter(const std::string& name, PdfX standard) {
  return name == "LZWDecode" || name == "Crypt" || (!is_x4(standard) && (name == "JBIG2Decode" || name == "JPXDecode"));
}

Faults bad_filters(const Examined& seen) {
  Faults bad = seen.faults(seen.facts.inline_filters);
  std::set<std::string> told;
  const auto tell = [&](Message what, Handle object) {
    if (told.insert(what.english()).second)
      bad.push_back(seen.fault(std::move(what), {.object = object.getObjectID()}));
  };
  for (Handle object : seen.pdf.getAllObjects()) {
    if (!object.isStream()) continue;
    Handle dict = object.getDict(), filter = dict.getKey("/Filter");
    const std::vector<Handle> filters = filter.isArray() ? filter.getArrayAsVector() : std::vector<Handle>{filter};
    spend(filters.size() * sizeof(Handle));  // streams may share their list
    for (Handle one : filters)
      if (one.isName() && is_bad_filter(one.getName().substr(1), seen.standard))
        tell(say("the filter {}", one.getName().substr(1)), object);
    if (dict.hasKey("/F")) tell(say("a stream outside the file"), object);
  }
  return bad;
}

Faults file_id(const Examined& seen) {
  Handle id = seen.pdf.getTrailer().getKey("/ID");
  const bool good = id.isArray() && id.getArrayNItems() == 2 && id.getArrayItem(0).isString() &&
                    id.getArrayItem(1).isString() && !id.getArrayItem(0).getStringValue().empty();
  return good ? Faults{} : Faults{say("the file has no ID")};
}

// What the header says, or the catalog, which may say a newer one (ISO 32000-1, 7.5.2).
std::string version_of(const Examined& seen) {
  const std::string header = seen.pdf.getPDFVersion();
  Handle own = seen.pdf.getRoot().getKey("/Version");
  return own.isName() ? std::max(header, own.getName().substr(1)) : header;
}

// The standards look at what is in a file, not at the number (ISO 15930-4, 5): it is the printer's programs that do.
Faults version_faults(const Examined& seen) {
  const std::string version = version_of(seen);
  const char* last = is_x4(seen.standard) ? "1.6" : "1.4";
  if (version <= last) return {};
  return {say("PDF {}, {} ends at {}", version, name_of(seen.standard), last)};
}

Faults packed_objects(const Examined& seen) {
  Faults packed;
  const auto objects = seen.pdf.getXRefTable();
  const auto in_stream = [](const auto& o) { return o.second.getType() == 2; };  // ISO 32000-1, table 18
  if (std::any_of(objects.begin(), objects.end(), in_stream)) packed.emplace_back(say("there are object streams"));
  if (seen.pdf.getTrailer().getKey("/Type").isNameAndEquals("/XRef"))
    packed.emplace_back(say("the cross-references are a stream"));
  return packed;
}

}  // namespace

void judge_file(const Examined& seen, Verdicts& verdicts) {
  Faults locked;
  if (seen.pdf.isEncrypted()) locked.emplace_back(say("the file is encrypted"));
  verdicts.judge("encryption", say("not encrypted"), locked);
  verdicts.judge("version", verbatim("PDF " + version_of(seen)), version_faults(seen));
  verdicts.judge("file-id", say("the file has an ID"), file_id(seen));
  if (!is_x4(seen.standard))
    verdicts.judge("object-streams", say("no object streams, plain cross-references"), packed_objects(seen));
  verdicts.judge("filters", say("only filters that a press takes"), bad_filters(seen));
  // The others have no layers: actions.
  if (is_x4(seen.standard)) verdicts.judge("layers", say("no layer is hidden"), layer_faults(seen.pdf));
  verdicts.judge("actions", say("no actions, forms, scripts, enclosed files"), action_faults(seen));
}

}  // namespace banxin
