// The pages of the registry, put together on a reading connection.
#pragma once
#include <optional>

#include "core/access/field_cipher.h"
#include "core/engine/registry_desk.h"
#include "core/store/registry_reader.h"

namespace jw::engine {

/// For one reading: everything it refers to must outlive it. One thread.
class RegistryPages {
 public:
  RegistryPages(store::Connection& c, const model::Actor& actor, const AreaTree& areas, const Directory& directory, const access::FieldCipher& cipher, Instant now)
      : m_c(c), m_actor(actor), m_areas(areas), m_directory(directory), m_cipher(cipher), m_now(now) {}

  /// The area below which the actor may look: the narrower one of the two; nothing if they are apart.
  static std::optional<model::AreaPath> scoped(const model::Actor& actor, const model::AreaPath& area);

  std::optional<BuildingSheet> building(BuildingId id, Instant asOf) const;
  std::optional<DwellingSheet> dwelling(const Uuid& id, Instant asOf) const;
  std::optional<DwellingSheet> household(const Uuid& id, Instant asOf) const;
  std::optional<PersonSheet> person(const Uuid& id, Instant asOf) const;
  RegistryFound find(const RegistryQuery& query) const;
  std::vector<model::Appointment> responsible(BuildingId building, const model::AreaPath& area, bool past, Instant asOf) const;
  PlaceContents inside(const model::MultiPolygon& shape, std::uint32_t limit) const;
  std::vector<model::RowVersion> history(model::RecordKind kind, const Uuid& id) const;

 private:
  bool mayLook(const store::RegistryRow& row) const { return model::isWithin(row.text("area"), m_actor.scope); }
  std::optional<DwellingSheet> sheetOf(const store::RegistryRow& dwelling, Instant asOf) const;
  model::HouseholdLine householdOf(const store::RegistryRow& row, const Uuid& dwelling, const std::string& address, Instant asOf, Instant shownAt) const;
  void findDwellings(const std::string& text, const model::AreaPath& area, std::uint32_t limit, RegistryFound& found) const;
  void findFacilities(const std::string& text, bool letters, const model::AreaPath& area, std::uint32_t limit, RegistryFound& found) const;
  std::optional<model::PersonLine> lineOf(std::int64_t person) const;
  std::string masked(const store::RegistryRow& person, const char* column, bool child) const;

  store::Connection& m_c;
  const model::Actor& m_actor;
  const AreaTree& m_areas;
  const Directory& m_directory;
  const access::FieldCipher& m_cipher;
  const Instant m_now;
};

}  // namespace jw::engine
