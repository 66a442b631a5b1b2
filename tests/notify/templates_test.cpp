#include "core/notify/templates.h"

#include <fstream>
#include <sstream>

#include "core/base/error.h"
#include "core/base/text.h"
#include "tests/catch.h"

namespace templates_test {

using namespace jw;
using namespace std::chrono_literals;
using notify::Templates;
using notify::Values;

namespace {

const Instant kDue = Zone::china().toInstant({2026, 11, 20, 9, 0, 0, 0});

std::string shippedText() {
  std::stringstream text;
  text << std::ifstream(std::filesystem::path(JW_SOURCE_DIR) / "data" / "notify" / "templates.toml").rdbuf();
  return text.str();
}

model::CaseSummary lateCase(const std::string& title) {
  model::CaseSummary c;
  c.id = {Uuid::named("case")};
  c.number = "3301012026112000017";
  c.title = title;
  c.state = model::CaseState::accepted;
  c.due = c.stepDue = kDue;
  return c;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string refusal(const std::string& toml) {
  try {
    Templates::parse(toml);
  } catch (const Error& e) {
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("every kind of message has its words in both languages") {
  const auto t = Templates::parse(shippedText());
  const auto c = lateCase("暴露垃圾");
  for (const std::string language : {"zh", "en"}) {
    auto values = t.caseValues(language, c, "暴露垃圾类", "环卫局", "和平街1号", 2, kDue + 27h + 5min, Zone::china());
    values["result"] = "已清理";
    values["heading"] = "防汛通知";
    values["text"] = "今晚有大雨";
    values["lead"] = "城管局";
    values["request"] = "派车";
    values["until"] = "2026-11-25 18:00";
    for (const std::string kind : {"urge", "escalation", "result", "joined_result", "called_in", "task_done", "task_withdrawn", "task_urge", "task_escalation", "extension_granted", "extension_refused", "suspension_granted", "suspension_refused", "bulk"}) {
      CAPTURE(kind, language);
      const auto mail = t.email(kind, language, values);
      const auto sms = t.sms(kind, language, values);
      for (const auto& text : {mail.subject, mail.text, sms}) {
        CHECK_FALSE(text.empty());
        CHECK(text.find('{') == std::string::npos);
        CHECK(text.find("–") == std::string::npos);
      }
      CHECK(mail.subject.find('\n') == std::string::npos);
      if (kind != "bulk") CHECK(sms.find(c.number) != std::string::npos);
    }
  }
  const auto zh = t.caseValues("zh", c, "", "环卫局", "", 2, kDue + 27h + 5min, Zone::china());
  CHECK(t.sms("urge", "zh", zh) == "催办：3301012026112000017「暴露垃圾」已接受未反馈，时限2026-11-20 09:00，已超时1天3小时，请立即处理。");
  CHECK(t.caseValues("zh", c, "", "", "", 1, kDue + 5min, Zone::china()).at("overdue") == "5分钟");
  CHECK(t.caseValues("zh", c, "", "", "", 1, kDue + 48h, Zone::china()).at("overdue") == "2天");
  CHECK_THROWS_AS(t.sms("poem", "zh", {}), Error);
  CHECK_THROWS_AS(t.sms("urge", "fr", {}), Error);
}

TEST_CASE("an SMS keeps to its length, and the title gives way before the rest") {
  const auto t = Templates::parse(shippedText());
  for (const std::size_t n : {1U, 50U, 60U, 70U, 71U, 72U, 73U, 500U}) {
    for (const std::string letter : {"长", "😀"}) {
      CAPTURE(n, letter);
      std::string title;
      for (std::size_t i = 0; i < n; ++i) title += letter;
      const auto values = t.caseValues("zh", lateCase(title), "", "环卫局", "", 1, kDue + 1h, Zone::china());
      const auto sms = t.sms("urge", "zh", values);
      CHECK(notify::smsLength(sms) <= 134);
      CHECK(text::isUtf8(sms));
      CHECK(sms.find("请立即处理。") != std::string::npos);
      CHECK(sms.find("3301012026112000017") != std::string::npos);
      const bool whole = sms.find(title) != std::string::npos;
      CHECK(whole == (sms.find("…") == std::string::npos));
      // Nothing is cut that would have fitted.
      if (!whole) CHECK(notify::smsLength(sms) >= 132);
    }
  }
  CHECK(notify::smsLength("a中😀") == 4);
  std::string everything;
  for (int i = 0; i < 300; ++i) everything += "长";
  CHECK(notify::smsLength(t.sms("bulk", "zh", {{"heading", everything}, {"text", everything}})) <= 134);
}

TEST_CASE("a value is not filled in again, and one that is missing leaves a dash") {
  const auto t = Templates::parse(shippedText());
  CHECK(t.sms("bulk", "zh", {{"heading", "{text}"}, {"text", "{heading}{number}"}}) == "{text}：{heading}{number}");
  CHECK(t.sms("bulk", "zh", {{"heading", "x"}}) == "x：–");
}

TEST_CASE("numbers that people typed into a title do not go to a desk") {
  CHECK(notify::withoutNumbers("请联系13800005678，谢谢") == "请联系138****5678，谢谢");
  CHECK(notify::withoutNumbers("138-0000-5678 or 010-6234-5678-") .find("5678-") != std::string::npos);
  CHECK(notify::withoutNumbers("138-0000-5678").find("0000") == std::string::npos);
  CHECK(notify::withoutNumbers("110101199001011234").find("19900101") == std::string::npos);
  CHECK(notify::withoutNumbers("3号楼 2-101室 100-200号 2026-11-20") == "3号楼 2-101室 100-200号 2026-11-20");
  CHECK(notify::withoutNumbers("") == "");
  const auto t = Templates::parse(shippedText());
  const auto v = t.caseValues("zh", lateCase("电话13800005678"), "", "", "1楼13900001111", 1, kDue, Zone::china());
  CHECK(v.at("title") == "电话138****5678");
  CHECK(v.at("address").find("0000") == std::string::npos);
  CHECK(v.at("number") == "3301012026112000017");
}

TEST_CASE("one message for each receiver and channel that reaches it") {
  const auto t = Templates::parse(shippedText());
  const std::vector<model::Receiver> receivers{{"both", "13900000001", "both@example.org", {60, 120}}, {"mail", "", "mail@example.org", {}}, {"phone", "13900000002", "", {}}};
  notify::Occasion o{"urge", "zh", "33/", {Uuid::named("case")}, true, kDue, "@engine"};
  const auto c = lateCase("暴露垃圾");
  const auto values = t.caseValues("zh", c, "", "环卫局", "", 1, kDue, Zone::china());
  const auto who = [&](notify::Channels channels) {
    std::string out;
    for (const auto& m : notify::messagesTo(receivers, channels, t, o, values)) out += m.receiver + ":" + std::string(model::messageChannelName(m.channel)) + ":" + m.address + " ";
    return out;
  };
  CHECK(who({true, true}) == "both:email:both@example.org both:sms:13900000001 mail:email:mail@example.org phone:sms:13900000002 ");
  CHECK(who({true, false}) == "both:sms:13900000001 phone:sms:13900000002 ");
  CHECK(who({false, false}).empty());
  const auto m = notify::messagesTo(receivers, {false, true}, t, o, values).at(0);
  CHECK(m.kind == "urge");
  CHECK(m.area == "33/");
  CHECK(m.caseId == o.caseId);
  CHECK(m.urgent);
  CHECK(m.quiet == model::QuietHours{60, 120});
  CHECK(m.createdAt == kDue);
  CHECK_FALSE(m.sealed);
  CHECK(m.id);
  CHECK(m.subject == "催办：暴露垃圾（3301012026112000017）");

  const auto resident = notify::messageToResident(model::MessageChannel::sms, "13800005678", "上报人", {}, t, {"result", "zh", "33/", o.caseId, false, kDue, "@engine"}, {{"title", "x"}, {"result", "已清理"}});
  CHECK(resident.sealed);
  CHECK(resident.receiver == "上报人");
  CHECK(resident.address == "13800005678");
}

TEST_CASE("templates that could not be filled in are refused by name") {
  const auto good = shippedText();
  CHECK(refusal(good).empty());
  CHECK(refusal(replaced(good, "{overdue}", "{reporter}")).find("urge.zh") != std::string::npos);
  CHECK(refusal(replaced(good, "{overdue}", "{overdue")).find("urge.zh") != std::string::npos);
  CHECK(refusal(replaced(good, "[urge.en]", "[urges.en]")).find("urge.en is missing") != std::string::npos);
  CHECK(refusal(replaced(good, "elastic = \"title\"", "elastic = \"titel\"")).find("urge.zh.elastic") != std::string::npos);
  CHECK(refusal(replaced(good, "sms_length = 134", "sms_length = 3")).find("sms_length") != std::string::npos);
  CHECK(refusal("[urge\n").find("line 1") != std::string::npos);
  CHECK(refusal("").find("words") != std::string::npos);
}

}  // namespace templates_test
