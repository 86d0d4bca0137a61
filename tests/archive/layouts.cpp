#include "tests/archive/layouts.h"

namespace banxin::archive_test {
namespace {

Place ad(std::string_view shape) { return {"ad", Want::ad, 0, 0, 0, 0, false, shape}; }

// The lines are those that `banxin check --format json` counts for the room of each story.
const Layout tabloid_front = {"tabloid-front",
                              {{"mark", Want::drawing},
                               {"lead", Want::story, 13, 99},
                               {"lead-photo", Want::photo},
                               {"second", Want::story, 13, 72},
                               ad("strip")}};

const Layout tabloid_inside[] = {
    {"tabloid-news",
     {{"first", Want::story, 16, 73, 1, 12, true},
      {"second", Want::story, 13, 56},
      {"second-photo", Want::photo},
      {"third", Want::story, 13, 51},
      ad("strip")}},
    {"tabloid-sport",
     {{"first", Want::story, 13, 50},
      {"first-photo", Want::photo},
      {"second", Want::story, 13, 56},
      {"second-photo", Want::photo},
      {"third", Want::story, 13, 51},
      ad("strip")}},
    {"tabloid-culture",
     {{"drawing", Want::drawing},
      {"note", Want::note, 20, 18},
      {"essay", Want::story, 26, 33},
      {"wide", Want::story, 16, 74, 0, 0, true},
      ad("strip")}},
    {"tabloid-photos",
     {{"large", Want::photo},
      {"a", Want::photo},
      {"b", Want::photo},
      {"c", Want::photo},
      {"d", Want::photo},
      {"words", Want::story, 22, 17}}},
    {"tabloid-service",
     {{"sun", Want::drawing},
      {"sky", Want::sky},
      {"sea", Want::sea},
      {"poster", Want::drawing},
      {"notices", Want::story, 14, 81},
      ad("poster")}},
};

const Layout broadsheet_front = {"broadsheet-front",
                                 {{"mark", Want::drawing},
                                  {"lead", Want::story, 19, 98, 2, 9},
                                  {"photo-1", Want::photo},
                                  {"photo-2", Want::photo},
                                  {"photo-3", Want::photo},
                                  {"second", Want::story, 15, 54},
                                  ad("banner")}};

const Layout broadsheet_inside[] = {
    {"broadsheet-news",
     {{"first", Want::story, 18, 112, 1, 15, true},
      {"second", Want::story, 15, 53},
      {"photo", Want::photo},
      {"third", Want::story, 18, 65},
      ad("banner")}},
    {"broadsheet-opinion",
     {{"first", Want::story, 21, 98},
      {"second", Want::story, 22, 36},
      {"photo", Want::photo},
      {"third", Want::story, 18, 65},
      ad("banner")}},
    {"broadsheet-half",
     {{"first", Want::story, 15, 101}, {"second", Want::story, 15, 43}, {"photo", Want::photo}, ad("half")}},
};

}  // namespace

const Layout& front_of(bool broadsheet) { return broadsheet ? broadsheet_front : tabloid_front; }

std::span<const Layout> inside_of(bool broadsheet) {
  return broadsheet ? std::span<const Layout>(broadsheet_inside) : std::span<const Layout>(tabloid_inside);
}

}  // namespace banxin::archive_test
