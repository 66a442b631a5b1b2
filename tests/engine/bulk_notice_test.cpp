// A notice to the people behind a figure: only those with a telephone, only by who may and for a purpose, never more than the
// limit, confirmed by number, in quiet hours later, and in the audit log either way.
#include "core/engine/bulk_notice.h"

#include "core/access/key_file.h"
#include "core/base/error.h"
#include "core/engine/registry_desk.h"
#include "core/notify/outbox.h"
#include "core/registry/citizen_id.h"
#include "core/store/audit_gateway.h"
#include "core/store/people_gateway.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace bulk_notice_test {

using namespace jw;
using namespace jw::test;
using engine::BulkNotices;
using engine::Notice;
using engine::NoticeAudience;
using engine::NoticeSent;
using engine::Refused;

namespace {

struct City : SmallCity {
  model::Actor worker{{Uuid::named("worker")}, "社工", model::Role::communityWorker, {}, {}};
  std::unique_ptr<engine::RegistryDesk> registry = std::make_unique<engine::RegistryDesk>(*engine);
  std::unique_ptr<engine::StatisticsDesk> statistics;
  std::unique_ptr<BulkNotices> notices;
  engine::Engine::Subscription feed;

  City() {
    const BuildingId east{Uuid::named("east")};
    engine->write([&](store::Connection& w) {
              model::Building b;
              b.id = east;
              b.source = "test";
              b.externalId = b.name = "云锦花园1号楼";
              b.area = "330101/330101001/";
              b.shape = square(120.002, 30.002, 0.0005);
              b.point = {120.0022, 30.0022};
              store::insertBuilding(w, b, clock->now(), "test");
            }).get();
    const Uuid flat = must(model::AddDwelling{east, {{}, 0, 1, 1, 1, 80, {}, {}}}).id;
    model::AddHousehold h;
    h.dwelling = flat;
    h.head = person("张一", 1950, "12000000001");
    const Uuid home = must(h).id;
    for (const auto& p : {person("张二", 1951, "12000000002"), person("张三", 1952, "12000000002"), person("张四", 1953, ""), person("张五", 2020, "12000000005")}) must(model::AddPerson{home, p, kNever, false});
    statistics = std::make_unique<engine::StatisticsDesk>(*engine);
    notices = std::make_unique<BulkNotices>(*engine, *statistics);
    feed = registry->subscribe([this](const model::RegistryChange& change) { statistics->follow(change); });
  }
  ~City() {
    feed = {};
    notices.reset();
    statistics.reset();
    registry.reset();
  }
  static model::PersonPatch person(const std::string& name, int year, const std::string& phone) {
    model::PersonPatch p;
    p.name = name;
    p.birthDay = static_cast<std::int32_t>(daysOf(year, 5, 1));
    if (!phone.empty()) p.phone = phone;
    p.codes = {{model::PersonColumn::residence, 1}};
    return p;
  }
  model::RegistryDone must(model::RegistryCommand command) {
    std::promise<model::RegistryAnswer> answer;
    registry->submit(worker, std::move(command), [&](model::RegistryAnswer a) { answer.set_value(std::move(a)); });
    const auto a = answer.get_future().get();
    if (const auto* r = std::get_if<model::RegistryRefusal>(&a)) FAIL(model::faultName(r->fault) << " " << r->field << ": " << r->detail);
    return std::get<model::RegistryDone>(a);
  }
  static engine::StatisticsDesk::ListQuestion everybody(const std::string& purpose = "notice") {
    engine::StatisticsDesk::ListQuestion q;
    q.entry = "query.permanent";
    q.purpose = purpose;
    return q;
  }
  std::variant<NoticeAudience, Refused> count(const model::Actor& by, engine::NoticeList q) {
    std::promise<std::variant<NoticeAudience, Refused>> answer;
    notices->count(by, std::move(q), {}, [&](std::variant<NoticeAudience, Refused> a) { answer.set_value(std::move(a)); });
    return answer.get_future().get();
  }
  std::variant<NoticeSent, Refused> send(const model::Actor& by, Notice notice) {
    std::promise<std::variant<NoticeSent, Refused>> answer;
    notices->send(by, std::move(notice), [&](std::variant<NoticeSent, Refused> a) { answer.set_value(std::move(a)); });
    return answer.get_future().get();
  }
  std::vector<model::AuditEntry> audit(const std::string& action) {
    std::vector<model::AuditEntry> entries;
    engine->read({}, [&](store::Connection& c) { entries = store::readAudit(c, 1, 1000); }).get();
    std::erase_if(entries, [&](const auto& e) { return e.action != action; });
    return entries;
  }
  std::int64_t waiting() {
    std::int64_t n = 0;
    engine->read({}, [&](store::Connection& c) { n = c.integer("SELECT count(*) FROM outbox"); }).get();
    return n;
  }
};

}  // namespace

TEST_CASE("a notice reaches each telephone once, sealed, in the name of nobody, and the audit log has it") {
  City c;
  const auto audience = std::get<NoticeAudience>(c.count(c.worker, City::everybody()));
  CHECK(audience.people == 5);
  CHECK(audience.reached == 3);  // two share a telephone; the child's is open to the community worker
  CHECK(audience.noPhone == 1);
  CHECK(audience.notAllowed == 0);
  CHECK(c.audit("notice.bulk").empty());

  // A child's telephone is for the community worker alone.
  const auto byOperator = std::get<NoticeAudience>(c.count(c.operatorDesk, City::everybody()));
  CHECK(byOperator.reached == 2);
  CHECK(byOperator.notAllowed == 1);

  const auto sent = std::get<NoticeSent>(c.send(c.worker, {City::everybody(), "和平社区", "周六上午体检。", 3}));
  CHECK(sent.messages == 3);
  CHECK(c.waiting() == 3);
  const auto entries = c.audit("notice.bulk");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].seq == sent.audit);
  CHECK(entries[0].actor == "社工");
  CHECK(entries[0].purpose == "notice");
  CHECK(entries[0].object == "statistics/query.permanent/");
  CHECK(entries[0].detail.find(R"("messages":3)") != std::string::npos);
  CHECK(entries[0].detail.find("12000") == std::string::npos);
  std::vector<std::string> raw;
  c.engine->read({}, [&](store::Connection& db) {
     CHECK(db.integer("SELECT count(*) FROM outbox WHERE sealed=1 AND channel=2 AND kind='bulk' AND receiver='居民' AND urgent=0 AND quiet_from=1260 AND quiet_to=480") == 3);
     CHECK(db.integer("SELECT count(*) FROM outbox WHERE hex(address) LIKE '%' || hex('1200000000') || '%' OR hex(text) LIKE '%' || hex('体检') || '%'") == 0);
     const access::FieldCipher cipher(access::loadKey(access::keyDirectory(), *Uuid::parse(c.engine->storeId())));
     for (const auto& m : notify::dueMessages(db, cipher, model::MessageChannel::sms, c.clock->now(), 10)) raw.push_back(m.address + " " + m.text);
   }).get();
  std::sort(raw.begin(), raw.end());
  REQUIRE(raw.size() == 3);
  CHECK(raw[0] == "12000000001 和平社区：周六上午体检。");
}

TEST_CASE("a notice is refused without role, purpose, scope, texts or the number that was confirmed; that is recorded too") {
  City c;
  const auto code = [](const auto& answer) { return std::holds_alternative<Refused>(answer) ? std::string(model::refusalName(std::get<Refused>(answer).code)) : std::string(); };
  const auto* entry = c.statistics->catalog().find("query.permanent");
  REQUIRE(entry);
  for (const auto role : {model::Role::analyst, model::Role::department, model::Role::administrator, model::Role::supervisor}) {
    auto actor = c.worker;
    actor.role = role;
    CHECK(c.notices->purposes(actor, *entry).empty());
    CHECK(code(c.count(actor, City::everybody())) == "not_entitled");
    CHECK(code(c.send(actor, {City::everybody(), "题", "文", 3})) == "not_entitled");
  }
  CHECK_FALSE(c.notices->purposes(c.worker, *entry).empty());
  CHECK(code(c.count(c.worker, City::everybody(""))) == "not_entitled");
  CHECK(code(c.count(c.worker, City::everybody("curiosity"))) == "not_entitled");
  auto western = c.worker;
  western.scope = "330102/";
  CHECK(std::get<NoticeAudience>(c.count(western, City::everybody())).people == 0);
  auto elsewhere = City::everybody();
  elsewhere.area = "330101/";
  CHECK(code(c.count(western, elsewhere)) == "out_of_scope");
  // Aggregate-only entries, dwellings and cases reach nobody.
  for (const char* key : {"statistics.ethnic_group", "statistics.political_affiliation", "statistics.dwelling_type"}) {
    auto q = City::everybody();
    q.entry = key;
    REQUIRE(c.statistics->catalog().find(key));
    CHECK(code(c.count(c.worker, q)) == "not_entitled");
  }
  // A list that tells of health needs a purpose that opens health.
  auto disabled = City::everybody("notice");
  disabled.entry = "query.disability_type";
  REQUIRE(c.statistics->catalog().find(disabled.entry));
  CHECK(code(c.count(c.worker, disabled)) == "not_entitled");

  const auto refusedBefore = c.audit("notice.refused").size();
  CHECK(code(c.send(c.worker, {City::everybody(), " ", "文", 3})) == "bad_value");
  CHECK(code(c.send(c.worker, {City::everybody(), "题", std::string(2000, 'x'), 3})) == "bad_value");
  CHECK(code(c.send(c.worker, {City::everybody(), "题", "文", 4})) == "changed_meanwhile");
  CHECK(c.audit("notice.refused").size() == refusedBefore + 3);
  CHECK(c.waiting() == 0);
  CHECK(c.audit("notice.bulk").empty());
}

TEST_CASE("the rules of notices are read from their file, and a wrong one is named") {
  const auto rules = notify::BulkRules::load(std::filesystem::path(JW_SOURCE_DIR) / "data" / "notify" / "bulk.toml");
  CHECK(rules.mostRecipients == 2000);
  CHECK(rules.quiet == model::QuietHours{21 * 60, 8 * 60});
  const std::string good = "most_recipients=3\nquiet_from=\"21:00\"\nquiet_to=\"08:00\"\nheading=20\ntext=110\n";
  CHECK(notify::BulkRules::parse(good).mostRecipients == 3);
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"=3", "=0"}, {"21:00", "24:00"}, {"08:00", "8:00"}, {"=20", "=\"20\""}, {"text=110", "txt=110"}}) {
    auto bad = good;
    bad.replace(bad.find(from), from.size(), to);
    CHECK_THROWS_AS(notify::BulkRules::parse(bad), Error);
  }
}

TEST_CASE("a notice to volunteers reaches residents and others by their telephones, under the same rules") {
  City c;
  model::PutOrganisation team;
  team.value.kind = model::kVolunteerTeam;
  team.value.name = "暖心志愿队";
  team.value.area = "330101/330101001/";
  const Uuid warm = c.must(team).id;
  const auto volunteer = [&](const std::string& name, const std::string& contact, const Uuid& of, const std::string& area = "330101/330101001/") {
    model::PutVolunteer put;
    put.value.name = name;
    put.value.team = of;
    put.value.area = area;
    put.contact = contact;
    put.setContact = true;
    c.must(put);
  };
  volunteer("李一", "12000000011", warm);
  volunteer("李二", "+86 120-0000-0012", warm);
  volunteer("李三", "东一社区服务站", warm);  // no telephone
  volunteer("李四", "", {});
  volunteer("李五", "12000000015", {}, "330102/330102002/");
  Uuid person;
  c.engine->read({}, [&](store::Connection& db) {
     auto s = db.prepare("SELECT id FROM people WHERE name='张二'");
     if (s->step()) person = s->uuid(0);
   }).get();
  REQUIRE(person);
  model::PutVolunteer resident;
  resident.value.person = person;
  resident.value.team = warm;
  c.must(resident);

  const auto all = std::get<NoticeAudience>(c.count(c.worker, engine::VolunteerList{{}, {}, "notice"}));
  CHECK(all.people == 6);
  CHECK(all.reached == 4);
  CHECK(all.noPhone == 2);
  const auto ofTeam = std::get<NoticeAudience>(c.count(c.worker, engine::VolunteerList{{}, warm, "notice"}));
  CHECK(ofTeam.people == 4);
  CHECK(ofTeam.reached == 3);

  const auto code = [](const auto& answer) { return std::holds_alternative<Refused>(answer) ? std::get<Refused>(answer).code : model::RefusalCode{}; };
  auto analyst = c.worker;
  analyst.role = model::Role::analyst;
  CHECK(c.notices->volunteerPurposes(analyst).empty());
  CHECK(code(c.count(analyst, engine::VolunteerList{{}, {}, "notice"})) == model::RefusalCode::notEntitled);
  CHECK(code(c.count(c.worker, engine::VolunteerList{{}, {}, ""})) == model::RefusalCode::notEntitled);
  CHECK(code(c.count(c.worker, engine::VolunteerList{{}, {}, "follow_up"})) == model::RefusalCode::notEntitled);
  auto east = c.worker;
  east.scope = "330101/";
  CHECK(std::get<NoticeAudience>(c.count(east, engine::VolunteerList{{}, {}, "notice"})).people == 5);
  CHECK(code(c.count(east, engine::VolunteerList{"330102/", {}, "notice"})) == model::RefusalCode::outOfScope);
  CHECK(c.notices->volunteerPurposes(c.worker).size() == c.notices->purposes(c.worker, *c.statistics->catalog().find("query.permanent")).size());

  // Confirmed by number, recorded when refused and when sent, sealed, kept in quiet hours.
  CHECK(code(c.send(c.worker, {engine::VolunteerList{{}, warm, "notice"}, "暖心队", "周六集合。", 4})) == model::RefusalCode::changedMeanwhile);
  CHECK(c.waiting() == 0);
  REQUIRE(c.audit("notice.refused").size() == 1);
  CHECK(c.audit("notice.refused")[0].object == "volunteers/" + warm.text() + "/");
  const auto sent = std::get<NoticeSent>(c.send(c.worker, {engine::VolunteerList{{}, warm, "notice"}, "暖心队", "周六集合。", 3}));
  CHECK(sent.messages == 3);
  const auto entries = c.audit("notice.bulk");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].purpose == "notice");
  CHECK(entries[0].detail.find(R"("messages":3)") != std::string::npos);
  CHECK(entries[0].detail.find("12000") == std::string::npos);
  c.engine->read({}, [&](store::Connection& db) {
     CHECK(db.integer("SELECT count(*) FROM outbox WHERE sealed=1 AND channel=2 AND kind='bulk' AND receiver='居民' AND urgent=0 AND quiet_from=1260 AND quiet_to=480") == 3);
   }).get();
}

}  // namespace bulk_notice_test
