// What a page draws with, made its own.
#pragma once

class QPDF;
class QPDFObjectHandle;

namespace banxin {

/// Gives `page` copies of its own of the forms, patterns, gradients and states that Cairo lets pages share, with all
/// that stands in them, so that their colours can be changed and those of other pages stay. Pictures, fonts and
/// supplied pages, whose colours stay as they are, are shared as before. For documents of our own make.
void own_resources(QPDF& pdf, QPDFObjectHandle page);

}  // namespace banxin
