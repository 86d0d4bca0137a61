// Blocks for the reader's tests: keys like those of the real kinds, nothing to lay.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "flow/bench.h"
#include "model/block.h"
#include "model/fields.h"

namespace banxin::fake {

struct Quiet : Block {
  Laid lay(const Bench& bench) const override { return bench.blank(); }
};

struct Group final : Quiet {
  std::vector<std::unique_ptr<const Block>> inside;
  void read(Fields& f) override { f.blocks({"blocks", "what it holds"}, inside); }
  const std::vector<std::unique_ptr<const Block>>* children() const override { return &inside; }
};

struct Text final : Quiet {
  std::vector<Paragraph> text;
  ParaStyle style;
  void read(Fields& f) override {
    f.text({"text", "its lines"}, text);
    f.style({"style", "how it looks"}, style);
  }
};

struct StoryBlock final : Quiet {
  std::optional<StoryId> story;
  int columns = 0, head_lines = 0, remainder = 0;
  Length weight{250};
  InkId ink = InkTable::black;
  ParaStyle head;
  void read(Fields& f) override {
    f.story({"story", "its Markdown file"}, story);
    f.integer({"columns", "columns of the text"}, columns, 1, 16);
    f.choice({"remainder", "where white goes that is no whole character"}, remainder, {"gap", "column"});
    f.map({"column-rule", "the rule between columns"}, [&](Fields& rule) {
      rule.length({"weight", "its thickness"}, weight);
      rule.ink({"ink", "its colour"}, ink);
    });
    f.map({"section-head", "the headings"}, [&](Fields& section) {
      section.style({"style", "how they look"}, head);
      section.integer({"lines", "their height"}, head_lines, 1, 20);
    });
  }
};

struct Headline final : Quiet {
  std::string of;
  ParaStyle style;
  void read(Fields& f) override {
    f.word({"of", "the story whose headline it is"}, of);
    f.map({"title", "its main line"}, [&](Fields& title) { title.style({"style", "how it looks"}, style); });
  }
};

struct Photo final : Quiet {
  Picture picture;
  std::vector<Paragraph> credit;
  void read(Fields& f) override {
    f.file({"file", "the picture"}, picture);
    f.text({"caption", "what it shows"}, picture.caption);
    f.word({"credit", "who took it"}, picture.credit);
    f.focus({"focus", "the point to keep"}, picture.focus);
  }
};

struct Rule final : Quiet {
  Length weight{500};
  int share = 1000;
  bool dotted = false;
  std::optional<InkId> ink;
  Em inset;
  void read(Fields& f) override {
    f.length({"weight", "its thickness"}, weight);
    f.percent({"share", "how much of the width it takes"}, share, 100, 1000);
    f.flag({"dotted", "made of dots"}, dotted);
    f.ink({"ink", "its colour"}, ink);
    f.em({"inset", "white at its ends"}, inset);
  }
};

struct Qr final : Quiet {
  std::string data;
  void read(Fields& f) override { f.word({"data", "what it says", true}, data); }
};

template <class B>
std::unique_ptr<Block> make() {
  return std::make_unique<B>();
}

inline const BlockKinds& kinds() {
  static const BlockKinds all = {{"group", "blocks in a frame", nullptr, make<Group>},
                                 {"text", "fixed text", "text", make<Text>},
                                 {"story", "a story in columns", "story", make<StoryBlock>},
                                 {"headline", "the headline of a story", "of", make<Headline>},
                                 {"photo", "a picture with its caption", "file", make<Photo>},
                                 {"rule", "a line", nullptr, make<Rule>},
                                 {"qr", "a QR code", "data", make<Qr>}};
  return all;
}

}  // namespace banxin::fake
