#include "core/store/facility_rows.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/store/fresh_number.h"

namespace jw::store {
namespace {

void insertFacility(Connection& w, const RegistryOp& op, std::int64_t n, const Uuid& id, std::int64_t rowVer, const RowImage& image) {
  {
    auto s = w.prepare("INSERT INTO facilities (n, id, row_ver, kind, code, name, area, lon, lat, department) VALUES (?,?,?,?,?,?,?,?,?,?)");
    s->bind(1, n).bind(2, id).bind(3, rowVer);
    int i = 4;
    for (const char* column : {"kind", "code", "name", "area"}) s->bind(i++, std::string_view(image.at(column).get_ref<const std::string&>()));
    for (const char* column : {"lon", "lat"}) s->bind(i++, image.at(column).get<double>());
    const std::string department = image.at("department").is_null() ? std::string() : text::fromHex(image.at("department").get<std::string>());
    if (department.empty())
      s->bindNull(i);
    else
      s->bindBlob(i, department.data(), department.size());
    s->run();
  }
  appendJournal(w, op.actor, {op.op, op.at, Table::facilities, id, ChangeKind::insert, rowVer, image.at("area").get_ref<const std::string&>(), image.dump()});
}

}  // namespace

std::int64_t addFacilityRow(Connection& w, const RegistryOp& op, const Uuid& id, const RowImage& image) {
  const std::int64_t n = w.integer("SELECT " + freshNumber("facilities", Table::facilities));
  insertFacility(w, op, n, id, 1, image);
  return n;
}

void removeFacilityRow(Connection& w, const RegistryOp& op, const RegistryRow& row) {
  RegistryRow kept = row;
  kept.image["id"] = row.id.text();
  keepVersion(w, Table::facilities, kept, std::max(op.at, row.since), op.at, op.actor.name);
  w.prepare("DELETE FROM facilities WHERE n=?")->bind(1, row.n).run();
  appendJournal(w, op.actor, {op.op, op.at, Table::facilities, row.id, ChangeKind::remove, row.rowVer + 1, row.text("area"), ""});
}

std::optional<RegistryRow> removedFacility(Connection& c, std::int64_t n, std::int64_t removedAs) {
  for (auto& version : registryHistory(c, Table::facilities, n)) {
    if (version.row.rowVer != removedAs - 1 || !version.row.image.contains("id")) continue;
    const auto id = Uuid::parse(version.row.image.at("id").get<std::string>());
    if (!id) return std::nullopt;
    version.row.id = *id;
    version.row.image.erase("id");
    return std::move(version.row);
  }
  return std::nullopt;
}

bool restoreFacilityRow(Connection& w, const RegistryOp& op, const RegistryRow& removed, std::int64_t removedAs) {
  {
    auto s = w.prepare("SELECT 1 FROM facilities WHERE n=?1 OR id=?2");
    s->bind(1, removed.n).bind(2, removed.id);
    if (s->step()) return false;
  }
  RowImage image = removed.image;
  for (const char* column : {"valid_from", "valid_to", "ended"}) image.erase(column);
  insertFacility(w, op, removed.n, removed.id, removedAs + 1, image);
  return true;
}

}  // namespace jw::store
