// Under the lock: an edition is made from what was locked and comes out as it did, or nothing of it is written.
#pragma once

#include <filesystem>
#include <string_view>

#include "api/engine.h"
#include "api/lay_out.h"
#include "api/printed.h"
#include "archive/drift.h"
#include "archive/lock.h"
#include "base/report.h"

namespace banxin {

/// Before an edition is read: the lock beside it, when all that it names is what it was. Errors `no-lock`, `bad-lock`,
/// `other-lock` and `drift` throw InputFault. That another engine made it is told, info[other-engine].
Lock demand_lock(const Engine& engine, const std::filesystem::path& edition, const DigestOf& digest, Report& report);

/// Before a lock is written: error[other-lock] throws InputFault when the one that is there is that of another edition
/// of the folder.
void demand_own_lock(const std::filesystem::path& edition, Report& report);

/// Before anything is painted: the pages are made from what the lock names, and every page is laid out as it was.
/// Errors `drift` and `not-identical`, with the first line that moved, throw InputFault.
void demand_layout(const Engine& engine, const Lock& lock, const LaidOut& laid, Report& report);
/// The first half of that.
void demand_inputs(const Engine& engine, const Lock& lock, const LaidOut& laid, Report& report);

/// Before it is written: a product has the bytes it had. One that the lock does not know is told, info[not-locked].
void demand_product(const Lock& lock, const LaidOut& laid, const PrintJob& job, std::string_view bytes, Report& report);

}  // namespace banxin
