#include "core/engine/sync_conflicts.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/access/masking.h"
#include "core/engine/directory.h"
#include "core/store/journal.h"
#include "core/store/sync_overview.h"
#include "core/store/sync_rows.h"
#include "core/store/sync_sets.h"

namespace jw::engine {
namespace {

using nlohmann::json;
using Type = store::SyncColumn::Type;

json parsed(const std::string& text) {
  auto j = json::parse(text, nullptr, false);
  return j.is_object() ? j : json::object();
}

const std::set<std::string, std::less<>> kMoments = {"since", "valid_from", "valid_to", "reported_at", "recorded_at", "state_since", "due", "step_due", "closed_at", "resume_at"};

// Of a person only what a name looks like behind its mask is shown; the rest stays closed without a purpose (spec 06).
bool isPersonal(const std::string& table, const std::string& column) {
  if (table == "people") return column != "name" && column != "household" && column != "since" && column != "valid_from" && column != "valid_to" && column != "ended" && column != "relation";
  return table == "staff" && (column == "phone" || column == "email");
}
bool isPersonName(const std::string& table, const std::string& column) { return column == "name" && (table == "people" || table == "volunteers"); }

std::string targetTable(const std::string& table, const store::SyncColumn& column) {
  if (column.type == Type::ref) return column.ref;
  if (column.type != Type::uuid) return {};
  static const std::map<std::string, std::string, std::less<>> kTargets = {{"department", "departments"}, {"proposed", "departments"}, {"category", "categories"}, {"rule", "rules"}, {"crew", "crews"},
                                                                            {"staff", "staff"},           {"suspect", "cases"},        {"person", "people"},       {"property_company", "organisations"}};
  if (column.name == "parent") return table;
  const auto it = kTargets.find(column.name);
  return it == kTargets.end() ? std::string() : it->second;
}

class Reader {
 public:
  Reader(store::Connection& c, const sync::Tables& tables, const Directory& directory) : m_db(c), m_tables(tables), m_directory(directory), m_rows(c, tables.all) {}

  SyncConflict read(const store::StoredConflict& k) {
    SyncConflict out;
    out.op = k.op;
    out.row = k.row;
    out.kind = static_cast<sync::OpKind>(k.kind);
    out.status = static_cast<sync::OpStatus>(k.status);
    out.area = k.area;
    out.mineBy = k.actor;
    out.mineAt = k.at;
    out.answeredAt = k.answeredAt;
    out.decision = k.decision;
    out.decidedBy = k.decidedBy;
    out.decidedAt = k.decidedAt;
    const auto* t = store::findTable(m_tables.all, k.table);
    if (!t) return out;
    out.table = t->name;
    const json detail = parsed(k.detail), mine = parsed(k.mine), base = parsed(k.base), step = parsed(k.step);
    if (detail.contains("reason") && detail["reason"].is_string()) out.reason = detail["reason"];
    if (const Uuid existing = sync::existingOf(k.detail); !existing.isNil()) {
      out.row = existing;
      out.folded = true;
    }
    const auto image = m_rows.image(*t, out.row);
    out.here = image.has_value();
    out.what = nameOf(*t, image ? *image : mine, out.row);
    theirs(out, detail, step);
    if (out.kind == sync::OpKind::transition)
      steps(out, detail, step, image ? *image : json::object());
    else
      fields(out, *t, detail, mine, base, image ? *image : json::object());
    return out;
  }

 private:
  void theirs(SyncConflict& out, const json& detail, const json&) {
    if (detail.contains("actor") && detail["actor"].is_string()) {
      out.theirsBy = detail["actor"];
      if (detail.contains("at") && detail["at"].is_number()) out.theirsAt = fromMillis(detail["at"].get<std::int64_t>());
      return;
    }
    const auto writer = store::lastWriter(m_db, store::findTable(m_tables.all, out.table)->number, out.row, out.op);
    out.theirsBy = writer.actor;
    out.theirsAt = writer.at;
  }

  void steps(SyncConflict& out, const json& detail, const json& step, const json& image) {
    const auto number = [](const json& j, const char* key) { return j.contains(key) && j[key].is_number() ? j[key].get<int>() : 0; };
    out.fromState = number(step, "from_state");
    out.toState = number(step, "to_state");
    out.action = number(step, "action");
    out.stateNow = image.contains("state") ? number(image, "state") : number(detail, "state");
    for (const char* key : {"reason", "note", "department"}) {
      if (!step.contains(key) || !step[key].is_string()) continue;
      ConflictField f;
      f.column = key;
      f.mine = key == std::string_view("department") ? departmentName(step[key].get<std::string>()) : step[key].get<std::string>();
      out.fields.push_back(std::move(f));
    }
  }

  void fields(SyncConflict& out, const store::SyncTable& t, const json& detail, const json& mine, const json& base, const json& image) {
    for (const auto& column : t.columns) {
      const auto it = mine.find(column.name);
      if (it == mine.end() || column.name == "server_ver") continue;
      json there = image.contains(column.name) ? image[column.name] : json();
      const bool set = column.cls == store::SyncColumn::Class::set;
      if (set) there = counterparts(*it, there);
      if (detail.contains(column.name) && detail[column.name].is_object() && detail[column.name].contains("server") && !out.here) there = detail[column.name]["server"];
      ConflictField f;
      f.column = column.name;
      f.differs = *it != there;
      f.mayTake = f.differs && out.here && out.decision == store::StoredConflict::Decision::open && column.cls != store::SyncColumn::Class::byTransition && (!set || !store::takeableOf(*it, image).empty());
      f.kind = kindOf(t, column);
      const auto words = [&](const json& value) { return set ? shownSet(value) : shown(t, column, f.kind, value); };
      f.mine = words(*it);
      f.theirs = words(there);
      f.base = words(base.contains(column.name) ? base[column.name] : json());
      out.fields.push_back(std::move(f));
    }
    std::stable_partition(out.fields.begin(), out.fields.end(), [](const ConflictField& f) { return f.differs; });
  }

  // What a set has of these elements; of a link, the one that stands in its place.
  static json counterparts(const json& elements, const json& set) {
    json out = json::array();
    for (const auto& e : elements)
      for (const auto& there : set)
        if (there["id"] == e["id"] || (e["kind"] == "link" && there["kind"] == "link")) out.push_back(there);
    return out;
  }

  // A line for each: who is to do what, and what came of it; who urged; the case that it was joined to.
  std::string shownSet(const json& set) {
    std::string out;
    const auto text = [](const json& e, const char* key) { return e.contains(key) && e[key].is_string() ? e[key].get<std::string>() : std::string(); };
    for (const auto& e : set.is_array() ? set : json::array()) {
      const std::string kind = text(e, "kind"), result = text(e, "result");
      std::string line;
      if (kind == "task") line = departmentName(text(e, "department")) + ": " + text(e, "request") + (result.empty() ? "" : " → " + result);
      if (kind == "request") {
        const auto answer = text(e, "answer");
        line = departmentName(text(e, "department")) + ": " + text(e, "reason") + (answer.empty() ? "" : " → " + answer);
      }
      if (kind == "urge") line = text(e, "actor") + ": " + text(e, "note");
      if (kind == "link") line = "= " + rowName("cases", Uuid::parse(text(e, "original")).value_or(Uuid()));
      if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
    }
    return out;
  }

  // Custom fields: a line for each, what is asked or what was said.
  static std::string shownFields(const std::string& fields) {
    std::string out;
    const json all = json::parse(fields, nullptr, false);
    for (const auto& f : all.is_array() ? all : json::array()) {
      if (!f.is_object()) continue;
      std::string line = f.value("name", "");
      for (const auto& option : f.value("options", std::vector<std::string>())) line += (line.find(": ") == std::string::npos ? ": " : " / ") + option;
      if (f.contains("text")) line += ": " + f.value("text", "");
      out += (out.empty() ? "" : "\n") + line;
    }
    return out;
  }

  static ConflictField::Kind kindOf(const store::SyncTable& t, const store::SyncColumn& column) {
    if (column.type == Type::bytes || isPersonal(t.name, column.name)) return ConflictField::Kind::masked;
    if (column.type == Type::geom) return ConflictField::Kind::shape;
    if (column.type == Type::integer && kMoments.contains(column.name)) return ConflictField::Kind::moment;
    if (column.type == Type::integer || column.type == Type::real) return ConflictField::Kind::number;
    return ConflictField::Kind::text;
  }

  std::string shown(const store::SyncTable& t, const store::SyncColumn& column, ConflictField::Kind kind, const json& value) {
    if (value.is_null()) return {};
    if (kind == ConflictField::Kind::masked) return "***";
    if (kind == ConflictField::Kind::shape) return std::to_string(value.is_string() ? value.get_ref<const std::string&>().size() / 2 : 0);
    if (!value.is_string()) return value.dump();
    const std::string& text = value.get_ref<const std::string&>();
    if (isPersonName(t.name, column.name)) return access::maskName(text);
    if (column.name == "fields") return shownFields(text);
    if (const std::string target = targetTable(t.name, column); !target.empty())
      if (const auto id = Uuid::parse(text)) return rowName(target, *id);
    return text;
  }

  std::string departmentName(const std::string& id) {
    const auto uuid = Uuid::parse(id);
    return uuid ? m_directory.departmentName(DepartmentId{*uuid}) : std::string();
  }

  std::string rowName(const std::string& table, const Uuid& id) {
    std::string name = store::rowName(m_db, table, id);
    return isPersonName(table, "name") ? access::maskName(name) : name;
  }

  std::string nameOf(const store::SyncTable& t, const json& image, const Uuid& row) {
    std::string name = store::rowName(m_db, t.name, row);
    if (name.empty()) {
      for (const char* key : {"title", "name", "code"})
        if (name.empty() && image.contains(key) && image[key].is_string()) name = image[key];
    }
    return isPersonName(t.name, "name") ? access::maskName(name) : name;
  }

  store::Connection& m_db;
  const sync::Tables& m_tables;
  const Directory& m_directory;
  store::SyncRows m_rows;
};

}  // namespace

bool SyncConflict::mayTakeAny() const {
  if (decision != store::StoredConflict::Decision::open || !here) return false;
  if (kind == sync::OpKind::remove) return true;
  return std::any_of(fields.begin(), fields.end(), [](const ConflictField& f) { return f.mayTake; });
}

bool mayDecideConflicts(const model::Actor& actor) {
  switch (actor.role) {
    case model::Role::administrator:
    case model::Role::operator_:
    case model::Role::supervisor:
    case model::Role::communityWorker: return true;
    default: return false;
  }
}

std::vector<SyncConflict> readConflicts(store::Connection& c, const sync::Tables& tables, const Directory& directory, const std::string& scope, bool decided, std::uint32_t limit) {
  Reader reader(c, tables, directory);
  std::vector<SyncConflict> out;
  for (const auto& k : decided ? store::decidedConflicts(c, scope, limit) : store::openConflicts(c, scope, limit)) out.push_back(reader.read(k));
  return out;
}

}  // namespace jw::engine
