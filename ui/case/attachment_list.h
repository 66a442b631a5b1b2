// The files of a case: thumbnails, adding by button, drop and paste, opening and saving.
#pragma once
#include <QHash>
#include <QImage>
#include <QTemporaryDir>
#include <QWidget>

#include "core/model/case_details.h"
#include "ui/desk.h"

class QLabel;
class QMimeData;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace jw::ui {

class FlowLayout;

/// Files are read, written and decoded off the main thread. Copies that were opened with the system go with the widget.
class AttachmentList : public QWidget {
  Q_OBJECT
 public:
  AttachmentList(const Desk& desk, QWidget* parent = nullptr);
  void show(const model::CaseDetails& details);
  bool mayAttach() const { return m_may; }
  /// Asks for files.
  void choose();
  /// Files, or a picture, as dropped or copied; false if there is nothing of the sort in it.
  bool take(const QMimeData& mime);
  void attach(const QStringList& files);

 private:
  void addTile(const model::Attachment& a);
  void finished(const QString& name, const QString& fault);
  void open(const model::Attachment& a);
  void saveAs(const model::Attachment& a);
  /// Copies the sound bytes to a file, then `done` in the main thread; tells what is wrong.
  void copyTo(const model::Attachment& a, const QString& to, std::function<void()> done);
  Desk m_desk;
  CaseId m_id;
  bool m_may = false;
  int m_waiting = 0;
  QHash<QString, QImage> m_pictures;  ///< by hash
  QTemporaryDir m_opened;
  QLabel* m_head;
  QPushButton* m_add;
  QProgressBar* m_progress;
  QWidget* m_tiles;
  FlowLayout* m_flow;
};

}  // namespace jw::ui
