#include "ui/statistics/book_maker.h"

#include <QDir>
#include <algorithm>

#include "core/base/error.h"
#include "core/engine/book_folder.h"
#include "core/engine/directory.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/statistics/book_words.h"
#include "ui/statistics/report_files.h"
#include "ui/statistics/report_words.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using Answer = std::variant<engine::ScheduledBooks::Schedules, engine::Refused>;
using engine::BookFault;

constexpr auto kOnTime = std::chrono::minutes(2);  // whoever waited behind another book was not missed

}  // namespace

struct BookMaker::Job {
  engine::BookSchedule schedule;  ///< as it was when it began
  std::optional<stats::Due> due;  ///< nothing: a person wanted one now
  stats::Day day = 0;             ///< on which it is, or would be, due
  bool late = false;              ///< missed before
  bool asked = false;             ///< by a person, who waits for what becomes of it
  bool writing = false;
  std::uint64_t total = 0;
  QStringList leftOut = {};  ///< what cannot be counted so, or is not in the catalog any more
  std::vector<stats::ReportPtr> reports = {};
  std::stop_source stop = {};
  std::shared_ptr<std::atomic<std::uint64_t>> done = std::make_shared<std::atomic<std::uint64_t>>(0);
  /// What the worker leaves.
  struct Left {
    engine::BookLeft book;
    std::vector<engine::MadeBook> files;
  };
  std::shared_ptr<Left> left = std::make_shared<Left>();
};

BookMaker::BookMaker(const Desk& desk, engine::StatisticsDesk& statistics) : m_desk(desk), m_statistics(statistics), m_store(desk.bridge.engine()) {
  m_store.read(onMain<Answer>(this, [this](const Answer& answer) {
    take(answer);
    m_loaded = true;
    look();
  }));
  connect(&m_desk.bridge, &EngineBridge::loadChanged, this, &BookMaker::look);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &BookMaker::changed);
}

BookMaker::~BookMaker() {
  if (m_job) m_job->stop.request_stop();
}

// The bridge's own clock may look back.
Instant BookMaker::now() const {
  return m_desk.bridge.engine().now();
}

Zone BookMaker::zone() const {
  return m_desk.bridge.engine().directory()->calendar().zone();
}

Instant BookMaker::next(const engine::BookSchedule& schedule) const {
  return engine::nextTry(schedule, now(), zone());
}

BookMaker::Schedules BookMaker::schedules() const {
  Schedules mine;
  for (const auto& s : m_all)
    if (engine::ScheduledBooks::concerns(m_desk.bridge.actor(), s)) mine.push_back(s);
  return mine;
}

const engine::BookSchedule* BookMaker::find(const Uuid& id) const {
  const auto at = std::find_if(m_all.begin(), m_all.end(), [&](const auto& s) { return s.id == id; });
  return at == m_all.end() ? nullptr : &*at;
}

QString BookMaker::take(const Answer& answer) {
  if (const auto* why = std::get_if<engine::Refused>(&answer)) return BookWords::refused(*why);
  m_all = std::get<Schedules>(answer);
  Q_EMIT changed();
  return {};
}

std::optional<BookMaker::Work> BookMaker::work() const {
  if (!m_job) return std::nullopt;
  return Work{m_job->schedule.id, m_job->done->load(), m_job->writing ? m_job->total : 0};
}

bool BookMaker::makeNow(const Uuid& id) {
  const auto* schedule = find(id);
  if (!schedule || schedule->workstation != engine::thisWorkstation() || !engine::ScheduledBooks::concerns(m_desk.bridge.actor(), *schedule)) return false;
  m_wanted = id;
  m_notBefore.erase(id);
  look();
  return true;
}

void BookMaker::cancel() {
  m_wanted.reset();
  if (!m_job) return;
  m_job->stop.request_stop();
  // Whoever writes the file says himself whether it is there.
  if (!m_job->writing) end(BookFault::cancelled, {});
}

void BookMaker::look() {
  if (!m_loaded || m_job) return;
  const Instant t = now();
  const Zone here = zone();
  if (const auto wanted = std::exchange(m_wanted, {})) {
    if (const auto* schedule = find(*wanted)) return begin(*schedule, schedule->paused ? std::nullopt : stats::owed(schedule->rule, schedule->done, t, here), true);
  }
  const engine::BookSchedule* first = nullptr;
  Instant firstAt = kNever;
  for (const auto& s : m_all) {
    const Instant at = engine::nextTry(s, t, here);
    const auto wait = m_notBefore.find(s.id);
    if (at > t || (wait != m_notBefore.end() && wait->second > t) || at >= firstAt) continue;
    first = &s;
    firstAt = at;
  }
  if (first) begin(*first, stats::owed(first->rule, first->done, t, here), false);
}

void BookMaker::begin(const engine::BookSchedule& schedule, std::optional<stats::Due> due, bool asked) {
  const LocalTime date = zone().toLocal(now());
  const auto today = static_cast<stats::Day>(daysOf(date.year, date.month, date.day));
  m_job = std::make_unique<Job>(Job{.schedule = schedule, .due = due, .day = due ? due->day : today, .late = due && !asked && schedule.failures == 0 && now() - due->at > kOnTime, .asked = asked});
  const auto round = ++m_round;
  auto book = engine::questionsOf(schedule, m_job->day, today, m_statistics.catalog(), *m_desk.bridge.engine().areas());
  for (const auto& key : book.leftOut) {
    const auto* entry = m_statistics.catalog().find(key);
    m_job->leftOut << (entry ? ReportWords::title(*entry) : text(key));
  }
  Q_EMIT changed();
  if (book.questions.empty()) return end(BookFault::nothingFits, {});
  m_job->total = book.questions.size();
  using Reports = std::variant<std::vector<stats::ReportPtr>, engine::Refused>;
  m_statistics.book(m_job->schedule.owner, std::move(book.questions), m_job->stop.get_token(), onMain<Reports>(this, [this, round](const Reports& answer) {
                      if (round != m_round || !m_job) return;
                      if (const auto* why = std::get_if<engine::Refused>(&answer)) return end(BookFault::refused, {}, *why);
                      leave(std::get<std::vector<stats::ReportPtr>>(answer));
                    }));
}

// On record before it leaves; of two windows over one store one alone goes on.
void BookMaker::leave(std::vector<stats::ReportPtr> reports) {
  m_job->reports = std::move(reports);
  m_store.leave(m_job->schedule.id, m_job->due ? std::optional(m_job->due->day) : std::nullopt, onMain<Answer>(this, [this, round = m_round](const Answer& answer) {
                  if (round != m_round || !m_job) return;
                  const auto* why = std::get_if<engine::Refused>(&answer);
                  if (!why) return write();
                  if (why->code != model::RefusalCode::changedMeanwhile) return end(BookFault::refused, {}, *why);
                  if (m_job->asked) m_desk.notices.warn(tr("Another window over the same store is making it just now."));
                  m_notBefore[m_job->schedule.id] = now() + std::chrono::minutes(1);
                  m_job.reset();
                  m_store.read(onMain<Answer>(this, [this](const Answer& all) { take(all); }));
                }));
}

void BookMaker::write() {
  m_job->writing = true;
  const auto& s = m_job->schedule;
  Progress progress;
  progress.stop = m_job->stop.get_token();
  progress.report = [done = m_job->done](std::uint64_t n, std::uint64_t, std::string_view) { *done = n; };
  ReportFiles::inBackground(
      this,
      [s, stem = engine::fileStem(s, m_job->day), reports = m_job->reports, areas = m_desk.bridge.engine().areas(), progress, left = m_job->left] {
        const QString kind = s.contents.pdf ? QStringLiteral("pdf") : QStringLiteral("xlsx");
        const QString title = s.contents.title.empty() ? ReportWords::bookTitle() : text(s.contents.title);
        left->book = engine::leaveBook(s.folder, stem, kind.toStdString(), s.id, [&](const std::filesystem::path& part) {
          ReportFiles::write(part, kind, ReportWords::book(title, reports, *areas, s.contents.as), progress);
          progress(reports.size(), reports.size(), {});
        });
        if (left->book.fault != BookFault::none) return;
        auto files = s.files;
        files.push_back(left->book.made);
        left->files = engine::thinOut(std::move(files), s.keep);
      },
      [this, round = m_round](const QString& wrong) {
        if (round != m_round || !m_job) return;
        const auto& book = m_job->left->book;
        wrong.isEmpty() ? end(book.fault, book.detail) : end(BookFault::notWritten, wrong.toStdString());
      });
  Q_EMIT changed();
}

void BookMaker::end(BookFault fault, std::string detail, std::optional<engine::Refused> refusal) {
  const std::shared_ptr<Job> job(std::move(m_job));
  ++m_round;
  engine::ScheduledBooks::Run run{job->schedule.id, job->due ? std::optional(job->due->day) : std::nullopt, now(), fault, std::move(refusal), std::move(detail), job->left->files};
  // Until the store has it, it must not begin once more.
  m_notBefore[run.id] = run.at + std::chrono::minutes(1);
  m_store.tell(std::move(run), onMain<Answer>(this, [this, job](const Answer& answer) {
                 if (const QString why = take(answer); !why.isEmpty()) return Q_EMIT failed(why);
                 m_notBefore.erase(job->schedule.id);
                 tell(job->schedule, *job);
               }));
  Q_EMIT changed();
}

void BookMaker::tell(const engine::BookSchedule& before, const Job& job) {
  const auto* now = find(before.id);
  if (!now) return;
  const bool mine = engine::ScheduledBooks::concerns(m_desk.bridge.actor(), *now);
  if (now->fault == BookFault::none) {
    const QString file = text(job.left->book.made.file.string());
    const QString name = text(now->name), shown = QDir::toNativeSeparators(file);
    const QString left = job.leftOut.isEmpty() ? QString() : QLatin1Char('\n') + tr("Left out of it: %1.").arg(job.leftOut.join(tr(", ", "between names")));
    if (mine) m_desk.notices.tell((job.late ? tr("“%1” was due on %2, when the program was closed or busy; it has been made up for: %3").arg(name, BookWords::moment(job.due->at, zone()), shown) : tr("“%1” is made: %2").arg(name, shown)) + left);
    Q_EMIT made(now->id, file);
  } else if (now->fault == BookFault::cancelled) {
    if (mine) m_desk.notices.tell(tr("“%1” was given up; nothing of it stays.").arg(text(now->name)));
  } else if (mine && (job.asked || now->failures <= 1)) {
    Q_EMIT failed(BookWords::trouble(*now, m_statistics.catalog(), *m_desk.bridge.areas(), next(*now), zone()));
  }
}

}  // namespace jw::ui
