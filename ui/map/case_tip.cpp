#include "ui/map/case_tip.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/time_left.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr std::size_t kMostLines = 5;

struct Tip {
  Q_DECLARE_TR_FUNCTIONS(CaseTip)
};

QString line(const model::CaseSummary& c, Instant now) {
  const QString time = timeText(timeLeft(c, now));
  const QString title = text(c.title).toHtmlEscaped();
  return time.isEmpty() ? title : title + QStringLiteral("&nbsp;&nbsp;") + time.toHtmlEscaped();
}

}  // namespace

QString caseTip(const std::vector<gis::CasePtr>& cases, Instant now) {
  if (cases.size() == 1) {
    const model::CaseSummary& c = *cases.front();
    return QStringLiteral("<p style='white-space:pre'><b>%1</b><br>%2 · %3<br>%4</p>")
        .arg(text(c.number).toHtmlEscaped(), Words::of(c.kind), Words::of(c.state), line(c, now));
  }
  const auto late =
      std::count_if(cases.begin(), cases.end(), [now](const gis::CasePtr& c) { return model::activeDue(*c) <= now; });
  QString out = Tip::tr("Cases: %1").arg(cases.size());
  if (late > 0) out += QStringLiteral(" · ") + Tip::tr("overdue: %1").arg(late);
  out = QStringLiteral("<b>%1</b>").arg(out);
  for (std::size_t i = 0; i < std::min(kMostLines, cases.size()); ++i)
    out += QStringLiteral("<br>") + line(*cases[i], now);
  if (cases.size() > kMostLines) out += QStringLiteral("<br>…");
  return QStringLiteral("<p style='white-space:pre'>%1</p>").arg(out);
}

}  // namespace jw::ui
