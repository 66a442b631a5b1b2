// A new report: what, where, who. Stays open and keeps every word when the engine refuses.
#pragma once
#include <QDialog>
#include <map>
#include <optional>

#include "core/engine/commands.h"
#include "ui/desk.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace jw::ui {

class DuplicateList;
class FieldInputs;
class LateMoment;
class ReportAttachments;
class SearchCombo;

/// Not modal: the map stays usable for picking the place.
class ReportForm : public QDialog {
  Q_OBJECT
 public:
  ReportForm(const Desk& desk, QWidget* parent);
  void setPlace(double lon, double lat);

 Q_SIGNALS:
  /// The person wants to point at the place; setPlace() may follow.
  void mapWanted();
  void recorded(jw::CaseId id);
  /// It waits in the queue of likely duplicates, because it probably repeats `original`.
  void suspected(jw::CaseId id, const QString& number, const QString& original);

 public:
  void accept() override;

 protected:
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  enum Field { category, title, words, address, place, nature, channel, reporter, phone, partyA, partyB, files, happened };
  void build();
  void addRow(Field field, QWidget* editor, bool wide = true);
  void fillLists();
  void retranslate();
  void showGrid();
  void showFields();
  void lookForDuplicates();
  void send(CaseId joinTo);
  void askToJoin(CaseId original, const QString& number);
  /// The report as typed; nothing, and the fields marked, if something is missing.
  std::optional<model::Report> checked();
  void complain(Field field, const QString& sentence);
  std::optional<model::Point> typedPoint() const;
  Desk m_desk;
  QGridLayout* m_grid;
  int m_row = 0;
  bool m_widened = false;  ///< for the list of duplicates
  std::map<Field, QLabel*> m_labels, m_errors;
  std::vector<CategoryId> m_categories;
  SearchCombo* m_category;
  QComboBox *m_nature, *m_channel;
  QLineEdit *m_title, *m_address, *m_lon, *m_lat, *m_reporter, *m_phone, *m_partyA, *m_partyB;
  QPlainTextEdit* m_words;
  FieldInputs* m_fields;
  QScrollArea* m_fieldArea;
  LateMoment* m_happened;
  ReportAttachments* m_files;
  bool m_pickingField = false;  ///< the map was asked for by a field of the event item
  DuplicateList* m_duplicates;
  QLabel *m_located, *m_refused;
  QPushButton *m_pick, *m_send, *m_cancel;
};

}  // namespace jw::ui
