// Flow: a block lays itself at a bench and gives back what it laid, a value; `draw` puts that on the sheet.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/contrast.h"
#include "base/message.h"
#include "flow/laid.h"
#include "grid/slots.h"
#include "model/block.h"
#include "model/edition.h"

namespace banxin {

/// Looks into a picture file's header, or at a page of a PDF; says in `fault` what is wrong with it when it gives
/// nothing. Whoever makes it looks into each file once.
using PictureProbe = std::function<std::optional<PictureInfo>(const std::string& file, Message& fault, int page)>;

/// Where a block stands in a thread of several.
struct ThreadPlace {
  const Thread* thread = nullptr;
  size_t part = 0;                                         ///< from 0
  std::shared_ptr<const ThreadSetting> setting = nullptr;  ///< null while it is being made
};
using SettingsByBlock = std::map<const Block*, std::shared_ptr<const ThreadSetting>>;
using ThreadPlaces = std::map<const Block*, ThreadPlace>;

/// How light a picture is in a part of the page; nothing when that cannot be told.
using PictureTone = std::function<std::optional<Tone>(const Image& image, const Rect& part)>;

/// What all pages of a run are made from.
struct Desk {
  const Edition& edition;
  PictureProbe picture_info;
  const ThreadPlaces* threads = nullptr;  ///< of the pages at hand; null: none of their stories goes on elsewhere
  PictureTone tone{};                     ///< none: nobody asks
  const FitChoices* choices = nullptr;    ///< in the place of what blocks say themselves; null: none
  /// Settings of the same stories under other choices, by the blocks they begin in: their copy is ready. Null: none.
  const SettingsByBlock* earlier = nullptr;
};

/// What a block works with: its own room, its page, and the setting of text. Using it changes nothing: what is wrong
/// with a text or a picture goes to the notes of whoever asks.
class Bench {
 public:
  Bench(const Desk& desk, const Page& page, const Slot& slot, Shaper& shaper, const Report& notes);

  const Rect& area() const { return slot_.area; }
  const Slot& slot() const { return slot_; }
  const Page& page() const { return page_; }
  const PageGeometry& grid() const { return page_.geometry; }
  const Edition& edition() const { return desk_.edition; }
  const Block& block() const { return *slot_.block; }
  /// Null when its story stands in this block alone.
  const ThreadPlace* thread() const;
  /// What was chosen so that stories fit: for this block by who tries, or as it says itself.
  const FitChoice& choice() const;
  /// The story that begins in this block as it was set before, under another choice; null when it was not.
  std::shared_ptr<const ThreadSetting> earlier() const;

  /// This block with nothing laid yet.
  Laid blank() const;
  /// The blocks inside this one.
  std::vector<Laid> lay_inside() const;

  Prepared prepare(const std::vector<Span>& spans, const ParaStyle& style, const Language& language,
                   Report& notes) const;
  Composed set(const Prepared& text, std::span<const Measure> measures, const ComposeOptions& options = {}) const;
  /// One paragraph at one width.
  SetParagraph set(std::shared_ptr<const Prepared> text, Length width) const;
  /// Paragraphs one under another at the style's pitch.
  ReadyText prepare_text(const std::vector<Paragraph>& text, const ParaStyle& style, const Language& language,
                         Report& notes) const;
  SetText set_text(const ReadyText& text, Length width) const;

  /// Size of a picture as its header tells; error[unreadable-picture] when it cannot;
  /// warnings picture-pages and picture-channels of what is in its file and is not printed.
  std::optional<PictureInfo> picture_info(const Picture& picture, Report& notes) const;
  const Story& story(StoryId id) const { return edition().stories[id.index]; }
  /// The story that a block of this page holds; nothing when there is no such block or it holds none.
  std::optional<StoryId> story_in(const std::string& block) const;

 private:
  const Desk& desk_;
  const Page& page_;
  const Slot& slot_;
  Shaper& shaper_;
  Report empty_;  // of this block: what its notes begin as
};

/// The pitch of a style: its own, or the page's.
Length pitch_of(const ParaStyle& style, const PageGeometry& grid);

/// Lays the block of a slot, and those inside it.
Laid lay(const Desk& desk, const Page& page, const Slot& slot, Shaper& shaper, const Report& notes);

}  // namespace banxin
