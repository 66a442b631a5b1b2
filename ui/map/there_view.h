// What lies in a shape drawn on the map, by kind: cases, buildings, people, organisations, facilities, and who is responsible.
#pragma once
#include <QWidget>
#include <array>
#include <vector>

#include "core/engine/near_places.h"
#include "core/engine/registry_desk.h"
#include "core/model/geometry.h"
#include "ui/asking.h"
#include "ui/desk.h"
#include "ui/widgets/rows_table.h"

class QLabel;

namespace jw::ui {

/// Names of people are masked; whoever may not browse the registry sees cases and facilities only.
class ThereView : public QWidget {
  Q_OBJECT
 public:
  enum Kind { openCases, closedCases, buildings, people, organisations, facilities, responsible };
  static constexpr int kKinds = 7;
  static constexpr std::uint32_t kMost = 1000;  ///< of a kind are listed
  static constexpr int kDays = 30;              ///< back, for closed cases

  ThereView(const Desk& desk, QWidget* parent = nullptr);
  /// `words` say what was drawn.
  void show(const model::MultiPolygon& shape, const QString& words);
  std::uint64_t count(Kind kind) const { return m_counts[static_cast<std::size_t>(kind)]; }
  bool isReading() const { return m_waiting > 0; }

 Q_SIGNALS:
  void caseWanted(jw::CaseId id);
  void buildingWanted(jw::BuildingId id);
  void personWanted(const jw::Uuid& id);
  void organisationWanted(const jw::model::Organisation& organisation);
  void facilityWanted(const jw::Uuid& id);
  /// A row that has a place was chosen.
  void placeWanted(jw::model::Point at);
  void closed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void ask();
  void askResponsible(const std::stop_token& stop);
  void arrived();
  void retranslate();
  void showKinds();
  void showRows();
  void activate(const QString& key, bool open);
  std::vector<Row> rowsOf(Kind kind) const;
  Row caseRow(const model::CaseSummary& c) const;
  Desk m_desk;
  model::MultiPolygon m_shape;
  QString m_words;
  Asking m_asking;
  int m_waiting = 0;
  std::vector<engine::CaseSummaryPtr> m_open;
  engine::InShape m_things;
  engine::PlaceContents m_contents;
  std::vector<const model::Area*> m_grids;
  std::shared_ptr<const engine::AreaTree> m_areas;  ///< keeps m_grids
  std::vector<model::Appointment> m_responsible;
  std::array<std::uint64_t, kKinds> m_counts{};
  Kind m_kind = openCases;
  QLabel *m_title, *m_about, *m_foot;
  RowsTable *m_kinds, *m_rows;
};

}  // namespace jw::ui
