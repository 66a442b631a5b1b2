#include "app/commands/notify_command.h"

#include <ostream>

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/number_option.h"
#include "core/notify/delivery.h"
#include "core/notify/outbox.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;
using model::MessageChannel;
using notify::Trouble;

fs::path settingsOf(const Context& context, const Options& options) {
  const std::string given = optional(options, "settings");
  return given.empty() ? context.settings.parent_path() / "notify.toml" : fs::path(given);
}

Words advice(Trouble trouble, bool email) {
  switch (trouble) {
    case Trouble::unknownHost:
      return email ? Words{"请检查设置中的 host 与本机的域名解析", "check host in the settings, and name resolution here"}
                   : Words{"请检查设置中的 url 与本机的域名解析", "check url in the settings, and name resolution here"};
    case Trouble::unreachable:
      return email ? Words{"请检查 host、port 与防火墙", "check host, port and the firewall"}
                   : Words{"请检查 url 与防火墙", "check url and the firewall"};
    case Trouble::noTls:
      return {"请检查 port 与 tls：587 通常为 starttls，465 为 implicit",
              "check port and tls: 587 is usually starttls, 465 implicit"};
    case Trouble::certificate:
      return {"证书未通过验证：使用自建证书机构时请设置 ca_file，并使用证书中的服务器名称",
              "set ca_file where the authority is your own, and name the server as its certificate does"};
    case Trouble::login:
      return email ? Words{"请检查 user 与 password_env / password_file", "check user and password_env / password_file"}
                   : Words{"请检查 headers 与 secret_env / secret_file", "check headers and secret_env / secret_file"};
    case Trouble::timeout:
      return {"服务器未应答：请检查防火墙，或增大 timeout_seconds",
              "check the firewall, or raise timeout_seconds"};
    case Trouble::other:
      break;
  }
  return {"请把这句话交给服务器或网关的管理员", "show this to whoever runs the server or the gateway"};
}

model::Message testMessage(const Context& context, const std::string& to, bool email) {
  model::Message m;
  m.createdAt = SystemClock().now();
  m.id = {Uuid::make(toMillis(m.createdAt))};
  m.channel = email ? MessageChannel::email : MessageChannel::sms;
  m.address = to;
  m.subject = context.text({"经纬：测试邮件", "Jingwei: test mail"});
  m.text = context.text({"这是一条测试消息，收到即表示通知设置正确。",
                         "This is a test message; having it means that the settings are right."});
  return m;
}

int test(const Context& context, const Options& options) {
  const std::string& to = needed(options, "to");
  const bool email = to.find('@') != std::string::npos;
  const fs::path file = settingsOf(context, options);
  if (!fs::exists(file))
    throw Error(ErrorCode::input, "there are no notify settings yet: copy " +
                                      (context.data / "notify" / "settings.toml").string() + " to " + file.string() +
                                      " and fill it in");
  auto ways = notify::waysOf(notify::loadSettings(file));
  const auto message = testMessage(context, to, email);
  const auto way = ways.find(message.channel);
  if (way == ways.end())
    throw Error(ErrorCode::input,
                file.string() + ": [" + std::string(model::messageChannelName(message.channel)) + "] is not switched on");
  const notify::Outcome outcome = way->second.transport->send(message, context.stop);
  if (context.stop.stop_requested()) throw Error(ErrorCode::cancelled, "stopped");

  const auto* retry = std::get_if<notify::Retry>(&outcome);
  const auto* fail = std::get_if<notify::Fail>(&outcome);
  const std::string why = retry ? retry->why : fail ? fail->why : "";
  const Words todo = fail    ? Words{"请检查收件地址", "check the receiver's address"}
                     : !retry ? Words{"请查看收件人的邮箱或手机", "look at the receiver's mailbox or phone"}
                     : retry->channelDown
                         ? advice(retry->trouble, email)
                         : Words{"服务器要求稍后再试", "the server asks to try again later"};
  if (context.json) {
    printJson(context.out, {{"sent", !retry && !fail},
                            {"channel", model::messageChannelName(message.channel)},
                            {"message", message.id.text()},
                            {"error", why},
                            {"advice", context.text(todo)}});
  } else {
    context.out << (retry || fail ? context.text({"未送出：", "not sent: "})
                                  : context.text({"服务器已接收", "the server took it"}))
                << why << '\n'
                << context.text(todo) << '\n';
  }
  return retry || fail ? kFindings : kDone;
}

Json messageJson(const model::Message& m) {
  Json json = {{"id", m.id.text()},
               {"channel", model::messageChannelName(m.channel)},
               {"state", model::messageStateName(m.state)},
               {"kind", m.kind},
               {"receiver", m.receiver},
               {"address", m.address},
               {"subject", m.subject},
               {"text", m.text},
               {"area", m.area},
               {"created_at", formatUtc(m.createdAt)},
               {"attempts", m.attempts}};
  if (m.caseId) json["case"] = m.caseId.text();
  if (m.state == model::MessageState::waiting) json["next_at"] = formatUtc(m.nextAt);
  if (m.endedAt != kNever) json["ended_at"] = formatUtc(m.endedAt);
  if (!m.error.empty()) json["error"] = m.error;
  return json;
}

int log(const Context& context, const Options& options) {
  store::MessageQuery query;
  if (const std::string name = optional(options, "channel"); !name.empty()) {
    MessageChannel channel{};
    if (!model::parseMessageChannel(name, channel))
      throw Error(ErrorCode::usage, "--channel is email or sms, not " + name);
    query.channel = channel;
  }
  if (const std::string name = optional(options, "state"); !name.empty()) {
    model::MessageState state{};
    if (!model::parseMessageState(name, state))
      throw Error(ErrorCode::usage, "--state is waiting, sent, given_up or withdrawn, not " + name);
    query.states = {state};
  }
  query.text = optional(options, "text");
  query.kind = optional(options, "kind");
  const auto offset = numberOption<std::uint32_t>(options, "offset", 0, 0, 1'000'000'000);
  const auto limit = numberOption<std::uint32_t>(options, "limit", 50, 1, 100'000);
  const auto engine = openEngine(context, Opening::existing);
  notify::LogPage page;
  // Without the key: what went to residents stays closed on the command line.
  engine->read(context.stop, [&](store::Connection& c) {
          page = notify::readLog(c, machineActor(), nullptr, query, offset, limit);
        }).get();
  if (context.json) {
    Json json = {{"total", page.total}, {"messages", Json::array()}};
    for (const auto& m : page.messages) json["messages"].push_back(messageJson(m));
    printJson(context.out, json);
    return kDone;
  }
  for (const auto& m : page.messages) {
    context.out << formatUtc(m.createdAt) << "  " << model::messageChannelName(m.channel) << "  "
                << model::messageStateName(m.state) << "  " << m.kind << "  " << m.receiver << " <" << m.address << ">";
    if (m.attempts > 1) context.out << "  ×" << m.attempts;
    context.out << '\n';
    const std::string& line = m.channel == MessageChannel::email ? m.subject : m.text;
    if (!line.empty()) context.out << "    " << line << '\n';
    if (!m.error.empty()) context.out << "    " << m.error << '\n';
  }
  context.out << context.text({"共 ", "messages: "}) << page.total << context.text({" 条", ""}) << '\n';
  return kDone;
}

}  // namespace

std::vector<Command> notifyCommands() {
  Command testing{.name = "notify test",
                  .arguments = "--to ADDRESS [--settings FILE]",
                  .summary = {"按当前设置发送一封测试邮件或一条测试短信",
                              "send one test mail or SMS with the present settings"},
                  .positional = {},
                  .options = po::options_description("Options"),
                  .run = test};
  testing.options.add_options()("to", po::value<std::string>()->value_name("ADDRESS"), "e-mail address or phone number");
  testing.options.add_options()("settings", po::value<std::string>()->value_name("FILE"),
                                "the settings; else notify.toml in the folder of your settings");
  Command logging{.name = "notify log",
                  .arguments = "[--channel email|sms] [--state STATE] [--text WORDS]",
                  .summary = {"查看短信与邮件记录", "show the log of SMS and e-mail"},
                  .positional = {},
                  .options = po::options_description("Options"),
                  .run = log};
  auto add = logging.options.add_options();
  add("channel", po::value<std::string>()->value_name("email|sms"), "only these");
  add("state", po::value<std::string>()->value_name("STATE"), "only waiting, sent, given_up or withdrawn ones");
  add("kind", po::value<std::string>()->value_name("KIND"), "only of this kind: urge, escalation, result …");
  add("text", po::value<std::string>()->value_name("WORDS"), "only those that hold these words");
  add("limit", po::value<std::string>()->value_name("N"), "so many at most (50)");
  add("offset", po::value<std::string>()->value_name("N"), "after so many");
  return {testing, logging};
}

}  // namespace jw::app
