#include "ui/system/directory_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTimeEdit>
#include <QToolButton>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/system/directory_form.h"
#include "ui/system/post_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

enum Which { everybody, departments, posts, unreachable };

QString keyOf(const model::Department& d) {
  return QStringLiteral("d:") + text(d.id.text());
}
QString keyOf(const model::Staff& s) {
  return QStringLiteral("s:") + text(s.id.text());
}

QTime timeOf(int minute) {
  return QTime(0, 0).addSecs(std::max(0, minute) * 60);
}

std::int16_t minuteOf(const QTimeEdit* edit) {
  return static_cast<std::int16_t>(edit->time().msecsSinceStartOfDay() / 60000);
}

}  // namespace

bool DirectoryPanel::goodEmail(const QString& words) {
  static const QRegularExpression form(QStringLiteral("^[^@\\s<>,;]+@[^@\\s<>,;]+\\.[^@\\s<>,;.]+$"));
  return words.isEmpty() || form.match(words).hasMatch();
}

bool DirectoryPanel::goodPhone(const QString& words) {
  static const QRegularExpression form(QStringLiteral("^\\+?[0-9][0-9 -]{2,19}$"));
  return words.isEmpty() || form.match(words).hasMatch();
}

DirectoryPanel::DirectoryPanel(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* split = new QSplitter(this);
  split->setChildrenCollapsible(false);
  outer->addWidget(split);
  auto* left = new QWidget(split);
  auto* down = new QVBoxLayout(left);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* bar = new QHBoxLayout;
  m_desk.theme.space(bar, 12, 8, 8);
  m_text = new QLineEdit(left);
  m_text->setObjectName(QStringLiteral("directoryText"));
  m_text->setClearButtonEnabled(true);
  m_which = new QComboBox(left);
  m_which->setObjectName(QStringLiteral("directoryWhich"));
  m_count = makeLabel("second", left);
  bar->addWidget(m_text);
  bar->addWidget(m_which);
  bar->addWidget(m_newDepartment = wordButton(m_desk.theme, "newDepartment", QStringLiteral("plus"), {}, left, [this] { begin(false); }));
  bar->addWidget(m_newPost = wordButton(m_desk.theme, "newPost", QStringLiteral("plus"), {}, left, [this] { begin(true); }));
  bar->addStretch(1);
  bar->addWidget(m_count);
  m_desk.theme.follow(m_text, [this] { m_text->setFixedWidth(m_desk.theme.px(240)); });
  down->addLayout(bar);
  down->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("directory"), left), 1);
  split->addWidget(left);
  auto* side = makeFrame("side", split);
  side->setAutoFillBackground(true);
  side->setBackgroundRole(QPalette::Base);
  buildForm(side);
  m_desk.theme.follow(side, [this, side] { side->setMinimumWidth(m_desk.theme.px(340)); });
  split->addWidget(side);
  split->setStretchFactor(0, 1);
  split->setSizes({m_desk.theme.px(860), m_desk.theme.px(360)});
  connect(m_text, &QLineEdit::textChanged, this, &DirectoryPanel::showRows);
  connect(m_which, &QComboBox::activated, this, &DirectoryPanel::showRows);
  connect(m_table, &RowsTable::keyChanged, this, &DirectoryPanel::showForm);
  connect(m_table, &RowsTable::keyActivated, this, [this] { m_email->setFocus(Qt::ShortcutFocusReason); });
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &DirectoryPanel::showRows);
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &DirectoryPanel::showRows);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &DirectoryPanel::showRows);
  setFocusProxy(m_table);
  retranslate();
}

void DirectoryPanel::buildForm(QWidget* side) {
  auto* down = new QVBoxLayout(side);
  m_desk.theme.space(down, 16, 8);
  down->addWidget(m_title = makeLabel("title", side));
  down->addWidget(m_facts = makeLabel("second", side));
  m_title->setWordWrap(true);
  m_facts->setWordWrap(true);
  m_form = new QWidget(side);
  auto* form = new QFormLayout(m_form);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  m_name = new QLineEdit(m_form);
  m_name->setObjectName(QStringLiteral("postName"));
  m_email = new QLineEdit(m_form);
  m_email->setObjectName(QStringLiteral("postEmail"));
  m_phone = new QLineEdit(m_form);
  m_phone->setObjectName(QStringLiteral("postPhone"));
  form->addRow(m_nameName = makeLabel("second", m_form), m_name);
  form->addRow(m_emailName = makeLabel("second", m_form), m_email);
  form->addRow(m_phoneName = makeLabel("second", m_form), m_phone);
  auto* quiet = new QWidget(m_form);
  auto* row = new QHBoxLayout(quiet);
  row->setContentsMargins(0, 0, 0, 0);
  m_hasQuiet = new QCheckBox(quiet);
  m_hasQuiet->setObjectName(QStringLiteral("postQuiet"));
  m_from = new QTimeEdit(quiet);
  m_from->setObjectName(QStringLiteral("postQuietFrom"));
  m_to = new QTimeEdit(quiet);
  m_to->setObjectName(QStringLiteral("postQuietTo"));
  row->addWidget(m_hasQuiet);
  for (QTimeEdit* edit : {m_from, m_to}) {
    edit->setDisplayFormat(QStringLiteral("HH:mm"));
    edit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    row->addWidget(edit);
    connect(edit, &QTimeEdit::timeChanged, this, &DirectoryPanel::showState);
  }
  form->addRow(m_quietName = makeLabel("second", m_form), quiet);
  down->addWidget(m_form);
  m_fault = makeLabel("error", side);
  m_fault->setObjectName(QStringLiteral("postFault"));
  m_fault->setWordWrap(true);
  down->addWidget(m_fault);
  auto* buttons = new QHBoxLayout;
  m_save = new QPushButton(side);
  m_save->setObjectName(QStringLiteral("savePost"));
  setRole(m_save, "primary");
  m_reset = new QPushButton(side);
  m_undo = new QPushButton(side);
  m_undo->setObjectName(QStringLiteral("undoPost"));
  for (QWidget* w : std::initializer_list<QWidget*>{m_save, m_reset, m_undo}) buttons->addWidget(w);
  buttons->addStretch(1);
  down->addLayout(buttons);
  down->addStretch(1);
  for (QLineEdit* e : {m_name, m_email, m_phone}) connect(e, &QLineEdit::textEdited, this, &DirectoryPanel::showState);
  for (QLineEdit* e : {m_name, m_email, m_phone}) connect(e, &QLineEdit::returnPressed, this, &DirectoryPanel::save);
  connect(m_hasQuiet, &QCheckBox::toggled, this, &DirectoryPanel::showState);
  connect(m_save, &QPushButton::clicked, this, &DirectoryPanel::save);
  connect(m_reset, &QPushButton::clicked, this, [this] {
    m_shown.clear();
    showForm();
  });
  connect(m_undo, &QPushButton::clicked, this, [this] {
    if (m_before) put(*m_before, std::nullopt);
  });
}

void DirectoryPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void DirectoryPanel::retranslate() {
  m_text->setPlaceholderText(tr("Name, department, area, address"));
  {
    const QSignalBlocker quiet(m_which);
    const int which = std::max(0, m_which->currentIndex());
    m_which->clear();
    m_which->addItems({tr("Departments and posts"), tr("Departments"), tr("Posts"), tr("Not to be reached")});
    m_which->setCurrentIndex(which);
  }
  m_newDepartment->setText(tr("New department…"));
  m_newPost->setText(tr("New post…"));
  m_nameName->setText(tr("Name"));
  m_emailName->setText(tr("E-mail"));
  m_phoneName->setText(tr("Phone"));
  m_quietName->setText(tr("Quiet hours"));
  m_hasQuiet->setText(tr("from – to"));
  m_hasQuiet->setToolTip(tr("Messages wait until they are over; urgent ones do not"));
  m_save->setText(tr("Save"));
  m_reset->setText(tr("As it was"));
  m_undo->setText(tr("Undo the last saving"));
  m_table->setColumns({{tr("Name"), 120}, {tr("Post"), 140}, {tr("Department"), 120}, {tr("Area"), 150}, {tr("E-mail"), 160}, {tr("Phone"), 110}, {tr("Quiet hours"), 96}});
  showRows();
}

void DirectoryPanel::showRows() {
  const auto& directory = m_desk.bridge.directory();
  const auto& areas = *m_desk.bridge.areas();
  const QString wanted = m_text->text().trimmed();
  const int which = m_which->currentIndex();
  std::vector<Row> rows;
  const auto add = [&](const QString& key, std::vector<Cell> cells, bool reachable) {
    if (which == unreachable && reachable) return;
    const bool found = wanted.isEmpty() || std::any_of(cells.begin(), cells.end(), [&](const Cell& c) { return c.text.contains(wanted, Qt::CaseInsensitive); });
    if (found) rows.push_back({key, std::move(cells)});
  };
  const auto contact = [](const std::string& words) { return words.empty() ? Cell{QStringLiteral("—"), {}, &Palette::secondText} : Cell{text(words)}; };
  if (which != posts)
    for (const auto& d : directory.departments())
      add(keyOf(d), {{text(d.name)}, {tr("department's desk")}, {text(d.name)}, {}, contact(d.email), contact(d.phone), {}}, !d.email.empty() || !d.phone.empty());
  if (which != departments)
    for (const auto& s : directory.staff()) {
      if (!model::isWithin(s.area, m_desk.bridge.actor().scope)) continue;
      const QString quiet = s.quiet ? QStringLiteral("%1–%2").arg(timeOf(s.quiet.from).toString(QStringLiteral("HH:mm")), timeOf(s.quiet.to).toString(QStringLiteral("HH:mm"))) : QString();
      add(keyOf(s), {{text(s.name)}, {PostWords::of(s.post)}, {text(directory.departmentName(s.department))}, {text(areas.readablePath(s.area))}, contact(s.email), contact(s.phone), {quiet}},
          !s.email.empty() || !s.phone.empty());
    }
  m_count->setText(tr("%L1 entries").arg(rows.size()));
  for (QToolButton* b : {m_newDepartment, m_newPost}) {
    b->setEnabled(m_desk.bridge.actor().role == model::Role::administrator);
    b->setToolTip(b->isEnabled() ? QString() : tr("Only an administrator may change the directory."));
  }
  m_table->setRows(std::move(rows));
  if (!m_wanted.isEmpty() && m_table->choose(m_wanted)) m_wanted.clear();
  showForm();
}

void DirectoryPanel::begin(bool post) {
  auto* form = new DirectoryForm(m_desk, post ? DirectoryForm::Kind::post : DirectoryForm::Kind::department, this);
  // What was added is seen, whatever was looked for before.
  const auto seen = [this](const QString& key) {
    m_wanted = key;
    m_which->setCurrentIndex(everybody);
    m_text->clear();
    showRows();
  };
  connect(form, &DirectoryForm::addedDepartment, this, [seen](const model::Department& d) { seen(keyOf(d)); });
  connect(form, &DirectoryForm::addedPost, this, [seen](const model::Staff& s) { seen(keyOf(s)); });
  form->open();
}

std::optional<DirectoryPanel::Entry> DirectoryPanel::chosen() const {
  const QString key = m_table->currentKey();
  for (const auto& d : m_desk.bridge.directory().departments())
    if (keyOf(d) == key) return d;
  for (const auto& s : m_desk.bridge.directory().staff())
    if (keyOf(s) == key) return s;
  return std::nullopt;
}

void DirectoryPanel::showForm() {
  const auto entry = chosen();
  m_form->setVisible(entry.has_value());
  if (!entry) {
    m_shown.clear();
    m_title->setText(tr("Choose a department or a post."));
    m_facts->clear();
    m_fault->clear();
    for (QWidget* w : std::initializer_list<QWidget*>{m_save, m_reset}) w->hide();
    m_undo->setVisible(m_before.has_value());
    return;
  }
  // What is being typed is not typed over when others change the directory.
  if (m_shown != m_table->currentKey()) {
    m_shown = m_table->currentKey();
    m_showing = true;
    const auto* staff = std::get_if<model::Staff>(&*entry);
    std::visit(
        [&](const auto& v) {
          m_title->setText(text(v.name));
          m_name->setText(text(v.name));
          m_email->setText(text(v.email));
          m_phone->setText(text(v.phone));
        },
        *entry);
    m_facts->setText(staff ? PostWords::of(staff->post) + QStringLiteral(" · ") + text(m_desk.bridge.areas()->readablePath(staff->area)) : tr("The department's desk, not a person's"));
    for (QWidget* w : std::initializer_list<QWidget*>{m_quietName, m_hasQuiet, m_from, m_to}) w->setVisible(staff);
    const model::QuietHours quiet = staff && staff->quiet ? staff->quiet : model::QuietHours{22 * 60, 7 * 60};
    m_hasQuiet->setChecked(staff && staff->quiet);
    m_from->setTime(timeOf(quiet.from));
    m_to->setTime(timeOf(quiet.to));
    m_showing = false;
  }
  showState();
}

DirectoryPanel::Entry DirectoryPanel::edited(Entry entry) const {
  std::visit(
      [&](auto& v) {
        v.name = m_name->text().trimmed().toStdString();
        v.email = m_email->text().trimmed().toStdString();
        v.phone = m_phone->text().trimmed().toStdString();
      },
      entry);
  if (auto* staff = std::get_if<model::Staff>(&entry)) staff->quiet = m_hasQuiet->isChecked() ? model::QuietHours{minuteOf(m_from), minuteOf(m_to)} : model::QuietHours{};
  return entry;
}

void DirectoryPanel::showState() {
  if (m_showing) return;
  const auto entry = chosen();
  if (!entry) return;
  const bool may = m_desk.bridge.actor().role == model::Role::administrator;
  const bool name = !m_name->text().trimmed().isEmpty(), email = goodEmail(m_email->text().trimmed()), phone = goodPhone(m_phone->text().trimmed());
  const bool quiet = !m_hasQuiet->isChecked() || minuteOf(m_from) != minuteOf(m_to);
  setMark(m_name, "bad", !name);
  setMark(m_email, "bad", !email);
  setMark(m_phone, "bad", !phone);
  QStringList faults;
  if (!name) faults << tr("A name is needed.");
  if (!email) faults << tr("This is no e-mail address.");
  if (!phone) faults << tr("A phone number is digits, spaces and dashes.");
  if (!quiet) faults << tr("Quiet hours end when they begin.");
  if (!may) faults << tr("Only an administrator may change the directory.");
  m_fault->setText(faults.join(QLatin1Char('\n')));
  m_fault->setVisible(!faults.isEmpty());
  for (QWidget* w : std::initializer_list<QWidget*>{m_from, m_to}) w->setEnabled(m_hasQuiet->isChecked());
  const Entry now = edited(*entry);
  const auto same = [](const auto& a, const auto& b) { return a.name == b.name && a.email == b.email && a.phone == b.phone; };
  bool differs = false;
  if (const auto* d = std::get_if<model::Department>(&now)) differs = !same(*d, std::get<model::Department>(*entry));
  if (const auto* s = std::get_if<model::Staff>(&now)) differs = !same(*s, std::get<model::Staff>(*entry)) || !(s->quiet == std::get<model::Staff>(*entry).quiet);
  m_save->show();
  m_save->setEnabled(differs && faults.isEmpty());
  m_reset->setVisible(differs);
  m_undo->setVisible(m_before.has_value());
}

void DirectoryPanel::save() {
  const auto entry = chosen();
  if (entry && m_save->isEnabled()) put(edited(*entry), *entry);
}

void DirectoryPanel::put(const Entry& entry, std::optional<Entry> before) {
  m_save->setEnabled(false);
  const auto then = [this, before](const engine::Answer& answer) {
    if (const auto* why = engine::refused(answer)) {
      m_desk.notices.warn(Words::of(why->code));
    } else {
      m_before = before;
      m_shown.clear();
      m_desk.notices.tell(before ? tr("Saved. Messages go there from now on.") : tr("Undone: the old values hold again."));
    }
    showForm();
  };
  if (const auto* d = std::get_if<model::Department>(&entry))
    m_desk.bridge.submit(engine::PutDepartment{*d}, this, then);
  else
    m_desk.bridge.submit(engine::PutStaff{std::get<model::Staff>(entry)}, this, then);
}

}  // namespace jw::ui
