// Names and values, one below the other.
#pragma once
#include <QWidget>
#include <utility>
#include <vector>

class QGridLayout;
class QLabel;

namespace jw::ui {

class Theme;

class Facts : public QWidget {
  Q_OBJECT
 public:
  explicit Facts(Theme& theme, QWidget* parent = nullptr);
  /// Facts without a value are left out.
  void setFacts(const std::vector<std::pair<QString, QString>>& facts);
  /// "" if there is no such fact.
  QString value(const QString& name) const;

 private:
  QGridLayout* m_grid;
  std::vector<std::pair<QLabel*, QLabel*>> m_rows;
};

}  // namespace jw::ui
