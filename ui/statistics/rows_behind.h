// The people, households or dwellings behind a place or a figure of a report, page by page; names are masked.
#pragma once
#include <QWidget>

#include "core/engine/bulk_notice.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QLabel;
class QToolButton;

namespace jw::ui {

class RowsTable;

class RowsBehind : public QWidget {
  Q_OBJECT
 public:
  RowsBehind(const Desk& desk, engine::StatisticsDesk& statistics, engine::BulkNotices& bulk, QWidget* parent = nullptr);
  /// `words`: what the list is of, for its head.
  void show(engine::StatisticsDesk::ListQuestion question, const QString& words);
  /// Nobody may be listed; `why` is a whole sentence.
  void refuse(const QString& why);
  /// The same question once more: something has changed. What was opened for a purpose stays as it was read.
  void again();

 Q_SIGNALS:
  /// A row was opened: a person, or the dwelling of a household, or a dwelling.
  void personWanted(const jw::Uuid& id);
  void dwellingWanted(const jw::Uuid& id);

 protected:
  void changeEvent(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void ask();
  void askPurpose();
  void askNotice();
  void forgetPurpose();
  void openRow(const QString& key);
  void take(const std::variant<engine::StatisticsDesk::Page, engine::Refused>& answer);
  void retranslate();
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  engine::BulkNotices& m_bulk;
  std::optional<engine::StatisticsDesk::ListQuestion> m_question;
  engine::StatisticsDesk::Page m_page;
  QString m_words, m_why;
  Asking m_asking;
  std::string m_purpose;  ///< of the open entry; each page read for it is in the audit log
  QLabel *m_head, *m_count, *m_empty;
  QToolButton* m_reveal;
  RowsTable* m_table;
  QToolButton *m_back, *m_on, *m_export, *m_notice;
};

}  // namespace jw::ui
