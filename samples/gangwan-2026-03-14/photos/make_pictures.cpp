// Makes the two pictures of the sample edition: make_pictures FOLDER
// Build: g++ -std=c++20 -O2 make_pictures.cpp -ljpeg -o make_pictures
#include "lighthouse.h"
#include "market.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: make_pictures FOLDER\n", stderr);
    return 2;
  }
  try {
    const std::string folder = argv[1];
    Film dusk = lighthouse::picture(), night = market::picture();
    write_jpeg(dusk, folder + "/lighthouse.jpg", 0.5);
    write_jpeg(night, folder + "/night-market.jpg", 0.5);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make_pictures: %s\n", error.what());
    return 1;
  }
  return 0;
}
