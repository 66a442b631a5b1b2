// The form of a crew 作业班组: whose work it shares, where it works, and where it stands by.
#pragma once
#include <QWidget>
#include <optional>

#include "core/model/crew.h"
#include "ui/desk.h"

class QLabel;
class QLineEdit;

namespace jw::ui {

class AreaPathBar;
class DepartmentCombo;

class CrewForm : public QWidget {
  Q_OBJECT
 public:
  CrewForm(const Desk& desk, QWidget* parent = nullptr);
  /// `fresh`: not in the store yet; its code and department can be chosen.
  void show(const model::Crew& crew, bool fresh);
  /// What was shown, as it stands in the fields.
  model::Crew edited() const;
  /// Marks the fields that cannot be saved like this; a sentence for each.
  QStringList faults() const;
  void focusFirst();

 Q_SIGNALS:
  void changed();
  void finished();  ///< Enter in a field

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fillAreas();
  bool isPlaceGood() const;
  std::optional<model::Point> typedPlace() const;
  Desk m_desk;
  model::Crew m_shown;
  bool m_fresh = false, m_filling = false;
  QLabel *m_codeName, *m_nameName, *m_departmentName, *m_phoneName, *m_areaName, *m_placeName;
  QLineEdit *m_code, *m_name, *m_phone, *m_lon, *m_lat;
  DepartmentCombo* m_department;
  AreaPathBar* m_area;
};

}  // namespace jw::ui
