// Libraries that few pages need: each takes time whenever the program starts.
#pragma once

namespace banxin {

/// A shared library that is loaded when it is asked for, and then stays.
class LoadedLibrary {
 public:
  /// `file`: "libtiff.so.6"; `package`: the Debian package that brings it. Throws MachineFault when it is not there.
  LoadedLibrary(const char* file, const char* package);

  /// Takes a function out of it. Throws MachineFault when it has none of that name.
  template <class Function>
  void find(const char* name, Function*& function) const {
    function = reinterpret_cast<Function*>(address(name));
  }

 private:
  void* address(const char* name) const;

  const char *file_, *package_;
  void* handle_;
};

}  // namespace banxin
