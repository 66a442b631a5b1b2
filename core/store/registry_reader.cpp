#include "core/store/registry_reader.h"

namespace jw::store {
namespace {

#define JW_LINE                                                                                                                                                                              \
  "SELECT b.n, b.id, b.name, b.address, b.use, b.floors, b.units, b.year, k.id, k.name, b.area, b.lon, b.lat, (SELECT count(*) FROM dwellings d WHERE d.building=b.n AND d.valid_to IS NULL), " \
  "(SELECT count(DISTINCT h.dwelling) FROM dwellings d JOIN households h ON h.dwelling=d.n WHERE d.building=b.n AND h.valid_to IS NULL), "                                                    \
  "(SELECT count(*) FROM dwellings d JOIN households h ON h.dwelling=d.n JOIN people p ON p.household=h.n WHERE d.building=b.n AND p.valid_to IS NULL), b.row_ver "                           \
  "FROM buildings b LEFT JOIN compounds k ON k.n=b.compound "
#define JW_BELOW(column, i) "substr(" column ", 1, length(?" #i "))=?" #i

// What begins with a text sorts before the text with the last character there is.
constexpr const char* kLast = "\xF4\x8F\xBF\xBF";

BuildingEntry readLine(Statement& s) {
  BuildingEntry e;
  e.n = s.integer(0);
  auto& b = e.line;
  b.id = s.id<BuildingTag>(1);
  b.name = s.text(2);
  b.address = s.text(3);
  b.use = s.text(4);
  b.floors = static_cast<std::int32_t>(s.integer(5));
  b.units = static_cast<std::int32_t>(s.integer(6));
  b.year = static_cast<std::int32_t>(s.integer(7));
  b.compound = s.uuid(8);
  b.compoundName = s.text(9);
  b.area = s.text(10);
  b.point = {s.real(11), s.real(12)};
  b.dwellings = static_cast<std::int32_t>(s.integer(13));
  b.occupied = static_cast<std::int32_t>(s.integer(14));
  b.people = static_cast<std::int32_t>(s.integer(15));
  b.rowVer = s.integer(16);
  return e;
}

std::vector<BuildingEntry> readLines(Statement& s) {
  std::vector<BuildingEntry> out;
  while (s.step()) out.push_back(readLine(s));
  return out;
}

// Text for LIKE … ESCAPE '\', so that what people type stands for itself.
std::string containing(std::string_view text) {
  std::string out = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + "%";
}

std::vector<model::Organisation> organisationsFrom(Statement& s) {
  std::vector<model::Organisation> out;
  while (s.step()) {
    model::Organisation o;
    o.id = s.uuid(0);
    o.rowVer = s.integer(1);
    o.kind = static_cast<std::uint8_t>(s.integer(2));
    o.name = s.text(3);
    o.initials = s.text(4);
    o.creditCode = s.text(5);
    o.address = s.text(6);
    o.phone = s.text(7);
    o.business = s.text(8);
    o.area = s.text(9);
    o.building = s.id<BuildingTag>(10);
    o.parent = s.uuid(11);
    o.validity.from = s.instant(12);
    o.validity.since = s.instant(13);
    o.contactKept = s.integer(14) != 0;
    out.push_back(std::move(o));
  }
  return out;
}

model::Compound compoundFrom(const Statement& s) { return {s.uuid(0), s.integer(1), std::string(s.text(2)), std::string(s.text(3)), std::string(s.text(4)), s.integer(5)}; }

}  // namespace

#define JW_COMPOUND "SELECT id, row_ver, name, address, area, (SELECT count(*) FROM buildings b WHERE b.compound=k.n) FROM compounds k WHERE valid_to IS NULL AND "

std::vector<model::Compound> readCompounds(Connection& c, std::string_view area) {
  auto s = c.prepare(JW_COMPOUND JW_BELOW("area", 1) " ORDER BY name, n");
  s->bind(1, area);
  std::vector<model::Compound> out;
  while (s->step()) out.push_back(compoundFrom(*s));
  return out;
}

std::optional<model::Compound> readCompound(Connection& c, const Uuid& id) {
  auto s = c.prepare(JW_COMPOUND "id=?");
  s->bind(1, id);
  return s->step() ? std::optional(compoundFrom(*s)) : std::nullopt;
}

std::vector<BuildingEntry> readBuildingLines(Connection& c, std::string_view area, const Uuid& compound, std::uint32_t offset, std::uint32_t limit) {
  // Sorted and cut before anything is counted.
  auto s = c.prepare(JW_LINE "WHERE b.n IN (SELECT n FROM buildings x WHERE " JW_BELOW("x.area", 1) " AND (?2 IS NULL OR x.compound=(SELECT n FROM compounds WHERE id=?2)) "
                             "ORDER BY x.name, x.n LIMIT ?4 OFFSET ?3) ORDER BY b.name, b.n");
  s->bind(1, area).bind(2, compound).bind(3, static_cast<std::int64_t>(offset)).bind(4, static_cast<std::int64_t>(limit));
  return readLines(*s);
}

std::uint64_t countBuildings(Connection& c, std::string_view area, const Uuid& compound) {
  auto s = c.prepare("SELECT count(*) FROM buildings x WHERE " JW_BELOW("x.area", 1) " AND (?2 IS NULL OR x.compound=(SELECT n FROM compounds WHERE id=?2))");
  s->bind(1, area).bind(2, compound).step();
  return static_cast<std::uint64_t>(s->integer(0));
}

std::optional<BuildingEntry> readBuildingLine(Connection& c, std::int64_t n) {
  auto s = c.prepare(JW_LINE "WHERE b.n=?");
  s->bind(1, n);
  return s->step() ? std::optional(readLine(*s)) : std::nullopt;
}

std::vector<BuildingEntry> findBuildings(Connection& c, std::string_view text, std::string_view area, std::uint32_t limit) {
  const std::string pattern = containing(text);
  auto s = c.prepare(JW_LINE "WHERE b.n IN (SELECT n FROM buildings x WHERE " JW_BELOW("x.area", 1) " AND (x.name LIKE ?2 ESCAPE '\\' OR x.address LIKE ?2 ESCAPE '\\') LIMIT ?3) ORDER BY b.name, b.n");
  s->bind(1, area).bind(2, std::string_view(pattern)).bind(3, static_cast<std::int64_t>(limit));
  return readLines(*s);
}

std::vector<std::int64_t> findPeople(Connection& c, FindBy by, std::string_view value, std::string_view area, std::uint32_t limit) {
  const std::string upper = std::string(value) + kLast;
  const auto read = [&](Lease s, bool exact) {
    if (exact)
      s->bindBlob(2, value.data(), value.size());
    else
      s->bind(2, value).bind(4, std::string_view(upper));
    s->bind(1, area).bind(3, static_cast<std::int64_t>(limit));
    std::vector<std::int64_t> out;
    while (s->step()) out.push_back(s->integer(0));
    return out;
  };
  switch (by) {
    case FindBy::citizenId:
      return read(c.prepare("SELECT n FROM people WHERE citizen_id_index=?2 AND valid_to IS NULL AND " JW_BELOW("area", 1) " LIMIT ?3"), true);
    case FindBy::phone:
      return read(c.prepare("SELECT n FROM people WHERE phone_index=?2 AND valid_to IS NULL AND " JW_BELOW("area", 1) " LIMIT ?3"), true);
    case FindBy::initials:
      return read(c.prepare("SELECT n FROM people WHERE initials>=?2 AND initials<?4 AND valid_to IS NULL AND " JW_BELOW("area", 1) " ORDER BY initials LIMIT ?3"), false);
    case FindBy::name:
      break;
  }
  return read(c.prepare("SELECT n FROM people WHERE name>=?2 AND name<?4 AND valid_to IS NULL AND " JW_BELOW("area", 1) " ORDER BY name LIMIT ?3"), false);
}

#define JW_ORGANISATION                                                                                                                                                  \
  "SELECT o.id, o.row_ver, o.kind, o.name, o.initials, o.credit_code, o.address, o.phone, o.business, o.area, b.id, p.id, o.valid_from, o.since, o.contact IS NOT NULL FROM organisations o " \
  "LEFT JOIN buildings b ON b.n=o.building LEFT JOIN organisations p ON p.n=o.parent WHERE o.valid_to IS NULL AND "

std::vector<model::Organisation> readOrganisations(Connection& c, std::string_view area, int kind, std::string_view text, bool initials, std::uint32_t offset, std::uint32_t limit) {
  const std::string pattern = initials ? containing(text).substr(1) : containing(text);
  auto s = c.prepare(JW_ORGANISATION JW_BELOW("o.area", 1) " AND (?2=0 OR o.kind=?2) AND CASE WHEN ?4 THEN o.initials ELSE o.name END LIKE ?3 ESCAPE '\\' ORDER BY o.name, o.n LIMIT ?6 OFFSET ?5");
  s->bind(1, area).bind(2, kind).bind(3, std::string_view(pattern)).bind(4, initials).bind(5, static_cast<std::int64_t>(offset)).bind(6, static_cast<std::int64_t>(limit));
  return organisationsFrom(*s);
}

std::vector<model::Organisation> organisationsOfBuilding(Connection& c, std::int64_t building) {
  auto s = c.prepare(JW_ORGANISATION "o.building=? ORDER BY o.name, o.n");
  s->bind(1, building);
  return organisationsFrom(*s);
}

std::uint64_t countOrganisations(Connection& c, std::string_view area, int kind) {
  auto s = c.prepare("SELECT count(*) FROM organisations WHERE valid_to IS NULL AND " JW_BELOW("area", 1) " AND (?2=0 OR kind=?2)");
  s->bind(1, area).bind(2, kind).step();
  return static_cast<std::uint64_t>(s->integer(0));
}

std::vector<model::Appointment> readAppointments(Connection& c, const std::vector<Uuid>& places, bool past) {
  std::vector<model::Appointment> out;
  for (const Uuid& place : places) {
    auto s = c.prepare(
        "SELECT id, row_ver, post, title, place_kind, place, area, person, staff, name, phone, valid_from, valid_to, appointed_by, dismissed_by, reason FROM appointments "
        "WHERE place=?1 AND (valid_to IS NULL OR (?2 AND valid_to>valid_from)) ORDER BY valid_to IS NOT NULL, valid_from DESC, n DESC");
    s->bind(1, place).bind(2, past);
    while (s->step()) {
      model::Appointment a;
      a.id = s->uuid(0);
      a.rowVer = s->integer(1);
      a.post = static_cast<model::Post>(s->integer(2));
      a.title = s->text(3);
      a.kind = static_cast<model::PlaceKind>(s->integer(4));
      a.place = s->uuid(5);
      a.area = s->text(6);
      a.person = s->uuid(7);
      a.staff = s->id<StaffTag>(8);
      a.name = s->text(9);
      a.phone = s->text(10);
      a.from = s->instant(11);
      a.to = s->instant(12);
      a.appointedBy = s->text(13);
      a.dismissedBy = s->text(14);
      a.reason = s->text(15);
      out.push_back(std::move(a));
    }
  }
  return out;
}

std::vector<std::pair<std::int64_t, std::string>> peopleWithoutInitials(Connection& c, std::int64_t after, std::uint32_t limit) {
  auto s = c.prepare("SELECT n, name FROM people WHERE initials='' AND name<>'' AND n>? ORDER BY n LIMIT ?");
  s->bind(1, after).bind(2, static_cast<std::int64_t>(limit));
  std::vector<std::pair<std::int64_t, std::string>> out;
  while (s->step()) out.emplace_back(s->integer(0), s->text(1));
  return out;
}

void setInitials(Connection& w, std::int64_t person, std::string_view initials) { w.prepare("UPDATE people SET initials=? WHERE n=?")->bind(1, initials).bind(2, person).run(); }

}  // namespace jw::store
