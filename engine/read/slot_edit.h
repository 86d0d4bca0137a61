// Slots written: values put into the text of an edition file. Comments, order and all else stay as they are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "model/block.h"

namespace banxin {

/// A value for a slot: where it belongs in the block's map, and what is written there.
struct SlotValue {
  std::string block;              ///< the slot
  const char* main_key = "";      ///< of the block's kind: what a bare value of the slot is
  std::vector<std::string> path;  ///< of keys: {"headline", "lines"}
  std::string value;              ///< as YAML: 7, [5, 12], {photo: 1}
};

/// The text of an edition file with the value put into the slots of the page that is written at `page`; a value that is
/// there already is replaced. Nothing, and error[cannot-write-slot] with the place, where the file is written in a way
/// that this cannot be done to (anchors, block scalars).
std::optional<std::string> with_slot_value(std::string_view text, FileId file, Place page, const SlotValue& value,
                                           Report& report);

}  // namespace banxin
