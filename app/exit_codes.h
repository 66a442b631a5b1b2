// What the program tells the shell (spec 14).
#pragma once
#include "core/base/error.h"

namespace jw::app {

enum ExitCode : int {
  kDone = 0,
  kFindings = 1,  ///< done, with refused rows or findings
  kUsage = 2,
  kInput = 3,         ///< the input cannot be read
  kStore = 4,         ///< the store cannot be opened or is not sound
  kRights = 5,        ///< refused by rights
  kInternal = 70,     ///< a bug of ours; EX_SOFTWARE of sysexits(3)
  kInterrupted = 130  ///< Ctrl-C: 128 + SIGINT
};

constexpr ExitCode exitCodeOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return kUsage;
    case ErrorCode::input:
      return kInput;
    case ErrorCode::store:
    case ErrorCode::newer_store:
      return kStore;
    case ErrorCode::rights:
      return kRights;
    case ErrorCode::cancelled:
      return kInterrupted;
    case ErrorCode::internal:
      return kInternal;
  }
  return kInternal;
}

}  // namespace jw::app
