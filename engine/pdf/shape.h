// Whether libqpdf may go through a document. Much of it recurses, object into object, as deep as a file pleases.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "base/message.h"

namespace banxin {

/// What is wrong with the shape of a document just parsed, before its pages are asked for: how deep and how large its
/// page tree is, how many objects there are and how they are numbered. Goes on after "a PDF with": "a page tree 9763
/// deep (at most 64)". Empty when it is sound. Reads every object; throws what libqpdf throws.
Message shape_fault(QPDF& pdf);

/// The same for what QPDF::copyForeignObject would go through from `object`.
Message copy_fault(QPDFObjectHandle object);

}  // namespace banxin
