#include "ui/cases/filter_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>

#include "ui/cases/case_queues.h"
#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/theme/theme.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/choice_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

enum Period { anyTime, today, lastDay, lastWeek, lastMonth, freePeriod };

template <class E>
std::vector<E> as(const std::vector<int>& values) {
  std::vector<E> out;
  for (const int v : values) out.push_back(static_cast<E>(v));
  return out;
}

}  // namespace

FilterBar::FilterBar(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_flow(new FlowLayout(this)) {
  m_desk.theme.space(m_flow, 12, 8);
  m_queue = new QComboBox(this);
  m_queue->setObjectName(QStringLiteral("filterQueue"));
  m_queue->setMaxVisibleItems(20);
  m_text = new QLineEdit(this);
  m_text->setObjectName(QStringLiteral("filterText"));
  m_state = new ChoiceButton(m_desk.theme, this);
  m_state->setObjectName(QStringLiteral("filterState"));
  m_kind = new ChoiceButton(m_desk.theme, this);
  m_nature = new ChoiceButton(m_desk.theme, this);
  m_category = new SearchCombo(this);
  m_department = new SearchCombo(this);
  m_area = new AreaPathBar(m_desk.theme, this);
  m_period = new QComboBox(this);
  m_from = new QDateEdit(this);
  m_to = new QDateEdit(this);
  m_overdue = new QCheckBox(this);
  m_overdue->setObjectName(QStringLiteral("filterOverdue"));
  m_unlocated = new QCheckBox(this);
  m_clear = makeFlatButton(m_desk.theme, QStringLiteral("reject"), this);
  m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  for (QDateEdit* edit : {m_from, m_to}) {
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setDate(localTime(m_desk.bridge.now()).date());
  }
  for (QWidget* w :
       std::initializer_list<QWidget*>{m_queue, m_text, m_state, m_kind, m_nature, m_category, m_department, m_period,
                                       m_from, m_to, m_area, m_overdue, m_unlocated, m_clear})
    m_flow->addWidget(w);
  m_desk.theme.follow(this, [this] {
    m_text->setFixedWidth(m_desk.theme.px(240));
    for (QWidget* w : std::initializer_list<QWidget*>{m_category, m_department}) w->setFixedWidth(m_desk.theme.px(168));
  });

  m_soon.setSingleShot(true);
  m_soon.setInterval(200);
  connect(&m_soon, &QTimer::timeout, this, &FilterBar::filterChanged);
  const auto soon = [this] { m_soon.start(); };
  connect(m_text, &QLineEdit::textChanged, this, soon);
  for (ChoiceButton* b : {m_state, m_kind, m_nature}) connect(b, &ChoiceButton::ticksChanged, this, soon);
  for (SearchCombo* c : {m_category, m_department}) connect(c, &QComboBox::currentTextChanged, this, soon);
  for (QCheckBox* b : {m_overdue, m_unlocated}) connect(b, &QCheckBox::toggled, this, soon);
  for (QDateEdit* e : {m_from, m_to}) connect(e, &QDateEdit::dateChanged, this, soon);
  connect(m_area, &AreaPathBar::areaChosen, this, soon);
  connect(m_period, &QComboBox::currentIndexChanged, this, [this] {
    showPeriod();
    m_soon.start();
  });
  connect(m_queue, &QComboBox::activated, this, &FilterBar::setQueue);
  connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &FilterBar::fillLists);
  const auto areas = [this] { m_area->setAreas(m_desk.bridge.areas(), m_desk.bridge.actor().scope); };
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, areas);
  areas();
  retranslate();
}

void FilterBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void FilterBar::retranslate() {
  {
    const QSignalBlocker quiet(m_queue), quieter(m_period);
    const int queue = std::max(0, m_queue->currentIndex()), period = std::max(0, m_period->currentIndex());
    m_queue->clear();
    for (const CaseQueue& q : caseQueues()) m_queue->addItem(queueName(q));
    m_queue->setCurrentIndex(queue);
    m_period->clear();
    m_period->addItems(
        {tr("Any time"), tr("Today"), tr("Last 24 hours"), tr("Last 7 days"), tr("Last 30 days"), tr("From … to …")});
    m_period->setCurrentIndex(period);
  }
  m_text->setPlaceholderText(tr("Number, title, text, address"));
  std::vector<std::pair<int, QString>> states, kinds, natures;
  for (int s = 1; s < model::kCaseStates; ++s) states.emplace_back(s, Words::of(static_cast<model::CaseState>(s)));
  for (int k = 1; k <= 4; ++k) kinds.emplace_back(k, Words::of(static_cast<model::CaseKind>(k)));
  for (int n = 1; n <= 3; ++n) natures.emplace_back(n, Words::of(static_cast<model::Nature>(n)));
  m_state->setChoices(tr("State"), states);
  m_kind->setChoices(tr("Kind"), kinds);
  m_nature->setChoices(tr("Nature"), natures);
  m_category->setHint(tr("Category"));
  m_department->setHint(tr("Department"));
  m_overdue->setText(tr("Overdue only"));
  m_unlocated->setText(tr("Without a grid"));
  m_clear->setText(tr("Clear"));
  m_clear->setToolTip(tr("Show all cases again"));
  fillLists();
  showPeriod();
}

void FilterBar::fillLists() {
  const auto& directory = m_desk.bridge.directory();
  const auto refill = [](SearchCombo* combo, auto& ids, const auto& rows, const auto& name) {
    const QSignalBlocker quiet(combo);
    const int chosen = combo->chosen();
    const auto before = chosen < 0 ? std::decay_t<decltype(rows.front().id)>() : ids[static_cast<std::size_t>(chosen)];
    combo->clear();
    ids.clear();
    for (const auto& row : rows) {
      ids.push_back(row.id);
      combo->addItem(name(row));
    }
    const auto at = std::find(ids.begin(), ids.end(), before);
    combo->choose(before && at != ids.end() ? static_cast<int>(at - ids.begin()) : -1);
  };
  refill(m_category, m_categories, directory.categories(), [](const model::Category& c) { return Words::name(c); });
  refill(m_department, m_departments, directory.departments(), [](const model::Department& d) { return text(d.name); });
}

void FilterBar::showPeriod() {
  const bool own = m_period->currentIndex() == freePeriod;
  m_from->setVisible(own);
  m_to->setVisible(own);
}

void FilterBar::apply(engine::CaseFilter& f) const {
  f.text = m_text->text().trimmed().toStdString();
  f.states = as<model::CaseState>(m_state->ticked());
  f.kinds = as<model::CaseKind>(m_kind->ticked());
  f.natures = as<model::Nature>(m_nature->ticked());
  const int category = m_category->chosen(), department = m_department->chosen();
  f.category = category < 0 ? CategoryId() : m_categories[static_cast<std::size_t>(category)];
  f.department = department < 0 ? DepartmentId() : m_departments[static_cast<std::size_t>(department)];
  f.area = m_area->area().empty() ? m_desk.cases.area() : m_area->area();
  f.overdueOnly = m_overdue->isChecked();
  f.unlocatedOnly = m_unlocated->isChecked();
  f.reportedFrom = f.reportedTo = kNever;
  const Instant now = m_desk.bridge.now();
  switch (m_period->currentIndex()) {
    case today:
      f.reportedFrom = instantOf(localTime(now).date().startOfDay());
      break;
    case lastDay:
      f.reportedFrom = now - std::chrono::hours(24);
      break;
    case lastWeek:
      f.reportedFrom = now - std::chrono::hours(24 * 7);
      break;
    case lastMonth:
      f.reportedFrom = now - std::chrono::hours(24 * 30);
      break;
    case freePeriod:
      f.reportedFrom = instantOf(m_from->date().startOfDay());
      f.reportedTo = instantOf(m_to->date().addDays(1).startOfDay());
      break;
    default:
      break;
  }
}

bool FilterBar::restricts() const {
  engine::CaseFilter f;
  apply(f);
  return !f.text.empty() || !f.states.empty() || !f.kinds.empty() || !f.natures.empty() || f.category || f.department ||
         !f.area.empty() || f.overdueOnly || f.unlocatedOnly || f.reportedFrom != kNever;
}

void FilterBar::focusText() {
  m_text->setFocus(Qt::ShortcutFocusReason);
  m_text->selectAll();
}

void FilterBar::setText(const QString& words) {
  m_text->setText(words);
}

void FilterBar::setQueue(int index) {
  const auto queues = caseQueues();
  if (index < 0 || static_cast<std::size_t>(index) >= queues.size()) return;
  m_queue->setCurrentIndex(index);
  std::vector<int> states;
  for (const auto s : queues[static_cast<std::size_t>(index)].states) states.push_back(static_cast<int>(s));
  m_state->tick(states);
  m_overdue->setChecked(queues[static_cast<std::size_t>(index)].overdue);
  m_soon.start();
}

void FilterBar::clear() {
  m_text->clear();
  for (ChoiceButton* b : {m_state, m_kind, m_nature}) b->tick({});
  m_category->choose(-1);
  m_department->choose(-1);
  m_area->setArea({});
  m_period->setCurrentIndex(anyTime);
  m_unlocated->setChecked(false);
  setQueue(0);
}

}  // namespace jw::ui
