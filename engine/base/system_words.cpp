#include "base/system_words.h"

#include <algorithm>
#include <iterator>

namespace banxin {

Message system_words(const std::error_code& fault) {
  struct Words {
    std::errc fault;
    Phrase text;
  };
  constexpr Words known[] = {{std::errc::no_such_file_or_directory, phrase("No such file or directory")},
                             {std::errc::permission_denied, phrase("Permission denied")},
                             {std::errc::operation_not_permitted, phrase("Operation not permitted")},
                             {std::errc::no_space_on_device, phrase("No space left on device")},
                             {std::errc::read_only_file_system, phrase("Read-only file system")},
                             {std::errc::not_a_directory, phrase("Not a directory")},
                             {std::errc::is_a_directory, phrase("Is a directory")},
                             {std::errc::file_exists, phrase("File exists")},
                             {std::errc::filename_too_long, phrase("File name too long")},
                             {std::errc::io_error, phrase("Input/output error")}};
  const auto found = std::ranges::find_if(known, [&](const Words& one) { return fault == one.fault; });
  return found == std::end(known) ? verbatim(fault.message()) : Message(found->text);
}

}  // namespace banxin
