// jw::Error: a broken environment or a bug. Expected outcomes (refused rows, refused transitions) are values instead.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

namespace jw {

/// What kind of thing went wrong; the command line's exit codes follow from it (spec 14).
enum class ErrorCode {
  usage,        ///< the caller asked for something that does not exist
  input,        ///< a file that cannot be read or is not what it claims to be
  store,        ///< the store cannot be opened, is not sound, or refuses to write
  newer_store,  ///< the store was written by a newer program
  rights,       ///< the actor may not do this
  cancelled,    ///< stopped by the user
  internal,     ///< a bug
};

/// Carries a code, a text for the log, and context added on the way up ("while importing x.csv: …").
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& text) : std::runtime_error(text), m_code(code) {}
  ErrorCode code() const { return m_code; }
  /// The same error with `where` put in front of its text.
  Error within(std::string_view where) const { return Error(m_code, std::string(where) + ": " + what()); }

 private:
  ErrorCode m_code;
};

}  // namespace jw
