#include "ui/search/search_box.h"

#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/engine/registry_desk.h"
#include "ui/engine_bridge.h"
#include "ui/language.h"
#include "ui/on_main.h"
#include "ui/theme/theme.h"
#include "ui/time_left.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr int kAreas = 8;
constexpr std::uint32_t kCases = 12, kPeople = 6;

}  // namespace

SearchBox::SearchBox(const Desk& desk, QWidget* parent) : QLineEdit(parent), m_desk(desk) {
  setObjectName(QStringLiteral("search"));
  auto* lens = new QLabel(this);
  m_desk.theme.dress(lens, QStringLiteral("search"), 16);
  m_desk.theme.follow(lens, [this, lens] {
    lens->setGeometry(m_desk.theme.px(8), m_desk.theme.px(6), m_desk.theme.px(16), m_desk.theme.px(16));
    setTextMargins(m_desk.theme.px(20), 0, 0, 0);
  });
  m_frame = new QFrame(window());
  setRole(m_frame, "float");
  auto* layout = new QVBoxLayout(m_frame);
  m_desk.theme.space(layout, 4, 0);
  m_list = new QListWidget(m_frame);
  m_list->setObjectName(QStringLiteral("hits"));
  setRole(m_list, "queue");
  m_list->setFocusPolicy(Qt::NoFocus);
  m_list->setUniformItemSizes(true);
  layout->addWidget(m_list);
  m_frame->hide();
  m_soon.setSingleShot(true);
  m_soon.setInterval(120);
  connect(&m_soon, &QTimer::timeout, this, &SearchBox::search);
  connect(this, &QLineEdit::textEdited, this, [this] { m_soon.start(); });
  connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { take(m_list->row(item)); });
  retranslate();
}

int SearchBox::hits() const {
  return m_list->count();
}

QString SearchBox::hit(int row) const {
  return row < m_list->count() ? m_list->item(row)->text() : QString();
}

void SearchBox::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QLineEdit::changeEvent(event);
}

void SearchBox::retranslate() {
  setPlaceholderText(tr("Search for anything  Ctrl+K"));
}

void SearchBox::focusOutEvent(QFocusEvent* event) {
  QLineEdit::focusOutEvent(event);
  m_frame->hide();
}

bool SearchBox::event(QEvent* event) {
  // Its own keys are not to be taken for those of the window.
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) event->accept();
  }
  return QLineEdit::event(event);
}

void SearchBox::keyPressEvent(QKeyEvent* event) {
  const int row = m_list->currentRow();
  switch (event->key()) {
    case Qt::Key_Down:
      m_list->setCurrentRow(std::min(row + 1, m_list->count() - 1));
      return;
    case Qt::Key_Up:
      m_list->setCurrentRow(std::max(row - 1, 0));
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (m_soon.isActive()) {
        m_soon.stop();
        search();
      }
      m_hurried = m_runs.empty();
      take(std::max(0, m_list->currentRow()));
      return;
    case Qt::Key_Escape:
      m_asking.giveUp();
      clear();
      m_frame->hide();
      clearFocus();
      return;
    default:
      QLineEdit::keyPressEvent(event);
  }
}

void SearchBox::search() {
  const std::stop_token stop = m_asking.anew();
  m_hurried = false;
  m_list->clear();
  m_runs.clear();
  const QString words = text().trimmed();
  if (words.isEmpty()) return m_frame->hide();

  for (const Command& c : m_commands) {
    const QString english = QString::fromUtf8(c.name), chinese = m_desk.language.chinese(c.context, c.name);
    if (!english.contains(words, Qt::CaseInsensitive) && !chinese.contains(words, Qt::CaseInsensitive)) continue;
    add(QCoreApplication::translate(c.context, c.name), c.key, c.icon, c.run);
  }
  // Those that are called so or begin so come before those that only have it in their name.
  std::vector<NamedPage> pages = m_pages ? m_pages() : std::vector<NamedPage>();
  const auto distance = [&](const NamedPage& page) {
    const auto of = [&](const QString& name) { return name.compare(words, Qt::CaseInsensitive) == 0 ? 0 : name.startsWith(words, Qt::CaseInsensitive) ? 1 : name.contains(words, Qt::CaseInsensitive) ? 2 : 3; };
    return std::min(of(page.zh), of(page.en));
  };
  for (int d = 0; d < 3; ++d)
    for (const NamedPage& page : pages)
      if (distance(page) == d) add(Words::isChinese() ? page.zh : page.en, page.note, page.icon, page.open);
  const auto areas = m_desk.bridge.areas();
  const std::string bytes = words.toStdString();
  int found = 0;
  for (const model::Area& area : areas->areas()) {
    if (!model::isWithin(area.path, m_desk.bridge.actor().scope)) continue;
    if (area.name.find(bytes) == std::string::npos && !area.code.starts_with(bytes)) continue;
    add(ui::text(area.name),
        QStringLiteral("%1 · %2").arg(Words::of(area.level), ui::text(areas->readablePath(area.path))),
        QStringLiteral("area"), [this, path = area.path] { Q_EMIT areaChosen(path); });
    if (++found == kAreas) break;
  }
  showHits();

  engine::CaseFilter filter;
  filter.text = bytes;
  filter.limit = kCases;
  m_desk.bridge.findCases(filter, stop, this, [this](const engine::CasePage& page) {
    for (const auto& c : page.cases)
      add(QStringLiteral("%1  %2").arg(ui::text(c.number), ui::text(c.title)), Words::of(c.state),
          QStringLiteral("cases"), [this, id = c.id] { Q_EMIT caseChosen(id); });
    if (m_hurried && m_list->count() > 0) return take(0);
    searchRegistry(text().trimmed().toStdString());
    showHits();
  });
}

void SearchBox::searchRegistry(const std::string& words) {
  const auto nothing = [this] {
    if (m_list->count() == 0) add(tr("Nothing found. Try a part of the number, the title or the address."), {}, QStringLiteral("info"), {});
  };
  if (!engine::RegistryDesk::mayBrowse(m_desk.bridge.actor())) return nothing();
  engine::RegistryQuery query;
  query.text = words;
  query.limit = kPeople;
  query.organisations = false;
  query.facilities = true;
  m_desk.registry.find(m_desk.bridge.actor(), query, m_asking.token(), onMain<engine::RegistryFound>(this, [this, nothing, stop = m_asking.token()](const engine::RegistryFound& found) {
                         if (stop.stop_requested()) return;
                         for (const auto& p : found.people) add(ui::text(p.name), ui::text(p.address), QStringLiteral("user"), [this, id = p.id] { Q_EMIT personChosen(id); });
                         for (const auto& d : found.dwellings) add(ui::text(d.address), tr("Dwelling"), QStringLiteral("building"), [this, id = d.dwelling.id] { Q_EMIT dwellingChosen(id); });
                         for (const auto& b : found.buildings) add(ui::text(b.name), ui::text(b.address), QStringLiteral("building"), [this, id = b.id] { Q_EMIT buildingChosen(id); });
                         for (const auto& f : found.facilities) add(QStringLiteral("%1  %2").arg(ui::text(f.code), ui::text(f.name)), tr("Public facility · %1").arg(ui::text(m_desk.bridge.areas()->readablePath(f.area))), QStringLiteral("pin"), [this, id = f.id] { Q_EMIT facilityChosen(id); });
                         nothing();
                         showHits();
                         if (m_hurried) take(0);
                       }));
}

void SearchBox::add(const QString& words, const QString& note, const QString& icon, std::function<void()> run) {
  auto* item = new QListWidgetItem(m_desk.theme.icon(icon),
                                   note.isEmpty() ? words : QStringLiteral("%1   —   %2").arg(words, note));
  item->setSizeHint(QSize(m_desk.theme.px(200), m_desk.theme.px(28)));
  m_list->addItem(item);
  m_runs.push_back(std::move(run));
  if (m_list->currentRow() < 0) m_list->setCurrentRow(0);
}

void SearchBox::showHits() {
  m_frame->setVisible(m_list->count() > 0 && hasFocus());
  const QPoint below = mapTo(window(), QPoint(0, height() + m_desk.theme.px(4)));
  const int width = std::max(this->width(), m_desk.theme.px(560));
  const int rows = std::min(m_list->count(), 14);
  const int x = std::max(0, std::min(below.x(), window()->width() - width - m_desk.theme.px(8)));
  m_frame->setGeometry(x, below.y(), width, rows * m_desk.theme.px(28) + m_desk.theme.px(12));
  m_frame->raise();
}

void SearchBox::take(int row) {
  if (row < 0 || static_cast<std::size_t>(row) >= m_runs.size() || !m_runs[static_cast<std::size_t>(row)]) return;
  const auto run = m_runs[static_cast<std::size_t>(row)];
  m_asking.giveUp();
  m_list->clear();
  m_runs.clear();
  clear();
  m_frame->hide();
  clearFocus();
  run();
}

}  // namespace jw::ui
