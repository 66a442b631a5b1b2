#include "ui/statistics/notice_form.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

QString clock(int minute) { return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0')); }

}  // namespace

NoticeForm* NoticeForm::begin(const Desk& desk, engine::BulkNotices& bulk, engine::NoticeList list, const QString& words, QWidget* parent) {
  auto* form = new NoticeForm(desk, bulk, std::move(list), words, parent);
  form->setAttribute(Qt::WA_DeleteOnClose);
  form->open();
  return form;
}

NoticeForm::NoticeForm(const Desk& desk, engine::BulkNotices& bulk, engine::NoticeList list, const QString& words, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_bulk(bulk), m_list(std::move(list)) {
  setObjectName(QStringLiteral("noticeForm"));
  setWindowTitle(tr("Notice by SMS"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* title = makeLabel("title", this);
  title->setText(windowTitle());
  down->addWidget(title);
  auto* about = makeLabel("second", this);
  about->setText(words);
  about->setWordWrap(true);
  about->setVisible(!words.isEmpty());
  down->addWidget(about);
  const auto& rules = m_bulk.rules();
  const auto named = [&](const QString& name, QWidget* field) {
    auto* label = makeLabel("second", this);
    label->setText(name);
    label->setBuddy(field);
    field->setAccessibleName(name);
    down->addWidget(label);
    down->addWidget(field);
  };
  m_heading = new QLineEdit(this);
  m_heading->setObjectName(QStringLiteral("noticeHeading"));
  m_heading->setMaxLength(static_cast<int>(rules.heading));
  m_heading->setPlaceholderText(tr("for example the name of the community"));
  named(tr("Heading") + QStringLiteral(" *"), m_heading);
  m_text = new QPlainTextEdit(this);
  m_text->setObjectName(QStringLiteral("noticeText"));
  m_text->setTabChangesFocus(true);
  m_text->setPlaceholderText(tr("What they should know. Write nothing that tells others why they were chosen."));
  named(tr("Text") + QStringLiteral(" *"), m_text);
  m_left = makeLabel("second", this);
  m_left->setObjectName(QStringLiteral("noticeLeft"));
  down->addWidget(m_left);
  auto* band = makeFrame("band", this);
  auto* inside = new QVBoxLayout(band);
  m_desk.theme.space(inside, 12, 8);
  m_reached = makeLabel("fact", band);
  m_reached->setObjectName(QStringLiteral("noticeReached"));
  m_reached->setWordWrap(true);
  inside->addWidget(m_reached);
  down->addWidget(band);
  down->addStretch(1);
  down->addWidget(m_foot = new FormFoot(m_desk, this));
  connect(m_foot, &FormFoot::sent, this, &NoticeForm::accept);
  connect(m_heading, &QLineEdit::textChanged, this, &NoticeForm::showState);
  connect(m_text, &QPlainTextEdit::textChanged, this, &NoticeForm::showState);
  // Another person at the desk must not send what this one has begun.
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &QDialog::reject);
  m_desk.theme.follow(this, [this] { resize(m_desk.theme.px(520), m_desk.theme.px(500)); });
  m_heading->setFocus();
  showState();
  count();
}

void NoticeForm::count() {
  const std::stop_token stop = m_asking.anew();
  using Answer = std::variant<engine::NoticeAudience, engine::Refused>;
  m_bulk.count(m_desk.bridge.actor(), m_list, stop, onMain<Answer>(this, [this, stop](const Answer& answer) {
                 if (stop.stop_requested()) return;
                 if (const auto* why = std::get_if<engine::Refused>(&answer))
                   m_why = reasonOf(*why);
                 else
                   m_audience = std::get<engine::NoticeAudience>(answer);
                 showState();
               }));
}

QString NoticeForm::reasonOf(const engine::Refused& why) const {
  if (why.code == engine::RefusalCode::badValue && why.detail != "heading" && why.detail != "text")
    return (std::holds_alternative<engine::VolunteerList>(m_list) ? tr("A notice goes to at most %L1 people. Choose a smaller area or one team.") : tr("A notice goes to at most %L1 people. Choose a smaller area or one figure of the table.")).arg(m_bulk.rules().mostRecipients);
  return Words::of(why.code);
}

void NoticeForm::showState() {
  const auto most = static_cast<int>(m_bulk.rules().text);
  const auto length = static_cast<int>(m_text->toPlainText().trimmed().toUcs4().size());
  m_left->setText(length <= most ? tr("%1 of %2 characters").arg(length).arg(most) : tr("▲ too long by %1 characters").arg(length - most));
  if (!m_audience) {
    m_reached->setText(m_why.isEmpty() ? tr("Counting whom it reaches…") : m_why);
    m_foot->setAction(tr("Send"));
    return;
  }
  const auto& a = *m_audience;
  QStringList lines{tr("On the list: %L1. Telephones that get the SMS: %L2.").arg(a.people).arg(a.reached)};
  if (a.noPhone > 0) lines << tr("Without a telephone on record: %L1.").arg(a.noPhone);
  if (a.notAllowed > 0) lines << tr("Not to be written to by your role or for this purpose: %L1.").arg(a.notAllowed);
  if (const auto& quiet = m_bulk.rules().quiet) lines << tr("Between %1 and %2 nothing is sent; it waits until then. It cannot be called back once it is out, and it is recorded in the audit log.").arg(clock(quiet.from), clock(quiet.to));
  m_reached->setText(lines.join(QLatin1Char('\n')));
  m_foot->setAction(tr("Send the SMS (%L1)").arg(a.reached));
}

void NoticeForm::accept() {
  if (m_foot->isWaiting()) return;
  const QString heading = m_heading->text().trimmed(), words = m_text->toPlainText().trimmed();
  if (!m_audience) return m_foot->complain(m_why.isEmpty() ? tr("Wait until it is counted whom it reaches.") : m_why);
  if (m_audience->reached == 0) return m_foot->complain(tr("There is nobody whom it would reach."));
  if (heading.isEmpty()) {
    m_heading->setFocus();
    return m_foot->complain(tr("The notice needs a heading."));
  }
  if (words.isEmpty() || words.toUcs4().size() > static_cast<qsizetype>(m_bulk.rules().text)) {
    m_text->setFocus();
    return m_foot->complain(words.isEmpty() ? tr("The notice needs a text.") : tr("The text is longer than an SMS holds."));
  }
  m_foot->wait();
  engine::Notice notice{m_list, heading.toStdString(), words.toStdString(), m_audience->reached};
  using Answer = std::variant<engine::NoticeSent, engine::Refused>;
  m_bulk.send(m_desk.bridge.actor(), std::move(notice), onMain<Answer>(this, [this](const Answer& answer) { taken(answer); }));
}

void NoticeForm::taken(const std::variant<engine::NoticeSent, engine::Refused>& answer) {
  m_foot->complain({});
  if (const auto* why = std::get_if<engine::Refused>(&answer)) {
    if (why->code != engine::RefusalCode::changedMeanwhile) return m_foot->complain(reasonOf(*why));
    // Somebody moved or got a telephone: the new number is to be seen before it is confirmed.
    m_audience.reset();
    showState();
    count();
    return m_foot->complain(tr("Meanwhile it is other people. Look at the new number before you send."));
  }
  const auto& sent = std::get<engine::NoticeSent>(answer);
  m_desk.notices.tell(tr("Put into the outbox: %L1 SMS (audit entry %2). System → messages shows what becomes of them.").arg(sent.messages).arg(sent.audit));
  QDialog::accept();
}

}  // namespace jw::ui
