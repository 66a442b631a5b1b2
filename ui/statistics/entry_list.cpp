#include "ui/statistics/entry_list.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/statistics/entry_form.h"
#include "ui/statistics/report_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr int kKey = Qt::UserRole, kBoth = Qt::UserRole + 1;

}  // namespace

EntryList::EntryList(const Desk& desk, engine::StatisticsDesk& statistics, QWidget* parent) : QWidget(parent), m_desk(desk), m_statistics(statistics), m_catalog(&statistics.catalog()) {
  setObjectName(QStringLiteral("entryList"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 8, 8);
  m_text = new QLineEdit(this);
  m_text->setObjectName(QStringLiteral("findEntry"));
  m_text->setClearButtonEnabled(true);
  m_text->installEventFilter(this);
  m_tree = new QTreeWidget(this);
  m_tree->setObjectName(QStringLiteral("entries"));
  m_tree->setHeaderHidden(true);
  m_tree->setUniformRowHeights(true);
  m_tree->setFrameShape(QFrame::NoFrame);
  m_tree->setExpandsOnDoubleClick(false);
  m_tree->setTextElideMode(Qt::ElideRight);
  down->addWidget(m_text);
  down->addWidget(m_tree, 1);
  m_nothing = makeLabel("empty", this);
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->setWordWrap(true);
  m_nothing->hide();
  down->addWidget(m_nothing, 1);
  auto* foot = new QHBoxLayout;
  m_new = wordButton(m_desk.theme, "newEntry", QStringLiteral("plus"), {}, this, [this] { newEntry(); });
  m_change = wordButton(m_desk.theme, "changeEntry", QString(), {}, this, [this] { changeEntry(); });
  m_remove = wordButton(m_desk.theme, "removeEntry", QString(), {}, this, [this] { removeEntry(); });
  m_back = wordButton(m_desk.theme, "takeEntryBack", QStringLiteral("undo"), {}, this, [this] { takeBack(); });
  for (QToolButton* b : {m_new, m_change, m_remove, m_back}) foot->addWidget(b);
  foot->addStretch(1);
  down->addLayout(foot);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &EntryList::showButtons);
  m_desk.theme.follow(m_tree, [this] { m_tree->setIndentation(m_desk.theme.px(12)); });
  connect(m_text, &QLineEdit::textChanged, this, &EntryList::filter);
  connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* now) {
    showButtons();
    if (now && !now->data(0, kKey).toString().isEmpty()) Q_EMIT chosen(now->data(0, kKey).toString());
  });
  setFocusProxy(m_tree);
  retranslate();
}

void EntryList::retranslate() {
  const QSignalBlocker quiet(m_tree);
  const QString was = current();
  m_text->setPlaceholderText(tr("Find a statistic or a query"));
  m_nothing->setText(tr("Nothing of that name.\nOther words, or Esc to see all."));
  m_tree->setAccessibleName(tr("Statistics and queries"));
  m_new->setText(tr("New…"));
  m_change->setText(tr("Change…"));
  m_remove->setText(tr("Remove"));
  m_back->setText(tr("Undo"));
  m_tree->clear();
  using Kind = stats::Entry::Kind;
  for (const auto& [kind, name] : {std::pair{Kind::statistics, tr("Statistics")}, std::pair{Kind::query, tr("Queries")}}) {
    auto* group = new QTreeWidgetItem(m_tree, {name});
    group->setFlags(Qt::ItemIsEnabled);
    QFont bold = m_desk.theme.font(13, QFont::DemiBold);
    group->setFont(0, bold);
    for (const auto& entry : m_catalog->entries()) {
      if (entry.kind != kind) continue;
      auto* item = new QTreeWidgetItem(group, {ReportWords::title(entry)});
      item->setToolTip(0, ReportWords::title(entry));
      item->setData(0, kKey, text(entry.key));
      item->setData(0, kBoth, text(entry.zh + " " + entry.en));
    }
    group->setExpanded(true);
  }
  if (auto* item = itemOf(was)) m_tree->setCurrentItem(item);
  filter();
  showButtons();
}

void EntryList::reload() {
  if (&m_statistics.catalog() != m_catalog) {
    m_catalog = &m_statistics.catalog();
    retranslate();
    if (current().isEmpty() && m_wanted.isEmpty() && !m_catalog->entries().empty()) choose(text(m_catalog->entries().front().key));
  }
  if (const QString wanted = m_wanted; !wanted.isEmpty() && itemOf(wanted)) {
    m_wanted.clear();
    m_text->clear();
    // Chosen or not before: it is to be asked anew.
    if (current() == wanted)
      Q_EMIT chosen(wanted);
    else
      choose(wanted);
  }
}

void EntryList::showButtons() {
  const bool may = engine::StatisticsDesk::mayEditCatalog(m_desk.bridge.actor());
  const bool own = current().startsWith(text(std::string(engine::kOwnEntry)));
  m_new->setVisible(may);
  m_change->setVisible(may && own);
  m_remove->setVisible(may && own);
  m_back->setVisible(may && !m_removed.empty());
}

void EntryList::newEntry() {
  auto* form = new EntryForm(m_desk, m_statistics, {}, this);
  connect(form, &EntryForm::kept, this, [this](const QString& key) {
    m_wanted = key;
    reload();
  });
  form->show();
}

void EntryList::changeEntry() {
  auto* form = new EntryForm(m_desk, m_statistics, current(), this);
  connect(form, &EntryForm::kept, this, [this](const QString& key) {
    m_wanted = key;
    reload();
  });
  form->show();
}

void EntryList::removeEntry() {
  using Answer = std::variant<std::string, engine::Refused>;
  const QString name = m_tree->currentItem() ? m_tree->currentItem()->text(0) : QString();
  m_statistics.removeEntry(m_desk.bridge.actor(), current().toStdString(), onMain<Answer>(this, [this, name](const Answer& answer) {
                             if (const auto* why = std::get_if<engine::Refused>(&answer)) return m_desk.notices.warn(Words::of(why->code));
                             m_removed = std::get<std::string>(answer);
                             m_desk.notices.tell(tr("“%1” is removed from the catalog.").arg(name));
                             reload();
                             showButtons();
                           }));
}

void EntryList::takeBack() {
  using Answer = std::variant<std::string, engine::Refused>;
  m_statistics.putEntry(m_desk.bridge.actor(), m_removed, onMain<Answer>(this, [this](const Answer& answer) {
                          if (const auto* why = std::get_if<engine::Refused>(&answer)) return m_desk.notices.warn(Words::of(why->code));
                          m_removed.clear();
                          m_wanted = text(std::get<std::string>(answer));
                          reload();
                          showButtons();
                        }));
}

void EntryList::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

QString EntryList::current() const {
  const auto* item = m_tree->currentItem();
  return item ? item->data(0, kKey).toString() : QString();
}

QTreeWidgetItem* EntryList::itemOf(const QString& key) const {
  if (key.isEmpty()) return nullptr;
  for (QTreeWidgetItemIterator i(m_tree); *i; ++i)
    if ((*i)->data(0, kKey).toString() == key) return *i;
  return nullptr;
}

bool EntryList::choose(const QString& key) {
  auto* item = itemOf(key);
  if (!item) return false;
  m_tree->setCurrentItem(item);
  return true;
}

void EntryList::focusSearch() {
  m_text->setFocus(Qt::ShortcutFocusReason);
  m_text->selectAll();
}

void EntryList::filter() {
  const QStringList words = m_text->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  bool found = false;
  for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
    auto* group = m_tree->topLevelItem(g);
    bool any = false;
    for (int i = 0; i < group->childCount(); ++i) {
      auto* item = group->child(i);
      const QString both = item->data(0, kBoth).toString();
      const bool fits = std::all_of(words.begin(), words.end(), [&](const QString& w) { return both.contains(w, Qt::CaseInsensitive); });
      item->setHidden(!fits);
      any |= fits;
    }
    group->setHidden(!any);
    found |= any;
  }
  m_tree->setVisible(found);
  m_nothing->setVisible(!found);
}

bool EntryList::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_text || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key == Qt::Key_Down || key == Qt::Key_Up) {
    step(key == Qt::Key_Down ? 1 : -1);
    return true;
  }
  if (key == Qt::Key_Escape && !m_text->text().isEmpty()) {
    m_text->clear();
    return true;
  }
  if (key == Qt::Key_Return || key == Qt::Key_Enter) {
    if (current().isEmpty() || (m_tree->currentItem() && m_tree->currentItem()->isHidden())) step(1);
    m_tree->setFocus();
    return true;
  }
  return false;
}

void EntryList::step(int by) {
  std::vector<QTreeWidgetItem*> shown;
  for (QTreeWidgetItemIterator i(m_tree, QTreeWidgetItemIterator::NotHidden); *i; ++i)
    if (!(*i)->data(0, kKey).toString().isEmpty()) shown.push_back(*i);
  if (shown.empty()) return;
  const auto at = std::find(shown.begin(), shown.end(), m_tree->currentItem());
  const std::ptrdiff_t next = at == shown.end() ? 0 : std::clamp<std::ptrdiff_t>(at - shown.begin() + by, 0, std::ssize(shown) - 1);
  m_tree->setCurrentItem(shown[static_cast<std::size_t>(next)]);
}

}  // namespace jw::ui
