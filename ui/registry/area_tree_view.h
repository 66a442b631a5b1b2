// The areas in scope as a tree, with compounds below their communities, and how many buildings there are.
#pragma once
#include <QTreeWidget>
#include <unordered_map>

#include "core/engine/registry_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"

namespace jw::ui {

class AreaTreeView : public QTreeWidget {
  Q_OBJECT
 public:
  AreaTreeView(const Desk& desk, QWidget* parent = nullptr);
  /// From the areas anew; the chosen place and what is open stay.
  void rebuild();
  const model::AreaPath& area() const { return m_area; }
  /// Nil: the whole area.
  Uuid compound() const { return m_compound; }
  void choose(const model::AreaPath& area);

 Q_SIGNALS:
  void placeChosen();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QTreeWidgetItem* add(QTreeWidgetItem* parent, const model::AreaPath& path);
  void fill(QTreeWidgetItem* item);
  void count(QTreeWidgetItem* item, const model::AreaPath& area, const Uuid& compound);
  void take();
  Desk m_desk;
  std::unordered_map<std::string, std::vector<std::string>> m_children;  ///< by path
  model::AreaPath m_area;
  Uuid m_compound;
  Asking m_asking;
  unsigned m_generation = 0;  ///< items of an earlier tree are gone
  bool m_building = false;
};

}  // namespace jw::ui
