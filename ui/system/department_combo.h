// A drop-down of the departments, which follows the directory.
#pragma once
#include <vector>

#include "core/base/ids.h"
#include "ui/desk.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

class DepartmentCombo : public SearchCombo {
  Q_OBJECT
 public:
  DepartmentCombo(const Desk& desk, QWidget* parent);
  /// The one that is written in the field; nil for none.
  DepartmentId department() const;
  void setDepartment(DepartmentId id);
  /// Nothing is written, or the name of one.
  bool isGood() const { return currentText().trimmed().isEmpty() || department(); }

 private:
  void fill();
  Desk m_desk;
  std::vector<DepartmentId> m_ids;
};

}  // namespace jw::ui
