// What the statistics page shows of a report beside the table: picture, rows behind, comparison, the main map.
#include <QComboBox>
#include <QTableView>
#include <QToolButton>
#include <algorithm>

#include "ui/engine_bridge.h"
#include "ui/statistics/comparison_view.h"
#include "ui/statistics/report_picture.h"
#include "ui/statistics/report_table.h"
#include "ui/statistics/report_words.h"
#include "ui/statistics/rows_behind.h"
#include "ui/statistics/statistics_page.h"
#include "ui/statistics/thematic_map.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr std::size_t kCompared = 4;

}  // namespace

std::vector<std::size_t> StatisticsPage::chosenPlaces() const {
  std::vector<std::size_t> places;
  for (const auto& index : m_table->selectionModel()->selectedIndexes()) {
    const std::size_t place = m_model->placeAt(index.row());
    if (std::find(places.begin(), places.end(), place) == places.end() && places.size() < kCompared) places.push_back(place);
  }
  return places;
}

std::size_t StatisticsPage::chosenColumn() const {
  const auto column = m_model->columnAt(m_table->currentIndex().column());
  return column.value_or(m_report->columns.size());
}

void StatisticsPage::showPicture() {
  if (!m_report) return m_picture->clear();
  if (m_view == hotSpots) return m_picture->setDensity(ReportWords::plane(*m_report, *m_desk.bridge.areas()), ReportWords::density(*m_report), ReportWords::densityWords(*m_report));
  if (m_view == map) {
    ThematicMap::offer(*m_classes, *m_report);
    ThematicMap::show(*m_picture, *m_report, *m_desk.bridge.areas(), m_classes->currentIndex(), chosenColumn(), share());
    return;
  }
  const auto kind = m_view == pie ? gis::ChartKind::pie : m_view == pyramid ? gis::ChartKind::pyramid : m_view == heat ? gis::ChartKind::heat : gis::ChartKind::bar;
  m_picture->setChart(kind, ReportWords::chart(*m_report, kind, chosenPlaces(), share()));
}

void StatisticsPage::showRows() {
  if (!m_report) return;
  engine::StatisticsDesk::ListQuestion question;
  question.entry = m_report->entry->key;
  question.area = m_report->area;
  QString words = text(m_desk.bridge.areas()->readablePath(m_report->area));
  const QModelIndex at = m_table->currentIndex();
  if (at.isValid()) {
    if (const std::size_t place = m_model->placeAt(at.row()); place < m_report->rows.size()) {
      question.area = m_report->rows[place].path;
      question.compound = m_report->rows[place].compound;
      words = text(m_report->rows[place].name);
    }
    if (const auto column = m_model->columnAt(at.column()); column && *column < m_report->columns.size()) {
      question.column = *column;
      words += QStringLiteral(" · ") + ReportWords::column(m_report->columns[*column]);
    }
  }
  m_rows->show(std::move(question), words);
}

void StatisticsPage::showComparison() {
  if (m_report) m_comparison->show(m_report, question(), share());
}

void StatisticsPage::showOnMap() {
  const bool shapes = m_report && std::any_of(m_report->rows.begin(), m_report->rows.end(), [](const auto& r) { return r.compound == 0; });
  m_onMap->setVisible(m_view == map && shapes && !m_past && ThematicMap::classing(m_classes->currentIndex()));
}

void StatisticsPage::putOnMap() {
  const auto classing = ThematicMap::classing(m_classes->currentIndex());
  if (m_report && classing) Q_EMIT onMapWanted({question(), chosenColumn(), share(), *classing});
}

}  // namespace jw::ui
