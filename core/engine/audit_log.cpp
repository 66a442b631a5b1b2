#include "core/engine/audit_log.h"

#include "core/access/audit_chain.h"
#include "core/store/audit_gateway.h"
#include "core/store/schema.h"

namespace jw::engine {
namespace {

constexpr std::uint32_t kPage = 1000;

model::AuditHead genesis(store::Connection& c) { return access::auditGenesis(*Uuid::parse(store::metaValue(c, "store_id"))); }

}  // namespace

void writeAudit(store::Connection& w, model::AuditEntry& entry) {
  auto head = store::auditHead(w);
  if (head.seq == 0) head = genesis(w);
  access::appendTo(head, entry);
  store::appendAudit(w, entry);
}

AuditVerdict verifyAudit(store::Connection& c, const Progress& progress) {
  const auto total = static_cast<std::uint64_t>(store::auditHead(c).seq);
  AuditVerdict verdict;
  verdict.head = genesis(c);
  // By what is in the file and not by what should be next: a missing entry must not hide those behind it.
  for (std::int64_t from = 0;;) {
    progress(static_cast<std::uint64_t>(verdict.head.seq), total, "the audit log");
    auto page = store::readAudit(c, from, kPage);
    if (page.empty()) return verdict;
    page.front().prevHash = verdict.head.hash;
    verdict.entries += static_cast<std::int64_t>(page.size());
    from = page.back().seq + 1;
    if (!verdict.broken) verdict.broken = access::firstBroken(verdict.head, page);
  }
}

std::vector<store::Finding> checkAudit(store::Connection& c, const Progress& progress) {
  const AuditVerdict verdict = verifyAudit(c, progress);
  if (!verdict.broken) return {};
  return {{"audit", std::to_string(*verdict.broken), "entry " + std::to_string(*verdict.broken) + " of the audit log does not continue its chain: it or one before it was changed, removed or added"}};
}

}  // namespace jw::engine
