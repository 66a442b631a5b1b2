#include "ui/system/category_form.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/system/department_combo.h"
#include "ui/system/fields_form.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using Unit = model::Limit::Unit;
constexpr model::CaseKind kKinds[] = {model::CaseKind::matter, model::CaseKind::component, model::CaseKind::sentiment, model::CaseKind::police};
constexpr model::Nature kNatures[] = {model::Nature::ordinary, model::Nature::urgent, model::Nature::major};
constexpr Unit kUnits[] = {Unit::naturalMinute, Unit::naturalHour, Unit::naturalDay, Unit::workingHour, Unit::workingDay};

template <class Value, std::size_t N>
void fill(QComboBox* box, const Value (&values)[N]) {
  const int now = std::max(0, box->currentIndex());
  box->clear();
  for (const Value v : values) box->addItem(Words::of(v), static_cast<int>(v));
  box->setCurrentIndex(now);
}
template <class Value>
void choose(QComboBox* box, Value value) {
  box->setCurrentIndex(std::max(0, box->findData(static_cast<int>(value))));
}

}  // namespace

CategoryForm::CategoryForm(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  const auto named = [&](auto* field, const char* name) {
    field->setObjectName(QString::fromLatin1(name));
    return field;
  };
  form->addRow(m_kindName = makeLabel("second", this), m_kind = named(new QComboBox(this), "categoryKind"));
  form->addRow(m_codeName = makeLabel("second", this), m_code = named(new QLineEdit(this), "categoryCode"));
  form->addRow(m_nameName = makeLabel("second", this), m_name = named(new QLineEdit(this), "categoryName"));
  form->addRow(m_englishName = makeLabel("second", this), m_english = named(new QLineEdit(this), "categoryEnglish"));
  form->addRow(m_natureName = makeLabel("second", this), m_nature = named(new QComboBox(this), "categoryNature"));
  form->addRow(m_departmentName = makeLabel("second", this), m_department = named(new DepartmentCombo(m_desk, this), "categoryDepartment"));
  auto* limit = new QWidget(this);
  auto* row = new QHBoxLayout(limit);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(m_limit = named(new QSpinBox(limit), "categoryLimit"));
  row->addWidget(m_unit = named(new QComboBox(limit), "categoryUnit"), 1);
  m_limit->setRange(0, 100'000);
  form->addRow(m_limitName = makeLabel("second", this), limit);
  form->addRow(m_fieldsName = makeLabel("second", this), m_fieldsNow = named(makeLabel("fact", this), "categoryFields"));
  m_fieldsNow->setWordWrap(true);
  form->addRow(QString(), m_editFields = named(new QPushButton(this), "editFields"));
  m_editFields->setAutoDefault(false);
  connect(m_editFields, &QPushButton::clicked, this, &CategoryForm::editFields);
  for (QLineEdit* e : {m_code, m_name, m_english}) {
    e->setMaxLength(100);
    connect(e, &QLineEdit::textEdited, this, &CategoryForm::changed);
    connect(e, &QLineEdit::returnPressed, this, &CategoryForm::finished);
  }
  const auto tell = [this] {
    if (!m_filling) Q_EMIT changed();
  };
  for (QComboBox* box : std::initializer_list<QComboBox*>{m_kind, m_nature, m_unit, m_department}) connect(box, &QComboBox::currentTextChanged, this, tell);
  connect(m_department, &QComboBox::currentIndexChanged, this, tell);  // another one may have the same name
  connect(m_limit, &QSpinBox::valueChanged, this, [this, tell] {
    m_unit->setEnabled(m_limit->value() > 0);
    tell();
  });
  retranslate();
}

void CategoryForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void CategoryForm::retranslate() {
  m_kindName->setText(tr("Kind"));
  m_codeName->setText(tr("Code"));
  m_nameName->setText(tr("Name"));
  m_englishName->setText(tr("English name"));
  m_natureName->setText(tr("Nature"));
  m_departmentName->setText(tr("Department"));
  m_limitName->setText(tr("Time limit"));
  m_fieldsName->setText(tr("Fields"));
  m_editFields->setText(tr("Edit the fields …"));
  m_editFields->setToolTip(tr("What a report of this item is asked besides its text and place"));
  showFields();
  m_limit->setSpecialValueText(tr("none"));
  m_limit->setToolTip(tr("From the acceptance of a case to the department's result; rules may say otherwise"));
  m_english->setPlaceholderText(tr("empty: the name"));
  m_department->setHint(tr("none: a rule or a person decides"));
  m_filling = true;
  fill(m_kind, kKinds);
  fill(m_nature, kNatures);
  fill(m_unit, kUnits);
  m_filling = false;
}

void CategoryForm::showFields() { m_fieldsNow->setText(m_fields.empty() ? tr("none besides text and place") : FieldsForm::summary(m_fields)); }

void CategoryForm::editFields() {
  auto* form = new FieldsForm(m_desk, Words::name(edited()), m_fields, this);
  connect(form, &FieldsForm::chosen, this, [this, of = m_shown.id](const std::vector<model::CustomField>& fields) {
    if (of != m_shown.id) return;  // another item is shown meanwhile
    m_fields = fields;
    showFields();
    Q_EMIT changed();
  });
  form->open();
}

void CategoryForm::show(const model::Category& category, bool fresh) {
  m_filling = true;
  m_shown = category;
  m_fresh = fresh;
  choose(m_kind, category.kind);
  m_code->setText(text(category.code));
  m_name->setText(text(category.name));
  m_english->setText(text(category.nameEn));
  choose(m_nature, category.nature);
  m_department->setDepartment(category.department);
  m_limit->setValue(category.limit.amount);
  choose(m_unit, category.limit.unit);
  m_unit->setEnabled(category.limit.amount > 0);
  m_fields = category.fields;
  showFields();
  // Cases are counted by the code, and rules name it: it stays once it is there.
  m_kind->setEnabled(fresh);
  m_code->setEnabled(fresh);
  m_code->setToolTip(fresh ? QString() : tr("The code stays: rules, statistics and other workstations know the item by it."));
  m_filling = false;
}

model::Category CategoryForm::edited() const {
  model::Category c = m_shown;
  if (m_fresh) {
    c.kind = static_cast<model::CaseKind>(m_kind->currentData().toInt());
    c.code = m_code->text().trimmed().toStdString();
  }
  c.name = m_name->text().trimmed().toStdString();
  c.nameEn = m_english->text().trimmed().toStdString();
  c.nature = static_cast<model::Nature>(m_nature->currentData().toInt());
  c.department = m_department->department();
  c.limit.amount = m_limit->value();
  c.fields = m_fields;
  if (c.limit) c.limit.unit = static_cast<Unit>(m_unit->currentData().toInt());
  return c;
}

QStringList CategoryForm::faults() const {
  const auto now = edited();
  const auto& all = m_desk.bridge.directory().categories();
  const bool code = !now.code.empty(), name = !now.name.empty();
  const bool free = std::none_of(all.begin(), all.end(), [&](const auto& c) { return c.kind == now.kind && c.code == now.code && c.id != now.id; });
  const bool department = m_department->isGood();
  setMark(m_code, "bad", !code || !free);
  setMark(m_name, "bad", !name);
  setMark(m_department, "bad", !department);
  QStringList out;
  if (!code) out << tr("A code is needed.");
  if (!free) out << tr("Another item of this kind has this code.");
  if (!name) out << tr("A name is needed.");
  if (!department) out << tr("No department is called so; choose one of the list or leave it empty.");
  return out;
}

void CategoryForm::focusFirst() {
  (m_fresh ? m_code : m_name)->setFocus(Qt::ShortcutFocusReason);
}

}  // namespace jw::ui
