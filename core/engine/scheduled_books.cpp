#include "core/engine/scheduled_books.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/json_line.h"
#include "core/base/text.h"
#include "core/engine/audit_log.h"
#include "core/engine/directory.h"
#include "core/engine/statistics_questions.h"
#include "core/store/schema.h"

namespace jw::engine {
namespace {

using model::RefusalCode;

constexpr const char* kBooksKey = "scheduled_books";
constexpr int kMostKept = 9999;

model::AuditEntry bookEntry(const model::Actor& actor, Instant now, const char* action, const nlohmann::json& detail) {
  auto entry = model::auditOf(actor, now, action, "statistics/book");
  entry.detail = jsonLine(detail);
  return entry;
}

std::optional<Refused> scheduleFault(const BookSchedule& s, const model::Actor& actor) {
  const auto bad = [](const char* field) { return Refused{RefusalCode::badValue, field}; };
  if (!model::isWithin(s.contents.area, actor.scope)) return Refused{RefusalCode::outOfScope, s.contents.area};
  if (text::trim(s.name).empty() || text::length(s.name) > ScheduledBooks::kLongestName || !text::isUtf8(s.name)) return bad("name");
  if (s.contents.entries.empty()) return bad("entries");
  if (!stats::isSound(s.rule)) return bad("rule");
  const std::string folder = s.folder.string();
  if (!s.folder.is_absolute() || !text::isUtf8(folder) || folder.find('\0') != std::string::npos) return bad("folder");
  if (text::trim(s.fileName).empty() || !text::isUtf8(s.fileName)) return bad("file_name");
  if (s.keep < 0 || s.keep > kMostKept) return bad("keep");
  return std::nullopt;
}

auto found(ScheduledBooks::Schedules& all, const Uuid& id) {
  return std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.id == id; });
}

const Refused kGone{RefusalCode::changedMeanwhile, "there is no such schedule any more"};
const Refused kNotYours{RefusalCode::notEntitled, "scheduled books"};

}  // namespace

bool ScheduledBooks::concerns(const model::Actor& actor, const BookSchedule& schedule) { return mayKeep(actor) && model::isWithin(schedule.owner.scope, actor.scope); }

void ScheduledBooks::read(Ready ready) const {
  m_engine.read({}, [ready = std::move(ready)](store::Connection& c) { ready(schedulesFrom(store::metaValue(c, kBooksKey))); });
}

void ScheduledBooks::change(std::optional<model::Actor> actor, std::string action, Edit edit, Ready ready) {
  auto outcome = std::make_shared<std::variant<Schedules, Refused>>(Schedules{});
  m_engine.write(
      [outcome, actor = std::move(actor), action = std::move(action), edit = std::move(edit), now = m_engine.now()](store::Connection& w) {
        auto all = schedulesFrom(store::metaValue(w, kBooksKey));
        BookSchedule about;
        if (auto why = edit(all, about)) {
          *outcome = std::move(*why);
          return;
        }
        store::setMetaValue(w, kBooksKey, toJson(all));
        if (!action.empty()) {
          nlohmann::json detail{{"schedule", about.name}, {"entries", about.contents.entries}, {"area", about.contents.area}, {"folder", about.folder.string()}};
          // What the clock makes is made with its owner's rights.
          auto entry = bookEntry(actor.value_or(about.owner), now, action.c_str(), std::move(detail));
          writeAudit(w, entry);
        }
        *outcome = std::move(all);
      },
      [outcome, ready = std::move(ready)](std::exception_ptr error) {
        if (error) *outcome = Refused{RefusalCode::notStored, "scheduled books"};
        ready(std::move(*outcome));
      });
}

void ScheduledBooks::put(const model::Actor& actor, BookSchedule wanted, Ready ready) {
  if (!mayKeep(actor)) return ready(kNotYours);
  if (wanted.contents.area.empty()) wanted.contents.area = actor.scope;
  if (auto why = scheduleFault(wanted, actor)) return ready(std::move(*why));
  wanted.name = text::trim(wanted.name);
  wanted.owner = actor;
  wanted.workstation = thisWorkstation();
  wanted.host = thisHost();
  const Instant now = m_engine.now();
  const auto zone = m_engine.directory()->calendar().zone();
  change(
      actor, "book.schedule",
      [actor, wanted = std::move(wanted), now, zone](Schedules& all, BookSchedule& about) -> std::optional<Refused> {
        BookSchedule schedule = wanted;  // a commit that failed is tried again
        const stats::Day passed = stats::lastDue(schedule.rule, now, zone).day;
        if (!schedule.id) {
          if (all.size() >= kMost) return Refused{RefusalCode::badValue, "there are " + std::to_string(kMost) + " already"};
          schedule.id = Uuid::make(toMillis(now));
          schedule.done = passed;
          all.push_back(schedule);
        } else {
          const auto was = found(all, schedule.id);
          if (was == all.end()) return kGone;
          if (!concerns(actor, *was)) return kNotYours;
          // How it went is the store's to say; the form may have been open for long.
          const bool newTimes = !(was->rule == schedule.rule) || was->paused || was->workstation != schedule.workstation;
          schedule.done = newTimes ? std::max(std::min(was->done, dayOf(now, zone)), passed) : was->done;
          schedule.triedAt = was->triedAt;
          schedule.fault = was->fault;
          schedule.refusal = was->refusal;
          schedule.detail = was->detail;
          schedule.failures = 0;  // with another folder it is tried at once
          schedule.madeAt = was->madeAt;
          schedule.files = was->files;
          schedule.leavingAt = was->leavingAt;
          schedule.paused = was->paused;
          *was = schedule;
        }
        about = schedule;
        return std::nullopt;
      },
      std::move(ready));
}

void ScheduledBooks::remove(const model::Actor& actor, const Uuid& id, Ready ready) {
  change(
      actor, "book.unschedule",
      [actor, id](Schedules& all, BookSchedule& about) -> std::optional<Refused> {
        const auto at = found(all, id);
        if (at == all.end()) return kGone;
        if (!concerns(actor, *at)) return kNotYours;
        about = *at;
        all.erase(at);
        return std::nullopt;
      },
      std::move(ready));
}

void ScheduledBooks::putBack(const model::Actor& actor, const BookSchedule& schedule, Ready ready) {
  change(
      actor, "book.schedule",
      [actor, schedule](Schedules& all, BookSchedule& about) -> std::optional<Refused> {
        if (!concerns(actor, schedule)) return kNotYours;
        about = schedule;
        if (found(all, schedule.id) == all.end()) all.push_back(schedule);
        return std::nullopt;
      },
      std::move(ready));
}

void ScheduledBooks::pause(const model::Actor& actor, const Uuid& id, bool paused, Ready ready) {
  const Instant now = m_engine.now();
  const auto zone = m_engine.directory()->calendar().zone();
  change(
      actor, paused ? "book.pause" : "book.resume",
      [actor, id, paused, now, zone](Schedules& all, BookSchedule& about) -> std::optional<Refused> {
        const auto at = found(all, id);
        if (at == all.end()) return kGone;
        if (!concerns(actor, *at)) return kNotYours;
        at->paused = paused;
        if (!paused) {
          at->done = std::max(std::min(at->done, dayOf(now, zone)), stats::lastDue(at->rule, now, zone).day);
          at->failures = 0;
        }
        about = *at;
        return std::nullopt;
      },
      std::move(ready));
}

void ScheduledBooks::record(const model::Actor& actor, const BookContents& contents, const std::string& file, std::function<void(bool)> done) {
  auto entry = bookEntry(actor, m_engine.now(), "export.book", {{"title", contents.title}, {"entries", contents.entries}, {"area", contents.area}, {"file", file}});
  m_engine.write([entry = std::move(entry)](store::Connection& w) mutable { writeAudit(w, entry); }, [done = std::move(done)](std::exception_ptr error) { done(!error); });
}

void ScheduledBooks::leave(const Uuid& id, std::optional<stats::Day> due, Ready ready) {
  change(
      {}, "export.book",
      [id, due, now = m_engine.now()](Schedules& all, BookSchedule& about) -> std::optional<Refused> {
        const auto at = found(all, id);
        if (at == all.end()) return kGone;
        const bool writing = at->leavingAt <= now && now - at->leavingAt < kWriting;
        if (writing || (due && at->done == *due)) return Refused{RefusalCode::changedMeanwhile, "another window makes it"};
        at->leavingAt = now;
        about = *at;
        return std::nullopt;
      },
      std::move(ready));
}

void ScheduledBooks::tell(Run run, Ready ready) {
  change(
      {}, {},
      [run = std::move(run)](Schedules& all, BookSchedule&) -> std::optional<Refused> {
        const auto at = found(all, run.id);
        if (at == all.end()) return std::nullopt;  // taken away meanwhile
        const bool made = run.fault == BookFault::none, over = made || run.fault == BookFault::cancelled;
        at->leavingAt = kNever;
        at->triedAt = run.at;
        at->fault = run.fault;
        at->refusal = run.refusal;
        at->detail = run.detail;
        if (made) {
          at->madeAt = run.at;
          at->files = run.files;
        }
        if (over) {
          at->failures = 0;
          if (run.due) at->done = *run.due;
        } else if (run.due) {
          ++at->failures;
        }
        return std::nullopt;
      },
      std::move(ready));
}

}  // namespace jw::engine
