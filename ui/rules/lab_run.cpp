#include "ui/rules/lab_run.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

LabRun::LabRun(const Desk& desk, const QString& name, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* across = new QHBoxLayout(this);
  across->setContentsMargins(0, 0, 0, 0);
  m_desk.theme.follow(this, [this, across] { across->setSpacing(m_desk.theme.px(8)); });
  m_days = new QSpinBox(this);
  m_days->setObjectName(name + QStringLiteral("Days"));
  m_days->setRange(1, 3650);
  m_days->setValue(90);
  m_run = new QPushButton(this);
  m_run->setObjectName(name + QStringLiteral("Run"));
  m_cancel = new QPushButton(this);
  m_cancel->setObjectName(name + QStringLiteral("Cancel"));
  m_bar = new QProgressBar(this);
  m_bar->setTextVisible(false);
  m_left = makeLabel("second", this);
  m_before = makeLabel("second", this);
  m_after = makeLabel("second", this);
  for (QWidget* w : std::initializer_list<QWidget*>{m_before, m_days, m_after, m_run, m_cancel, m_bar, m_left}) across->addWidget(w);
  across->addStretch(1);
  m_desk.theme.follow(m_bar, [this] { m_bar->setFixedSize(m_desk.theme.px(120), m_desk.theme.px(8)); });
  for (QWidget* w : std::initializer_list<QWidget*>{m_cancel, m_bar, m_left}) w->hide();
  connect(m_run, &QPushButton::clicked, this, &LabRun::wanted);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    m_stop.request_stop();
    end();
    Q_EMIT cancelled();
  });
  connect(&m_look, &QTimer::timeout, this, [this] {
    if (!m_future.valid() || m_future.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    m_look.stop();
    try {
      m_future.get();
    } catch (const Error& e) {
      if (!m_running) return;
      end();
      m_desk.notices.warn(tr("The history could not be read: %1").arg(QString::fromUtf8(e.what())));
    }
  });
  retranslate();
}

LabRun::~LabRun() {
  m_stop.request_stop();
}

void LabRun::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void LabRun::retranslate() {
  m_before->setText(tr("The last"));
  m_after->setText(tr("days"));
  m_cancel->setText(tr("Cancel"));
  m_run->setText(m_runText);
}

void LabRun::setRunText(const QString& text) {
  m_runText = text;
  m_run->setText(text);
}

int LabRun::days() const {
  return m_days->value();
}

Progress LabRun::begin() {
  m_stop.request_stop();
  m_stop = std::stop_source();
  m_running = true;
  m_since.start();
  m_bar->setRange(0, 0);
  m_left->clear();
  m_run->hide();
  for (QWidget* w : std::initializer_list<QWidget*>{m_cancel, m_bar, m_left}) w->show();
  Progress progress;
  progress.stop = m_stop.get_token();
  progress.report = [self = QPointer<LabRun>(this), stop = m_stop.get_token()](std::uint64_t done, std::uint64_t total, std::string_view) {
    auto* application = QCoreApplication::instance();
    if (!application) return;
    QMetaObject::invokeMethod(
        application,
        [self, stop, done, total] {
          if (self && !stop.stop_requested()) self->show(done, total);
        },
        Qt::QueuedConnection);
  };
  return progress;
}

void LabRun::watch(std::future<void> run) {
  m_future = std::move(run);
  m_look.start(300);
}

void LabRun::show(qulonglong done, qulonglong total) {
  if (!m_running || total == 0) return;
  m_bar->setRange(0, 1000);
  m_bar->setValue(static_cast<int>(done * 1000 / total));
  const double seconds = static_cast<double>(m_since.elapsed()) / 1000.0;
  if (seconds < 1 || done == 0) return;
  const auto left = static_cast<int>(seconds * static_cast<double>(total - std::min(done, total)) / static_cast<double>(done)) + 1;
  m_left->setText(tr("%L1 of %L2, about %3 s left").arg(done).arg(total).arg(left));
}

void LabRun::end() {
  m_running = false;
  for (QWidget* w : std::initializer_list<QWidget*>{m_cancel, m_bar, m_left}) w->hide();
  m_run->show();
}

}  // namespace jw::ui
