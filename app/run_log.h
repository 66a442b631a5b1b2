// A log of what a run did, line by line, in a file and for whoever looks on.
#pragma once
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <string>

namespace jw::app {

/// Each line begins with the local time of the city and the seconds since the start. One thread.
class RunLog {
 public:
  /// Throws Error(input) if the file cannot be made. `also` gets the text without the times.
  RunLog(const std::filesystem::path& file, std::ostream& also);
  void line(const std::string& text);

 private:
  std::ofstream m_out;
  std::ostream& m_also;
  std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
};

}  // namespace jw::app
