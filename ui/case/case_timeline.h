// Everything that has happened to a case, in words and in the order of time.
#pragma once
#include <QCoreApplication>

#include "core/engine/directory.h"
#include "core/model/case_details.h"
#include "ui/widgets/trail_view.h"

namespace jw::ui {

/// Main thread; in the language that is set.
struct CaseTimeline {
  Q_DECLARE_TR_FUNCTIONS(CaseTimeline)
 public:
  /// Steps, urges, tasks, requests, joined reports and attachments; the newest first.
  static std::vector<TrailEntry> entries(const model::CaseDetails& details, const engine::Directory& directory, Instant now);
  static QString of(model::CaseTask::State state);
  static QString of(model::CaseRequest::State state);
  /// "1.2 MB".
  static QString fileSize(std::int64_t bytes);
};

}  // namespace jw::ui
