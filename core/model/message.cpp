#include "core/model/message.h"

#include <array>

namespace jw::model {
namespace {

constexpr std::array<std::string_view, 2> kChannels{"email", "sms"};
constexpr std::array<std::string_view, 4> kStates{"waiting", "sent", "given_up", "withdrawn"};

template <class Enum, std::size_t n>
bool parse(const std::array<std::string_view, n>& names, std::string_view name, Enum& out) {
  for (std::size_t i = 0; i < n; ++i)
    if (names[i] == name) {
      out = static_cast<Enum>(i + 1);
      return true;
    }
  return false;
}

}  // namespace

std::string_view messageChannelName(MessageChannel channel) { return kChannels.at(static_cast<std::size_t>(channel) - 1); }
bool parseMessageChannel(std::string_view name, MessageChannel& out) { return parse(kChannels, name, out); }
std::string_view messageStateName(MessageState state) { return kStates.at(static_cast<std::size_t>(state) - 1); }
bool parseMessageState(std::string_view name, MessageState& out) { return parse(kStates, name, out); }

}  // namespace jw::model
