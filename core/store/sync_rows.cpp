#include "core/store/sync_rows.h"

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/base/json_line.h"
#include "core/base/text.h"
#include "core/store/area_plans.h"
#include "core/store/journal.h"
#include "core/store/loose_attachments.h"
#include "core/store/fresh_number.h"
#include "core/store/registry_rows.h"
#include "core/store/sync_sets.h"
#include "core/store/sync_triggers.h"

namespace jw::store {
namespace {

using Type = SyncColumn::Type;

bool keyIsTaken(sqlite3* db) {
  const int code = sqlite3_extended_errcode(db);
  return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY;
}
// ON DELETE RESTRICT fails as a trigger does.
bool isNeeded(sqlite3* db) {
  const int code = sqlite3_extended_errcode(db);
  return code == SQLITE_CONSTRAINT_FOREIGNKEY || (code == SQLITE_CONSTRAINT_TRIGGER && std::string_view(sqlite3_errmsg(db)).starts_with("FOREIGN KEY"));
}

}  // namespace

// What the schema says of a table, and its statements.
struct SyncRows::Shape {
  std::set<std::string, std::less<>> columns, required;
  std::unique_ptr<Statement> known, image, number, sets;
  std::unordered_map<std::string, std::unique_ptr<Statement>> writes;  ///< by what they write: flags and the indices of the columns
  bool has(std::string_view column) const { return columns.contains(column); }
};

SyncRows::SyncRows(Connection& connection, const SyncTables& tables) : m_db(connection), m_tables(tables) {}
SyncRows::~SyncRows() = default;

SyncRows::Shape& SyncRows::shapeOf(const SyncTable& table) {
  auto& slot = m_shapes[table.number];
  if (!slot) {
    slot = std::make_unique<Shape>();
    Statement s(m_db.handle(), "SELECT name, \"notnull\" FROM pragma_table_info(?)");
    s.bind(1, std::string_view(table.name));
    while (s.step()) {
      slot->columns.emplace(s.text(0));
      if (s.integer(1) != 0) slot->required.emplace(s.text(0));
    }
  }
  return *slot;
}

template <class Text>
Lease SyncRows::prepared(std::unique_ptr<Statement>& slot, Text text) {
  m_db.writePending();
  if (!slot) slot = std::make_unique<Statement>(m_db.handle(), text());
  return Lease(*slot);
}

void SyncRows::arm() {
  const auto triggers = syncTriggers(m_tables);
  std::string all;
  for (const auto& sql : triggers) all += sql;
  const std::string mark = Uuid::named(all).text();
  if (m_db.text("SELECT value FROM sync_state WHERE key='triggers'") == mark) return;
  disarm();
  for (const auto& sql : triggers) m_db.execute(sql);
  noteSets();
  auto s = m_db.prepare("INSERT INTO sync_state (key, value) VALUES ('triggers', ?) ON CONFLICT (key) DO UPDATE SET value=excluded.value");
  s->bind(1, std::string_view(mark)).run();
}

// Sets that have not travelled before: the center's copy has none of them.
void SyncRows::noteSets() {
  if (m_db.integer("SELECT count(*) FROM sync_state WHERE key='sets'") != 0) return;
  if (const auto* cases = findTable(m_tables, static_cast<int>(Table::cases))) {
    const auto& t = *cases;
    const std::string number = std::to_string(t.number), some = " FROM cases t WHERE t.server_ver > 0 AND (t.n IN (SELECT case_n FROM case_tasks UNION SELECT case_n FROM case_urges) OR t.id IN (SELECT duplicate FROM case_links))";
    m_db.execute("INSERT INTO sync_shadow (tbl, row, ver, image) SELECT " + number + ", t.id, t.server_ver, " + imageExpression(t, "t.", false) + some + " ON CONFLICT DO NOTHING");
    m_db.execute("INSERT INTO sync_dirty (tbl, row, journal_seq) SELECT " + number + ", t.id, coalesce((SELECT max(seq) FROM journal), 0)" + some + " ON CONFLICT DO NOTHING");
  }
  m_db.execute("INSERT INTO sync_state (key, value) VALUES ('sets', '1')");
}

void SyncRows::disarm() {
  std::vector<std::string> names;
  {
    auto s = m_db.prepare("SELECT name FROM sqlite_master WHERE type='trigger' AND substr(name, 1, 10) = 'sync_note_'");
    while (s->step()) names.emplace_back(s->text(0));
  }
  for (const auto& name : names) m_db.execute("DROP TRIGGER " + name);
  m_db.execute("DELETE FROM sync_state WHERE key='triggers'");
}

void SyncRows::noteAll() {
  for (const auto& t : m_tables)
    m_db.execute("INSERT INTO sync_dirty (tbl, row, journal_seq) SELECT " + std::to_string(t.number) + ", id, coalesce((SELECT max(seq) FROM journal), 0) FROM " + t.name + " WHERE server_ver = 0 ORDER BY n ON CONFLICT DO NOTHING");
}

std::optional<SyncRows::Known> SyncRows::known(const SyncTable& t, const Uuid& id) {
  auto s = prepared(shapeOf(t).known, [&] { return "SELECT n, row_ver, server_ver, " + areaExpression(t) + " FROM " + t.name + " t WHERE id=?"; });
  s->bind(1, id);
  if (!s->step()) return std::nullopt;
  return Known{s->integer(0), s->integer(1), s->integer(2), std::string(s->text(3))};
}

std::optional<SyncImage> SyncRows::image(const SyncTable& t, const Uuid& id) {
  auto s = prepared(shapeOf(t).image, [&] { return "SELECT " + imageExpression(t, "t.") + " FROM " + t.name + " t WHERE t.id=?"; });
  s->bind(1, id);
  if (!s->step()) return std::nullopt;
  return SyncImage::parse(s->text(0));
}

SyncImage SyncRows::setsOf(const SyncTable& t, const Uuid& id) {
  auto s = prepared(shapeOf(t).sets, [&] { return "SELECT " + setExpression("t.") + " FROM " + t.name + " t WHERE t.id=?"; });
  s->bind(1, id);
  return s->step() ? SyncImage::parse(s->text(0)) : SyncImage();
}

std::optional<SyncImage> SyncRows::whole(const SyncTable& t, const Uuid& id) {
  auto all = image(t, id);
  if (all && t.number == static_cast<int>(Table::cases)) {
    (*all)["trail"] = trail(id);
    (*all)["people"] = people(id);
  }
  return all;
}

SyncImage SyncRows::trail(const Uuid& caseId) {
  auto s = m_db.prepareMade("SELECT " + stepExpression("t.") + " FROM transitions t JOIN cases c ON c.n = t.case_n WHERE c.id=? ORDER BY t.i");
  s->bind(1, caseId);
  SyncImage steps = SyncImage::array();
  while (s->step()) steps.push_back(SyncImage::parse(s->text(0)));
  return steps;
}

SyncImage SyncRows::people(const Uuid& caseId) {
  auto s = m_db.prepare("SELECT json_object('reporter_name', jw_bytes(p.reporter_name), 'reporter_phone', jw_bytes(p.reporter_phone), 'phone_index', jw_bytes(p.phone_index), "
                    "'party_a', jw_bytes(p.party_a), 'party_b', jw_bytes(p.party_b)) FROM case_people p JOIN cases c ON c.n = p.case_n WHERE c.id=?");
  s->bind(1, caseId);
  return s->step() ? SyncImage::parse(s->text(0)) : SyncImage();
}

void SyncRows::forEach(const SyncTable& t, const std::function<void(const Uuid&, std::int64_t, const std::string&, SyncImage)>& visit) {
  auto s = m_db.prepareMade("SELECT id, server_ver, " + areaExpression(t) + ", " + imageExpression(t, "t.") + " FROM " + t.name + " t WHERE server_ver > 0 ORDER BY n");
  while (s->step()) visit(s->uuid(0), s->integer(1), std::string(s->text(2)), SyncImage::parse(s->text(3)));
}

std::optional<std::int64_t> SyncRows::numberOf(const SyncTable& table, const Uuid& id) {
  auto s = prepared(shapeOf(table).number, [&] { return "SELECT n FROM " + table.name + " WHERE id=?"; });
  s->bind(1, id);
  if (!s->step()) return std::nullopt;
  return s->integer(0);
}

void SyncRows::keepOlder(const SyncTable& t, const Uuid& id, const SyncImage& newer, const Origin& origin, Instant now) {
  const auto table = static_cast<Table>(t.number);
  const auto old = registryRow(m_db, table, id);
  if (!old || !newer.contains("since") || newer.at("since").is_null()) return;
  // A version that would begin before the one it follows was a correction of the past: there is no older one to keep.
  const Instant since = fromMillis(newer.at("since").get<std::int64_t>());
  if (since < old->since) return;
  const char* parent = t.name == "people" ? "household" : t.name == "households" ? "dwelling" : t.name == "dwellings" ? "building" : nullptr;
  const std::string image = old->image.dump();
  auto s = m_db.prepare("INSERT INTO registry_history (tbl, row, row_ver, since, until, parent, recorded_at, recorded_by, image) VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING");
  s->bind(1, t.number).bind(2, old->n).bind(3, old->rowVer).bind(4, old->since).bind(5, since);
  if (parent)
    s->bind(6, old->number(parent));
  else
    s->bindNull(6);
  s->bind(7, origin.at == kNever ? now : origin.at).bind(8, std::string_view(origin.by)).bind(9, std::string_view(image)).run();
}

std::variant<std::monostate, NotPlaced> SyncRows::put(const SyncTable& t, const Uuid& id, std::int64_t serverVer, const SyncImage& image, const Origin& origin, Instant now) {
  Shape& shape = shapeOf(t);
  const auto old = known(t, id);
  struct Value {
    const SyncColumn* column;
    const SyncImage* json;
    std::int64_t number = 0;
    std::string bytes;
  };
  std::vector<Value> values;
  std::vector<std::pair<const SyncColumn*, Uuid>> dangling;
  for (const auto& c : t.columns) {
    const auto it = image.find(c.name);
    if (it == image.end() || c.cls == SyncColumn::Class::set) continue;
    Value v{&c, &*it, 0, {}};
    if (!it->is_null() && c.type == Type::ref) {
      const auto target = Uuid::parse(it->get_ref<const std::string&>());
      const auto n = target ? numberOf(*findTable(m_tables, c.ref), *target) : std::nullopt;
      if (n) {
        v.number = *n;
      } else {
        const int needed = target ? findTable(m_tables, c.ref)->number : 0;
        if (shape.required.contains(c.name)) return NotPlaced{needed, target.value_or(Uuid()), c.name + " is not here"};
        if (target) dangling.emplace_back(&c, *target);
        static const SyncImage kNothing;
        v.json = &kNothing;
      }
    } else if (!it->is_null() && c.type == Type::uuid) {
      if (const auto u = Uuid::parse(it->get_ref<const std::string&>())) v.bytes.assign(reinterpret_cast<const char*>(u->data()), Uuid::size());
    } else if (!it->is_null() && c.type == Type::geom) {
      v.bytes = text::fromHex(wkbOf(it->get_ref<const std::string&>()));
    } else if (!it->is_null() && c.type == Type::bytes) {
      v.bytes = text::fromHex(std::string_view(it->get_ref<const std::string&>()).substr(2));
    }
    values.push_back(std::move(v));
  }
  bool hasArea = shape.has("area") && image.contains("area");
  const bool stamped = shape.has("updated_at");
  if (old) {
    const auto here = this->image(t, id);
    if (shape.has("since") && *here != image) keepOlder(t, id, image, origin, now);
    // What is the same is not written: it would be taken out of its indexes and put in again.
    std::erase_if(values, [&](const Value& v) { return here->at(v.column->name) == *v.json; });
    hasArea = hasArea && here->value("area", SyncImage()) != image.at("area");
    if (t.number == static_cast<int>(Table::areas) && !values.empty()) keepAreaVersion(m_db, origin.by, origin.at == kNever ? now : origin.at, AreaId{id});
  }
  std::string what{old ? 'u' : 'i', hasArea ? 'a' : '-'};
  for (const auto& v : values) what += static_cast<char>(v.column - t.columns.data());
  const auto sqlOf = [&] {
    std::string sql;
    if (old) {
      sql = "UPDATE " + t.name + " SET row_ver=row_ver+1, server_ver=?";
      if (hasArea) sql += ", area=?";
      if (stamped) sql += ", updated_at=coalesce(?, updated_at), updated_by=coalesce(?, updated_by)";
      for (const auto& v : values) sql += ", " + v.column->name + (v.column->type == Type::geom ? "=CastToMulti(GeomFromWKB(?, 4490))" : "=?");
      sql += " WHERE n=?";
    } else {
      sql = "INSERT INTO " + t.name + " (row_ver, server_ver";
      std::string marks = "?, ?";
      // The history of one that is gone hangs on its number, which is not given again.
      if (t.number == static_cast<int>(Table::buildings) || t.number == static_cast<int>(Table::facilities))
        sql += ", n", marks += ", " + freshNumber(t.name, static_cast<Table>(t.number));
      if (hasArea) sql += ", area", marks += ", ?";
      if (stamped) sql += ", updated_at, updated_by", marks += ", coalesce(?, 0), coalesce(?, '')";
      for (const auto& v : values) sql += ", " + v.column->name, marks += v.column->type == Type::geom ? ", CastToMulti(GeomFromWKB(?, 4490))" : ", ?";
      sql += ", id) VALUES (" + marks + ", ?)";
    }
    return sql;
  };
  {
    auto s = prepared(shape.writes[what], sqlOf);
    int i = 1;
    if (!old) s->bind(i++, std::max({std::int64_t{1}, serverVer, versionLeft(t, id) + 1}));
    s->bind(i++, serverVer);
    if (hasArea) s->bind(i++, std::string_view(image.at("area").get_ref<const std::string&>()));
    if (stamped) {
      s->bind(i++, origin.at);
      s->bindOrNull(i++, origin.by);
    }
    for (const auto& v : values) {
      const bool required = shape.required.contains(v.column->name);
      if (v.json->is_null()) {
        // Where the center has nothing the table wants something: a column that was added since.
        if (required && (v.column->type == Type::text || v.column->type == Type::json))
          s->bind(i++, std::string_view());
        else if (required)
          s->bind(i++, 0);
        else
          s->bindNull(i++);
        continue;
      }
      switch (v.column->type) {
        case Type::integer: s->bind(i++, v.json->get<std::int64_t>()); break;
        case Type::real: s->bind(i++, v.json->get<double>()); break;
        case Type::text:
        case Type::json: s->bind(i++, std::string_view(v.json->get_ref<const std::string&>())); break;
        case Type::uuid:
        case Type::geom:
        case Type::bytes: s->bindBlob(i++, v.bytes.data(), v.bytes.size()); break;
        case Type::ref: s->bind(i++, v.number); break;
      }
    }
    if (old)
      s->bind(i, old->n);
    else
      s->bind(i, id);
    try {
      s->run();
    } catch (const Error& e) {
      if (!keyIsTaken(m_db.handle())) throw;
      return NotPlaced{0, {}, e.what()};
    }
  }
  {
    auto s = m_db.prepare("DELETE FROM sync_dangling WHERE tbl=? AND row=?");
    s->bind(1, t.number).bind(2, id).run();
  }
  for (const auto& [column, target] : dangling) {
    auto s = m_db.prepare("INSERT INTO sync_dangling (tbl, row, col, target_tbl, target) VALUES (?,?,?,?,?)");
    s->bind(1, t.number).bind(2, id).bind(3, std::string_view(column->name)).bind(4, findTable(m_tables, column->ref)->number).bind(5, target).run();
  }
  const auto present = known(t, id);
  if (t.number == static_cast<int>(Table::cases)) {
    if (image.contains("trail")) putTrail(present->n, id, image.at("trail"), present->area);
    if (image.contains("people") && !image.at("people").is_null()) putPeople(present->n, image.at("people"));
    // A center that knew nothing of sets has none to tell.
    if (image.contains(kSets) && image.at(kSets).is_array()) putCaseSets(m_db, present->n, id, setsOf(t, id), image.at(kSets), present->area, now);
    if (!old) hangAttachments(m_db, present->n, id);
  } else {
    const model::Actor by{{}, origin.by, model::Role::engine, {}, {}};
    const std::string patch = t.number == static_cast<int>(Table::settings) ? jsonLine(*this->image(t, id)) : std::string();  // which the log of the settings is read from
    appendJournal(m_db, by, {Uuid::make(toMillis(now)), now, static_cast<Table>(t.number), id, old ? ChangeKind::update : ChangeKind::insert, present->rowVer, present->area, patch});
  }
  return std::monostate();
}

void SyncRows::putTrail(std::int64_t caseRow, const Uuid& id, const SyncImage& trail, std::string_view area) {
  std::vector<Uuid> here;
  {
    auto s = m_db.prepare("SELECT op FROM transitions WHERE case_n=? ORDER BY i");
    s->bind(1, caseRow);
    while (s->step()) here.push_back(s->uuid(0));
  }
  std::size_t same = 0;
  while (same < here.size() && same < trail.size() && Uuid::parse(trail[same].at("op").get_ref<const std::string&>()) == here[same]) ++same;
  if (same < here.size()) m_db.prepare("DELETE FROM transitions WHERE case_n=? AND i>?")->bind(1, caseRow).bind(2, static_cast<std::int64_t>(same)).run();
  for (std::size_t i = same; i < trail.size(); ++i) {
    const SyncImage& step = trail[i];
    const auto text = [&](const char* key) { return step.contains(key) && step.at(key).is_string() ? step.at(key).get<std::string>() : std::string(); };
    const auto number = [&](const char* key) { return step.contains(key) && step.at(key).is_number() ? std::optional(step.at(key).get<std::int64_t>()) : std::nullopt; };
    const Uuid op = Uuid::parse(text("op")).value_or(Uuid()), department = Uuid::parse(text("department")).value_or(Uuid()), rule = Uuid::parse(text("rule")).value_or(Uuid());
    const std::string actor = text("actor"), reason = text("reason"), note = text("note");
    {
      auto s = m_db.prepare(
          "INSERT INTO transitions (case_n, i, op, action, from_state, to_state, at, recorded_at, actor, role, reason, note, department, rule, rule_ver, until, satisfied, due) "
          "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
      s->bind(1, caseRow).bind(2, static_cast<std::int64_t>(i + 1)).bind(3, op).bind(9, std::string_view(actor)).bindOrNull(11, reason).bindOrNull(12, note).bind(13, department).bind(14, rule);
      const auto put = [&](int at, const char* key) {
        if (const auto n = number(key))
          s->bind(at, *n);
        else
          s->bindNull(at);
      };
      put(4, "action"), put(5, "from_state"), put(6, "to_state"), put(7, "at"), put(8, "recorded_at"), put(10, "role"), put(15, "rule_ver"), put(16, "until"), put(17, "satisfied"), put(18, "due");
      s->run();
    }
    if (std::find(here.begin(), here.end(), op) != here.end()) continue;
    const model::Actor by{{}, actor, static_cast<model::Role>(number("role").value_or(1)), {}, {}};
    appendJournal(m_db, by, {op, fromMillis(number("recorded_at").value_or(0)), Table::cases, id, i == 0 ? ChangeKind::insert : ChangeKind::transition, static_cast<std::int64_t>(i + 1), area, ""});
  }
}

void SyncRows::putPeople(std::int64_t caseRow, const SyncImage& people) {
  auto s = m_db.prepare(
      "INSERT INTO case_people (case_n, reporter_name, reporter_phone, phone_index, party_a, party_b) VALUES (?,?,?,?,?,?) ON CONFLICT (case_n) DO UPDATE SET "
      "reporter_name=excluded.reporter_name, reporter_phone=excluded.reporter_phone, phone_index=excluded.phone_index, party_a=excluded.party_a, party_b=excluded.party_b");
  s->bind(1, caseRow);
  std::string blobs[5];
  int i = 0;
  for (const char* key : {"reporter_name", "reporter_phone", "phone_index", "party_a", "party_b"}) {
    std::string& blob = blobs[i++];
    if (people.contains(key) && people.at(key).is_string()) blob = text::fromHex(std::string_view(people.at(key).get_ref<const std::string&>()).substr(2));
    if (blob.empty())
      s->bindNull(i + 1);
    else
      s->bindBlob(i + 1, blob.data(), blob.size());
  }
  s->run();
}

std::vector<Uuid> SyncRows::outside(const SyncTable& t, const std::vector<std::string>& areas, std::uint32_t limit) {
  std::string sql = "SELECT id FROM " + t.name + " t WHERE " + t.area + " <> '' AND NOT EXISTS (SELECT 1 FROM sync_waiting w WHERE w.tbl=? AND w.row=t.id AND w.gone=2)";
  for (std::size_t i = 0; i < areas.size(); ++i) sql += " AND substr(" + t.area + ", 1, ?) <> ?";
  auto s = m_db.prepareMade(sql + " LIMIT ?");
  int i = 1;
  s->bind(i++, t.number);
  for (const auto& area : areas) {
    s->bind(i++, static_cast<std::int64_t>(text::length(area)));
    s->bind(i++, std::string_view(area));
  }
  s->bind(i, std::int64_t{limit});
  std::vector<Uuid> out;
  while (s->step()) out.push_back(s->uuid(0));
  return out;
}

std::vector<Uuid> SyncRows::unseen(const SyncTable& t, std::uint32_t limit) {
  const std::string is = ".tbl=" + std::to_string(t.number) + " AND ";
  auto s = m_db.prepareMade("SELECT id FROM " + t.name + " t WHERE server_ver > 0 AND NOT EXISTS (SELECT 1 FROM sync_seen s WHERE s" + is + "s.row=t.id) AND NOT EXISTS (SELECT 1 FROM sync_waiting w WHERE w" + is +
                    "w.row=t.id AND w.gone<>0) LIMIT ?");
  s->bind(1, std::int64_t{limit});
  std::vector<Uuid> out;
  while (s->step()) out.push_back(s->uuid(0));
  return out;
}

bool SyncRows::vacate(const SyncTable& t, const Uuid& id) {
  std::string set, held;
  {
    auto s = m_db.prepare("SELECT DISTINCT i.name FROM pragma_index_list(?1) l, pragma_index_info(l.name) i WHERE l.\"unique\" = 1 AND i.name <> 'id' "
                          "AND i.seqno = (SELECT max(seqno) FROM pragma_index_info(l.name))");
    s->bind(1, std::string_view(t.name));
    while (s->step()) {
      const std::string column(s->text(0));
      set += (set.empty() ? "" : ", ") + column + "=CASE WHEN " + column + " <> '' AND instr(" + column + ", '~')=0 THEN " + column + " || '~' || hex(id) ELSE " + column + " END";
      held += (held.empty() ? "(" : " OR ") + ("(" + column) + " <> '' AND instr(" + column + ", '~')=0)";
    }
  }
  if (set.empty()) return false;
  auto s = m_db.prepareMade("UPDATE " + t.name + " SET " + set + " WHERE id=? AND " + held + ")");
  s->bind(1, id).run();
  return m_db.changes() > 0;
}

std::int64_t SyncRows::versionLeft(const SyncTable& t, const Uuid& id) {
  auto s = m_db.prepare("SELECT ver FROM sync_versions WHERE tbl=? AND row=?");
  s->bind(1, t.number).bind(2, id);
  return s->step() ? s->integer(0) : 0;
}

void SyncRows::setServerVer(const SyncTable& t, const Uuid& id, std::int64_t serverVer) {
  auto s = m_db.prepareMade("UPDATE " + t.name + " SET server_ver=? WHERE id=?");
  s->bind(1, serverVer).bind(2, id).run();
}

bool SyncRows::erase(const SyncTable& t, const Uuid& id, bool purge, Instant now) {
  const auto old = known(t, id);
  if (!old) return true;
  // Rows that may do without this one lose it now and know it again when it comes back.
  for (const auto& child : m_tables)
    for (const auto& c : child.columns)
      if (c.type == Type::ref && c.ref == t.name && !shapeOf(child).required.contains(c.name)) {
        auto s = m_db.prepareMade("INSERT INTO sync_dangling (tbl, row, col, target_tbl, target) SELECT " + std::to_string(child.number) + ", id, '" + c.name + "', " + std::to_string(t.number) + ", ?2 FROM " +
                          child.name + " WHERE " + c.name + "=?1 ON CONFLICT DO NOTHING");
        s->bind(1, old->n).bind(2, id).run();
        // Row numbers are given again.
        auto cut = m_db.prepareMade("UPDATE " + child.name + " SET " + c.name + "=NULL WHERE " + c.name + "=?");
        cut->bind(1, old->n).run();
      }
  if (t.number == static_cast<int>(Table::cases)) {
    if (purge) {
      for (auto& row : journalOfCaseSets(m_db, old->n, id)) m_purged.push_back(row);
      forgetAttachments(m_db, old->n);
    } else {
      leaveAttachments(m_db, old->n, id);
    }
    eraseCaseSets(m_db, old->n, id);
  }
  try {
    auto s = m_db.prepareMade("DELETE FROM " + t.name + " WHERE n=?");
    s->bind(1, old->n).run();
  } catch (const Error&) {
    if (!isNeeded(m_db.handle())) throw;
    return false;
  }
  m_db.prepare("DELETE FROM sync_dangling WHERE tbl=? AND row=?")->bind(1, t.number).bind(2, id).run();
  m_db.prepare("INSERT INTO sync_versions (tbl, row, ver) VALUES (?,?,?) ON CONFLICT (tbl, row) DO UPDATE SET ver=excluded.ver")->bind(1, t.number).bind(2, id).bind(3, old->rowVer).run();
  if (purge) {
    m_db.prepare("DELETE FROM registry_history WHERE tbl=? AND row=?")->bind(1, t.number).bind(2, old->n).run();
    m_db.prepare("DELETE FROM registry_superseded WHERE tbl=? AND row=?")->bind(1, t.number).bind(2, old->n).run();
    m_purged.emplace_back(t.number, id);
  } else {
    appendJournal(m_db, {{}, "", model::Role::engine, {}, {}}, {Uuid::make(toMillis(now)), now, static_cast<Table>(t.number), id, ChangeKind::remove, old->rowVer + 1, old->area, ""});
  }
  return true;
}

// In one pass: the journal is not indexed by row.
void SyncRows::forgetPurged() {
  if (m_purged.empty()) return;
  m_db.execute("CREATE TEMP TABLE IF NOT EXISTS purged (tbl INTEGER NOT NULL, row BLOB NOT NULL, PRIMARY KEY (tbl, row)) WITHOUT ROWID");
  for (const auto& [table, row] : m_purged) m_db.prepare("INSERT INTO temp.purged (tbl, row) VALUES (?,?) ON CONFLICT DO NOTHING")->bind(1, table).bind(2, row).run();
  m_db.execute("UPDATE journal SET patch=NULL WHERE patch IS NOT NULL AND EXISTS (SELECT 1 FROM temp.purged p WHERE p.tbl=journal.tbl AND p.row=journal.row); DELETE FROM temp.purged");
  m_purged.clear();
}

void SyncRows::mendDangling(const SyncTable& t, const Uuid& id) {
  struct Gap {
    int table;
    Uuid row;
    std::string column;
  };
  std::vector<Gap> gaps;
  {
    auto s = m_db.prepare("SELECT tbl, row, col FROM sync_dangling WHERE target_tbl=? AND target=?");
    s->bind(1, t.number).bind(2, id);
    while (s->step()) gaps.push_back({static_cast<int>(s->integer(0)), s->uuid(1), std::string(s->text(2))});
  }
  if (gaps.empty()) return;
  const auto n = numberOf(t, id);
  if (!n) return;
  for (const auto& gap : gaps) {
    const auto* child = findTable(m_tables, gap.table);
    if (!child) continue;
    auto s = m_db.prepareMade("UPDATE " + child->name + " SET " + gap.column + "=?1 WHERE id=?2 AND " + gap.column + " IS NULL");
    s->bind(1, *n).bind(2, gap.row).run();
  }
  m_db.prepare("DELETE FROM sync_dangling WHERE target_tbl=? AND target=?")->bind(1, t.number).bind(2, id).run();
}

}  // namespace jw::store
