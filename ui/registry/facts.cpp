#include "ui/registry/facts.h"

#include <QGridLayout>
#include <QLabel>

#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

Facts::Facts(Theme& theme, QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  // A long name wraps, so that it never pushes the value out of sight.
  m_grid->setColumnStretch(0, 2);
  m_grid->setColumnStretch(1, 3);
  theme.follow(this, [this, &theme] {
    m_grid->setHorizontalSpacing(theme.px(12));
    m_grid->setVerticalSpacing(theme.px(4));
  });
}

void Facts::setFacts(const std::vector<std::pair<QString, QString>>& facts) {
  std::size_t used = 0;
  for (const auto& [name, value] : facts) {
    if (value.isEmpty()) continue;
    if (used == m_rows.size()) {
      auto* left = makeLabel("second", this);
      left->setWordWrap(true);
      auto* right = makeLabel("fact", this);
      right->setWordWrap(true);
      right->setTextInteractionFlags(Qt::TextSelectableByMouse);
      m_grid->addWidget(left, static_cast<int>(used), 0);
      m_grid->addWidget(right, static_cast<int>(used), 1);
      for (QLabel* label : {left, right}) label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
      m_rows.emplace_back(left, right);
    }
    m_rows[used].first->setText(name);
    m_rows[used].second->setText(value);
    ++used;
  }
  for (std::size_t i = 0; i < m_rows.size(); ++i)
    for (QLabel* label : {m_rows[i].first, m_rows[i].second}) {
      label->setVisible(i < used);
      if (i >= used) label->clear();
    }
}

QString Facts::value(const QString& name) const {
  for (const auto& [left, right] : m_rows)
    if (left->text() == name) return right->text();
  return {};
}

}  // namespace jw::ui
