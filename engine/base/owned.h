// Owners of objects of C libraries: freed in every way out of a function.
#pragma once

#include <memory>

namespace banxin {

/// Calls a C library's own function to free what it made.
template <auto free_it>
struct Free {
  template <class T>
  void operator()(T* object) const {
    free_it(object);
  }
};

/// A unique_ptr that frees by `free_it`: Owned<hb_face_t, hb_face_destroy>.
template <class T, auto free_it>
using Owned = std::unique_ptr<T, Free<free_it>>;

}  // namespace banxin
