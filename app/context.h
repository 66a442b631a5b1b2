// What every command is given: where things are, how to speak, and when to stop.
#pragma once
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace jw::app {

enum class Language { zh, en };

/// The same sentence in both languages of the program.
struct Words {
  std::string_view zh, en;
};

struct Context {
  std::optional<std::filesystem::path> store;  ///< --store; else the last one opened
  bool json = false;                           ///< one JSON document on `out` and nothing else
  Language language = Language::en;
  bool languageGiven = false;      ///< by --lang; else the locale's, and the window has its own memory
  std::filesystem::path data;      ///< schema steps, code tables, mappings
  std::filesystem::path settings;  ///< the file that remembers the last store
  std::stop_token stop;
  std::ostream& out;      ///< results
  std::ostream& err;      ///< messages
  bool terminal = false;  ///< err is a terminal: progress may be drawn

  /// Of what is made for people of the city (window, pictures, sheets): Chinese unless --lang says otherwise.
  Language cityLanguage() const { return languageGiven ? language : Language::zh; }
  std::string_view text(const Words& words) const { return language == Language::zh ? words.zh : words.en; }
};

}  // namespace jw::app
