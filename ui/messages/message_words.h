// The words for messages and for what keeps them from going out.
#pragma once
#include <QCoreApplication>
#include <QString>

#include "core/engine/message_desk.h"

namespace jw::ui {

struct MessageWords {
  Q_DECLARE_TR_FUNCTIONS(MessageWords)
 public:
  static QString of(model::MessageChannel channel);
  static QString of(model::MessageState state);
  /// Of a kind of data/notify/templates.toml; an unknown one as it is.
  static QString kind(const std::string& kind);
  /// What is the matter with the courier's way, and what to do; "" if nothing is.
  static QString trouble(const engine::CourierState& courier, model::MessageChannel channel);
};

}  // namespace jw::ui
