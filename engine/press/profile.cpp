#include "press/profile.h"

#include <fmt/format.h>
#include <zlib.h>

#include "base/files.h"
#include "base/report.h"
#include "press/colour.h"

namespace banxin {
namespace {

constexpr uintmax_t largest_profile = uintmax_t{32} << 20;

std::string deflate(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                static_cast<uLong>(bytes.size()), Z_BEST_SPEED) != Z_OK)
    throw std::bad_alloc();
  out.resize(size);
  return out;
}

[[noreturn]] void bad_profile(const std::string& path, const char* what) {
  throw MachineFault{"bad-profile", fmt::format("the output profile {} {}", path, what),
                     "name the CMYK profile of your printer as press: {profile: …} in the house style"};
}

std::string description_of(cmsHPROFILE profile) {
  char text[256] = "";
  cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text, sizeof text);
  return text;
}

}  // namespace

OutputProfile read_output_profile(const std::string& path) {
  OutputProfile profile;
  auto bytes = read_file(path, largest_profile);
  if (!bytes) bad_profile(path, "cannot be read");
  const ProfilePtr icc(cmsOpenProfileFromMem(bytes->data(), static_cast<cmsUInt32Number>(bytes->size())));
  if (!icc) bad_profile(path, "is no ICC profile");
  if (cmsGetDeviceClass(icc.get()) != cmsSigOutputClass) bad_profile(path, "is not of the class prtr (output)");
  if (cmsGetColorSpace(icc.get()) != cmsSigCmykData) bad_profile(path, "is not for CMYK");
  profile.description = description_of(icc.get());
  profile.sha256 = sha256(*bytes);
  profile.deflated = deflate(*bytes);
  profile.bytes = std::move(*bytes);
  return profile;
}

}  // namespace banxin
