#include "ui/appraisal/appraisal_words.h"

#include <QRegularExpression>
#include <QStringList>

#include "ui/words.h"

namespace jw::ui {
using namespace appraisal;

QString AppraisalWords::of(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::department:
      return tr("Departments");
    case SubjectKind::street:
      return tr("Streets");
    case SubjectKind::community:
      return tr("Communities");
    case SubjectKind::grid:
      return tr("Grids");
    case SubjectKind::person:
      return tr("Persons");
  }
  return {};
}

QString AppraisalWords::of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::day:
      return tr("Day");
    case PeriodKind::week:
      return tr("Week");
    case PeriodKind::month:
      return tr("Month");
    case PeriodKind::quarter:
      return tr("Quarter");
    case PeriodKind::year:
      return tr("Year");
    case PeriodKind::free:
      return tr("From … to …");
  }
  return {};
}

QString AppraisalWords::of(CardColor color) {
  return color == CardColor::red ? tr("Red card") : tr("Yellow card");
}

QString AppraisalWords::of(AppealState state) {
  switch (state) {
    case AppealState::none:
      return tr("stands");
    case AppealState::submitted:
      return tr("appeal submitted");
    case AppealState::reviewed:
      return tr("appeal reviewed");
    case AppealState::granted:
      return tr("exempt: appeal granted");
    case AppealState::refused:
      return tr("stands: appeal refused");
  }
  return {};
}

QString AppraisalWords::of(AppealStep step) {
  switch (step) {
    case AppealStep::submit:
      return tr("Appeal");
    case AppealStep::review:
      return tr("Review");
    case AppealStep::grant:
      return tr("Grant");
    case AppealStep::refuse:
      return tr("Refuse");
  }
  return {};
}

QString AppraisalWords::of(Entry::Kind kind) {
  switch (kind) {
    case Entry::Kind::bonus:
      return tr("Bonus");
    case Entry::Kind::penalty:
      return tr("Penalty");
    case Entry::Kind::veto:
      return tr("Veto");
  }
  return {};
}

QString AppraisalWords::name(const Indicator& i) {
  return text(Words::isChinese() ? i.zh : i.en);
}

QString AppraisalWords::name(const Scheme& s) {
  return text(Words::isChinese() ? s.zh : s.en);
}

QString AppraisalWords::value(const Indicator& i, const Cell& c) {
  if (!c.value) return QStringLiteral("–");
  switch (i.measure) {
    case Measure::rate:
      return QStringLiteral("%1%").arg(*c.value, 0, 'f', 2);
    case Measure::mean:
    case Measure::p90:
      return tr("%1 h").arg(*c.value, 0, 'f', *c.value < 10 ? 2 : 1);
    default:
      return QStringLiteral("%L1").arg(static_cast<qint64>(*c.value));
  }
}

QString AppraisalWords::explained(const Indicator& i, const Cell& c) {
  QStringList lines{name(i)};
  if (i.measure == Measure::rate) lines << QStringLiteral("%L1 / %L2").arg(c.counted).arg(c.base);
  if (i.measure == Measure::mean || i.measure == Measure::p90) lines << tr("%L1 cases").arg(c.base);
  if (const QString note = text(Words::isChinese() ? i.noteZh : i.noteEn); !note.isEmpty()) lines << note;
  lines << tr("Formula: %1").arg(text(i.source));
  if (i.measure != Measure::none) lines << tr("Enter or a click shows the cases.");
  return lines.join(QLatin1Char('\n'));
}

QString AppraisalWords::reason(const std::string& reason, const Catalog& catalog) {
  static const QRegularExpression part(QStringLiteral("^(.+) ([0-9.]+) \\((from|to|below) ([0-9.]+)\\)$"));
  QStringList out;
  for (const QString& one : text(reason).split(QStringLiteral("; "))) {
    const auto match = part.match(one);
    if (!match.hasMatch()) {
      out << one;
      continue;
    }
    const QString what = match.captured(1), relation = match.captured(3);
    const int index = catalog.find(what.toStdString());
    const QString name = what == QLatin1String("score")          ? tr("score (of 100)")
                         : what == QLatin1String("yellow cards") ? tr("yellow cards")
                         : index >= 0 ? AppraisalWords::name(catalog.indicators[static_cast<std::size_t>(index)])
                                      : what;
    const QString pattern = relation == QLatin1String("below")  ? tr("%1 %2, below %3")
                            : relation == QLatin1String("from") ? tr("%1 %2, limit %3")
                                                                : tr("%1 %2, at most %3");
    out << pattern.arg(name, match.captured(2), match.captured(4));
  }
  return out.join(Words::isChinese() ? QStringLiteral("；") : QStringLiteral("; "));
}

QString AppraisalWords::mark(char grade) {
  if (grade == 0) return QStringLiteral("–");
  const QString sign = grade <= 'B' ? QStringLiteral("●") : grade == 'C' ? QStringLiteral("◐") : QStringLiteral("▲");
  return sign + QLatin1Char(' ') + QLatin1Char(grade);
}

}  // namespace jw::ui
