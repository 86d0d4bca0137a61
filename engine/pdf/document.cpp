#include "pdf/document.h"

#include <algorithm>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

#include "pdf/deflate.h"
#include "pdf/write.h"

namespace banxin {
namespace {

using Handle = QPDFObjectHandle;

// The letters before the name of a subset (ISO 32000-1, 9.6.4) are left out: they tell nothing that the font itself
// does not, and Cairo makes them of the numbers that glyphs have in the face it was given.
uint32_t checksum_without_tags(std::string_view bytes) {
  constexpr size_t letters = 6;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  uint32_t checksum = 0;
  size_t begin = 0;
  for (size_t plus = bytes.find('+'); plus != bytes.npos; plus = bytes.find('+', plus + 1)) {
    if (plus < begin + letters || !std::ranges::all_of(bytes.substr(plus - letters, letters), is_capital)) continue;
    checksum = crc32_of(bytes.substr(begin, plus - letters - begin), checksum);
    begin = plus;
  }
  return crc32_of(bytes.substr(begin), checksum);
}

}  // namespace

struct PdfDocument::Impl {
  std::string bytes;
  std::vector<std::shared_ptr<const void>> sources;
  std::vector<std::shared_ptr<const std::string>> kept_parts;
  std::string parts;  // that it was made from besides
  QPDF pdf;           // reads from what stands above
};

PdfDocument::PdfDocument(std::string bytes) : impl_(std::make_unique<Impl>()) {
  impl_->bytes = std::move(bytes);
  impl_->pdf.setSuppressWarnings(true);
  impl_->pdf.processMemoryFile("page", impl_->bytes.data(), impl_->bytes.size());
}

PdfDocument::~PdfDocument() = default;
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;

QPDF& PdfDocument::pdf() { return impl_->pdf; }

size_t PdfDocument::size() const {
  size_t size = impl_->bytes.size();
  for (const auto& part : impl_->kept_parts) size += part->size();
  return size;
}

void PdfDocument::keep(std::shared_ptr<const void> source) { impl_->sources.push_back(std::move(source)); }

void PdfDocument::made_from(std::string_view part) { impl_->parts += part; }

void PdfDocument::made_from(std::shared_ptr<const std::string> part) { impl_->kept_parts.push_back(std::move(part)); }

uint32_t PdfDocument::checksum() const {
  uint32_t checksum = crc32_of(impl_->parts, checksum_without_tags(impl_->bytes));
  for (const auto& part : impl_->kept_parts) checksum = crc32_of(*part, checksum);
  return checksum;
}

std::string PdfDocument::write(std::string* digest) {
  return write_pdf(pdf(), {.least_version = least_version, .keep_packing = true, .about = size() + size() / 64 + 4096},
                   digest);
}

}  // namespace banxin
