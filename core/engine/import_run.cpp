#include "core/engine/import_run.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "core/access/key_file.h"
#include "core/base/text.h"
#include "core/store/import_batches.h"

namespace jw::engine {
namespace {

// Rows of one transaction: some hundredths of a second.
constexpr std::size_t kSlice = 256;
constexpr std::uint32_t kStepsAtOnce = 512, kForgottenAtOnce = 20'000;
const model::Actor kMachine{{}, "@import", model::Role::engine, {}, {}};

// Takes a transaction back.
struct Withdrawn {};

void inOneTransaction(Engine& engine, const std::function<void(store::Connection&, Change&)>& work, const std::function<void()>& committed) {
  std::promise<std::exception_ptr> ended;
  engine.write(work, [&](std::exception_ptr error) {
    if (!error && committed) committed();
    ended.set_value(error);
  });
  if (const auto error = ended.get_future().get()) std::rethrow_exception(error);
}

// Whether there is more. A row that somebody has changed since is theirs and stays.
bool takeBackSome(store::Connection& w, Change& told, const Uuid& batch, Instant now, const registry::Tools& tools, model::RegistryChange& change) {
  const auto steps = store::takeBatchSteps(w, batch, kStepsAtOnce);
  registry::Registrar registrar(w, kMachine, now, tools);
  for (const auto& step : steps) registrar.carryOut(model::UndoRegistry{{step}});
  change = registrar.takeChange();
  told.facilities = registrar.facilitiesChanged();
  if (!steps.empty()) return true;
  store::endBatch(w, batch, store::BatchState::takenBack);
  return false;
}

}  // namespace

ImportRun::ImportRun(Engine& engine, RegistryDesk& desk, const model::Actor& actor, const ImportRequest& request, const std::vector<std::string>& mapping, const model::AreaPath& below, const Progress& progress)
    : m_engine(engine),
      m_desk(desk),
      m_actor(actor),
      m_request(request),
      m_mapping(mapping),
      m_below(below),
      m_progress(progress),
      m_cipher(access::loadKey(access::keyDirectory(), *Uuid::parse(engine.storeId()))),
      m_tools{m_cipher, desk.attributes(), m_pinyin} {}

void ImportRun::findBuildings(const ImportRows& rows) {
  const auto at = static_cast<std::size_t>(std::find(m_mapping.begin(), m_mapping.end(), "building") - m_mapping.begin());
  for (const auto& fields : rows.fields)
    if (at < m_mapping.size() && at < fields.size())
      if (std::string name(text::trim(fields[at])); !name.empty()) m_buildings.try_emplace(std::move(name));
  if (m_buildings.empty()) return;
  m_engine.read(m_progress.stop, [&](store::Connection& c) { store::findBuildings(c, m_buildings, m_below); }).get();
}

ImportRun::Slices ImportRun::sliced(const ImportRows& rows) const {
  registry::ImportGroups groups(m_request.subject, m_mapping, m_buildings);
  for (const auto& fields : rows.fields) groups.add(fields);
  return groups.slices(kSlice);
}

// True if every row is free of faults. Kept only with a batch, and then only if it is true.
bool ImportRun::take(const ImportRows& rows, const std::vector<std::uint32_t>& slice, const Uuid* batch, ImportResult& result) {
  std::vector<registry::RowFault> faults;
  std::vector<registry::RowUpdate> updates;
  model::RegistryChange change;
  try {
    inOneTransaction(
        m_engine,
        [&](store::Connection& w, Change& told) {
          registry::Registrar registrar(w, m_actor, m_engine.now(), m_tools);
          registry::TableImport table(w, registrar, m_tools, m_request.subject, m_mapping, m_below, m_buildings, [areas = m_engine.areas()](model::Point p) {
            const auto* grid = areas->gridAt(p);
            return grid ? grid->path : model::AreaPath();
          });
          for (const auto row : table.headsFirst(slice, rows.fields))
            if (auto fault = table.take(rows.records[row], rows.fields[row])) faults.push_back(std::move(*fault));
          updates = table.updates();
          if (!batch || !faults.empty()) throw Withdrawn();
          store::keepBatchSteps(w, *batch, table.steps());
          change = registrar.takeChange();
          told.facilities = registrar.facilitiesChanged();
        },
        [&] { m_desk.tell(change); });
  } catch (const Withdrawn&) {
  }
  result.taken += slice.size() - faults.size();
  const bool clean = faults.empty();
  result.updated += updates.size();
  for (auto& u : updates) result.updates.push_back(std::move(u));
  for (auto& f : faults) result.faults.push_back(std::move(f));
  return clean;
}

void ImportRun::keepAll(const ImportRows& rows, const Slices& slices, ImportResult& result) {
  const Uuid batch = Uuid::make(toMillis(m_engine.now()));
  inOneTransaction(m_engine, [&](store::Connection& w, Change&) { store::beginBatch(w, batch, model::recordName(m_request.subject), rows.records.size(), m_engine.now(), m_actor.name); }, {});
  std::exception_ptr failed;
  try {
    result.stored = true;
    result.taken = result.updated = 0;
    result.updates.clear();
    for (const auto& slice : slices) {
      m_progress(result.taken, rows.records.size(), "storing");
      if (!(result.stored = take(rows, slice, &batch, result))) break;
    }
    if (result.stored) inOneTransaction(m_engine, [&](store::Connection& w, Change&) { store::endBatch(w, batch, store::BatchState::stored); }, {});
  } catch (...) {
    failed = std::current_exception();
  }
  for (bool more = failed || !result.stored; more;) {
    model::RegistryChange change;
    inOneTransaction(
        m_engine, [&](store::Connection& w, Change& told) { more = takeBackSome(w, told, batch, m_engine.now(), m_tools, change); }, [&] { m_desk.tell(change); });
  }
  for (std::uint32_t n = kForgottenAtOnce; n == kForgottenAtOnce;) inOneTransaction(m_engine, [&](store::Connection& w, Change&) { n = store::forgetBatchSteps(w, kForgottenAtOnce); }, {});
  if (failed) std::rethrow_exception(failed);
}

ImportResult ImportRun::run(const ImportRows& rows) {
  findBuildings(rows);
  ImportResult result;
  result.rows = rows.records.size() + rows.unread.size();
  result.faults = rows.unread;
  const auto slices = sliced(rows);
  std::size_t done = 0;
  for (const auto& slice : slices) {
    take(rows, slice, nullptr, result);
    m_progress(done += slice.size(), rows.records.size(), "rows");
  }
  if (!m_request.dryRun && result.faults.empty()) keepAll(rows, slices, result);
  std::sort(result.faults.begin(), result.faults.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
  if (result.faults.size() > m_request.mostFaults) result.faults.resize(m_request.mostFaults);
  std::sort(result.updates.begin(), result.updates.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
  if (result.updates.size() > m_request.mostFaults) result.updates.resize(m_request.mostFaults);
  return result;
}

void takeBackUnfinished(Engine& engine, std::shared_ptr<const registry::Tools> tools, std::function<void(const model::RegistryChange&)> told) {
  struct State {
    bool more = false;
    model::RegistryChange change;
  };
  auto state = std::make_shared<State>();
  engine.write(
      [&engine, tools, state](store::Connection& w, Change& changed) {
        if (const auto batch = store::unfinishedBatch(w)) {
          takeBackSome(w, changed, *batch, engine.now(), *tools, state->change);
          state->more = true;
        } else {
          state->more = store::forgetBatchSteps(w, kForgottenAtOnce) == kForgottenAtOnce;
        }
      },
      [&engine, tools, told, state](std::exception_ptr error) {
        if (error) return spdlog::error("an unfinished import could not be taken back");
        told(state->change);
        if (state->more) try {
            takeBackUnfinished(engine, tools, told);
          } catch (const Error& e) {
            spdlog::info("an unfinished import is taken back later: {}", e.what());
          }
      });
}

}  // namespace jw::engine
