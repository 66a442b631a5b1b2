// What the statistics page shows of a report beside the table: picture, rows behind, comparison, the main map.
#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <algorithm>

#include "gis/export/report_sheet.h"
#include "ui/engine_bridge.h"
#include "ui/statistics/book_form.h"
#include "ui/statistics/comparison_view.h"
#include "ui/statistics/report_files.h"
#include "ui/statistics/report_picture.h"
#include "ui/statistics/report_table.h"
#include "ui/statistics/report_words.h"
#include "ui/statistics/rows_behind.h"
#include "ui/statistics/statistics_page.h"
#include "ui/statistics/thematic_map.h"
#include "ui/widgets/area_path_bar.h"
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

StatisticsPage::View StatisticsPage::pictured() const {
  if (m_view != table && m_view != rows && m_view != compare) return m_view;
  for (const View view : {bars, lines, pie, pyramid, heat, hotSpots, map})
    if (offered(view)) return view;
  return bars;
}

void StatisticsPage::showPicture(View view) {
  if (!m_report) return m_picture->clear();
  m_picture->setCaption(m_title->text(), stateWords(view) + (m_note->text().isEmpty() ? QString() : QLatin1Char('\n') + m_note->text()));
  if (view == hotSpots) return m_picture->setDensity(ReportWords::plane(*m_report, *m_desk.bridge.areas()), ReportWords::density(*m_report), ReportWords::densityWords(*m_report));
  if (view == map) {
    if (!hasShapes()) return m_picture->say(tr("Compounds have no borders of their own on the map.\nChoose areas as rows above: grids, communities or streets."));
    ThematicMap::offer(*m_classes, *m_report);
    ThematicMap::show(*m_picture, *m_report, *m_desk.bridge.areas(), m_classes->currentIndex(), chosenColumn(), shownAs());
    return;
  }
  const auto kind = view == pie ? gis::ChartKind::pie : view == pyramid ? gis::ChartKind::pyramid : view == lines ? gis::ChartKind::line : view == heat ? gis::ChartKind::heat : gis::ChartKind::bar;
  m_picture->setChart(kind, ReportWords::chart(*m_report, kind, chosenPlaces(), shownAs()));
}

// Which figure a map shows is said with the rest; pies, the last kind, show all.
QString StatisticsPage::stateWords(View view) const {
  if (!m_report) return {};
  const QString words = ReportWords::about(*m_report, *m_desk.bridge.areas(), shownAs());
  if (view != map || m_report->columns.empty() || m_classes->currentIndex() + 1 >= m_classes->count()) return words;
  const std::size_t column = chosenColumn();
  return words + QStringLiteral(" · ") + (column < m_report->columns.size() ? ReportWords::column(m_report->columns[column]) : tr("Total"));
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
  if (m_report) m_comparison->show(m_report, question(), shownAs());
}

bool StatisticsPage::hasShapes() const {
  return m_report && std::any_of(m_report->rows.begin(), m_report->rows.end(), [](const auto& r) { return r.compound == 0; });
}

gis::ReportBook StatisticsPage::asBook() const {
  if (m_view == compare && m_comparison->comparison()) return m_comparison->asBook(m_title->text());
  return ReportWords::book(m_title->text(), {m_report}, *m_desk.bridge.areas(), shownAs());
}

void StatisticsPage::saveFile(const QString& kind) {
  if (!m_report) return;
  if (kind == QLatin1String("png")) {
    showPicture(pictured());  // whatever was drawn last may be of another report
    return ReportFiles::savePicture(m_desk, this, m_title->text(), m_picture->asPixmap().toImage());
  }
  if (kind == QLatin1String("gpkg")) return ThematicMap::save(m_desk, this, *m_report, m_classes->currentIndex(), chosenColumn(), shownAs());
  ReportFiles::save(m_desk, this, kind, asBook());
}

void StatisticsPage::openBook() {
  auto* form = new BookForm(m_desk, m_statistics, m_books, m_area->area(), this);
  form->show();
}

void StatisticsPage::print() {
  if (m_report) ReportFiles::print(m_desk, this, asBook());
}

void StatisticsPage::showOnMap() {
  m_classes->setVisible(m_view == map && hasShapes());
  m_onMap->setVisible(m_view == map && hasShapes() && (!m_past || ofCases()) && ThematicMap::classing(m_classes->currentIndex()));
}

void StatisticsPage::putOnMap() {
  const auto classing = ThematicMap::classing(m_classes->currentIndex());
  if (m_report && classing) Q_EMIT onMapWanted({question(), chosenColumn(), shownAs(), *classing});
}

}  // namespace jw::ui
