#include "ui/system/entry_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <algorithm>
#include <memory>

#include "ui/engine_bridge.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

EntryPanel::EntryPanel(const Desk& desk, const QString& name, QWidget* parent) : QWidget(parent), m_desk(desk), m_name(name) {
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
  buildSide(side);
  m_desk.theme.follow(side, [this, side] { side->setMinimumWidth(m_desk.theme.px(340)); });
  split->addWidget(side);
  split->setStretchFactor(0, 1);
  split->setSizes({m_desk.theme.px(860), m_desk.theme.px(360)});
  setFocusProxy(m_table);
}

void EntryPanel::buildList(QWidget* left) {
  auto* down = new QVBoxLayout(left);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(0);
  auto* bar = new QHBoxLayout;
  m_desk.theme.space(bar, 12, 8, 8);
  const QString part = m_name.left(1).toUpper() + m_name.mid(1);
  m_text = new QLineEdit(left);
  m_text->setObjectName(m_name + QStringLiteral("Text"));
  m_text->setClearButtonEnabled(true);
  m_kind = new QComboBox(left);
  m_kind->setObjectName(m_name + QStringLiteral("Which"));
  m_add = wordButton(m_desk.theme, qPrintable(QStringLiteral("new") + part), QStringLiteral("plus"), {}, left, [this] { begin(); });
  m_count = makeLabel("second", left);
  bar->addWidget(m_text);
  bar->addWidget(m_kind);
  bar->addWidget(m_add);
  bar->addStretch(1);
  bar->addWidget(m_count);
  m_desk.theme.follow(m_text, [this] { m_text->setFixedWidth(m_desk.theme.px(240)); });
  down->addLayout(bar);
  down->addWidget(m_table = new RowsTable(m_desk.theme, m_desk.memory, m_name + QStringLiteral("List"), left), 1);
}

void EntryPanel::buildSide(QWidget* side) {
  m_side = new QVBoxLayout(side);
  m_desk.theme.space(m_side, 16, 8);
  m_side->addWidget(m_title = makeLabel("title", side));
  m_side->addWidget(m_facts = makeLabel("second", side));
  m_side->addWidget(m_fault = makeLabel("error", side));
  m_fault->setObjectName(m_name + QStringLiteral("Fault"));
  for (QLabel* label : {m_title, m_facts, m_fault}) label->setWordWrap(true);
  const QString part = m_name.left(1).toUpper() + m_name.mid(1);
  auto* buttons = new QHBoxLayout;
  const auto button = [&](const char* does) {
    auto* b = new QPushButton(side);
    b->setObjectName(QString::fromLatin1(does) + part);
    buttons->addWidget(b);
    return b;
  };
  m_save = button("save");
  setRole(m_save, "primary");
  m_reset = button("reset");
  m_undo = button("undo");
  buttons->addStretch(1);
  m_side->addLayout(buttons);
  m_side->addStretch(1);
}

void EntryPanel::start(QWidget* form) {
  m_form = form;
  m_side->insertWidget(2, form);
  connect(m_text, &QLineEdit::textChanged, this, &EntryPanel::showRows);
  connect(m_kind, &QComboBox::activated, this, &EntryPanel::showRows);
  connect(m_table, &RowsTable::keyChanged, this, [this](const QString& key) {
    if (!key.isEmpty()) m_fresh = false;
    showForm();
  });
  connect(m_table, &RowsTable::keyActivated, this, [this] { focusForm(); });
  connect(m_save, &QPushButton::clicked, this, &EntryPanel::save);
  connect(m_reset, &QPushButton::clicked, this, [this] {
    m_fresh = false;
    m_shown = QString();
    showForm();
    m_table->setFocus(Qt::OtherFocusReason);
  });
  connect(m_undo, &QPushButton::clicked, this, [this] {
    const QString key = takeBack([this](const engine::Answer& answer) { take(answer, {}, tr("Undone: the old values hold again.")); });
    m_wanted = key;
  });
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, &EntryPanel::showRows);
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, &EntryPanel::showRows);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &EntryPanel::showRows);
  retranslate();
}

void EntryPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange && m_form) retranslate();
  QWidget::changeEvent(event);
}

void EntryPanel::retranslate() {
  const Texts words = texts();
  m_text->setPlaceholderText(words.search);
  m_add->setText(words.add);
  m_save->setText(tr("Save"));
  m_undo->setText(tr("Undo the last saving"));
  {
    const QSignalBlocker quiet(m_kind);
    const int now = std::max(0, m_kind->currentIndex());
    m_kind->clear();
    for (const auto& [name, kind] : kinds()) m_kind->addItem(name, kind);
    m_kind->setCurrentIndex(now);
    m_kind->setVisible(m_kind->count() > 0);
  }
  m_table->setColumns(columns());
  m_shown = QString();
  showRows();
}

bool EntryPanel::mayChange() const { return m_desk.bridge.actor().role == model::Role::administrator; }

void EntryPanel::showRows() {
  const QString wanted = m_text->text().trimmed();
  auto all = rows(m_kind->currentData().toInt());
  std::erase_if(all, [&](const Row& row) { return !wanted.isEmpty() && std::none_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) { return cell.text.contains(wanted, Qt::CaseInsensitive); }); });
  m_count->setText(all.size() == 1 ? tr("1 entry") : tr("%L1 entries").arg(all.size()));
  m_add->setEnabled(mayChange());
  m_add->setToolTip(mayChange() ? QString() : texts().notEntitled);
  m_table->setRows(std::move(all));
  if (!m_wanted.isEmpty() && m_table->choose(m_wanted)) m_wanted.clear();
  showForm();
}

void EntryPanel::begin() {
  m_fresh = true;
  m_shown = QString();
  m_table->clearSelection();
  m_table->setCurrentIndex({});
  showForm();
  focusForm();
}

void EntryPanel::showForm() {
  const QString key = m_fresh ? QStringLiteral("") : m_table->currentKey();
  const bool any = m_fresh || !key.isEmpty();
  for (QWidget* w : std::initializer_list<QWidget*>{m_form, m_save}) w->setVisible(any);
  if (!any) {
    m_shown = QString();
    m_title->setText(m_table->rowCount() > 0 ? texts().choose : texts().none);
    m_facts->setText(m_table->rowCount() > 0 ? QString() : texts().noneFacts);
    m_fault->hide();
    m_reset->hide();
    m_undo->setVisible(canTakeBack());
    return;
  }
  // What is being typed is not typed over when the directory changes.
  if (m_shown.isNull() || m_shown != key || (!m_fresh && !differs() && faults().isEmpty())) {
    m_shown = key;
    const QString title = show(key);
    m_title->setText(m_fresh ? texts().freshTitle : title);
    m_facts->setText(m_fresh ? texts().freshFacts : texts().facts);
  }
  showState();
}

void EntryPanel::showState() {
  if (m_shown.isNull()) return;
  QStringList wrong = faults();
  const bool empty = m_fresh && isUntouched(), changed = m_fresh || differs() || !wrong.isEmpty();
  if (empty) wrong.clear();  // not yet wrong
  if (!mayChange()) wrong << texts().notEntitled;
  m_fault->setText(wrong.join(QLatin1Char('\n')));
  m_fault->setVisible(!wrong.isEmpty());
  m_save->setEnabled(changed && wrong.isEmpty() && !empty);
  m_reset->setText(m_fresh ? tr("Cancel") : tr("As it was"));
  m_reset->setVisible(changed);
  m_undo->setVisible(canTakeBack());
}

void EntryPanel::save() {
  if (m_save->isHidden() || !m_save->isEnabled()) return;
  m_save->setEnabled(false);
  const bool fresh = m_fresh;
  const auto key = std::make_shared<QString>();
  *key = send([this, key, fresh](const engine::Answer& answer) { take(answer, fresh ? *key : QString(), fresh ? texts().added : texts().saved); });
}

void EntryPanel::take(const engine::Answer& answer, const QString& key, const QString& words) {
  if (const auto* why = engine::refused(answer)) {
    m_desk.notices.warn(Words::of(why->code));
    return showState();
  }
  m_desk.notices.tell(words);
  m_shown = QString();
  m_fresh = false;
  if (!key.isEmpty()) {
    // A new one is seen, whatever was looked for before.
    m_wanted = key;
    const QSignalBlocker quiet(m_text);
    m_text->clear();
    m_kind->setCurrentIndex(m_kind->count() > 0 ? 0 : -1);
  }
  showRows();
}

}  // namespace jw::ui
