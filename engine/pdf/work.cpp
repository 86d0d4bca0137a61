#include "pdf/work.h"

namespace banxin {
namespace {

// Reading a page costs some ten times its size unpacked, which is some ten times its size in the file.
constexpr uint64_t least_work = uint64_t{256} << 20;
constexpr uint64_t work_a_byte = 100;
constexpr uint64_t most_structure = uint64_t{8} << 20;  // of one object stream or cross-reference stream

constexpr ptrdiff_t most_stack = 1 << 20;  // threads have some megabytes

thread_local WorkLimit* work = nullptr;
thread_local StreamLimit* stream = nullptr;

const char* here() { return static_cast<const char*>(__builtin_frame_address(0)); }

uint64_t megabytes(uint64_t bytes) { return bytes >> 20; }

}  // namespace

WorkLimit::WorkLimit(size_t file_size) : stack_(here()), most_(least_work + work_a_byte * file_size), outer_(work) {
  work = this;
}

WorkLimit::~WorkLimit() { work = outer_; }

void WorkLimit::add(uint64_t bytes) {
  spent_ += bytes;
  if (spent_ > most_)
    throw TooMuchWork(say("takes more work than its size allows ({} MB to unpack and read, at most {} MB)",
                          megabytes(spent_), megabytes(most_)));
}

void WorkLimit::check_stack() const {
  if (stack_ - here() > most_stack) throw PdfFault(say("objects refer to each other too deep to be read"));
}

void check_stack() {
  if (work) work->check_stack();
}

void spend(uint64_t bytes) {
  if (work) work->add(bytes);
}

StreamLimit::StreamLimit(uint64_t most) : most_(most), outer_(stream) { stream = this; }

StreamLimit::~StreamLimit() { stream = outer_; }

void check_size(uint64_t size) {
  if (!work) return;
  const uint64_t most = stream ? stream->most_ : most_structure;
  if (size <= most) return;
  if (stream) stream->exceeded_ = true;
  throw BadStream(say("unpacks to more than {} MB", megabytes(most)));
}

}  // namespace banxin
