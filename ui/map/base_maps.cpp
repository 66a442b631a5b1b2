#include "ui/map/base_maps.h"

#include <QFutureWatcher>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>
#include <QtConcurrentRun>
#include <algorithm>

#include "gis/map/tile_probe.h"
#include "ui/memory.h"

namespace jw::ui {
namespace {

const QString kKey = QStringLiteral("map/base");

QString textOf(const gis::BaseMap& m) {
  return QString::fromUtf8(QJsonDocument(QJsonObject{{"id", m.id}, {"name", m.name}, {"where", m.where}, {"tiles", m.kind == gis::BaseMap::Kind::tiles}, {"datum", static_cast<int>(m.datum)}, {"least", m.leastZoom}, {"most", m.mostZoom}}).toJson(QJsonDocument::Compact));
}

gis::BaseMap mapFrom(const QString& text) {
  const QJsonObject o = QJsonDocument::fromJson(text.toUtf8()).object();
  gis::BaseMap m;
  m.id = o[QStringLiteral("id")].toString();
  m.name = o[QStringLiteral("name")].toString();
  m.where = o[QStringLiteral("where")].toString();
  m.kind = o[QStringLiteral("tiles")].toBool() ? gis::BaseMap::Kind::tiles : gis::BaseMap::Kind::file;
  m.datum = static_cast<gis::Datum>(std::clamp(o[QStringLiteral("datum")].toInt(), 0, 2));
  m.leastZoom = std::clamp(o[QStringLiteral("least")].toInt(), 0, 22);
  m.mostZoom = std::clamp(o[QStringLiteral("most")].toInt(19), m.leastZoom, 22);
  return m;
}

}  // namespace

BaseMaps::BaseMaps(Memory& memory, const std::filesystem::path& data, QString grids, QObject* parent) : QObject(parent), m_memory(memory), m_style(gis::BaseStyle::load(data)), m_grids(std::move(grids)) {
  for (const QString& text : m_memory.get(kKey).toStringList())
    if (auto map = mapFrom(text); !map.id.isEmpty() && !map.where.isEmpty()) {
      m_entries.push_back(std::make_unique<Entry>());
      m_entries.back()->map = std::move(map);
    }
}

BaseMaps::~BaseMaps() = default;

void BaseMaps::setArea(const model::Box& area) {
  if (area.empty()) return;
  const bool first = m_area.empty();
  m_area = area;
  if (first)
    for (auto& e : m_entries) open(*e);
}

void BaseMaps::setDark(bool dark) {
  m_dark = dark;
  for (auto& e : m_entries)
    if (e->opened) gis::dressBase(*e->opened, m_style, dark);
}

BaseMaps::Entry* BaseMaps::find(const QString& id) {
  const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& e) { return e->map.id == id; });
  return it == m_entries.end() ? nullptr : it->get();
}

void BaseMaps::open(Entry& entry) {
  const QString id = entry.map.id;
  using Opened = std::shared_ptr<gis::OpenedBase>;
  auto* watcher = new QFutureWatcher<Opened>(this);
  connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, id] {
    watcher->deleteLater();
    Entry* e = find(id);
    const Opened opened = watcher->result();
    if (!e) return;
    if (!opened->layer) {
      e->state = State::broken;
      Q_EMIT failed(e->map.name, opened->fault);
      return;
    }
    e->opened = std::make_unique<gis::OpenedBase>(std::move(*opened));
    gis::dressBase(*e->opened, m_style, m_dark);
    if (e->map.kind == gis::BaseMap::Kind::file) {
      e->state = State::shown;
      Q_EMIT changed();
      return;
    }
    e->state = State::waitsForNetwork;
    e->probe = std::make_unique<gis::TileProbe>(e->map, model::Point{(m_area.xmin + m_area.xmax) / 2, (m_area.ymin + m_area.ymax) / 2});
    connect(e->probe.get(), &gis::TileProbe::changed, this, [this, id] {
      if (Entry* there = find(id)) there->state = State::shown;
      Q_EMIT changed();
    });
    Q_EMIT changed();
  });
  watcher->setFuture(QtConcurrent::run([map = entry.map, style = m_style, dark = m_dark, area = m_area, grids = m_grids] { return std::make_shared<gis::OpenedBase>(gis::openBase(map, style, dark, area, grids)); }));
}

std::vector<gis::BaseMap> BaseMaps::maps() const {
  std::vector<gis::BaseMap> out;
  for (const auto& e : m_entries) out.push_back(e->map);
  return out;
}

void BaseMaps::add(gis::BaseMap map) {
  map.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
  m_entries.insert(m_entries.begin(), std::make_unique<Entry>());
  m_entries.front()->map = std::move(map);
  keep();
  if (!m_area.empty()) open(*m_entries.front());
}

void BaseMaps::remove(const QString& id) {
  const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& e) { return e->map.id == id; });
  if (it == m_entries.end()) return;
  const auto gone = std::move(*it);
  m_entries.erase(it);
  keep();
  Q_EMIT changed();
}

QList<QgsMapLayer*> BaseMaps::layers() const {
  QList<QgsMapLayer*> out;
  for (const auto& e : m_entries)
    if (e->state == State::shown && e->opened) out.append(e->opened->layer.get());
  return out;
}

std::vector<gis::Shift> BaseMaps::shifts() const {
  std::vector<gis::Shift> out;
  for (const auto& e : m_entries)
    if (e->state == State::shown && e->opened) out.push_back(e->opened->shift);
  return out;
}

std::vector<const BaseMaps::Entry*> BaseMaps::among(const QStringList& ids) const {
  std::vector<const Entry*> out;
  for (const QString& id : ids)
    for (const auto& e : m_entries)
      if (e->opened && id == QLatin1String("base/") + e->map.id) out.push_back(e.get());
  return out;
}

QStringList BaseMaps::namesOf(const QStringList& ids) const {
  QStringList out;
  for (const Entry* e : among(ids)) out.append(e->map.name);
  return out;
}

QFuture<std::vector<gis::LaidBase>> BaseMaps::forPaper(const QStringList& ids) const {
  std::vector<std::pair<gis::BaseMap, double>> maps;
  for (const Entry* e : among(ids)) maps.emplace_back(e->map, e->opened->layer->opacity());
  return QtConcurrent::run([maps, style = m_style, area = m_area, grids = m_grids] {
    std::vector<gis::LaidBase> out;
    for (const auto& [map, opacity] : maps)
      if (auto opened = std::make_shared<gis::OpenedBase>(gis::openBase(map, style, false, area, grids)); opened->layer) out.push_back({std::move(opened), opacity});
    return out;
  });
}

BaseMaps::State BaseMaps::state(const QString& id) const {
  for (const auto& e : m_entries)
    if (e->map.id == id) return e->state;
  return State::broken;
}

void BaseMaps::keep() {
  QStringList all;
  for (const auto& e : m_entries) all.append(textOf(e->map));
  m_memory.set(kKey, all);
}

}  // namespace jw::ui
