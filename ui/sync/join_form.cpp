#include "ui/sync/join_form.h"

#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSysInfo>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/sync/sync_watch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

JoinForm::JoinForm(const Desk& desk, SyncWatch& watch, QWidget* parent) : QWidget(parent), m_desk(desk), m_watch(watch) {
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 12);
  down->addWidget(m_head = makeLabel("title", this));
  m_what = makeLabel("second", this);
  m_hint = makeLabel("second", this);
  m_consequence = makeLabel("fact", this);
  for (QLabel* label : {m_what, m_hint, m_consequence}) label->setWordWrap(true);
  down->addWidget(m_what);
  auto* panel = makeFrame("panel", this);
  auto* form = new QFormLayout(panel);
  m_desk.theme.space(form, 16, 8);
  const auto field = [&](const char* name) {
    auto* edit = new QLineEdit(panel);
    edit->setObjectName(QString::fromLatin1(name));
    return edit;
  };
  form->addRow(m_urlName = makeLabel("second", panel), m_url = field("centerUrl"));
  m_url->setPlaceholderText(QStringLiteral("postgresql://desk_heping@center.example.org/jingwei"));
  auto* across = new QHBoxLayout;
  across->addWidget(m_certificate = field("centerCertificate"), 1);
  across->addWidget(m_browse = makeFlatButton(m_desk.theme, QStringLiteral("open"), panel));
  form->addRow(m_certificateName = makeLabel("second", panel), across);
  form->addRow(m_siteName = makeLabel("second", panel), m_site = field("centerSite"));
  m_site->setText(QSysInfo::machineHostName());
  down->addWidget(panel);
  down->addWidget(m_hint);
  down->addWidget(m_consequence);
  m_join = new QPushButton(this);
  m_join->setObjectName(QStringLiteral("joinCenter"));
  setRole(m_join, "primary");
  down->addWidget(m_join, 0, Qt::AlignLeft);
  down->addStretch(1);
  m_desk.theme.follow(panel, [this, panel] {
    panel->setMaximumWidth(m_desk.theme.px(800));
    for (QLabel* label : {m_what, m_hint, m_consequence}) label->setMaximumWidth(m_desk.theme.px(800));
  });
  for (QLineEdit* edit : {m_url, m_certificate, m_site}) {
    connect(edit, &QLineEdit::textChanged, this, &JoinForm::check);
    connect(edit, &QLineEdit::returnPressed, this, &JoinForm::join);
  }
  connect(m_join, &QPushButton::clicked, this, &JoinForm::join);
  connect(m_browse, &QToolButton::clicked, this, [this] {
    auto* dialog = new QFileDialog(this, tr("Root certificate"), QString(), tr("Certificates (*.pem *.crt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_certificate, &QLineEdit::setText);
    dialog->open();
  });
  setFocusProxy(m_url);
  retranslate();
  check();
}

void JoinForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void JoinForm::retranslate() {
  m_head->setText(tr("This store is alone"));
  m_what->setText(tr("With a central database the workstations of a city share cases, registry and rules. Each goes on working when the network fails, and sends what was done when it is back."));
  m_urlName->setText(tr("Address of the center"));
  m_certificateName->setText(tr("Root certificate"));
  m_certificate->setPlaceholderText(tr("PEM file; with it the server's certificate and name are verified"));
  m_browse->setToolTip(tr("Choose a file"));
  m_browse->setAccessibleName(m_browse->toolTip());
  m_siteName->setText(tr("Name of this workstation"));
  m_join->setText(tr("Connect to the center"));
  check();
}

void JoinForm::check() {
  const bool secret = m_url->text().contains(QLatin1String("password"), Qt::CaseInsensitive) || m_url->text().contains(QRegularExpression(QStringLiteral("://[^/@]*:[^/@]*@")));
  setMark(m_url, "bad", secret);
  setRole(m_hint, secret ? "error" : "second");
  setMark(m_hint, "bad", secret);
  m_hint->setText(secret ? tr("The password does not belong into the address, where others can read it. Put it into the file ~/.pgpass, which only you may read (chmod 600): host:port:database:login:password")
                         : tr("The password stays in the file ~/.pgpass, which only you may read: host:port:database:login:password"));
  m_consequence->setText(tr("What is in this store is sent to the center, and what the center has of your areas comes here. That cannot be undone: what the center has taken in stays there."));
  m_join->setEnabled(m_watch.desk() && !secret && !m_url->text().trimmed().isEmpty() && !m_site->text().trimmed().isEmpty());
}

void JoinForm::join() {
  if (!m_join->isEnabled()) return;
  m_watch.desk()->join({m_url->text().trimmed().toStdString(), m_certificate->text().trimmed().toStdString(), m_site->text().trimmed().toStdString()});
  m_watch.look();
}

}  // namespace jw::ui
