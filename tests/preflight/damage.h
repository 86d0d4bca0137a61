// Press PDFs made wrong on purpose, and what preflight says of them.
#pragma once

#include <functional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>
#include <string>
#include <vector>

#include "base/press_standard.h"
#include "preflight/preflight.h"

namespace banxin::test {

using Handle = QPDFObjectHandle;
using Rules = std::set<std::string>;
using Damage = std::function<void(QPDF&)>;
using Setting = std::function<void(QPDFWriter&)>;

/// A page with all that a newspaper page has: black text, a panel with white words, a spot ink, a photo.
std::string good_pdf(PressStandard standard);
/// The same with its streams in the clear, damaged, written again.
std::string damaged(PressStandard standard, const Damage& damage, const Setting& setting = {});

/// `good` damaged; with its streams as they are, written again.
std::string changed(const std::string& good, const Damage& damage, const Setting& setting = {});

/// Everything but the plates.
PreflightJob quick();
/// The rules with this outcome.
Rules with(Outcome outcome, const Preflight& result);
/// What failed and what was warned of, in words.
std::string told(const Preflight& result);

struct Fault {
  const char *what, *rule;
  Damage damage;
};
/// Each fault is caught by its rule and by no other.
void check_faults(PressStandard standard, Outcome outcome, const std::vector<Fault>& faults,
                  const PreflightJob& job = quick());

Handle first_page(QPDF& pdf);
std::string content_of(QPDF& pdf);
void draw(QPDF& pdf, const std::string& more);
void replace(QPDF& pdf, const std::string& from, const std::string& to);
void replace_xmp(QPDF& pdf, const std::string& from, const std::string& to);
Handle resource(QPDF& pdf, const char* kind);
Handle info(QPDF& pdf);
Handle state(QPDF& pdf, const char* name);
Handle first_font(QPDF& pdf);
Handle descendant(QPDF& pdf);
Handle first_image(QPDF& pdf, std::string* name = nullptr);
Damage colour_all(const char* painting);

}  // namespace banxin::test
