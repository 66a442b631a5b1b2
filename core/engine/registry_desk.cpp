#include "core/engine/registry_desk.h"

#include <spdlog/spdlog.h>

#include <mutex>
#include <nlohmann/json.hpp>

#include "core/access/health_codes.h"
#include "core/access/key_file.h"
#include "core/access/masking.h"
#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/base/zone.h"
#include "core/engine/audit_log.h"
#include "core/engine/import_run.h"
#include "core/engine/personal_tables.h"
#include "core/engine/registry_pages.h"
#include "core/registry/registrar.h"
#include "core/registry/shown.h"
#include "core/store/directory_gateway.h"
#include "core/store/facility_gateway.h"
#include "core/store/schema.h"
#include "core/store/volunteer_reader.h"

namespace jw::engine {
namespace {

using access::Field;

Uuid idOf(const Engine& engine) {
  const auto id = Uuid::parse(engine.storeId());
  if (!id) throw Error(ErrorCode::store, "the store has no name that a key could belong to");
  return *id;
}

// What was taken out of every list and figure, and why (spec 06, item 9).
model::AuditEntry voidingEntry(const model::VoidEntry& c, const model::Actor& actor, Instant now) {
  auto e = model::auditOf(actor, now, "registry.void", std::string(model::subjectName(static_cast<model::Subject>(c.kind))) + "/" + c.id.text());
  e.detail = nlohmann::json{{"reason", c.reason}}.dump();
  return e;
}

// Takes a command's transaction back; its answer is kept beside it.
struct Refusal {};

struct Listeners {
  struct Entry {
    std::mutex mutex;
    RegistryListener listener;
  };
  std::mutex mutex;
  std::vector<std::weak_ptr<Entry>> entries;

  std::shared_ptr<void> add(RegistryListener listener) {
    auto entry = std::make_shared<Entry>();
    entry->listener = std::move(listener);
    const std::scoped_lock lock(mutex);
    std::erase_if(entries, [](const auto& e) { return e.expired(); });
    entries.push_back(entry);
    // The handle is an owner of its own, so that its end waits for a call in progress and empties the listener.
    return std::shared_ptr<void>(entry.get(), [entry](void*) {
      const std::scoped_lock end(entry->mutex);
      entry->listener = nullptr;
    });
  }
  void tell(const model::RegistryChange& change) {
    std::vector<std::shared_ptr<Entry>> now;
    {
      const std::scoped_lock lock(mutex);
      for (const auto& weak : entries)
        if (auto entry = weak.lock()) now.push_back(std::move(entry));
    }
    for (const auto& entry : now) {
      const std::scoped_lock lock(entry->mutex);
      if (entry->listener) entry->listener(change);
    }
  }
};

}  // namespace

// Shared with what is on its way through the engine: the desk may go before it is answered.
class RegistryDesk::Impl {
 public:
  struct Shared {
    explicit Shared(const Engine& e)
        : attributes(model::Attributes::load(e.dataFolder())), cipher(access::loadKey(access::keyDirectory(), idOf(e))), purposes(access::Purposes::parse(readFile(e.dataFolder() / "access" / "purposes.toml"))) {}
    model::Attributes attributes;
    access::FieldCipher cipher;
    access::Purposes purposes;
    registry::Pinyin pinyin;  ///< on the engine thread
    registry::Tools tools{cipher, attributes, pinyin};
    Listeners listeners;
    bool ownOutlines = false;  ///< on the engine thread: the commit in progress is a command's, which says itself whom it concerns
  };
  explicit Impl(Engine& e) : engine(e), shared(std::make_shared<Shared>(e)) {
    // Areas drawn anew and buildings imported anew take people along.
    changes = engine.subscribe({{}, "@registry", model::Role::engine, {}, {}}, [s = shared](const Change& change) {
      const bool own = std::exchange(s->ownOutlines, false);
      if (change.areas || (change.buildings && !own)) s->listeners.tell(allOfIt());
    });
    takeBackUnfinished(engine, std::shared_ptr<const registry::Tools>(shared, &shared->tools), [s = shared](const model::RegistryChange& change) { s->listeners.tell(change); });
    fillInitials(engine, shared, 0);
  }
  // People whom an older program wrote have no initials yet. A few at a time, so that nobody waits for it; what is not
  // done when the engine closes is done the next time.
  static void fillInitials(Engine& engine, std::shared_ptr<Shared> s, std::int64_t after) {
    constexpr std::uint32_t kAtOnce = 2000;
    auto last = std::make_shared<std::int64_t>(0);
    engine.write(
        [s, after, last](store::Connection& w) {
          const auto people = store::peopleWithoutInitials(w, after, kAtOnce);
          for (const auto& [n, name] : people) store::setInitials(w, n, s->pinyin.initials(name));
          if (people.size() == kAtOnce) *last = people.back().first;
        },
        [&engine, s, last](std::exception_ptr error) {
          if (error || *last == 0) return;
          try {
            fillInitials(engine, s, *last);
          } catch (const Error& e) {
            spdlog::info("initials are filled in later: {}", e.what());
          }
        });
  }
  static model::RegistryChange allOfIt() {
    model::RegistryChange change;
    change.everything = true;
    return change;
  }

  template <class Work, class Ready>
  void read(model::Actor actor, std::stop_token stop, Work work, Ready ready) const {
    engine.read(stop, [s = shared, actor = std::move(actor), stop, work = std::move(work), ready = std::move(ready), areas = engine.areas(), directory = engine.directory(),
                       now = engine.now()](store::Connection& c) {
      try {
        const RegistryPages pages(c, actor, *areas, *directory, s->cipher, now);
        auto answer = mayBrowse(actor) ? work(pages, c, actor) : decltype(work(pages, c, actor))();
        if (!stop.stop_requested()) ready(std::move(answer));
      } catch (const Error& e) {
        if (e.code() != ErrorCode::cancelled) spdlog::error("reading the registry: {}", e.what());
        throw;
      }
    });
  }

  Engine& engine;
  std::shared_ptr<Shared> shared;
  Engine::Subscription changes;
};

RegistryDesk::RegistryDesk(Engine& engine) : m_impl(std::make_unique<Impl>(engine)) {}
RegistryDesk::~RegistryDesk() = default;
const model::Attributes& RegistryDesk::attributes() const { return m_impl->shared->attributes; }
bool RegistryDesk::mayEdit(const model::Actor& actor) { return registry::mayEdit(actor); }
bool RegistryDesk::mayBrowse(const model::Actor& actor) { return actor.role != model::Role::department; }

void RegistryDesk::compounds(model::Actor actor, model::AreaPath area, std::stop_token stop, std::function<void(std::vector<model::Compound>)> ready) const {
  m_impl->read(
      std::move(actor), std::move(stop),
      [area = std::move(area)](const RegistryPages&, store::Connection& c, const model::Actor& a) {
        const auto below = RegistryPages::scoped(a, area);
        return below ? store::readCompounds(c, *below) : std::vector<model::Compound>();
      },
      std::move(ready));
}

void RegistryDesk::compound(model::Actor actor, Uuid id, std::stop_token stop, std::function<void(std::optional<model::Compound>)> ready) const {
  m_impl->read(
      std::move(actor), std::move(stop),
      [id](const RegistryPages&, store::Connection& c, const model::Actor& a) {
        auto found = store::readCompound(c, id);
        return found && model::isWithin(found->area, a.scope) ? std::move(found) : std::nullopt;
      },
      std::move(ready));
}

void RegistryDesk::buildings(model::Actor actor, model::AreaPath area, Uuid compound, std::uint32_t offset, std::uint32_t limit, std::stop_token stop,
                             std::function<void(std::vector<model::BuildingLine>, std::uint64_t total)> ready) const {
  using Page = std::pair<std::vector<model::BuildingLine>, std::uint64_t>;
  m_impl->read(
      std::move(actor), std::move(stop),
      [area = std::move(area), compound, offset, limit](const RegistryPages&, store::Connection& c, const model::Actor& a) {
        Page page;
        const auto below = RegistryPages::scoped(a, area);
        if (!below) return page;
        for (auto& b : store::readBuildingLines(c, *below, compound, offset, limit)) page.first.push_back(std::move(b.line));
        page.second = store::countBuildings(c, *below, compound);
        return page;
      },
      [ready = std::move(ready)](Page page) { ready(std::move(page.first), page.second); });
}

void RegistryDesk::building(model::Actor actor, BuildingId id, Instant asOf, std::stop_token stop, std::function<void(std::optional<BuildingSheet>)> ready) const {
  m_impl->read(std::move(actor), std::move(stop), [id, asOf](const RegistryPages& p, store::Connection&, const model::Actor&) { return p.building(id, asOf); }, std::move(ready));
}
void RegistryDesk::dwelling(model::Actor actor, Uuid id, Instant asOf, std::stop_token stop, std::function<void(std::optional<DwellingSheet>)> ready) const {
  m_impl->read(std::move(actor), std::move(stop), [id, asOf](const RegistryPages& p, store::Connection&, const model::Actor&) { return p.dwelling(id, asOf); }, std::move(ready));
}
void RegistryDesk::household(model::Actor actor, Uuid id, Instant asOf, std::stop_token stop, std::function<void(std::optional<DwellingSheet>)> ready) const {
  m_impl->read(std::move(actor), std::move(stop), [id, asOf](const RegistryPages& p, store::Connection&, const model::Actor&) { return p.household(id, asOf); }, std::move(ready));
}
void RegistryDesk::person(model::Actor actor, Uuid id, Instant asOf, std::stop_token stop, std::function<void(std::optional<PersonSheet>)> ready) const {
  m_impl->read(std::move(actor), std::move(stop), [id, asOf](const RegistryPages& p, store::Connection&, const model::Actor&) { return p.person(id, asOf); }, std::move(ready));
}

void RegistryDesk::organisations(model::Actor actor, model::AreaPath area, std::uint8_t kind, std::uint32_t offset, std::uint32_t limit, std::stop_token stop,
                                 std::function<void(std::vector<model::Organisation>, std::uint64_t total)> ready) const {
  using Page = std::pair<std::vector<model::Organisation>, std::uint64_t>;
  m_impl->read(
      std::move(actor), std::move(stop),
      [area = std::move(area), kind, offset, limit](const RegistryPages&, store::Connection& c, const model::Actor& a) {
        const auto below = RegistryPages::scoped(a, area);
        return below ? Page{store::readOrganisations(c, *below, kind, "", false, offset, limit), store::countOrganisations(c, *below, kind)} : Page();
      },
      [ready = std::move(ready)](Page page) { ready(std::move(page.first), page.second); });
}

void RegistryDesk::volunteers(model::Actor actor, VolunteerFilter filter, std::stop_token stop, std::function<void(std::vector<model::Volunteer>, std::uint64_t total)> ready) const {
  using Page = std::pair<std::vector<model::Volunteer>, std::uint64_t>;
  m_impl->read(
      std::move(actor), std::move(stop),
      [filter = std::move(filter)](const RegistryPages&, store::Connection& c, const model::Actor& a) {
        Page page;
        const auto below = RegistryPages::scoped(a, filter.area);
        if (!below) return page;
        const store::VolunteerQuery query{*below, filter.team, filter.text};
        page = {store::readVolunteers(c, query, filter.offset, filter.limit), store::countVolunteers(c, query)};
        for (auto& v : page.first) v.name = access::maskName(v.name);
        return page;
      },
      [ready = std::move(ready)](Page page) { ready(std::move(page.first), page.second); });
}

void RegistryDesk::volunteer(model::Actor actor, Uuid id, std::stop_token stop, std::function<void(std::optional<model::Volunteer>)> ready) const {
  m_impl->read(
      std::move(actor), std::move(stop),
      [id](const RegistryPages&, store::Connection& c, const model::Actor& a) {
        auto found = store::readVolunteer(c, id);
        if (!found || found->validity.to != kNever || !model::isWithin(found->area, a.scope)) return std::optional<model::Volunteer>();
        found->name = access::maskName(found->name);
        return found;
      },
      std::move(ready));
}

void RegistryDesk::facilities(model::Actor actor, FacilityFilter filter, std::stop_token stop, std::function<void(std::vector<model::Facility>, std::uint64_t total)> ready) const {
  using Page = std::pair<std::vector<model::Facility>, std::uint64_t>;
  m_impl->read(
      std::move(actor), std::move(stop),
      [filter = std::move(filter)](const RegistryPages&, store::Connection& c, const model::Actor& a) {
        const auto below = RegistryPages::scoped(a, filter.area);
        if (!below) return Page();
        const store::FacilityQuery query{*below, filter.kind, filter.department, filter.text};
        return Page{store::readFacilities(c, query, filter.offset, filter.limit), store::countFacilities(c, query)};
      },
      [ready = std::move(ready)](Page page) { ready(std::move(page.first), page.second); });
}

void RegistryDesk::facility(model::Actor actor, Uuid id, std::stop_token stop, std::function<void(std::optional<model::Facility>)> ready) const {
  m_impl->read(
      std::move(actor), std::move(stop),
      [id](const RegistryPages&, store::Connection& c, const model::Actor& a) {
        auto found = store::readFacility(c, id);
        return found && model::isWithin(found->area, a.scope) ? std::move(found) : std::nullopt;
      },
      std::move(ready));
}

void RegistryDesk::facilityKinds(model::Actor actor, std::stop_token stop, std::function<void(std::vector<std::string>)> ready) const {
  m_impl->read(
      std::move(actor), std::move(stop), [](const RegistryPages&, store::Connection& c, const model::Actor& a) { return store::facilityKinds(c, a.scope); }, std::move(ready));
}

void RegistryDesk::find(model::Actor actor, RegistryQuery query, std::stop_token stop, std::function<void(RegistryFound)> ready) const {
  m_impl->read(std::move(actor), std::move(stop), [query = std::move(query)](const RegistryPages& p, store::Connection&, const model::Actor&) { return p.find(query); }, std::move(ready));
}
void RegistryDesk::responsible(model::Actor actor, BuildingId building, model::AreaPath area, bool past, std::stop_token stop, std::function<void(std::vector<model::Appointment>)> ready) const {
  m_impl->read(
      std::move(actor), std::move(stop),
      [building, area = std::move(area), past](const RegistryPages& p, store::Connection&, const model::Actor&) { return p.responsible(building, area, past, kNever); }, std::move(ready));
}
void RegistryDesk::responsibleOf(model::Actor actor, std::vector<model::AreaPath> areas, std::stop_token stop, std::function<void(std::vector<std::vector<model::Appointment>>)> ready) const {
  m_impl->read(
      std::move(actor), std::move(stop),
      [areas = std::move(areas)](const RegistryPages& p, store::Connection&, const model::Actor&) {
        std::vector<std::vector<model::Appointment>> out;
        for (const auto& area : areas) out.push_back(p.responsible({}, area, false, kNever));
        return out;
      },
      std::move(ready));
}

void RegistryDesk::history(model::Actor actor, model::RecordKind kind, Uuid id, std::stop_token stop, std::function<void(std::vector<model::RowVersion>)> ready) const {
  m_impl->read(std::move(actor), std::move(stop), [kind, id](const RegistryPages& p, store::Connection&, const model::Actor&) { return p.history(kind, id); }, std::move(ready));
}

void RegistryDesk::inside(model::Actor actor, model::MultiPolygon shape, std::uint32_t limit, std::stop_token stop, std::function<void(PlaceContents)> ready) const {
  m_impl->read(std::move(actor), std::move(stop), [shape = std::move(shape), limit](const RegistryPages& p, store::Connection&, const model::Actor&) { return p.inside(shape, limit); }, std::move(ready));
}

std::vector<CasePurpose> RegistryDesk::purposes(const model::Actor& actor) const {
  std::vector<CasePurpose> mine;
  for (const auto& p : m_impl->shared->purposes.all())
    for (const Field field : {Field::personName, Field::personPhone, Field::citizenId, Field::birth, Field::health})
      if (p.opens(field) && access::roleReads(actor.role, field)) {
        mine.push_back({p.code, p.zh, p.en});
        break;
      }
  return mine;
}

std::vector<CasePurpose> RegistryDesk::exportPurposes(const model::Actor& actor) const {
  std::vector<CasePurpose> mine;
  for (const auto& p : m_impl->shared->purposes.all())
    if (mayTakeTable(actor, model::RecordKind::household, p.code, m_impl->shared->purposes)) mine.push_back({p.code, p.zh, p.en});
  return mine;
}

void RegistryDesk::exportTable(model::Actor actor, model::RecordKind subject, model::AreaPath area, std::string purpose, std::stop_token stop, std::function<void(std::variant<PersonalSheet, Refused>)> ready) {
  const auto s = m_impl->shared;
  const auto below = RegistryPages::scoped(actor, area);
  PersonalGift gift{"registry/" + std::string(model::recordName(subject)) + "/" + area, purpose, below && mayTakeTable(actor, subject, purpose, s->purposes), {}, {}};
  const PersonalTable table{subject, below.value_or(""), std::move(purpose)};
  gift.count = [table](store::Connection& c) { return countTable(c, table); };
  gift.read = [table, actor, s, readable = m_impl->engine.areas()->readablePath(table.area)](store::Connection& c, Instant now) {
    auto sheet = readTable(c, table, actor, s->attributes, s->cipher, s->purposes, now);
    sheet.area = readable;
    return sheet;
  };
  givePersonal(m_impl->engine, {s, &s->purposes}, actor, std::move(gift), std::move(stop), std::move(ready));
}

void RegistryDesk::revealPerson(model::Actor actor, Uuid id, std::string purpose, std::function<void(std::variant<ClearPerson, Refused>)> ready) {
  using Opened = std::variant<ClearPerson, Refused>;
  auto answer = std::make_shared<Opened>(Refused{RefusalCode::badValue, "no such person"});
  m_impl->engine.write(
      [s = m_impl->shared, actor = std::move(actor), id, purpose = std::move(purpose), answer, now = m_impl->engine.now()](store::Connection& w) {
        const auto row = store::registryRow(w, store::Table::people, id);
        if (!row) return;
        const auto birth = static_cast<std::int32_t>(row->number("birth_day"));
        const LocalTime today = Zone::china().toLocal(now), born = dateOf(birth);
        const access::Subject subject{row->text("area"), access::isUnder14(birth, static_cast<std::int32_t>(daysOf(today.year, today.month, today.day)))};
        const auto* known = s->purposes.find(purpose);
        bool any = false;
        // What the purpose does not open is not asked for, and so not recorded; an unknown purpose is asked once and refused.
        const auto judge = [&](Field field) {
          if (known ? !known->opens(field) : field != Field::personName) return false;
          const auto refusal = access::judgeReading(field, actor, subject, purpose, s->purposes);
          auto entry = access::readingEntry(field, actor, "person/" + id.text(), purpose, refusal, now);
          writeAudit(w, entry);
          any = any || refusal == access::Refusal::none;
          return refusal == access::Refusal::none;
        };
        ClearPerson p{row->text("name"), registry::opened(s->tools, "people", "citizen_id", *row), registry::opened(s->tools, "people", "phone", *row), formatLocal(born).substr(0, 10), 0, 0, false};
        if (!judge(Field::personName)) p.name = access::maskName(p.name);
        if (!p.citizenId.empty() && !judge(Field::citizenId)) p.citizenId = access::maskCitizenId(p.citizenId);
        if (!p.phone.empty() && !judge(Field::personPhone)) p.phone = access::maskPhone(p.phone);
        if (!judge(Field::birth)) p.birth = access::mask(Field::birth, p.birth);
        if ((p.health = judge(Field::health))) {
          model::PersonCodes codes;
          access::openHealth(s->cipher, id, row->blob("health"), codes);
          p.disabilityType = codes[model::PersonColumn::disabilityType];
          p.disabilityGrade = codes[model::PersonColumn::disabilityGrade];
        }
        if (subject.child && judge(Field::childRecord)) {
          p.child.emplace().age = registry::ageOn(birth, now);
          p.child->codes = registry::codesOf(*row);
        }
        if (any)
          *answer = std::move(p);
        else
          *answer = Refused{RefusalCode::notEntitled, "the role, the scope or the purpose does not allow it"};
      },
      [answer, ready = std::move(ready)](std::exception_ptr error) { ready(error ? Opened(Refused{RefusalCode::notStored, "the reading could not be recorded"}) : std::move(*answer)); });
}

void RegistryDesk::revealVolunteer(model::Actor actor, Uuid id, std::string purpose, std::function<void(std::variant<ClearVolunteer, Refused>)> ready) {
  using Opened = std::variant<ClearVolunteer, Refused>;
  auto answer = std::make_shared<Opened>(Refused{RefusalCode::badValue, "no such volunteer"});
  m_impl->engine.write(
      [s = m_impl->shared, actor = std::move(actor), id, purpose = std::move(purpose), answer, now = m_impl->engine.now()](store::Connection& w) {
        const auto row = store::registryRow(w, store::Table::volunteers, id);
        if (!row || !row->inForce()) return;
        const auto person = row->number("person") == 0 ? std::nullopt : store::registryRow(w, store::Table::people, row->number("person"));
        const LocalTime today = Zone::china().toLocal(now);
        const bool child = person && access::isUnder14(static_cast<std::int32_t>(person->number("birth_day")), static_cast<std::int32_t>(daysOf(today.year, today.month, today.day)));
        const access::Subject subject{row->text("area"), child};
        bool any = false;
        const auto judge = [&](Field field) {
          const auto refusal = access::judgeReading(field, actor, subject, purpose, s->purposes);
          auto entry = access::readingEntry(field, actor, "volunteer/" + id.text(), purpose, refusal, now);
          writeAudit(w, entry);
          any = any || refusal == access::Refusal::none;
          return refusal == access::Refusal::none;
        };
        ClearVolunteer v{row->text("name"), person ? registry::opened(s->tools, "people", "phone", *person) : registry::opened(s->tools, "volunteers", "contact", *row)};
        if (!judge(Field::personName)) v.name = access::maskName(v.name);
        if (!v.contact.empty() && !judge(Field::personPhone)) v.contact = access::mask(Field::personPhone, v.contact);
        *answer = any ? Opened(std::move(v)) : Opened(Refused{RefusalCode::notEntitled, "the role, the scope or the purpose does not allow it"});
      },
      [answer, ready = std::move(ready)](std::exception_ptr error) { ready(error ? Opened(Refused{RefusalCode::notStored, "the reading could not be recorded"}) : std::move(*answer)); });
}

void RegistryDesk::submit(model::Actor actor, model::RegistryCommand command, std::function<void(model::RegistryAnswer)> ready) {
  struct State {
    model::RegistryAnswer answer = model::RegistryRefusal{model::RegistryFault::notStored, "", "", {}};
    model::RegistryChange change;
  };
  auto state = std::make_shared<State>();
  if (auto* add = std::get_if<model::AddBuilding>(&command)) {
    const auto* grid = m_impl->engine.areas()->gridAt(add->point);
    add->area = grid ? grid->path : model::AreaPath();
  } else if (auto* put = std::get_if<model::PutFacility>(&command)) {
    const auto* grid = m_impl->engine.areas()->gridAt(put->value.point);
    put->value.area = grid ? grid->path : model::AreaPath();
  }
  m_impl->engine.write(
      [s = m_impl->shared, actor = std::move(actor), command = std::move(command), state, now = m_impl->engine.now()](store::Connection& w, Change& changed) {
        registry::Registrar registrar(w, actor, now, s->tools);
        state->answer = registrar.carryOut(command);
        if (std::holds_alternative<model::RegistryRefusal>(state->answer)) throw Refusal();
        state->change = registrar.takeChange();
        if (const auto* voided = std::get_if<model::VoidEntry>(&command)) {
          auto entry = voidingEntry(*voided, actor, now);
          writeAudit(w, entry);
        }
        for (const auto& staff : registrar.staff()) store::putStaff(w, actor, now, staff);
        if (!registrar.staff().empty()) store::raiseRevision(w, "directory");
        changed.directory = !registrar.staff().empty();
        // What a building is called or how tall it is does not change the picture that is kept of the outlines.
        if (registrar.outlinesChanged()) store::raiseRevision(w, "buildings");
        changed.buildings = s->ownOutlines = registrar.outlinesChanged();
        changed.facilities = registrar.facilitiesChanged();
      },
      [s = m_impl->shared, state, ready = std::move(ready)](std::exception_ptr error) {
        s->ownOutlines = false;  // also where the commit failed and nobody heard of it
        if (!error) {
          s->listeners.tell(state->change);
        } else {
          try {
            std::rethrow_exception(error);
          } catch (const Refusal&) {
          } catch (const std::exception& e) {
            state->answer = model::RegistryRefusal{model::RegistryFault::notStored, "", e.what(), {}};
          }
        }
        ready(std::move(state->answer));
      });
}

Engine::Subscription RegistryDesk::subscribe(RegistryListener listener) { return Engine::Subscription(m_impl->shared->listeners.add(std::move(listener))); }
void RegistryDesk::tell(const model::RegistryChange& change) { m_impl->shared->listeners.tell(change); }
void RegistryDesk::tellEverything() { m_impl->shared->listeners.tell(Impl::allOfIt()); }

}  // namespace jw::engine
