// Reporter and parties of a case: masked, and in clear for a purpose for a short time.
#pragma once
#include <QGridLayout>
#include <QTimer>
#include <QWidget>
#include <optional>

#include "core/engine/engine.h"
#include "ui/desk.h"

class QLabel;
class QPushButton;

namespace jw::ui {

class PeopleFacts : public QWidget {
  Q_OBJECT
 public:
  static constexpr std::chrono::seconds kShown{60};
  static constexpr double kNarrow = 104;  ///< design pixels of the longest name

  PeopleFacts(const Desk& desk, QWidget* parent = nullptr);
  void show(const model::CaseDetails& details);
  /// How wide the column of names is, to stand under other facts.
  void setNameWidth(int width) { m_grid->setColumnMinimumWidth(0, width); }
  /// The list of purposes, or why there is none.
  void ask();
  /// What is shown in clear now, and for which purpose (its code).
  const std::optional<engine::Engine::CasePeople>& shown() const { return m_clear; }
  const QString& purpose() const { return m_purpose; }

 private:
  void reveal(const std::string& purpose);
  void hideAgain();
  void showRows();
  void showOthers(const std::vector<model::FieldValue>& people);
  void countDown();
  Desk m_desk;
  std::optional<model::CaseDetails> m_details;
  std::optional<engine::Engine::CasePeople> m_clear;
  QString m_purpose;
  int m_left = 0;  ///< seconds
  QTimer m_second;
  QGridLayout* m_grid;
  static constexpr int kOthers = 3;  ///< first row of those in the event item's own fields
  QLabel *m_names[kOthers], *m_values[kOthers];
  std::vector<std::pair<QLabel*, QLabel*>> m_others;
  QPushButton* m_button;
};

}  // namespace jw::ui
