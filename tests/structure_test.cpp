// The architecture, held by a test. The tables come first and are its documentation; docs/decisions/ says why they
// changed.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string_view>;

// Who may include whom, from the bottom of the house to its top. The others enter a folder by its `doors` only; its
// further headers are its own business.
struct Folder {
  std::string_view name;
  Names doors, may_include;
};
const Names any = {"*"};
const std::vector<Folder> folders = {
    {"base", any, {}},
    {"model", any, {"base"}},
    {"read",
     {"read.h", "heading.h", "catalogue.h", "schema.h", "story.h", "slot_edit.h", "kept_trees.h", "calendar.h"},
     {"base", "model"}},
    {"grid", {"slots.h", "columns.h", "gutters.h", "overlaps.h"}, {"base", "model"}},
    {"text",
     {"text.h", "coverage.h", "font_shelf.h", "shaped.h", "shaper_pool.h", "orient.h", "words.h", "fontconfig.h"},
     {"base", "model"}},
    {"sheet", any, {"base"}},
    {"compose", {"compose.h", "headline.h"}, {"base", "model", "text"}},
    {"flow",
     {"bench.h", "border.h", "column_ends.h", "column_faults.h", "headline.h", "headline_fit.h", "lay_table.h",
      "line_space.h", "notices.h", "paragraph_settings.h", "photo.h", "picture.h", "room.h", "set_pages.h", "thread.h",
      "thread_notes.h"},
     {"base", "model", "grid", "text", "compose", "sheet"}},
    {"blocks", {"blocks.h"}, {"base", "model", "grid", "text", "compose", "sheet", "flow"}},
    {"lint", {"lint.h"}, {"base", "model", "sheet"}},
    {"pdf", any, {"base"}},
    {"photo", any, {"base", "sheet", "pdf"}},
    {"paint",
     {"paint.h", "subset.h", "picture_info.h", "proof_pages.h", "proof_png.h"},
     {"base", "sheet", "pdf", "photo"}},
    {"preflight",
     {"preflight.h", "plates.h", "ppf.h", "pdfx.h", "rule_book.h", "supplied.h", "page_walk.h", "page_facts.h"},
     {"base", "sheet", "pdf", "photo"}},
    {"press", {"press.h", "impose.h", "proof_pdf.h"}, {"base", "sheet", "pdf", "photo", "preflight"}},
    {"fit", {"set_fitting.h", "fit.h", "slot_keys.h"}, {"base", "model", "grid", "text", "compose", "sheet", "flow"}},
    {"api",
     {"engine.h",      "lay_out.h",       "printed.h",   "outputs.h",     "report_json.h", "proof.h",
      "expected.h",    "json_text.h",     "timing.h",    "version.h",     "inputs.h",      "thread_limit.h",
      "keep_inputs.h", "report_format.h", "junit.h",     "sarif.h",       "findings.h",    "linted.h",
      "proof_marks.h", "dummy.h",         "page_sums.h", "press_check.h", "page_files.h",  "press_proof.h"},
     {"base", "model", "read", "grid", "text", "sheet", "flow", "blocks", "fit", "lint", "photo", "paint", "preflight",
      "press"}},
    {"archive", any, {"base", "model", "read", "sheet", "api"}},
    {"app", {}, any},
};

// Which folder may include which library. A library is known by how its headers begin; the first row that fits counts.
struct Library {
  std::string_view name;
  Names headers, folders;
};
const std::vector<Library> libraries = {
    {"fmt", {"fmt/"}, any},
    {"GnuTLS", {"gnutls/"}, {"base"}},                                  // SHA-256
    {"GLib", {"glib", "gobject/", "gio/"}, {"base", "text", "paint"}},  // normal forms; spoken by Pango and librsvg
    {"yaml-cpp", {"yaml-cpp/"}, {"read"}},
    {"MD4C", {"md4c"}, {"read"}},
    {"nlohmann JSON", {"nlohmann/"}, {"app", "archive", "api", "read", "sheet"}},
    {"ICU", {"unicode/"}, {"text", "read"}},
    {"Pango", {"pango/"}, {"text"}},
    {"fontconfig", {"fontconfig/"}, {"text"}},  // for Pango's private font map
    {"libhyphen", {"hyphen.h"}, {"text"}},
    {"HarfBuzz subset", {"hb-subset", "harfbuzz/hb-subset"}, {"paint"}},
    {"HarfBuzz", {"hb", "harfbuzz/"}, {"text", "paint"}},
    {"Cairo", {"cairo"}, {"paint"}},
    {"FreeType", {"ft2build.h", "freetype"}, {"paint", "preflight"}},
    {"librsvg", {"librsvg/"}, {"paint"}},
    {"libxml2", {"libxml/"}, {"paint", "preflight"}},
    {"libjpeg", {"jpeglib.h", "jerror.h"}, {"photo"}},
    {"libpng", {"png"}, {"photo"}},
    {"zlib", {"zlib.h"}, {"pdf", "photo"}},
    {"libdeflate", {"libdeflate.h"}, {"pdf"}},
    {"qpdf", {"qpdf/"}, {"pdf", "paint", "preflight", "press"}},
    {"Little CMS", {"lcms2.h"}, {"photo", "preflight", "press"}},
    {"libtiff", {"tiffio.h"}, {"photo"}},
    {"qrencode", {"qrencode.h"}, {"blocks"}},
    {"zint", {"zint.h"}, {"blocks"}},
    {"TBB", {"tbb/", "oneapi/"}, {"api"}},
    {"CLI11", {"CLI/"}, {"app"}},
    {"C library",
     {"sys/", "netinet/", "arpa/", "dirent.h", "dlfcn.h", "fcntl.h", "malloc.h", "poll.h", "pthread.h", "sched.h",
      "signal.h", "spawn.h", "time.h", "unistd.h"},
     any},
};

// How long a file may be, and the files that are longer, each with its reason.
constexpr int header_limit = 200, source_limit = 400, function_limit = 60;
struct LongFile {
  std::string_view path;
  int limit;
  std::string_view reason;
};
const std::vector<LongFile> long_files = {};

// x.h and x.cpp belong together. A class or a set of rules told in several files has x_part.cpp beside them. Some
// headers stand for the whole folder: of what they announce each has a file of its own.
const Names one_for_all = {"engine/blocks/blocks.h", "engine/app/commands.h"};  // a kind of block; a command, main

// What only the program may ask of the machine it runs on: the engine is told. And the files that ask all the same.
const Names asked_of_machine = {"getenv(", "/proc/"};
const Names asking_files = {"engine/base/files_write.cpp"};  // /proc/ is no folder to make files in

// The headers of the C++ library that are precompiled (CMakeLists.txt), and how what they declare is written: no
// compiler misses them where they are not included.
struct Precompiled {
  std::string_view header;
  Names words;
};
const std::vector<Precompiled> precompiled = {
    {"<algorithm>",
     {"std::sort(", "std::find(", "std::any_of(", "std::all_of(", "std::max(", "std::min(", "std::clamp("}},
    {"<filesystem>", {"std::filesystem"}},
    {"<map>", {"std::map<"}},
    {"<optional>", {"std::optional<", "std::nullopt"}},
    {"<span>", {"std::span<"}},
    {"<string>", {"std::string ", "std::string&", "std::string,", "std::string>", "std::string(", "std::to_string("}},
    {"<string_view>", {"std::string_view"}},
    {"<variant>", {"std::variant<", "std::get_if<", "std::visit("}},
    {"<vector>", {"std::vector<"}},
    {"<fmt/format.h>", {"fmt::"}},
};

// What is held to .clang-format.
const Names formatted = {"engine", "tests"};

// ---------------------------------------------------------------------------------------------------------------------

const fs::path root = BANXIN_SOURCE_DIR;

bool has(const Names& names, std::string_view name) {
  return std::ranges::any_of(names, [&](std::string_view n) { return n == "*" || n == name; });
}

template <class Rows>
const auto* row(const Rows& rows, std::string_view name) {
  const auto found = std::ranges::find(rows, name, [](const auto& r) { return r.name; });
  return found == rows.end() ? nullptr : &*found;
}

/// What is wrong with `included` (as written between quotes) in a file of `folder`; empty when nothing is.
std::string fault_in_own(std::string_view folder, std::string_view included) {
  const size_t slash = included.find('/');
  if (slash == included.npos) return "is named without its folder";
  const std::string_view other = included.substr(0, slash), header = included.substr(slash + 1);
  if (other == folder) return "";
  const Folder *from = row(folders, folder), *to = row(folders, other);
  if (!from || !to) return fmt::format("is of an unknown folder: {} includes {}", folder, other);
  if (!has(from->may_include, other)) return fmt::format("is out of bounds: {} may not include {}", folder, other);
  if (!has(to->doors, header)) return fmt::format("is private to {}", other);
  return "";
}

/// The same for `included` between angle brackets.
std::string fault_in_library(std::string_view folder, std::string_view included) {
  if (included.find_first_of("./") == included.npos) return "";  // the C++ library: <vector>
  for (const Library& library : libraries) {
    if (std::ranges::none_of(library.headers, [&](std::string_view h) { return included.starts_with(h); })) continue;
    return has(library.folders, folder) ? "" : fmt::format("is out of bounds: {} may not use {}", folder, library.name);
  }
  return "is of a library that the table does not know";
}

/// The fault of one line of source: mostly none, as mostly it is no include.
std::string fault_in_line(std::string_view folder, std::string_view line) {
  const bool own = line.starts_with("#include \""), library = line.starts_with("#include <");
  if (!own && !library) return "";
  line.remove_prefix(std::string_view("#include <").size());
  const std::string_view included = line.substr(0, line.find(own ? '"' : '>'));
  const std::string fault = own ? fault_in_own(folder, included) : fault_in_library(folder, included);
  return fault.empty() ? "" : fmt::format("{} {}", included, fault);
}

struct Source {
  std::string path, folder;  ///< engine/text/shape.cpp, text
  std::vector<std::string> lines;
  bool is_header() const { return path.ends_with(".h"); }
};

std::vector<std::string> source_paths(std::string_view top) {
  std::vector<std::string> paths;
  if (!fs::exists(root / top)) return paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / top)) {
    const fs::path& path = entry.path();
    if (path.extension() == ".h" || path.extension() == ".cpp") paths.push_back(fs::relative(path, root).string());
  }
  std::ranges::sort(paths);
  return paths;
}

std::vector<Source> engine() {
  std::vector<Source> sources;
  for (const std::string& path : source_paths("engine")) {
    Source source{path, std::next(fs::path(path).begin())->string(), {}};
    std::ifstream in(root / path);
    for (std::string line; std::getline(in, line);) source.lines.push_back(line);
    sources.push_back(std::move(source));
  }
  return sources;
}

/// The first lines, from 1, of functions that are too long. As clang-format lays code out, a block ends with a line of
/// `}` alone and began with the last line before it that is indented as much.
std::vector<size_t> long_functions(const std::vector<std::string>& lines) {
  std::vector<size_t> found;
  std::map<size_t, size_t> last_at;  // indent: the last line that has it
  for (size_t i = 0; i < lines.size(); ++i) {
    const size_t indent = lines[i].find_first_not_of(' ');
    if (indent == std::string::npos || lines[i][indent] == '#') continue;
    const auto opened = last_at.find(indent);
    if (lines[i].substr(indent) == "}" && opened != last_at.end() && i - opened->second >= function_limit)
      found.push_back(opened->second + 1);
    last_at[indent] = i;
  }
  return found;
}

/// The header that a source belongs to: the one of its name, or the longest whose name begins it (rules.h, of
/// rules_font.cpp), or the one that stands for its folder; empty when there is none.
std::string header_of(const std::string& source, const std::vector<Source>& all) {
  const std::string stem = source.substr(0, source.rfind('.'));
  std::string found;
  for (const Source& header : all) {
    if (!header.is_header()) continue;
    const std::string begin = header.path.substr(0, header.path.size() - 2);
    if ((stem == begin || stem.starts_with(begin + '_')) && begin.size() + 2 > found.size()) found = header.path;
  }
  for (const std::string_view header : one_for_all)
    if (found.empty() && source.starts_with(header.substr(0, header.rfind('/') + 1))) found = header;
  return found;
}

/// Code without comments, directives and the text of strings, whose signs would be taken for its own.
std::string bare_code(const std::vector<std::string>& lines) {
  std::string code;
  for (const std::string& line : lines) {
    if (line.starts_with('#')) continue;
    bool quoted = false;
    for (size_t i = 0; i < line.size(); ++i) {
      if (!quoted && line.compare(i, 2, "//") == 0) break;
      if (line[i] == '"' || line[i] == '\'') quoted = !quoted;
      if (!quoted) code += line[i];
    }
    code += '\n';
  }
  return code;
}

/// A header, and those of ours that it includes, themselves or through others.
std::set<std::string> headers_within(const std::string& path, const std::vector<Source>& all) {
  std::set<std::string> found{path};
  for (std::vector<std::string> open{path}; !open.empty();) {
    const auto header = std::ranges::find(all, open.back(), &Source::path);
    open.pop_back();
    for (size_t i = 0; header != all.end() && i < header->lines.size(); ++i) {
      const std::string& line = header->lines[i];
      if (!line.starts_with("#include \"")) continue;
      std::string included = "engine/" + line.substr(10, line.rfind('"') - 10);
      if (found.insert(included).second) open.push_back(std::move(included));
    }
  }
  return found;
}

/// The names in some code, but for those that belong to another name before them.
std::set<std::string> words_of(const std::string& code) {
  std::set<std::string> words;
  for (size_t at = 0; at < code.size();) {
    const auto is_part = [&](size_t i) { return code[i] == '_' || std::isalnum(static_cast<unsigned char>(code[i])); };
    const size_t begin = at;
    while (at < code.size() && is_part(at)) ++at;
    const std::string_view before = std::string_view(code).substr(0, begin);
    const bool is_inside = before.ends_with("::") || before.ends_with('.') || before.ends_with("->");
    if (at > begin && !is_inside) words.insert(code.substr(begin, at - begin));
    if (at == begin) ++at;
  }
  return words;
}

/// The types that are declared or defined in some code.
std::set<std::string> types_declared(const std::string& code) {
  std::set<std::string> types;
  for (const std::string_view kind : {"class ", "struct ", "enum ", "using "}) {
    for (size_t at = 0; (at = code.find(kind, at)) != code.npos;) {
      at += kind.size();
      const size_t end = code.find_first_of(" ;:{=,>\n", at);
      types.insert(code.substr(at, end - at));
    }
  }
  types.erase("class");  // of "enum class"
  return types;
}

/// The function that a declaration in a header declares; empty when it is none, or is defined where it stands.
std::string declared_function(std::string_view declaration) {
  for (const std::string_view not_one :
       {"= 0", "= default", "= delete", "using ", "friend ", "operator", "static_assert"})
    if (declaration.find(not_one) != declaration.npos) return "";
  int angles = 0;
  for (size_t i = 0; i < declaration.size() && declaration[i] != '='; ++i) {
    angles += declaration[i] == '<' ? 1 : declaration[i] == '>' ? -1 : 0;
    if (declaration[i] != '(' || angles != 0) continue;
    size_t first = i;
    while (first > 0 && (std::isalnum(static_cast<unsigned char>(declaration[first - 1])) != 0 ||
                         declaration[first - 1] == '_' || declaration[first - 1] == '~'))
      --first;
    return std::string(declaration.substr(first, i - first));
  }
  return "";
}

/// The functions, free and of classes, that a header leaves to a source.
std::vector<std::string> functions_left_open(const std::vector<std::string>& lines) {
  std::vector<std::string> functions;
  std::string declaration;
  int round = 0, body = 0;  // open parentheses; open braces that hold no declarations
  for (const char c : bare_code(lines)) {
    round += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == '{' && round == 0) {
      const bool scope =
          body == 0 && declaration.find('(') == declaration.npos &&
          (declaration.find("namespace") != declaration.npos || declaration.find("struct ") != declaration.npos ||
           (declaration.find("class ") != declaration.npos && declaration.find("enum ") == declaration.npos));
      if (!scope) ++body;
      if (scope) declaration.clear();
    } else if (c == '}' && round == 0) {
      if (body > 0 && --body == 0 && declaration.find('(') != declaration.npos) declaration.clear();
    } else if (body == 0 && c == ';' && round == 0) {
      if (const std::string name = declared_function(declaration); !name.empty()) functions.push_back(name);
      declaration.clear();
    } else if (body == 0) {
      declaration += c;
    }
  }
  return functions;
}

/// Whether a source defines a function: its name stands before a parenthesis in a line that is not indented.
bool defines(const Source& source, const std::string& function) {
  const std::string call = function + '(';
  return std::ranges::any_of(source.lines, [&](const std::string& line) {
    const size_t at = line.find(call);
    return !line.empty() && line[0] != ' ' && at != line.npos &&
           (at == 0 || std::string_view(" :&*").find(line[at - 1]) != std::string_view::npos);
  });
}

/// The types defined in a file: "banxin::Sheet". An unnamed namespace counts as what it lies in.
std::vector<std::string> types_of(const std::vector<std::string>& lines) {
  std::vector<std::string> spaces, types;
  for (const std::string& text : lines) {
    std::string_view line = text;
    if (line.starts_with("namespace ") && line.ends_with(" {"))
      spaces.emplace_back(line.substr(10, std::max<size_t>(10, line.rfind(' ')) - 10));
    else if (line.starts_with("}  // namespace") && !spaces.empty())
      spaces.pop_back();
    if (line.ends_with(';') && line.find('{') == line.npos) continue;  // only announced
    for (const std::string_view key : {"struct ", "class ", "enum class ", "enum ", "union "}) {
      if (!line.starts_with(key) || line.starts_with("enum class ") != (key == "enum class ")) continue;
      line.remove_prefix(key.size());
      std::string type;
      for (const std::string& space : spaces) type += space.empty() ? "" : space + "::";
      types.push_back(type.append(line.substr(0, line.find(' '))));
      break;
    }
  }
  return types;
}

}  // namespace

TEST_CASE("every folder of the engine is in the table") {
  for (const Source& source : engine()) {
    INFO(source.path);
    CHECK(row(folders, source.folder) != nullptr);
  }
}

TEST_CASE("folders include each other, and libraries, as the tables say") {
  for (const Source& source : engine()) {
    for (size_t i = 0; i < source.lines.size(); ++i) {
      const std::string fault = fault_in_line(source.folder, source.lines[i]);
      if (!fault.empty()) FAIL_CHECK(source.path << ":" << i + 1 << ": " << fault);
    }
  }
}

TEST_CASE("streams of a PDF are unpacked in one place, which knows the limits") {
  for (const Source& source : engine()) {
    if (source.folder == "pdf") continue;
    for (size_t i = 0; i < source.lines.size(); ++i)
      for (const std::string_view call : {"getStreamData(", "parseContentStream(", "parsePageContents("})
        if (source.lines[i].find(call) != std::string::npos) FAIL_CHECK(source.path << ":" << i + 1 << ": " << call);
  }
}

TEST_CASE("until it is drawn a page is a value: only drawing writes its sheet") {
  for (const Source& source : engine()) {
    if ((source.folder != "flow" && source.folder != "blocks") || source.path.starts_with("engine/flow/draw."))
      continue;
    for (size_t i = 0; i < source.lines.size(); ++i)
      for (const std::string_view way : {"Sheet& ", "PlacedBlock& ", "PlacedFrame& "}) {
        const size_t at = source.lines[i].find(way);
        if (at != std::string::npos && !source.lines[i].substr(0, at).ends_with("const "))
          FAIL_CHECK(source.path << ":" << i + 1 << ": " << source.lines[i]);
      }
  }
}

TEST_CASE("only the program asks its surroundings where things lie") {
  for (const Source& source : engine()) {
    if (source.folder == "app" || has(asking_files, source.path)) continue;
    for (size_t i = 0; i < source.lines.size(); ++i)
      for (const std::string_view word : asked_of_machine)
        if (source.lines[i].find(word) != std::string::npos) FAIL_CHECK(source.path << ":" << i + 1 << ": " << word);
  }
}

TEST_CASE("planted breaches are seen") {
  CHECK(fault_in_line("flow", "#include \"text/text.h\"") == "");
  CHECK(fault_in_line("text", "#include \"text/fonts.h\"") == "");
  CHECK(fault_in_line("text", "#include <pango/pango.h>") == "");
  CHECK(fault_in_line("app", "#include <unistd.h>") == "");
  CHECK(fault_in_line("grid", "#include \"flow/bench.h\"") ==
        "flow/bench.h is out of bounds: grid may not include flow");
  CHECK(fault_in_line("flow", "#include \"text/fonts.h\"") == "text/fonts.h is private to text");
  CHECK(fault_in_line("text", "#include \"fonts.h\"") == "fonts.h is named without its folder");
  CHECK(fault_in_line("base", "#include \"oven/oven.h\"") == "oven/oven.h is of an unknown folder: base includes oven");
  CHECK(fault_in_line("flow", "#include <cairo.h>") == "cairo.h is out of bounds: flow may not use Cairo");
  CHECK(fault_in_line("text", "#include <hb-subset.h>") ==
        "hb-subset.h is out of bounds: text may not use HarfBuzz subset");
  CHECK(fault_in_line("app", "#include <boost/any.hpp>") ==
        "boost/any.hpp is of a library that the table does not know");
}

TEST_CASE("files stay short enough to be read in one go") {
  for (const Source& source : engine()) {
    const auto exception = std::ranges::find(long_files, source.path, &LongFile::path);
    const int usual = source.is_header() ? header_limit : source_limit;
    const int limit = exception == long_files.end() ? usual : exception->limit;
    INFO(source.path);
    CHECK(static_cast<int>(source.lines.size()) <= limit);
  }
}

TEST_CASE("functions stay short enough to be seen at once") {
  for (const Source& source : engine())
    for (const size_t line : long_functions(source.lines)) FAIL_CHECK(source.path << ":" << line);
  std::vector<std::string> longest{"void f(int a,", "       int b) {"};
  longest.resize(function_limit - 1, "  g();");
  longest.push_back("}");
  CHECK(long_functions(longest).empty());
  longest.insert(longest.begin() + 3, "  g();");
  CHECK(long_functions(longest) == std::vector<size_t>{1});
}

TEST_CASE("a header and its source carry one name") {
  const std::vector<Source> all = engine();
  std::map<std::string, std::vector<const Source*>> sources;  // by their header
  for (const Source& source : all) {
    if (source.is_header()) continue;
    const std::string header = header_of(source.path, all);
    sources[header].push_back(&source);
    INFO(source.path);
    CHECK(!header.empty());
  }
  for (const Source& header : all) {
    if (!header.is_header()) continue;
    for (const std::string& function : functions_left_open(header.lines))
      if (std::ranges::none_of(sources[header.path], [&](const Source* s) { return defines(*s, function); }))
        FAIL_CHECK(header.path << " declares " << function << ", which no source of its name defines");
  }
  CHECK(functions_left_open({"namespace a {", "int f(B b = {});  // g();", "inline int h() { return i(); }",
                             "class C {", "  ~C();", "  void j() const;", "  virtual void k() = 0;",
                             "  std::function<int(int)> l;", "  int m = n();", "};", "}"}) ==
        std::vector<std::string>{"f", "~C", "j"});
}

// Two types of one name are no fault that a compiler or linker sees, and the program does what it likes. Where each is
// its file's own they are none at all, but who looks for one finds the other.
TEST_CASE("no two files define a type of the same name") {
  std::map<std::string, std::string> files;
  for (const Source& source : engine()) {
    for (const std::string& type : types_of(source.lines)) {
      const auto [first, fresh] = files.emplace(type, source.path);
      if (!fresh) FAIL_CHECK(type << " is defined in " << first->second << " and in " << source.path);
    }
  }
  CHECK(files.contains("banxin::Sheet"));
  CHECK(types_of({"namespace a {", "namespace {", "struct B {", "};", "}  // namespace", "class C;",
                  "enum class D : int { e };", "struct F::G : H {"}) ==
        std::vector<std::string>{"a::B", "a::D", "a::F::G"});
}

TEST_CASE("headers guard themselves by #pragma once") {
  for (const Source& source : engine()) {
    if (!source.is_header()) continue;
    const auto first =
        std::ranges::find_if(source.lines, [](const std::string& line) { return line.starts_with('#'); });
    INFO(source.path);
    CHECK((first != source.lines.end() && *first == "#pragma once"));
  }
}

TEST_CASE("a header includes what it uses of the precompiled headers") {
  for (const Source& source : engine()) {
    if (!source.is_header()) continue;
    for (const auto& [header, words] : precompiled) {
      const bool included = std::ranges::any_of(
          source.lines, [&](const std::string& line) { return line.starts_with(fmt::format("#include {}", header)); });
      for (size_t i = 0; i < source.lines.size() && !included; ++i) {
        const std::string code = source.lines[i].substr(0, source.lines[i].find("//"));
        if (std::ranges::any_of(words, [&](std::string_view word) { return code.find(word) != std::string::npos; }))
          FAIL_CHECK(source.path << ":" << i + 1 << ": needs " << header);
      }
    }
  }
}

// With the dev preset every header is compiled alone, which takes minutes. This takes none.
TEST_CASE("a header includes, or is given by those that it includes, the types of ours that it names") {
  const std::vector<Source> all = engine();
  std::map<std::string, std::string> homes;               // by the name of a type: the header that defines it
  std::map<std::string, std::set<std::string>> declared;  // by header: the types that it says something of
  for (const Source& source : all) {
    if (!source.is_header()) continue;
    for (const std::string& type : types_of(source.lines)) homes[type.substr(type.rfind(':') + 1)] = source.path;
    declared[source.path] = types_declared(bare_code(source.lines));
  }
  for (const Source& source : all) {
    if (!source.is_header()) continue;
    std::set<std::string> known;
    for (const std::string& header : headers_within(source.path, all)) known.merge(std::set(declared[header]));
    for (const std::string& word : words_of(bare_code(source.lines)))
      if (homes.contains(word) && !known.contains(word))
        FAIL_CHECK(source.path << " names " << word << ", which " << homes[word] << " defines");
  }
  CHECK(homes["Sheet"] == "engine/sheet/sheet.h");
  CHECK(types_declared("class A; enum class B { c }; struct D final {") == std::set<std::string>{"A", "B", "D"});
  CHECK(words_of("std::vector<Ab> c(D_2::E f, g.H, i->J); -> K") ==
        std::set<std::string>{"std", "Ab", "c", "D_2", "f", "g", "i", "K"});
}

TEST_CASE("the code is laid out as clang-format lays it out") {
  std::string command = fmt::format("cd '{}' && clang-format --dry-run -Werror 2>&1", root.string());
  for (const std::string_view top : formatted) {
    for (const std::string& path : source_paths(top)) command += fmt::format(" '{}'", path);
  }
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> part{};
  while (const size_t n = std::fread(part.data(), 1, part.size(), pipe)) output.append(part.data(), n);
  const int status = pclose(pipe);
  INFO("clang-format is in packages.txt; to mend the layout: clang-format -i FILE\n", output.substr(0, 2000));
  CHECK(WEXITSTATUS(status) == 0);
}
