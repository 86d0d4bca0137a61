// Renders the five pictures of the sample front page: make_photos FOLDER [NAME [DIVISOR]].
// With a name only that picture is made; a divisor gives a smaller proof.
#include <cstdio>
#include <exception>
#include <string>

#include "film.h"
#include "scene_ascend.h"
#include "scene_congress.h"
#include "scene_fusion.h"
#include "scene_press.h"
#include "scene_video.h"

namespace {

struct Photo {
  const char* name;
  Scene (*scene)();
  int width = 1600, height = 1067;
};

constexpr Photo kPhotos[] = {
    {"ascend", ascend::scene, 2400, 1600},  // the lead picture, 234 mm wide on the page
    {"video-tool", video::scene},          {"zhongguancun", press::scene}, {"fusion", fusion::scene},
    {"congress", congress::scene},
};

void make(const Photo& photo, const std::string& folder, int divisor) {
  const int width = photo.width / divisor, height = photo.height / divisor;
  const Scene scene = photo.scene();
  const Film film = Tracer(scene).render(width, height);
  writeJpeg(folder + "/" + photo.name + ".jpg", toned(developed(film, scene.camera), width, height, scene.look), width,
            height);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: make_photos FOLDER [NAME [DIVISOR]]\n", stderr);
    return 2;
  }
  try {
    const std::string wanted = argc > 2 ? argv[2] : "";
    const int divisor = argc > 3 ? std::max(1, std::stoi(argv[3])) : 1;
    for (const Photo& photo : kPhotos)
      if (wanted.empty() || wanted == photo.name) make(photo, argv[1], divisor);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make_photos: %s\n", error.what());
    return 1;
  }
  return 0;
}
