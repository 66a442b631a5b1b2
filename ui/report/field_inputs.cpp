#include "ui/report/field_inputs.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

#include "core/model/field_rules.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using model::FieldValue;
using Type = model::CustomField::Type;

}  // namespace

QWidget* FieldInputs::Input::first() const { return choice ? static_cast<QWidget*>(choice) : text; }

FieldInputs::FieldInputs(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_grid(new QGridLayout(this)) {
  setObjectName(QStringLiteral("fieldInputs"));
  m_desk.theme.space(m_grid, 0, 6);
  m_grid->setColumnStretch(1, 1);
  setVisible(false);
}

void FieldInputs::setNameWidth(int width) { m_grid->setColumnMinimumWidth(0, width); }

int FieldInputs::nameWidth() const {
  int width = 0;
  for (const auto& input : m_inputs) width = std::max(width, input.name->sizeHint().width());
  return width;
}

QList<QWidget*> FieldInputs::editors() const {
  QList<QWidget*> all;
  for (std::size_t i = 0; i < m_inputs.size(); ++i) {
    all << m_inputs[i].first();
    if (m_inputs[i].phone) all << m_inputs[i].phone;
    if (auto* pick = m_rows[i]->findChild<QToolButton*>()) all << pick;
  }
  return all;
}

void FieldInputs::setFields(const std::vector<model::CustomField>& fields) {
  const bool same = fields.size() == m_inputs.size() && std::equal(fields.begin(), fields.end(), m_inputs.begin(), [](const auto& f, const Input& i) { return f == i.field; });
  if (same) return;
  for (auto& v : values()) m_typed.push_back(std::move(v));
  qDeleteAll(m_rows);
  m_rows.clear();
  for (const auto& input : m_inputs) delete input.name;
  m_inputs.clear();
  int at = 0;
  for (const auto& field : fields) {
    auto* row = new QWidget(this);
    Input input = make(field, row);
    input.name->setBuddy(input.first());
    m_grid->addWidget(input.name, at, 0);
    m_grid->addWidget(row, at++, 1);
    m_rows.push_back(row);
    m_inputs.push_back(std::move(input));
    const auto old = std::find_if(m_typed.begin(), m_typed.end(), [&](const FieldValue& v) { return v.name == field.name && v.type == field.type; });
    if (old == m_typed.end()) continue;
    fill(m_inputs.back(), *old);
    m_typed.erase(old);
  }
  setVisible(!fields.empty());
  retranslate();
}

FieldInputs::Input FieldInputs::make(const model::CustomField& field, QWidget* row) {
  auto* across = new QHBoxLayout(row);
  across->setContentsMargins(0, 0, 0, 0);
  Input input{field, makeLabel("second", this)};
  const QString name = QStringLiteral("field_") + text(field.key);
  const auto line = [&](QLineEdit* edit, const QString& objectName, std::size_t longest) {
    edit->setObjectName(objectName);
    edit->setMaxLength(static_cast<int>(longest));
    across->addWidget(edit, 1);
    return edit;
  };
  switch (field.type) {
    case Type::choice:
      across->addWidget(input.choice = new QComboBox(row), 1);
      input.choice->setObjectName(name);
      input.choice->addItem(QString());
      for (const auto& option : field.options) input.choice->addItem(text(option));
      break;
    case Type::date: input.text = line(new DayEdit(m_desk.theme, row), name, 20); break;
    case Type::person:
      input.text = line(new QLineEdit(row), name, model::kLongestFieldName);
      input.phone = line(new QLineEdit(row), name + QStringLiteral("_phone"), model::kLongestFieldName);
      break;
    case Type::place: {
      input.text = line(new QLineEdit(row), name, model::kLongestFieldPlace);
      across->addWidget(input.where = makeLabel("second", row));
      const std::size_t index = m_inputs.size();
      auto* pick = wordButton(m_desk.theme, qPrintable(name + QStringLiteral("_pick")), QStringLiteral("pin"), {}, row, [this, index] {
        m_picking = index;
        Q_EMIT placeWanted();
      });
      pick->setToolButtonStyle(Qt::ToolButtonIconOnly);
      across->addWidget(pick);
      break;
    }
    default: input.text = line(new QLineEdit(row), name, field.type == Type::text ? model::kLongestFieldText : model::kLongestFieldName);
  }
  return input;
}

FieldValue FieldInputs::valueOf(const Input& input) const {
  FieldValue v{input.field.key, input.field.name, input.field.nameEn, input.field.type};
  if (!input.choice)
    v.text = input.text->text().trimmed().toStdString();
  else if (const int option = input.choice->currentIndex(); option > 0)
    v.text = input.field.options[static_cast<std::size_t>(option - 1)];
  if (input.phone) v.phone = input.phone->text().trimmed().toStdString();
  v.point = input.point;
  return v;
}

void FieldInputs::fill(Input& input, const FieldValue& value) {
  if (input.choice)
    input.choice->setCurrentIndex(std::max(0, input.choice->findText(text(value.text))));
  else
    input.text->setText(text(value.text));
  if (input.phone) input.phone->setText(text(value.phone));
  input.point = value.point;
}

std::vector<FieldValue> FieldInputs::values() const {
  std::vector<FieldValue> out;
  for (const auto& input : m_inputs)
    if (auto v = valueOf(input); !model::isEmpty(v)) out.push_back(std::move(v));
  return out;
}

QString FieldInputs::fault() {
  QString first;
  for (const auto& input : m_inputs) {
    std::vector<FieldValue> value{valueOf(input)};
    const auto fault = model::settle({input.field}, value, false);
    setMark(input.first(), "bad", fault.has_value());
    if (!fault || !first.isEmpty()) continue;
    const QString name = Words::name(input.field);
    if (fault->code == engine::RefusalCode::missingField)
      first = tr("%1: this is needed.").arg(name);
    else if (input.field.type == Type::number)
      first = tr("%1: a number is needed, for example 12.5.").arg(name);
    else if (input.field.type == Type::date)
      first = tr("%1: a day is needed, for example 2026-05-01.").arg(name);
    else
      first = name + QStringLiteral(": ") + Words::of(fault->code);
    input.first()->setFocus();
  }
  return first;
}

void FieldInputs::setPlace(model::Point point) {
  if (m_picking >= m_inputs.size() || !m_inputs[m_picking].where) return;
  m_inputs[m_picking].point = point;
  retranslate();
}

void FieldInputs::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void FieldInputs::retranslate() {
  for (std::size_t i = 0; i < m_inputs.size(); ++i) {
    Input& input = m_inputs[i];
    const QString name = Words::name(input.field);
    input.name->setText(input.field.required ? name + QStringLiteral(" *") : name);
    input.name->setToolTip(input.field.required ? tr("This field is needed") : QString());
    if (input.choice) input.choice->setItemText(0, tr("– not said –"));
    if (input.phone) {
      input.text->setPlaceholderText(tr("Name"));
      input.phone->setPlaceholderText(tr("Phone"));
      for (QLineEdit* e : {input.text, input.phone}) e->setToolTip(tr("Kept sealed and shown masked, as the reporter is"));
    }
    if (input.where) {
      input.text->setPlaceholderText(tr("Where, in words"));
      input.where->setText(input.point ? Words::coordinates(*input.point) : QString());
      input.where->setVisible(input.point.has_value());
      if (auto* pick = m_rows[i]->findChild<QToolButton*>()) pick->setToolTip(tr("On the map"));
    }
  }
}

}  // namespace jw::ui
