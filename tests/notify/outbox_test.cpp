#include "core/notify/outbox.h"

#include "tests/notify/outbox_fixture.h"

namespace outbox_test {

using namespace jw;
using namespace std::chrono_literals;
using model::MessageChannel;
using model::MessageState;
using test::Outbox;

namespace {

std::vector<std::string> idsOf(const std::vector<model::Message>& messages) {
  std::vector<std::string> ids;
  for (const auto& m : messages) ids.push_back(m.text);
  return ids;
}

}  // namespace

TEST_CASE("a message comes out of the outbox as it went in, urgent first, then by its moment") {
  Outbox box;
  auto first = box.email("first");
  first.quiet = {22 * 60, 7 * 60};
  box.put(first);
  auto later = box.email("later");
  later.nextAt = box.now + 1h;
  box.put(later);
  auto urgent = box.email("urgent");
  urgent.urgent = true;
  urgent.nextAt = box.now + 1ms;
  box.put(urgent);
  box.put(box.sms("sms"));

  CHECK(idsOf(box.due(MessageChannel::email, box.now - 1ms)).empty());
  CHECK(idsOf(box.due(MessageChannel::email, box.now)) == std::vector<std::string>{"first"});
  CHECK(idsOf(box.due(MessageChannel::email, box.now + 1h)) == std::vector<std::string>{"urgent", "first", "later"});
  CHECK(idsOf(box.due(MessageChannel::email, box.now + 1h, 2)) == std::vector<std::string>{"urgent", "first"});
  CHECK(idsOf(box.due(MessageChannel::sms, box.now)) == std::vector<std::string>{"sms"});
  CHECK(store::nextMessageDue(box.w, MessageChannel::email) == box.now);

  const auto m = box.due(MessageChannel::email, box.now).at(0);
  CHECK(m.id == first.id);
  CHECK(m.kind == "urge");
  CHECK(m.address == first.address);
  CHECK(m.subject == first.subject);
  CHECK(m.receiver == first.receiver);
  CHECK(m.quiet == first.quiet);
  CHECK(m.caseId == first.caseId);
  CHECK(m.createdBy == first.createdBy);
  CHECK(m.state == MessageState::waiting);
  CHECK_FALSE(m.sealed);
}

TEST_CASE("what became of an attempt is in the row and in the journal") {
  Outbox box;
  const auto m = box.put(box.email("text"));
  const auto stored = [&] { return store::searchMessages(box.w, "", {}, 0, 10).at(0); };

  box.record({m.id, MessageState::waiting, true, box.now + 30s, "451 later"});
  CHECK(stored().attempts == 1);
  CHECK(stored().nextAt == box.now + 30s);
  CHECK(stored().error == "451 later");
  CHECK(stored().endedAt == kNever);
  box.record({m.id, MessageState::waiting, false, box.now + 8h, ""});
  CHECK(stored().attempts == 1);
  CHECK(store::nextMessageDue(box.w, MessageChannel::email) == box.now + 8h);
  box.record({m.id, MessageState::sent, true, kNever, ""});
  CHECK(stored().state == MessageState::sent);
  CHECK(stored().attempts == 2);
  CHECK(stored().endedAt == box.now);
  CHECK(store::nextMessageDue(box.w, MessageChannel::email) == kNever);

  // A late result of a message that has ended changes nothing.
  box.record({m.id, MessageState::givenUp, true, kNever, "550"});
  CHECK(stored().state == MessageState::sent);

  CHECK(box.w.integer("SELECT count(*) FROM journal WHERE tbl = 18") == 4);
  CHECK(box.w.integer("SELECT count(*) FROM journal j JOIN outbox o ON o.id = j.row AND o.row_ver = 4 WHERE j.tbl = 18 AND j.area = o.area") == 4);
  CHECK(box.w.text("SELECT group_concat(row_ver) FROM (SELECT row_ver FROM journal WHERE tbl = 18 ORDER BY seq)") == "1,2,3,4");
  CHECK(box.w.text("SELECT json_extract(patch, '$.error') FROM journal WHERE tbl = 18 AND row_ver = 2") == "451 later");
}

TEST_CASE("a message is taken back and sent again by people within their area alone") {
  Outbox box;
  const auto m = box.put(box.email("text"));
  model::Actor elsewhere = box.actor;
  elsewhere.scope = "330102/";
  const auto state = [&] { return store::searchMessages(box.w, "", {}, 0, 10).at(0).state; };

  CHECK_FALSE(box.withdraw(elsewhere, m.id));
  CHECK_FALSE(box.requeue(box.actor, m.id));
  CHECK_FALSE(box.withdraw(box.actor, {Uuid::named("nobody")}));
  CHECK(state() == MessageState::waiting);
  CHECK(box.withdraw(box.actor, m.id));
  CHECK(state() == MessageState::withdrawn);
  CHECK(box.due(MessageChannel::email, box.now + 24h).empty());
  CHECK_FALSE(box.withdraw(box.actor, m.id));

  // It was already on its way: the log says what is true.
  box.record({m.id, MessageState::waiting, true, box.now, "451"});
  CHECK(state() == MessageState::withdrawn);
  box.record({m.id, MessageState::sent, true, kNever, ""});
  CHECK(state() == MessageState::sent);
  CHECK_FALSE(box.requeue(box.actor, m.id));

  const auto other = box.put(box.email("other"));
  box.record({other.id, MessageState::givenUp, true, kNever, "550 no such user"});
  CHECK_FALSE(box.requeue(elsewhere, other.id));
  CHECK(box.requeue(box.actor, other.id));
  const auto again = box.due(MessageChannel::email, box.now);
  REQUIRE(again.size() == 1);
  CHECK(again[0].attempts == 0);
  CHECK(again[0].error.empty());
}

TEST_CASE("a message that is put in a transaction that is rolled back was never there") {
  Outbox box;
  {
    store::Transaction t(box.w);
    notify::putMessage(box.w, box.actor, box.cipher, box.email("text"));
  }
  CHECK(store::countMessages(box.w, "", {}) == 0);
  CHECK(box.w.integer("SELECT count(*) FROM journal") == 0);
}

TEST_CASE("what is sent to a resident is sealed at rest and opens for the courier") {
  Outbox box;
  auto m = box.sms("您反映的问题已办结");
  m.sealed = true;
  m.address = "13800005678";
  m.subject = "结果";
  m.receiver = "上报人";
  m = box.put(m);
  box.w.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  const std::string file = test::bytesOf(box.path);
  CHECK(file.find("上报人") != std::string::npos);
  CHECK(file.find("13800005678") == std::string::npos);
  CHECK(file.find("您反映的问题已办结") == std::string::npos);

  const auto due = box.due(MessageChannel::sms, box.now);
  REQUIRE(due.size() == 1);
  CHECK(due[0].address == "13800005678");
  CHECK(due[0].text == "您反映的问题已办结");
  CHECK(due[0].subject == "结果");

  // Of another key, or changed: it comes without an address and says why.
  const access::FieldCipher other(access::StoreKey::random());
  const auto closed = notify::dueMessages(box.w, other, MessageChannel::sms, box.now, 10);
  REQUIRE(closed.size() == 1);
  CHECK(closed[0].address.empty());
  CHECK_FALSE(closed[0].error.empty());
}

TEST_CASE("the log shows what lies in the reader's area, masked") {
  Outbox box;
  auto resident = box.sms("您反映的问题已办结");
  resident.sealed = true;
  resident.address = "13800005678";
  resident.receiver = "上报人";
  box.put(resident);
  auto mail = box.email("to a resident");
  mail.sealed = true;
  mail.address = "somebody@example.org";
  box.put(mail);
  auto west = box.sms("in the west");
  west.area = "330102/330102001/";
  box.put(west);
  box.put(box.sms("to a worker"));

  const auto log = [&](const model::Actor& actor, const store::MessageQuery& query = {}, const access::FieldCipher* cipher = nullptr) {
    return notify::readLog(box.w, actor, cipher ? cipher : &box.cipher, query, 0, 10);
  };
  const auto all = log(box.actor);
  REQUIRE(all.messages.size() == 4);
  CHECK(all.total == 4);
  CHECK(all.messages[0].text == "to a worker");
  CHECK(all.messages[0].address == "139****0001");
  CHECK(all.messages[2].address == "s***@example.org");
  CHECK(all.messages[3].address == "138****5678");
  CHECK(all.messages[3].text == "您反映的问题已办结");

  model::Actor department = box.actor;
  department.role = model::Role::department;
  for (const auto& m : log(department).messages)
    if (m.sealed) CHECK((m.text.empty() && m.subject.empty() && m.address.find("***") != std::string::npos));

  model::Actor inTheWest = box.actor;
  inTheWest.scope = "330102/";
  const auto mine = log(inTheWest);
  REQUIRE(mine.messages.size() == 1);
  CHECK(mine.total == 1);
  CHECK(mine.messages[0].text == "in the west");
  store::MessageQuery east;
  east.area = "330101/";
  CHECK(log(inTheWest, east).total == 0);

  const auto blind = notify::readLog(box.w, box.actor, nullptr, {}, 0, 10);
  CHECK(blind.messages[3].address == "***");
  CHECK(blind.messages[3].text.empty());
  const access::FieldCipher other(access::StoreKey::random());
  CHECK(log(box.actor, {}, &other).messages[3].address == "***");
}

TEST_CASE("the log is searched by channel, state, kind, case, time and words, a page at a time") {
  Outbox box;
  for (int i = 0; i < 7; ++i) {
    auto m = box.email("催办第" + std::to_string(i) + "号");
    m.createdAt = box.now + std::chrono::seconds(i);
    box.put(m);
  }
  auto sms = box.sms("100% sure_thing");
  sms.kind = "bulk";
  sms.caseId = {};
  sms.createdAt = box.now - 1h;
  const auto put = box.put(sms);
  box.record({put.id, MessageState::sent, true, kNever, ""});

  const auto count = [&](const store::MessageQuery& q) {
    const auto n = store::countMessages(box.w, "", q);
    CHECK(store::searchMessages(box.w, "", q, 0, 100).size() == n);
    return n;
  };
  store::MessageQuery q;
  q.channel = MessageChannel::sms;
  CHECK(count(q) == 1);
  q = {};
  q.states = {MessageState::waiting, MessageState::givenUp};
  CHECK(count(q) == 7);
  q = {};
  q.kind = "bulk";
  CHECK(count(q) == 1);
  q = {};
  q.caseId = box.email("").caseId;
  CHECK(count(q) == 7);
  q = {};
  q.createdFrom = box.now;
  q.createdTo = box.now + 3s;
  CHECK(count(q) == 3);
  q = {};
  q.text = "第3号";
  CHECK(count(q) == 1);
  q.text = "0% sure_t";
  CHECK(count(q) == 1);
  q.text = "_sure%";
  CHECK(count(q) == 0);
  // A number that is masked cannot be guessed by searching.
  q.text = sms.address;
  CHECK(count(q) == 0);

  const auto page = notify::readLog(box.w, box.actor, &box.cipher, {}, 2, 3);
  CHECK(page.total == 8);
  CHECK(idsOf(page.messages) == std::vector<std::string>{"催办第4号", "催办第3号", "催办第2号"});
}

TEST_CASE("the quiet hours of a post are kept, and a change of them is a change of the post") {
  Outbox box;
  model::Staff worker;
  worker.id = {Uuid::named("worker")};
  worker.name = "网格员";
  const auto put = [&] {
    store::Transaction t(box.w);
    const auto version = store::putStaff(box.w, box.actor, box.now, worker);
    t.commit();
    return version;
  };
  CHECK(put() == 1);
  CHECK_FALSE(store::readStaff(box.w).at(0).quiet);
  CHECK(put() == 0);
  worker.quiet = {22 * 60, 7 * 60};
  CHECK(put() == 2);
  CHECK(store::readStaff(box.w).at(0).quiet == worker.quiet);
  CHECK(put() == 0);
}

}  // namespace outbox_test
