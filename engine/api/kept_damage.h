// What was found out about pictures: they come again from edition to edition, and to find one whole is to decode it.
#pragma once

#include "api/shared.h"
#include "base/file_stamp.h"
#include "base/message.h"

namespace banxin {

/// What is damaged in a picture, as the end of a sentence about it; empty = nothing.
using KeptDamage = Shared<FileStamp, Message, FileStamp::Hash>;

}  // namespace banxin
