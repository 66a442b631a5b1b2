// Asks for the fields of one command of the registry, sends it, and says beside the field what is wrong with it.
#pragma once
#include <QDialog>
#include <functional>
#include <optional>
#include <vector>

#include "core/model/registry_commands.h"
#include "ui/desk.h"

class QCheckBox;
class QGridLayout;
class QLabel;

namespace jw::ui {

class FormFoot;

/// Opens without waiting. What was typed stays when the engine refuses.
class RegistryForm : public QDialog {
  Q_OBJECT
 public:
  struct Field {
    enum class Kind { line, number, date, choice, check, proposals };  ///< proposals: choices, or whatever else is typed
    std::string key;  ///< the column that a refusal names
    QString label;
    Kind kind = Kind::line;
    QString value = {};  ///< at the beginning; of a choice the chosen one's; of proposals the words; of a check "1" or ""
    QString hint = {};
    std::vector<std::pair<QString, QString>> choices = {};  ///< value and words
    bool required = false;
    bool removable = false;  ///< of a line whose value is kept but not shown: it can be removed too
  };
  using Command = std::function<model::RegistryCommand(const RegistryForm&)>;
  struct Task {
    QString title, about;
    QString consequence = {};  ///< spelled out above the buttons where something cannot be overlooked
    QString send;
    std::vector<Field> fields;
    Command command;
    std::function<void(const model::RegistryDone&)> done;
    std::function<QString(const RegistryForm&)> check = {};  ///< what the form as a whole lacks; "": nothing
  };
  static RegistryForm* begin(const Desk& desk, Task task, QWidget* parent);
  void accept() override;

  QString value(const std::string& key) const;
  bool changed(const std::string& key) const;
  /// What is recorded shall be removed; the line is empty then.
  bool removed(const std::string& key) const;
  int number(const std::string& key) const { return value(key).toInt(); }
  std::uint8_t code(const std::string& key) const { return static_cast<std::uint8_t>(value(key).toInt()); }
  std::string words(const std::string& key) const { return value(key).trimmed().toStdString(); }
  Uuid id(const std::string& key) const;
  /// The begin of that day in the city; kNever ("now") for an empty one and for today.
  Instant day(const std::string& key) const;
  /// Days since 1970-01-01; nothing for an empty one.
  std::optional<std::int32_t> dayNumber(const std::string& key) const;

 private:
  struct Shown {
    Field field;
    QWidget* widget = nullptr;
    QLabel* error = nullptr;
    QCheckBox* remove = nullptr;
  };
  RegistryForm(const Desk& desk, Task task, QWidget* parent);
  void add(QGridLayout* grid, int at, int columns, const Field& field);
  const Shown* find(const std::string& key) const;
  bool complain(const std::string& key, const QString& sentence);
  void clearErrors();
  void take(const model::RegistryAnswer& answer);
  Desk m_desk;
  Task m_task;
  std::vector<Shown> m_fields;
  QWidget* m_ground = nullptr;
  FormFoot* m_foot;
};

}  // namespace jw::ui
