// The numbers of barcodes: what is written by the editor, and what stands on the page.
#pragma once

#include <string>

#include "base/message.h"

namespace banxin {

/// Thirteen digits of an EAN-13 and, when it is that of a newspaper, its ISSN.
struct BarcodeNumber {
  std::string digits;
  std::string issn;  ///< 1674-6780; empty when none was written
  Message fault;     ///< what is wrong with what was written, then also the cure; empty = nothing
  Message cure;
};

/// Reads an EAN-13 (13 digits, with or without spaces and hyphens) or an ISSN (1674-6780), whose EAN begins with 977
/// and has `variant` (two digits) behind seven digits of it (ISO 3297). Check digits must be right.
BarcodeNumber read_barcode_number(const std::string& written, const std::string& variant);

/// The check digit of twelve digits of an EAN-13 (GS1 General Specifications, 7.9).
char ean_check(const std::string& twelve);
/// That of seven digits of an ISSN: modulus 11, X for ten.
char issn_check(const std::string& seven);

}  // namespace banxin
