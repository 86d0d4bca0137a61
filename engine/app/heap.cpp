#include "app/heap.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace banxin {
namespace {

constexpr int piece = 64 << 20;            // address space; memory is what is touched
constexpr int later_piece = 1 << 20;       // where addresses are rationed, no more is asked for than is wanted
constexpr int largest_of_heap = 32 << 20;  // glibc's own limit of M_MMAP_THRESHOLD

uintptr_t heap_end() { return reinterpret_cast<uintptr_t>(::sbrk(0)); }

}  // namespace

void take_memory_in_large_pieces(size_t processors) {
  constexpr size_t most_alone = 8;
  ::mallopt(M_ARENA_MAX, static_cast<int>(std::max({processors / 4, std::min(processors, most_alone), size_t{1}})));
  ::mallopt(M_MMAP_THRESHOLD, largest_of_heap);
  ::mallopt(M_TRIM_THRESHOLD, 2 * piece);
  ::mallopt(M_TOP_PAD, piece);
  const auto page = static_cast<uintptr_t>(::sysconf(_SC_PAGESIZE));
  const uintptr_t from = (heap_end() + page - 1) / page * page;
  // More than the heap holds: it grows by this and by the pad.
  void* volatile growth = std::malloc(largest_of_heap / 2);  // volatile: a compiler may leave out what nobody reads
  std::free(growth);
  ::mallopt(M_TOP_PAD, later_piece);
  const uintptr_t to = heap_end() / page * page;
  if (to > from) ::madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE);  // refused: small pages, as ever
}

}  // namespace banxin
