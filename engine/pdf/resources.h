// What content names: the dictionaries of its resources (ISO 32000-1, 7.8.3).
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>

namespace banxin {

/// What content calls `name` ("/F1") among the resources of a kind ("/Font"); null when there is none.
QPDFObjectHandle resource(QPDFObjectHandle resources, const char* kind, std::string_view name);

/// The resources that a form, or a pattern, draws with: its own, else those of the content it stands in.
QPDFObjectHandle resources_of(QPDFObjectHandle form, QPDFObjectHandle outer);

/// The dictionary under `key`, made when it is not there.
QPDFObjectHandle dictionary_in(QPDFObjectHandle holder, const char* key);

/// Makes objects of their own of fonts that stand inside a resource dictionary, so that each is told from the others.
void number_fonts(QPDF& pdf);

/// Calls `work` with each of the resources of a kind, in the order of their names.
template <class Work>
void each_resource(QPDFObjectHandle resources, const char* kind, const Work& work) {
  QPDFObjectHandle all = resources.isDictionary() ? resources.getKey(kind) : QPDFObjectHandle::newNull();
  if (!all.isDictionary()) return;
  for (const std::string& name : all.getKeys()) work(all.getKey(name));
}

}  // namespace banxin
