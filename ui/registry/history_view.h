// The versions of a row, the newest first: who changed what, before and after.
#pragma once
#include <QWidget>
#include <vector>

#include "core/engine/registry_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"
#include "ui/registry/sheet_parts.h"


namespace jw::ui {

class TrailView;

class HistoryView : public QWidget {
  Q_OBJECT
 public:
  HistoryView(const Desk& desk, QWidget* parent = nullptr);
  void show(model::RecordKind kind, const Uuid& id, const QString& name);
  TrailView& trail() { return *m_trail; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showRows();
  QString valueOf(const std::string& column, const std::string& value) const;
  Desk m_desk;
  SheetHead m_head;
  model::RecordKind m_kind = model::RecordKind::person;
  QString m_name;
  std::vector<model::RowVersion> m_rows;
  bool m_reading = false;
  Asking m_asking;
  TrailView* m_trail;
};

}  // namespace jw::ui
