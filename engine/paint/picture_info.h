// What the other folders ask about a picture file.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/message.h"
#include "photo/sound_pictures.h"
#include "sheet/sheet.h"

namespace banxin {

/// What a picture file is, from its header only (EXIF orientation applied), or from the boxes of a PDF's `page`.
/// Nothing when the file is missing; InputFault-free: `fault` says in words what is wrong with it (truncated, not a
/// picture, a kind that is not known). `bytes`: null, or takes what is in a JPEG, PNG or TIFF.
std::optional<PictureInfo> picture_info(const std::string& file, Message& fault, int page = 1,
                                        std::shared_ptr<const std::string>* bytes = nullptr);
/// Decodes a JPEG, PNG or TIFF to its end at the least cost, and keeps nothing of it, unless it is `known` to be sound.
/// Empty when it is (and for other kinds); else what is wrong, to go on after the file's name.
Message picture_damage(const std::string& file, const SoundPictures* known = nullptr);
/// The same of what is in memory.
Message picture_damage(const std::shared_ptr<const std::string>& bytes, const SoundPictures* known = nullptr);
/// The line of the SVG `file` where what lies below shows through for the first time; 0 when it does nowhere.
int svg_transparency(const std::string& file);

}  // namespace banxin
