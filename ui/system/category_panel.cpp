#include "ui/system/category_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/system/category_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/rows_table.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

QString keyOf(const model::Category& c) {
  return text(c.id.text());
}

}  // namespace

CategoryPanel::CategoryPanel(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* split = new QSplitter(this);
  split->setChildrenCollapsible(false);
  outer->addWidget(split);
  auto* left = new QWidget(split);
  buildList(left);
  split->addWidget(left);
  auto* side = makeFrame("side", split);
  side->setAutoFillBackground(true);
  side->setBackgroundRole(QPalette::Base);
  buildForm(side);
  m_desk.theme.follow(side, [this, side] { side->setMinimumWidth(m_desk.theme.px(340)); });
  split->addWidget(side);
  split->setStretchFactor(0, 1);
  split->setSizes({m_desk.theme.px(860), m_desk.theme.px(360)});
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &CategoryPanel::showRows);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &CategoryPanel::showRows);
  setFocusProxy(m_table);
  retranslate();
}

void CategoryPanel::buildList(QWidget* left) {
  auto* down = new QVBoxLayout(left);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* bar = new QHBoxLayout;
  m_desk.theme.space(bar, 12, 8, 8);
  m_text = new QLineEdit(left);
  m_text->setObjectName(QStringLiteral("categoryText"));
  m_text->setClearButtonEnabled(true);
  m_which = new QComboBox(left);
  m_which->setObjectName(QStringLiteral("categoryWhich"));
  m_new = wordButton(m_desk.theme, "newCategory", QStringLiteral("plus"), {}, left, [this] { begin(); });
  m_count = makeLabel("second", left);
  bar->addWidget(m_text);
  bar->addWidget(m_which);
  bar->addWidget(m_new);
  bar->addStretch(1);
  bar->addWidget(m_count);
  m_desk.theme.follow(m_text, [this] { m_text->setFixedWidth(m_desk.theme.px(240)); });
  down->addLayout(bar);
  down->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, QStringLiteral("categories"), left), 1);
  connect(m_text, &QLineEdit::textChanged, this, &CategoryPanel::showRows);
  connect(m_which, &QComboBox::activated, this, &CategoryPanel::showRows);
  connect(m_table, &RowsTable::keyChanged, this, [this](const QString& key) {
    if (!key.isEmpty()) m_fresh.reset();
    showForm();
  });
  connect(m_table, &RowsTable::keyActivated, this, [this] { m_form->focusFirst(); });
}

void CategoryPanel::buildForm(QWidget* side) {
  auto* down = new QVBoxLayout(side);
  m_desk.theme.space(down, 16, 8);
  down->addWidget(m_title = makeLabel("title", side));
  down->addWidget(m_facts = makeLabel("second", side));
  m_title->setWordWrap(true);
  m_facts->setWordWrap(true);
  down->addWidget(m_form = new CategoryForm(m_desk, side));
  m_fault = makeLabel("error", side);
  m_fault->setObjectName(QStringLiteral("categoryFault"));
  m_fault->setWordWrap(true);
  down->addWidget(m_fault);
  auto* buttons = new QHBoxLayout;
  m_save = new QPushButton(side);
  m_save->setObjectName(QStringLiteral("saveCategory"));
  setRole(m_save, "primary");
  m_reset = new QPushButton(side);
  m_reset->setObjectName(QStringLiteral("resetCategory"));
  m_undo = new QPushButton(side);
  m_undo->setObjectName(QStringLiteral("undoCategory"));
  for (QWidget* w : std::initializer_list<QWidget*>{m_save, m_reset, m_undo}) buttons->addWidget(w);
  buttons->addStretch(1);
  down->addLayout(buttons);
  down->addStretch(1);
  connect(m_form, &CategoryForm::changed, this, &CategoryPanel::showState);
  connect(m_form, &CategoryForm::finished, this, &CategoryPanel::save);
  connect(m_save, &QPushButton::clicked, this, &CategoryPanel::save);
  connect(m_reset, &QPushButton::clicked, this, [this] {
    m_fresh.reset();
    m_shown.clear();
    showForm();
    m_table->setFocus(Qt::OtherFocusReason);
  });
  connect(m_undo, &QPushButton::clicked, this, [this] {
    if (m_before) put(*m_before, std::nullopt);
  });
}

void CategoryPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void CategoryPanel::retranslate() {
  m_text->setPlaceholderText(tr("Name, code, department"));
  {
    const QSignalBlocker quiet(m_which);
    const int which = std::max(0, m_which->currentIndex());
    m_which->clear();
    m_which->addItem(tr("All kinds"), 0);
    for (const auto k : {model::CaseKind::matter, model::CaseKind::component, model::CaseKind::sentiment, model::CaseKind::police}) m_which->addItem(Words::of(k), static_cast<int>(k));
    m_which->setCurrentIndex(which);
  }
  m_new->setText(tr("New item"));
  m_save->setText(tr("Save"));
  m_undo->setText(tr("Undo the last saving"));
  m_table->setColumns({{tr("Kind"), 96}, {tr("Code"), 72}, {tr("Name"), 156}, {tr("English name"), 176}, {tr("Nature"), 88}, {tr("Department"), 136}, {tr("Time limit"), 120}});
  showRows();
}

void CategoryPanel::showRows() {
  const auto& directory = m_desk.bridge.directory();
  const QString wanted = m_text->text().trimmed();
  const int which = m_which->currentData().toInt();
  std::vector<Row> rows;
  for (const auto& c : directory.categories()) {
    if (which != 0 && which != static_cast<int>(c.kind)) continue;
    std::vector<Cell> cells = {{Words::of(c.kind)}, {text(c.code)}, {text(c.name)}, {text(c.nameEn)}, {Words::of(c.nature)}, {c.department ? text(directory.departmentName(c.department)) : QString()}, {c.limit ? Words::of(c.limit) : QString()}};
    const bool found = wanted.isEmpty() || std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) { return cell.text.contains(wanted, Qt::CaseInsensitive); });
    if (found) rows.push_back({keyOf(c), std::move(cells)});
  }
  m_count->setText(tr("%L1 items").arg(rows.size()));
  m_new->setEnabled(m_desk.bridge.actor().role == model::Role::administrator);
  m_new->setToolTip(m_new->isEnabled() ? QString() : tr("Only an administrator may change the event items."));
  m_table->setRows(std::move(rows));
  if (!m_wanted.isEmpty() && m_table->choose(m_wanted)) m_wanted.clear();
  showForm();
}

const model::Category* CategoryPanel::chosen() const {
  const auto& all = m_desk.bridge.directory().categories();
  const auto at = std::find_if(all.begin(), all.end(), [key = m_table->currentKey()](const auto& c) { return keyOf(c) == key; });
  return at == all.end() ? nullptr : &*at;
}

void CategoryPanel::begin() {
  m_fresh.emplace();
  m_fresh->id = CategoryId{Uuid::make(toMillis(m_desk.bridge.now()))};
  m_shown.clear();
  m_table->clearSelection();
  m_table->setCurrentIndex({});
  showForm();
  m_form->focusFirst();
}

void CategoryPanel::showForm() {
  const auto* entry = m_fresh ? &*m_fresh : chosen();
  for (QWidget* w : std::initializer_list<QWidget*>{m_form, m_save}) w->setVisible(entry != nullptr);
  if (entry == nullptr) {
    m_shown.clear();
    m_title->setText(m_table->rowCount() > 0 ? tr("Choose an item.") : tr("No item is called so."));
    m_facts->clear();
    m_fault->clear();
    m_reset->hide();
    m_undo->setVisible(m_before.has_value());
    return;
  }
  // What is being typed is not typed over when others change the directory.
  if (m_shown != keyOf(*entry)) {
    m_shown = keyOf(*entry);
    m_form->show(*entry, m_fresh.has_value());
    m_title->setText(m_fresh ? tr("New event item") : Words::name(*entry));
    m_facts->setText(m_fresh ? tr("An item stays once it is saved: cases may name it. Everything but kind and code can be changed later.") : tr("Limit and department hold for steps that are taken from now on; a clock that runs stays as it is."));
  }
  showState();
}

void CategoryPanel::showState() {
  const auto* entry = m_fresh ? &*m_fresh : chosen();
  if (entry == nullptr) return;
  QStringList faults = m_form->faults();
  const bool may = m_desk.bridge.actor().role == model::Role::administrator;
  // An empty form is not yet wrong.
  const auto now = m_form->edited();
  const bool untouched = m_fresh && now.code.empty() && now.name.empty();
  if (untouched) faults.clear();
  if (!may) faults << tr("Only an administrator may change the event items.");
  m_fault->setText(faults.join(QLatin1Char('\n')));
  m_fault->setVisible(!faults.isEmpty());
  const bool differs = m_fresh || now.name != entry->name || now.nameEn != entry->nameEn || now.nature != entry->nature || now.department != entry->department || !(now.limit == entry->limit);
  m_save->setEnabled(differs && faults.isEmpty() && !untouched);
  m_reset->setText(m_fresh ? tr("Cancel") : tr("As it was"));
  m_reset->setVisible(differs);
  m_undo->setVisible(m_before.has_value());
}

void CategoryPanel::save() {
  if (!m_save->isVisible() || !m_save->isEnabled()) return;
  const auto* entry = m_fresh ? nullptr : chosen();
  put(m_form->edited(), entry ? std::optional(*entry) : std::nullopt);
}

void CategoryPanel::put(const model::Category& category, std::optional<model::Category> before) {
  m_save->setEnabled(false);
  const bool fresh = m_fresh.has_value();
  m_desk.bridge.submit(engine::PutCategory{category}, this, [this, category, before, fresh](const engine::Answer& answer) {
    if (const auto* why = engine::refused(answer)) {
      m_desk.notices.warn(Words::of(why->code));
    } else {
      m_before = before;
      m_fresh.reset();
      m_shown.clear();
      m_desk.notices.tell(fresh ? tr("Saved. Reports can name it from now on.") : before ? tr("Saved. It holds for reports from now on.") : tr("Undone: the old values hold again."));
      m_wanted = keyOf(category);
      if (fresh) {
        m_which->setCurrentIndex(0);
        m_text->clear();
      }
    }
    showRows();
  });
}

}  // namespace jw::ui
