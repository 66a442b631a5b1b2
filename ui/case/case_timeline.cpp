#include "ui/case/case_timeline.h"

#include <QLocale>
#include <algorithm>

#include "ui/time_left.h"
#include "ui/trail_words.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using Kind = TrailEntry::Kind;
using Mark = TrailEntry::Mark;

class Writer {
 public:
  Writer(const model::CaseDetails& d, const engine::Directory& directory, Instant now) : m_d(d), m_directory(directory), m_now(now) {}

  void steps() {
    for (std::size_t i = 0; i < m_d.trail.size(); ++i) {
      const auto& t = m_d.trail[i];
      QString head = Words::of(t.action);
      const QString department = text(m_directory.departmentName(t.department));
      if (t.action == model::Action::assign && !department.isEmpty()) head += QStringLiteral(" → ") + department;
      QStringList body{TrailWords::who(t)};
      if (!t.reason.empty()) body << TrailWords::reason(t);
      if (!t.note.empty()) body << TrailWords::note(t, m_directory);
      if (t.satisfied) body << (*t.satisfied ? CaseTimeline::tr("the reporter is satisfied") : CaseTimeline::tr("the reporter is not satisfied"));
      if (t.until != kNever)
        body << (t.action == model::Action::extend ? CaseTimeline::tr("new deadline %1") : CaseTimeline::tr("until %1")).arg(Words::moment(t.until, m_now));
      if (t.recordedAt - t.at > std::chrono::minutes(1)) body << CaseTimeline::tr("entered later, %1").arg(Words::moment(t.recordedAt, m_now));
      auto& e = add(t.at, Kind::step, head, body.join(QLatin1Char('\n')));
      if (i > 0) lasted(e, m_d.trail[i - 1], t);
    }
  }

  void urges() {
    for (const auto& u : m_d.urges) {
      QStringList body{u.automatic || u.actor.empty() || u.actor.front() == '@' ? Words::of(model::Role::engine) : text(u.actor)};
      if (u.level > 1) body << CaseTimeline::tr("the superior was told too");
      if (!u.note.empty()) body << text(u.note);
      body << CaseTimeline::tr("messages: %1").arg(u.messages);
      const QString about = u.state == model::CaseState::none ? CaseTimeline::tr("%1, called in").arg(text(m_directory.departmentName(u.department))) : Words::of(u.state);
      add(u.at, Kind::urge, CaseTimeline::tr("Urged (%1)").arg(about), body.join(QStringLiteral(" · ")));
    }
  }

  void tasks() {
    for (const auto& t : m_d.tasks) {
      const QString department = text(m_directory.departmentName(t.department));
      QString body = text(t.openedBy) + QStringLiteral(" · ") + text(t.request);
      if (t.due != kNever) body += QStringLiteral(" · ") + CaseTimeline::tr("due %1").arg(Words::moment(t.due, m_now));
      add(t.openedAt, Kind::task, CaseTimeline::tr("%1 was called in").arg(department), body);
      if (t.endedAt == kNever) continue;
      const bool done = t.state == model::CaseTask::State::done;
      auto& e = add(t.endedAt, Kind::task, (done ? CaseTimeline::tr("%1 has done its part") : CaseTimeline::tr("The task of %1 was withdrawn")).arg(department),
                    text(t.endedBy) + QStringLiteral(" · ") + text(t.result));
      if (done) judge(e, t.due, t.endedAt, CaseTimeline::tr("took %1").arg(durationText(t.endedAt - t.openedAt)));
    }
  }

  void requests() {
    using State = model::CaseRequest::State;
    for (const auto& r : m_d.requests) {
      const QString department = text(m_directory.departmentName(r.department));
      const bool extend = r.action == model::Action::extend;
      auto& e = add(r.askedAt, Kind::task, (extend ? CaseTimeline::tr("%1 asked for more time") : CaseTimeline::tr("%1 asked for a pause")).arg(department),
                    QStringList{text(r.askedBy), text(r.reason), CaseTimeline::tr("until %1").arg(Words::moment(r.until, m_now))}.join(QStringLiteral(" · ")));
      e.foot = r.state == State::open ? CaseTimeline::tr("◐ waits for the desk") : CaseTimeline::tr("%1 after %2").arg(CaseTimeline::of(r.state), durationText(r.answeredAt - r.askedAt));
      // Granted is told by the step, and of what was left behind there is nothing to tell.
      if (r.state == State::refused || r.state == State::withdrawn)
        add(r.answeredAt, Kind::task, (r.state == State::refused ? CaseTimeline::tr("The request of %1 was refused") : CaseTimeline::tr("%1 withdrew its request")).arg(department),
            r.answer.empty() ? text(r.answeredBy) : text(r.answeredBy) + QStringLiteral(" · ") + text(r.answer));
    }
  }

  void rest() {
    for (const auto& l : m_d.links)
      add(l.at, Kind::link, (l.original ? CaseTimeline::tr("Joined to case %1") : CaseTimeline::tr("Case %1 joined to this one")).arg(text(l.number)), text(l.actor));
    for (const auto& a : m_d.attachments)
      add(a.at, Kind::file, CaseTimeline::tr("File: %1").arg(text(a.name)), text(a.actor) + QStringLiteral(" · ") + CaseTimeline::fileSize(a.size));
  }

  // The newest first; what came in one moment keeps the order of its making, turned round.
  std::vector<TrailEntry> done() {
    std::stable_sort(m_out.begin(), m_out.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    std::reverse(m_out.begin(), m_out.end());
    return std::move(m_out);
  }

 private:
  TrailEntry& add(Instant at, Kind kind, const QString& head, const QString& body) {
    TrailEntry e;
    e.at = at;
    e.kind = kind;
    e.head = head;
    e.moment = Words::moment(at, m_now);
    e.body = body;
    m_out.push_back(std::move(e));
    return m_out.back();
  }
  void lasted(TrailEntry& e, const model::Transition& before, const model::Transition& t) {
    const bool same = t.from == t.to;  // an extension ends nothing
    judge(e, same ? kNever : t.due, t.at, CaseTimeline::tr("%1 for %2").arg(Words::of(t.from), durationText(t.at - before.at)));
  }
  static void judge(TrailEntry& e, Instant due, Instant at, const QString& lasting) {
    e.foot = lasting;
    if (due == kNever) return;
    const bool late = at > due;
    e.mark = late ? Mark::bad : Mark::good;
    e.foot = (late ? CaseTimeline::tr("▲ %1, %2 late") : CaseTimeline::tr("● %1, in time by %2")).arg(lasting, durationText(at - due));
  }

  const model::CaseDetails& m_d;
  const engine::Directory& m_directory;
  Instant m_now;
  std::vector<TrailEntry> m_out;
};

}  // namespace

std::vector<TrailEntry> CaseTimeline::entries(const model::CaseDetails& details, const engine::Directory& directory, Instant now) {
  Writer writer(details, directory, now);
  writer.steps();
  writer.urges();
  writer.tasks();
  writer.requests();
  writer.rest();
  return writer.done();
}

QString CaseTimeline::of(model::CaseTask::State state) {
  switch (state) {
    case model::CaseTask::State::open:
      return tr("open", "task");
    case model::CaseTask::State::done:
      return tr("done", "task");
    case model::CaseTask::State::withdrawn:
      return tr("withdrawn", "task");
  }
  return {};
}

QString CaseTimeline::of(model::CaseRequest::State state) {
  switch (state) {
    case model::CaseRequest::State::open:
      return tr("open", "request");
    case model::CaseRequest::State::granted:
      return tr("granted", "request");
    case model::CaseRequest::State::refused:
      return tr("refused", "request");
    case model::CaseRequest::State::withdrawn:
      return tr("withdrawn", "request");
    case model::CaseRequest::State::lapsed:
      return tr("left behind", "request");
  }
  return {};
}

QString CaseTimeline::fileSize(std::int64_t bytes) {
  return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

}  // namespace jw::ui
