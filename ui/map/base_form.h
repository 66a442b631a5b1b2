// A new base map: a file or the address of tiles, and the datum that its maker uses.
#pragma once
#include <QDialog>

#include "gis/map/base_map.h"
#include "ui/desk.h"

class QComboBox;
class QLineEdit;

namespace jw::ui {

class FormFoot;

/// Main thread; deletes itself when it is closed.
class BaseForm : public QDialog {
  Q_OBJECT
 public:
  BaseForm(const Desk& desk, QWidget* parent);

 Q_SIGNALS:
  void chosen(const jw::gis::BaseMap& map);

 private:
  void browse();
  void send();
  Desk m_desk;
  QLineEdit *m_name, *m_where;
  QComboBox* m_datum;
  FormFoot* m_foot;
};

}  // namespace jw::ui
