// What is in a book and how it looks: title, area, rows, entries of the catalog, kind of file.
#pragma once
#include <QWidget>

#include "core/engine/book_schedule.h"
#include "ui/desk.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace jw::ui {

class AreaPathBar;

/// The list of entries with its search; the other fields go into the form of whoever asks. Main thread.
class BookChoice : public QWidget {
  Q_OBJECT
 public:
  /// Adds title, area and rows to the form.
  BookChoice(const Desk& desk, engine::StatisticsDesk& statistics, QFormLayout* form, QWidget* parent);
  /// Adds the kind of file and what the figures are shown as.
  void addLook(QFormLayout* form);
  engine::BookContents contents() const;
  void setContents(const engine::BookContents& contents);
  void setArea(const model::AreaPath& area);
  /// Of a past day some entries cannot be counted; they stay in sight and say why.
  void setPast(bool past);
  bool past() const { return m_past; }
  int chosen() const;
  /// While the book is made nothing of it changes.
  void setOpen(bool open);

 Q_SIGNALS:
  void changed();

 private:
  void fill();
  void fit();
  bool chosen(int row) const;
  void buildList();
  Desk m_desk;
  engine::StatisticsDesk& m_statistics;
  bool m_past = false;
  AreaPathBar* m_area;
  QComboBox *m_level, *m_kind, *m_as;
  QLineEdit *m_title, *m_find;
  QListWidget* m_entries;
  QLabel* m_unfit;
  QPushButton *m_all, *m_none;
};

}  // namespace jw::ui
