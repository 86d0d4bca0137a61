#include "blocks/blocks.h"

namespace banxin {

// One line a kind: declare its maker, and name it in the table.
std::unique_ptr<Block> make_group();
std::unique_ptr<Block> make_box();
std::unique_ptr<Block> make_text();
std::unique_ptr<Block> make_headline();
std::unique_ptr<Block> make_story();
std::unique_ptr<Block> make_pull_quote();
std::unique_ptr<Block> make_table();
std::unique_ptr<Block> make_notices();
std::unique_ptr<Block> make_photo();
std::unique_ptr<Block> make_photos();
std::unique_ptr<Block> make_image();
std::unique_ptr<Block> make_ad();
std::unique_ptr<Block> make_rule();
std::unique_ptr<Block> make_index();
std::unique_ptr<Block> make_qr();
std::unique_ptr<Block> make_barcode();

const BlockKinds& block_kinds() {
  static const BlockKinds kinds = {
      {"group", "Blocks that stand together, such as a masthead; their places count from its top left.", "blocks",
       make_group},
      {"box", "A group with a border, a tint and a shadow.", "blocks", make_box},
      {"text", "A few lines of fixed text with variables such as {date} and {weekday}.", "text", make_text},
      {"headline", "The headline group of a story: kicker, title, deck and byline.", "of", make_headline},
      {"story", "A story flowed through columns that balance section by section.", "story", make_story},
      {"pull-quote", "Words of a story in large type (引语), turned by meaning.", "text", make_pull_quote},
      {"table", "A table: rows of cells under a head, from YAML or a CSV file.", "file", make_table},
      {"notices", "Notices, classifieds, lists: entries in small type through many columns.", "file", make_notices},
      {"photo", "A photo cropped to its box round a focus point, with caption and credit.", "file", make_photo},
      {"photos", "Photos with one caption that tells them apart by their places.", "blocks", make_photos},
      {"image", "A logo or drawing (SVG, PDF, PNG, JPEG, TIFF) shown whole.", "file", make_image},
      {"ad", "A supplied ad, its colours untouched, marked 广告.", "file", make_ad},
      {"rule", "A straight rule, of its own place or between two blocks.", "weight", make_rule},
      {"index", "What stands on other pages (导读): titles with their page numbers.", "of", make_index},
      {"qr", "A QR code.", "data", make_qr},
      {"barcode", "A barcode: EAN-13, or the ISSN of a newspaper with its add-on.", "data", make_barcode},
  };
  return kinds;
}

}  // namespace banxin
