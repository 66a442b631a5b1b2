// Everything about one case: head, clock, what can be done, facts, trail.
#pragma once
#include <QLabel>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "core/engine/snapshots.h"
#include "core/model/case_details.h"
#include "ui/desk.h"

class QGridLayout;
class QToolButton;
class QVBoxLayout;

namespace jw::ui {

struct CaseSheet;
class AttachmentList;
class DuplicateBand;
class FlowLayout;
class PeopleFacts;
class RequestBand;
class TaskList;
class TimeBar;
class TrailView;

/// Follows its case: a change in the engine shows here within a frame.
class CaseView : public QWidget {
  Q_OBJECT
 public:
  CaseView(const Desk& desk, QWidget* parent = nullptr);
  /// A nil id empties the view.
  void show(CaseId id);
  CaseId current() const { return m_id; }
  /// Nothing until the details have arrived.
  const std::optional<model::CaseDetails>& details() const { return m_details; }
  /// Takes or asks for the step if the case allows it now; says so if not.
  void act(model::Action action);
  /// The keys of what is not a step, for a window that has nothing else: U urge, T call in a department, F attach, S show
  /// the people, R join, E short or whole trail, Ctrl+P print, Ctrl+Shift+P PDF, Ctrl+Shift+C copy, Ctrl+V paste.
  void addKeys();
  void urge();
  void callIn();
  void print();
  void savePdf();
  /// A window of its own for another case.
  void openOther(CaseId id);

 Q_SIGNALS:
  void loaded();
  void mapWanted(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void buildTrail(QWidget* inside, QVBoxLayout* down);
  void load();
  void showAll();
  void showClock();
  void showActions();
  void showFacts();
  void showTrail();
  QString openTasks() const;
  /// The open task of the department at the desk; null: it has none here.
  const model::CaseTask* ownTask() const;
  void copyTrail();
  void withSheet(std::function<void(CaseSheet)> then);
  void addFact(const QString& name, const QString& value, bool alarming = false);
  Desk m_desk;
  CaseId m_id;
  std::optional<model::CaseDetails> m_details;
  bool m_missing = false;
  QWidget* m_body;
  QLabel *m_empty, *m_number, *m_title, *m_state, *m_clock, *m_due;
  TimeBar* m_bar;
  QWidget* m_actions;
  FlowLayout* m_actionFlow;
  QGridLayout* m_facts;
  DuplicateBand* m_band;
  RequestBand* m_requests;
  PeopleFacts* m_people;
  TaskList* m_tasks;
  AttachmentList* m_files;
  QLabel *m_trailHead, *m_links;
  QToolButton *m_compact, *m_copy;
  TrailView* m_trail;
  QTimer m_second;
};

}  // namespace jw::ui
