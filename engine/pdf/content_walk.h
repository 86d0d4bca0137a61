// A walk through content and the forms, patterns and soft masks that it draws. What is looked for is its visitor's
// business; how content lies in content is told here alone.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string_view>

#include "pdf/content.h"
#include "pdf/streams.h"

namespace banxin {

/// Forms, patterns and soft masks in one another: what lies deeper is a fault wherever it is met.
inline constexpr int deepest_form = 12;

/// Visitors derive from it. It ends on every input if they go into nothing that is being walked.
class ContentWalk {
 public:
  /// Walks through a page's contents, or one stream.
  void walk(QPDFObjectHandle contents, QPDFObjectHandle resources);

 protected:
  ContentWalk() = default;
  ContentWalk(const ContentWalk&) = delete;
  ContentWalk& operator=(const ContentWalk&) = delete;
  virtual ~ContentWalk() = default;

  /// Goes through one content stream, into what it draws too: its operations stand in `reader`.
  virtual void visit(ContentReader& reader) = 0;
  /// A stream that gives no bytes stands in the place of content.
  virtual void miss(const BadStream& bad) = 0;

  /// What the content that is being walked calls `name` among its resources of a kind; null when there is none.
  QPDFObjectHandle named(const char* kind, std::string_view name) const;
  QPDFObjectHandle resources() const { return resources_; }

  /// Goes into what this content draws, with its own resources, or those of this content.
  void enter(QPDFObjectHandle form);
  /// The same with resources that are said elsewhere.
  void enter(QPDFObjectHandle form, QPDFObjectHandle resources);
  /// It is being walked: to enter it would be a circle.
  bool is_entered(QPDFObjectHandle form) const { return entered_.contains(form.getObjGen()); }
  bool is_deepest() const { return entered_.size() >= deepest_form; }

 private:
  QPDFObjectHandle resources_ = QPDFObjectHandle::newNull();
  std::set<QPDFObjGen> entered_;
  KeptContents contents_;
};

}  // namespace banxin
