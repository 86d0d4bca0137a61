#include "read/source.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"
#include "base/message.h"
#include "base/place_finder.h"
#include "base/printable.h"
#include "base/sha256.h"
#include "base/system_words.h"
#include "base/utf8.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

// GBK and GB 18030 write a Han character as a lead byte 81–FE and a second byte 40–FE, never 7F; the four-byte forms of
// GB 18030 are two such pairs with a digit, 30–39, in second place.
bool looks_like_gbk(std::string_view text) {
  bool any = false;
  for (size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) continue;
    if (lead == 0x80 || lead == 0xFF || at + 1 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[++at]);
    if (second < 0x30 || second == 0x7F || second == 0xFF) return false;
    any = true;
  }
  return any;
}

bool looks_like_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  const size_t looked_at = std::min<size_t>(text.size(), 200);
  return std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(looked_at), '\0') * 4 >
         static_cast<std::ptrdiff_t>(looked_at);
}

bool is_utf8_text(FileId id, std::string_view text, Report& report) {
  if (looks_like_utf16(text)) {
    report.error("wrong-encoding", {id, 1, 1}, say("this file is written in UTF-16"), say("save it as UTF-8"));
    return false;
  }
  if (const size_t bad = utf8::find_invalid(text); bad != std::string_view::npos) {
    report.error("wrong-encoding", place_of_byte(id, text, bad),
                 say("this is not UTF-8: byte 0x{:02X} at offset {}", static_cast<unsigned char>(text[bad]), bad),
                 looks_like_gbk(text) ? say("it looks like GBK: save it as UTF-8") : say("save the file as UTF-8"));
    return false;
  }
  if (const size_t nul = text.find('\0'); nul != std::string_view::npos) {
    report.error("nul-byte", place_of_byte(id, text, nul), say("there is a NUL byte at offset {}", nul),
                 say("this is no text file, or it was damaged: save it again as UTF-8 text"));
    return false;
  }
  if (const size_t at = find_forbidden(text); at != std::string_view::npos) {
    report.error("control-character", place_of_byte(id, text, at), forbidden_text(text, at), forbidden_hint);
    return false;
  }
  return true;
}

}  // namespace

Message forbidden_text(std::string_view text, size_t at) {
  return say("U+{:04X} is no character of a text", static_cast<uint32_t>(utf8::decode(text, at).value));
}

fs::path without_detours(const fs::path& path) {
  const fs::path normal = path.lexically_normal();
  std::error_code fault;
  return path == normal || fs::equivalent(path, normal, fault) || fault ? normal : path;
}

std::string shown_path(const std::string& name, Place place, const Sources& sources) {
  return without_detours(fs::path(sources.path(place.file)).parent_path() / name).string();
}

namespace {

// A file that no other file names is itself the place of what is wrong with it.
void unread_source(const fs::path& file, const std::string& shown_name, uintmax_t limit, Place named_at,
                   Report& report) {
  std::error_code fault;
  const bool is_file = fs::is_regular_file(file, fault);
  const uintmax_t size = is_file ? fs::file_size(file, fault) : 0;
  if (named_at.file == FileId{} && (!is_file || size > limit)) named_at.file = report.sources().add(shown_name, "");
  if (!is_file) {
    report.error("missing-file", named_at, say("there is no file {}", shown_name),
                 say("write the path from the folder of the file that names it"));
  } else if (!fault && size > limit) {
    report.error(
        "file-too-large", named_at,
        say("{} has {:.1f} MiB; the limit is {} MiB", shown_name, static_cast<double>(size) / (1u << 20), limit >> 20),
        say("split it into several files"));
  } else {
    report.error("unreadable-file", named_at, say("cannot read {}", shown_name), say("check its access rights"));
  }
}

}  // namespace

std::optional<LoadedSource> load_source(const fs::path& file, std::string shown_name, uintmax_t limit, Place named_at,
                                        Report& report) {
  std::optional<std::string> text = read_file(file, limit);
  if (!text) {
    unread_source(file, shown_name, limit, named_at, report);
    return std::nullopt;
  }
  std::string digest = sha256(*text);
  if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
  const FileId id = report.sources().add(std::move(shown_name), std::move(*text));
  if (!is_utf8_text(id, report.sources().text(id), report)) return std::nullopt;
  return LoadedSource{id, std::move(digest)};
}

std::optional<NamedFile> find_named_file(const std::string& name, Place place, const SourceFolders& folders,
                                         Report& report) {
  const SourceFolder& folder = folders.at(place.file);
  const fs::path wanted = name;
  const int length = static_cast<int>(utf8::length(name));
  const fs::path beside = folder.file.parent_path(), path = beside / wanted;
  std::error_code unreachable;
  fs::path real = beside == folder.root ? resolved_in(beside, wanted, unreachable) : resolved(path, unreachable);
  if (unreachable && !wanted.is_absolute()) {
    report.error("unreachable-file", place, say("\"{}\" cannot be reached: {}", name, system_words(unreachable)),
                 say("look at the rights of its folders, and at its links"), length);
    return std::nullopt;
  }
  if (name.empty() || wanted.is_absolute() || unreachable || !is_below(real, folder.root)) {
    report.error("outside-folder", place,
                 say("\"{}\" lies outside the folder of {}", name, report.sources().path(place.file)),
                 say("put the file into that folder and write its path from there"), length);
    return std::nullopt;
  }
  std::error_code fault;
  if (!fs::is_regular_file(path, fault)) {
    report.error("missing-file", place, say("there is no file \"{}\"", name),
                 say("paths count from the folder of {}", report.sources().path(place.file)), length);
    return std::nullopt;
  }
  return NamedFile{without_detours(path), std::move(real)};
}

}  // namespace banxin
