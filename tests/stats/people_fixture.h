// A store full of people drawn at random, with every code there is: for comparing the statistics with SQL.
#pragma once
#include <future>
#include <memory>
#include <optional>
#include <random>
#include <string>

#include "core/access/health_codes.h"
#include "core/access/key_file.h"
#include "core/engine/statistics_desk.h"
#include "core/store/people_gateway.h"
#include "tests/engine/engine_fixture.h"

namespace jw::test {

/// Two districts of two streets of five communities of four grids, three compounds in each community.
struct PeopleCity {
  static constexpr std::size_t kCommunityPath = 4 + 7 + 10 + 13;  ///< characters of "330/330101/330101001/330101001001/"
  TempFolder folder;
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(Zone::china().toInstant({2026, 11, 22, 9, 0, 0, 0}));
  std::filesystem::path data = std::filesystem::path(JW_SOURCE_DIR) / "data";
  model::Attributes attributes = model::Attributes::load(data);
  std::unique_ptr<engine::Engine> engine;
  std::optional<access::FieldCipher> cipher;
  model::Actor machine{{}, "@engine", model::Role::engine, {}, {}};
  std::mt19937 random{11};
  std::vector<std::string> grids;

  explicit PeopleCity(int people);
  ~PeopleCity() { engine.reset(); }

  std::uint8_t anyCode(const model::CodedAttribute& a) {
    const auto i = random() % (a.codes.size() + 1);
    return i == a.codes.size() ? 0 : a.codes[i].value;
  }
  model::Person anyone(std::int64_t household);
  model::AggregateCodes anyAggregate() {
    // One group has nearly everybody.
    if (random() % 20 != 0) return {1, 13};
    return {anyCode(*attributes.find("person.ethnic_group")), anyCode(*attributes.find("person.political_affiliation"))};
  }
  std::int64_t insert(store::Connection& w, const model::Person& p, const std::string& area, const model::AggregateCodes& aggregate, const model::Validity& validity = {}) {
    store::SealedPerson sealed;
    sealed.health = access::sealHealth(*cipher, p.id, p.codes);
    const auto n = store::insertPerson(w, p, sealed, area, validity);
    store::putAggregateCodes(w, n, aggregate);
    return n;
  }

  template <class T, class Call>
  static std::variant<T, engine::Refused> wait(Call call) {
    std::promise<std::variant<T, engine::Refused>> promise;
    call([&](std::variant<T, engine::Refused> answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
  }
  std::variant<stats::ReportPtr, engine::Refused> run(engine::StatisticsDesk& desk, const model::Actor& actor, engine::StatisticsDesk::Question q) const {
    return wait<stats::ReportPtr>([&](auto ready) { desk.run(actor, q, {}, ready); });
  }
  stats::ReportPtr report(engine::StatisticsDesk& desk, engine::StatisticsDesk::Question q) const { return std::get<stats::ReportPtr>(run(desk, machine, std::move(q))); }
};

}  // namespace jw::test
