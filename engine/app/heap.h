// Where the program's memory comes from.
#pragma once

#include <cstddef>

namespace banxin {

/// Takes memory first in one large piece, and keeps what was given back: a page is made of buffers of some megabytes,
/// and a fresh page of memory costs the kernel more than what is written into it. The piece is of huge pages where the
/// kernel grants them to those that ask (transparent huge pages, `madvise`); elsewhere nothing is lost. Up to eight
/// `processors` have an arena each, of more four share one: two that lay out pages in one arena wait for each other a
/// sixth of their time. To be called once, before there are threads; a program that uses the library decides for
/// itself. Changes no byte of what is made.
void take_memory_in_large_pieces(size_t processors);

}  // namespace banxin
