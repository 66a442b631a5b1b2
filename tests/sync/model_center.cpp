#include "tests/sync/model_center.h"

#include <algorithm>
#include <bit>

#include "core/base/text.h"
#include "core/store/sync_sets.h"
#include "core/store/sync_triggers.h"
#include "core/sync/digest.h"

namespace jw::test {
namespace {

using nlohmann::json;
using namespace sync;

constexpr int kCases = 8;

/// The keys that no two rows of a table may share.
std::vector<std::vector<std::string>> keysOf(const std::string& table) {
  if (table == "cases" || table == "buildings") return {{"source", "external_id"}};
  if (table == "areas") return {{"network", "code"}};
  if (table == "departments" || table == "crews" || table == "facilities") return {{"code"}};
  if (table == "categories") return {{"kind", "code"}};
  return {};
}

bool legal(int from, int action, int to) {
  static const std::set<std::array<int, 3>> edges{{0, 1, 1}, {1, 2, 10}, {1, 3, 2}, {2, 4, 3}, {2, 5, 4}, {4, 3, 2}, {3, 6, 5}, {5, 7, 6}, {5, 8, 9}, {6, 8, 9}, {6, 9, 7}, {7, 6, 5},
                                                 {3, 10, 8}, {7, 10, 8}, {8, 11, 3}, {8, 11, 7}, {3, 12, 3}, {7, 12, 7}, {9, 13, 7}};
  return edges.contains({from, action, to});
}

OpResult result(const Op& op, OpStatus status, std::int64_t ver, const json& detail = {}) { return {op.opId, status, ver, detail.is_null() ? "" : detail.dump()}; }

}  // namespace

store::RowPage pageOf(const store::SyncTable& table, const std::vector<Row>& rows) {
  using Type = store::SyncColumn::Type;
  store::RowPage page(store::RowPage::columns + table.columns.size());
  const auto number = [&](std::uint64_t n) {
    std::string bytes(8, '\0');
    for (int i = 7; i >= 0; --i, n >>= 8) bytes[static_cast<std::size_t>(i)] = static_cast<char>(n & 255);
    page.add(bytes);
  };
  const auto uuid = [&](const Uuid& id) { page.add(std::string_view(reinterpret_cast<const char*>(id.data()), Uuid::size())); };
  for (const auto& r : rows) {
    uuid(r.id);
    number(static_cast<std::uint64_t>(r.ver));
    number(static_cast<std::uint64_t>(toMillis(r.updatedAt)));
    page.add(r.area);
    page.add(r.updatedBy);
    const json values = json::parse(r.values);
    for (const auto& c : table.columns) {
      const json v = values.value(c.name, json());
      if (v.is_null()) {
        page.add(std::nullopt);
        continue;
      }
      switch (c.type) {
        case Type::integer: number(static_cast<std::uint64_t>(v.get<std::int64_t>())); break;
        case Type::real: number(std::bit_cast<std::uint64_t>(v.get<double>())); break;
        case Type::text:
        case Type::json: page.add(v.get<std::string>()); break;
        case Type::uuid:
        case Type::ref: uuid(*Uuid::parse(v.get<std::string>())); break;
        case Type::bytes: page.add(text::fromHex(v.get<std::string>().substr(2))); break;
        case Type::geom: page.add(text::fromHex(store::wkbOf(v.get<std::string>()))); break;
      }
    }
  }
  return page;
}

void ModelCenter::admit(const Uuid& site, std::vector<std::string> areas) { m_sites[site] = {std::move(areas), 1, static_cast<int>(m_sites.size()) + 1}; }
void ModelCenter::rescope(const Uuid& site, std::vector<std::string> areas) {
  m_sites[site].areas = std::move(areas);
  ++m_sites[site].epoch;
}

bool ModelCenter::inScope(const Uuid& site, int table, const std::string& area) const {
  if (store::findTable(m_tables.all, table)->scope != store::SyncTable::Scope::area || area.empty()) return true;
  for (const auto& a : m_sites.at(site).areas)
    if (area.starts_with(a)) return true;
  return false;
}

Welcome ModelCenter::handshake(const Handshake& h) const {
  const Site& s = m_sites.at(h.site);
  Welcome w;
  if ((h.epoch && h.epoch != m_epoch) || h.cursor.xid < m_floor) w.verdict = Verdict::rebootstrap;
  w.epoch = m_epoch;
  w.scopeEpoch = s.epoch;
  w.areas = s.areas;
  w.siteNumber = s.number;
  return w;
}

void ModelCenter::purgeLog() {
  m_floor = horizon();
  m_log.erase(m_log.begin(), m_log.lower_bound({m_floor, 0}));
}

PushAnswer ModelCenter::push(const Uuid& site, const PushBatch& batch) { return apply(site, batch, ++m_xid); }
void ModelCenter::pushLate(const Uuid& site, const PushBatch& batch) { m_late.push_back({++m_xid, site, batch}); }
bool ModelCenter::commitOne(std::size_t which) {
  if (m_late.empty()) return false;
  const auto it = m_late.begin() + static_cast<std::ptrdiff_t>(which % m_late.size());
  const Late late = *it;
  m_late.erase(it);
  apply(late.site, late.batch, late.xid);
  return true;
}
std::uint64_t ModelCenter::horizon() const {
  std::uint64_t xid = m_xid + 1;
  if (m_broken == 1) return xid;  // a reader that looks past open transactions
  for (const auto& late : m_late) xid = std::min(xid, late.xid);
  return xid;
}

PushAnswer ModelCenter::apply(const Uuid& site, const PushBatch& batch, std::uint64_t xid) {
  PushAnswer answer;
  for (const auto& op : batch.ops) {
    const auto [it, fresh] = m_bySite.try_emplace({site, op.localSeq}, op.opId);
    if (it->second != op.opId) {
      answer.results.push_back({op.opId, OpStatus::siteCloned, 0, ""});
      return answer;
    }
    const auto known = ops.find(op.opId);
    if (known != ops.end() && m_broken != 2) {
      answer.results.push_back(known->second);
      continue;
    }
    ops[op.opId] = judge(site, op, xid);
    answer.results.push_back(ops[op.opId]);
  }
  return answer;
}

OpResult ModelCenter::judge(const Uuid& site, const Op& op, std::uint64_t xid) {
  const auto* table = store::findTable(m_tables.all, op.table);
  const Key key{op.table, op.row};
  if (tombstones.contains(key)) return op.kind == OpKind::remove ? result(op, OpStatus::duplicate, tombstones[key]) : result(op, OpStatus::rejected, 0, {{"reason", "deleted"}});
  const auto it = rows.find(key);
  if (op.kind == OpKind::restore && it != rows.end()) return inScope(site, op.table, it->second.area) ? result(op, OpStatus::duplicate, it->second.ver) : result(op, OpStatus::rejected, 0, {{"reason", "elsewhere"}});
  if (op.kind == OpKind::insert || op.kind == OpKind::restore) {
    auto values = json::parse(op.patch);
    if (!inScope(site, op.table, op.area)) return result(op, OpStatus::rejected, 0, {{"reason", "out_of_scope"}});
    if (it != rows.end()) {
      if (op.table == kCases) return result(op, OpStatus::rejectedStale, it->second.ver, {{"state", it->second.values.at("state")}});
      return merge(*table, op, values, nullptr, xid);
    }
    for (const auto& columns : keysOf(table->name))
      for (const auto& [other, stored] : rows) {
        if (other.first != op.table) continue;
        bool same = true;
        for (const auto& c : columns) same = same && !values.at(c).is_null() && stored.values.at(c) == values.at(c);
        if (same) return result(op, OpStatus::duplicate, stored.ver, {{"existing", other.second.text()}});
      }
    json detail;
    if (op.table == kCases) {
      std::set<std::string> taken;
      for (const auto& [other, stored] : rows)
        if (other.first == kCases) taken.insert(stored.values.at("number"));
      std::string number = values.at("number");
      for (int i = 1; taken.contains(number); ++i) {
        number = number.substr(0, 14) + std::to_string(10000 + i);
        detail = {{"number", number}};
      }
      values["number"] = number;
    }
    rows[key] = {1, op.area, values};
    log(key, op.area, xid);
    return result(op, OpStatus::applied, 1, detail);
  }
  if (it == rows.end() && op.kind == OpKind::remove && inScope(site, op.table, op.area)) {
    // A center that was restored has forgotten the row, which is told again by somebody else: it stays deleted.
    tombstones[key] = op.baseVer + 1;
    log(key, op.area, xid);
    return result(op, OpStatus::applied, tombstones[key]);
  }
  if (it == rows.end() || !inScope(site, op.table, it->second.area)) return result(op, OpStatus::rejected, 0, {{"reason", "no_such_row"}});
  if (op.kind == OpKind::transition) return step(op, it->second, xid);
  if (op.kind == OpKind::remove) {
    const auto prev = ops.find(op.prevOpId);
    const auto base = prev != ops.end() && prev->second.newVer > 0 ? prev->second.newVer : op.baseVer;
    if (base != it->second.ver) return result(op, OpStatus::rejectedStale, it->second.ver);
    tombstones[key] = it->second.ver + 1;
    log(key, it->second.area, xid);
    rows.erase(it);
    return result(op, OpStatus::applied, tombstones[key]);
  }
  const auto base = json::parse(op.base);
  return merge(*table, op, json::parse(op.patch), &base, xid);
}

OpResult ModelCenter::merge(const store::SyncTable& table, const Op& op, const json& patch, const json* base, std::uint64_t xid) {
  Stored row = rows.at({op.table, op.row});
  const std::string before = row.area;
  bool changed = false;
  json conflicts = json::object();
  const auto column = [&](const std::string& name, bool lastWins) {
    if (!patch.contains(name)) return;
    const json& mine = patch.at(name);
    json& server = row.values[name];
    if (server == mine) return;
    if (lastWins || (base && base->contains(name) && server == base->at(name))) {
      server = mine;
      changed = true;
    } else {
      conflicts[name] = {{"mine", mine}, {"server", server}};
    }
  };
  // Element by element; only a case that is void is joined to another, and to one.
  const auto set = [&](const std::string& name) {
    if (!patch.contains(name)) return;
    const auto elementOf = [](const json& all, const json& id) {
      if (all.is_array())
        for (const auto& e : all)
          if (e.at("id") == id) return e;
      return json();
    };
    json& server = row.values[name];
    json takes = json::array(), loses = json::array();
    for (const auto& e : patch.at(name)) {
      const json there = elementOf(server, e.at("id"));
      if (there == e) continue;
      const bool free = there.is_null() || (base && base->contains(name) && there == elementOf(base->at(name), e.at("id")));
      const bool joined = there.is_null() && server.is_array() && std::any_of(server.begin(), server.end(), [](const json& x) { return x.at("kind") == "link"; });
      (free && (e.at("kind") != "link" || (row.values.at("state") == 10 && !joined)) ? takes : loses).push_back(e);
    }
    if (!takes.empty()) {
      server = store::unionOf(server, takes);
      changed = true;
    }
    if (!loses.empty()) conflicts[name] = {{"mine", loses}};
  };
  for (const auto& c : table.columns)
    if (c.cls == store::SyncColumn::Class::set)
      set(c.name);
    else if (c.cls != store::SyncColumn::Class::byTransition)
      column(c.name, c.cls == store::SyncColumn::Class::lastWins);
  column("area", false);
  if (row.values.contains("area")) row.area = row.values.at("area");
  if (changed) {
    auto keys = keysOf(table.name);
    if (op.table == kCases) keys.push_back({"number"});
    for (const auto& columns : keys)
      for (const auto& [other, stored] : rows) {
        if (other.first != op.table || other.second == op.row) continue;
        bool same = true;
        for (const auto& c : columns) same = same && !row.values.at(c).is_null() && stored.values.at(c) == row.values.at(c);
        if (same) return result(op, OpStatus::rejected, rows.at({op.table, op.row}).ver, {{"reason", "not_unique"}});
      }
    ++row.ver;
    log({op.table, op.row}, before, xid);
    rows.at({op.table, op.row}) = row;
  }
  if (!conflicts.empty()) return result(op, OpStatus::conflict, row.ver, conflicts);
  return result(op, changed ? OpStatus::applied : OpStatus::duplicate, row.ver);
}

OpResult ModelCenter::step(const Op& op, Stored& row, std::uint64_t xid) {
  auto s = json::parse(op.step);
  const auto patch = json::parse(op.patch);
  const auto prev = ops.find(op.prevOpId);
  if (prev != ops.end() && prev->second.status != OpStatus::applied && prev->second.status != OpStatus::duplicate) return result(op, OpStatus::rejectedStale, row.ver, {{"reason", "depends"}});
  json& trail = row.values.at("trail");
  const int state = row.values.at("state");
  if (s.at("from_state") != state || s.at("n") != trail.size() + 1) {
    if (s.at("to_state") == state && patch.value("department", json()) == row.values.at("department")) return result(op, OpStatus::duplicate, row.ver);
    return result(op, OpStatus::rejectedStale, row.ver, {{"state", state}});
  }
  if (m_broken != 3 && !legal(state, s.at("action"), s.at("to_state"))) return result(op, OpStatus::rejected, row.ver, {{"reason", "illegal"}});
  row.values.update(patch);
  row.values["state"] = s.at("to_state");
  row.values["transitions"] = s.at("n");
  row.values.at("trail").push_back(s);
  ++row.ver;
  log({op.table, op.row}, row.area, xid);
  return result(op, OpStatus::applied, row.ver);
}

Row ModelCenter::rowOf(const Key& key, const Stored& s) const { return {key.first, key.second, s.ver, s.area, s.values.dump(), fromMillis(1), "中心"}; }

PullPage ModelCenter::pull(const Uuid& site, Lane lane, Cursor after) const {
  PullPage page;
  page.next = after;
  const auto end = horizon();
  std::set<Key> seen;
  std::size_t n = 0;
  for (auto it = m_log.upper_bound(after); it != m_log.end() && it->first.xid < end; ++it) {
    if (store::findTable(m_tables.all, it->second.row.first)->lane != static_cast<int>(lane)) continue;
    if (n++ == m_page) {
      page.more = true;
      break;
    }
    page.next = it->first;
    const Key& key = it->second.row;
    if (!seen.insert(key).second) continue;
    if (const auto row = rows.find(key); row != rows.end()) {
      if (inScope(site, key.first, row->second.area))
        page.rows.push_back(rowOf(key, row->second));
      else
        page.removed.push_back({key.first, key.second, 0});
    } else if (const auto stone = tombstones.find(key); stone != tombstones.end()) {
      page.tombstones.push_back({key.first, key.second, stone->second});
    }
  }
  if (!page.more) page.next = {end, 0};
  return page;
}

std::vector<Digest> ModelCenter::digests(const Uuid& site) const {
  std::map<std::pair<int, std::string>, Digest> out;
  for (const auto& [key, s] : rows) {
    if (!inScope(site, key.first, s.area)) continue;
    const auto* t = store::findTable(m_tables.all, key.first);
    const std::string area = t->area.empty() ? std::string() : s.area;
    Digest& d = out[{key.first, area}];
    d.table = key.first;
    d.area = area;
    ++d.count;
    d.xor64 ^= digestOf(*t, key.second, s.ver, s.values);
  }
  std::vector<Digest> list;
  for (const auto& [key, d] : out) list.push_back(d);
  return list;
}

BootstrapPlan ModelCenter::plan(const Uuid&) const {
  BootstrapPlan plan;
  plan.at = {horizon(), 0};
  for (const auto& t : m_tables.all) plan.parts.push_back({t.number, "", 0});
  return plan;
}
std::vector<Row> ModelCenter::part(const Uuid& site, const BootstrapPart& part) const {
  std::vector<Row> out;
  for (const auto& [key, s] : rows)
    if (key.first == part.table && inScope(site, key.first, s.area)) out.push_back(rowOf(key, s));
  return out;
}

void ModelCenter::restore(const Backup& b) {
  rows = b.rows;
  tombstones = b.tombstones;
  ops = b.ops;
  m_bySite = b.bySite;
  m_late.clear();
  m_log = b.log;
  m_xid = b.xid;
  m_seq = b.seq;
  m_floor = b.floor;
  m_epoch = Uuid::named("epoch " + std::to_string(++m_epochs));
}

}  // namespace jw::test
