#include "core/engine/backup_desk.h"

#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <algorithm>
#include <future>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/background.h"
#include "core/base/error.h"
#include "core/base/json_line.h"
#include "core/engine/audit_log.h"
#include "core/engine/directory.h"

namespace jw::engine {
namespace {

namespace fs = std::filesystem;

const model::Actor kClock{{}, "@backup", model::Role::engine, {}, {}};
constexpr std::chrono::minutes kAfterFault{10};  // a full disk or a folder that is away may be there again soon

BackupDesk::Step stepOf(std::string_view what) {
  if (what == "attachments") return BackupDesk::Step::attachments;
  return what == "checking the copy" ? BackupDesk::Step::checking : BackupDesk::Step::copying;
}

std::vector<BackupDesk::Kept> listed(const fs::path& folder, const fs::path& store) {
  std::vector<BackupDesk::Kept> kept;
  for (auto& b : backupsIn(folder, store)) {
    std::error_code ec;
    const auto bytes = fs::file_size(b.file, ec);
    kept.push_back({std::move(b.file), b.takenAt, ec ? 0 : bytes});
  }
  return kept;
}

// A folder that is not there yet lies where the nearest one above it does.
bool onOneDisk(fs::path folder, const fs::path& store) {
  std::error_code ec;
  while (folder.has_relative_path() && !fs::exists(folder, ec)) folder = folder.parent_path();
  struct stat a {}, b {};
  return stat(folder.c_str(), &a) == 0 && stat(store.c_str(), &b) == 0 && a.st_dev == b.st_dev;
}

nlohmann::json jsonOf(const BackupSettings& s) {
  return {{"on", s.on}, {"minutes", s.minutes}, {"hourly", s.keeping.hourly}, {"daily", s.keeping.daily}, {"folder", s.folder.string()}};
}

}  // namespace

BackupDesk::BackupDesk(Engine& engine, Options options)
    : m_engine(engine), m_store(fs::absolute(engine.storePath())), m_options(std::move(options)), m_limits(loadBackupLimits(engine.dataFolder())), m_zone(engine.directory()->calendar().zone()), m_thread([this](std::stop_token stop) { run(stop); }) {}

BackupDesk::~BackupDesk() {
  m_thread.request_stop();
  cancel();
  m_thread.join();
  std::unique_lock lock(m_mutex);
  m_wake.wait(lock, [this] { return m_changing == 0; });
}

BackupDesk::Status BackupDesk::status() const {
  const std::scoped_lock lock(m_mutex);
  return m_status;
}

fs::path BackupDesk::folder() const { return m_status.settings.folder.empty() ? defaultBackupFolder(m_store) : m_status.settings.folder; }

void BackupDesk::make(const model::Actor& actor, const fs::path& file) {
  if (!mayMake(actor)) return;
  const std::scoped_lock lock(m_mutex);
  m_wish = Wish{actor, file};
  if (m_status.step == Step::none) {
    // Whoever has asked sees it at once.
    m_status.step = Step::copying;
    m_status.done = m_status.total = 0;
  }
  m_wake.notify_all();
}

void BackupDesk::cancel() {
  const std::scoped_lock lock(m_mutex);
  if (m_wish && !m_copying.stop_possible()) m_status.step = Step::none;
  m_wish.reset();
  m_copying.request_stop();
}

void BackupDesk::change(const model::Actor& actor, const BackupSettings& settings, std::function<void(std::string)> done) {
  if (!mayChange(actor)) return done("administrators choose how the store is backed up");
  if (const auto wrong = faultOf(settings, m_limits); !wrong.empty()) return done(wrong + " lies outside the limits");
  const Instant now = m_engine.now();
  {
    const std::scoped_lock lock(m_mutex);
    ++m_changing;
  }
  m_engine.write(
      [actor, settings, now, limits = m_limits](store::Connection& w) {
        auto entry = model::auditOf(actor, now, "backup.settings", "store");
        entry.detail = jsonLine(nlohmann::json({{"before", jsonOf(backupSettings(w, limits))}, {"after", jsonOf(settings)}}));
        putBackupSettings(w, settings);
        writeAudit(w, entry);
      },
      [this, done = std::move(done)](std::exception_ptr error) {
        done(error ? "not stored" : "");
        const std::scoped_lock lock(m_mutex);
        m_changed = true;
        --m_changing;
        m_wake.notify_all();
      });
}

void BackupDesk::run(const std::stop_token& stop) {
  workInBackground();
  read();
  while (!stop.stop_requested()) {
    std::optional<Wish> wish;
    bool byClock = false, changed = false;
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait_for(lock, stop, m_options.look, [&] { return m_wish || m_changed; });
      if (stop.stop_requested()) return;
      wish = std::exchange(m_wish, {});
      changed = std::exchange(m_changed, false);
      byClock = !wish && !changed && m_status.known && m_status.settings.on && m_engine.now() >= m_status.nextAt;
      if (wish || byClock) m_copying = {};
    }
    if (changed || !m_status.known) read();
    if (wish) copy(*wish, false);
    if (byClock && isDue()) copy({kClock, {}}, true);
  }
}

void BackupDesk::read() {
  try {
    store::Connection c(m_store, store::OpenMode::readOnly);
    const auto settings = backupSettings(c, m_limits);
    const std::scoped_lock lock(m_mutex);
    m_status.settings = settings;
    m_status.known = true;
  } catch (const Error& e) {
    spdlog::error("backups: {}", e.what());
  }
  look();
  const std::scoped_lock lock(m_mutex);
  plan(m_status.lastAt == kNever ? m_engine.now() : m_status.lastAt);
  // The start of a day's work is no time for a backup that is late anyhow.
  if (m_status.settings.on) m_status.nextAt = std::max(m_status.nextAt, m_engine.now() + std::chrono::minutes(1));
}

void BackupDesk::look() {
  fs::path where;
  {
    const std::scoped_lock lock(m_mutex);
    where = folder();
  }
  auto kept = listed(where, m_store);
  const bool same = onOneDisk(where, m_store);
  const std::scoped_lock lock(m_mutex);
  m_status.sameDisk = same;
  m_status.folder = where;
  m_status.kept = std::move(kept);
  if (m_status.kept.empty()) return;
  const auto& newest = m_status.kept.front();
  if (m_status.lastAt != kNever && m_status.lastAt >= newest.takenAt) return;
  m_status.lastAt = newest.takenAt;
  m_status.lastFile = newest.file;
  m_status.lastBytes = newest.bytes;
}

// Another window over the same store may have made one meanwhile.
bool BackupDesk::isDue() {
  look();
  const std::scoped_lock lock(m_mutex);
  const Instant now = m_engine.now();
  if (m_status.lastAt == kNever || m_status.lastAt > now || now - m_status.lastAt >= std::chrono::minutes(m_status.settings.minutes) || !m_status.fault.empty()) return true;
  plan(m_status.lastAt);
  return false;
}

void BackupDesk::plan(Instant from) { m_status.nextAt = m_status.settings.on ? from + std::chrono::minutes(m_status.settings.minutes) : kNever; }

BackupReport BackupDesk::write(const Wish& wish, const fs::path& file, bool byClock, std::stop_token stop) {
  if (const auto damage = m_engine.load().damage; !damage.empty()) throw Error(ErrorCode::store, "the store is damaged, and no backup is made of it: " + damage);
  Progress progress;
  progress.stop = std::move(stop);
  progress.report = [this](std::uint64_t done, std::uint64_t total, std::string_view what) {
    const std::scoped_lock lock(m_mutex);
    m_status.step = stepOf(what);
    m_status.done = done;
    m_status.total = total;
  };
  if (wish.file.empty()) {
    std::error_code ec;
    fs::create_directories(file.parent_path(), ec);
    if (ec) throw Error(ErrorCode::input, file.parent_path().string() + " cannot be made: " + ec.message());
  }
  store::Connection reader(m_store, store::OpenMode::readOnly);
  auto report = makeBackup(reader, {file, true}, m_engine.now(), progress, [&] {
    // What leaves is on record before it leaves.
    auto recorded = std::make_shared<std::promise<void>>();
    auto ready = recorded->get_future();
    m_engine.write([actor = wish.actor, now = m_engine.now(), file](store::Connection& w) { auditBackup(w, actor, now, file); },
                   [recorded](std::exception_ptr error) { error ? recorded->set_exception(error) : recorded->set_value(); });
    ready.get();
  });
  if (byClock) thinOut(file.parent_path(), m_store, status().settings.keeping, m_zone);
  return report;
}

void BackupDesk::copy(const Wish& wish, bool byClock) {
  fs::path file = wish.file;
  std::stop_token stop;
  {
    const std::scoped_lock lock(m_mutex);
    if (file.empty()) file = backupName(folder(), m_store, m_engine.now());
    m_status.step = Step::copying;
    m_status.done = m_status.total = 0;
    stop = m_copying.get_token();
  }
  std::string fault;
  ErrorCode code = ErrorCode::internal;
  try {
    const auto report = write(wish, file, byClock, stop);
    if (m_options.made) m_options.made(file);
    const std::scoped_lock lock(m_mutex);
    m_status.lastAt = report.facts.takenAt;
    m_status.lastFile = file;
    m_status.lastBytes = report.facts.bytes;
    m_status.missing = report.findings.size();
    // What failed before is over in the moment in which this one is counted.
    m_status.fault.clear();
    m_status.faultAt = kNever;
    ++m_status.made;
  } catch (const Error& e) {
    code = e.code();
    fault = e.what();
  } catch (const std::exception& e) {
    fault = e.what();
  }
  const bool cancelled = !fault.empty() && code == ErrorCode::cancelled;
  if (!fault.empty() && !cancelled) spdlog::error("backup: {}", fault);
  look();
  const std::scoped_lock lock(m_mutex);
  m_status.step = Step::none;
  m_copying = std::stop_source(std::nostopstate);
  const Instant now = m_engine.now();
  plan(now);
  if (cancelled) return;
  m_status.fault = fault;
  m_status.faultCode = code;
  m_status.faultAt = fault.empty() ? kNever : now;
  if (fault.empty()) return;
  ++m_status.failed;
  if (m_status.settings.on) m_status.nextAt = std::min(m_status.nextAt, now + kAfterFault);
}

}  // namespace jw::engine
