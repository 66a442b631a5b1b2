#include "ui/statistics/period_box.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {
namespace {

constexpr int kOwn = -1, kFree = 100;  // beside stats::NamedPeriod, as the data of the box
const QDate kEpoch(1970, 1, 1);

QDate dateOf(stats::Day day) { return kEpoch.addDays(day); }
stats::Day dayOf(const QDate& date) { return static_cast<stats::Day>(kEpoch.daysTo(date)); }

}  // namespace

PeriodBox::PeriodBox(const Desk& desk, std::function<QDate()> today, QWidget* parent) : QWidget(parent), m_desk(desk), m_today(std::move(today)) {
  setObjectName(QStringLiteral("period"));
  auto* across = new QHBoxLayout(this);
  across->setContentsMargins(0, 0, 0, 0);
  m_desk.theme.space(across, 0, 0, 6);
  m_kind = new QComboBox(this);
  m_kind->setObjectName(QStringLiteral("periodKind"));
  m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  across->addWidget(m_kind);
  const auto date = [this](const char* name) {
    auto* edit = new QDateEdit(this);
    edit->setObjectName(QLatin1String(name));
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setCalendarPopup(true);
    return edit;
  };
  m_from = date("periodFrom");
  m_to = date("periodTo");
  m_dash = makeLabel("second", this);
  for (QWidget* w : std::initializer_list<QWidget*>{m_from, m_dash, m_to}) across->addWidget(w);
  setFocusProxy(m_kind);
  retranslate();
  choose();
  connect(m_kind, &QComboBox::activated, this, [this] {
    // Free days begin with those that were there.
    if (m_kind->currentData().toInt() == kFree && m_from->isHidden()) {
      const QSignalBlocker quiet(m_from), quieter(m_to);
      m_to->setDate(m_today());
      m_from->setDate(QDate(m_today().year(), m_today().month(), 1));
    }
    choose();
    Q_EMIT changed();
  });
  connect(m_from, &QDateEdit::dateChanged, this, [this](const QDate& from) {
    const QSignalBlocker quiet(m_to);
    if (m_to->date() < from) m_to->setDate(from);
    Q_EMIT changed();
  });
  connect(m_to, &QDateEdit::dateChanged, this, [this](const QDate& to) {
    const QSignalBlocker quiet(m_from);
    if (m_from->date() > to) m_from->setDate(to);
    Q_EMIT changed();
  });
}

std::optional<stats::Period> PeriodBox::period() const {
  const int kind = m_kind->currentData().toInt();
  if (kind == kOwn) return std::nullopt;
  if (kind == kFree) return stats::Period{dayOf(m_from->date()), dayOf(m_to->date()) + 1};
  return stats::periodOf(static_cast<stats::NamedPeriod>(kind), dayOf(m_today()));
}

void PeriodBox::setPeriod(const stats::Period& period) {
  const QSignalBlocker quiet(m_from), quieter(m_to);
  m_kind->setCurrentIndex(m_kind->findData(kFree));
  m_from->setDate(dateOf(period.first));
  m_to->setDate(dateOf(period.last()));
  choose();
  Q_EMIT changed();
}

void PeriodBox::choose() {
  const bool free = m_kind->currentData().toInt() == kFree;
  m_from->setMaximumDate(m_today());
  m_to->setMaximumDate(m_today());
  for (QWidget* w : std::initializer_list<QWidget*>{m_from, m_dash, m_to}) w->setVisible(free);
}

void PeriodBox::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void PeriodBox::retranslate() {
  using N = stats::NamedPeriod;
  const QSignalBlocker quiet(m_kind);
  const int was = std::max(0, m_kind->currentIndex());
  m_kind->clear();
  m_kind->addItem(tr("The statistic's own days"), kOwn);
  const std::pair<N, QString> names[] = {{N::thisMonth, tr("This month")}, {N::lastMonth, tr("Last month")}, {N::thisQuarter, tr("This quarter")}, {N::lastQuarter, tr("Last quarter")}, {N::thisYear, tr("This year")}, {N::lastYear, tr("Last year")}, {N::last30Days, tr("Last 30 days")}, {N::last365Days, tr("Last 365 days")}};
  for (const auto& [name, words] : names) m_kind->addItem(words, static_cast<int>(name));
  m_kind->addItem(tr("From … to …"), kFree);
  m_kind->setCurrentIndex(was);
  m_kind->setAccessibleName(tr("Cases reported in"));
  m_from->setAccessibleName(tr("First day"));
  m_to->setAccessibleName(tr("Last day"));
  m_dash->setText(QStringLiteral("–"));
}

}  // namespace jw::ui
