// How long work tells what it is doing and learns that it should stop.
#pragma once
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>

#include "core/base/error.h"

namespace jw {

/// Called on the worker's thread with what is done of what there is (total 0: unknown); must return quickly.
struct Progress {
  std::function<void(std::uint64_t done, std::uint64_t total, std::string_view what)> report;
  std::stop_token stop;

  void operator()(std::uint64_t done, std::uint64_t total, std::string_view what) const {
    if (stop.stop_requested()) throw Error(ErrorCode::cancelled, "stopped");
    if (report) report(done, total, what);
  }
};

}  // namespace jw
