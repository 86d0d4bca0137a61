// A PDF on its way from Cairo to its file: opened once, worked on by stage after stage, written once.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

class QPDF;

namespace banxin {

class PdfDocument {
 public:
  /// Parses the bytes of a file of our own make. Throws what libqpdf throws.
  explicit PdfDocument(std::string bytes);
  ~PdfDocument();
  PdfDocument(PdfDocument&&) noexcept;
  PdfDocument& operator=(PdfDocument&&) noexcept;

  QPDF& pdf();
  /// How large the file was that it was read from, with what it was made from and keeps.
  size_t size() const;

  /// Keeps alive what the document reads from until it is written.
  void keep(std::shared_ptr<const void> source);
  /// The newest version of PDF that something in it needs; empty = its own.
  std::string least_version;

  /// Something that went into it besides the bytes it was opened from.
  void made_from(std::string_view part);
  /// The same, kept alive until it is written.
  void made_from(std::shared_ptr<const std::string> part);
  /// Of all that it was made from (CRC-32): tells one state of a document from another.
  uint32_t checksum() const;

  /// The file as the document stands: streams that stand in the clear are deflated, all others stay as they are.
  /// `digest`: as of write_pdf().
  std::string write(std::string* digest = nullptr);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace banxin
