#include "core/notify/bulk_rules.h"

#include <toml++/toml.h>


#include "core/base/error.h"
#include "core/base/read_file.h"

namespace jw::notify {
namespace {

[[noreturn]] void badBulkRule(const std::string& what) { throw Error(ErrorCode::input, "bulk notices: " + what); }

std::int64_t wholeAt(const toml::table& root, std::string_view key, std::int64_t most) {
  const auto value = root[key].value<std::int64_t>();
  if (!value || *value < 1 || *value > most) badBulkRule(std::string(key) + " must be 1 … " + std::to_string(most));
  return *value;
}

std::int16_t minuteAt(const toml::table& root, std::string_view key) {
  const auto text = root[key].value<std::string>();
  const auto digit = [&](std::size_t i) { return (*text)[i] >= '0' && (*text)[i] <= '9' ? (*text)[i] - '0' : 100; };
  const bool shaped = text && text->size() == 5 && (*text)[2] == ':';
  const int hour = shaped ? digit(0) * 10 + digit(1) : 100, minute = shaped ? digit(3) * 10 + digit(4) : 100;
  if (hour > 23 || minute > 59) badBulkRule(std::string(key) + " must be a time like \"21:00\"");
  return static_cast<std::int16_t>(hour * 60 + minute);
}

}  // namespace

BulkRules BulkRules::parse(std::string_view text) {
  toml::table root;
  try {
    root = toml::parse(text);
  } catch (const toml::parse_error& e) {
    badBulkRule("line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
  BulkRules rules;
  rules.mostRecipients = static_cast<std::uint32_t>(wholeAt(root, "most_recipients", 100'000));
  rules.quiet = {minuteAt(root, "quiet_from"), minuteAt(root, "quiet_to")};
  rules.heading = static_cast<std::size_t>(wholeAt(root, "heading", 100));
  rules.text = static_cast<std::size_t>(wholeAt(root, "text", 1000));
  return rules;
}

BulkRules BulkRules::load(const std::filesystem::path& file) {
  const std::string text = readFile(file);
  try {
    return parse(text);
  } catch (const Error& e) {
    throw e.within(file.string());
  }
}

}  // namespace jw::notify
