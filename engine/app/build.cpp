#include "app/build.h"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/answer.h"
#include "app/sheets.h"
#include "app/slug.h"
#include "base/files.h"
#include "blocks/blocks.h"
#include "flow/flow.h"
#include "grid/grid.h"
#include "model/date.h"
#include "photo/press_photos.h"
#include "preflight/supplied.h"
#include "read/read.h"
#include "sheet/dump.h"
#include "sheet/items.h"

namespace banxin {
namespace fs = std::filesystem;
namespace {

void stop_if_failed(const Report& report, Overfull overfull = Overfull::stops) {
  if (overfull == Overfull::shows ? report.failed_beyond("overfull") : report.failed()) throw InputFault{};
}

// One task an element, each with its own report; joined in order, so that nothing depends on the number of threads.
template <class In, class Out, class Work>
std::vector<Out> in_parallel(const std::vector<In>& inputs, Report& report, const Work& work) {
  std::vector<Out> results(inputs.size());
  std::vector<Report> reports(inputs.size(), report.sibling());
  const auto one = [&](size_t i) { results[i] = work(inputs[i], reports[i]); };
  if (inputs.size() == 1)
    one(0);
  else
    tbb::parallel_for(size_t{0}, inputs.size(), one);
  for (const Report& each : reports) report.join(each);
  return results;
}

std::vector<const Page*> chosen_pages(const Edition& edition, const std::vector<int>& numbers, Report& report) {
  std::vector<const Page*> pages;
  const auto is_chosen = [&](const Page& page) {
    return std::any_of(numbers.begin(), numbers.end(),
                       [&](int n) { return n == page.number || (n != 0 && n == page.second); });
  };
  for (const Page& page : edition.pages)
    if (numbers.empty() || is_chosen(page)) pages.push_back(&page);
  if (pages.empty())
    report.error("no-such-page", edition.place, fmt::format("edition {} has no such page", edition.id),
                 "name one of its pages with --page, or leave --page out");
  return pages;
}

}  // namespace

fs::path home_folder() {
  std::error_code fault;
  const fs::path program = fs::read_symlink("/proc/self/exe", fault);
  for (fs::path folder = program.parent_path(); !fault && folder.has_relative_path(); folder = folder.parent_path())
    for (const fs::path& home : {folder, folder / "share" / "banxin"})
      if (fs::exists(home / "fonts" / "catalogue.yaml", fault)) return home;
  throw MachineFault{"no-home", "the folder fonts/ that belongs to banxin is not beside the program",
                     "run banxin from its repository, or install it with cmake --install"};
}

FontCatalogue house_catalogue(Report& report) {
  Report notes = report.sibling();
  FontCatalogue catalogue = read_catalogue(home_folder() / "fonts" / "catalogue.yaml", notes);
  if (!notes.failed()) return catalogue;
  const Note& first = notes.notes().front();
  throw MachineFault{"bad-catalogue",
                     fmt::format("{}:{}:{}: {}", notes.sources().path(first.place.file), first.place.line,
                                 first.place.column, first.text),
                     "restore fonts/catalogue.yaml, which belongs to banxin"};
}

namespace {

// Ads and logos as PDF, a page a task.
void judge_supplied(const LaidOut& laid, std::optional<PressStandard> standard, Report& report,
                    Overfull overfull = Overfull::stops) {
  std::vector<const Image*> pages;
  for (const Sheet& sheet : laid.sheets)
    for_each<Image>(sheet, [&](const Image& image) {
      if (image.format == Image::Format::pdf) pages.push_back(&image);
    });
  const Edition& edition = laid.edition;
  in_parallel<const Image*, bool>(pages, report, [&](const Image* image, Report& r) {
    return check_supplied(*image, edition.inks, edition.press, standard, r), true;
  });
  stop_if_failed(report, overfull);
}

// PDF/X-1a lets nothing show through. How a drawing is made is asked before anything is painted.
void judge_drawings(const LaidOut& laid, Report& report) {
  for (const Sheet& sheet : laid.sheets)
    for_each<Image>(sheet, [&](const Image& image) {
      const int line = image.format == Image::Format::svg ? svg_transparency(image.file) : 0;
      if (line > 0)
        report.error(
            "svg-transparency", image.origin,
            fmt::format("picture {} is an SVG that is transparent (line {}); PDF/X-1a allows none", image.name, line),
            "flatten it in the drawing program, or go to press as PDF/X-4");
    });
  stop_if_failed(report);
}

}  // namespace

LaidOut lay_out(const fs::path& file, const std::vector<int>& numbers, Report& report, Timing& timing,
                Overfull overfull, PictureDesk::Look look) {
  LaidOut laid;
  laid.catalogue = std::make_unique<const FontCatalogue>(house_catalogue(report));
  laid.edition = read_edition(file, *laid.catalogue, block_kinds(), report, fault_of_profile);
  stop_if_failed(report);
  laid.fonts = std::make_unique<FontShelf>(*laid.catalogue);
  timing.stage("read");

  const std::vector<const Page*> pages = chosen_pages(laid.edition, numbers, report);
  stop_if_failed(report);
  const auto slots = in_parallel<const Page*, std::vector<Slot>>(pages, report, [](const Page* page, Report& r) {
    return r.enter({page->number, {}}), place_slots(*page, r);
  });
  stop_if_failed(report);
  timing.stage("geometry");

  laid.pictures = std::make_unique<PictureDesk>(look);
  const Desk desk{laid.edition, *laid.fonts, [&](const std::string& picture, std::string& fault, int page) {
                    return laid.pictures->info(picture, fault, page);
                  }};
  std::vector<size_t> order(pages.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  laid.sheets = in_parallel<size_t, Sheet>(order, report,
                                           [&](size_t i, Report& r) { return set_page(desk, *pages[i], slots[i], r); });
  if (look != PictureDesk::Look::until_paint) laid.pictures->report_damage(laid.sheets, report);
  stop_if_failed(report, Overfull::shows);  // supplied PDFs are judged all the same
  timing.stage("layout");
  judge_supplied(laid, {}, report, overfull);
  return laid;
}

FaceFiles face_files(const FontShelf& fonts) {
  return [&fonts](FaceId face) {
    const FontShelf::File file = fonts.file(face);
    return FaceFile{file.bytes, file.index};
  };
}

std::string layout_json(const LaidOut& laid) {
  DumpNames names{.edition = laid.edition.id, .paper = laid.edition.paper, .date = iso_date(laid.edition.date)};
  for (const CatalogueFace& face : laid.fonts->catalogue().faces) {
    names.face_names.push_back(face.name);
    names.face_versions.push_back(face.sha256.substr(0, 12));
  }
  for (const Ink& ink : laid.edition.inks.all()) names.ink_names.push_back(ink.name);
  return to_json(laid.sheets, names);
}

namespace {

// Where separated photos are kept between runs (XDG Base Directory Specification 0.8).
fs::path photo_cache() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache && *cache == '/') return fs::path(cache) / "banxin" / "photos";
  const char* home = std::getenv("HOME");
  return home && *home == '/' ? fs::path(home) / ".cache" / "banxin" / "photos" : fs::path();
}

bool has_drawings(const std::vector<Sheet>& sheets) {
  bool any = false;
  for (const Sheet& sheet : sheets)
    for_each<Image>(sheet, [&](const Image& image) { any = any || image.format == Image::Format::svg; });
  return any;
}

std::vector<bool> folded(const std::vector<Sheet>& sheets) {
  std::vector<bool> folded;
  for (const Sheet& sheet : sheets) folded.push_back(sheet.second_page != 0);
  return folded;
}

OutputProfile profile_of(const PressStyle& style) {
  const fs::path house = home_folder() / "templates" / "press" / "snap_tr002_l220.icc";
  return read_output_profile(style.profile.empty() ? house.string() : style.profile);
}

struct PlacedPhoto {
  Image* image = nullptr;
  Ground ground;
};

// A photo a task: of the separation of pictures, decoding and encoding are most.
void separate(std::vector<Sheet>& sheets, const PressPhotos& photos, PressStandard standard, Report& report) {
  std::vector<PlacedPhoto> placed;
  for (Sheet& sheet : sheets)
    for_each<Image>(sheet, [&](Image& image) {
      placed.push_back({&image, {standard == PressStandard::x4, lies_on_paper(sheet, image)}});
    });
  PixelBudget budget;
  in_parallel<PlacedPhoto, bool>(placed, report, [&](const PlacedPhoto& photo, Report& r) {
    const PixelBudget::Share share(budget, photos.pixels(*photo.image));
    return photos.separate(*photo.image, r, photo.ground), true;
  });
  stop_if_failed(report);
}

// A file of sheets is another document than the file of the edition's pages.
std::string stem_of(const RenderJob& job, const Edition& edition) { return edition.id + (job.impose ? ".sheets" : ""); }

}  // namespace

std::vector<fs::path> results_of(const RenderJob& job, const Edition& edition) {
  std::vector<fs::path> results = {job.folder / (stem_of(job, edition) + ".pdf")};
  if (job.layout) results.push_back(job.folder / (edition.id + ".layout.json"));
  return results;
}

std::vector<fs::path> render(const RenderJob& job, LaidOut& laid, Report& report, Timing& timing) {
  const std::string layout = job.layout ? layout_json(laid) : "";
  std::optional<OutputProfile> profile;
  std::optional<PressPhotos> photos;
  std::vector<std::optional<Length>> marked_bleeds;
  const size_t page_count = laid.sheets.size();
  const std::vector<ImposedSide> sides = job.impose ? add_sides(laid, report) : std::vector<ImposedSide>{};
  if (job.press) {
    if (job.press == PressStandard::x1a) judge_drawings(laid, report), judge_supplied(laid, job.press, report);
    profile = profile_of(laid.edition.press);
    photos.emplace(*profile, laid.edition.press, photo_cache());
    separate(laid.sheets, *photos, *job.press, report);
    if (job.marks) marked_bleeds = add_slugs(laid, job.impose ? page_count : 0, report);
    timing.stage("photos");
  }
  const SubsetFaces faces(laid.sheets, face_files(*laid.fonts));
  laid.pictures->report_damage(laid.sheets, report);
  stop_if_failed(report);
  timing.stage("subset");
  const Edition& edition = laid.edition;
  const std::string stem = stem_of(job, edition);
  const PdfInfo info{.title = fmt::format("{} {}", edition.paper, iso_date(edition.date)),
                     .author = edition.paper,
                     .subject = edition.number,
                     .language = edition.language.tag,
                     .date = iso_date(edition.date)};
  PdfDocument document = paint_pdf(laid.sheets, edition.inks, faces, info);
  laid.pictures->stop_if_changed();
  std::string pdf = job.press || job.impose ? "" : document.write();
  timing.stage("pdf");
  if (job.press) {
    const PressIdentity identity{stem, edition.paper, info.title, info.date};
    pdf = press_pdf(
        std::move(document), edition.inks, *profile,
        {*job.press, edition.press, identity, marked_bleeds, folded(laid.sheets), sides, has_drawings(laid.sheets)});
    timing.stage("press");
  } else if (job.impose) {
    pdf = impose_pdf(std::move(document), sides);
    timing.stage("impose");
  }

  std::vector<fs::path> written = results_of(job, edition);
  write_whole(written[0], pdf);
  if (job.layout) write_whole(written[1], layout);
  timing.stage("write");
  return written;
}

std::string report_json(const Report& report, const std::vector<Sheet>& sheets) {
  constexpr const char* severities[] = {"info", "warning", "error"};
  nlohmann::ordered_json out;
  out["outcome"] = report.failed() ? "failed" : report.warned() ? "problems" : "done";
  out["notes"] = nlohmann::ordered_json::array();
  for (const Note& note : report.notes())
    out["notes"].push_back({{"severity", severities[static_cast<int>(note.severity)]},
                            {"code", note.code},
                            {"file", report.sources().path(note.place.file)},
                            {"line", note.place.line},
                            {"column", note.place.column},
                            {"page", note.page},
                            {"block", note.block},
                            {"text", note.text},
                            {"hint", note.hint}});
  const auto pages_of = [](const Sheet& sheet) {
    return sheet.second_page ? nlohmann::ordered_json({sheet.page, sheet.second_page})
                             : nlohmann::ordered_json({sheet.page});
  };
  const auto changes_in = [&](const Sheet& sheet, const std::string& block) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const PlacedBlock& placed : sheet.blocks)
      for (const Change& change : placed.changes)
        if (placed.name == block)
          all.push_back({{"rule", change.rule},
                         {"file", report.sources().path(change.place.file)},
                         {"line", change.place.line},
                         {"column", change.place.column},
                         {"before", change.before},
                         {"after", change.after}});
    return all;
  };
  out["stories"] = nlohmann::ordered_json::array();
  for (const Sheet& sheet : sheets)
    for (const Copyfit& fit : sheet.copyfits) {
      const SheetStory* story = sheet.find_story(fit.story);
      out["stories"].push_back({{"page", sheet.page},
                                {"pages", pages_of(sheet)},
                                {"id", story ? story->file : ""},
                                {"story", story ? story->name : ""},
                                {"block", fit.block},
                                {"state", name_of(fit.state())},
                                {"lines_over", fit.lines_over},
                                {"characters_over", fit.characters_over},
                                {"lines_under", fit.lines_under},
                                {"characters_under", fit.characters_under},
                                {"changes", changes_in(sheet, fit.block)}});
    }
  return json_text(out);
}

}  // namespace banxin
