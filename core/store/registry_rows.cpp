#include "core/store/registry_rows.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/model/attribute.h"

namespace jw::store {
namespace {

enum class Kind : std::uint8_t { number, words, bytes, real };

// A table's columns and the statements made of them. Statements are found by their address, so these live for ever.
struct Shape {
  Table table;
  std::string name, parent;
  std::vector<std::pair<std::string, Kind>> columns;
  bool dated = true;  // the table says since when a version holds and until when the row is in force
  bool stamped = false;  // of others: who changed it last, and when
  std::string byId, byNumber, below, insert, update;

  Shape(Table t, std::string tableName, std::string parentColumn, std::initializer_list<const char*> spec, std::span<const std::string_view> codes = {})
      : table(t), name(std::move(tableName)), parent(std::move(parentColumn)) {
    for (const std::string_view s : spec) {
      const Kind kind = s.front() == '#' ? Kind::number : s.front() == '*' ? Kind::bytes : s.front() == '~' ? Kind::real : Kind::words;
      columns.emplace_back(std::string(kind == Kind::words ? s : s.substr(1)), kind);
    }
    for (const auto code : codes) columns.emplace_back(std::string(code), Kind::number);
    dated = table != Table::buildings && table != Table::facilities;
    stamped = table == Table::buildings;
    if (dated)
      for (const char* validity : {"valid_from", "valid_to", "ended"}) columns.emplace_back(validity, Kind::number);
    std::string list = "n, id, row_ver, since", marks = "?, 1, ?", sets = "row_ver=?, since=?";
    if (!dated) {
      list = "n, id, row_ver, coalesce((SELECT max(until) FROM registry_history WHERE tbl=" + std::to_string(static_cast<int>(table)) + " AND row=n), 0)";
      sets = stamped ? "row_ver=?, updated_at=?, updated_by=?" : "row_ver=?";
    }
    for (const auto& [column, kind] : columns) {
      list += ", " + column;
      marks += ", ?";
      sets += ", " + column + "=?";
    }
    byId = "SELECT " + list + " FROM " + name + " WHERE id=?";
    byNumber = "SELECT " + list + " FROM " + name + " WHERE n=?";
    if (!parent.empty()) below = "SELECT " + list + " FROM " + name + " WHERE " + parent + "=? ORDER BY n";
    if (dated) insert = "INSERT INTO " + name + " (" + list.substr(3) + ") VALUES (" + marks + ")";
    update = "UPDATE " + name + " SET " + sets + " WHERE n=? AND row_ver=?";
  }
};

const Shape& shapeOf(Table table) {
  static const std::array<Shape, 9> shapes{
      Shape(Table::people, "people", "household", {"#household", "name", "initials", "#birth_day", "area", "*citizen_id", "*citizen_id_index", "*phone", "*phone_index", "*health", "#merged_into"},
            model::columnNames(model::Subject::person).first(model::kPlainPersonColumns)),
      Shape(Table::households, "households", "dwelling", {"#dwelling", "area"}, model::columnNames(model::Subject::household)),
      Shape(Table::dwellings, "dwellings", "building", {"#building", "#unit", "#floor", "#number", "#square_metres", "area", "*landlord"}, model::columnNames(model::Subject::dwelling)),
      Shape(Table::buildings, "buildings", "", {"name", "address", "use", "#floors", "#units", "#year", "#compound", "area"}),
      Shape(Table::compounds, "compounds", "", {"name", "address", "area", "*property_company"}),
      Shape(Table::organisations, "organisations", "", {"#kind", "name", "initials", "credit_code", "address", "phone", "business", "area", "#building", "#parent", "*contact"}),
      Shape(Table::volunteers, "volunteers", "", {"#person", "name", "*contact", "#team", "skills", "area"}),
      Shape(Table::appointments, "appointments", "", {"#post", "title", "#place_kind", "*place", "area", "*person", "*staff", "name", "phone", "appointed_by", "dismissed_by", "reason"}),
      Shape(Table::facilities, "facilities", "", {"kind", "code", "name", "area", "~lon", "~lat", "*department"}),
  };
  for (const Shape& s : shapes)
    if (s.table == table) return s;
  throw Error(ErrorCode::internal, "table " + std::to_string(static_cast<int>(table)) + " keeps no versions");
}

std::string_view bytesOf(std::span<const std::uint8_t> blob) { return {reinterpret_cast<const char*>(blob.data()), blob.size()}; }

RegistryRow readRow(const Shape& shape, Statement& s) {
  RegistryRow row;
  row.n = s.integer(0);
  row.id = s.uuid(1);
  row.rowVer = s.integer(2);
  row.since = s.instant(3);
  row.image = RowImage::object();
  int i = 4;
  for (const auto& [column, kind] : shape.columns) {
    auto& value = row.image[column];
    if (!s.isNull(i)) {
      if (kind == Kind::number)
        value = s.integer(i);
      else if (kind == Kind::real)
        value = s.real(i);
      else
        value = kind == Kind::words ? std::string(s.text(i)) : text::toHex(bytesOf(s.blob(i)));
    }
    ++i;
  }
  if (!shape.dated) row.image.update({{"valid_from", 0}, {"valid_to", nullptr}, {"ended", 0}});
  return row;
}

void bindImage(const Shape& shape, Statement& s, int i, const RowImage& image, std::vector<std::string>& bytes) {
  bytes.reserve(shape.columns.size());
  for (const auto& [column, kind] : shape.columns) {
    const auto it = image.find(column);
    if (it == image.end() || it->is_null()) {
      // What was left out is the table's default, which is 0 for all but dates and references.
      if (column == "ended")
        s.bind(i++, 0);
      else
        s.bindNull(i++);
    } else if (kind == Kind::number) {
      s.bind(i++, it->get<std::int64_t>());
    } else if (kind == Kind::real) {
      s.bind(i++, it->get<double>());
    } else if (kind == Kind::words) {
      s.bind(i++, std::string_view(it->get_ref<const std::string&>()));
    } else {
      bytes.push_back(text::fromHex(it->get_ref<const std::string&>()));
      s.bindBlob(i++, bytes.back().data(), bytes.back().size());
    }
  }
}

bool inForceAt(const RegistryRow& row, Instant at) {
  const auto& to = row.image.at("valid_to");
  return row.number("valid_from") <= toMillis(at) && (to.is_null() || to.get<std::int64_t>() > toMillis(at));
}

bool endedBy(const RegistryRow& present, Instant at) {
  const auto& to = present.image.at("valid_to");
  return !to.is_null() && to.get<std::int64_t>() <= toMillis(at);
}

RegistryRow readOlder(Statement& s) {
  RegistryRow row;
  row.n = s.integer(0);
  row.rowVer = s.integer(1);
  row.since = s.instant(2);
  row.until = s.instant(3);
  row.image = RowImage::parse(s.text(4));
  return row;
}

std::optional<RegistryRow> asOfRow(Connection& c, Table table, std::optional<RegistryRow> present, Instant asOf) {
  if (!present) return std::nullopt;
  if (asOf == kNever) return present->inForce() ? present : std::nullopt;
  if (present->since <= asOf) return inForceAt(*present, asOf) ? present : std::nullopt;
  if (endedBy(*present, asOf)) return std::nullopt;
  auto s = c.prepare("SELECT row, row_ver, since, until, image FROM registry_history WHERE tbl=? AND row=? AND since<=? AND until>?");
  s->bind(1, static_cast<int>(table)).bind(2, present->n).bind(3, asOf).bind(4, asOf);
  if (!s->step()) return std::nullopt;
  RegistryRow row = readOlder(*s);
  row.id = present->id;
  return inForceAt(row, asOf) ? std::optional(std::move(row)) : std::nullopt;
}

}  // namespace

std::string RegistryRow::blob(const char* column) const { return text::fromHex(text(column)); }

std::optional<RegistryRow> registryRow(Connection& c, Table table, const Uuid& id) {
  const Shape& shape = shapeOf(table);
  auto s = c.prepareMade(shape.byId);
  s->bind(1, id);
  return s->step() ? std::optional(readRow(shape, *s)) : std::nullopt;
}

std::optional<RegistryRow> registryRow(Connection& c, Table table, std::int64_t n) {
  const Shape& shape = shapeOf(table);
  auto s = c.prepareMade(shape.byNumber);
  s->bind(1, n);
  return s->step() ? std::optional(readRow(shape, *s)) : std::nullopt;
}

std::optional<RegistryRow> registryRowAsOf(Connection& c, Table table, const Uuid& id, Instant asOf) { return asOfRow(c, table, registryRow(c, table, id), asOf); }
std::optional<RegistryRow> registryRowAsOf(Connection& c, Table table, std::int64_t n, Instant asOf) { return asOfRow(c, table, registryRow(c, table, n), asOf); }

std::vector<RegistryRow> registryRowsOf(Connection& c, Table table, std::int64_t parent, Instant asOf) {
  const Shape& shape = shapeOf(table);
  std::vector<RegistryRow> rows;
  {
    auto s = c.prepareMade(shape.below);
    s->bind(1, parent);
    while (s->step()) {
      RegistryRow row = readRow(shape, *s);
      if (asOf == kNever ? row.inForce() : row.since <= asOf && inForceAt(row, asOf)) rows.push_back(std::move(row));
    }
  }
  if (asOf == kNever) return rows;
  std::vector<RegistryRow> older;
  {
    auto s = c.prepare("SELECT row, row_ver, since, until, image FROM registry_history WHERE tbl=? AND parent=? AND since<=? AND until>? ORDER BY row");
    s->bind(1, static_cast<int>(table)).bind(2, parent).bind(3, asOf).bind(4, asOf);
    while (s->step())
      if (RegistryRow row = readOlder(*s); inForceAt(row, asOf)) older.push_back(std::move(row));
  }
  for (RegistryRow& row : older)
    if (const auto present = registryRow(c, table, row.n); present && !endedBy(*present, asOf)) {
      row.id = present->id;
      rows.push_back(std::move(row));
    }
  return rows;
}

std::vector<RegistryRow> formerRowsOf(Connection& c, Table table, std::int64_t parent) {
  const Shape& shape = shapeOf(table);
  std::vector<RegistryRow> rows;
  {
    // Of each row the last version below the parent: a version without length was undone and never held.
    auto s = c.prepare(
        "SELECT row, max(row_ver), since, until, image FROM registry_history WHERE tbl=? AND parent=? AND until>since GROUP BY row ORDER BY until DESC");
    s->bind(1, static_cast<int>(table)).bind(2, parent);
    while (s->step()) rows.push_back(readOlder(*s));
  }
  std::erase_if(rows, [&](RegistryRow& row) {
    const auto present = registryRow(c, table, row.n);
    if (!present) return true;
    row.id = present->id;
    if (!present->inForce()) row.until = std::min(row.until, fromMillis(present->number("valid_to")));
    return row.until <= row.since || (present->inForce() && present->number(shape.parent.c_str()) == parent);
  });
  return rows;
}

std::vector<OlderVersion> registryHistory(Connection& c, Table table, std::int64_t n) {
  std::vector<OlderVersion> out;
  auto s = c.prepare("SELECT row, row_ver, since, until, image, recorded_at, recorded_by FROM registry_history WHERE tbl=? AND row=? ORDER BY row_ver DESC");
  s->bind(1, static_cast<int>(table)).bind(2, n);
  while (s->step()) out.push_back({readOlder(*s), s->instant(5), std::string(s->text(6))});
  return out;
}

std::int64_t insertRegistryRow(Connection& w, const RegistryOp& op, Table table, const Uuid& id, const RowImage& image, Instant since) {
  const Shape& shape = shapeOf(table);
  std::int64_t n = 0;
  {
    auto s = w.prepareMade(shape.insert);
    std::vector<std::string> bytes;
    s->bind(1, id).bind(2, since);
    bindImage(shape, *s, 3, image, bytes);
    s->run();
    n = w.lastRow();
  }
  appendJournal(w, op.actor, {op.op, op.at, table, id, ChangeKind::insert, 1, image.at("area").get_ref<const std::string&>(), image.dump()});
  return n;
}

RowImage changedColumns(const RegistryRow& old, const RowImage& patch) {
  RowImage changed = RowImage::object();
  for (const auto& [column, value] : patch.items())
    if (old.image.at(column) != value) changed[column] = value;
  return changed;
}

void keepVersion(Connection& w, Table table, const RegistryRow& version, Instant until, Instant recordedAt, std::string_view recordedBy) {
  const std::string& parent = shapeOf(table).parent;
  const std::string image = version.image.dump();
  auto s = w.prepare("INSERT INTO registry_history (tbl, row, row_ver, since, until, parent, recorded_at, recorded_by, image) VALUES (?,?,?,?,?,?,?,?,?)");
  s->bind(1, static_cast<int>(table)).bind(2, version.n).bind(3, version.rowVer).bind(4, version.since).bind(5, until);
  if (parent.empty())
    s->bindNull(6);
  else
    s->bind(6, version.number(parent.c_str()));
  s->bind(7, recordedAt).bind(8, recordedBy).bind(9, std::string_view(image)).run();
}

std::int64_t writePresent(Connection& w, const RegistryOp& op, Table table, const RegistryRow& present, const RowImage& image, const RowImage& changed, Instant since) {
  const Shape& shape = shapeOf(table);
  {
    auto s = w.prepareMade(shape.update);
    std::vector<std::string> bytes;
    int first = 2;
    s->bind(1, present.rowVer + 1);
    if (shape.dated) s->bind(first++, since);
    if (shape.stamped) s->bind(2, op.at).bind(3, std::string_view(op.actor.name)), first = 4;
    bindImage(shape, *s, first, image, bytes);
    const int last = first + static_cast<int>(shape.columns.size());
    s->bind(last, present.n).bind(last + 1, present.rowVer).run();
  }
  if (w.changes() != 1) throw Error(ErrorCode::store, shape.name + ": the row has another version by now");
  appendJournal(w, op.actor, {op.op, op.at, table, present.id, ChangeKind::update, present.rowVer + 1, image.at("area").get_ref<const std::string&>(), changed.dump()});
  return present.rowVer + 1;
}

std::int64_t updateRegistryRow(Connection& w, const RegistryOp& op, Table table, const RegistryRow& old, const RowImage& patch, Instant since) {
  const RowImage changed = changedColumns(old, patch);
  if (changed.empty()) return old.rowVer;
  if (since < old.since) throw Error(ErrorCode::internal, "a version of " + shapeOf(table).name + " would begin before the one that it follows");
  keepVersion(w, table, old, since, op.at, op.actor.name);
  RowImage image = old.image;
  image.update(changed);
  return writePresent(w, op, table, old, image, changed, since);
}

}  // namespace jw::store
