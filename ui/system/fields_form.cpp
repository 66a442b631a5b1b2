#include "ui/system/fields_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "core/model/field_rules.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using model::CustomField;
using Type = CustomField::Type;

constexpr Type kTypes[] = {Type::text, Type::number, Type::choice, Type::date, Type::person, Type::place};

// Behind all that are there. Old answers carry their own names, so a key that was given up may come again.
std::string freshKey(const std::vector<CustomField>& fields) {
  int highest = 0;
  for (const auto& f : fields)
    if (f.key.starts_with('f')) highest = std::max(highest, std::atoi(f.key.c_str() + 1));
  return "f" + std::to_string(highest + 1);
}

}  // namespace

FieldsForm::FieldsForm(const Desk& desk, const QString& item, std::vector<CustomField> fields, QWidget* parent) : QDialog(parent->window()), m_desk(desk), m_fields(std::move(fields)) {
  setObjectName(QStringLiteral("fieldsForm"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Fields of a report"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* head = makeLabel("title", this);
  head->setText(item.isEmpty() ? tr("Fields of a report") : tr("Fields of a report: %1").arg(item));
  down->addWidget(head);
  auto* about = makeLabel("second", this);
  about->setWordWrap(true);
  about->setText(tr("What a report of this event item is asked besides its text and place. Cases keep what was said under the name that the field had then, also when it is changed or taken away."));
  down->addWidget(about);
  auto* across = new QHBoxLayout;
  m_desk.theme.space(across, 0, 16);
  across->addWidget(buildList(), 2);
  across->addWidget(buildField(), 3);
  down->addLayout(across, 1);
  down->addWidget(m_foot = new FormFoot(m_desk, this));
  m_foot->setAction(tr("Use these fields"));
  connect(m_foot, &FormFoot::sent, this, &FieldsForm::send);
  m_desk.theme.follow(this, [this] { resize(m_desk.theme.px(720), m_desk.theme.px(500)); });
  showList(m_fields.empty() ? -1 : 0);
  (m_fields.empty() ? static_cast<QWidget*>(m_add) : m_list)->setFocus();
}

QWidget* FieldsForm::buildList() {
  auto* box = new QWidget(this);
  auto* down = new QVBoxLayout(box);
  down->setContentsMargins(0, 0, 0, 0);
  auto* buttons = new QHBoxLayout;
  m_desk.theme.space(buttons, 0, 4);
  buttons->addWidget(m_add = wordButton(m_desk.theme, "addField", QStringLiteral("plus"), tr("Add a field"), box, [this] { add(); }));
  buttons->addStretch(1);
  const auto small = [&](const char* name, const char* icon, const QString& tip, auto run) {
    auto* b = wordButton(m_desk.theme, name, QString::fromLatin1(icon), {}, box, run);
    b->setToolButtonStyle(Qt::ToolButtonIconOnly);
    b->setToolTip(tip);
    buttons->addWidget(b);
    return b;
  };
  m_up = small("fieldUp", "up", tr("Further up (Alt+Up)"), [this] { move(-1); });
  m_down = small("fieldDown", "down", tr("Further down (Alt+Down)"), [this] { move(1); });
  m_remove = small("removeField", "close", tr("Take it away (Delete)"), [this] { remove(); });
  down->addLayout(buttons);
  down->addWidget(m_list = new QListWidget(box), 1);
  m_list->setObjectName(QStringLiteral("fieldList"));
  connect(m_list, &QListWidget::currentRowChanged, this, &FieldsForm::showField);
  connect(m_list, &QListWidget::itemActivated, this, [this] { m_name->setFocus(); });
  const auto key = [this](const QKeySequence& keys, auto run) { connect(new QShortcut(keys, m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, run); };
  key(Qt::ALT | Qt::Key_Up, [this] { move(-1); });
  key(Qt::ALT | Qt::Key_Down, [this] { move(1); });
  key(Qt::Key_Delete, [this] { remove(); });
  return box;
}

QWidget* FieldsForm::buildField() {
  auto* box = new QWidget(this);
  auto* down = new QVBoxLayout(box);
  down->setContentsMargins(0, 0, 0, 0);
  down->addWidget(m_empty = makeLabel("empty", box), 1);
  m_empty->setWordWrap(true);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setText(tr("No field is chosen.\n\nAdd one for what the department has to know before it sets out: a depth, a kind of lamp, who has the key."));
  down->addWidget(m_form = new QWidget(box), 1);
  m_rows = new QFormLayout(m_form);
  m_rows->setContentsMargins(0, 0, 0, 0);
  m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  const auto label = [this](const QString& words) {
    auto* l = makeLabel("second", this);
    l->setText(words);
    return l;
  };
  m_rows->addRow(label(tr("Name")), m_name = new QLineEdit(m_form));
  m_rows->addRow(label(tr("English name")), m_english = new QLineEdit(m_form));
  m_rows->addRow(label(tr("Type")), m_type = new QComboBox(m_form));
  m_rows->addRow(QString(), m_required = new QCheckBox(tr("A report has to say it"), m_form));
  m_rows->addRow(label(tr("Choices")), m_options = new QPlainTextEdit(m_form));
  m_name->setObjectName(QStringLiteral("fieldName"));
  m_english->setObjectName(QStringLiteral("fieldEnglish"));
  m_english->setPlaceholderText(tr("empty: the name"));
  m_type->setObjectName(QStringLiteral("fieldType"));
  m_required->setObjectName(QStringLiteral("fieldRequired"));
  m_required->setToolTip(tr("At the desk; files and feeds of elsewhere are taken in without it"));
  m_options->setObjectName(QStringLiteral("fieldOptions"));
  m_options->setPlaceholderText(tr("One in a line"));
  m_options->setTabChangesFocus(true);
  for (const Type t : kTypes) m_type->addItem(Words::of(t), static_cast<int>(t));
  for (QLineEdit* e : {m_name, m_english}) {
    e->setMaxLength(static_cast<int>(model::kLongestFieldName));
    connect(e, &QLineEdit::textEdited, this, &FieldsForm::take);
  }
  connect(m_type, &QComboBox::currentIndexChanged, this, &FieldsForm::take);
  connect(m_required, &QCheckBox::toggled, this, &FieldsForm::take);
  connect(m_options, &QPlainTextEdit::textChanged, this, &FieldsForm::take);
  return box;
}

QString FieldsForm::summary(const std::vector<CustomField>& fields) {
  QStringList words;
  for (const auto& f : fields) words << tr("%1 (%2)").arg(Words::name(f), Words::of(f.type)) + (f.required ? QStringLiteral(" *") : QString());
  return words.join(tr(", "));
}

CustomField* FieldsForm::current() {
  const int row = m_list->currentRow();
  return row >= 0 && row < static_cast<int>(m_fields.size()) ? &m_fields[static_cast<std::size_t>(row)] : nullptr;
}

void FieldsForm::showList(int row) {
  m_filling = true;
  while (m_list->count() > static_cast<int>(m_fields.size())) delete m_list->takeItem(m_list->count() - 1);
  while (m_list->count() < static_cast<int>(m_fields.size())) m_list->addItem(QString());
  for (int i = 0; i < m_list->count(); ++i) {
    const auto& f = m_fields[static_cast<std::size_t>(i)];
    m_list->item(i)->setText(f.name.empty() ? tr("(no name yet)") : summary({f}));
  }
  m_list->setCurrentRow(row);
  m_filling = false;
  showField();
}

void FieldsForm::showField() {
  if (m_filling) return;
  m_filling = true;
  const CustomField* f = current();
  m_empty->setVisible(!f);
  m_form->setVisible(f);
  const int row = m_list->currentRow();
  m_remove->setEnabled(f);
  m_up->setEnabled(f && row > 0);
  m_down->setEnabled(f && row + 1 < m_list->count());
  m_add->setEnabled(m_fields.size() < model::kMostFields);
  if (f) {
    QStringList options;
    for (const auto& o : f->options) options << text(o);
    m_name->setText(text(f->name));
    m_english->setText(text(f->nameEn));
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(f->type)));
    m_required->setChecked(f->required);
    m_options->setPlainText(options.join(QLatin1Char('\n')));
    m_rows->setRowVisible(m_options, f->type == Type::choice);
  }
  m_filling = false;
}

void FieldsForm::take() {
  CustomField* f = current();
  if (m_filling || !f) return;
  f->name = m_name->text().trimmed().toStdString();
  f->nameEn = m_english->text().trimmed().toStdString();
  f->type = static_cast<Type>(m_type->currentData().toInt());
  f->required = m_required->isChecked();
  f->options.clear();
  if (f->type == Type::choice)
    for (const QString& line : m_options->toPlainText().split(QLatin1Char('\n')))
      if (!line.trimmed().isEmpty()) f->options.push_back(line.trimmed().toStdString());
  m_rows->setRowVisible(m_options, f->type == Type::choice);
  m_list->currentItem()->setText(f->name.empty() ? tr("(no name yet)") : summary({*f}));
}

void FieldsForm::add() {
  CustomField f;
  f.key = freshKey(m_fields);
  m_fields.push_back(std::move(f));
  showList(static_cast<int>(m_fields.size()) - 1);
  m_name->setFocus();
}

void FieldsForm::remove() {
  const int row = m_list->currentRow();
  if (!current()) return;
  m_fields.erase(m_fields.begin() + row);
  showList(std::min(row, static_cast<int>(m_fields.size()) - 1));
  m_list->setFocus();
}

void FieldsForm::move(int by) {
  const int row = m_list->currentRow(), to = row + by;
  if (!current() || to < 0 || to >= static_cast<int>(m_fields.size())) return;
  std::swap(m_fields[static_cast<std::size_t>(row)], m_fields[static_cast<std::size_t>(to)]);
  showList(to);
}

QString FieldsForm::fault() {
  for (std::size_t i = 0; i < m_fields.size(); ++i) {
    const auto& f = m_fields[i];
    const auto earlier = m_fields.begin() + static_cast<std::ptrdiff_t>(i);
    QString why;
    if (f.name.empty()) why = tr("A field needs a name.");
    else if (std::any_of(m_fields.begin(), earlier, [&](const auto& o) { return o.name == f.name; })) why = tr("Two fields are called %1.").arg(text(f.name));
    else if (f.type == Type::choice && f.options.size() < 2) why = tr("%1: a choice needs at least two entries, one in a line.").arg(text(f.name));
    else if (model::definitionFault({f})) why = tr("%1: two choices are the same, or one of them is too long.").arg(text(f.name));
    if (why.isEmpty()) continue;
    m_list->setCurrentRow(static_cast<int>(i));
    (f.type == Type::choice && !f.name.empty() ? static_cast<QWidget*>(m_options) : m_name)->setFocus();
    return why;
  }
  return {};
}

void FieldsForm::send() {
  if (const QString why = fault(); !why.isEmpty()) return m_foot->complain(why);
  Q_EMIT chosen(m_fields);
  QDialog::accept();
}

}  // namespace jw::ui
