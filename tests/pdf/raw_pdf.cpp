#include "tests/pdf/raw_pdf.h"

#include <fmt/format.h>
#include <zlib.h>

namespace banxin::test {
namespace {

const std::string boxes = "/MediaBox [0 0 100 50] /TrimBox [0 0 100 50]";

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
            static_cast<uLong>(bytes.size()), Z_BEST_SPEED);
  out.resize(size);
  return out;
}

}  // namespace

std::string raw_pdf(const RawObjects& objects) {
  std::string out = "%PDF-1.4\n", table = "xref\n0 1\n0000000000 65535 f \n";
  for (const auto& [number, object] : objects) {
    table += fmt::format("{} 1\n{:010} 00000 n \n", number, out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", number, object);
  }
  const size_t at = out.size();
  return out + table +
         fmt::format("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.rbegin()->first + 1, at);
}

std::string raw_stream(std::string data, const std::string& keys, int times) {
  std::string filters;
  for (int i = 0; i < times; ++i) data = deflated(data), filters += "/FlateDecode ";
  if (times > 0) filters = "/Filter [" + filters + "]";
  return fmt::format("<< {} {} /Length {} >>\nstream\n", keys, filters, data.size()) + data + "\nendstream";
}

RawObjects raw_page(const RawPage& page) {
  RawObjects objects = page.more;
  objects[1] = fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", page.catalogue);
  objects[2] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
  objects[3] = fmt::format("<< /Type /Page /Parent 2 0 R {} /Resources {} /Contents 4 0 R {} >>", boxes, page.resources,
                           page.page);
  objects[4] = raw_stream(page.content, "", page.deflated);
  return objects;
}

std::string deep_tree(int depth) {
  RawObjects objects = raw_page({});
  for (int i = 0; i < depth; ++i)
    objects[i == 0 ? 2 : 10 + i] =
        fmt::format("<< /Type /Pages {} /Kids [{} 0 R] /Count 1 >>",
                    i == 0 ? "" : fmt::format("/Parent {} 0 R", i == 1 ? 2 : 9 + i), i + 1 == depth ? 3 : 11 + i);
  objects[3].replace(objects[3].find("/Parent 2"), 9, fmt::format("/Parent {}", depth == 1 ? 2 : 9 + depth));
  return raw_pdf(objects);
}

std::string long_chain(int length) {
  RawPage page{.resources = "<< /Properties << /A 10 0 R >> >>"};
  for (int i = 1; i < length; ++i) page.more[9 + i] = fmt::format("<< /Next {} 0 R >>", 10 + i);
  page.more[9 + length] = "<< >>";
  return raw_pdf(raw_page(page));
}

}  // namespace banxin::test
