// Rules about what a file says of itself: its standard, its dates, the press it was made for.
#include <algorithm>

#include "pdf/streams.h"
#include "photo/colour.h"
#include "photo/condition.h"
#include "preflight/moment.h"
#include "preflight/rules.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

Faults missing(const std::vector<const char*>& keys, const auto& text_of) {
  Faults absent;
  for (const char* key : keys)
    if (text_of(key).empty()) absent.emplace_back(say("{} is missing", *key == '/' ? key + 1 : key));
  return absent;
}

// Keys of a program's own are texts (Application Notes, 2.29).
void add_no_texts(const Examined& seen, Faults& faults) {
  Handle info = seen.info;
  if (!info.isDictionary() || is_x4(seen.standard)) return;
  for (const std::string& key : info.getKeys())
    if (key != "/Trapped" && !info.getKey(key).isString()) faults.emplace_back(say("{} is no text", key.substr(1)));
}

bool is_same_moment(const std::string& in_info, const std::string& in_xmp) {
  const auto a = moment_in_info(in_info), b = moment_in_xmp(in_xmp);
  return a && b && is_same(*a, *b);
}

Faults disagreements(const Examined& seen) {
  Faults found;
  const auto differ = [&](const char* key, const char* property, bool date) {
    const std::string a = seen.info_text(key), b = seen.xmp.text(property);
    if (a.empty() || b.empty()) return;  // told by another rule
    if (date ? !is_same_moment(a, b) : a != b)
      found.emplace_back(say("{} is \"{}\", {} is \"{}\"", key + 1, a, property, b));
  };
  differ("/Title", "dc:title", false);
  differ("/CreationDate", "xmp:CreateDate", true);
  differ("/ModDate", "xmp:ModifyDate", true);
  return found;
}

Faults trapping(const Examined& seen) {
  Handle info = seen.info, value = info.isDictionary() ? info.getKey("/Trapped") : Handle::newNull();
  const std::string said = value.isName() ? value.getName().substr(1) : "", xmp = seen.xmp.text("pdf:Trapped");
  if (said != "True" && said != "False") return {say("Trapped in Info is neither True nor False")};
  if (!xmp.empty() && xmp != said) return {say("Trapped is {} in Info, {} in XMP", said, xmp)};
  if (xmp.empty() && is_x4(seen.standard)) return {say("pdf:Trapped is not in XMP")};
  return {};
}

Faults xmp_faults(const Examined& seen) {
  if (!seen.xmp.fault().empty()) return {Message(seen.xmp.fault())};
  Faults faults = missing({"dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID",
                           "xmpMM:VersionID", "xmpMM:RenditionClass"},
                          [&](const char* property) { return seen.xmp.text(property); });
  Handle packet = seen.pdf.getRoot().getKey("/Metadata");
  if (is_x4(seen.standard) && packet.isStream() && packet.getDict().hasKey("/Filter"))
    faults.push_back(
        seen.fault(say("the metadata are packed: nobody finds them in the file"), {.object = packet.getObjectID()}));
  return faults;
}

// Unpacked, unless it is the one that the file was made for.
std::string profile_in(Handle stream, const OutputProfile* made_for) {
  if (!made_for || !stream.getDict().getKey("/Filter").isNameAndEquals("/FlateDecode")) return decoded(stream);
  const auto packed = stream.getRawStreamData();
  const std::string_view bytes(reinterpret_cast<const char*>(packed->getBuffer()), packed->getSize());
  return bytes == made_for->deflated && !stream.getDict().hasKey("/DecodeParms") ? made_for->bytes : decoded(stream);
}

// ICC.1:2010, 7.2: version at 8, class at 12, colour space at 16.
Faults profile_faults(const Examined& seen, Handle stream, const OutputProfile* made_for,
                      const std::string& condition) {
  const std::string icc = profile_in(stream, made_for);
  const ProfilePtr profile(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
  Handle count = stream.getDict().getKey("/N");
  const int newest = is_x4(seen.standard) ? 4 : 2;
  if (!profile) return {say("its profile is no ICC profile")};
  if (icc.substr(12, 4) != "prtr") return {say("its profile is not of the class prtr (output)")};
  if (icc.substr(16, 4) != "CMYK") {
    Faults other = {say("its profile is not for CMYK")};
    other.front().house = !is_x1a(seen.standard);
    return other;
  }
  if (icc[8] > newest) return {say("its profile is newer than ICC version {}", newest)};
  if (!cmsIsTag(profile.get(), cmsSigAToB0Tag) || !cmsIsTag(profile.get(), cmsSigBToA0Tag))
    return {say("its profile has no tables between CMYK and colours")};
  if (!count.isInteger() || count.getIntValue() != 4) return {say("its profile does not say /N 4")};
  const std::string other = other_condition(condition, icc);
  if (other.empty()) return {};
  Faults contrary = {say("it says the condition {}, its profile was made for {}", condition, other)};
  contrary.front().house = true;  // a file with a profile goes by the profile
  return contrary;
}

Faults intent_faults(const Examined& seen, const OutputProfile* made_for, std::string& name) {
  std::vector<Handle> found;
  if (Handle all = seen.pdf.getRoot().getKey("/OutputIntents"); all.isArray())
    for (Handle intent : all.getArrayAsVector())
      if (intent.isDictionary() && intent.getKey("/S").isNameAndEquals("/GTS_PDFX")) found.push_back(intent);
  if (found.size() != 1) return {say("{} output intents for PDF/X, there must be one", found.size())};
  for (size_t i = 0; i < seen.pages.size(); ++i)
    if (Handle(seen.pages[i]).hasKey("/OutputIntents")) {  // PDF 2.0 alone, which some programs go by all the same
      Faults own = {seen.fault(say("the page has an output intent of its own"), {.page = static_cast<int>(i) + 1})};
      own.front().house = true;
      return own;
    }
  Handle identifier = found[0].getKey("/OutputConditionIdentifier"), profile = found[0].getKey("/DestOutputProfile");
  if (!identifier.isString() || identifier.getStringValue().empty()) return {say("it names no printing condition")};
  name = identifier.getUTF8Value();
  Handle info = found[0].getKey("/Info"), registry = found[0].getKey("/RegistryName");
  Handle words = found[0].getKey("/OutputCondition");
  const auto says = [](Handle text) { return text.isString() && !text.getStringValue().empty(); };
  if (!registry.isString() && !(says(info) || (info.isString() && says(words))))
    return {say("neither Info nor a registry tells its printing condition")};
  if (profile.isStream()) return profile_faults(seen, profile, made_for, name);
  if (is_x4(seen.standard)) return {say("PDF/X-4 wants the profile in the file")};
  if (!registry.isString()) return {say("neither a profile nor a registry is named")};
  const auto managed = [](const auto& use) { return use.first >= Space::Family::icc; };
  if (std::any_of(seen.facts.spaces.begin(), seen.facts.spaces.end(), managed))
    return {say("colours that are no inks want the profile in the file")};
  return {};
}

}  // namespace

void judge_identity(const Examined& seen, const PreflightJob& job, Verdicts& verdicts) {
  verdicts.judge("claim", say("says it is {}", seen.claim.said), {seen.claim.faults.begin(), seen.claim.faults.end()});
  Faults info = missing({"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"},
                        [&](const char* key) { return seen.info_text(key); });
  add_no_texts(seen, info);
  verdicts.judge("info", say("title, creator, producer and dates are there"), info);
  verdicts.judge("trapped", say("says whether it is trapped"), trapping(seen));
  if (is_x4(seen.standard) || seen.pdf.getRoot().getKey("/Metadata").isStream())
    verdicts.judge("xmp", say("XMP has title, dates and ids"), xmp_faults(seen),
                   is_x4(seen.standard) ? Outcome::failed : Outcome::warned);
  verdicts.judge("info-and-xmp", say("Info and XMP agree"), disagreements(seen));
  std::string condition;
  const Faults faults = intent_faults(seen, job.made_for.get(), condition);
  verdicts.judge("output-intent", say("made for {}", condition), faults);
}

}  // namespace banxin
