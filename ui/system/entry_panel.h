// A list of what an administrator keeps, with a form beside it: search, new entries, saving, the way back.
#pragma once
#include <QWidget>
#include <functional>
#include <vector>

#include "core/engine/commands.h"
#include "ui/desk.h"
#include "ui/widgets/rows_table.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace jw::ui {

/// Knows rows and keys; what an entry is, its form and its command are the derived panel's, which calls start() at the end of
/// its constructor.
class EntryPanel : public QWidget {
  Q_OBJECT
 protected:
  struct Texts {
    QString search, add;              ///< what the field and the button say
    QString choose, none, noneFacts;  ///< in place of the form
    QString freshTitle, freshFacts;   ///< above the form of a new entry
    QString facts;                    ///< … of one that is there
    QString notEntitled;
    QString added, saved;
  };
  using Answered = std::function<void(const engine::Answer&)>;

  /// `name`: of the objects ("category": categoryText, newCategory, saveCategory …) and of the table's place in the memory.
  EntryPanel(const Desk& desk, const QString& name, QWidget* parent);
  void start(QWidget* form);
  /// Whenever something in the form has changed.
  void showState();
  void save();
  bool isFresh() const { return m_fresh; }
  void changeEvent(QEvent* event) override;

  virtual Texts texts() const = 0;
  virtual std::vector<RowsTable::Column> columns() const = 0;
  /// What the list can be narrowed to; the first one is everything, with 0. None: no such choice.
  virtual std::vector<std::pair<QString, int>> kinds() const { return {}; }
  virtual std::vector<Row> rows(int kind) const = 0;
  /// Puts an entry into the form ("": a new one) and tells its title.
  virtual QString show(const QString& key) = 0;
  virtual void focusForm() = 0;
  /// A sentence for each; marks the fields.
  virtual QStringList faults() const = 0;
  virtual bool isUntouched() const = 0;  ///< a new one's form is still empty
  virtual bool differs() const = 0;      ///< from what is kept
  /// What stands in the form, or what stood there before the last saving; the key of it.
  virtual QString send(Answered then) = 0;
  virtual QString takeBack(Answered then) = 0;
  virtual bool canTakeBack() const = 0;

  Desk m_desk;

 private:
  void buildList(QWidget* left);
  void buildSide(QWidget* side);
  void retranslate();
  void showRows();
  void showForm();
  void begin();
  void take(const engine::Answer& answer, const QString& key, const QString& words);
  bool mayChange() const;
  QString m_name;
  QLineEdit* m_text;
  QComboBox* m_kind;
  QToolButton* m_add;
  QLabel *m_count, *m_title, *m_facts, *m_fault;
  RowsTable* m_table;
  QVBoxLayout* m_side;
  QWidget* m_form = nullptr;
  QPushButton *m_save, *m_reset, *m_undo;
  bool m_fresh = false;  ///< the form holds one that is not kept yet
  QString m_wanted;      ///< the key of what was saved, chosen once it is there
  QString m_shown;       ///< the key whose values stand in the form; null: none
};

}  // namespace jw::ui
