#include "ui/system/post_words.h"

namespace jw::ui {

QString PostWords::of(model::Post post) {
  switch (post) {
    case model::Post::gridLeader:
      return tr("grid leader");
    case model::Post::gridWorker:
      return tr("grid worker");
    case model::Post::buildingLeader:
      return tr("building leader");
    case model::Post::communityWorker:
      return tr("community worker");
    case model::Post::departmentWorker:
      return tr("department worker");
    case model::Post::supervisor:
      return tr("supervisor");
    case model::Post::operator_:
      return tr("operator");
  }
  return {};
}

}  // namespace jw::ui
