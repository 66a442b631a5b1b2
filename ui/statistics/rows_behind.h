// The people, households or dwellings behind a place or a figure of a report, page by page; names are masked.
#pragma once
#include <QWidget>
#include <stop_token>

#include "core/engine/statistics_desk.h"
#include "ui/desk.h"

class QLabel;
class QToolButton;

namespace jw::ui {

class RowsTable;

class RowsBehind : public QWidget {
  Q_OBJECT
 public:
  RowsBehind(const Desk& desk, engine::StatisticsDesk& statistics, QWidget* parent = nullptr);
  /// `words`: what the list is of, for its head.
  void show(engine::StatisticsDesk::ListQuestion question, const QString& words);
  /// Nobody may be listed; `why` is a whole sentence.
  void refuse(const QString& why);
  /// The same question once more: something has changed.
  void again();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void ask();
  void take(const std::variant<engine::StatisticsDesk::Page, engine::Refused>& answer);
  void retranslate();
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  std::optional<engine::StatisticsDesk::ListQuestion> m_question;
  engine::StatisticsDesk::Page m_page;
  QString m_words, m_why;
  std::stop_source m_stop;
  QLabel *m_head, *m_count, *m_empty;
  RowsTable* m_table;
  QToolButton *m_back, *m_on;
};

}  // namespace jw::ui
