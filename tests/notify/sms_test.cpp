#include "core/notify/sms_transport.h"

#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/notify/sms_gateway.h"

namespace sms_test {

using namespace jw;
using notify::Fail;
using notify::Outcome;
using notify::Retry;
using notify::SmsSettings;
using test::SmsGateway;

namespace {

std::string said(const Outcome& o) {
  if (const auto* r = std::get_if<Retry>(&o)) return (r->channelDown ? "down: " : "retry: ") + r->why;
  if (const auto* f = std::get_if<Fail>(&o)) return "fail: " + f->why;
  return "sent";
}

SmsSettings jsonGateway(const std::string& url) {
  SmsSettings s;
  s.on = true;
  s.url = url + "/send?id={id}&to={phone}";
  s.headers = {{"Authorization", "Bearer {secret}"}};
  s.secret = "key\r\nX-Evil: 1";
  s.body = R"({"to":"{phone}","text":"{text}","nested":{"id":"{id}"}})";
  s.successField = "/code";
  s.successValues = {"0"};
  s.retryValues = {"9"};
  return s;
}

model::Message smsTo(const std::string& phone, const std::string& text) {
  model::Message m;
  m.id = {Uuid::make(1)};
  m.channel = model::MessageChannel::sms;
  m.address = phone;
  m.text = text;
  return m;
}

}  // namespace

TEST_CASE("the gateway gets number, text and id, whatever they hold") {
  SmsGateway gateway([](const auto&) { return SmsGateway::Reply{200, R"({"code":0})"}; });
  const std::string text = "【经纬】\"引号\" \\ 换行\n{phone} {secret} & 100%";
  const auto message = smsTo("+86 138-0000-5678", text);
  notify::SmsTransport transport(jsonGateway(gateway.url()));
  REQUIRE(said(transport.send(message, {})) == "sent");
  auto form = jsonGateway(gateway.url());
  form.format = SmsSettings::Format::form;
  form.body = "m={phone}&c={text}";
  form.method = "PUT";
  REQUIRE(said(notify::SmsTransport(form).send(message, {})) == "sent");
  auto get = jsonGateway(gateway.url());
  get.method = "GET";
  get.body.clear();
  get.url = gateway.url() + "/?t={text}&m={phone}";
  REQUIRE(said(notify::SmsTransport(get).send(message, {})) == "sent");

  const auto requests = gateway.requests();
  REQUIRE(requests.size() == 3);
  CHECK(requests[0].method == "POST");
  CHECK(requests[0].target == "/send?id=" + message.id.text() + "&to=13800005678");
  CHECK(requests[0].contentType == "application/json; charset=utf-8");
  CHECK(requests[0].authorization == "Bearer key  X-Evil: 1");
  const auto body = nlohmann::json::parse(requests[0].body);
  CHECK(body["text"] == text);
  CHECK(body["to"] == "13800005678");
  CHECK(body["nested"]["id"] == message.id.text());
  CHECK(requests[1].method == "PUT");
  CHECK(requests[1].contentType == "application/x-www-form-urlencoded; charset=utf-8");
  CHECK(requests[1].body.starts_with("m=13800005678&c=%E3%80%90"));
  CHECK(requests[1].body.ends_with("%0A%7Bphone%7D%20%7Bsecret%7D%20%26%20100%25"));
  CHECK(requests[2].method == "GET");
  CHECK(requests[2].body.empty());
  CHECK(requests[2].target.find("/?t=%E3%80%90") == 0);
}

TEST_CASE("what the gateway answers decides whether a message is tried again") {
  const auto s = jsonGateway("http://localhost");
  const auto judge = [&](long status, const std::string& answer) { return said(notify::judgeAnswer(s, status, answer)); };
  CHECK(judge(200, R"({"code":0})") == "sent");
  CHECK(judge(202, R"({"code":"0"})") == "sent");
  CHECK(judge(200, R"({"code":9})").starts_with("retry: HTTP 200"));
  CHECK(judge(200, R"({"code":7,"message":"bad number"})").starts_with("fail: HTTP 200"));
  CHECK(judge(200, "<html>").starts_with("down: the answer has no /code"));
  CHECK(judge(200, "").starts_with("down: "));
  CHECK(judge(302, "").starts_with("down: "));
  CHECK(judge(400, "bad").starts_with("fail: HTTP 400"));
  CHECK(judge(401, "").starts_with("down: the gateway does not know us"));
  CHECK(judge(404, "").starts_with("down: the gateway refuses the request"));
  CHECK(judge(429, "").starts_with("down: "));
  CHECK(judge(500, "").starts_with("down: HTTP 500"));
  SmsSettings byText;
  byText.successText = "OK";
  CHECK(said(notify::judgeAnswer(byText, 200, "OK:1")) == "sent");
  CHECK(said(notify::judgeAnswer(byText, 200, "ERR:1")).starts_with("fail"));
  CHECK(said(notify::judgeAnswer({}, 204, "")) == "sent");
}

TEST_CASE("a gateway that fails, is silent or is not there") {
  std::string url;
  {
    SmsGateway gateway([](const auto& r) {
      if (r.body.find("silent") != std::string::npos) return SmsGateway::Reply{200, "", true};
      return SmsGateway::Reply{500, "out of order"};
    });
    url = gateway.url();
    auto settings = jsonGateway(url);
    settings.timeoutSeconds = 1;
    notify::SmsTransport transport(settings);
    CHECK(said(transport.send(smsTo("13800005678", "x"), {})) == "down: HTTP 500: out of order");
    CHECK(said(transport.send(smsTo("13800005678", "silent"), {})) == "down: the SMS gateway did not answer in time");
    CHECK(said(transport.send(smsTo("no number", "x"), {})) == "fail: not a phone number");
    settings.timeoutSeconds = 600;
    notify::SmsTransport patient(settings);
    std::stop_source stop;
    Outcome outcome;
    std::thread sending([&] { outcome = patient.send(smsTo("13800005678", "silent"), stop.get_token()); });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    stop.request_stop();
    sending.join();
    CHECK(said(outcome) == "down: stopped");
  }
  notify::SmsTransport transport(jsonGateway(url));
  CHECK(said(transport.send(smsTo("13800005678", "x"), {})) == "down: nothing answers at the SMS gateway");
}

}  // namespace sms_test
