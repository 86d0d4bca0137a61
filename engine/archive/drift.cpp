#include "archive/drift.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/message.h"
#include "base/sha256.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

Message told(const Drift& drift) {
  if (drift.locked.empty())
    return say("the {} is used, and the lock does not know it: SHA-256 now {}", drift.kind, drift.now);
  if (drift.now.empty())
    return drift.used
               ? say("the {} that was locked cannot be read any more: SHA-256 locked {}", drift.kind, drift.locked)
               : say("the {} that was locked is not used any more: SHA-256 locked {}", drift.kind, drift.locked);
  return say("the {} is not what was locked: SHA-256 locked {}, now {}", drift.kind, drift.locked, drift.now);
}

}  // namespace

DigestOf digests_by(const Engine& engine) {
  std::map<fs::path, FaceId> faces;
  const auto& catalogued = engine.catalogue().faces;
  for (uint16_t i = 0; i < catalogued.size(); ++i) faces.try_emplace(catalogued[i].file.lexically_normal(), FaceId{i});
  return [faces = std::move(faces), fonts = engine.fonts()](const fs::path& file) -> std::optional<std::string> {
    if (const auto face = faces.find(file); face != faces.end()) try {
        return fonts->sha256(face->second);
      } catch (const MachineFault&) {  // another file: no page is set in it, but its digest is told
      }
    return sha256_of_file(file);
  };
}

std::vector<Drift> drift_of_files(const Lock& lock, const LockPaths& paths, const DigestOf& digest) {
  std::vector<Drift> drifts;
  for (const LockedInput& input : lock.inputs) {
    const std::string now = digest(paths.file(input.path)).value_or("");
    if (now != input.sha256) drifts.push_back({input.kind, input.path, input.sha256, now});
  }
  return drifts;
}

std::vector<Drift> drift_of_inputs(const Lock& lock, const std::vector<LockedInput>& now, bool whole) {
  std::map<std::string, Drift> drifts;
  for (const LockedInput& input : now) drifts[input.path] = {input.kind, input.path, "", input.sha256};
  for (const LockedInput& input : lock.inputs) {
    const auto used = drifts.find(input.path);
    if (used != drifts.end())
      used->second.locked = input.sha256;
    else if (whole)
      drifts[input.path] = {input.kind, input.path, input.sha256, "", false};
  }
  std::vector<Drift> others;
  for (const auto& [path, drift] : drifts)
    if (drift.locked != drift.now) others.push_back(drift);
  return others;
}

void report_drift(const Drift& drift, const LockPaths& paths, Report& report) {
  const FileId file = report.sources().add(paths.shown(drift.path), "");
  report.error("drift", {file}, told(drift),
               say("put back what was locked, or lock the edition anew with `banxin lock`"));
}

}  // namespace banxin
