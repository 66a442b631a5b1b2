#include "core/store/building_rows.h"

#include "core/base/text.h"
#include "core/store/fresh_number.h"
#include "core/store/wkb.h"

namespace jw::store {
namespace {

constexpr int kTable = static_cast<int>(Table::buildings);

struct Whole {
  std::int64_t n = 0, rowVer = 1;
  Uuid id;
  std::string source, externalId, wkb;
  double lon = 0, lat = 0;
};

void insert(Connection& w, const RegistryOp& op, const Whole& b, const RowImage& image) {
  auto s = w.prepare(
      "INSERT INTO buildings (n, id, row_ver, source, external_id, lon, lat, geom, updated_at, updated_by, name, address, use, floors, units, year, compound, area) "
      "VALUES (?,?,?,?,?,?,?,GeomFromWKB(?, 4490),?,?,?,?,?,?,?,?,?,?)");
  s->bind(1, b.n).bind(2, b.id).bind(3, b.rowVer).bind(4, std::string_view(b.source)).bind(5, std::string_view(b.externalId)).bind(6, b.lon).bind(7, b.lat);
  if (b.wkb.empty())
    s->bindNull(8);
  else
    s->bindBlob(8, b.wkb.data(), b.wkb.size());
  s->bind(9, op.at).bind(10, std::string_view(op.actor.name));
  int i = 11;
  for (const char* column : {"name", "address", "use"}) s->bind(i++, std::string_view(image.at(column).get_ref<const std::string&>()));
  for (const char* column : {"floors", "units", "year"}) s->bind(i++, image.at(column).get<std::int64_t>());
  if (image.at("compound").is_null())
    s->bindNull(i++);
  else
    s->bind(i++, image.at("compound").get<std::int64_t>());
  s->bind(i, std::string_view(image.at("area").get_ref<const std::string&>())).run();
}

}  // namespace

BuildingUse buildingUse(Connection& c, std::int64_t building, const Uuid& id) {
  BuildingUse use;
  {
    auto s = c.prepare(
        "SELECT count(*) FILTER (WHERE valid_to IS NULL), count(*) FILTER (WHERE valid_to IS NOT NULL), coalesce(max(floor) FILTER (WHERE valid_to IS NULL), 0), "
        "coalesce(max(unit) FILTER (WHERE valid_to IS NULL), 0) FROM dwellings WHERE building=?");
    s->bind(1, building).step();
    use.dwellings = s->integer(0);
    use.formerDwellings = s->integer(1);
    use.highestFloor = static_cast<std::int32_t>(s->integer(2));
    use.highestUnit = static_cast<std::int32_t>(s->integer(3));
  }
  auto s = c.prepare("SELECT (SELECT count(*) FROM organisations WHERE building=?1), (SELECT count(*) FROM appointments WHERE place=?2 AND valid_to IS NULL)");
  s->bind(1, building).bind(2, id).step();
  use.organisations = s->integer(0);
  use.appointments = s->integer(1);
  return use;
}

std::optional<BuildingId> buildingNamed(Connection& c, std::string_view area, std::string_view name, const Uuid& but) {
  auto s = c.prepare("SELECT id FROM buildings WHERE area=? AND name=? AND id<>? LIMIT 1");
  s->bind(1, area).bind(2, name).bindBlob(3, but.data(), Uuid::size());
  return s->step() ? std::optional(s->id<BuildingTag>(0)) : std::nullopt;
}

CompoundUse compoundUse(Connection& c, std::int64_t compound, std::string_view area) {
  auto s = c.prepare("SELECT count(*), coalesce(sum(substr(area, 1, length(?2)) <> ?2), 0) FROM buildings WHERE compound=?1");
  s->bind(1, compound).bind(2, area).step();
  return {s->integer(0), s->integer(1)};
}

std::optional<Uuid> compoundWithName(Connection& c, std::string_view area, std::string_view name, const Uuid& but) {
  auto s = c.prepare("SELECT id FROM compounds WHERE area=? AND name=? AND valid_to IS NULL AND id<>? LIMIT 1");
  s->bind(1, area).bind(2, name).bindBlob(3, but.data(), Uuid::size());
  return s->step() ? std::optional(s->uuid(0)) : std::nullopt;
}

std::int64_t addBuildingRow(Connection& w, const RegistryOp& op, const model::Building& b, const RowImage& image) {
  const std::int64_t n = w.integer("SELECT " + freshNumber("buildings", Table::buildings));
  insert(w, op, {n, 1, b.id.uuid, b.source, b.externalId, b.shape.empty() ? std::string() : toWkb(b.shape), b.point.x, b.point.y}, image);
  RowImage told = image;
  told["source"] = b.source;
  told["external_id"] = b.externalId;
  told["lon"] = b.point.x;
  told["lat"] = b.point.y;
  appendJournal(w, op.actor, {op.op, op.at, Table::buildings, b.id.uuid, ChangeKind::insert, 1, b.area, told.dump()});
  return n;
}

void removeBuildingRow(Connection& w, const RegistryOp& op, const RegistryRow& row) {
  RowImage image = row.image;
  {
    auto s = w.prepare("SELECT source, external_id, lon, lat, AsBinary(geom), id FROM buildings WHERE n=?");
    s->bind(1, row.n).step();
    image["source"] = std::string(s->text(0));
    image["external_id"] = std::string(s->text(1));
    image["lon"] = s->real(2);
    image["lat"] = s->real(3);
    const auto wkb = s->blob(4);
    image["geom"] = text::toHex({reinterpret_cast<const char*>(wkb.data()), wkb.size()});
    image["id"] = s->uuid(5).text();
  }
  {
    const std::string kept = image.dump();
    auto s = w.prepare("INSERT INTO registry_history (tbl, row, row_ver, since, until, parent, recorded_at, recorded_by, image) VALUES (?,?,?,?,?,NULL,?,?,?)");
    s->bind(1, kTable).bind(2, row.n).bind(3, row.rowVer).bind(4, row.since).bind(5, std::max(op.at, row.since)).bind(6, op.at).bind(7, std::string_view(op.actor.name)).bind(8, std::string_view(kept)).run();
  }
  w.prepare("DELETE FROM buildings WHERE n=?")->bind(1, row.n).run();
  appendJournal(w, op.actor, {op.op, op.at, Table::buildings, row.id, ChangeKind::remove, row.rowVer + 1, row.text("area"), ""});
}

bool restoreBuildingRow(Connection& w, const RegistryOp& op, std::int64_t n, std::int64_t removedAs) {
  RowImage image;
  {
    auto s = w.prepare("SELECT image FROM registry_history WHERE tbl=? AND row=? AND row_ver=?");
    s->bind(1, kTable).bind(2, n).bind(3, removedAs - 1);
    if (!s->step()) return false;
    image = RowImage::parse(s->text(0));
  }
  if (!image.contains("geom")) return false;
  const auto id = Uuid::parse(image.at("id").get<std::string>());
  if (!id) return false;
  Whole b{n, removedAs + 1, *id, image.at("source"), image.at("external_id"), text::fromHex(image.at("geom").get<std::string>()), image.at("lon"), image.at("lat")};
  {
    auto s = w.prepare("SELECT 1 FROM buildings WHERE n=?1 OR id=?2 OR (source=?3 AND external_id=?4)");
    s->bind(1, n).bind(2, b.id).bind(3, std::string_view(b.source)).bind(4, std::string_view(b.externalId));
    if (s->step()) return false;
  }
  insert(w, op, b, image);
  image.erase("geom");
  appendJournal(w, op.actor, {op.op, op.at, Table::buildings, b.id, ChangeKind::insert, b.rowVer, image.at("area").get_ref<const std::string&>(), image.dump()});
  return true;
}

}  // namespace jw::store
