#include "ui/registry/registry_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>

#include "core/engine/registry_desk.h"
#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/registry/registry_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

QDate dateIn(const QString& words) {
  const QString plain = words.trimmed();
  for (const char* form : {"yyyy-MM-dd", "yyyy-M-d", "yyyyMMdd", "yyyy/M/d"})
    if (const QDate date = QDate::fromString(plain, QString::fromLatin1(form)); date.isValid()) return date;
  return {};
}

}  // namespace

RegistryForm* RegistryForm::begin(const Desk& desk, Task task, QWidget* parent) {
  auto* form = new RegistryForm(desk, std::move(task), parent);
  form->setAttribute(Qt::WA_DeleteOnClose);
  form->open();
  return form;
}

RegistryForm::RegistryForm(const Desk& desk, Task task, QWidget* parent) : QDialog(parent), m_desk(desk), m_task(std::move(task)) {
  setObjectName(QStringLiteral("registryForm"));
  setWindowTitle(m_task.title);
  auto* layout = new QVBoxLayout(this);
  m_desk.theme.space(layout, 16, 8);
  auto* head = makeLabel("title", this);
  head->setText(m_task.title);
  layout->addWidget(head);
  if (!m_task.about.isEmpty()) {
    auto* about = makeLabel("second", this);
    about->setText(m_task.about);
    about->setWordWrap(true);
    layout->addWidget(about);
  }
  const int columns = m_task.fields.size() > 7 ? 2 : 1;
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  m_ground = new QWidget;
  m_ground->setObjectName(QStringLiteral("scrolled"));
  auto* grid = new QGridLayout(m_ground);
  grid->setContentsMargins(0, 0, 0, 0);
  m_desk.theme.follow(m_ground, [this, grid] {
    grid->setHorizontalSpacing(m_desk.theme.px(16));
    grid->setVerticalSpacing(m_desk.theme.px(8));
    grid->setContentsMargins(0, 0, m_desk.theme.px(8), 0);
  });
  int at = 0;
  for (const Field& field : m_task.fields) add(grid, at++, columns, field);
  for (int c = 0; c < columns; ++c) grid->setColumnStretch(c, 1);
  grid->setRowStretch(grid->rowCount(), 1);
  scroll->setWidget(m_ground);
  layout->addWidget(scroll, 1);
  if (!m_task.consequence.isEmpty()) {
    auto* band = makeFrame("band", this);
    auto* inside = new QVBoxLayout(band);
    m_desk.theme.space(inside, 12, 8);
    auto* words = makeLabel("fact", band);
    words->setObjectName(QStringLiteral("consequence"));
    words->setText(m_task.consequence);
    words->setWordWrap(true);
    inside->addWidget(words);
    layout->addWidget(band);
  }
  layout->addWidget(m_foot = new FormFoot(m_desk, this));
  m_foot->setAction(m_task.send);
  connect(m_foot, &FormFoot::sent, this, &RegistryForm::accept);
  m_desk.theme.follow(this, [this, columns] {
    const int rows = (static_cast<int>(m_fields.size()) + columns - 1) / columns;
    const int tall = 150 + (m_task.about.isEmpty() ? 0 : 30) + (m_task.consequence.isEmpty() ? 0 : 70) + rows * 62;
    resize(m_desk.theme.px(columns == 2 ? 680 : 440), m_desk.theme.px(std::min(tall, 640)));
  });
  if (!m_fields.empty()) m_fields.front().widget->setFocus();
}

void RegistryForm::add(QGridLayout* grid, int at, int columns, const Field& field) {
  auto* cell = new QWidget(m_ground);
  auto* down = new QVBoxLayout(cell);
  down->setContentsMargins(0, 0, 0, 0);
  m_desk.theme.space(down, 0, 2);
  QWidget* widget = nullptr;
  const auto rid = [this, key = field.key] {
    complain(key, {});
    if (!m_foot->isWaiting()) m_foot->complain({});
  };
  if (field.kind == Field::Kind::check) {
    auto* box = new QCheckBox(field.label, cell);
    box->setChecked(!field.value.isEmpty());
    connect(box, &QCheckBox::toggled, this, rid);
    widget = box;
  } else {
    auto* label = makeLabel("second", cell);
    label->setText(field.required ? field.label + QStringLiteral(" *") : field.label);
    down->addWidget(label);
    if (field.kind == Field::Kind::choice) {
      auto* box = new QComboBox(cell);
      box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
      for (const auto& [value, words] : field.choices) box->addItem(words, value);
      box->setCurrentIndex(box->findData(field.value));
      box->setPlaceholderText(field.hint);
      connect(box, &QComboBox::currentIndexChanged, this, rid);
      widget = box;
    } else if (field.kind == Field::Kind::proposals) {
      auto* box = new SearchCombo(cell);
      for (const auto& [value, words] : field.choices) box->addItem(words, value);
      box->setCurrentIndex(-1);
      box->setEditText(field.value);
      box->setHint(field.hint);
      connect(box, &QComboBox::editTextChanged, this, rid);
      widget = box;
    } else {
      auto* line = new QLineEdit(field.value, cell);
      line->setPlaceholderText(field.kind == Field::Kind::date && field.hint.isEmpty() ? tr("yyyy-mm-dd") : field.hint);
      connect(line, &QLineEdit::textEdited, this, rid);
      widget = line;
    }
    label->setBuddy(widget);
    widget->setAccessibleName(field.label);
  }
  widget->setObjectName(QString::fromStdString(field.key));
  QCheckBox* remove = nullptr;
  if (auto* line = qobject_cast<QLineEdit*>(widget); line && field.removable) {
    auto* across = new QHBoxLayout;
    m_desk.theme.space(across, 0, 8);
    across->addWidget(line, 1);
    across->addWidget(remove = new QCheckBox(tr("Remove"), cell));
    remove->setObjectName(QString::fromStdString(field.key) + QStringLiteral("Remove"));
    remove->setAccessibleName(tr("Remove: %1").arg(field.label));
    remove->setToolTip(tr("What is recorded is removed; undo brings it back"));
    connect(remove, &QCheckBox::toggled, this, [this, line, rid, hint = line->placeholderText()](bool on) {
      rid();
      if (on) line->clear();
      line->setEnabled(!on);
      line->setPlaceholderText(on ? tr("will be removed") : hint);
    });
    down->addLayout(across);
  } else {
    down->addWidget(widget);
  }
  auto* error = makeLabel("error", cell);
  error->setObjectName(QString::fromStdString(field.key) + QStringLiteral("Error"));
  error->setWordWrap(true);
  error->hide();
  down->addWidget(error);
  grid->addWidget(cell, at / columns, at % columns, Qt::AlignTop);
  m_fields.push_back({field, widget, error, remove});
}

const RegistryForm::Shown* RegistryForm::find(const std::string& key) const {
  for (const Shown& s : m_fields)
    if (s.field.key == key) return &s;
  return nullptr;
}

QString RegistryForm::value(const std::string& key) const {
  const Shown* shown = find(key);
  if (!shown) return {};
  if (const auto* box = qobject_cast<const SearchCombo*>(shown->widget)) {
    const int known = box->findText(box->currentText().trimmed(), Qt::MatchFixedString);
    return known < 0 ? box->currentText() : box->itemData(known).toString();
  }
  if (const auto* box = qobject_cast<const QComboBox*>(shown->widget)) return box->currentData().toString();
  if (const auto* box = qobject_cast<const QCheckBox*>(shown->widget)) return box->isChecked() ? QStringLiteral("1") : QString();
  return qobject_cast<const QLineEdit*>(shown->widget)->text();
}

bool RegistryForm::changed(const std::string& key) const {
  const Shown* shown = find(key);
  return shown && value(key) != shown->field.value;
}

bool RegistryForm::removed(const std::string& key) const {
  const Shown* shown = find(key);
  return shown && shown->remove && shown->remove->isChecked();
}

Uuid RegistryForm::id(const std::string& key) const {
  const auto id = Uuid::parse(value(key).toStdString());
  return id ? *id : Uuid();
}

Instant RegistryForm::day(const std::string& key) const {
  const QDate date = dateIn(value(key));
  if (!date.isValid() || date == localTime(m_desk.bridge.now()).date()) return kNever;
  return instantOf(QDateTime(date, QTime(0, 0), Qt::UTC));
}

std::optional<std::int32_t> RegistryForm::dayNumber(const std::string& key) const {
  const QDate date = dateIn(value(key));
  if (!date.isValid()) return std::nullopt;
  return static_cast<std::int32_t>(QDate(1970, 1, 1).daysTo(date));
}

bool RegistryForm::complain(const std::string& key, const QString& sentence) {
  const Shown* shown = find(key);
  if (!shown) return false;
  shown->error->setText(sentence);
  shown->error->setVisible(!sentence.isEmpty());
  setMark(shown->widget, "bad", !sentence.isEmpty());
  return true;
}

void RegistryForm::clearErrors() {
  for (const Shown& s : m_fields) complain(s.field.key, {});
  m_foot->complain({});
}

void RegistryForm::accept() {
  if (m_foot->isWaiting()) return;
  clearErrors();
  QWidget* first = nullptr;
  for (const Shown& s : m_fields) {
    const QString words = value(s.field.key).trimmed();
    QString fault;
    if (s.field.required && words.isEmpty()) fault = RegistryWords::of(model::RegistryFault::missing);
    if (s.field.kind == Field::Kind::date && !words.isEmpty() && !dateIn(words).isValid()) fault = tr("A day is written like 2026-11-20.");
    bool whole = true;
    if (s.field.kind == Field::Kind::number && !words.isEmpty()) words.toInt(&whole);
    if (!whole) fault = tr("A whole number is wanted.");
    if (fault.isEmpty()) continue;
    complain(s.field.key, fault);
    if (!first) first = s.widget;
  }
  if (first) return first->setFocus();
  if (m_task.check)
    if (const QString lacks = m_task.check(*this); !lacks.isEmpty()) return m_foot->complain(lacks);
  m_foot->wait();
  m_desk.registry.submit(m_desk.bridge.actor(), m_task.command(*this), onMain<model::RegistryAnswer>(this, [this](const model::RegistryAnswer& answer) { take(answer); }));
}

void RegistryForm::take(const model::RegistryAnswer& answer) {
  m_foot->complain({});
  if (const auto* refusal = std::get_if<model::RegistryRefusal>(&answer)) {
    const QString sentence = RegistryWords::of(*refusal);
    const std::string key = refusal->fault == model::RegistryFault::needsHead && find("new_head") ? "new_head" : refusal->field;
    if (complain(key, sentence)) return find(key)->widget->setFocus();
    return m_foot->complain(sentence);
  }
  const auto told = m_task.done;
  const auto& result = std::get<model::RegistryDone>(answer);
  QDialog::accept();
  told(result);
}

}  // namespace jw::ui
