// Red and yellow cards of a scheme with the steps of their appeals.
#pragma once
#include <QWidget>
#include <map>
#include <vector>

#include "core/engine/appraisal_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QLabel;
class QVBoxLayout;

namespace jw::ui {

class CardList : public QWidget {
  Q_OBJECT
 public:
  CardList(const Desk& desk, engine::AppraisalDesk& appraisal, QWidget* parent = nullptr);
  /// The cards of the result's scheme, kind and year, newest first.
  void setResult(engine::AppraisalPtr result);
  void reload();
  std::size_t count() const { return m_cards.size(); }

 Q_SIGNALS:
  void loaded();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void rebuild();
  void addCard(const appraisal::Card& card);
  void ask(const appraisal::Card& card, appraisal::AppealStep step);
  QString subjectName(const std::string& key) const;
  Desk m_desk;
  engine::AppraisalDesk& m_appraisal;
  engine::AppraisalPtr m_result;
  std::vector<appraisal::Card> m_cards;
  Asking m_asking;
  QVBoxLayout* m_layout;
};

}  // namespace jw::ui
