#include "ui/system/calendar_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>

#include "core/model/calendar_year.h"
#include "ui/engine_bridge.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/year_grid.h"
#include "ui/words.h"

namespace jw::ui {

CalendarPanel::CalendarPanel(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* bar = new QWidget(this);
  auto* flow = new FlowLayout(bar);
  m_desk.theme.space(flow, 0, 8);
  flow->addWidget(m_before = makeFlatButton(m_desk.theme, QStringLiteral("left"), bar));
  flow->addWidget(m_year = new QSpinBox(bar));
  m_year->setObjectName(QStringLiteral("calendarYear"));
  m_year->setRange(model::kFirstCalendarYear, model::kLastCalendarYear);
  flow->addWidget(m_after = makeFlatButton(m_desk.theme, QStringLiteral("right"), bar));
  const auto button = [&](QPushButton*& b, const char* name) {
    flow->addWidget(b = new QPushButton(bar));
    b->setObjectName(QString::fromLatin1(name));
  };
  button(m_save, "saveCalendar");
  setRole(m_save, "primary");
  button(m_drop, "dropCalendar");
  button(m_shipped, "shippedCalendar");
  button(m_undo, "undoCalendar");
  flow->addWidget(m_state = makeLabel("second", bar));
  m_state->setObjectName(QStringLiteral("calendarState"));
  down->addWidget(bar);
  down->addWidget(m_warning = makeLabel("error", this));
  m_warning->setObjectName(QStringLiteral("calendarWarning"));
  m_warning->setWordWrap(true);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  m_grid = new YearGrid(m_desk.theme, scroll);
  m_grid->setObjectName(QStringLiteral("yearGrid"));
  scroll->setWidget(m_grid);
  down->addWidget(scroll, 1);
  down->addWidget(m_day = makeLabel("fact", this));
  m_day->setObjectName(QStringLiteral("calendarDay"));
  down->addWidget(m_how = makeLabel("second", this));
  m_how->setWordWrap(true);

  connect(m_before, &QToolButton::clicked, m_year, &QSpinBox::stepDown);
  connect(m_after, &QToolButton::clicked, m_year, &QSpinBox::stepUp);
  connect(m_year, &QSpinBox::valueChanged, this, &CalendarPanel::showYear);
  connect(m_grid, &YearGrid::changed, this, [this] {
    if (m_grid->special() == kept())
      m_unsaved.erase(year());
    else
      m_unsaved[year()] = m_grid->special();
    showState();
  });
  connect(m_grid, &YearGrid::currentChanged, this, [this, scroll] {
    m_day->setText(m_grid->describe(m_grid->current()));
    m_grid->setAccessibleDescription(m_day->text());
    if (m_grid->hasFocus()) scroll->ensureVisible(m_grid->cellOf(m_grid->current()).center().x(), m_grid->cellOf(m_grid->current()).center().y());
  });
  connect(m_save, &QPushButton::clicked, this, [this] { put(model::calendarText(m_grid->special()), false); });
  connect(m_drop, &QPushButton::clicked, this, [this] {
    m_unsaved.erase(year());
    showYear();
  });
  connect(m_shipped, &QPushButton::clicked, this, [this] { put(std::nullopt, false); });
  connect(m_undo, &QPushButton::clicked, this, [this] {
    if (!m_last) return;
    const Step step = *m_last;
    m_year->setValue(step.year);
    put(step.before, true);
  });
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &CalendarPanel::showYear);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &CalendarPanel::showYear);
  setFocusProxy(m_grid);
  {
    const QSignalBlocker quiet(m_year);
    m_year->setValue(localTime(m_desk.bridge.now()).date().year());
  }
  retranslate();
}

void CalendarPanel::openYear(int year) {
  m_year->setValue(year);
  m_grid->setFocus(Qt::OtherFocusReason);
}

QString CalendarPanel::warning(std::optional<int> lacking) {
  return lacking ? tr("▲ No holidays are entered for %1. Until they are, deadlines in working time count every Monday to Friday of that year.").arg(*lacking) : QString();
}

void CalendarPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void CalendarPanel::retranslate() {
  m_before->setToolTip(tr("The year before"));
  m_after->setToolTip(tr("The year after"));
  m_year->setAccessibleName(tr("Year"));
  m_save->setText(tr("Save"));
  m_drop->setText(tr("Discard"));
  m_drop->setToolTip(tr("What was changed here and not saved is given up"));
  m_shipped->setText(tr("As shipped"));
  m_shipped->setToolTip(tr("The days of this year as the program knows them"));
  m_undo->setText(tr("Undo"));
  m_grid->setAccessibleName(tr("Working calendar"));
  showYear();
}

int CalendarPanel::year() const { return m_year->value(); }
SpecialDays CalendarPanel::kept() const { return m_desk.bridge.directory().calendar().ofYear(year()); }

bool CalendarPanel::mayChange() const { return m_desk.bridge.actor().role == model::Role::administrator; }

void CalendarPanel::showYear() {
  const auto unsaved = m_unsaved.find(year());
  m_grid->setEditable(mayChange());
  m_grid->showYear(year(), m_desk.bridge.directory().calendar(), unsaved != m_unsaved.end() ? unsaved->second : kept(), localTime(m_desk.bridge.now()).date());
  m_how->setText(mayChange() ? tr("H: day off. W: make-up working day. A click or Space changes a day; drag, or Shift with the arrow keys, for several days. Open cases whose time runs over these days get new deadlines when you save.")
                             : tr("H: day off. W: make-up working day. Administrators change them."));
  showState();
}

void CalendarPanel::showState() {
  const auto& directory = m_desk.bridge.directory();
  const bool own = directory.allSettings().years().count(year()) > 0, changed = m_unsaved.count(year()) > 0;
  const auto& special = m_grid->special();
  const auto make_up = std::count_if(special.begin(), special.end(), [](const auto& d) { return d.second; });
  int worked = 0;
  for (QDate day(year(), 1, 1); day.year() == year(); day = day.addDays(1)) worked += m_grid->isWorked(day);
  QStringList words{tr("Days off: %L1 · make-up days: %L2 · working days: %L3").arg(static_cast<qlonglong>(special.size()) - make_up).arg(make_up).arg(worked)};
  words << (changed ? tr("not yet saved") : own ? tr("entered by the city") : special.empty() ? tr("nothing entered") : tr("as shipped"));
  QStringList others;
  for (const auto& [other, days] : m_unsaved)
    if (other != year()) others << QString::number(other);
  if (!others.isEmpty()) words << tr("not saved either: %1").arg(others.join(tr(", ")));
  m_state->setText(words.join(QStringLiteral(" · ")));
  const auto lacking = model::lackingYear(directory.calendar(), m_desk.bridge.now());
  m_warning->setText(warning(lacking));
  m_warning->setVisible(lacking.has_value());
  for (QPushButton* b : {m_save, m_drop, m_shipped}) b->setVisible(mayChange());
  m_save->setEnabled(changed);
  m_drop->setEnabled(changed);
  m_shipped->setEnabled(own && !changed);
  m_undo->setVisible(mayChange() && m_last.has_value());
}

void CalendarPanel::put(std::optional<std::string> value, bool undoing) {
  const auto& years = m_desk.bridge.directory().allSettings().years();
  const auto own = years.find(year());
  const Step step{year(), own == years.end() ? std::nullopt : std::optional(model::calendarText(own->second))};
  m_save->setEnabled(false);
  m_desk.bridge.submit(engine::PutSetting{{}, model::calendarKey(year()), std::move(value)}, this, [this, step, undoing](const engine::Answer& answer) {
    if (const auto* why = engine::refused(answer)) {
      m_desk.notices.warn(Words::of(why->code));
      return showState();
    }
    m_unsaved.erase(step.year);
    m_last = undoing ? std::nullopt : std::optional(step);
    m_desk.notices.tell(undoing ? tr("Undone: %1 is as it was, and so are the deadlines.").arg(step.year) : tr("Saved. Deadlines that run over %1 have been worked out anew.").arg(step.year));
    showYear();
  });
}

}  // namespace jw::ui
