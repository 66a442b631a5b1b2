#include "ui/appraisal/period_picker.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include "ui/appraisal/appraisal_words.h"
#include "ui/engine_bridge.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
using appraisal::PeriodKind;

namespace {

constexpr PeriodKind kKinds[] = {PeriodKind::day,     PeriodKind::week, PeriodKind::month,
                                 PeriodKind::quarter, PeriodKind::year, PeriodKind::free};

QDate dateOf(Instant t, const Zone& zone) {
  const LocalTime local = zone.toLocal(t);
  return {local.year, local.month, local.day};
}

}  // namespace

PeriodPicker::PeriodPicker(const Desk& desk, const Zone& zone, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_zone(zone),
      m_period(appraisal::periodAt(PeriodKind::month, desk.bridge.now(), zone)) {
  auto* layout = new QHBoxLayout(this);
  m_desk.theme.space(layout, 0, 4);
  layout->addWidget(m_kind = new QComboBox(this));
  m_kind->setObjectName(QStringLiteral("periodKind"));
  m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  layout->addWidget(m_back = makeFlatButton(m_desk.theme, QStringLiteral("left"), this));
  m_back->setObjectName(QStringLiteral("periodBack"));
  layout->addWidget(m_name = makeLabel("fact", this));
  m_name->setObjectName(QStringLiteral("periodName"));
  m_name->setAlignment(Qt::AlignCenter);
  m_from = new QDateEdit(this);
  m_to = new QDateEdit(this);
  for (QDateEdit* edit : {m_from, m_to}) {
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    layout->addWidget(edit);
    connect(edit, &QDateEdit::dateChanged, this, [this] {
      const QString text = m_from->date().toString(Qt::ISODate) + QStringLiteral("..") + m_to->date().toString(Qt::ISODate);
      if (auto period = appraisal::parsePeriod(text.toStdString(), m_zone)) choose(*period);
    });
  }
  layout->addWidget(m_forth = makeFlatButton(m_desk.theme, QStringLiteral("right"), this));
  m_forth->setObjectName(QStringLiteral("periodForth"));
  connect(m_back, &QToolButton::clicked, this, [this] { choose(appraisal::periodNext(m_period, -1, m_zone)); });
  connect(m_forth, &QToolButton::clicked, this, [this] { choose(appraisal::periodNext(m_period, 1, m_zone)); });
  connect(m_kind, &QComboBox::activated, this, [this](int row) {
    const auto kind = kKinds[row];
    // The new period holds the end of the old one, but nothing of the future.
    const Instant last = std::min(m_period.to - std::chrono::hours(1), m_desk.bridge.now());
    if (kind != PeriodKind::free) return choose(appraisal::periodAt(kind, last, m_zone));
    const QString text = dateOf(m_period.from, m_zone).toString(Qt::ISODate) + QStringLiteral("..") +
                         dateOf(m_period.to - std::chrono::hours(1), m_zone).toString(Qt::ISODate);
    if (auto period = appraisal::parsePeriod(text.toStdString(), m_zone)) choose(*period);
  });
  m_desk.theme.follow(m_name, [this] { m_name->setMinimumWidth(m_desk.theme.px(88)); });
  retranslate();
}

void PeriodPicker::setPeriod(const std::string& text) {
  if (auto period = appraisal::parsePeriod(text, m_zone)) m_period = *period;
  show();
}

void PeriodPicker::choose(appraisal::Period period) {
  const bool same = period.text == m_period.text;
  m_period = std::move(period);
  show();
  if (!same) Q_EMIT changed();
}

void PeriodPicker::show() {
  const bool free = m_period.kind == PeriodKind::free;
  const QSignalBlocker a(m_kind), b(m_from), c(m_to);
  for (int row = 0; row < m_kind->count(); ++row)
    if (kKinds[row] == m_period.kind) m_kind->setCurrentIndex(row);
  const QDate first = dateOf(m_period.from, m_zone), last = dateOf(m_period.to - std::chrono::hours(1), m_zone);
  m_from->setDate(first);
  m_to->setDate(last);
  m_from->setVisible(free);
  m_to->setVisible(free);
  m_name->setVisible(!free);
  m_name->setText(text(m_period.text));
  m_name->setToolTip(first.toString(Qt::ISODate) + QStringLiteral(" – ") + last.toString(Qt::ISODate));
}

void PeriodPicker::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void PeriodPicker::retranslate() {
  const QSignalBlocker blocked(m_kind);
  m_kind->clear();
  for (const auto kind : kKinds) m_kind->addItem(AppraisalWords::of(kind));
  m_kind->setAccessibleName(tr("Period"));
  m_back->setToolTip(tr("The period before"));
  m_back->setAccessibleName(m_back->toolTip());
  m_forth->setToolTip(tr("The period after"));
  m_forth->setAccessibleName(m_forth->toolTip());
  show();
}

}  // namespace jw::ui
