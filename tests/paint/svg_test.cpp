// What an SVG may hold: everything else is refused when it is opened, with its line and what to do.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/files.h"
#include "paint/page_maker.h"

namespace banxin::test::svg_test {
namespace {

constexpr const char* head =
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 100 100'>";

std::string svg(const std::string& inside) { return head + inside + "</svg>"; }

std::string times(int count, const std::string& part) {
  std::string all;
  for (int i = 0; i < count; ++i) all += part;
  return all;
}

/// Empty for an SVG that may stand on a page.
std::string fault_of(const std::string& bytes) {
  const TemporaryFolder folder;
  Message fault;
  const bool good = picture_info(folder.write("a.svg", bytes), fault).has_value();
  CHECK(good == fault.empty());
  return fault.english();
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

struct Refused {
  std::string bytes;
  const char* fault;
};

void check_refused(const std::vector<Refused>& cases) {
  for (size_t i = 0; i < cases.size(); ++i) {
    const std::string fault = fault_of(cases[i].bytes);
    CHECK_MESSAGE(has(fault, cases[i].fault), i << ": " << cases[i].bytes.substr(0, 300) << "\n" << fault);
  }
}

}  // namespace

TEST_CASE("letters are found wherever librsvg finds them") {
  const std::string entity = "<!DOCTYPE svg [<!ENTITY t \"&#60;text y='9'&#62;x&#60;/text&#62;\">]>";
  check_refused({
      {svg("<style><![CDATA[<!--]]></style><text y='9'>x</text><!-- -->"), "holds text (line 1)"},
      {svg("<?pi <!-- ?><text y='9'>x</text><!-- -->"), "holds text (line 1)"},
      {entity + svg("&t;"), "entity t holds elements"},
      {"<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY t '&a;&a;'>]>" + svg("<g id='&t;'/>"), "entity t holds"},
      {"<!DOCTYPE svg [<!ENTITY t SYSTEM 'file:///etc/passwd'>]>" + svg("&t;"), "of another file"},
      {"<!DOCTYPE svg [<!ENTITY % p SYSTEM 'p.dtd'> %p;]>" + svg(""), "of another file"},
      {svg("\n\n<g>\n<tspan>x</tspan></g>"), "holds text (line 4); convert its text to outlines"},
      {svg("<flowRoot/>"), "holds text"},
      {"<svg viewBox='0 0 9 9'><text>x</text></svg>", "holds text"},  // no namespace: librsvg takes it for SVG
      {svg("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='data:image/svg+xml,x'/>"), "includes"},
  });
  CHECK(fault_of(svg("<!-- <text/> --><desc>a <![CDATA[<text>]]></desc><path d='M0 0h1v1z'/>")).empty());
}

TEST_CASE("what only pixels could show, moves, or lies outside is refused") {
  const std::string rect = "<rect width='9' height='9' ";
  check_refused({
      {svg("<filter id='f'><feTurbulence numOctaves='100000000'/></filter>" + rect + "filter='url(#f)'/>"), "a filter"},
      {svg(rect + "style='fill:red;FILTER : blur(3px)'/>"), "a filter"},
      {svg("<style>rect{fill:red;/* ; */filter:blur(3px)}</style>" + rect + "/>"), "a filter"},
      {svg("<style>@media print{rect{filter:blur(3px)}}</style>" + rect + "/>"), "a filter"},
      {svg("<style>rect{fi\\6c ter:blur(3px)}</style>" + rect + "/>"), "a backslash"},
      {svg("<mask id='m'/>"), "a mask"},
      {svg(rect + "mask='url(#m)'/>"), "a mask"},
      {svg("<pattern id='p'/>"), "a pattern"},
      {svg("<image width='9' height='9' xlink:href='data:image/png;base64,AAAA'/>"), "a picture in it"},
      {svg("<foreignObject/>"), "a foreign object"},
      {svg("<script/>"), "a script"},
      {svg(rect + "><animate attributeName='x'/></rect>"), "that moves"},
      {svg("<g style='mix-blend-mode: multiply'/>"), "mixes its colours"},
      {svg("<linearGradient id='g' spreadMethod='repeat' x2='1e-9'/>"), "repeats a gradient"},
      {svg("<g systemLanguage='de'/>"), "language of the machine"},
      {svg("<use xlink:href='other.svg#a'/>"), "outside itself"},
      {svg(rect + "fill='url(other.svg#a)'/>"), "outside itself"},
      {svg("<style>@import url(a.css);</style>"), "imports"},
      {"<?xml-stylesheet href='data:text/css,x'?>" + svg(""), "style sheet outside"},
      {svg("<g>"), "cannot be read"},
      {svg("<g id='\xBD'/>"), "Input is not proper UTF-8, indicate encoding ! Bytes: 0xBD"},
  });
}

TEST_CASE("what drawing programs write can stand on a page") {
  const std::string illustrator =
      "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd' ["
      "<!ENTITY ns_svg 'http://www.w3.org/2000/svg'><!ENTITY ns_ai 'http://ns.adobe.com/AdobeIllustrator/10.0/'>]>"
      "<svg xmlns='&ns_svg;' xmlns:i='&ns_ai;' viewBox='0 0 9 9'><switch><foreignObject requiredExtensions='&ns_ai;'>"
      "<i:pgfRef/></foreignObject><g><path d='M0 0h9v9z'/></g></switch></svg>";
  const std::string cases[] = {
      illustrator,
      svg("<style>.st0{fill:url(#g);opacity:.5} .st1,#b{clip-path:url(#c)} @font-face{src:url(a.woff)}</style>"
          "<linearGradient id='g'><stop/></linearGradient><clipPath id='c'><circle r='9'/></clipPath>"
          "<path class='st0 st1' d='M1 1a3 3 0 01.5.5t1-1s2 2 3 3z'/>"),
      svg("<symbol id='s' viewBox='0 0 1 1'><rect width='1' height='1'/></symbol><use href='#s'/>"
          "<marker id='m'><path d='M0 0l1 1' marker-end='url(#m)'/></marker>"
          "<g marker-mid='url(#m)'><path d='M0 0l1 1 1 1'/></g>"),
      svg("<a href='http://example.org/' onclick='x()'><path style='filter:none;mask:none' d='M0 0h9v9z'/></a>"
          "<metadata><x:text xmlns:x='urn:x'/></metadata>"),
      svg(times(1000, "<path d='M0 0c1 2 3 4 5 6l1 1 2 3z' fill='#abc'/>")),
  };
  for (const std::string& each : cases) CHECK(fault_of(each) == "");
}

TEST_CASE("an SVG that takes too long to draw is refused") {
  std::string uses = "<g id='a0'><path d='M0 0h1'/></g>", star = "<path d='M0 0", steps = "M0 0";
  for (int i = 1; i < 17; ++i)
    uses += fmt::format("<g id='a{}'>{}</g>", i, times(10, fmt::format("<use href='#a{}'/>", i - 1)));
  for (int i = 0; i < 4000; ++i) star += fmt::format("L{} {}", i * 7919 % 1000, i * 104729 % 1000);
  for (int i = 0; i < 3000; ++i) steps += fmt::format("l.1 {}", i % 2);
  const std::string marker = "<marker id='m'>" + times(20, "<path d='M0 0h1'/>") + "</marker>";
  check_refused({
      {svg(uses + "<use href='#a16'/>"), "more than 50000 elements"},
      {svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"), "draws #b within itself"},
      {svg(marker + "<path marker-mid='url(#m)' d='" + steps + "'/>"), "more than 50000 elements"},
      {svg("<style>path{marker:url(#m)}</style>" + marker + "<path d='" + steps + "'/>"), "more than 50000 elements"},
      {svg("<clipPath id='c'>" + times(100, "<rect width='9' height='9'/>") + "</clipPath>" +
           times(600, "<path clip-path='url(#c)' d='M0 0h1'/>")),
       "more than 50000 elements"},
      {svg(star + "z'/>"), "cross themselves"},
      {svg("<path stroke='red' stroke-dasharray='1' d='M0 0L1e6 1e6'/>"), "dashes"},
      {svg("<circle r='1e9' stroke='red' style='stroke-dasharray:2 1'/>"), "dashes"},
      {svg(times(101, "<g>") + times(101, "</g>")), "nested more than 100 deep"},
      {svg(times(9, "<g opacity='.9'>") + times(9, "</g>")), "transparent groups 9 deep"},
      {svg(times(1001, "<path opacity='.9' d='M0 0h1'/>")), "more than 1000 transparent groups"},
      {svg("<linearGradient id='g'>" + times(257, "<stop/>") + "</linearGradient>"), "more than 256 colours"},
      {svg("<style>" + times(2000, ".a{fill:#000}") + "</style>" + times(5000, "<g/>")), "style sheet takes too long"},
      {svg("<style>g~g{fill:#000}</style>" + times(3000, "<g/>")), "style sheet takes too long"},
      {svg(times(40'001, "<g/>")), "more than 40000 elements"},
      {svg("<path d='M0 0" + times(510'000, "l1 1") + "'/>"), "more than 500000 points"},
  });
}

TEST_CASE("where an SVG lets something through is told") {
  const TemporaryFolder folder;
  const auto line_of = [&](const std::string& inside) { return svg_transparency(folder.write("a.svg", svg(inside))); };
  CHECK(line_of("\n<path d='M0 0h9' fill='#123'/>") == 0);
  for (const char* fill :
       {"fill='rgba(1,2,3,.5)'", "fill='#1238'", "fill='#12345680'", "style='stroke:rgb(1 2 3 / 50%)'", "opacity='.5'",
        "fill-opacity='50%'", "style='stroke-opacity:.1'", "class='t'"})
    CHECK_MESSAGE(line_of(fmt::format("<style>.t{{opacity:.5}}</style>\n<path d='M0 0h9' {}/>", fill)) == 2, fill);
  for (const char* fill :
       {"fill='rgba(1,2,3,1)'", "fill='#123f'", "fill='#123456ff'", "opacity='1'", "opacity='0'", "fill='transparent'"})
    CHECK_MESSAGE(line_of(fmt::format("\n<path d='M0 0h9' {}/>", fill)) == 0, fill);
}

}  // namespace banxin::test::svg_test
