#include "ui/report/report_form.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QShortcut>
#include <cmath>

#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/report/duplicate_list.h"
#include "ui/report/field_inputs.h"
#include "ui/report/report_attachments.h"
#include "ui/theme/theme.h"
#include "ui/widgets/late_moment.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
using engine::RefusalCode;

ReportForm::ReportForm(const Desk& desk, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_grid(new QGridLayout) {
  setObjectName(QStringLiteral("reportForm"));
  setAttribute(Qt::WA_DeleteOnClose);
  build();
  connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_send, &QPushButton::clicked, this, &ReportForm::accept);
  const auto pick = [this](bool field) {
    m_pickingField = field;
    Q_EMIT mapWanted();
  };
  connect(m_pick, &QPushButton::clicked, this, [pick] { pick(false); });
  connect(m_fields, &FieldInputs::placeWanted, this, [pick] { pick(true); });
  connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this), &QShortcut::activated, this,
          &ReportForm::accept);
  connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), this), &QShortcut::activated, this,
          &ReportForm::accept);
  connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), this), &QShortcut::activated, this, [this] {
    if (!m_files->take(*QApplication::clipboard()->mimeData())) m_desk.notices.warn(tr("There is neither a picture nor a file in the clipboard."));
  });
  setAcceptDrops(true);
  for (QLineEdit* edit : {m_lon, m_lat}) {
    connect(edit, &QLineEdit::textChanged, this, &ReportForm::showGrid);
    connect(edit, &QLineEdit::textChanged, this, &ReportForm::lookForDuplicates);
  }
  connect(m_category, &QComboBox::currentTextChanged, this, &ReportForm::lookForDuplicates);
  connect(m_category, &QComboBox::currentTextChanged, this, &ReportForm::showFields);
  connect(m_duplicates, &DuplicateList::joinWanted, this, &ReportForm::askToJoin);
  connect(m_duplicates, &DuplicateList::found, this, [this](int n) {
    const int width = m_desk.theme.px(n ? 620 + 272 : 620);
    if (n ? this->width() < width : m_widened) resize(width, height());
    m_widened = n > 0;
  });
  // "116.397, 39.909" pasted into the first field fills both.
  connect(m_lon, &QLineEdit::textChanged, this, [this](const QString& typed) {
    const QStringList parts = typed.split(QRegularExpression(QStringLiteral("[,，\\s]+")), Qt::SkipEmptyParts);
    if (parts.size() != 2) return;
    m_lon->setText(parts[0]);
    m_lat->setText(parts[1]);
  });
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &ReportForm::fillLists);
  retranslate();
  // Tab goes as the form is read.
  const QList<QWidget*> order{m_category, m_title, m_words, m_address, m_lon, m_lat, m_pick, m_nature, m_channel, m_reporter, m_phone, m_partyA, m_partyB, m_files->focusProxy(), m_happened->focusProxy(), m_cancel, m_send};
  for (qsizetype i = 1; i < order.size(); ++i) setTabOrder(order[i - 1], order[i]);
  m_category->setFocus();
}

void ReportForm::build() {
  auto* across = new QHBoxLayout(this);
  m_desk.theme.space(across, 16, 12);
  across->addLayout(m_grid, 1);
  across->addWidget(m_duplicates = new DuplicateList(m_desk, this));
  m_desk.theme.space(m_grid, 0, 6);
  m_grid->setColumnStretch(1, 3);
  m_grid->setColumnStretch(3, 2);
  m_category = new SearchCombo(this);
  m_nature = new QComboBox(this);
  m_channel = new QComboBox(this);
  const auto line = [this](const char* name) {
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    return edit;
  };
  m_category->setObjectName(QStringLiteral("category"));
  m_nature->setObjectName(QStringLiteral("nature"));
  m_channel->setObjectName(QStringLiteral("channel"));
  m_title = line("title");
  m_address = line("address");
  m_lon = line("lon");
  m_lat = line("lat");
  m_reporter = line("reporter");
  m_phone = line("phone");
  m_partyA = line("partyA");
  m_partyB = line("partyB");
  m_words = new QPlainTextEdit(this);
  m_words->setObjectName(QStringLiteral("words"));
  m_words->setTabChangesFocus(true);
  m_desk.theme.follow(m_words, [this] { m_words->setMinimumHeight(m_desk.theme.px(72)); });

  addRow(category, m_category);
  addRow(title, m_title);
  addRow(words, m_words);
  addRow(address, m_address);
  auto* at = new QWidget(this);
  auto* atLayout = new QHBoxLayout(at);
  atLayout->setContentsMargins(0, 0, 0, 0);
  atLayout->addWidget(m_lon);
  atLayout->addWidget(m_lat);
  m_pick = new QPushButton(this);
  m_pick->setAutoDefault(false);
  m_desk.theme.dress(m_pick, QStringLiteral("pin"), 16);
  atLayout->addWidget(m_pick);
  addRow(place, at);
  m_located = makeLabel("second", this);
  m_located->setObjectName(QStringLiteral("located"));
  m_located->setWordWrap(true);
  m_grid->addWidget(m_located, m_row++, 1, 1, 3);
  m_fields = new FieldInputs(m_desk, this);
  m_fieldArea = new QScrollArea(this);
  m_fieldArea->setWidgetResizable(true);
  m_fieldArea->setFrameShape(QFrame::NoFrame);
  m_fieldArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_fieldArea->setFocusPolicy(Qt::NoFocus);
  auto* scrolled = new QWidget(m_fieldArea);
  scrolled->setObjectName(QStringLiteral("scrolled"));
  auto* inside = new QVBoxLayout(scrolled);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->addWidget(m_fields);
  m_fieldArea->setWidget(scrolled);
  m_fieldArea->hide();
  m_grid->addWidget(m_fieldArea, m_row++, 0, 1, 4);
  addRow(nature, m_nature, false);
  addRow(channel, m_channel, false);
  addRow(reporter, m_reporter, false);
  addRow(phone, m_phone, false);
  addRow(partyA, m_partyA, false);
  addRow(partyB, m_partyB, false);
  addRow(files, m_files = new ReportAttachments(m_desk, this));
  addRow(happened, m_happened = new LateMoment(m_desk, this));
  m_refused = makeLabel("error", this);
  m_refused->setObjectName(QStringLiteral("refused"));
  m_refused->setWordWrap(true);
  m_refused->hide();
  m_grid->addWidget(m_refused, ++m_row, 0, 1, 4);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  m_cancel = new QPushButton(this);
  m_cancel->setAutoDefault(false);
  m_send = new QPushButton(this);
  m_send->setObjectName(QStringLiteral("send"));
  m_send->setAutoDefault(false);
  setRole(m_send, "primary");
  m_desk.theme.dress(m_send, QStringLiteral("dispatch"), 16);
  buttons->addWidget(m_cancel);
  buttons->addWidget(m_send);
  m_grid->addLayout(buttons, ++m_row, 0, 1, 4);
  m_desk.theme.follow(this, [this] { resize(m_desk.theme.px(620), m_desk.theme.px(480)); });
}

void ReportForm::addRow(Field field, QWidget* editor, bool wide) {
  // Short fields stand two in a row: the second of a pair goes on in the row that the first has begun.
  const bool second = !wide && m_grid->itemAtPosition(m_row, 0) && !m_grid->itemAtPosition(m_row, 2);
  const int column = second ? 2 : 0;
  auto* label = makeLabel("second", this);
  label->setBuddy(editor);
  m_labels[field] = label;
  m_grid->addWidget(label, m_row, column, field == words ? Qt::AlignTop : Qt::Alignment());
  m_grid->addWidget(editor, m_row, column + 1, 1, wide ? 3 : 1);
  if (!wide && !second) return;
  ++m_row;
  if (!wide) return;
  auto* error = makeLabel("error", this);
  error->setWordWrap(true);
  error->hide();
  m_errors[field] = error;
  m_grid->addWidget(error, m_row++, 1, 1, 3);
}

void ReportForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void ReportForm::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls() || event->mimeData()->hasImage()) event->acceptProposedAction();
}

void ReportForm::dropEvent(QDropEvent* event) {
  if (m_files->take(*event->mimeData())) event->acceptProposedAction();
}

void ReportForm::retranslate() {
  setWindowTitle(tr("New report"));
  const std::pair<Field, QString> names[] = {
      {category, tr("Category")}, {title, tr("Title")},    {words, tr("Text")},      {address, tr("Address")},
      {place, tr("Place")},       {nature, tr("Nature")},  {channel, tr("Channel")}, {reporter, tr("Reporter")},
      {phone, tr("Phone")},       {partyA, tr("Party A")}, {partyB, tr("Party B")}, {files, tr("Files")}, {happened, tr("Reported")}};
  for (const auto& [field, name] : names) m_labels[field]->setText(name);
  m_category->setHint(tr("Type a part of its name or code"));
  m_title->setPlaceholderText(tr("In a few words"));
  m_words->setPlaceholderText(tr("What has happened, what is needed"));
  m_lon->setPlaceholderText(tr("Longitude"));
  m_lat->setPlaceholderText(tr("Latitude"));
  m_reporter->setPlaceholderText(tr("empty: anonymous"));
  m_pick->setText(tr("On the map"));
  m_cancel->setText(tr("Cancel"));
  m_send->setText(tr("Report") + QStringLiteral("  Ctrl+Enter"));
  fillLists();
  showGrid();
}

void ReportForm::fillLists() {
  const int chosen = m_category->chosen();
  const CategoryId before = chosen < 0 ? CategoryId() : m_categories[static_cast<std::size_t>(chosen)];
  m_category->clear();
  m_categories.clear();
  for (const auto& c : m_desk.bridge.directory().categories()) {
    m_categories.push_back(c.id);
    m_category->addItem(QStringLiteral("%1 · %2 · %3").arg(Words::name(c), Words::of(c.kind), text(c.code)));
  }
  const auto at = std::find(m_categories.begin(), m_categories.end(), before);
  m_category->choose(before && at != m_categories.end() ? static_cast<int>(at - m_categories.begin()) : -1);
  showFields();

  const int natureBefore = std::max(0, m_nature->currentIndex()),
            channelBefore = std::max(0, m_channel->currentIndex());
  m_nature->clear();
  m_nature->addItem(tr("as the category says"), 0);
  for (const auto n : {model::Nature::ordinary, model::Nature::urgent, model::Nature::major})
    m_nature->addItem(Words::of(n), static_cast<int>(n));
  m_nature->setCurrentIndex(natureBefore);
  m_channel->clear();
  for (const auto c : {model::Channel::desk, model::Channel::phone, model::Channel::wechat, model::Channel::app,
                       model::Channel::patrol})
    m_channel->addItem(Words::of(c), static_cast<int>(c));
  m_channel->setCurrentIndex(channelBefore);
}

// As many rows as fit; the rest is scrolled to.
void ReportForm::showFields() {
  const int chosen = m_category->chosen();
  const model::Category* c = chosen < 0 ? nullptr : m_desk.bridge.directory().category(m_categories[static_cast<std::size_t>(chosen)]);
  const int before = m_fieldArea->isHidden() ? 0 : m_fieldArea->minimumHeight();
  m_fields->setFields(c ? c->fields : std::vector<model::CustomField>());
  int names = m_fields->nameWidth();
  for (const auto& [field, label] : m_labels)
    if (field != phone && field != channel && field != partyB) names = std::max(names, label->sizeHint().width());
  m_fields->setNameWidth(names);
  m_grid->setColumnMinimumWidth(0, names);
  // One by one behind the same button: what has parts of its own is not gone behind rightly.
  const auto editors = m_fields->editors();
  for (auto e = editors.rbegin(); e != editors.rend(); ++e) setTabOrder(m_pick, *e);
  const int wanted = c && !c->fields.empty() ? std::min(m_fields->sizeHint().height(), m_desk.theme.px(232)) : 0;
  m_fieldArea->setFixedHeight(wanted);
  m_fieldArea->setVisible(wanted > 0);
  if (wanted != before) resize(width(), height() + wanted - before);
}

void ReportForm::setPlace(double lon, double lat) {
  if (m_pickingField) return m_fields->setPlace({lon, lat});
  m_lon->setText(QString::number(lon, 'f', 6));
  m_lat->setText(QString::number(lat, 'f', 6));
}

std::optional<model::Point> ReportForm::typedPoint() const {
  bool x = false, y = false;
  const model::Point p{m_lon->text().trimmed().toDouble(&x), m_lat->text().trimmed().toDouble(&y)};
  if (!x || !y || !std::isfinite(p.x) || !std::isfinite(p.y) || std::abs(p.x) > 180 || std::abs(p.y) > 90)
    return std::nullopt;
  return p;
}

void ReportForm::showGrid() {
  if (m_lon->text().isEmpty() && m_lat->text().isEmpty())
    return m_located->setText(tr("A point finds its grid by itself. Without one, give an address."));
  const auto point = typedPoint();
  if (!point) return m_located->setText(tr("Longitude −180 … 180 and latitude −90 … 90, in degrees."));
  const auto areas = m_desk.bridge.areas();
  const model::Area* grid = areas->gridAt(*point);
  m_located->setText(grid ? tr("Lies in %1").arg(text(areas->readablePath(grid->path)))
                          : tr("This point lies outside all grids."));
}

void ReportForm::complain(Field field, const QString& sentence) {
  m_errors[field]->setText(sentence);
  m_errors[field]->setVisible(!sentence.isEmpty());
}

std::optional<model::Report> ReportForm::checked() {
  model::Report report;
  const int chosen = m_category->chosen();
  const bool noWords = m_title->text().trimmed().isEmpty() && m_words->toPlainText().trimmed().isEmpty();
  const bool typedPlace = !m_lon->text().trimmed().isEmpty() || !m_lat->text().trimmed().isEmpty();
  report.point = typedPoint();
  const bool badPlace = typedPlace && !report.point;
  const bool noPlace = !typedPlace && m_address->text().trimmed().isEmpty();
  complain(category, chosen < 0 ? tr("Choose a category from the list.") : QString());
  complain(title, noWords ? Words::of(RefusalCode::noText) : QString());
  complain(place, badPlace ? Words::of(RefusalCode::badPoint) : noPlace ? Words::of(RefusalCode::noPlace) : QString());
  setMark(m_category, "bad", chosen < 0);
  setMark(m_title, "bad", noWords);
  for (QLineEdit* edit : {m_lon, m_lat}) setMark(edit, "bad", badPlace);
  if (chosen < 0)
    m_category->setFocus();
  else if (noWords)
    m_title->setFocus();
  else if (badPlace)
    m_lon->setFocus();
  else if (noPlace)
    m_address->setFocus();
  if (chosen < 0 || noWords || badPlace || noPlace) return std::nullopt;
  const QString fieldFault = m_fields->fault();
  m_refused->setText(fieldFault);
  m_refused->setVisible(!fieldFault.isEmpty());
  if (!fieldFault.isEmpty()) return std::nullopt;

  const auto typed = [](const QLineEdit* edit) { return edit->text().trimmed().toStdString(); };
  report.source = "desk";
  report.category = m_categories[static_cast<std::size_t>(chosen)];
  report.title = typed(m_title);
  report.text = m_words->toPlainText().trimmed().toStdString();
  report.address = typed(m_address);
  if (const int n = m_nature->currentData().toInt()) report.nature = static_cast<model::Nature>(n);
  report.channel = static_cast<model::Channel>(m_channel->currentData().toInt());
  report.reporterName = typed(m_reporter);
  report.reporterPhone = typed(m_phone);
  report.partyA = typed(m_partyA);
  report.partyB = typed(m_partyB);
  report.fields = m_fields->values();
  report.reportedAt = m_happened->moment();
  return report;
}

void ReportForm::accept() {
  send({});
}

void ReportForm::lookForDuplicates() {
  const int chosen = m_category->chosen();
  m_duplicates->look(chosen < 0 ? CategoryId() : m_categories[static_cast<std::size_t>(chosen)], typedPoint());
}

void ReportForm::askToJoin(CaseId original, const QString& number) {
  if (!m_send->isEnabled() || !checked()) return;
  auto* ask = new QMessageBox(QMessageBox::Question, tr("Join with this case"),
                              tr("The report is kept with case %1 and opens no case of its own. Its reporter hears of the result too.").arg(number),
                              QMessageBox::Cancel, this);
  ask->setObjectName(QStringLiteral("askJoin"));
  ask->setAttribute(Qt::WA_DeleteOnClose);
  auto* join = ask->addButton(tr("Join"), QMessageBox::AcceptRole);
  join->setObjectName(QStringLiteral("joinNow"));
  ask->setDefaultButton(join);
  ask->button(QMessageBox::Cancel)->setText(tr("Cancel"));
  connect(join, &QAbstractButton::clicked, this, [this, original] { send(original); });
  ask->open();
}

void ReportForm::send(CaseId joinTo) {
  if (!m_send->isEnabled()) return;
  m_refused->hide();
  auto report = checked();
  if (!report) return;
  m_send->setEnabled(false);
  m_desk.bridge.submit(engine::ReportCase{std::move(*report), joinTo}, this, [this, joinTo](const engine::Answer& answer) {
    m_send->setEnabled(true);
    if (const auto* why = engine::refused(answer)) {
      m_refused->setText(Words::of(why->code));
      m_refused->show();
      return;
    }
    const auto& done = *engine::done(answer);
    const auto original = m_desk.cases.find(joinTo ? joinTo : done.suspect);
    const QString other = original ? text(original->number) : QString();
    if (joinTo)
      m_desk.notices.tell(tr("Recorded as %1 and joined with %2.").arg(text(done.number), other));
    else
      m_desk.notices.tell(tr("Recorded as %1, %2, %3.").arg(text(done.number), Words::of(done.state), Words::of(done.location)));
    m_files->attachTo(joinTo ? joinTo : done.id, parentWidget());
    Q_EMIT recorded(joinTo ? joinTo : done.id);
    if (!joinTo && done.suspect) Q_EMIT suspected(done.id, text(done.number), other);
    QDialog::accept();
  });
}

}  // namespace jw::ui
