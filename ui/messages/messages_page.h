// Messages: the logs 短信查看 and 邮件查看, and what keeps messages from going out.
#pragma once
#include <QTimer>
#include <QWidget>

#include "core/engine/message_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace jw::ui {

class ChoiceButton;
class RowsTable;

class MessagesPage : public QWidget {
  Q_OBJECT
 public:
  static constexpr std::uint32_t kPage = 200;
  MessagesPage(const Desk& desk, QWidget* parent = nullptr);
  void setChannel(model::MessageChannel channel);

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void buildBar(class QBoxLayout* into);
  void buildDetail(QWidget* side);
  void retranslate();
  void ask(bool fromStart);
  void take(notify::LogPage page);
  void showRows();
  void showDetail();
  void showCourier();
  void step();
  const model::Message* current() const;
  store::MessageQuery query() const;
  Desk m_desk;
  model::MessageChannel m_channel = model::MessageChannel::sms;
  notify::LogPage m_log;
  std::uint32_t m_offset = 0;
  Asking m_asking;
  QTimer m_soon, m_second;
  QToolButton *m_sms, *m_email, *m_back, *m_on, *m_refresh;
  QLineEdit* m_text;
  ChoiceButton* m_states;
  QComboBox* m_period;
  QDateEdit* m_day;
  QLabel *m_trouble, *m_empty, *m_count;
  RowsTable* m_table;
  QLabel *m_title, *m_facts, *m_error;
  QPlainTextEdit* m_body;
  QPushButton *m_step, *m_case;
};

}  // namespace jw::ui
