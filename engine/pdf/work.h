// What going through one PDF may cost: a small file can ask for endless unpacking and drawing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "base/message.h"

namespace banxin {

/// What is wrong with a PDF. `what()` is `said` in English.
struct PdfFault : std::runtime_error {
  explicit PdfFault(Message what) : std::runtime_error(what.english()), said(std::move(what)) {}
  Message said;
};

/// A PDF asks for more work than a file of its size may. `said` goes on after its name: "takes more work than …".
struct TooMuchWork : PdfFault {
  using PdfFault::PdfFault;
};

/// A stream that gives no bytes; `said` goes on after what it is: "does not decode".
struct BadStream : PdfFault {
  using PdfFault::PdfFault;
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
  /// Throws PdfFault when calls are nested far deeper here than where the limit was set.
  void check_stack() const;

 private:
  const char* stack_;
  uint64_t most_, spent_ = 0;
  WorkLimit* outer_;
};

/// Counts work worth that of reading `bytes` of a PDF. Nothing happens where no limit was set: our own files have none.
void spend(uint64_t bytes);

/// Throws PdfFault when calls are nested too deep for a file to be read further.
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
