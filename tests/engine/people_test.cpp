// Reporter and parties: sealed on disk, masked on pages, shown for a purpose and with an audit entry.
#include <fstream>

#include "core/access/audit_chain.h"
#include "core/store/audit_gateway.h"
#include "tests/engine/engine_answers.h"

namespace people_test {

using namespace jw;
using namespace jw::test;

namespace {

const char* const kName = "欧阳测试甲";
const char* const kPhone = "13800005678";
const char* const kPartyA = "测试商铺乙";
const char* const kPartyB = "测试住户丙";

CaseId reportWithPeople(SmallCity& city) {
  auto r = SmallCity::report(city.litter, "垃圾");
  r.reporterName = kName;
  r.reporterPhone = kPhone;
  r.partyA = kPartyA;
  r.partyB = kPartyB;
  return taken(city.send(r)).id;
}
std::vector<model::AuditEntry> audit(SmallCity& city) {
  std::vector<model::AuditEntry> out;
  city.engine->read({}, [&](store::Connection& c) { out = store::readAudit(c, 1, 1000); }).get();
  return out;
}

}  // namespace

TEST_CASE("names and numbers stand nowhere in the file or its log in clear") {
  SmallCity city;
  const auto id = reportWithPeople(city);
  details(city, city.operatorDesk, id);
  reveal(city, city.operatorDesk, id, "handling");
  auto search = [&] {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(city.folder.path())) {
      if (!entry.is_regular_file()) continue;
      ++files;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      INFO(entry.path().filename());
      for (const char* plain : {kName, kPhone, "00005678", kPartyA, kPartyB}) CHECK(bytes.find(plain) == std::string::npos);
      if (entry.path().filename() == "city.jw-wal") CHECK(bytes.find("垃圾") != std::string::npos);  // what is searched is the right thing
    }
    return files;
  };
  CHECK(search() >= 2);
  city.engine.reset();
  CHECK(search() == 1);
}

TEST_CASE("the case page masks people for everybody") {
  SmallCity city;
  const auto id = reportWithPeople(city);
  for (const auto role : {model::Role::engine, model::Role::administrator, model::Role::operator_, model::Role::communityWorker, model::Role::analyst}) {
    const auto d = details(city, {{}, "x", role, {}, {}}, id);
    REQUIRE(d);
    CHECK(d->reporterName == "欧***甲");
    CHECK(d->reporterPhone == "138****5678");
    CHECK(d->partyA == "测***乙");
    CHECK(d->partyB == "测***丙");
  }
  CHECK(audit(city).empty());
}

TEST_CASE("people are shown for a purpose that opens them, and the reading is in the log before the answer") {
  SmallCity city;
  const auto id = reportWithPeople(city);
  auto shown = reveal(city, city.operatorDesk, id, "handling");
  REQUIRE(std::holds_alternative<engine::Engine::CasePeople>(shown));
  auto people = std::get<engine::Engine::CasePeople>(shown);
  CHECK(people.reporterName == kName);
  CHECK(people.reporterPhone == kPhone);
  CHECK(people.partyA == kPartyA);
  CHECK(people.partyB == kPartyB);
  auto log = audit(city);
  REQUIRE(log.size() == 4);
  for (const auto& e : log) {
    CHECK(e.action == "read");
    CHECK(e.object == "case/" + id.text());
    CHECK(e.purpose == "handling");
    CHECK(e.actor == "值班员");
    CHECK(e.at == city.clock->now());
    CHECK(e.detail.find(kPhone) == std::string::npos);
  }
  // A purpose that opens only some fields shows only those.
  shown = reveal(city, city.operatorDesk, id, "follow_up");
  people = std::get<engine::Engine::CasePeople>(shown);
  CHECK(people.reporterPhone == kPhone);
  CHECK(people.partyA == "测***乙");
  log = audit(city);
  REQUIRE(log.size() == 8);
  CHECK(log[6].action == "read.refused");
  auto head = access::auditGenesis(*Uuid::parse(city.engine->storeId()));
  log[0].prevHash = head.hash;
  CHECK_FALSE(access::firstBroken(head, log));
}

TEST_CASE("role, scope and purpose each refuse, and the refusal is in the log") {
  SmallCity city;
  const auto id = reportWithPeople(city);
  auto analyst = city.operatorDesk, stranger = city.operatorDesk, neighbour = city.operatorDesk;
  analyst.role = model::Role::analyst;
  stranger.scope = "330102/";
  neighbour.scope = "330101/330101001/";
  std::size_t entries = 0;
  auto refusedWith = [&](const model::Actor& actor, const std::string& purpose) {
    const auto shown = reveal(city, actor, id, purpose);
    const auto log = audit(city);
    CHECK(log.size() == (entries += 4));
    CHECK(log.back().action == "read.refused");
    return std::holds_alternative<engine::Refused>(shown) ? log.back().detail : std::string("shown");
  };
  CHECK_THAT(refusedWith(analyst, "handling"), Catch::Matchers::Contains(R"("refused":"role")"));
  CHECK_THAT(refusedWith(stranger, "handling"), Catch::Matchers::Contains(R"("refused":"scope")"));
  CHECK_THAT(refusedWith(city.operatorDesk, "registry"), Catch::Matchers::Contains(R"("refused":"purpose")"));
  CHECK_THAT(refusedWith(city.operatorDesk, "curiosity"), Catch::Matchers::Contains(R"("refused":"purpose")"));
  CHECK_THAT(refusedWith(city.operatorDesk, ""), Catch::Matchers::Contains(R"("refused":"purpose")"));
  CHECK(std::holds_alternative<engine::Engine::CasePeople>(reveal(city, neighbour, id, "handling")));
  CHECK(std::get<engine::Refused>(reveal(city, city.operatorDesk, {Uuid::named("x")}, "handling")).code == model::RefusalCode::unknownCase);
}

TEST_CASE("an anonymous report has nobody to show, which is no refusal to who may look and nothing said to who may not") {
  SmallCity city;
  const auto id = taken(city.send(SmallCity::report(city.litter, "无名"))).id;
  const auto shown = reveal(city, city.operatorDesk, id, "handling");
  REQUIRE(std::holds_alternative<engine::Engine::CasePeople>(shown));
  CHECK(std::get<engine::Engine::CasePeople>(shown).reporterName.empty());
  auto stranger = city.operatorDesk;
  stranger.scope = "330102/";
  CHECK(std::holds_alternative<engine::Refused>(reveal(city, stranger, id, "handling")));
  CHECK(ask(*city.engine, "SELECT count(*) FROM case_people") == 0);
}

TEST_CASE("the key stays outside the store; without it the store does not open") {
  SmallCity city;
  const auto id = reportWithPeople(city);
  city.open();
  CHECK(details(city, city.operatorDesk, id)->reporterPhone == "138****5678");
  city.engine.reset();
  std::filesystem::rename(city.folder / "keys", city.folder / "elsewhere");
  CHECK_THROWS_AS(city.open(), Error);
  std::filesystem::rename(city.folder / "elsewhere", city.folder / "keys");
  city.open();
  CHECK(std::holds_alternative<engine::Engine::CasePeople>(reveal(city, city.operatorDesk, id, "handling")));
}

TEST_CASE("a sealed value moved to another case is not shown there") {
  SmallCity city;
  const auto one = reportWithPeople(city), two = reportWithPeople(city);
  city.engine->write([](store::Connection& c) { c.execute("UPDATE case_people SET reporter_phone=(SELECT reporter_phone FROM case_people WHERE case_n=1) WHERE case_n=2"); }).get();
  CHECK(std::holds_alternative<engine::Refused>(reveal(city, city.operatorDesk, two, "handling")));
  CHECK(std::holds_alternative<engine::Engine::CasePeople>(reveal(city, city.operatorDesk, one, "handling")));
}

}  // namespace people_test
