#include "ui/rules/proposals_view.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <algorithm>
#include <set>

#include "core/model/rule_json.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/rules/lab_run.h"
#include "ui/rules/rule_set.h"
#include "ui/rules/rule_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

/// What a rule does, without its name and rank.
std::string meaning(const model::Rule& rule) {
  return rule.department.text() + conditionsJson(rule) + decisionJson(rule);
}

}  // namespace

ProposalsView::ProposalsView(const Desk& desk, RuleSet& set, QWidget* parent) : QWidget(parent), m_desk(desk), m_set(set) {
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 12, 6, 6);
  auto* head = new QHBoxLayout;
  head->addWidget(m_run = new LabRun(m_desk, QStringLiteral("learn"), this), 1);
  m_support = new QSpinBox(this);
  m_support->setObjectName(QStringLiteral("learnSupport"));
  m_support->setRange(2, 10000);
  m_support->setValue(5);
  m_confidence = new QDoubleSpinBox(this);
  m_confidence->setObjectName(QStringLiteral("learnConfidence"));
  m_confidence->setRange(0.5, 1);
  m_confidence->setSingleStep(0.05);
  m_confidence->setValue(0.8);
  m_confidence->setButtonSymbols(QAbstractSpinBox::NoButtons);
  head->addWidget(m_supportName = makeLabel("second", this));
  head->addWidget(m_support);
  head->addWidget(m_confidenceName = makeLabel("second", this));
  head->addWidget(m_confidence);
  down->addLayout(head);
  m_state = makeLabel("second", this);
  m_state->setObjectName(QStringLiteral("learnState"));
  m_state->setWordWrap(true);
  down->addWidget(m_state);
  auto* across = new QHBoxLayout;
  m_desk.theme.follow(this, [this, across] { across->setSpacing(m_desk.theme.px(12)); });
  m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("proposals"), this);
  m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  across->addWidget(m_table, 3);
  auto* right = new QVBoxLayout;
  m_examplesHead = makeLabel("second", this);
  m_examplesHead->setWordWrap(true);
  right->addWidget(m_examplesHead);
  m_examples = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("proposalExamples"), this);
  right->addWidget(m_examples, 1);
  across->addLayout(right, 2);
  down->addLayout(across, 1);
  auto* buttons = new QHBoxLayout;
  m_accept = new QPushButton(this);
  m_accept->setObjectName(QStringLiteral("acceptProposals"));
  m_acceptAll = new QPushButton(this);
  m_acceptAll->setObjectName(QStringLiteral("acceptAllProposals"));
  buttons->addWidget(m_accept);
  buttons->addWidget(m_acceptAll);
  buttons->addStretch(1);
  down->addLayout(buttons);
  down->addStretch(0);
  connect(m_run, &LabRun::wanted, this, &ProposalsView::run);
  connect(m_run, &LabRun::cancelled, this, &ProposalsView::showRows);
  connect(m_table, &RowsTable::keyChanged, this, &ProposalsView::showExamples);
  connect(m_table, &RowsTable::keyActivated, this, [this] { accept(false); });
  connect(m_accept, &QPushButton::clicked, this, [this] { accept(false); });
  connect(m_acceptAll, &QPushButton::clicked, this, [this] { accept(true); });
  connect(m_examples, &RowsTable::keyActivated, this, [this](const QString& key) {
    if (const auto id = Uuid::parse(key.toStdString())) Q_EMIT opened(CaseId{*id});
  });
  connect(&m_set, &RuleSet::changed, this, &ProposalsView::showRows);
  retranslate();
}

void ProposalsView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void ProposalsView::retranslate() {
  m_run->setRunText(tr("Learn from the history"));
  m_supportName->setText(tr("at least cases"));
  m_confidenceName->setText(tr("confidence"));
  m_accept->setText(tr("Accept the chosen ones (Enter)"));
  m_acceptAll->setText(tr("Accept all"));
  m_table->setColumns({{tr("If"), 300}, {tr("Department"), 140}, {tr("Cases"), 64, true}, {tr("Right"), 64, true}, {tr("Confidence"), 84, true}, {tr("State"), 90}});
  m_examples->setColumns({{tr("Number"), 150}, {tr("Title"), 160}, {tr("Department"), 110}});
  showRows();
}

void ProposalsView::run() {
  const Instant now = m_desk.bridge.now();
  dispatch::LearnOptions options;
  options.support = static_cast<std::uint32_t>(m_support->value());
  options.confidence = m_confidence->value();
  auto progress = m_run->begin();
  m_state->setText(tr("Learning …"));
  m_run->watch(engine::learnRules(m_desk.bridge.engine(), {m_desk.bridge.actor(), now - std::chrono::days(m_run->days()), now}, std::move(options), std::move(progress),
                                  onMain<std::vector<dispatch::LearntRule>>(this, [this, stop = m_run->token()](std::vector<dispatch::LearntRule> learnt) {
                                    if (stop.stop_requested()) return;
                                    m_run->end();
                                    m_ran = true;
                                    m_learnt = std::move(learnt);
                                    // The learner's rules have no place in the store yet.
                                    for (auto& l : m_learnt) {
                                      const Instant at = m_desk.bridge.now();
                                      l.rule.id = {Uuid::make(toMillis(at))};
                                      l.rule.validFrom = at;
                                      l.rule.validTo = kNever;
                                    }
                                    showRows();
                                  })));
}

bool ProposalsView::isTaken(const model::Rule& rule) const {
  if (m_set.draft().find(rule.id)) return true;
  const Instant now = m_desk.bridge.now();
  const std::string wanted = meaning(rule);
  return std::any_of(m_set.draft().rules().begin(), m_set.draft().rules().end(), [&](const model::Rule& r) { return r.validTo > now && meaning(r) == wanted; });
}

void ProposalsView::showRows() {
  const auto& directory = m_desk.bridge.directory();
  const auto& areas = *m_desk.bridge.areas();
  std::set<std::string> known;
  const Instant now = m_desk.bridge.now();
  for (const auto& r : m_set.draft().rules())
    if (r.validTo > now) known.insert(meaning(r));
  std::vector<Row> rows;
  int open = 0;
  for (std::size_t i = 0; i < m_learnt.size(); ++i) {
    const auto& l = m_learnt[i];
    const bool taken = known.count(meaning(l.rule)) > 0;
    open += !taken;
    const QStringList when = RuleWords::conditions(l.rule, directory, areas);
    const auto ink = taken ? &Palette::secondText : nullptr;
    rows.push_back({text(l.rule.id.text()),
                    {{when.join(QStringLiteral(" · ")), {}, ink, false, when.join(QLatin1Char('\n'))},
                     {text(directory.departmentName(l.rule.department)), {}, ink},
                     {QStringLiteral("%L1").arg(l.support), QVariant::fromValue<qulonglong>(l.support), ink},
                     {QStringLiteral("%L1").arg(l.right), QVariant::fromValue<qulonglong>(l.right), ink},
                     {QStringLiteral("%1 %").arg(l.confidence() * 100, 0, 'f', 1), l.confidence(), ink},
                     {taken ? tr("✓ is a rule") : QString(), {}, ink}}});
  }
  const bool any = !rows.empty();
  m_table->setRows(std::move(rows));
  for (QWidget* w : std::initializer_list<QWidget*>{m_table, m_examples, m_examplesHead, m_accept, m_acceptAll}) w->setVisible(any);
  m_acceptAll->setEnabled(open > 0);
  m_acceptAll->setText(tr("Accept all %1").arg(open));
  if (any)
    m_state->setText(tr("%L1 proposals. An accepted one is an ordinary rule in the draft: readable, editable, saved by you.").arg(m_learnt.size()));
  else if (!m_run->isRunning())
    m_state->setText(m_ran ? tr("The history of these days gives no rule that is sure enough. Choose more days, or ask for less.")
                           : tr("Rules that decide past cases rightly are proposed from the archived ones: category, area and words → department, with the number of cases that speak for each."));
  showExamples();
}

void ProposalsView::showExamples() {
  m_asking.request_stop();
  m_asking = std::stop_source();
  const std::string key = m_table->currentKey().toStdString();
  const auto it = std::find_if(m_learnt.begin(), m_learnt.end(), [&](const auto& l) { return l.rule.id.text() == key; });
  m_accept->setEnabled(it != m_learnt.end());
  m_examples->setRows({});
  if (it == m_learnt.end()) {
    m_examplesHead->setText(tr("Choose a proposal to see past cases like it."));
    return;
  }
  m_examplesHead->setText(tr("Past cases like it:"));
  engine::CaseFilter filter;
  filter.states = {model::CaseState::archived};
  filter.area = it->rule.areaPrefix;
  if (!it->rule.keywords.empty()) filter.text = it->rule.keywords.front();
  for (const auto& c : m_desk.bridge.directory().categories())
    if (c.code == it->rule.categoryPrefix) filter.category = c.id;
  filter.reportedFrom = m_desk.bridge.now() - std::chrono::days(m_run->days());
  filter.limit = 50;
  m_desk.bridge.findCases(std::move(filter), m_asking.get_token(), this, [this, department = it->rule.department](const engine::CasePage& page) {
    std::vector<Row> rows;
    for (const auto& c : page.cases)
      rows.push_back({text(c.id.text()), {{text(c.number)}, {text(c.title)}, {text(m_desk.bridge.directory().departmentName(c.department)), {}, c.department == department ? &Palette::green : &Palette::amber}}});
    m_examples->setRows(std::move(rows));
  });
}

void ProposalsView::accept(bool all) {
  const auto chosen = m_table->chosenKeys();
  std::vector<model::Rule> rules;
  for (const auto& l : m_learnt) {
    if (!all && std::find(chosen.begin(), chosen.end(), text(l.rule.id.text())) == chosen.end()) continue;
    if (!isTaken(l.rule)) rules.push_back(l.rule);
  }
  if (rules.empty()) return;
  const auto count = rules.size();
  m_set.edit().put(std::move(rules));
  m_set.changedNow();
  m_desk.notices.tell(tr("%1 in the draft. Ctrl+Z takes them back; nothing is saved yet.").arg(count));
}

}  // namespace jw::ui
