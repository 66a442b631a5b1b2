// How operations travel in the parameter of sync.push.
#pragma once
#include <string>

#include "core/sync/wire.h"

namespace jw::sync {

/// A JSON array. What is no JSON goes as null, which the center refuses for that operation alone; NUL characters, which PostgreSQL
/// cannot hold, are left out.
std::string opsText(const PushBatch& batch);

}  // namespace jw::sync
