#include "app/exit_codes.h"
#include "core/engine/engine.h"
#include "core/notify/outbox.h"
#include "tests/app/run_command.h"
#include "tests/catch.h"
#include "tests/notify/sms_gateway.h"

namespace notify_command_test {

using namespace jw;
using test::run;
using test::SmsGateway;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("notify test sends one message, or says what is wrong and what to do") {
  const test::TempDir dir;
  const auto settings = dir.path() / "config" / "notify.toml";
  const auto none = run(dir, {"notify", "test", "--to", "a@example.org"});
  CHECK(none.code == app::kInput);
  CHECK(contains(none.err, "settings.toml"));
  CHECK(contains(none.err, settings.string()));
  CHECK(run(dir, {"notify", "test"}).code == app::kUsage);

  SmsGateway gateway([](const SmsGateway::Request& r) {
    return contains(r.body, "13900000002") ? SmsGateway::Reply{401, "who are you"} : SmsGateway::Reply{200, "OK"};
  });
  std::filesystem::create_directories(settings.parent_path());
  test::writeText(settings, "[sms]\non = true\nurl = \"" + gateway.url() +
                                "/send\"\nbody = '{\"to\":\"{phone}\",\"text\":\"{text}\"}'\n");
  const auto off = run(dir, {"notify", "test", "--to", "a@example.org"});
  CHECK(off.code == app::kInput);
  CHECK(contains(off.err, "[email] is not switched on"));

  const auto sent = run(dir, {"--json", "notify", "test", "--to", "13900000001"});
  CHECK(sent.code == app::kDone);
  CHECK(sent.json()["sent"] == true);
  CHECK(sent.json()["channel"] == "sms");
  REQUIRE(gateway.requests().size() == 1);
  CHECK(contains(gateway.requests()[0].body, "13900000001"));

  const auto refused = run(dir, {"notify", "test", "--to", "13900000002"});
  CHECK(refused.code == app::kFindings);
  CHECK(contains(refused.out, "not sent: the gateway does not know us: HTTP 401: who are you"));
  CHECK(contains(refused.out, "secret_env"));
  CHECK(contains(run(dir, {"--lang", "zh", "notify", "test", "--to", "13900000002"}).out, "未送出"));
  CHECK(contains(run(dir, {"notify", "test", "--to", "12"}).out, "check the receiver's address"));

  const auto other = dir.path() / "other.toml";
  // Nobody listens on port 1.
  test::writeText(other, "[email]\non = true\nhost = \"127.0.0.1\"\nport = 1\nfrom = \"a@example.org\"\n");
  const auto mail = run(dir, {"notify", "test", "--to", "a@example.org", "--settings", other.string()});
  CHECK(mail.code == app::kFindings);
  CHECK(contains(mail.out, "nothing answers at 127.0.0.1:1"));
  CHECK(contains(mail.out, "check host, port and the firewall"));
  test::writeText(other, "[email]\npassword = \"x\"\n");
  CHECK(run(dir, {"notify", "test", "--to", "a@example.org", "--settings", other.string()}).code == app::kInput);
}

TEST_CASE("notify log shows the outbox a page at a time, numbers masked and residents' messages closed") {
  const test::TempDir dir;
  const auto store = dir.path() / "city.jwg";
  test::makeCity(store);
  {
    engine::Engine engine(test::cityOptions(store, false));
    engine.write([](store::Connection& w) {
            const access::FieldCipher cipher(access::StoreKey::random());
            for (int i = 0; i < 3; ++i) {
              model::Message m;
              m.channel = i == 0 ? model::MessageChannel::email : model::MessageChannel::sms;
              m.kind = "urge";
              m.receiver = "环卫局";
              m.address = i == 0 ? "desk@example.org" : "13900000001";
              m.subject = i == 0 ? "催办" : "";
              m.text = i == 2 ? "您反映的问题已办理" : "请处理";
              m.sealed = i == 2;
              m.createdAt = fromMillis(1'795'140'000'000 + i);
              notify::putMessage(w, test::importer(), cipher, m);
            }
          }).get();
  }
  const auto log = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"--store", store.string(), "--json", "notify", "log"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(dir, arguments).json();
  };
  const auto all = log({});
  CHECK(all["total"] == 3);
  REQUIRE(all["messages"].size() == 3);
  CHECK(all["messages"][0]["address"] == "***");
  CHECK(all["messages"][0]["text"] == "");
  CHECK(all["messages"][1]["address"] == "139****0001");
  CHECK(all["messages"][2]["address"] == "desk@example.org");
  CHECK(all["messages"][2]["state"] == "waiting");
  CHECK(log({"--channel", "email"})["total"] == 1);
  CHECK(log({"--state", "sent"})["total"] == 0);
  CHECK(log({"--text", "请处理"})["total"] == 2);
  CHECK(log({"--limit", "1", "--offset", "2"})["messages"][0]["subject"] == "催办");
  CHECK(run(dir, {"notify", "log", "--channel", "pigeon"}).code == app::kUsage);
  CHECK(run(dir, {"notify", "log", "--limit", "0"}).code == app::kUsage);
  const auto text = run(dir, {"notify", "log"});
  CHECK(text.code == app::kDone);
  CHECK(contains(text.out, "139****0001"));
  CHECK_FALSE(contains(text.out, "13900000001"));
}

}  // namespace notify_command_test
