// The list of public facilities 公共设施 of an area: by kind, by department, by what is in code or name; written out as a file.
#pragma once
#include <QTimer>
#include <QWidget>
#include <thread>
#include <vector>

#include "core/engine/registry_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace jw::ui {

class RowsTable;

class FacilityList : public QWidget {
  Q_OBJECT
 public:
  explicit FacilityList(const Desk& desk, QWidget* parent = nullptr);
  ~FacilityList() override;
  /// Reads the list of this area.
  void show(const model::AreaPath& area);
  /// Empty, for another person at the desk; what was chosen is chosen no more.
  void reset();
  /// Writes everything that the filters let through, not only what is shown.
  void exportTo(const QString& file);

 Q_SIGNALS:
  void facilityChosen(const jw::Uuid& id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Read {
    std::vector<model::Facility> rows;
    std::uint64_t total = 0;
  };
  engine::FacilityFilter filter() const;
  void read();
  void retranslate();
  void fillChoices();
  void showRows();
  Desk m_desk;
  model::AreaPath m_area;
  Read m_read;
  std::vector<std::string> m_kinds;
  bool m_reading = false, m_writing = false;
  Asking m_asking, m_asksKinds;
  QLineEdit* m_words;
  QComboBox *m_kind, *m_department;
  RowsTable* m_rows;
  QLabel* m_state;
  QToolButton* m_export;
  QTimer m_soon;
  std::jthread m_writer;  ///< ends, at the latest with the list, before the engine does
};

}  // namespace jw::ui
