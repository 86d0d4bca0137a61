// An edition made as a lock wants it: the products of all its pages together and of each alone.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "api/engine.h"
#include "api/lay_out.h"
#include "api/printed.h"
#include "archive/lock.h"
#include "base/report.h"

namespace banxin {

struct LockedEdition {
  Lock lock;
  LaidOut laid;
  std::map<std::string, std::string> products;  ///< the bytes of the whole edition's, by their names in the lock
};

/// Makes all of it. Throws InputFault and MachineFault.
LockedEdition lock_of(const Engine& engine, const std::filesystem::path& edition, const LockOptions& options,
                      Report& report);

/// What `laid` was made from, as a lock has it: by path.
std::vector<LockedInput> locked_inputs(const Engine& engine, const LaidOut& laid);

/// Of one page of `laid`: what its layout file would be, and that read back.
std::string page_layout(const LaidOut& laid, size_t sheet);
Layout read_page_layout(const LaidOut& laid, size_t sheet);

/// The name of the product that a job makes; empty when a lock knows none such.
std::string product_of(const PrintJob& job, const LockOptions& options);

}  // namespace banxin
