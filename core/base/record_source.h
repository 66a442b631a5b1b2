// The records of a table, whatever kind of file they come from.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace jw {

/// One thread. Reading throws Error(input).
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  /// False at the end.
  virtual bool next() = 0;
  /// UTF-8; what is ill-formed in the file stays so. Empty for a record that cannot be read.
  virtual const std::vector<std::string>& fields() const = 0;
  /// As a spreadsheet counts them, from 1; the headers come first.
  virtual std::int64_t record() const = 0;
  /// Why the present record cannot be read, in English; "" for one that can.
  virtual std::string problem() const { return {}; }
};
/// From the beginning, each time.
using OpenRecords = std::function<std::unique_ptr<RecordSource>()>;

}  // namespace jw
