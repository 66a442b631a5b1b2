#include "ui/rules/rules_page.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>

#include "ui/engine_bridge.h"
#include "ui/memory.h"
#include "ui/rules/proposals_view.h"
#include "ui/rules/replay_view.h"
#include "ui/rules/rule_editor.h"
#include "ui/rules/rule_set.h"
#include "ui/rules/rule_trial.h"
#include "ui/rules/rule_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

RuleId idOf(const QString& key) {
  const auto uuid = Uuid::parse(key.toStdString());
  return uuid ? RuleId{*uuid} : RuleId{};
}

constexpr int kRule = Qt::UserRole, kOther = Qt::UserRole + 1;

QColor Palette::*inkOf(RuleDraft::Change change) {
  switch (change) {
    case RuleDraft::Change::added:
      return &Palette::green;
    case RuleDraft::Change::changed:
      return &Palette::amber;
    case RuleDraft::Change::ended:
      return &Palette::red;
    case RuleDraft::Change::none:
      break;
  }
  return nullptr;
}

}  // namespace

RulesPage::RulesPage(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_set(new RuleSet(desk, this)) {
  setObjectName(QStringLiteral("page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  buildBar(layout);
  auto* split = new QSplitter(this);
  split->setChildrenCollapsible(false);
  auto* left = new QSplitter(Qt::Vertical, split);
  left->setChildrenCollapsible(false);
  auto* top = new QWidget(left);
  auto* down = new QVBoxLayout(top);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  down->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("rules"), top), 1);
  m_empty = makeLabel("empty", top);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  down->addWidget(m_empty, 1);
  left->addWidget(top);
  auto* foot = makeFrame("foot", left);
  buildFoot(foot);
  left->addWidget(foot);
  left->setStretchFactor(0, 3);
  left->setStretchFactor(1, 2);
  split->addWidget(left);
  auto* side = makeFrame("side", split);
  side->setAutoFillBackground(true);
  side->setBackgroundRole(QPalette::Base);
  auto* sideLayout = new QVBoxLayout(side);
  sideLayout->setContentsMargins(0, 0, 0, 0);
  sideLayout->addWidget(m_editor = new RuleEditor(m_desk, side));
  split->addWidget(side);
  split->setStretchFactor(0, 1);
  layout->addWidget(split, 1);
  m_desk.theme.follow(side, [this, side] { side->setMinimumWidth(m_desk.theme.px(340)); });
  split->setSizes({m_desk.theme.px(840), m_desk.theme.px(380)});
  left->setSizes({m_desk.theme.px(300), m_desk.theme.px(300)});
  for (auto [s, key] : {std::pair(split, QStringLiteral("rules/splitter")), std::pair(left, QStringLiteral("rules/foot"))}) {
    s->restoreState(m_desk.memory.get(key).toByteArray());
    connect(s, &QSplitter::splitterMoved, this, [this, s = s, key = key] { m_desk.memory.set(key, s->saveState()); });
  }

  connect(m_table, &RowsTable::keyChanged, this, [this](const QString& key) {
    if (const auto* rule = m_set->draft().find(idOf(key)))
      m_editor->setRule(*rule);
    else
      m_editor->clear();
    showState();
  });
  connect(m_table, &RowsTable::keyActivated, this, [this] { m_editor->focusName(); });
  connect(m_editor, &RuleEditor::edited, this, [this](const model::Rule& rule) {
    m_set->edit().put(rule);
    m_set->changedNow();
  });
  connect(m_set, &RuleSet::changed, this, [this] {
    showRows();
    showChanges();
    showState();
  });
  connect(m_set, &RuleSet::checked, this, &RulesPage::showFindings);
  connect(m_set, &RuleSet::savingEnded, this, &RulesPage::showState);
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &RulesPage::fillFilters);
  addKeys();
  setFocusProxy(m_table);
  retranslate();
  showTab(findings);
}

void RulesPage::buildBar(QBoxLayout* into) {
  auto* bar = makeFrame("bar", this);
  bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  auto* down = new QVBoxLayout(bar);
  m_desk.theme.space(down, 12, 8, 8);
  auto* first = new QHBoxLayout;
  auto* second = new QHBoxLayout;
  m_text = new QLineEdit(bar);
  m_text->setObjectName(QStringLiteral("rulesText"));
  m_text->setClearButtonEnabled(true);
  m_department = new SearchCombo(bar);
  m_department->setObjectName(QStringLiteral("rulesDepartment"));
  m_category = new SearchCombo(bar);
  m_category->setObjectName(QStringLiteral("rulesCategory"));
  m_ended = new QCheckBox(bar);
  m_ended->setObjectName(QStringLiteral("rulesEnded"));
  m_count = makeLabel("second", bar);
  m_count->setObjectName(QStringLiteral("rulesCount"));
  for (QWidget* w : std::initializer_list<QWidget*>{m_text, m_department, m_category, m_ended}) first->addWidget(w);
  first->addStretch(1);
  first->addWidget(m_count);
  const auto button = [&](const char* name, auto run) {
    auto* b = new QPushButton(bar);
    b->setObjectName(QString::fromLatin1(name));
    connect(b, &QPushButton::clicked, this, run);
    second->addWidget(b);
    return b;
  };
  m_new = button("newRule", [this] { newRule(); });
  m_copy = button("copyRule", [this] { copyRule(); });
  m_end = button("endRule", [this] { endRule(); });
  m_up = button("ruleUp", [this] { moveRule(true); });
  m_down = button("ruleDown", [this] { moveRule(false); });
  m_desk.theme.follow(m_text, [this] {
    m_text->setFixedWidth(m_desk.theme.px(240));
    for (QWidget* w : std::initializer_list<QWidget*>{m_department, m_category}) w->setFixedWidth(m_desk.theme.px(180));
  });
  second->addStretch(1);
  m_note = makeLabel("second", bar);
  m_note->setObjectName(QStringLiteral("rulesNote"));
  second->addWidget(m_note);
  m_undo = button("undoRules", [this] { undo(); });
  m_save = button("saveRules", [this] { m_set->save(); showState(); });
  setRole(m_save, "primary");
  down->addLayout(first);
  down->addLayout(second);
  into->addWidget(bar);
  connect(m_text, &QLineEdit::textChanged, this, &RulesPage::showRows);
  for (SearchCombo* c : {m_department, m_category}) connect(c, &QComboBox::currentTextChanged, this, &RulesPage::showRows);
  connect(m_ended, &QCheckBox::toggled, this, &RulesPage::showRows);
}

void RulesPage::buildFoot(QWidget* foot) {
  auto* down = new QVBoxLayout(foot);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* heads = new QHBoxLayout;
  m_desk.theme.space(heads, 12, 0, 16);
  auto* group = new QButtonGroup(this);
  for (int i = 0; i < tabs; ++i) {
    auto* b = new QToolButton(foot);
    setRole(b, "tab");
    b->setObjectName(QStringLiteral("rulesTab%1").arg(i));
    b->setCheckable(true);
    b->setFocusPolicy(Qt::TabFocus);
    group->addButton(b);
    heads->addWidget(b);
    m_tabs.push_back(b);
    connect(b, &QToolButton::clicked, this, [this, i] { showTab(static_cast<Tab>(i)); });
  }
  heads->addStretch(1);
  down->addLayout(heads);
  m_foot = new QStackedWidget(foot);
  down->addWidget(m_foot, 1);
  m_findings = new QListWidget(m_foot);
  m_findings->setObjectName(QStringLiteral("ruleFindings"));
  m_findings->setWordWrap(true);
  auto* changesPage = new QWidget(m_foot);
  auto* changesLayout = new QVBoxLayout(changesPage);
  m_desk.theme.space(changesLayout, 8, 8);
  m_changes = new QListWidget(changesPage);
  m_changes->setObjectName(QStringLiteral("ruleChanges"));
  changesLayout->addWidget(m_changes, 1);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_undoOne = new QPushButton(changesPage));
  buttons->addWidget(m_undoAll = new QPushButton(changesPage));
  m_undoOne->setObjectName(QStringLiteral("undoOne"));
  m_undoAll->setObjectName(QStringLiteral("undoAll"));
  buttons->addStretch(1);
  changesLayout->addLayout(buttons);
  m_trial = new RuleTrial(m_desk, *m_set, m_foot);
  m_replay = new ReplayView(m_desk, *m_set, m_foot);
  m_proposals = new ProposalsView(m_desk, *m_set, m_foot);
  for (QWidget* w : std::initializer_list<QWidget*>{m_findings, changesPage, m_trial, m_replay, m_proposals}) m_foot->addWidget(w);

  const auto jump = [this](QListWidgetItem* item) {
    if (item) showRule(idOf(item->data(kRule).toString()));
  };
  for (QListWidget* list : {m_findings, m_changes}) connect(list, &QListWidget::itemActivated, this, jump);
  for (QListWidget* list : {m_findings, m_changes}) connect(list, &QListWidget::itemClicked, this, jump);
  connect(m_undoOne, &QPushButton::clicked, this, [this] {
    if (const auto* item = m_changes->currentItem()) {
      m_set->edit().revert(idOf(item->data(kRule).toString()));
      m_set->changedNow();
    }
  });
  connect(m_undoAll, &QPushButton::clicked, this, [this] {
    m_set->edit().revertAll();
    m_set->changedNow();
    m_desk.notices.tell(tr("All changes undone. Ctrl+Z brings them back."));
  });
  connect(m_trial, &RuleTrial::ruleWanted, this, &RulesPage::showRule);
  connect(m_replay, &ReplayView::opened, this, &RulesPage::opened);
  connect(m_proposals, &ProposalsView::opened, this, &RulesPage::opened);
}

void RulesPage::addKeys() {
  const auto key = [this](const QKeySequence& keys, QWidget* where, auto run) {
    auto* shortcut = new QShortcut(keys, where);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, run);
  };
  key(Qt::Key_Insert, this, [this] { newRule(); });
  key(Qt::CTRL | Qt::Key_D, this, [this] { copyRule(); });
  key(Qt::Key_Delete, m_table, [this] { endRule(); });
  key(Qt::ALT | Qt::Key_Up, this, [this] { moveRule(true); });
  key(Qt::ALT | Qt::Key_Down, this, [this] { moveRule(false); });
  key(Qt::CTRL | Qt::Key_Z, this, [this] { undo(); });
  key(Qt::CTRL | Qt::Key_S, this, [this] { m_set->save(); showState(); });
  key(Qt::CTRL | Qt::Key_F, this, [this] { m_text->setFocus(Qt::ShortcutFocusReason); });
  for (int i = 0; i < tabs; ++i) key(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i), this, [this, i] { showTab(static_cast<Tab>(i)); });
}

void RulesPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void RulesPage::retranslate() {
  m_text->setPlaceholderText(tr("Name, condition, word"));
  m_department->setHint(tr("Department"));
  m_category->setHint(tr("Category"));
  m_ended->setText(tr("ended ones too"));
  const auto name = [](QAbstractButton* b, const QString& words, const QString& tip) {
    b->setText(words);
    b->setToolTip(tip);
  };
  name(m_new, tr("New"), tr("New rule (Ins)"));
  name(m_copy, tr("Copy"), tr("Copy this rule (Ctrl+D)"));
  name(m_end, tr("End"), tr("End its validity: it stays in the table for the record (Del)"));
  name(m_undo, tr("Undo"), tr("Undo the last step (Ctrl+Z)"));
  m_save->setToolTip(tr("Save all changes together (Ctrl+S)"));
  name(m_up, QStringLiteral("↑"), tr("Asked before the one above (Alt+Up)"));
  name(m_down, QStringLiteral("↓"), tr("Asked after the one below (Alt+Down)"));
  for (QPushButton* b : {m_up, m_down}) b->setAccessibleName(b->toolTip());
  m_undoOne->setText(tr("Undo this change"));
  m_undoAll->setText(tr("Undo all changes"));
  m_table->setColumns({{tr("Priority"), 68}, {tr("Name"), 200}, {tr("If"), 300}, {tr("Department"), 140}, {tr("Decides too"), 140}, {tr("Valid"), 170}, {tr("Version"), 80}});
  m_tabs[trial]->setText(tr("Try it"));
  m_tabs[replay]->setText(tr("Replay"));
  m_tabs[proposals]->setText(tr("Proposals"));
  fillFilters();
  showRows();
  showFindings();
  showChanges();
  showState();
}

void RulesPage::fillFilters() {
  const auto refill = [](SearchCombo* box, const auto& add) {
    const QSignalBlocker quiet(box);
    const QString typed = box->currentText();
    box->clear();
    add();
    box->setCurrentIndex(-1);
    box->setEditText(typed);
  };
  const auto& directory = m_desk.bridge.directory();
  refill(m_department, [&] {
    for (const auto& d : directory.departments()) m_department->addItem(text(d.name), text(d.id.text()));
  });
  refill(m_category, [&] {
    for (const auto& c : directory.categories()) m_category->addItem(QStringLiteral("%1 %2").arg(text(c.code), Words::name(c)), text(c.code));
  });
}

void RulesPage::showRows() {
  const auto& draft = m_set->draft();
  const auto& directory = m_desk.bridge.directory();
  const auto& areas = *m_desk.bridge.areas();
  const Instant now = m_desk.bridge.now();
  const QString wanted = m_text->text().trimmed();
  const int department = m_department->chosen(), category = m_category->chosen();
  const QString departmentKey = department < 0 ? QString() : m_department->itemData(department).toString();
  const std::string code = category < 0 ? std::string() : m_category->itemData(category).toString().toStdString();
  std::vector<Row> rows;
  int n = 0;
  for (const auto& rule : draft.rules()) {
    ++n;
    const auto change = draft.changeOf(rule.id);
    const bool over = rule.validTo <= now;
    if (over && change == RuleDraft::Change::none && !m_ended->isChecked()) continue;
    if (!departmentKey.isEmpty() && text(rule.department.text()) != departmentKey) continue;
    if (!code.empty() && !std::string_view(code).starts_with(rule.categoryPrefix) && !std::string_view(rule.categoryPrefix).starts_with(code)) continue;
    const QStringList when = RuleWords::conditions(rule, directory, areas);
    const QString condition = when.join(QStringLiteral(" · ")), name = text(rule.name), decision = RuleWords::decision(rule);
    if (!wanted.isEmpty() && !name.contains(wanted, Qt::CaseInsensitive) && !condition.contains(wanted, Qt::CaseInsensitive) && !decision.contains(wanted, Qt::CaseInsensitive)) continue;
    const auto ink = over && change == RuleDraft::Change::none ? &Palette::secondText : nullptr;
    const QString version = change == RuleDraft::Change::added ? QString() : QString::number(rule.rowVer);
    rows.push_back({text(rule.id.text()),
                    {{QString::number(rule.priority), n, ink, over},
                     {name, {}, ink, over},
                     {condition, {}, ink, over, when.join(QLatin1Char('\n'))},
                     {text(directory.departmentName(rule.department)), {}, ink},
                     {decision, {}, ink},
                     {RuleWords::validity(rule), QVariant::fromValue<qlonglong>(toMillis(rule.validTo)), ink},
                     {change == RuleDraft::Change::none ? version : RuleWords::of(change), {}, inkOf(change)}}});
  }
  m_count->setText(tr("%L1 of %L2 rules").arg(rows.size()).arg(draft.rules().size()));
  const bool any = !rows.empty();
  m_table->setRows(std::move(rows));
  m_table->setVisible(any);
  m_empty->setVisible(!any);
  m_empty->setText(draft.rules().empty() ? tr("There is no rule yet: cases go to their category's department or wait for a person.\nPress Ins for the first rule, or let proposals be learnt from the history.")
                                         : tr("No rule matches this filter."));
  if (const auto* rule = draft.find(current())) m_editor->setRule(*rule);
}

void RulesPage::showState() {
  const auto edits = m_set->draft().edits();
  int added = 0, changed = 0, ended = 0;
  for (const auto& rule : edits) {
    const auto change = m_set->draft().changeOf(rule.id);
    added += change == RuleDraft::Change::added;
    changed += change == RuleDraft::Change::changed;
    ended += change == RuleDraft::Change::ended;
  }
  const bool any = !edits.empty(), may = m_set->maySave();
  QString note;
  if (any) note = tr("added %1 · changed %2 · ended %3").arg(added).arg(changed).arg(ended);
  if (any && !may) note += QStringLiteral(" · ") + tr("only an administrator may save");
  if (any && may && !m_set->isWhole()) note += QStringLiteral(" · ") + tr("not whole yet, see “Changes”");
  m_note->setText(note);
  m_save->setText(any ? tr("Save %1").arg(edits.size()) : tr("Save"));
  m_save->setEnabled(any && may && m_set->isWhole() && !m_set->isSaving());
  m_undoAll->setEnabled(any);
  m_undoOne->setEnabled(any);
  const bool chosen = static_cast<bool>(current());
  for (QWidget* w : std::initializer_list<QWidget*>{m_copy, m_end, m_up, m_down}) w->setEnabled(chosen);
  m_tabs[changes]->setText(any ? tr("Changes (%1)").arg(edits.size()) : tr("Changes"));
}

void RulesPage::showFindings() {
  const auto& all = m_set->findings();
  const auto& rules = m_set->checkedRules();
  m_tabs[findings]->setText(all.empty() ? tr("Check ✓") : tr("Check (%1)").arg(all.size()));
  m_findings->clear();
  if (all.empty()) {
    auto* item = new QListWidgetItem(m_set->isChecked() ? tr("Every rule can be reached, none contradicts another, every category has a department.") : tr("Checking …"), m_findings);
    item->setFlags(Qt::NoItemFlags);
  }
  for (const auto& f : all) {
    auto* item = new QListWidgetItem(m_desk.theme.icon(f.problem == dispatch::RuleProblem::uncovered ? QStringLiteral("info") : QStringLiteral("warning")),
                                     RuleWords::of(f, rules, m_desk.bridge.directory()), m_findings);
    if (f.rule < rules.size()) item->setData(kRule, text(rules[f.rule].id.text()));
    item->setToolTip(item->text());
  }
}

void RulesPage::showChanges() {
  const QString before = m_changes->currentItem() ? m_changes->currentItem()->data(kRule).toString() : QString();
  m_changes->clear();
  const auto& draft = m_set->draft();
  const auto& directory = m_desk.bridge.directory();
  const auto& areas = *m_desk.bridge.areas();
  const auto sentence = [&](const model::Rule& r) {
    QStringList all = RuleWords::conditions(r, directory, areas);
    const QString decision = RuleWords::decision(r);
    return QStringLiteral("%1 [%2] %3 → %4%5").arg(text(r.name)).arg(r.priority).arg(all.join(QStringLiteral(" · ")), text(directory.departmentName(r.department)), decision.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(decision));
  };
  for (const auto& rule : draft.edits()) {
    const auto change = draft.changeOf(rule.id);
    QString words = RuleWords::of(change) + QStringLiteral("  ") + sentence(rule);
    if (change == RuleDraft::Change::changed)
      if (const auto* was = draft.inForce(rule.id)) words += QLatin1Char('\n') + tr("before: %1").arg(sentence(*was));
    if (const auto fault = RuleDraft::fault(rule)) words += QLatin1Char('\n') + tr("▲ cannot be saved: it %1").arg(*fault);
    if (draft.isStale(rule.id)) words += QLatin1Char('\n') + tr("▲ somebody else has saved this rule meanwhile; saving puts yours over it");
    auto* item = new QListWidgetItem(words, m_changes);
    item->setData(kRule, text(rule.id.text()));
    item->setForeground(m_desk.theme.palette().*(inkOf(change) ? inkOf(change) : &Palette::text));
    if (item->data(kRule).toString() == before) m_changes->setCurrentItem(item);
  }
  if (m_changes->count() == 0) {
    auto* item = new QListWidgetItem(tr("Nothing has been changed. Changes are collected here and saved together."), m_changes);
    item->setFlags(Qt::NoItemFlags);
  }
}

void RulesPage::showTab(Tab tab) {
  m_tabs[tab]->setChecked(true);
  m_foot->setCurrentIndex(tab);
}

RuleId RulesPage::current() const {
  return idOf(m_table->currentKey());
}

void RulesPage::showRule(RuleId id) {
  if (!id || !m_set->draft().find(id)) return;
  const QString key = text(id.text());
  if (m_table->choose(key)) return;
  // A filter hides it: what was asked for is shown.
  m_text->clear();
  m_department->setEditText({});
  m_category->setEditText({});
  if (!m_table->choose(key)) m_ended->setChecked(true);
  m_table->choose(key);
}

void RulesPage::newRule() {
  model::Rule rule;
  const Instant now = m_desk.bridge.now();
  rule.id = {Uuid::make(toMillis(now))};
  rule.name = tr("New rule").toStdString();
  rule.validFrom = now;
  m_set->edit().put(rule);
  m_set->changedNow();
  showRule(rule.id);
  m_editor->focusName();
}

void RulesPage::copyRule() {
  const auto* from = m_set->draft().find(current());
  if (!from) return;
  model::Rule rule = *from;
  const Instant now = m_desk.bridge.now();
  rule.id = {Uuid::make(toMillis(now))};
  rule.rowVer = 1;
  rule.name = tr("%1 (copy)").arg(text(rule.name)).toStdString();
  rule.validFrom = now;
  rule.validTo = kNever;
  m_set->edit().put(rule);
  m_set->changedNow();
  showRule(rule.id);
  m_editor->focusName();
}

void RulesPage::endRule() {
  if (!current()) return;
  m_set->edit().end(current(), m_desk.bridge.now());
  m_set->changedNow();
}

void RulesPage::moveRule(bool up) {
  if (current() && m_set->edit().move(current(), up, m_desk.bridge.now())) m_set->changedNow();
}

void RulesPage::undo() {
  if (m_set->edit().undo())
    m_set->changedNow();
  else
    m_desk.notices.tell(tr("Nothing to undo."));
}

}  // namespace jw::ui
