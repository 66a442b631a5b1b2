// The texts of messages, by kind and language: data/notify/templates.toml. Immutable after loading; any thread.
#pragma once
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/zone.h"
#include "core/model/case.h"
#include "core/model/message.h"

namespace jw::notify {

/// The language in which messages leave the city.
constexpr const char* kLanguage = "zh";

/// What stands for {name}. A value is never filled in again, and a text that needs one that is not given says "–".
using Values = std::map<std::string, std::string, std::less<>>;

struct Words {
  std::string subject;  ///< of an e-mail
  std::string text;
};

/// Units that an SMS counts: UTF-16, as Chinese is sent (70 in one, 67 in each of several).
std::size_t smsLength(std::string_view text);

/// Runs of seven digits and more (ten with dashes among them) become "138****5678": no phone or paper number that somebody typed into a title goes to a desk.
std::string withoutNumbers(std::string_view text);

class Templates {
 public:
  /// Throws Error(input) naming the kind and key: a text is missing, or holds a {name} that nobody fills in.
  static Templates parse(std::string_view toml);
  static Templates load(const std::filesystem::path& file);

  /// The whole text, subject included. Throws Error(internal) for an unknown kind or language ("zh", "en").
  Words email(std::string_view kind, std::string_view language, const Values& values) const;
  /// Not longer than the file's sms_length: the value named elastic gives way first, then the end of the text.
  std::string sms(std::string_view kind, std::string_view language, const Values& values) const;

  /// number, title, category, department, address, state, due, overdue and count of a case as messages to posts say them: nothing
  /// about who reported it, and no long numbers. `urges` counts this one; names may be empty.
  Values caseValues(std::string_view language, const model::CaseSummary& c, std::string_view category, std::string_view department, std::string_view address, int urges, Instant now,
                    const Zone& zone) const;

 private:
  struct Form {
    std::string subject, text, sms, elastic;
  };
  const Form& form(std::string_view kind, std::string_view language) const;

  std::map<std::string, Form, std::less<>> m_forms;         ///< "urge.zh"
  std::map<std::string, std::string, std::less<>> m_words;  ///< "zh.assigned", "zh.day" …
  std::size_t m_smsLength = 134;
};

/// What a message is about and why it is written.
struct Occasion {
  std::string kind;  ///< of the templates
  std::string language = "zh";
  model::AreaPath area;
  CaseId caseId;
  bool urgent = false;
  Instant at = kNever;
  std::string by;  ///< the name shown
};
struct Channels {
  bool sms = false, email = false;
};

/// One message for each receiver and channel that is on and reaches it, ready to be put into the outbox.
std::vector<model::Message> messagesTo(std::span<const model::Receiver> receivers, Channels channels, const Templates& templates, const Occasion& occasion, const Values& values);

/// To a resident, by SMS to a phone or by e-mail to an address: sealed, with the part played ("上报人") for a name.
model::Message messageToResident(model::MessageChannel channel, const std::string& address, const std::string& part, model::QuietHours quiet, const Templates& templates, const Occasion& occasion,
                                 const Values& values);

}  // namespace jw::notify
