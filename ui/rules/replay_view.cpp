#include "ui/rules/replay_view.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/rules/lab_run.h"
#include "ui/rules/rule_set.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

enum Which { all, better, worse };

QString percent(double share) {
  return QStringLiteral("%1 %").arg(share * 100, 0, 'f', 1);
}

}  // namespace

ReplayView::ReplayView(const Desk& desk, RuleSet& set, QWidget* parent) : QWidget(parent), m_desk(desk), m_set(set) {
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 12, 6, 6);
  auto* head = new QHBoxLayout;
  head->addWidget(m_run = new LabRun(m_desk, QStringLiteral("replay"), this));
  head->addWidget(m_which = new QComboBox(this));
  m_which->setObjectName(QStringLiteral("replayWhich"));
  down->addLayout(head);
  m_state = makeLabel("second", this);
  m_state->setObjectName(QStringLiteral("replayState"));
  m_state->setWordWrap(true);
  down->addWidget(m_state);
  auto* across = new QHBoxLayout;
  m_desk.theme.follow(this, [this, across] { across->setSpacing(m_desk.theme.px(12)); });
  m_scores = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("replayScores"), this);
  m_moved = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("replayMoved"), this);
  across->addWidget(m_scores, 1);
  across->addWidget(m_moved, 1);
  down->addLayout(across, 1);
  m_more = makeLabel("second", this);
  m_more->setWordWrap(true);
  down->addWidget(m_more);
  down->addStretch(0);
  connect(m_run, &LabRun::wanted, this, &ReplayView::run);
  connect(m_run, &LabRun::cancelled, this, &ReplayView::showResult);
  connect(m_which, &QComboBox::activated, this, &ReplayView::showResult);
  connect(m_moved, &RowsTable::keyActivated, this, [this](const QString& key) {
    if (const auto id = Uuid::parse(key.toStdString())) Q_EMIT opened(CaseId{*id});
  });
  connect(&m_set, &RuleSet::changed, this, [this] {
    m_old = m_result.has_value();
    showResult();
  });
  retranslate();
}

void ReplayView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void ReplayView::retranslate() {
  m_run->setRunText(tr("Replay over the history"));
  {
    const QSignalBlocker quiet(m_which);
    const int which = std::max(0, m_which->currentIndex());
    m_which->clear();
    m_which->addItems({tr("All that go elsewhere"), tr("Only now right"), tr("Only before right")});
    m_which->setCurrentIndex(which);
  }
  m_scores->setColumns({{tr("Over the history"), 190}, {tr("In force"), 72, true}, {tr("Changed"), 72, true}, {tr("Difference"), 72, true}});
  m_moved->setColumns({{tr("Number"), 160}, {tr("Title"), 150}, {tr("Goes to, in force"), 120}, {tr("Goes to, changed"), 120}, {tr("Ended at"), 120}, {tr("Verdict"), 110}, {tr("By the rule"), 160}});
  showResult();
}

void ReplayView::run() {
  m_rules = m_set.draft().forReplay();
  const Instant now = m_desk.bridge.now();
  auto progress = m_run->begin();
  m_state->setText(tr("Replaying …"));
  m_run->watch(engine::replayRules(m_desk.bridge.engine(), {m_desk.bridge.actor(), now - std::chrono::days(m_run->days()), now}, m_rules, kListed, std::move(progress),
                                   onMain<dispatch::RuleReplay>(this, [this, stop = m_run->token()](dispatch::RuleReplay result) {
                                     if (stop.stop_requested()) return;
                                     m_run->end();
                                     m_result = std::move(result);
                                     m_old = false;
                                     showResult();
                                   })));
}

void ReplayView::showResult() {
  const bool any = m_result.has_value();
  for (QWidget* w : std::initializer_list<QWidget*>{m_scores, m_moved, m_which}) w->setVisible(any);
  if (!any) {
    if (!m_run->isRunning()) m_state->setText(tr("Before you save: run the rules over past cases and see which ones would have gone elsewhere, and how this compares with where they ended."));
    m_more->clear();
    return;
  }
  const auto& r = *m_result;
  if (r.cases == 0)
    m_state->setText(tr("No case of these days has been archived yet: there is nothing to compare with. Choose more days."));
  else
    m_state->setText(tr("%L1 past cases: %L2 would go elsewhere, %L3 of them only now rightly, %L4 only before rightly.").arg(r.cases).arg(r.moved).arg(r.better).arg(r.worse) +
                     (m_old ? QLatin1Char(' ') + tr("▲ The rules have changed since this replay: run it again.") : QString()));
  const auto whole = [](std::uint64_t n) { return QStringLiteral("%L1").arg(n); };
  const auto row = [&](const QString& name, const QString& before, const QString& after, const QString& difference, double good) {
    QColor Palette::*ink = good > 0 ? &Palette::green : good < 0 ? &Palette::red : &Palette::secondText;
    return Row{name, {{name}, {before}, {after}, {difference, {}, ink}}};
  };
  const auto counts = [&](const QString& name, std::uint64_t before, std::uint64_t after, int sense) {
    const auto d = static_cast<qint64>(after) - static_cast<qint64>(before);
    return row(name, whole(before), whole(after), QStringLiteral("%1%L2").arg(d > 0 ? QStringLiteral("+") : QString()).arg(d), static_cast<double>(d * sense));
  };
  const double change = r.after.accuracy() - r.before.accuracy();
  m_scores->setRows({row(tr("Sent where it ended"), percent(r.before.accuracy()), percent(r.after.accuracy()), QStringLiteral("%1%2").arg(change > 0 ? QStringLiteral("+") : QString(), percent(change)), change),
                     counts(tr("Decided by itself"), r.before.decided, r.after.decided, 1), counts(tr("Rightly"), r.before.right, r.after.right, 1),
                     counts(tr("Waits for a person"), r.cases - r.before.decided, r.cases - r.after.decided, -1), counts(tr("Sent to who rejected it"), r.before.rejected, r.after.rejected, -1),
                     counts(tr("Sent to who had to rework it"), r.before.reworked, r.after.reworked, -1)});
  const auto& directory = m_desk.bridge.directory();
  const auto department = [&](DepartmentId id) { return id ? text(directory.departmentName(id)) : tr("a person"); };
  const auto ruleName = [&](RuleId id) -> QString {
    const auto it = std::find_if(m_rules.begin(), m_rules.end(), [&](const model::Rule& rule) { return rule.id == id; });
    return it == m_rules.end() ? tr("none") : text(it->name);
  };
  std::vector<Row> rows;
  for (const auto& c : r.list) {
    const bool nowRight = c.after == c.ended, wasRight = c.before == c.ended;
    if (m_which->currentIndex() == better && !(nowRight && !wasRight)) continue;
    if (m_which->currentIndex() == worse && !(wasRight && !nowRight)) continue;
    rows.push_back({text(c.id.text()),
                    {{text(c.number)},
                     {text(c.title)},
                     {department(c.before)},
                     {department(c.after)},
                     {department(c.ended)},
                     {nowRight ? tr("● now right") : wasRight ? tr("▲ was right") : tr("neither"), {}, nowRight ? &Palette::green : wasRight ? &Palette::red : &Palette::secondText},
                     {ruleName(c.ruleAfter)}}});
  }
  const auto shown = rows.size();
  m_moved->setRows(std::move(rows));
  QStringList more;
  if (r.moved > r.list.size()) more << tr("Only the first %L1 of %L2 are listed.").arg(r.list.size()).arg(r.moved);
  if (shown > 0) more << tr("Enter opens a case.");
  m_more->setText(more.join(QLatin1Char(' ')));
}

}  // namespace jw::ui
