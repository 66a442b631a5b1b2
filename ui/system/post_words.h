// The words for posts 岗位.
#pragma once
#include <QCoreApplication>
#include <QString>

#include "core/model/organisation.h"

namespace jw::ui {

struct PostWords {
  Q_DECLARE_TR_FUNCTIONS(PostWords)
 public:
  static QString of(model::Post post);
};

}  // namespace jw::ui
