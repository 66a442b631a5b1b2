#include "ui/messages/message_words.h"

#include "ui/words.h"

namespace jw::ui {

using model::MessageChannel;
using model::MessageState;

QString MessageWords::of(MessageChannel channel) {
  return channel == MessageChannel::email ? tr("E-mail") : tr("SMS");
}

QString MessageWords::of(MessageState state) {
  switch (state) {
    case MessageState::waiting:
      return tr("waiting");
    case MessageState::sent:
      return tr("sent");
    case MessageState::givenUp:
      return tr("given up");
    case MessageState::withdrawn:
      return tr("withdrawn");
  }
  return {};
}

QString MessageWords::kind(const std::string& kind) {
  if (kind == "urge") return tr("urging");
  if (kind == "escalation") return tr("escalation");
  if (kind == "result") return tr("result");
  if (kind == "joined_result") return tr("result (joined report)");
  if (kind == "called_in") return tr("called in");
  if (kind == "task_done") return tr("part done");
  if (kind == "task_withdrawn") return tr("task withdrawn");
  if (kind == "extension_granted") return tr("extension granted");
  if (kind == "extension_refused") return tr("extension refused");
  if (kind == "suspension_granted") return tr("suspension granted");
  if (kind == "suspension_refused") return tr("suspension refused");
  if (kind == "task_urge") return tr("urging (called in)");
  if (kind == "task_escalation") return tr("escalation (called in)");
  if (kind == "leader_assigned" || kind == "leader_informed") return tr("to the grid leader");
  if (kind == "bulk") return tr("notice");
  return text(kind);
}

QString MessageWords::trouble(const engine::CourierState& courier, MessageChannel channel) {
  const bool email = channel == MessageChannel::email;
  const QString file = QStringLiteral("notify.toml");
  const auto& way = courier.ways[static_cast<std::size_t>(channel) - 1];
  if (!way.on)
    return email ? tr("No mail server is set up: e-mails wait. Name one in %1 and start the program again.").arg(file)
                 : tr("No SMS gateway is set up: messages wait. Name one in %1 and start the program again.").arg(file);
  if (way.fault.empty()) return {};
  const QString why = text(way.fault);
  using notify::Trouble;
  switch (way.trouble) {
    case Trouble::login:
      return email ? tr("The mail server refuses the password: %1\nSet user and password anew in %2.").arg(why, file)
                   : tr("The SMS gateway refuses the password: %1\nSet the secret anew in %2.").arg(why, file);
    case Trouble::unknownHost:
      return tr("The server's name is not known: %1\nLook at the name in %2 and at the network's name service.").arg(why, file);
    case Trouble::unreachable:
      return tr("The server cannot be reached: %1\nLook at the network, the firewall and the port in %2.").arg(why, file);
    case Trouble::timeout:
      return tr("The server does not answer in time: %1\nIt is tried again by itself.").arg(why);
    case Trouble::noTls:
      return tr("No safe connection: %1\nChoose the right kind of TLS and port in %2.").arg(why, file);
    case Trouble::certificate:
      return tr("The server's certificate is not trusted: %1\nName your certificate authority in %2.").arg(why, file);
    case Trouble::other:
      break;
  }
  return tr("The last attempt failed: %1\nIt is tried again by itself.").arg(why);
}

}  // namespace jw::ui
