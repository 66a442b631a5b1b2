#include "ui/statistics/statistic_on_map.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QtConcurrentRun>
#include <algorithm>
#include <iterator>

#include "gis/map/map_style.h"
#include "ui/command/command_page.h"
#include "ui/engine_bridge.h"
#include "ui/map/map_panel.h"
#include "ui/memory.h"
#include "ui/on_main.h"
#include "ui/statistics/report_words.h"
#include "ui/statistics/thematic_map.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr int kWide = 280;    // of the legend, of the design
constexpr int kAgain = 1000;  // a figure that changes all the time is drawn once a second
const QString kKept = QStringLiteral("map/statistic");

QPixmap patch(const Theme& theme, const QColor& color) {
  QPixmap pixmap(theme.px(18), theme.px(14));
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setPen(theme.palette().secondText);
  // As it is on the map: the land shines through.
  for (const QBrush& brush : {QBrush(gis::MapStyle::of(theme.isDark()).land), color.isValid() ? QBrush(color) : QBrush(theme.palette().secondText, Qt::BDiagPattern)}) {
    painter.setBrush(brush);
    painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1));
  }
  return pixmap;
}

}  // namespace

StatisticOnMap::StatisticOnMap(const Desk& desk, engine::StatisticsDesk& statistics, CommandPage& page) : QObject(&page), m_desk(desk), m_statistics(statistics), m_page(page) {
  build();
  m_soon.setSingleShot(true);
  m_soon.setInterval(kAgain);
  connect(&m_soon, &QTimer::timeout, this, &StatisticOnMap::run);
  connect(&m_shading, &QFutureWatcherBase::finished, this, [this] {
    if (m_choice) m_page.setThematic(gis::shadingLayer(m_shading.result(), m_desk.theme.palette().background));
  });
  m_following = m_statistics.subscribe(onMain<std::uint64_t>(this, [this](std::uint64_t) {
    if (m_choice && !m_soon.isActive()) m_soon.start();
  }));
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &StatisticOnMap::clear);
  connect(&m_desk.bridge, &EngineBridge::areasChanged, this, [this] {
    m_values.clear();
    m_choice ? run() : bringBack();
  });
  connect(&m_desk.theme, &Theme::changed, this, [this] {
    m_values.clear();
    run();
  });
  bringBack();
}

StatisticOnMap::~StatisticOnMap() = default;

void StatisticOnMap::build() {
  MapPanel* map = &m_page.map();
  m_legend = makeFrame("float", map);
  m_legend->setObjectName(QStringLiteral("mapLegend"));
  m_legend->hide();
  m_lines = new QGridLayout(m_legend);
  m_desk.theme.space(m_lines, 10, 4);
  m_lines->setColumnStretch(1, 1);
  m_title = wordButton(m_desk.theme, "mapLegendTitle", QString(), {}, m_legend, [this] {
    if (m_choice) Q_EMIT wanted(text(m_choice->question.entry));
  });
  setRole(m_title, "flat");
  m_close = makeFlatButton(m_desk.theme, QStringLiteral("close"), m_legend);
  m_close->setObjectName(QStringLiteral("mapLegendClose"));
  connect(m_close, &QToolButton::clicked, this, &StatisticOnMap::clear);
  m_about = makeLabel("second", m_legend);
  m_about->setObjectName(QStringLiteral("mapLegendAbout"));
  m_about->setWordWrap(true);
  m_lines->addWidget(m_title, 0, 0, 1, 2, Qt::AlignLeft);
  m_lines->addWidget(m_close, 0, 2);
  m_lines->addWidget(m_about, 1, 0, 1, 3);
  map->installEventFilter(this);
}

void StatisticOnMap::show(StatisticChoice choice) {
  m_choice = std::move(choice);
  m_values.clear();
  keep();
  run();
}

void StatisticOnMap::clear() {
  m_asking.giveUp();
  m_soon.stop();
  m_choice.reset();
  m_values.clear();
  m_legend->hide();
  m_page.setThematic(nullptr);
  keep();
}

void StatisticOnMap::run() {
  if (!m_choice) return;
  const std::stop_token stop = m_asking.anew();
  using Answer = std::variant<stats::ReportPtr, engine::Refused>;
  m_statistics.run(m_desk.bridge.actor(), m_choice->question, stop, onMain<Answer>(this, [this, stop](const Answer& answer) {
                     if (!stop.stop_requested()) take(answer);
                   }));
}

void StatisticOnMap::take(const std::variant<stats::ReportPtr, engine::Refused>& answer) {
  if (!m_choice) return;
  if (const auto* why = std::get_if<engine::Refused>(&answer)) {
    clear();
    return m_desk.notices.warn(tr("The statistic on the map was taken away: %1").arg(ReportWords::refused(*why, m_statistics.catalog(), *m_desk.bridge.areas())));
  }
  const auto& report = *std::get<stats::ReportPtr>(answer);
  auto shading = std::make_shared<gis::AreaShading>(ThematicMap::shading(report, *m_desk.bridge.areas(), m_choice->column, m_choice->as));
  shading->classing = m_choice->classing;
  std::vector<std::optional<double>> values;
  for (const auto& a : shading->areas) values.push_back(a.value);
  showLegend(report, *shading);
  const int epsg = m_page.map().epsg();
  if (values == m_values || epsg == 0) return;
  m_values = std::move(values);
  m_shading.setFuture(QtConcurrent::run([shading, epsg] { return gis::shadeAreas(*shading, epsg); }));
}

void StatisticOnMap::showLegend(const stats::Report& report, const gis::AreaShading& shading) {
  const bool total = m_choice->column >= report.columns.size();
  const QString title = ReportWords::title(*report.entry);
  m_title->setText(m_title->fontMetrics().elidedText(title, Qt::ElideRight, m_desk.theme.px(kWide - 60)));
  m_title->setToolTip(title + QLatin1Char('\n') + tr("Open it among the statistics"));
  m_close->setToolTip(tr("Take it off the map"));
  m_close->setAccessibleName(m_close->toolTip());
  m_about->setText(QStringLiteral("%1 · %2").arg(total ? tr("Total") : ReportWords::column(report.columns[m_choice->column]), tr("as of %1").arg(Words::fullMoment(report.asOf).left(16))));
  for (int i = m_lines->count() - 1; i >= 0; --i)
    if (QWidget* w = m_lines->itemAt(i)->widget(); w != m_title && w != m_close && w != m_about) delete w;
  int row = 2;
  for (const auto& key : gis::shadingKeys(shading)) {
    auto* color = new QLabel(m_legend);
    color->setPixmap(patch(m_desk.theme, key.color));
    auto* words = makeLabel("fact", m_legend);
    words->setObjectName(QStringLiteral("mapLegendLine"));
    words->setText(key.color.isValid() ? key.words : ReportWords::note(report));
    words->setWordWrap(!key.color.isValid());
    m_lines->addWidget(color, row, 0);
    m_lines->addWidget(words, row++, 1, 1, 2);
    // In a legend that is seen already they would show, and count for its size, only later.
    for (QWidget* w : std::initializer_list<QWidget*>{color, words}) w->show();
  }
  m_legend->show();
  place();
}

void StatisticOnMap::place() {
  const int gap = m_desk.theme.px(8);
  const QWidget& map = m_page.map();
  m_lines->activate();
  const int wide = std::min({std::max(m_title->sizeHint().width() + m_close->sizeHint().width(), m_about->fontMetrics().horizontalAdvance(m_about->text())) + m_desk.theme.px(28), m_desk.theme.px(kWide), map.width() - 2 * gap});
  const int high = m_lines->hasHeightForWidth() ? m_lines->totalHeightForWidth(wide) : m_legend->sizeHint().height();
  m_legend->setGeometry(map.width() - wide - gap, map.height() - high - gap, wide, high);
  m_legend->raise();
}

bool StatisticOnMap::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && m_legend->isVisibleTo(&m_page.map())) place();
  if (event->type() == QEvent::LanguageChange) run();
  return QObject::eventFilter(watched, event);
}

void StatisticOnMap::keep() {
  if (!m_choice) return m_desk.memory.set(kKept, QStringList());
  const auto& q = m_choice->question;
  const int level = q.level ? static_cast<int>(q.level->area) : -1;
  m_desk.memory.set(kKept, QStringList{text(q.entry), text(q.area), QString::number(level), QString::number(m_choice->column), QString::number(static_cast<int>(m_choice->as)), QString::number(static_cast<int>(m_choice->classing))});
}

void StatisticOnMap::bringBack() {
  const QStringList kept = m_desk.memory.get(kKept).toStringList();
  if (kept.size() != 6 || !m_statistics.catalog().find(kept[0].toStdString()) || (!kept[1].isEmpty() && !m_desk.bridge.areas()->byPath(kept[1].toStdString()))) return;
  StatisticChoice choice;
  choice.question.entry = kept[0].toStdString();
  choice.question.area = kept[1].toStdString();
  const auto level = std::find(std::begin(model::kAreaLevels), std::end(model::kAreaLevels), static_cast<model::AreaLevel>(kept[2].toInt()));
  if (level != std::end(model::kAreaLevels) && kept[2].toInt() >= 0) choice.question.level = engine::StatisticsDesk::Level{*level, false};
  choice.column = kept[3].toULongLong();
  choice.as = static_cast<stats::ShownAs>(std::clamp(kept[4].toInt(), 0, 2));
  choice.classing = static_cast<gis::Classing>(std::clamp(kept[5].toInt(), 0, 2));
  m_choice = std::move(choice);
  run();
}

}  // namespace jw::ui
