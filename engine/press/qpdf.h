// libqpdf as the press stage uses it.
#pragma once

// libqpdf 11 asks which of its two kinds of shared pointers is meant: std::shared_ptr.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
