// All workstations of the center, for administrators.
#pragma once
#include <QWidget>
#include <vector>

#include "core/engine/sync_desk.h"
#include "ui/desk.h"

class QLabel;

namespace jw::ui {

class RowsTable;
class SyncWatch;

class SitesView : public QWidget {
  Q_OBJECT
 public:
  SitesView(const Desk& desk, SyncWatch& watch, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void retranslate();
  void ask();
  void showRows();
  Desk m_desk;
  SyncWatch& m_watch;
  RowsTable* m_table;
  QLabel* m_empty;
  sync::Reply<std::vector<sync::SiteStatus>> m_sites;
  Instant m_asked = kNever;
};

}  // namespace jw::ui
