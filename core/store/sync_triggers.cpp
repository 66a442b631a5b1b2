#include "core/store/sync_triggers.h"

#include "core/base/text.h"
#include "core/store/journal.h"

namespace jw::store {
namespace {

using Type = SyncColumn::Type;

// Where a column of its own says it, the image has it already.
bool hasArea(const SyncTable& t) { return t.area == "area"; }

std::string valueOf(const SyncColumn& c, const std::string& row) {
  switch (c.type) {
    case Type::uuid: return "jw_uuid(" + row + c.name + ")";
    case Type::bytes: return "jw_bytes(" + row + c.name + ")";
    case Type::geom: return "AsEWKB(" + row + c.name + ")";
    case Type::ref: return "jw_uuid((SELECT id FROM " + c.ref + " WHERE n=" + row + c.name + "))";
    default: return row + c.name;
  }
}

}  // namespace

std::string setExpression(const std::string& row) {
  const auto element = [](const char* kind, const std::string& values, const std::string& from) {
    return std::string("SELECT jw_uuid(id) AS k, json_object('id', jw_uuid(id), 'kind', '") + kind + "', " + values + ") AS e FROM " + from;
  };
  return "json((SELECT json_group_array(json(e)) FROM (" +
         element("task", "'ver', row_ver, 'department', jw_uuid(department), 'state', state, 'request', request, 'result', result, 'opened_at', opened_at, 'opened_by', opened_by, 'due', due, 'ended_at', ended_at, 'ended_by', ended_by",
                 "case_tasks WHERE case_n=" + row + "n") +
         " UNION ALL " +
         element("urge", "'ver', 1, 'at', at, 'state', state, 'level', level, 'automatic', automatic, 'actor', actor, 'department', jw_uuid(department), 'messages', messages, 'note', note", "case_urges WHERE case_n=" + row + "n") +
         " UNION ALL " +
         element("request", "'ver', row_ver, 'department', jw_uuid(department), 'action', action, 'state', state, 'reason', reason, 'until', until, 'answer', answer, 'asked_at', asked_at, 'asked_by', asked_by, 'answered_at', answered_at, 'answered_by', answered_by",
                 "case_requests WHERE case_n=" + row + "n") +
         " UNION ALL " + element("link", "'ver', 1 + (informed_at IS NOT NULL), 'original', jw_uuid(original), 'at', at, 'actor', actor, 'informed_at', informed_at", "case_links WHERE duplicate=" + row + "id") + " ORDER BY k)))";
}

std::string imageExpression(const SyncTable& t, const std::string& row, bool sets) {
  std::string sql = "json_object(";
  for (const auto& c : t.columns) {
    if (c.cls == SyncColumn::Class::set) {
      if (sets) sql += "'" + c.name + "', " + setExpression(row) + ", ";
      continue;
    }
    sql += "'" + c.name + "', " + valueOf(c, row) + ", ";
  }
  if (hasArea(t)) return sql + "'area', " + row + "area)";
  sql.resize(sql.size() - 2);
  return sql + ")";
}

std::string wkbOf(std::string_view ewkb) {
  std::string hex = text::lowerAscii(ewkb);
  // A flag in the type of the outer geometry says that the number of the reference system follows.
  if (hex.size() < 18 || hex[8] != '2') return hex;
  return hex.substr(0, 8) + "0" + hex.substr(9, 1) + hex.substr(18);
}

std::string stepExpression(const std::string& row) {
  std::string sql = "json_object('n', " + row + "i";
  for (const char* uuid : {"op", "department", "rule"}) sql += std::string(", '") + uuid + "', jw_uuid(" + row + uuid + ")";
  for (const char* plain : {"action", "from_state", "to_state", "at", "recorded_at", "actor", "role", "reason", "note", "rule_ver", "until", "satisfied", "due"})
    sql += std::string(", '") + plain + "', " + row + plain;
  return sql + ")";
}

std::string areaExpression(const SyncTable& t, const std::string& row) { return t.area.empty() ? "''" : row + t.area; }

std::vector<std::string> syncTriggers(const SyncTables& tables) {
  std::vector<std::string> out;
  for (const auto& t : tables) {
    const std::string number = std::to_string(t.number);
    const auto note = [&](const std::string& row) {
      return "INSERT INTO sync_dirty (tbl, row, journal_seq) SELECT " + number + ", " + row + "id, coalesce((SELECT max(seq) FROM journal), 0) WHERE NOT EXISTS (SELECT 1 FROM sync_dirty WHERE tbl=" + number + " AND row=" + row + "id); ";
    };
    const std::string keep = "INSERT INTO sync_shadow (tbl, row, ver, image) SELECT " + number + ", OLD.id, OLD.server_ver, " + imageExpression(t, "OLD.") +
                             " WHERE OLD.server_ver > 0 AND NOT EXISTS (SELECT 1 FROM sync_shadow WHERE tbl=" + number + " AND row=OLD.id); ";
    const auto trigger = [&](const char* event, const std::string& body) {
      std::string name = "sync_note_" + t.name + "_";
      for (const char* c = event; *c; ++c) name += *c == ' ' ? '_' : *c;
      return "CREATE TRIGGER " + name + " " + event + " ON " + t.name + " WHEN jw_applying() = 0 BEGIN " + body + "END";
    };
    out.push_back(trigger("AFTER INSERT", note("NEW.")));
    out.push_back(trigger("BEFORE UPDATE", keep + note("OLD.")));
    out.push_back(trigger("BEFORE DELETE", keep + note("OLD.") + "INSERT INTO sync_versions (tbl, row, ver) VALUES (" + number + ", OLD.id, OLD.row_ver) ON CONFLICT (tbl, row) DO UPDATE SET ver=excluded.ver; "));
    if (t.number == static_cast<int>(Table::cases)) {
      out.push_back("CREATE TRIGGER sync_note_transitions AFTER INSERT ON transitions WHEN jw_applying() = 0 AND EXISTS (SELECT 1 FROM cases c WHERE c.n=NEW.case_n AND (c.server_ver > 0 OR EXISTS "
                    "(SELECT 1 FROM sync_shadow s WHERE s.tbl=" + number + " AND s.row=c.id))) BEGIN INSERT INTO sync_steps (op, row, image, step) SELECT NEW.op, c.id, " + imageExpression(t, "c.", false) + ", " +
                    stepExpression("NEW.") + " FROM cases c WHERE c.n=NEW.case_n; END");
      // What belongs to a case in rows of its own changes the case.
      for (const auto& [table, key] : {std::pair("case_tasks", "n=@.case_n"), std::pair("case_requests", "n=@.case_n"), std::pair("case_urges", "n=@.case_n"), std::pair("case_links", "id=@.duplicate")})
        for (const char* event : {"INSERT", "UPDATE", "DELETE"}) {
          std::string where = key;
          where.replace(where.find('@'), 1, event == std::string_view("INSERT") ? "NEW" : "OLD");
          out.push_back(std::string("CREATE TRIGGER sync_note_") + table + "_" + event + " BEFORE " + event + " ON " + table + " WHEN jw_applying() = 0 BEGIN INSERT INTO sync_shadow (tbl, row, ver, image) SELECT " + number +
                        ", c.id, c.server_ver, " + imageExpression(t, "c.") + " FROM cases c WHERE c." + where + " AND c.server_ver > 0 AND NOT EXISTS (SELECT 1 FROM sync_shadow WHERE tbl=" + number +
                        " AND row=c.id); INSERT INTO sync_dirty (tbl, row, journal_seq) SELECT " + number + ", c.id, coalesce((SELECT max(seq) FROM journal), 0) FROM cases c WHERE c." + where +
                        " AND NOT EXISTS (SELECT 1 FROM sync_dirty WHERE tbl=" + number + " AND row=c.id); END");
        }
    }
  }
  return out;
}

}  // namespace jw::store
