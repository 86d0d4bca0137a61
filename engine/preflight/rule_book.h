// The rules by name: who asks for each, where, and what to do when it fails.
#pragma once

#include <string_view>

#include "base/message.h"
#include "preflight/pdfx.h"

namespace banxin {

struct PrintRule {
  const char* name;
  Phrase subject;  ///< as the standard's clauses are called: "fonts"
  /// Clauses of ISO 15930-4 and 15930-7, and of the Application Notes for PDF/X Standards (CGATS, version 4) for those
  /// parts whose clauses are not numbered here. Null = the standard does not ask for it: the house does.
  const char *x1a, *notes, *x4;
  Phrase purpose;  ///< what it wants: "every font that is seen is in the file"
  Phrase cure;     ///< what to do about it
};

/// The rule of that name, which must be one.
const PrintRule& rule_called(std::string_view name);

/// Whether the standard asks for it, or the house alone.
bool is_of_standard(const PrintRule& rule, PdfX standard);

/// "ISO 15930-4:2003, 6.3 (fonts)", or "house".
Message clause_of(const PrintRule& rule, PdfX standard);

}  // namespace banxin
