#include "ui/map/bookmark_menu.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QWidgetAction>

#include "ui/engine_bridge.h"
#include "ui/map/map_panel.h"
#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

const QString kBookmarksKey = QStringLiteral("map/bookmarks");

}  // namespace

struct BookmarkMenu::Bookmark {
  QString name;
  MapPanel::View view;
};

BookmarkMenu::BookmarkMenu(const Desk& desk, MapPanel& map, QWidget* parent) : QMenu(parent), m_desk(desk), m_map(map) {
  setObjectName(QStringLiteral("bookmarks"));
  connect(this, &QMenu::aboutToShow, this, &BookmarkMenu::fill);
}

std::vector<BookmarkMenu::Bookmark> BookmarkMenu::read() const {
  std::vector<Bookmark> all;
  for (const QString& line : m_desk.memory.get(kBookmarksKey).toStringList()) {
    const QStringList parts = line.split(QLatin1Char('\t'));
    if (parts.size() == 4) all.push_back({parts[0], {{parts[1].toDouble(), parts[2].toDouble()}, parts[3].toDouble()}});
  }
  return all;
}

void BookmarkMenu::write(const std::vector<Bookmark>& all) {
  QStringList lines;
  for (const auto& b : all)
    lines << QStringList{b.name, QString::number(b.view.centre.x, 'f', 7), QString::number(b.view.centre.y, 'f', 7), QString::number(b.view.scale, 'f', 0)}.join(QLatin1Char('\t'));
  m_desk.memory.set(kBookmarksKey, lines);
}

QStringList BookmarkMenu::names() const {
  QStringList names;
  for (const auto& b : read()) names << b.name;
  return names;
}

QString BookmarkMenu::proposedName() const {
  const auto view = m_map.view();
  if (!view) return {};
  const model::Area* lowest = nullptr;
  for (const auto& a : m_desk.bridge.areas()->areas())
    if (model::contains(a.shape, view->centre)) lowest = &a;  // parents come before their children
  return QStringLiteral("%1 1:%L2").arg(lowest ? text(lowest->name) : tr("View")).arg(view->scale, 0, 'f', 0);
}

void BookmarkMenu::add(const QString& name) {
  const auto view = m_map.view();
  const QString plain = QString(name).replace(QLatin1Char('\t'), QLatin1Char(' ')).trimmed();
  if (!view || plain.isEmpty()) return;
  auto all = read();
  std::erase_if(all, [&](const auto& b) { return b.name == plain; });
  all.insert(all.begin(), {plain, *view});
  if (all.size() > kMost) {
    m_desk.notices.warn(tr("Only %1 bookmarks are kept: “%2” was forgotten.").arg(kMost).arg(all.back().name));
    all.pop_back();
  }
  write(all);
}

void BookmarkMenu::fill() {
  clear();
  auto* row = new QWidget(this);
  auto* across = new QHBoxLayout(row);
  m_desk.theme.space(across, 8, 6);
  auto* name = new QLineEdit(proposedName(), row);
  name->setObjectName(QStringLiteral("bookmarkName"));
  name->setAccessibleName(tr("Name of this view"));
  name->setMinimumWidth(m_desk.theme.px(180));
  auto* keep = new QPushButton(tr("Keep this view"), row);
  keep->setObjectName(QStringLiteral("keepView"));
  across->addWidget(name, 1);
  across->addWidget(keep);
  const auto keepIt = [this, name] {
    add(name->text());
    close();
  };
  connect(keep, &QPushButton::clicked, this, keepIt);
  connect(name, &QLineEdit::returnPressed, this, keepIt);
  auto* entry = new QWidgetAction(this);
  entry->setDefaultWidget(row);
  addAction(entry);
  addSeparator();
  const auto all = read();
  if (all.empty()) addAction(tr("No view has been kept yet"))->setEnabled(false);
  for (const auto& b : all) addAction(b.name, this, [this, view = b.view] { m_map.setView(view); });
  if (!all.empty()) {
    addSeparator();
    QMenu* forget = addMenu(tr("Forget"));
    for (const auto& b : all)
      forget->addAction(b.name, this, [this, gone = b.name] {
        auto left = read();
        std::erase_if(left, [&](const auto& x) { return x.name == gone; });
        write(left);
      });
  }
}

}  // namespace jw::ui
