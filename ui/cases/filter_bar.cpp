#include "ui/cases/filter_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>

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
  m_text = new QLineEdit(this);
  m_text->setObjectName(QStringLiteral("filterText"));
  m_state = new ChoiceButton(m_desk.theme, this);
  m_state->setObjectName(QStringLiteral("filterState"));
  m_kind = new ChoiceButton(m_desk.theme, this);
  m_nature = new ChoiceButton(m_desk.theme, this);
  m_nature->setObjectName(QStringLiteral("filterNature"));
  m_category = new SearchCombo(this);
  m_category->setObjectName(QStringLiteral("filterCategory"));
  m_department = new SearchCombo(this);
  m_department->setObjectName(QStringLiteral("filterDepartment"));
  m_late = new QComboBox(this);
  m_late->setObjectName(QStringLiteral("filterLate"));
  m_area = new AreaPathBar(m_desk.theme, this);
  m_period = new QComboBox(this);
  m_from = new QDateEdit(this);
  m_to = new QDateEdit(this);
  m_unlocated = new QCheckBox(this);
  m_clear = makeFlatButton(m_desk.theme, QStringLiteral("reject"), this);
  m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  for (QDateEdit* edit : {m_from, m_to}) {
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setDate(localTime(m_desk.bridge.now()).date());
  }
  for (QWidget* w :
       std::initializer_list<QWidget*>{m_text, m_area, m_department, m_category, m_state, m_kind, m_nature, m_late,
                                       m_period, m_from, m_to, m_unlocated, m_clear})
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
  connect(m_unlocated, &QCheckBox::toggled, this, soon);
  connect(m_late, &QComboBox::currentIndexChanged, this, soon);
  for (QDateEdit* e : {m_from, m_to}) connect(e, &QDateEdit::dateChanged, this, soon);
  connect(m_area, &AreaPathBar::areaChosen, this, soon);
  connect(m_period, &QComboBox::currentIndexChanged, this, [this] {
    showPeriod();
    m_soon.start();
  });
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
    const QSignalBlocker quiet(m_late), quieter(m_period);
    const int late = std::max(0, m_late->currentIndex()), period = std::max(0, m_period->currentIndex());
    m_late->clear();
    m_late->addItems({tr("Late or not"), tr("Overdue"), tr("1 day late or more"), tr("3 days late or more"),
                      tr("7 days late or more"), tr("30 days late or more")});
    m_late->setCurrentIndex(late);
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
  f.states = m_state->isVisibleTo(this) ? as<model::CaseState>(m_state->ticked()) : std::vector<model::CaseState>();
  f.kinds = as<model::CaseKind>(m_kind->ticked());
  f.natures = as<model::Nature>(m_nature->ticked());
  const int category = m_category->chosen(), department = m_department->chosen();
  f.category = category < 0 ? CategoryId() : m_categories[static_cast<std::size_t>(category)];
  f.department = department < 0 ? DepartmentId() : m_departments[static_cast<std::size_t>(department)];
  f.area = m_area->area().empty() ? m_desk.cases.area() : m_area->area();
  constexpr int days[] = {0, 0, 1, 3, 7, 30};  // as in the list of choices
  f.overdueOnly = m_late->currentIndex() > 0;
  f.lateBy = std::chrono::hours(24 * days[std::max(0, m_late->currentIndex())]);
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

void FilterBar::showStates(bool visible) {
  m_state->setVisible(visible);
}

void FilterBar::clear() {
  m_text->clear();
  for (ChoiceButton* b : {m_state, m_kind, m_nature}) b->tick({});
  m_category->choose(-1);
  m_department->choose(-1);
  m_area->setArea({});
  m_period->setCurrentIndex(anyTime);
  m_late->setCurrentIndex(0);
  m_unlocated->setChecked(false);
  m_soon.start();
}

}  // namespace jw::ui
