#include "core/store/row_loader.h"

#include <bit>
#include <set>
#include <utility>

#include "core/base/text.h"
#include "core/store/fresh_number.h"

namespace jw::store {
namespace {

using Type = SyncColumn::Type;

Uuid uuidOf(std::string_view bytes) { return bytes.size() == Uuid::size() ? Uuid::fromBytes(bytes.data()) : Uuid(); }

}  // namespace

RowLoader::RowLoader(Connection& connection, const SyncTables& tables, const SyncTable& table) : m_db(connection), m_table(table), m_parents(table.columns.size()) {
  std::set<std::string, std::less<>> columns, required;
  {
    Statement s(m_db.handle(), "SELECT name, \"notnull\" FROM pragma_table_info(?)");
    s.bind(1, std::string_view(table.name));
    while (s.step()) {
      columns.emplace(s.text(0));
      if (s.integer(1) != 0) required.emplace(s.text(0));
    }
  }
  m_hasArea = columns.contains("area") && table.area == "area";
  m_stamped = columns.contains("updated_at");
  std::string sql = "INSERT INTO " + table.name + " (id, row_ver, server_ver", marks = "?, ?, ?";
  // The history of one that is gone hangs on its number, which is not given again.
  if (table.number == static_cast<int>(Table::buildings) || table.number == static_cast<int>(Table::facilities)) sql += ", n", marks += ", " + freshNumber(table.name, static_cast<Table>(table.number));
  if (m_hasArea) sql += ", area", marks += ", ?";
  if (m_stamped) sql += ", updated_at, updated_by", marks += ", ?, ?";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& c = table.columns[i];
    sql += ", " + c.name;
    marks += c.type == Type::geom ? ", CastToMulti(GeomFromWKB(?, 4490))" : ", ?";
    m_required.push_back(required.contains(c.name));
    if (c.type == Type::ref && findTable(tables, c.ref)) m_parents[i].find = std::make_unique<Statement>(m_db.handle(), "SELECT n FROM " + c.ref + " WHERE id=?");
  }
  std::string trigger;
  {
    Statement s(m_db.handle(), "SELECT name, sql FROM sqlite_master WHERE type='trigger' AND tbl_name=? AND name='sync_note_' || tbl_name || '_AFTER_INSERT'");
    s.bind(1, std::string_view(table.name));
    if (s.step()) trigger = s.text(0), m_trigger = s.text(1);
  }
  if (!trigger.empty()) m_db.execute("DROP TRIGGER " + trigger);
  m_insert = std::make_unique<Statement>(m_db.handle(), sql + ") VALUES (" + marks + ") ON CONFLICT DO NOTHING");
}

RowLoader::~RowLoader() = default;

bool RowLoader::bindColumn(std::size_t column, int at, const RowPage& page, std::size_t row) {
  const auto& c = m_table.columns[column];
  const auto value = page.field(row, RowPage::columns + column);
  Statement& s = *m_insert;
  if (!value) {
    // Where the center has nothing the table wants something: a column that was added since.
    if (m_required[column] && (c.type == Type::text || c.type == Type::json))
      s.bind(at, std::string_view());
    else if (m_required[column])
      s.bind(at, 0);
    else
      s.bindNull(at);
    return true;
  }
  switch (c.type) {
    case Type::integer: s.bind(at, page.number(row, RowPage::columns + column)); return true;
    case Type::real: s.bind(at, std::bit_cast<double>(page.number(row, RowPage::columns + column))); return true;
    case Type::text:
    case Type::json: s.bind(at, *value); return true;
    case Type::uuid:
    case Type::geom:
    case Type::bytes: s.bindBlob(at, value->data(), value->size()); return true;
    case Type::ref: break;
  }
  Parent& parent = m_parents[column];
  const Uuid id = uuidOf(*value);
  if (!parent.find || !id) return false;
  if (parent.last != id) {
    parent.last = Uuid();
    Lease find(*parent.find);
    find->bind(1, id);
    if (!find->step()) return false;
    parent.number = find->integer(0);
    parent.last = id;
  }
  s.bind(at, parent.number);
  return true;
}

bool RowLoader::load(const RowPage& page, std::size_t row) {
  Lease s(*m_insert);
  const auto ver = page.number(row, RowPage::version);
  int at = 4;
  const auto id = page.text(row, RowPage::id);  // what is bound must live until the step
  s->bindBlob(1, id.data(), id.size()).bind(2, std::max<std::int64_t>(1, ver)).bind(3, ver);
  if (m_hasArea) s->bind(at++, page.text(row, RowPage::area));
  if (m_stamped) {
    s->bind(at++, page.number(row, RowPage::updatedAt));
    s->bind(at++, page.text(row, RowPage::updatedBy));
  }
  for (std::size_t i = 0; i < m_table.columns.size(); ++i)
    if (!bindColumn(i, at++, page, row)) return false;
  s->run();
  return m_db.changes() > 0;
}

void RowLoader::finish() {
  if (!m_trigger.empty()) m_db.execute(std::exchange(m_trigger, {}));
}

SyncImage RowLoader::image(const SyncTable& table, const RowPage& page, std::size_t row) {
  SyncImage out = SyncImage::object();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& c = table.columns[i];
    const auto value = page.field(row, RowPage::columns + i);
    SyncImage& to = out[c.name];
    if (!value) continue;
    switch (c.type) {
      case Type::integer: to = page.number(row, RowPage::columns + i); break;
      case Type::real: to = std::bit_cast<double>(page.number(row, RowPage::columns + i)); break;
      case Type::text:
      case Type::json: to = std::string(*value); break;
      case Type::uuid:
      case Type::ref: to = uuidOf(*value).text(); break;
      case Type::bytes: to = "\\x" + text::toHex(*value); break;
      case Type::geom: to = text::toHex(*value); break;  // without its reference system, which is always the same
    }
  }
  if (table.area == "area") out["area"] = std::string(page.text(row, RowPage::area));
  return out;
}

}  // namespace jw::store
