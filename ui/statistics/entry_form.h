// An analyst's own entry of the catalog: whom it counts, by what, and how it is shown.
#pragma once
#include <QDialog>
#include <vector>

#include "core/engine/statistics_desk.h"
#include "ui/desk.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace jw::ui {

class FormFoot;

class EntryForm : public QDialog {
  Q_OBJECT
 public:
  /// `key`: of an own entry to change; "" for a new one.
  EntryForm(const Desk& desk, engine::StatisticsDesk& statistics, const QString& key, QWidget* parent);

 Q_SIGNALS:
  void kept(const QString& key);

 private:
  void fillAttributes();
  void fillConditions(model::Subject subject);
  void addCondition(const QString& words);
  void refuse(const engine::Refused& why);
  void fillFrom(const stats::Entry& entry);
  std::string toml() const;
  void send();
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  const QString m_key;
  QLineEdit *m_zh, *m_en, *m_filter, *m_bands;
  QComboBox *m_subject, *m_measure;
  std::vector<QComboBox*> m_by;
  std::vector<std::pair<stats::Presentation, QCheckBox*>> m_shown;
  QToolButton* m_conditions;
  FormFoot* m_foot;
};

}  // namespace jw::ui
