#include "photo/profile.h"

#include <fmt/format.h>

#include "base/files.h"
#include "base/message.h"
#include "base/report.h"
#include "base/sha256.h"
#include "pdf/deflate.h"
#include "photo/colour.h"

namespace banxin {
namespace {

constexpr int quickest = 1;  // of the levels of deflate
constexpr uintmax_t largest_profile = uintmax_t{32} << 20;

std::string description_of(cmsHPROFILE profile) {
  char text[256] = "";
  cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text, sizeof text);
  std::string name = text;
  // It is put into the PDF as it is; a damaged profile may call itself anything.
  for (char& c : name)
    if (c < 0x20 || c == 0x7F) c = '?';
  return name;
}

// Nothing is transformed yet: the tables are looked for, as pictures and drawings will need them.
bool has_tables(cmsHPROFILE output) {
  const ProfilePtr rgb(cmsCreate_sRGBProfile()), lab(cmsCreateLab4Profile(nullptr));
  const auto works = [](cmsHPROFILE from, cmsUInt32Number from_format, cmsHPROFILE to, cmsUInt32Number to_format,
                        cmsUInt32Number intent) {
    return TransformPtr(cmsCreateTransform(from, from_format, to, to_format, intent, cmsFLAGS_NOOPTIMIZE)) != nullptr;
  };
  return works(rgb.get(), TYPE_RGB_8, output, TYPE_CMYK_8, INTENT_PERCEPTUAL) &&
         works(rgb.get(), TYPE_RGB_8, output, TYPE_CMYK_8, INTENT_RELATIVE_COLORIMETRIC) &&
         works(output, TYPE_CMYK_8, lab.get(), TYPE_Lab_DBL, INTENT_RELATIVE_COLORIMETRIC);
}

Message fault_of(cmsHPROFILE icc) {
  if (!icc) return say("is no ICC profile");
  if (cmsGetDeviceClass(icc) != cmsSigOutputClass) return say("is not of the class prtr (output)");
  if (cmsGetColorSpace(icc) != cmsSigCmykData) return say("is not for CMYK");
  return has_tables(icc) ? Message{} : say("lacks the tables to separate by, or they are damaged");
}

ProfilePtr open_profile(const std::optional<std::string>& bytes) {
  return ProfilePtr(bytes ? cmsOpenProfileFromMem(bytes->data(), static_cast<cmsUInt32Number>(bytes->size()))
                          : nullptr);
}

}  // namespace

Message fault_of_profile(const std::string& path) {
  const auto bytes = read_file(path, largest_profile);
  return bytes ? fault_of(open_profile(bytes).get()) : say("cannot be read");
}

OutputProfile read_output_profile(const std::string& path) {
  OutputProfile profile;
  auto bytes = read_file(path, largest_profile);
  const ProfilePtr icc = open_profile(bytes);
  if (const Message fault = bytes ? fault_of(icc.get()) : say("cannot be read"); !fault.empty())
    throw MachineFault{"bad-profile", say("the output profile {} {}", path, fault),
                       say("name the CMYK profile of your printer as press: {{profile: …}} in the house style")};
  profile.description = description_of(icc.get());
  profile.sha256 = sha256(*bytes);
  profile.deflated = deflated(*bytes, quickest);
  profile.bytes = std::move(*bytes);
  return profile;
}

}  // namespace banxin
