// All cases that a filter finds, archived ones too, as a table that loads as it is scrolled and follows changes.
#pragma once
#include <QAbstractTableModel>
#include <QTimer>
#include <stop_token>

#include "core/engine/snapshots.h"
#include "ui/desk.h"

namespace jw::ui {

class CasesModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    clock,
    number,
    title,
    kind,
    category,
    nature,
    state,
    department,
    area,
    reported,
    due,
    channel,
    columns
  };
  static constexpr std::uint32_t kPage = 500;

  CasesModel(const Desk& desk, QObject* parent = nullptr);
  /// Asks the store; what was asked before is given up.
  void setFilter(engine::CaseFilter filter);
  const engine::CaseFilter& filter() const { return m_filter; }
  std::uint64_t total() const { return m_total; }
  bool isLoading() const { return m_loading; }
  const model::CaseSummary* at(int row) const;
  int rowOf(CaseId id) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : columns; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;
  /// By clock and due, number, state and reported time; the other columns do not sort.
  void sort(int column, Qt::SortOrder order) override;
  static bool sorts(int column);
  /// Words and colours anew, after another language or theme.
  void repaint();

 Q_SIGNALS:
  void loaded();

 private:
  QString textOf(const model::CaseSummary& c, int column) const;
  void reload();
  void follow(const std::vector<engine::CaseSummaryPtr>& cases);
  Desk m_desk;
  engine::CaseFilter m_filter;
  std::vector<model::CaseSummary> m_rows;
  std::uint64_t m_total = 0;
  bool m_loading = false;
  std::stop_source m_stop;
  QTimer m_soon, m_second;
};

}  // namespace jw::ui
