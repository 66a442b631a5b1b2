#include "core/engine/working_set.h"

#include "core/store/case_gateway.h"
#include "core/store/directory_gateway.h"
#include "core/store/place_gateway.h"
#include "core/store/schema.h"

namespace jw::engine {

WorkingSet::WorkingSet(store::Connection& connection, const Clock& c, WorkingCalendar shipped, std::shared_ptr<const access::FieldCipher> fieldCipher, std::shared_ptr<const notify::Templates> texts, std::shared_ptr<const access::FieldNames> names)
    : db(connection), clock(c), cipher(std::move(fieldCipher)), templates(std::move(texts)), fieldNames(std::move(names)), numbers([this](std::string_view prefix) { return store::lastCaseNumber(db, prefix); }), shippedCalendar(std::move(shipped)) {
  reloadDirectory();
  reloadAreas();
  keep();
}

void WorkingSet::reloadDirectory() {
  directory = std::make_shared<const Directory>(store::readCategories(db), store::readDepartments(db), store::readStaff(db), store::readRules(db), store::readCrews(db), store::readSettings(db), shippedCalendar);
  matcher = std::make_shared<const dispatch::Matcher>(directory->rules());
  directoryStale = false;
}

void WorkingSet::reloadAreas() { areas = std::make_shared<const AreaTree>(store::readAreas(db), store::revision(db, "areas")); }

void WorkingSet::rollBack() {
  directory = m_kept.directory;
  areas = m_kept.areas;
  matcher = m_kept.matcher;
  directoryStale = messagesPut = false;
  numbers.reset();
}

}  // namespace jw::engine
