// Rules about the file as such, and about what it says of itself.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pdf/streams.h"
#include "photo/colour.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

std::vector<std::string> bad_filters(const Examined& seen) {
  std::set<std::string> bad;
  for (const std::string& name : seen.facts.inline_filters) bad.insert(fmt::format("the filter {} in content", name));
  for (Handle object : seen.pdf.getAllObjects()) {
    if (!object.isStream()) continue;
    Handle dict = object.getDict(), filter = dict.getKey("/Filter");
    std::vector<Handle> filters;
    if (filter.isArray())
      filters = filter.getArrayAsVector();
    else
      filters.push_back(filter);
    spend(filters.size() * sizeof(Handle));  // streams may share their list
    for (Handle& one : filters) {
      if (!one.isName()) continue;
      const std::string name = one.getName().substr(1);
      if (name == "LZWDecode" || name == "Crypt" || (seen.x1a && (name == "JBIG2Decode" || name == "JPXDecode")))
        bad.insert("the filter " + name);
    }
    if (dict.hasKey("/F")) bad.insert("a stream outside the file");
  }
  return {bad.begin(), bad.end()};
}

std::vector<std::string> file_id(const Examined& seen) {
  Handle id = seen.pdf.getTrailer().getKey("/ID");
  const bool good = id.isArray() && id.getArrayNItems() == 2 && id.getArrayItem(0).isString() &&
                    id.getArrayItem(1).isString() && !id.getArrayItem(0).getStringValue().empty();
  return good ? std::vector<std::string>{} : std::vector<std::string>{"the file has no ID"};
}

std::string digits_of(std::string_view date) {
  std::string digits;
  for (const char c : date)
    if (c >= '0' && c <= '9' && digits.size() < 14) digits += c;
  return digits;
}

std::vector<std::string> missing(const std::vector<const char*>& keys, const auto& text_of) {
  std::vector<std::string> absent;
  for (const char* key : keys)
    if (text_of(key).empty()) absent.push_back(std::string(*key == '/' ? key + 1 : key) + " is missing");
  return absent;
}

std::vector<std::string> disagreements(const Examined& seen) {
  std::vector<std::string> found;
  const auto differ = [&](const char* key, const char* tag, bool date) {
    std::string a = seen.info_text(key), b = seen.xmp_text(tag);
    if (a.empty() || b.empty()) return;  // told by another rule
    if (date) a = digits_of(a), b = digits_of(b);
    if (a != b) found.push_back(fmt::format("{} is \"{}\", {} is \"{}\"", key + 1, a, tag, b));
  };
  differ("/Title", "dc:title", false);
  differ("/CreationDate", "xmp:CreateDate", true);
  differ("/ModDate", "xmp:ModifyDate", true);
  return found;
}

std::vector<std::string> trapping(const Examined& seen) {
  Handle info = seen.info, value = info.isDictionary() ? info.getKey("/Trapped") : Handle::newNull();
  const std::string said = value.isName() ? value.getName().substr(1) : "", xmp = seen.xmp_text("pdf:Trapped");
  if (said != "True" && said != "False") return {"Trapped in Info is neither True nor False"};
  if (!xmp.empty() && xmp != said) return {fmt::format("Trapped is {} in Info, {} in XMP", said, xmp)};
  if (xmp.empty() && !seen.x1a) return {"pdf:Trapped is not in XMP"};
  return {};
}

std::vector<std::string> claim_faults(const Examined& seen) {
  const std::string key = seen.info_text("/GTS_PDFXVersion"), xmp = seen.xmp_text("pdfxid:GTS_PDFXVersion");
  const std::string claim = !xmp.empty() && !key.starts_with("PDF/X-1") ? xmp : key;
  if (claim.empty()) return {"the file does not say that it is PDF/X"};
  if (claim == "PDF/X-4" || claim == "PDF/X-1a:2003") return {};
  return {fmt::format("the file says \"{}\", which is neither PDF/X-4 nor PDF/X-1a:2003", claim)};
}

// ICC.1:2010, 7.2: size at 0, version at 8, class at 12, colour space at 16.
std::vector<std::string> profile_faults(Handle stream, bool x1a) {
  const std::string icc = decoded(stream);
  const ProfilePtr profile(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
  Handle count = stream.getDict().getKey("/N");
  if (!profile) return {"its profile is no ICC profile"};
  if (icc.substr(12, 4) != "prtr") return {"its profile is not of the class prtr (output)"};
  if (icc.substr(16, 4) != "CMYK") return {"its profile is not for CMYK"};
  if (icc[8] > (x1a ? 2 : 4)) return {fmt::format("its profile is newer than ICC version {}", x1a ? 2 : 4)};
  if (!cmsIsTag(profile.get(), cmsSigAToB0Tag) || !cmsIsTag(profile.get(), cmsSigBToA0Tag))
    return {"its profile has no tables between CMYK and colours"};
  if (!count.isInteger() || count.getIntValue() != 4) return {"its profile does not say /N 4"};
  return {};
}

std::vector<std::string> intent_faults(const Examined& seen, std::string& name) {
  std::vector<Handle> found;
  if (Handle all = seen.pdf.getRoot().getKey("/OutputIntents"); all.isArray())
    for (Handle intent : all.getArrayAsVector())
      if (intent.isDictionary() && intent.getKey("/S").isNameAndEquals("/GTS_PDFX")) found.push_back(intent);
  if (found.size() != 1) return {fmt::format("{} output intents for PDF/X, there must be one", found.size())};
  Handle identifier = found[0].getKey("/OutputConditionIdentifier"), profile = found[0].getKey("/DestOutputProfile");
  if (!identifier.isString() || identifier.getStringValue().empty()) return {"it names no printing condition"};
  name = identifier.getUTF8Value();
  Handle info = found[0].getKey("/Info"), registry = found[0].getKey("/RegistryName");
  Handle words = found[0].getKey("/OutputCondition");
  const auto says = [](Handle text) { return text.isString() && !text.getStringValue().empty(); };
  if (!registry.isString() && !(says(info) || (info.isString() && says(words))))
    return {"neither Info nor a registry tells its printing condition"};
  if (profile.isStream()) return profile_faults(profile, seen.x1a);
  if (!seen.x1a) return {"PDF/X-4 wants the profile in the file"};
  if (!found[0].getKey("/RegistryName").isString()) return {"neither a profile nor a registry is named"};
  return {};
}

// What the header says, or the catalog, which may say a newer one (ISO 32000-1, 7.5.2).
std::string version_of(const Examined& seen) {
  const std::string header = seen.pdf.getPDFVersion();
  Handle own = seen.pdf.getRoot().getKey("/Version");
  return own.isName() ? std::max(header, own.getName().substr(1)) : header;
}

std::vector<std::string> version_faults(const Examined& seen) {
  const std::string version = version_of(seen);
  if (version <= (seen.x1a ? "1.4" : "1.6")) return {};
  return {
      fmt::format("PDF {}, {} ends at {}", version, seen.x1a ? "PDF/X-1a:2003" : "PDF/X-4", seen.x1a ? "1.4" : "1.6")};
}

}  // namespace

void judge_file(const Examined& seen, Verdicts& verdicts) {
  std::vector<std::string> locked;
  if (seen.pdf.isEncrypted()) locked.emplace_back("the file is encrypted");
  verdicts.judge("encryption", "not encrypted", locked);
  verdicts.judge("version", "PDF " + version_of(seen), version_faults(seen));
  verdicts.judge("file-id", "the file has an ID", file_id(seen));
  if (seen.x1a) {
    std::vector<std::string> packed;
    const auto objects = seen.pdf.getXRefTable();
    const auto in_stream = [](const auto& o) { return o.second.getType() == 2; };  // ISO 32000-1, table 18
    if (std::any_of(objects.begin(), objects.end(), in_stream)) packed.emplace_back("there are object streams");
    if (seen.pdf.getTrailer().getKey("/Type").isNameAndEquals("/XRef"))
      packed.emplace_back("the cross-references are a stream");
    verdicts.judge("object-streams", "no object streams, plain cross-references", packed);
  }
  verdicts.judge("filters", "only filters that a press takes", bad_filters(seen));
  if (!seen.x1a) verdicts.judge("layers", "no layer is hidden", layer_faults(seen.pdf));  // X-1a has none: actions
  verdicts.judge("actions", "no actions, forms, scripts, enclosed files", action_faults(seen));
}

void judge_identity(const Examined& seen, Verdicts& verdicts) {
  verdicts.judge("claim", seen.x1a ? "says it is PDF/X-1a:2003" : "says it is PDF/X-4", claim_faults(seen));
  verdicts.judge("info", "title, creator, producer and dates are there",
                 missing({"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"},
                         [&](const char* key) { return seen.info_text(key); }));
  verdicts.judge("trapped", "says whether it is trapped", trapping(seen));
  if (!seen.x1a || !seen.xmp.empty())
    verdicts.judge("xmp", "XMP has title, dates and ids",
                   missing({"dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID",
                            "xmpMM:VersionID", "xmpMM:RenditionClass"},
                           [&](const char* tag) { return seen.xmp_text(tag); }),
                   seen.x1a ? Outcome::warned : Outcome::failed);
  verdicts.judge("info-and-xmp", "Info and XMP agree", disagreements(seen));
  std::string condition;
  const std::vector<std::string> faults = intent_faults(seen, condition);
  verdicts.judge("output-intent", "made for " + condition, faults);
}

}  // namespace banxin
