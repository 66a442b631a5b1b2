// Words of appraisals: subjects, colours, appeal steps, the reasons of cards.
#pragma once
#include <QCoreApplication>
#include <QString>

#include "core/engine/appraisal_desk.h"

namespace jw::ui {

struct AppraisalWords {
  Q_DECLARE_TR_FUNCTIONS(AppraisalWords)
 public:
  static QString of(appraisal::SubjectKind kind);
  static QString of(appraisal::PeriodKind kind);
  static QString of(appraisal::CardColor color);
  static QString of(appraisal::AppealState state);
  /// What a button for this step says.
  static QString of(appraisal::AppealStep step);
  static QString of(appraisal::Entry::Kind kind);
  static QString name(const appraisal::Indicator& indicator);
  static QString name(const appraisal::Scheme& scheme);
  /// The cell as a reader wants it: "93.72%", "12", "3.40 h", "–".
  static QString value(const appraisal::Indicator& indicator, const appraisal::Cell& cell);
  /// What the number was made of, the rule and the source: for a tool tip.
  static QString explained(const appraisal::Indicator& indicator, const appraisal::Cell& cell);
  /// The reason of a card in the language that is set.
  static QString reason(const std::string& reason, const appraisal::Catalog& catalog);
  /// "● A", "◐ C", "▲ E": never by colour alone.
  static QString mark(char grade);
};

}  // namespace jw::ui
