// A page from memory: embed OUT.pdf
#include <banxin/banxin.h>

#include <cstdio>
#include <fstream>
#include <iostream>

namespace {

// What the desk's database holds: text as text, pictures as the bytes of their files.
const banxin::api::Files files = {
    {"edition.yaml", R"(
edition: harbour
paper: 港报
date: 2026-03-14
pages:
  - {template: page.yaml, slots: {lead: stories/lead.md}}
)"},
    {"page.yaml", R"(
template: page
page: {trim: [120mm, 85mm], body: 10pt, pitch: 15pt, lines: 12, columns: {count: 2, chars: 13, gap: 1}}
styles:
  name: {font: song-black, size: 20pt, indent: 0em}
  title: {font: song-bold, size: 22pt, indent: 0em, align: centre}
blocks:
  name: {kind: text, lines: 2, cols: 1, style: name, text: "{paper}"}
  seal: {kind: image, lines: 2, cols: 2, file: pictures/seal.svg}
  lead: {kind: story, line: 4, columns: 2, headline: {lines: 3, title: title}}
)"},
    {"stories/lead.md", R"(---
title: 渔船靠岸
---

潮水退去，渔船靠岸。码头上的人说：“今天风不大，鱼也新鲜。”

傍晚的集市从码头一直摆到桥头，灯一盏一盏亮起来，买鱼的人提着篮子，挑了又挑，问了价钱，又往前走。孩子们在栏杆边数船，数到第九条，天就黑了；守灯塔的老人照例把灯点上，照着晚归的人，也照着空了的集市和退远的潮。
)"},
    {"pictures/seal.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">
  <path d="M0 8 Q5 0 10 8 T20 8 T30 8 T40 8" fill="none" stroke="black"/>
</svg>)"},
};

// FILE:LINE:COLUMN: [code] text
void tell(const std::vector<banxin::api::Message>& messages) {
  for (const banxin::api::Message& m : messages)
    std::cerr << m.file << ":" << m.line << ":" << m.column << ": [" << m.code << "] " << m.text << "\n  " << m.hint
              << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("embed OUT.pdf\n", stderr), 2;
  try {
    // Made once and kept: it is constant, and all threads of the host may use it.
    const banxin::api::Engine engine({.home = BANXIN_HOME});

    const banxin::api::EditionLayout layout = engine.lay_out(files, "edition.yaml");
    tell(layout.messages());

    const banxin::api::Product pdf = layout.pdf();
    tell(pdf.messages);
    if (pdf.failed()) return 2;

    std::ofstream out(argv[1], std::ios::binary);
    out << pdf.bytes << std::flush;
    return out ? 0 : 3;
  } catch (const banxin::api::EngineFault& fault) {  // the machine is wrong, not the edition
    std::cerr << "[" << fault.code << "] " << fault.what() << "\n  " << fault.hint << "\n";
  } catch (const std::exception& fault) {  // no memory
    std::cerr << fault.what() << "\n";
  }
  return 3;
}
