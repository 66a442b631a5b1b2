#include "core/engine/statistics_desk.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "core/access/key_file.h"
#include "core/access/masking.h"
#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/engine/audit_log.h"
#include "core/engine/directory.h"
#include "core/engine/listed_attributes.h"
#include "core/engine/registry_columns.h"
#include "core/engine/registry_past.h"
#include "core/engine/statistics_fit.h"
#include "core/engine/statistics_later.h"
#include "core/engine/statistics_questions.h"
#include "core/store/column_reader.h"

namespace jw::engine {
namespace {

using model::RefusalCode;

// Full years as core/stats counts them.
int ageOn(stats::Day birth, stats::Day today) {
  int age = std::max(0, dateOf(today).year - dateOf(birth).year);
  while (age > 0 && birth > stats::lastBirthDay(today, age)) --age;
  return age;
}

template <class T>
using Outcome = std::variant<T, Refused>;

}  // namespace

class StatisticsDesk::Impl {
 public:
  explicit Impl(Engine& e)
      : engine(e),
        zone(e.directory()->calendar().zone()),
        attributes(std::make_shared<const model::Attributes>(model::Attributes::load(e.dataFolder()))),
        purposes(access::Purposes::parse(readFile(e.dataFolder() / "access" / "purposes.toml"))),
        cipher(access::loadKey(access::keyDirectory(), *Uuid::parse(e.storeId()))),
        past(std::make_shared<RegistryPast>(attributes, access::FieldCipher(access::loadKey(access::keyDirectory(), *Uuid::parse(e.storeId()))))),
        exports(std::make_shared<PersonalExport>(e, attributes, access::FieldCipher(access::loadKey(access::keyDirectory(), *Uuid::parse(e.storeId()))), purposes)),
        connection(e.storePath(), store::OpenMode::readOnly),
        own(std::make_shared<OwnEntries>(e, stats::Catalog::load(e.dataFolder() / "statistics", attributes), attributes, connection)),
        columns(*attributes, cipher) {
    takeCatalog();
    // Whoever draws areas anew or writes in bulk moves people without naming each of them.
    areasChanged = engine.subscribe({}, [this](const Change& c) {
      if (c.areas || c.allCases) askToRead(c.areas);
    });
    thread = std::jthread([this](std::stop_token quit) { run(std::move(quit)); });
  }
  ~Impl() {
    {
      const std::scoped_lock lock(gate->mutex);
      gate->impl = nullptr;
    }
    areasChanged = {};
    thread.request_stop();
    thread.join();
  }

  // --- the thread ----------------------------------------------------------------------------------------
  using Job = std::function<void()>;

  void push(Job job) {
    {
      const std::scoped_lock lock(mutex);
      jobs.push_back(std::move(job));
    }
    wake.notify_one();
  }
  void askToRead(bool surely) {
    {
      const std::scoped_lock lock(mutex);
      (surely ? mustRead : mayRead) = true;
      state.ready = state.ready && !surely;
    }
    wake.notify_one();
  }

  void run(std::stop_token quit) {
    bool broken = false;
    while (!quit.stop_requested()) {
      std::deque<model::RegistryChange> news;
      Job job;
      bool read = false, look = false, anew = false;
      {
        std::unique_lock lock(mutex);
        const auto something = [&] { return mustRead || mayRead || newCatalog || !changes.empty() || (!jobs.empty() && !broken); };
        if (!wake.wait(lock, quit, something)) return;
        read = std::exchange(mustRead, false);
        look = std::exchange(mayRead, false);
        anew = std::exchange(newCatalog, false);
        news.swap(changes);
        // A question sees every change that was told before it was asked.
        if (!jobs.empty() && !read && columns.ready()) {
          job = std::move(jobs.front());
          jobs.pop_front();
        }
      }
      try {
        connection.setStop(quit);
        if (anew) takeCatalog();
        if (columns.ready() && look && !read) read = store::ColumnReader(connection).rows() != rowsSeen;
        if (!columns.ready() || read) readAll();
        bool again = false;
        for (const auto& change : news) again = again || !columns.apply(connection, change);
        if (again) readAll();
        columns.advance(today());
        const bool changed = columns.revision() != told || read || again || anew;
        tell(changed);
        if (job) job();
        broken = false;
      } catch (const Error& e) {
        if (e.code() == ErrorCode::cancelled && quit.stop_requested()) return;
        spdlog::error("statistics: {}", e.what());
        const std::scoped_lock lock(mutex);
        state.fault = e.what();
        broken = !columns.ready();
      }
    }
  }

  void readAll() {
    {
      const std::scoped_lock lock(mutex);
      state.ready = false;
      state.fault.clear();
    }
    patterns.clear();
    standing.forget();
    {
      store::ColumnReader here(connection);
      rowsSeen = here.rows();
    }
    columns.read(connection, *engine.areas(), today(), [this](std::uint64_t done, std::uint64_t total) {
      const std::scoped_lock lock(mutex);
      state.read = done;
      state.total = total;
    });
    // A book of the whole city by community is what is asked first: what it counts is kept from here on.
    const auto areas = engine.areas();
    for (const auto& [key, entry] : entries) {
      if (entry->cases || entry->kind != stats::Entry::Kind::statistics) continue;
      const AskedReport asked{{entry, places.rows(areas, "", model::AreaLevel::community), ""}, std::nullopt, engine.now(), ""};
      Refused unfit{RefusalCode::badValue, ""};
      if (!asked.question.rows.empty()) presentReport(asked, {}, unfit);
    }
  }

  void tell(bool changed) {
    {
      const std::scoped_lock lock(mutex);
      state.ready = true;
      state.revision = columns.revision();
      state.people = columns.table(model::Subject::person).rows();
      state.households = columns.table(model::Subject::household).rows();
      state.dwellings = columns.table(model::Subject::dwelling).rows();
      state.bytes = columns.bytes();
      state.read = state.total = state.people + state.households + state.dwellings;
    }
    if (!changed) return;
    told = columns.revision();
    std::vector<std::shared_ptr<Listener>> all;
    {
      const std::scoped_lock lock(mutex);
      std::erase_if(listeners, [](const auto& l) { return l.expired(); });
      for (const auto& weak : listeners)
        if (auto l = weak.lock()) all.push_back(std::move(l));
    }
    for (const auto& l : all) {
      const std::scoped_lock lock(l->mutex);
      if (l->call) l->call(told);
    }
  }

  void takeCatalog() {
    entries.clear();
    standing.forget();
    for (const auto& entry : own->catalog().entries()) entries[entry.key] = std::make_shared<const stats::Entry>(entry);
  }
  // Questions that are asked after the answer find the new entries.
  OwnEntries::Ready withCatalog(OwnEntries::Ready ready) {
    return [gate = gate, ready = std::move(ready)](std::variant<std::string, Refused> answer) {
      if (const std::scoped_lock open(gate->mutex); gate->impl && std::holds_alternative<std::string>(answer)) {
        const std::scoped_lock lock(gate->impl->mutex);
        gate->impl->newCatalog = true;
        gate->impl->wake.notify_one();
      }
      ready(std::move(answer));
    };
  }

  stats::Day today() const { return dayOf(engine.now(), zone); }

  // --- questions (on the thread) ----------------------------------------------------------------------------
  std::variant<AskedReport, Refused> understand(const model::Actor& actor, const Question& q) { return understandReport(engine, connection, entries, places, actor, q, zone); }

  stats::ReportPtr presentReport(const AskedReport& asked, const std::stop_token& stop, Refused& why) {
    const auto& entry = *asked.question.entry;
    auto made = stats::makeReport(columns.table(entry.subject), columns.coding(entry.subject), asked.question, entry.aggregateOnly() ? &pattern(entry) : nullptr, stop, standing.of(asked.question, columns.table(entry.subject).bands().day()));
    if (!made) {
      why = refusedAs(Unfit::aggregatesBelowCommunity, entry.key);
      return nullptr;
    }
    made->asOf = asked.moment;
    made->scope = asked.scope;
    return std::make_shared<const stats::Report>(std::move(*made));
  }

  void reports(const model::Actor& actor, const std::vector<Question>& questions, const std::stop_token& stop, const Answered<std::vector<stats::ReportPtr>>& ready) {
    std::vector<LaterReport> laters, now;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      auto understood = understand(actor, questions[i]);
      if (auto* why = std::get_if<Refused>(&understood)) return ready(std::move(*why));
      auto& asked = std::get<AskedReport>(understood);
      const bool cases = asked.question.entry->cases, later = cases || asked.past;
      (later ? laters : now).push_back({i, std::move(asked), std::nullopt});
      if (cases) laters.back().cases = caseQuestionOf(engine, laters.back().asked, zone);
    }
    const auto sides = std::make_shared<BookSides>(questions.size(), laters.empty() ? 1 : 2, ready);
    if (!laters.empty()) readLater(std::move(laters), stop, sides);
    std::optional<Refused> why;
    try {
      for (const auto& one : now) {
        Refused unfit{RefusalCode::badValue, ""};
        sides->reports[one.i] = presentReport(one.asked, stop, unfit);
        if (!sides->reports[one.i]) why = std::move(unfit);
        if (why) break;
      }
    } catch (const Error& e) {
      if (e.code() != ErrorCode::cancelled) spdlog::error("statistics: {}", e.what());
      why = Refused{RefusalCode::notStored, e.what()};
    }
    sides->end(std::move(why), stop);
  }

  // Beside the columns, by one of the engine's readers.
  void readLater(std::vector<LaterReport> laters, const std::stop_token& stop, const std::shared_ptr<BookSides>& sides) {
    engine.read(stop, [laters = std::move(laters), past = past, areas = engine.areas(), revision = columns.revision(), stop, sides](store::Connection& c) {
      std::optional<Refused> why;
      try {
        makeLaterReports(c, laters, *past, *areas, revision, stop, sides->reports);
      } catch (const Error& e) {
        if (e.code() == ErrorCode::cancelled) throw;
        spdlog::error("statistics: {}", e.what());
        why = Refused{RefusalCode::notStored, e.what()};
      }
      sides->end(std::move(why), stop);
    });
  }

  const stats::HiddenPattern& pattern(const stats::Entry& entry) {
    auto& p = patterns[entry.by[0].attribute->key];
    const auto& table = columns.table(entry.subject);
    if (!p || p->revision != table.revision()) p = std::make_unique<stats::HiddenPattern>(stats::hiddenPattern(table, columns.coding(entry.subject).columnOf(*entry.by[0].attribute), p.get()));
    return *p;
  }

  /// The rows that a list question means.
  struct Meant {
    std::shared_ptr<const stats::Entry> entry;
    model::AreaPath area;
    stats::RowList ids;
  };
  std::variant<Meant, Refused> meant(const model::Actor& actor, const ListQuestion& q, const std::stop_token& stop) {
    const auto found = entries.find(q.entry);
    if (found == entries.end()) return Refused{RefusalCode::badValue, "entry " + q.entry};
    const auto& entry = *found->second;
    if (!mayList(actor, entry)) return Refused{RefusalCode::notEntitled, q.entry};
    Meant out{found->second, q.area.empty() ? actor.scope : q.area, {}};
    if (!model::isWithin(out.area, actor.scope)) return Refused{RefusalCode::outOfScope, out.area};
    const auto& table = columns.table(entry.subject);
    const auto& coding = columns.coding(entry.subject);
    const stats::Day day = table.bands().day();
    auto filter = coding.filter(entry.filter, day);
    if (q.column) {
      if (*q.column >= stats::columnsOf(entry).size()) return Refused{RefusalCode::badValue, "column"};
      filter = stats::Filter::allOf({std::move(filter), stats::columnFilter(entry, *q.column, coding, day)});
    }
    out.ids = stats::list(table, filter, {stats::placeOf({out.area, q.compound, ""})}, q.offset, q.limit, stats::bestKernels(), stop);
    return out;
  }

  Outcome<Page> page(const model::Actor& actor, const ListQuestion& q, const std::stop_token& stop) {
    auto found = meant(actor, q, stop);
    if (auto* why = std::get_if<Refused>(&found)) return std::move(*why);
    const auto& [entry, area, ids] = std::get<Meant>(found);
    const stats::Day day = columns.table(entry->subject).bands().day();
    const auto asked = listedAttributes(*entry, *attributes);
    Page out{entry->subject, {}, {}, ids.total, ids.revision};
    for (const auto* a : asked) out.attributes.push_back({a->key, a->zh, a->en});
    for (auto& row : store::listedRows(connection, entry->subject, actor.scope, ids.ids)) {
      Listed l{row.id, access::mask(access::Field::personName, row.name), -1, false, std::move(row.area), std::move(row.address), {}, row.opens};
      if (entry->subject == model::Subject::person) {
        l.child = access::isUnder14(row.birthDay, day);
        if (!l.child) l.age = ageOn(row.birthDay, day);
      }
      l.values = listedValues(asked, columns.coding(entry->subject), columns.table(entry->subject).find(static_cast<std::uint32_t>(row.n)), l.child);
      out.rows.push_back(std::move(l));
    }
    return out;
  }

  // Judged before anything is read; a refused reading is in the audit log as well.
  void listForPurpose(const model::Actor& actor, const ListQuestion& q, const std::stop_token& stop, const Answered<Page>& ready) {
    const auto refusal = access::judgeReading(access::Field::health, actor, {q.area.empty() ? actor.scope : q.area, false}, q.purpose, purposes);
    auto outcome = std::make_shared<Outcome<Page>>(Refused{RefusalCode::notEntitled, "purpose"});
    if (refusal == access::Refusal::none) *outcome = page(actor, q, stop);
    auto entry = access::readingEntry(access::Field::health, actor, "statistics/" + q.entry + "/" + (q.area.empty() ? actor.scope : q.area), q.purpose, refusal, engine.now());
    engine.write(
        [entry = std::move(entry)](store::Connection& w) mutable { writeAudit(w, entry); },
        [outcome, ready](std::exception_ptr error) {
          if (error) *outcome = Refused{RefusalCode::notStored, "the audit entry could not be written"};
          ready(std::move(*outcome));
        });
  }

  // A question and its answer; what was stopped is not answered.
  template <class T>
  void ask(std::stop_token stop, std::function<void(const Answered<T>&)> answer, Answered<T> ready) {
    push([stop = std::move(stop), answer = std::move(answer), ready = std::move(ready)] {
      if (stop.stop_requested()) return;
      try {
        answer(ready);
      } catch (const Error& e) {
        if (e.code() == ErrorCode::cancelled) return;
        spdlog::error("statistics: {}", e.what());
        ready(Refused{RefusalCode::notStored, e.what()});
      }
    });
  }

  struct Listener {
    std::mutex mutex;
    std::function<void(std::uint64_t)> call;
  };

  // The engine may answer when the desk is gone.
  struct Gate {
    std::mutex mutex;
    Impl* impl;
  };
  const std::shared_ptr<Gate> gate{new Gate{{}, this}};
  Engine& engine;
  const Zone zone;
  const std::shared_ptr<const model::Attributes> attributes;
  const access::Purposes purposes;
  const access::FieldCipher cipher;
  EntriesByKey entries;
  const std::shared_ptr<RegistryPast> past;
  const std::shared_ptr<PersonalExport> exports;
  // Of the thread alone:
  store::Connection connection;
  const std::shared_ptr<OwnEntries> own;
  RegistryColumns columns;
  std::map<std::string, std::unique_ptr<stats::HiddenPattern>> patterns;
  StandingQuestions standing;
  PlacesBelow places;
  std::uint64_t rowsSeen = 0, told = 0;

  std::mutex mutex;  ///< what follows
  std::condition_variable_any wake;
  std::deque<model::RegistryChange> changes;
  std::deque<Job> jobs;
  bool mustRead = true, mayRead = false, newCatalog = false;
  Status state;
  std::vector<std::weak_ptr<Listener>> listeners;
  Engine::Subscription areasChanged;
  std::jthread thread;
};

StatisticsDesk::StatisticsDesk(Engine& engine) : m_impl(std::make_unique<Impl>(engine)) {}
StatisticsDesk::~StatisticsDesk() = default;

const stats::Catalog& StatisticsDesk::catalog() const { return m_impl->own->catalog(); }
void StatisticsDesk::putEntry(model::Actor actor, std::string toml, OwnEntries::Ready ready) { m_impl->own->put(actor, std::move(toml), m_impl->withCatalog(std::move(ready))); }
void StatisticsDesk::removeEntry(model::Actor actor, std::string key, OwnEntries::Ready ready) { m_impl->own->remove(actor, std::move(key), m_impl->withCatalog(std::move(ready))); }
bool StatisticsDesk::mayCount(const model::Actor& actor) { return actor.role != model::Role::department; }
bool StatisticsDesk::mayList(const model::Actor& actor, const stats::Entry& entry) {
  return mayCount(actor) && !entry.cases && !entry.aggregateOnly() && (!needsPurpose(entry) || access::roleReads(actor.role, access::Field::health));
}
bool StatisticsDesk::needsPurpose(const stats::Entry& entry) {
  const auto sealed = [](const stats::Dimension& d) { return d.attribute && d.attribute->storage == model::CodedAttribute::Storage::sealed; };
  return stats::usesSealed(entry.filter) || std::any_of(entry.by.begin(), entry.by.end(), sealed);
}

std::vector<CasePurpose> StatisticsDesk::purposes(const model::Actor& actor) const {
  std::vector<CasePurpose> mine;
  if (!access::roleReads(actor.role, access::Field::health)) return mine;
  for (const auto& p : m_impl->purposes.all())
    if (p.opens(access::Field::health)) mine.push_back({p.code, p.zh, p.en});
  return mine;
}

void StatisticsDesk::run(model::Actor actor, Question question, std::stop_token stop, Answered<stats::ReportPtr> ready) {
  std::vector<Question> one;
  one.push_back(std::move(question));
  book(std::move(actor), std::move(one), std::move(stop), [ready = std::move(ready)](Outcome<std::vector<stats::ReportPtr>> answer) {
    if (auto* why = std::get_if<Refused>(&answer)) return ready(std::move(*why));
    ready(std::get<std::vector<stats::ReportPtr>>(answer).front());
  });
}

void StatisticsDesk::book(model::Actor actor, std::vector<Question> questions, std::stop_token stop, Answered<std::vector<stats::ReportPtr>> ready) {
  m_impl->ask<std::vector<stats::ReportPtr>>(stop, [impl = m_impl.get(), actor = std::move(actor), questions = std::move(questions), stop](const auto& answer) { impl->reports(actor, questions, stop, answer); },
                                             std::move(ready));
}

void StatisticsDesk::list(model::Actor actor, ListQuestion question, std::stop_token stop, Answered<Page> ready) {
  const auto* entry = catalog().find(question.entry);
  if (entry && needsPurpose(*entry) && mayCount(actor)) {
    m_impl->push([impl = m_impl.get(), actor = std::move(actor), question = std::move(question), stop, ready = std::move(ready)] {
      if (!stop.stop_requested()) impl->listForPurpose(actor, question, stop, ready);
    });
    return;
  }
  m_impl->ask<Page>(
      stop,
      [impl = m_impl.get(), actor = std::move(actor), question = std::move(question), stop](const Answered<Page>& answer) {
        auto page = impl->page(actor, question, stop);
        if (!stop.stop_requested()) answer(std::move(page));
      },
      std::move(ready));
}

void StatisticsDesk::exportRows(model::Actor actor, ListQuestion question, std::stop_token stop, Answered<PersonalSheet> ready) {
  question.offset = 0;
  question.limit = kMostExported;
  m_impl->ask<PersonalSheet>(
      stop,
      [impl = m_impl.get(), actor = std::move(actor), question = std::move(question), stop](const Answered<PersonalSheet>& answer) {
        auto found = impl->meant(actor, question, stop);
        if (auto* why = std::get_if<Refused>(&found)) return answer(std::move(*why));
        auto& [entry, area, ids] = std::get<Impl::Meant>(found);
        impl->exports->give(actor, {entry, area, std::move(ids.ids), question.purpose}, ids.total, stop, answer);
      },
      std::move(ready));
}

std::vector<CasePurpose> StatisticsDesk::exportPurposes(const model::Actor& actor, const stats::Entry& entry) const { return m_impl->exports->purposes(actor, entry); }

void StatisticsDesk::follow(const model::RegistryChange& change) {
  {
    const std::scoped_lock lock(m_impl->mutex);
    m_impl->changes.push_back(change);
  }
  m_impl->wake.notify_one();
}
void StatisticsDesk::readAgain() { m_impl->askToRead(true); }

StatisticsDesk::Status StatisticsDesk::status() const {
  const std::scoped_lock lock(m_impl->mutex);
  return m_impl->state;
}

Engine::Subscription StatisticsDesk::subscribe(std::function<void(std::uint64_t)> changed) {
  auto listener = std::make_shared<Impl::Listener>();
  listener->call = std::move(changed);
  {
    const std::scoped_lock lock(m_impl->mutex);
    m_impl->listeners.push_back(listener);
  }
  // The handle is an owner of its own, so that its end waits for a call in progress and nothing is called after it.
  return Engine::Subscription(std::shared_ptr<void>(listener.get(), [listener](void*) {
    const std::scoped_lock lock(listener->mutex);
    listener->call = nullptr;
  }));
}

}  // namespace jw::engine
