// The command page: queue, map, detail and the last 24 hours, all about the same selection.
#pragma once
#include <QTimer>
#include <QWidget>
#include <vector>

#include "ui/desk.h"
#include "ui/live_cases.h"

class QSplitter;

namespace jw::ui {

class CaseView;
class MapPanel;
class QueuePanel;

class CommandPage : public QWidget {
  Q_OBJECT
 public:
  CommandPage(const Desk& desk, QWidget* parent = nullptr);
  void step(int by);
  void setQueue(Queue queue);
  void dispatchAsProposed();
  /// Turns the map to the selected case.
  void center();
  CaseView& view() { return *m_view; }
  MapPanel& map() { return *m_map; }

 Q_SIGNALS:
  void opened(jw::CaseId id);
  void reportHere(double lon, double lat);

 private:
  void remember(QSplitter* splitter, const QString& key);
  Desk m_desk;
  QueuePanel* m_queue;
  MapPanel* m_map;
  CaseView* m_view;
  std::vector<engine::CaseSummaryPtr> m_changes;  ///< on their way to the map
  QTimer m_toMap;
};

}  // namespace jw::ui
