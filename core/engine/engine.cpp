#include "core/engine/engine.h"

#include <spdlog/spdlog.h>

#include <mutex>
#include <random>

#include "core/access/key_file.h"
#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/engine/case_people.h"
#include "core/engine/courier_link.h"
#include "core/engine/file_check.h"
#include "core/engine/place_import.h"
#include "core/engine/reader_pool.h"
#include "core/engine/writer_loop.h"
#include "core/notify/courier.h"
#include "core/store/case_gateway.h"
#include "core/store/case_search.h"
#include "core/store/place_gateway.h"
#include "core/store/schema.h"
#include "core/workflow/transition_table.h"

namespace jw::engine {
namespace {

constexpr std::string_view kStoreId = "store_id";

// A store that was not closed in order has a write-ahead log with content: SQLite replays it, we look the file through.
bool wasClosedUnclean(const std::filesystem::path& store) {
  std::error_code ec;
  const auto size = std::filesystem::file_size(store.string() + "-wal", ec);
  return !ec && size > 0;
}

store::CaseQuery queryOf(const CaseFilter& f, Instant now) {
  store::CaseQuery q;
  q.text = f.text;
  q.states = f.states;
  q.kinds = f.kinds;
  q.natures = f.natures;
  q.category = f.category;
  q.department = f.department;
  q.area = f.area;
  q.reportedFrom = f.reportedFrom;
  q.reportedTo = f.reportedTo;
  q.reportedBy = f.reportedBy;
  if (f.overdueOnly) q.overdueAt = now - f.lateBy;
  q.unlocatedOnly = f.unlocatedOnly;
  q.order = static_cast<store::CaseQuery::Order>(f.sort);
  q.descending = f.descending;
  return q;
}

}  // namespace

class Engine::Impl {
 public:
  explicit Impl(Options options) : store(std::move(options.store)), data(options.data), clock(options.clock ? std::move(options.clock) : std::make_shared<SystemClock>()) {
    store::refuseNetworkFileSystem(store);
    const bool there = std::filesystem::exists(store);
    if (!there && !options.create) throw Error(ErrorCode::store, store.string() + ": no such store; make one with: jingwei demo --out " + store.string());
    const bool unclean = wasClosedUnclean(store);
    auto connection = std::make_unique<store::Connection>(store, there ? store::OpenMode::readWrite : store::OpenMode::create);
    if (there) fileCheck.emplace(*connection, unclean, options.checkedAtOnce);
    store::prepareSchema(*connection, options.data / "schema");
    auto cipher = std::make_shared<const access::FieldCipher>(keyOf(*connection));
    auto calendar = WorkingCalendar::parse(readFile(options.data / "calendars" / "default.toml"));
    const Zone zone = calendar.zone();
    writer = std::make_unique<WriterLoop>(std::move(connection), clock, std::move(calendar), cipher,
                                          std::make_shared<const notify::Templates>(notify::Templates::load(options.data / "notify" / "templates.toml")), std::make_shared<const access::FieldNames>(access::FieldNames::load(options.data)), options.largestBatch, [this] {
                                            const std::scoped_lock lock(courierMutex);
                                            if (courier) courier->wake();
                                          });
    readers = std::make_unique<ReaderPool>(store, options.readers);
    if (fileCheck) fileCheck->start([this](std::string why) { writer->halt(std::move(why)); });
    people = std::make_unique<CasePeopleDesk>(cipher, access::Purposes::parse(readFile(options.data / "access" / "purposes.toml")));
    if (options.notify.empty()) return;
    const auto settings = notify::loadSettings(options.notify);
    auto ways = notify::waysOf(settings);
    if (ways.empty()) return;
    auto started = std::make_unique<notify::Courier>(
        notify::Delivery(settings.delivery, zone, std::move(ways), courierSeams(*writer, *readers, cipher, clock), clock, std::random_device{}()));
    const std::scoped_lock lock(courierMutex);
    courier = std::move(started);
  }
  ~Impl() {
    // The writer and the readers serve it until it has ended.
    std::unique_ptr<notify::Courier> ending;
    {
      const std::scoped_lock lock(courierMutex);
      ending = std::move(courier);
    }
  }

  access::StoreKey keyOf(store::Connection& c) {
    storeId = store::metaValue(c, kStoreId);
    if (!storeId.empty()) return access::loadKey(access::keyDirectory(), *Uuid::parse(storeId));
    // The key is durable before the store has a name that asks for it.
    const Uuid id = Uuid::make(toMillis(clock->now()));
    auto key = access::createKey(access::keyDirectory(), id);
    storeId = id.text();
    store::setMetaValue(c, kStoreId, storeId);
    return key;
  }

  // A reading whose asker does not wait for a future.
  template <class T>
  void answer(std::stop_token stop, std::function<T(store::Connection&)> read, std::function<void(T)> ready) const {
    readers->run(std::move(stop), [read = std::move(read), ready = std::move(ready)](store::Connection& c) {
      try {
        ready(read(c));
      } catch (const Error& e) {
        if (e.code() != ErrorCode::cancelled) spdlog::error("reading the store: {}", e.what());
        throw;
      }
    });
  }

  std::filesystem::path store, data;
  std::string storeId;
  std::shared_ptr<const Clock> clock;
  std::unique_ptr<CasePeopleDesk> people;
  // Readers go first, then the writer, which checkpoints and closes the file.
  std::unique_ptr<WriterLoop> writer;
  std::unique_ptr<ReaderPool> readers;
  std::optional<FileCheck> fileCheck;
  mutable std::mutex courierMutex;
  std::unique_ptr<notify::Courier> courier;
};

Engine::Engine(Options options) : m_impl(std::make_unique<Impl>(std::move(options))) {}
Engine::~Engine() = default;

void Engine::submit(std::vector<Order> orders, Answered answered) { m_impl->writer->submit(std::move(orders), std::move(answered)); }

std::future<std::vector<Answer>> Engine::submit(std::vector<Order> orders) {
  auto promise = std::make_shared<std::promise<std::vector<Answer>>>();
  auto future = promise->get_future();
  submit(std::move(orders), [promise](std::vector<Answer> answers) { promise->set_value(std::move(answers)); });
  return future;
}

std::future<Answer> Engine::submit(Order order) {
  auto promise = std::make_shared<std::promise<Answer>>();
  auto future = promise->get_future();
  std::vector<Order> one;
  one.push_back(std::move(order));
  submit(std::move(one), [promise](std::vector<Answer> answers) { promise->set_value(std::move(answers.front())); });
  return future;
}

namespace {

// A bulk job whose result arrives by a future after its commit.
template <class Result>
std::future<Result> submitWork(WriterLoop& writer, std::function<Result(WorkingSet&, Change&)> run) {
  struct State {
    std::promise<Result> promise;
    std::optional<Result> result;
  };
  auto state = std::make_shared<State>();
  auto future = state->promise.get_future();
  writer.submit(WriterLoop::Work{[state, run = std::move(run)](WorkingSet& set, Change& change) { state->result = run(set, change); },
                                 [state](std::exception_ptr error) {
                                   if (error)
                                     state->promise.set_exception(error);
                                   else
                                     state->promise.set_value(std::move(*state->result));
                                 }});
  return future;
}

}  // namespace

std::future<Engine::ImportCounts> Engine::importAreas(model::Actor actor, AreaImport areas) {
  return submitWork<ImportCounts>(*m_impl->writer, [actor = std::move(actor), areas = std::move(areas)](WorkingSet& set, Change& change) {
    const auto counts = importAreasNow(set, actor, areas);
    change.areas = change.buildings = true;
    // Rules, staff and cases may have moved with the areas that they lie in.
    change.directory = change.allCases = counts.updated > 0;
    return counts;
  });
}

std::future<Engine::ImportCounts> Engine::importBuildings(model::Actor actor, std::string source, BuildingBatches next) {
  return submitWork<ImportCounts>(*m_impl->writer, [actor = std::move(actor), source = std::move(source), next = std::move(next)](WorkingSet& set, Change& change) {
    change.buildings = true;
    return importBuildingsNow(set, actor, source, next);
  });
}

std::future<void> Engine::write(std::function<void(store::Connection&)> work) {
  auto promise = std::make_shared<std::promise<void>>();
  auto future = promise->get_future();
  m_impl->writer->submit(WriterLoop::Work{[work = std::move(work)](WorkingSet& set, Change& change) {
                                            work(set.db);
                                            change.directory = change.areas = change.buildings = change.allCases = true;
                                          },
                                          [promise](std::exception_ptr error) {
                                            if (error)
                                              promise->set_exception(error);
                                            else
                                              promise->set_value();
                                          }});
  return future;
}

void Engine::write(std::function<void(store::Connection&, Change&)> work, std::function<void(std::exception_ptr)> done) {
  m_impl->writer->submit(WriterLoop::Work{[work = std::move(work)](WorkingSet& set, Change& change) { work(set.db, change); }, std::move(done)});
}

void Engine::write(std::function<void(store::Connection&)> work, std::function<void(std::exception_ptr)> done) {
  m_impl->writer->submit(WriterLoop::Work{[work = std::move(work)](WorkingSet& set, Change& change) {
                                            const auto before = store::revision(set.db, "directory");
                                            work(set.db);
                                            change.directory = store::revision(set.db, "directory") != before;
                                          },
                                          std::move(done)});
}

std::shared_ptr<const Directory> Engine::directory() const { return m_impl->writer->directory(); }
std::shared_ptr<const AreaTree> Engine::areas() const { return m_impl->writer->areas(); }
Load Engine::load() const {
  Load load = m_impl->writer->load();
  load.checking = m_impl->fileCheck && m_impl->fileCheck->state() == FileCheck::State::running;
  return load;
}
notify::Delivery::Status Engine::courierStatus() const {
  const std::scoped_lock lock(m_impl->courierMutex);
  return m_impl->courier ? m_impl->courier->status() : notify::Delivery::Status{};
}
Instant Engine::now() const { return m_impl->clock->now(); }
const std::filesystem::path& Engine::storePath() const { return m_impl->store; }
const std::filesystem::path& Engine::dataFolder() const { return m_impl->data; }
const std::string& Engine::storeId() const { return m_impl->storeId; }
std::uint64_t Engine::buildingRevision() const { return m_impl->writer->buildingRevision(); }

void Engine::liveCases(model::Actor actor, std::function<void(LiveCases)> ready) const {
  m_impl->answer<LiveCases>(
      {},
      [impl = m_impl.get(), actor = std::move(actor)](store::Connection& c) {
        LiveCases live;
        std::optional<store::ReadTransaction> moment;
        live.seq = impl->writer->between([&] { moment.emplace(c); });
        store::forEachOpenCase(c, actor.scope, [&](model::CaseSummary s) { live.cases.push_back(std::make_shared<const model::CaseSummary>(std::move(s))); });
        return live;
      },
      std::move(ready));
}

void Engine::caseDetails(model::Actor actor, CaseId id, std::function<void(std::optional<model::CaseDetails>)> ready) const {
  m_impl->answer<std::optional<model::CaseDetails>>(
      {}, [impl = m_impl.get(), actor = std::move(actor), id](store::Connection& c) { return impl->people->details(c, actor, id, *impl->writer->areas()); }, std::move(ready));
}

void Engine::findCases(model::Actor actor, CaseFilter filter, std::stop_token stop, std::function<void(CasePage)> ready) const {
  const auto query = queryOf(filter, now());
  m_impl->answer<CasePage>(
      std::move(stop),
      [actor = std::move(actor), query, filter = std::move(filter)](store::Connection& c) {
        CasePage page;
        page.cases = store::searchCases(c, actor.scope, query, filter.offset, filter.limit);
        page.total = filter.offset == 0 && page.cases.size() < filter.limit ? page.cases.size() : store::countCases(c, actor.scope, query);
        return page;
      },
      std::move(ready));
}

void Engine::buildings(model::Box box, std::int64_t after, std::uint32_t limit, std::stop_token stop, std::function<void(BuildingPage)> ready) const {
  m_impl->answer<BuildingPage>(
      std::move(stop),
      [box, after, limit](store::Connection& c) {
        BuildingPage page;
        page.buildings = store::readBuildings(c, box, after, limit, page.last);
        return page;
      },
      std::move(ready));
}

std::future<void> Engine::read(std::stop_token stop, std::function<void(store::Connection&)> work) const { return m_impl->readers->run(std::move(stop), std::move(work)); }

void Engine::revealPeople(model::Actor actor, CaseId id, std::string purpose, std::function<void(std::variant<CasePeople, Refused>)> ready) {
  auto result = std::make_shared<std::variant<CasePeople, Refused>>(Refused{RefusalCode::unknownCase, id.text()});
  m_impl->writer->submit(WriterLoop::Work{[impl = m_impl.get(), actor = std::move(actor), id, purpose = std::move(purpose), result](WorkingSet& set, Change&) {
                                            *result = impl->people->reveal(set, actor, id, purpose);
                                          },
                                          [result, ready = std::move(ready)](std::exception_ptr error) {
                                            if (error) *result = Refused{RefusalCode::notStored, "the audit entry could not be written"};
                                            ready(std::move(*result));
                                          }});
}

std::vector<CasePurpose> Engine::casePurposes(const model::Actor& actor) const {
  std::vector<CasePurpose> mine;
  for (const auto& p : m_impl->people->purposes().all()) {
    const auto opens = [&](access::Field field) { return p.opens(field) && access::roleReads(actor.role, field); };
    if (opens(access::Field::reporterName) || opens(access::Field::reporterPhone) || opens(access::Field::partyName)) mine.push_back({p.code, p.zh, p.en});
  }
  return mine;
}

Engine::Subscription Engine::subscribe(model::Actor actor, std::function<void(const Change&)> changed) {
  return Subscription(m_impl->writer->subscribers().add(std::move(actor), std::move(changed)));
}

std::vector<model::Action> Engine::allowedActions(const model::CaseSummary& c, const model::Actor& actor, const model::Settings& settings) {
  return workflow::allowed(c, actor, settings);
}

}  // namespace jw::engine
