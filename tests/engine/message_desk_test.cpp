// The log of messages and of settings through the engine: who reads it, what can be done, what stood there before.
#include "core/engine/message_desk.h"

#include <future>

#include "core/engine/settings_log.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace message_desk_test {

using namespace jw;
using namespace jw::test;
using engine::MessageStep;
using model::MessageState;

namespace {

struct Desk : SmallCity {
  model::MessageId putEmail(const std::string& area) {
    model::Message m;
    m.id = {Uuid::make(toMillis(clock->now()))};
    m.kind = "urge";
    m.area = area;
    m.receiver = "环卫局";
    m.address = "desk@example.org";
    m.subject = "催办";
    m.text = "请处理";
    m.createdAt = clock->now();
    engine->write([&](store::Connection& w) { store::putMessage(w, machine, m); }).get();
    return m.id;
  }
  notify::LogPage log(const model::Actor& actor) {
    std::promise<notify::LogPage> page;
    engine::messageLog(*engine, actor, {}, 0, 10, {}, [&](notify::LogPage p) { page.set_value(std::move(p)); });
    return page.get_future().get();
  }
  std::optional<engine::RefusalCode> step(const model::Actor& actor, model::MessageId id, MessageStep step) {
    std::promise<std::optional<engine::RefusalCode>> why;
    engine::stepMessage(*engine, actor, id, step, [&](auto code) { why.set_value(code); });
    return why.get_future().get();
  }
  std::vector<store::SettingChange> changes(const model::Actor& actor) {
    std::promise<std::vector<store::SettingChange>> out;
    engine::settingChanges(*engine, actor, 100, {}, [&](auto c) { out.set_value(std::move(c)); });
    return out.get_future().get();
  }
};

}  // namespace

TEST_CASE("a message is withdrawn and sent again by those who keep messages, inside their area") {
  Desk desk;
  const auto id = desk.putEmail("330101/330101001/");
  auto operatorDesk = desk.operatorDesk, elsewhere = desk.operatorDesk, analyst = desk.operatorDesk;
  elsewhere.scope = "330102/";
  analyst.role = model::Role::analyst;
  REQUIRE(desk.log(operatorDesk).messages.size() == 1);
  CHECK(desk.log(elsewhere).messages.empty());
  CHECK(desk.log(analyst).messages.empty());
  CHECK(desk.log(desk.worker(desk.roads)).total == 0);

  CHECK(desk.step(analyst, id, MessageStep::withdraw) == engine::RefusalCode::notEntitled);
  CHECK(desk.step(elsewhere, id, MessageStep::withdraw) == engine::RefusalCode::changedMeanwhile);
  CHECK(desk.step(operatorDesk, id, MessageStep::requeue) == engine::RefusalCode::changedMeanwhile);
  CHECK(desk.log(operatorDesk).messages[0].state == MessageState::waiting);
  CHECK(desk.step(operatorDesk, id, MessageStep::withdraw) == std::nullopt);
  CHECK(desk.log(operatorDesk).messages[0].state == MessageState::withdrawn);
  CHECK(desk.step(operatorDesk, id, MessageStep::requeue) == std::nullopt);
  CHECK(desk.log(operatorDesk).messages[0].state == MessageState::waiting);
  CHECK(engine::stepOf(MessageState::sent) == std::nullopt);
}

TEST_CASE("the log of settings tells who, where, the old value and the new one, also of what was removed") {
  Desk desk;
  model::SettingScope east;
  east.kind = model::SettingScope::Kind::area;
  east.area = "330101/";
  const auto put = [&](const model::SettingScope& where, std::optional<std::string> value) {
    REQUIRE(engine::done(desk.engine->submit(engine::Order{desk.operatorDesk, engine::PutSetting{where, "accept_limit", value}}).get()));
  };
  const auto before = desk.changes(desk.operatorDesk).size();
  put({}, "1h");
  put(east, "10min");
  put(east, "20min");
  put(east, std::nullopt);
  put(east, "5min");
  const auto all = desk.changes(desk.operatorDesk);
  REQUIRE(all.size() == before + 5);
  CHECK(all[0].before == std::nullopt);
  CHECK(all[0].after == "5min");
  CHECK(all[1].before == "20min");
  CHECK(all[1].after == std::nullopt);
  CHECK(all[1].scope == east);
  CHECK(all[2].before == "10min");
  CHECK(all[4].after == "1h");
  CHECK(all[4].actor == desk.operatorDesk.name);
  auto west = desk.operatorDesk;
  west.scope = "330102/";
  CHECK(desk.changes(west).size() == before + 1);
}

}  // namespace message_desk_test
