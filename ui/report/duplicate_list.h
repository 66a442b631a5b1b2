// Beside a report that is being typed: open cases that it probably repeats.
#pragma once
#include <QFrame>
#include <QTimer>
#include <optional>
#include <vector>

#include "ui/desk.h"
#include "ui/near_index.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace jw::ui {

/// Looks only among the open cases in memory; hidden while there is nothing to show.
class DuplicateList : public QFrame {
  Q_OBJECT
 public:
  DuplicateList(const Desk& desk, QWidget* parent = nullptr);
  /// What has been typed so far; the list follows a moment later.
  void look(CategoryId category, std::optional<model::Point> point);
  const std::vector<NearIndex::Hit>& hits() const { return m_hits; }

 Q_SIGNALS:
  void joinWanted(jw::CaseId original, const QString& number);
  void found(int n);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void refill();
  Desk m_desk;
  CategoryId m_category;
  std::optional<model::Point> m_point;
  std::vector<NearIndex::Hit> m_hits;
  QLabel *m_head, *m_hint;
  QListWidget* m_list;
  QPushButton* m_join;
  QTimer m_soon;
};

}  // namespace jw::ui
