// What going through one PDF may cost: a small file can ask for endless unpacking and drawing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace banxin {

/// A PDF asks for more work than a file of its size may. `what()` goes on after its name: "takes more work than …".
struct TooMuchWork : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A stream that gives no bytes; `what()` goes on after what it is: "does not decode".
struct BadStream : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// While it lives, what this thread does with one PDF is counted, and ended by TooMuchWork. The innermost one counts.
/// It belongs to the thread, since libqpdf unpacks streams of its own accord and hands nothing through.
class WorkLimit {
 public:
  explicit WorkLimit(size_t file_size);
  ~WorkLimit();
  WorkLimit(const WorkLimit&) = delete;
  WorkLimit& operator=(const WorkLimit&) = delete;

  void add(uint64_t bytes);
  /// Throws std::runtime_error when calls are nested far deeper here than where the limit was set.
  void check_stack() const;

 private:
  const char* stack_;
  uint64_t most_, spent_ = 0;
  WorkLimit* outer_;
};

/// Counts work worth that of reading `bytes` of a PDF. Nothing happens where no limit was set: our own files have none.
void spend(uint64_t bytes);

/// Throws std::runtime_error when calls are nested too deep for a file to be read further.
void check_stack();

/// How large what is unpacked on this thread may get at every filter of a stream; the innermost one counts. Without
/// one, but within a WorkLimit, it is what libqpdf may unpack for itself: object streams and cross-reference streams.
class StreamLimit {
 public:
  explicit StreamLimit(uint64_t most);
  ~StreamLimit();
  StreamLimit(const StreamLimit&) = delete;
  StreamLimit& operator=(const StreamLimit&) = delete;

  bool exceeded() const { return exceeded_; }

 private:
  friend void check_size(uint64_t size);
  uint64_t most_;
  bool exceeded_ = false;
  StreamLimit* outer_;
};

/// Throws BadStream when a stream has unpacked to more than it may. Nothing happens without a WorkLimit.
void check_size(uint64_t size);

}  // namespace banxin
