#include "core/store/row_view.h"

#include <string>

#include "core/store/sqlite_error.h"

namespace jw::store {
namespace {

constexpr const char* kPointer = "jingwei_rows";

struct Cursor : sqlite3_vtab_cursor {
  const RowView* view;
  std::size_t row;
};

Cursor& of(sqlite3_vtab_cursor* c) { return *static_cast<Cursor*>(c); }

int connect(sqlite3* db, void*, int, const char* const*, sqlite3_vtab** out, char**) {
  std::string sql = "CREATE TABLE x(";
  for (int i = 0; i < RowView::kMostColumns; ++i) sql += "c" + std::to_string(i) + ",";
  const int rc = sqlite3_declare_vtab(db, (sql + "rows HIDDEN)").c_str());
  if (rc == SQLITE_OK) *out = new sqlite3_vtab{};
  return rc;
}
int disconnect(sqlite3_vtab* table) {
  delete table;
  return SQLITE_OK;
}
// The one plan there is: the view is given as the argument.
int bestIndex(sqlite3_vtab*, sqlite3_index_info* info) {
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& c = info->aConstraint[i];
    if (c.iColumn != RowView::kMostColumns || c.op != SQLITE_INDEX_CONSTRAINT_EQ || !c.usable) continue;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;
}
int open(sqlite3_vtab*, sqlite3_vtab_cursor** out) {
  *out = new Cursor{};
  return SQLITE_OK;
}
int close(sqlite3_vtab_cursor* c) {
  delete &of(c);
  return SQLITE_OK;
}
int filter(sqlite3_vtab_cursor* c, int, const char*, int, sqlite3_value** arguments) {
  of(c).view = static_cast<const RowView*>(sqlite3_value_pointer(arguments[0], kPointer));
  of(c).row = 0;
  return of(c).view ? SQLITE_OK : SQLITE_MISUSE;
}
int next(sqlite3_vtab_cursor* c) {
  ++of(c).row;
  return SQLITE_OK;
}
int eof(sqlite3_vtab_cursor* c) { return of(c).row >= of(c).view->count; }
int column(sqlite3_vtab_cursor* c, sqlite3_context* context, int i) {
  of(c).view->value(of(c).view->rows, of(c).row, i, RowValue(context));
  return SQLITE_OK;
}
int rowId(sqlite3_vtab_cursor* c, sqlite3_int64* out) {
  *out = static_cast<sqlite3_int64>(of(c).row);
  return SQLITE_OK;
}

const sqlite3_module& module() {
  static const sqlite3_module m = [] {
    sqlite3_module x{};
    x.xConnect = connect;
    x.xBestIndex = bestIndex;
    x.xDisconnect = disconnect;
    x.xOpen = open;
    x.xClose = close;
    x.xFilter = filter;
    x.xNext = next;
    x.xEof = eof;
    x.xColumn = column;
    x.xRowid = rowId;
    return x;
  }();
  return m;
}

}  // namespace

void RowValue::set(std::string_view text) const { sqlite3_result_text64(m_context, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8); }
void RowValue::setOrNull(std::string_view text) const {
  if (!text.empty()) set(text);
}
void RowValue::setBlobOrNull(std::string_view bytes) const {
  if (!bytes.empty()) sqlite3_result_blob64(m_context, bytes.data(), bytes.size(), SQLITE_STATIC);
}
void RowValue::set(const Uuid& uuid) const {
  if (uuid) sqlite3_result_blob(m_context, uuid.data(), static_cast<int>(Uuid::size()), SQLITE_STATIC);
}
void RowValue::set(Instant t) const {
  if (t != kNever) set(toMillis(t));
}

void registerRowViews(sqlite3* db) {
  if (sqlite3_create_module(db, "memory_rows", &module(), nullptr) != SQLITE_OK) fail(db, "registering memory_rows");
}
int bindRowView(sqlite3_stmt* statement, int i, const RowView& view) { return sqlite3_bind_pointer(statement, i, const_cast<RowView*>(&view), kPointer, nullptr); }

}  // namespace jw::store
