// Photos and other files that come with a report: chosen, dropped or pasted; attached once the report is a case.
#pragma once
#include <QStringList>
#include <QTemporaryDir>
#include <QWidget>
#include <memory>

#include "ui/desk.h"

class QMimeData;
class QPushButton;

namespace jw::ui {

class FlowLayout;

class ReportAttachments : public QWidget {
  Q_OBJECT
 public:
  ReportAttachments(const Desk& desk, QWidget* parent = nullptr);
  const QStringList& files() const { return m_files; }
  void add(const QStringList& files);
  /// Files, or a picture, as dropped or copied; false if there is nothing of the sort in it.
  bool take(const QMimeData& mime);
  /// Hangs them on the case; `receiver` hears what became of it, also when this widget is gone.
  void attachTo(CaseId id, QObject* receiver) const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showFiles();
  Desk m_desk;
  QStringList m_files;
  std::shared_ptr<QTemporaryDir> m_pasted;  ///< pictures from the clipboard; stays until they are read
  QPushButton* m_add;
  FlowLayout* m_flow;
};

}  // namespace jw::ui
