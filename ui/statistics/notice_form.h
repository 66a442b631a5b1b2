// A notice to the people behind a figure or to volunteers: counts them first, then asks what to write and confirms with their number.
#pragma once
#include <QDialog>
#include <optional>

#include "core/engine/bulk_notice.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace jw::ui {

class FormFoot;

/// Opens without waiting. What was typed stays when the engine refuses.
class NoticeForm : public QDialog {
  Q_OBJECT
 public:
  /// `list`: with the purpose. `words`: what the list is of. Both desks must outlive it.
  static NoticeForm* begin(const Desk& desk, engine::BulkNotices& bulk, engine::NoticeList list, const QString& words, QWidget* parent);
  void accept() override;

 private:
  NoticeForm(const Desk& desk, engine::BulkNotices& bulk, engine::NoticeList list, const QString& words, QWidget* parent);
  void count();
  void taken(const std::variant<engine::NoticeSent, engine::Refused>& answer);
  void showState();
  QString reasonOf(const engine::Refused& why) const;
  Desk m_desk;
  engine::BulkNotices& m_bulk;
  engine::NoticeList m_list;
  std::optional<engine::NoticeAudience> m_audience;
  QString m_why;
  Asking m_asking;
  QLabel *m_reached, *m_left;
  QLineEdit* m_heading;
  QPlainTextEdit* m_text;
  FormFoot* m_foot;
};

}  // namespace jw::ui
