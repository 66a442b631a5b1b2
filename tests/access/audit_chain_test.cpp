#include "core/access/audit_chain.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "tests/catch.h"

namespace audit_chain_test {

using namespace jw;
using namespace jw::access;
using model::AuditEntry;
using model::AuditHead;

namespace {

const Uuid kStore = Uuid::named("store");

std::vector<AuditEntry> chainOf(int n) {
  AuditHead head = auditGenesis(kStore);
  std::vector<AuditEntry> log;
  for (int i = 1; i <= n; ++i) {
    AuditEntry e;
    e.at = fromMillis(1'700'000'000'000 + i);
    e.user = UserId{Uuid::named("user")};
    e.actor = "desk 1";
    e.role = model::Role::operator_;
    e.action = "read";
    e.object = "case/" + std::to_string(i);
    e.purpose = "follow_up";
    e.detail = R"({"field":"reporter_phone"})";
    appendTo(head, e);
    log.push_back(e);
  }
  return log;
}

std::optional<std::int64_t> verify(const std::vector<AuditEntry>& log) {
  AuditHead head = auditGenesis(kStore);
  return firstBroken(head, log);
}

}  // namespace

TEST_CASE("a log as it was written verifies, whole and page by page") {
  const auto log = chainOf(20);
  CHECK(log.front().seq == 1);
  CHECK_FALSE(verify(log));
  CHECK_FALSE(verify({}));
  AuditHead head = auditGenesis(kStore);
  CHECK_FALSE(firstBroken(head, std::span(log).first(7)));
  CHECK(head == AuditHead{7, log[6].hash});
  CHECK_FALSE(firstBroken(head, std::span(log).subspan(7)));
  CHECK(head == AuditHead{20, log.back().hash});
}

TEST_CASE("an edit of any field is found at its entry") {
  const std::vector<std::function<void(AuditEntry&)>> edits{
      [](AuditEntry& e) { e.seq += 1; },
      [](AuditEntry& e) { e.at += Millis(1); },
      [](AuditEntry& e) { e.user = UserId{Uuid::named("another")}; },
      [](AuditEntry& e) { e.actor = "desk 2"; },
      [](AuditEntry& e) { e.role = model::Role::administrator; },
      [](AuditEntry& e) { e.action = "export"; },
      [](AuditEntry& e) { e.object += '0'; },
      [](AuditEntry& e) { e.purpose.clear(); },
      [](AuditEntry& e) { e.detail = "{}"; },
      [](AuditEntry& e) { e.prevHash[31] ^= 1; },
      [](AuditEntry& e) { e.hash[0] ^= 1; },
      [](AuditEntry& e) { std::swap(e.object, e.purpose); },
      [](AuditEntry& e) { e.object.insert(0, e.action.substr(3)), e.action.resize(3); },
  };
  for (const std::size_t at : {0, 9, 19})
    for (const auto& edit : edits) {
      auto log = chainOf(20);
      edit(log[at]);
      CHECK(verify(log) == static_cast<std::int64_t>(at) + 1);
    }
}

TEST_CASE("an edit with a new hash is found at the next entry") {
  auto log = chainOf(20);
  log[9].actor = "desk 2";
  log[9].hash = auditHash(log[9]);
  CHECK(verify(log) == 11);
}

TEST_CASE("removal, insertion, doubling and change of order are found") {
  for (std::size_t at = 0; at < 19; ++at) {
    auto removed = chainOf(20);
    removed.erase(removed.begin() + static_cast<std::ptrdiff_t>(at));
    CHECK(verify(removed) == static_cast<std::int64_t>(at) + 1);
    auto swapped = chainOf(20);
    std::swap(swapped[at], swapped[at + 1]);
    CHECK(verify(swapped) == static_cast<std::int64_t>(at) + 1);
    auto doubled = chainOf(20);
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(at), doubled[at]);
    CHECK(verify(doubled) == static_cast<std::int64_t>(at) + 2);
  }
  auto renumbered = chainOf(20);
  renumbered.erase(renumbered.begin() + 4);
  for (std::size_t i = 4; i < renumbered.size(); ++i) --renumbered[i].seq;
  CHECK(verify(renumbered) == 5);
}

TEST_CASE("a cut tail shows against the head that was kept") {
  const auto log = chainOf(20);
  const AuditHead kept{20, log.back().hash};
  AuditHead head = auditGenesis(kStore);
  CHECK_FALSE(firstBroken(head, std::span(log).first(19)));
  CHECK(head != kept);
}

TEST_CASE("a log does not fit another store") {
  AuditHead head = auditGenesis(Uuid::named("another store"));
  CHECK(firstBroken(head, chainOf(3)) == 1);
  CHECK(head.seq == 0);
}

TEST_CASE("the canonical form stays what it is: logs of today must verify tomorrow") {
  CHECK(hexOf(chainOf(3).back().hash) == "86bca07ef6189612d3dd301535df3f85a1237e4c2e158b1806db52e5e885171e");
}

}  // namespace audit_chain_test
