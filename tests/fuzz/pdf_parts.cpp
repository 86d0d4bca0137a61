#include "tests/fuzz/pdf_parts.h"

#include <fmt/format.h>

#include <vector>

namespace banxin::fuzz {
namespace {

constexpr std::string_view page_content = R"(/S /P <</MCID 0>> BDC q /G gs 0 0 0 1 k 1 0 0 1 5 30 cm
BT /F 12 Tf 14 TL (<\000\001\000\002>) Tj [<0001> -120 <0002>] TJ T* /U 9 Tf (AB) ' /T 9 Tf (a) Tj ET Q EMC
/C cs 0.5 sc 10 10 20 20 re f /C CS 1 SC 0.5 w 0 0 m 50 20 l S /Pattern cs /P scn 0 0 9 9 re f*
q 30 0 0 20 60 5 cm /I Do Q /X Do /OC /L BDC /Sh sh EMC
BI /W 2 /H 2 /BPC 8 /CS /CMYK /F /AHx ID 0000000000000000FFFFFFFFFFFFFFFF> EI)";

constexpr std::string_view to_unicode = R"(/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /A def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <5E7F> <0002> <544A> endbfchar
2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0061> <D840DC00>] endbfrange
endcmap end end)";

constexpr std::string_view xmp =
    R"(<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdfxid:GTS_PDFXVersion="PDF/X-4" pdf:Trapped='False'>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A &amp; B</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2026-03-14T00:00:00Z</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>)";

constexpr std::string_view function = "{ dup 0.5 mul exch 0 exch 0.2 mul 0 exch }";

struct Part {
  PdfPart part;
  const char* keys;  ///< of its stream; null for an object that is no stream
  std::string_view whole;
};

// Object n + 10 holds part n.
constexpr Part parts[] = {
    {PdfPart::page_content, "", page_content},
    {PdfPart::form_content,
     "/Type /XObject /Subtype /Form /BBox [0 0 100 50] /Group << /S /Transparency /CS /DeviceCMYK >> /Resources 4 0 R",
     "/S /Span <</MCID 0>> BDC q 0.2 0 0 0 K 2 0 0 2 0 0 cm 0 0 m 1 1 2 2 3 3 c h W* n 1 0 0 rg 1 w 0 0 5 5 re B Q "
     "EMC"},
    {PdfPart::to_unicode, "", to_unicode},
    {PdfPart::xmp, "/Type /Metadata /Subtype /XML", xmp},
    {PdfPart::profile, "/N 4", ""},
    {PdfPart::font_program, "/Subtype /CIDFontType0C", ""},
    {PdfPart::function, "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]", function},
    {PdfPart::char_proc, "", "500 0 0 0 500 500 d1 0 0 500 500 re f"},
    {PdfPart::widths, nullptr, "[1 [500 600] 10 12 700]"},
    {PdfPart::colour_space, nullptr, "[/Separation /Gold /DeviceCMYK 16 0 R]"},
    {PdfPart::graphics_state, nullptr,
     "<< /Type /ExtGState /ca 1 /CA 0.5 /BM /Multiply /SMask /None /OP true /op true /OPM 1 /Font [30 0 R 9] >>"},
    {PdfPart::structure, nullptr,
     "<< /Type /StructElem /S /P /P 6 0 R /Pg 3 0 R /K [0 << /Type /MCR /Pg 3 0 R /Stm 11 0 R /MCID 0 >>] >>"},
    {PdfPart::parent_tree, nullptr, "<< /Nums [0 [21 0 R]] >>"},
    {PdfPart::open_action, nullptr,
     "<< /S /GoTo /D [3 0 R /Fit] /Next [<< /S /URI /URI (a) >> << /S /JavaScript /JS (b) >>] >>"},
    {PdfPart::annotations, nullptr,
     "[<< /Type /Annot /Subtype /Link /Rect [0 0 5 5] /A << /S /URI /URI (a) >> >> << /Subtype /PrinterMark >>]"},
    {PdfPart::layers, nullptr, "<< /Type /OCMD /OCGs [<< /Type /OCG /Name (a) >>] /P /AnyOn >>"},
    {PdfPart::page_keys, nullptr, "/TrimBox [0 0 100 50] /BleedBox [0 0 100 50] /Rotate 0 /UserUnit 1"},
    {PdfPart::image_keys, nullptr, "/Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceCMYK /Interpolate false"},
    {PdfPart::font_keys, nullptr, "/Subtype /Type0 /Encoding /Identity-H /BaseFont /AAAAAA+Face"},
    {PdfPart::simple_font_keys, nullptr,
     "/Subtype /TrueType /BaseFont /Arial /FirstChar 65 /LastChar 66 /Widths [500 500] /Encoding /WinAnsiEncoding"},
};
static_assert(std::size(parts) == pdf_part_count);

constexpr const char* frame[] = {
    "<< /Type /Catalog /Pages 2 0 R /Metadata 13 0 R /OpenAction 23 0 R /MarkInfo << /Marked true >> "
    "/StructTreeRoot 6 0 R /OutputIntents [<< /S /GTS_PDFX /OutputConditionIdentifier (A) /DestOutputProfile 14 0 R "
    ">>] "
    "/OCProperties << /OCGs [] /D << /ON [] >> >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 50] /Contents 10 0 R /Resources 4 0 R /StructParents 0 "
    "/Annots 24 0 R {} >>",
    "<< /Font << /F 30 0 R /U 31 0 R /T 32 0 R >> /XObject << /X 11 0 R /I 5 0 R >> /ColorSpace << /C 19 0 R >> "
    "/ExtGState << /G 20 0 R >> /Properties << /L 25 0 R >> /Pattern << /P 34 0 R >> "
    "/Shading << /Sh << /ShadingType 2 /ColorSpace 19 0 R /Coords [0 0 1 1] /Function 16 0 R >> >> >>",
    "<< /Type /XObject /Subtype /Image {} /Length 16 >>\nstream\n0123456789abcdef\nendstream",
    "<< /Type /StructTreeRoot /K 21 0 R /ParentTree 22 0 R >>",
};

constexpr const char* fonts[] = {
    "<< /Type /Font {} /DescendantFonts [33 0 R] /ToUnicode 12 0 R >>",
    "<< /Type /Font {} /ToUnicode 12 0 R >>",
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a 17 0 R "
    ">> "
    "/Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [500] /Resources 4 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /AAAAAA+Face /CIDSystemInfo << /Registry (Adobe) /Ordering "
    "(Identity) "
    "/Supplement 0 >> /W 18 0 R /FontDescriptor << /Type /FontDescriptor /FontName /AAAAAA+Face /FontFile3 15 0 R >> "
    ">>",
    "<< /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 5 5] /XStep 5 /YStep 5 /Resources 4 0 R /Length 20 "
    ">>\nstream\n"
    "0 1 0 0 k 0 0 3 3 re f\nendstream",
};

std::string stream(const char* keys, std::string_view bytes) {
  return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", keys, bytes.size(), bytes);
}

// Objects by number, and where each begins (ISO 32000-1, 7.5).
class Writer {
 public:
  void object(size_t number, std::string_view body) {
    if (at_.size() <= number) at_.resize(number + 1);
    at_[number] = out_.size();
    out_ += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
  }
  std::string finish() {
    const size_t table = out_.size();
    out_ += fmt::format("xref\n0 {}\n0000000000 65535 f \n", at_.size());
    for (size_t i = 1; i < at_.size(); ++i)
      out_ += at_[i] ? fmt::format("{:010} 00000 n \n", at_[i]) : "0000000000 00000 f \n";
    out_ += fmt::format(
        "trailer\n<< /Size {} /Root 1 0 R /ID [(a) (b)] /Info << /Title (A & B) /Trapped /False >> >>\n", at_.size());
    return out_ + fmt::format("startxref\n{}\n%%EOF\n", table);
  }

 private:
  std::string out_ = "%PDF-1.6\n";
  std::vector<size_t> at_;
};

}  // namespace

std::string pdf_with(PdfPart chosen, std::string_view bytes) {
  const auto body = [&](PdfPart part) { return part == chosen ? bytes : parts[static_cast<size_t>(part)].whole; };
  const auto with = [&](const char* around, PdfPart part) { return fmt::format(fmt::runtime(around), body(part)); };
  Writer writer;
  for (const size_t i : {0u, 1u, 3u, 5u}) writer.object(i + 1, frame[i]);
  writer.object(3, with(frame[2], PdfPart::page_keys));
  writer.object(5, with(frame[4], PdfPart::image_keys));
  for (const Part& part : parts) {
    if (part.part >= PdfPart::page_keys) break;  // those stand in other objects
    const std::string_view inside = body(part.part);
    writer.object(10 + static_cast<size_t>(part.part), part.keys ? stream(part.keys, inside) : std::string(inside));
  }
  writer.object(30, with(fonts[0], PdfPart::font_keys));
  writer.object(31, with(fonts[1], PdfPart::simple_font_keys));
  for (const size_t i : {2u, 3u, 4u}) writer.object(30 + i, fonts[i]);
  return writer.finish();
}

}  // namespace banxin::fuzz
