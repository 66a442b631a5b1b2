#include "core/store/audit_gateway.h"

#include <algorithm>

namespace jw::store {
namespace {

model::AuditHash hashFrom(const Statement& s, int column) {
  model::AuditHash hash{};
  const auto bytes = s.blob(column);
  std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
  return hash;
}

}  // namespace

model::AuditHead auditHead(Connection& c) {
  auto s = c.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
  model::AuditHead head;
  if (s->step()) head = {s->integer(0), hashFrom(*s, 1)};
  return head;
}

void appendAudit(Connection& w, const model::AuditEntry& e) {
  auto s = w.prepare("INSERT INTO audit (seq, at, user, actor, role, action, object, purpose, detail, hash) VALUES (?,?,?,?,?,?,?,?,?,?)");
  s->bind(1, e.seq).bind(2, e.at).bind(3, e.user).bind(4, std::string_view(e.actor)).bind(5, static_cast<int>(e.role)).bind(6, std::string_view(e.action));
  s->bind(7, std::string_view(e.object)).bind(8, std::string_view(e.purpose)).bind(9, std::string_view(e.detail)).bindBlob(10, e.hash.data(), e.hash.size());
  s->run();
}

std::vector<model::AuditEntry> readAudit(Connection& c, std::int64_t from, std::uint32_t limit) {
  auto s = c.prepare("SELECT seq, at, user, actor, role, action, object, purpose, detail, hash FROM audit WHERE seq >= ? ORDER BY seq LIMIT ?");
  s->bind(1, from).bind(2, static_cast<std::int64_t>(limit));
  std::vector<model::AuditEntry> out;
  while (s->step()) {
    model::AuditEntry e;
    e.seq = s->integer(0);
    e.at = s->instant(1);
    e.user = s->id<UserTag>(2);
    e.actor = s->text(3);
    e.role = static_cast<model::Role>(s->integer(4));
    e.action = s->text(5);
    e.object = s->text(6);
    e.purpose = s->text(7);
    e.detail = s->text(8);
    e.hash = hashFrom(*s, 9);
    if (!out.empty()) e.prevHash = out.back().hash;
    out.push_back(std::move(e));
  }
  return out;
}

}  // namespace jw::store
