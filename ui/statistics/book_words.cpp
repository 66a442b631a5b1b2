#include "ui/statistics/book_words.h"

#include <QDir>
#include <QLocale>

#include "ui/statistics/report_words.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using engine::BookFault;
using Every = stats::DueRule::Every;

}  // namespace

QString BookWords::weekday(int day) {
  return (Words::isChinese() ? QLocale(QLocale::Chinese) : QLocale(QLocale::English)).dayName(day);
}

QString BookWords::of(const stats::DueRule& rule) {
  const QString time = QStringLiteral("%1:%2").arg(rule.minute / 60, 2, 10, QLatin1Char('0')).arg(rule.minute % 60, 2, 10, QLatin1Char('0'));
  switch (rule.every) {
    case Every::day:
      return tr("daily, %1").arg(time);
    case Every::week:
      return tr("weekly, %1, %2").arg(weekday(rule.day), time);
    case Every::month:
      break;
  }
  return rule.day == 31 ? tr("monthly, last day, %1").arg(time) : tr("monthly, day %1, %2").arg(rule.day).arg(time);
}

QString BookWords::of(const engine::BookDays& days) {
  using Cases = engine::BookDays::Cases;
  if (days.cases == Cases::own) return tr("The statistic's own days");
  if (days.cases == Cases::sinceDueBefore) return tr("Since the book before, up to the day before");
  using N = stats::NamedPeriod;
  switch (days.named) {
    case N::thisMonth:
      return tr("This month");
    case N::lastMonth:
      return tr("Last month");
    case N::thisQuarter:
      return tr("This quarter");
    case N::lastQuarter:
      return tr("Last quarter");
    case N::thisYear:
      return tr("This year");
    case N::lastYear:
      return tr("Last year");
    case N::last30Days:
      return tr("Last 30 days");
    case N::last365Days:
      return tr("Last 365 days");
  }
  return {};
}

QString BookWords::moment(Instant t, const Zone& zone) {
  return t == kNever ? QString() : text(formatLocal(zone.toLocal(t)).substr(0, 16));
}

QString BookWords::refused(const engine::Refused& why) {
  if (why.code == model::RefusalCode::changedMeanwhile) return tr("This schedule was deleted meanwhile. Close the form and look at the list.");
  if (why.code != model::RefusalCode::badValue) return Words::of(why.code);
  if (why.detail == "name") return tr("Give it a name of at most 60 characters.");
  if (why.detail == "entries") return tr("Choose at least one statistic or query.");
  if (why.detail == "folder") return tr("The folder must be a whole path, such as /srv/reports.");
  if (why.detail == "file_name") return tr("Give the file a name; {date} stands for the days of the book.");
  return Words::of(why.code);
}

QString BookWords::why(const engine::BookSchedule& s, const stats::Catalog& catalog, const engine::AreaTree& areas) {
  const QString folder = QDir::toNativeSeparators(text(s.folder.string()));
  switch (s.fault) {
    case BookFault::none:
    case BookFault::cancelled:
      return {};
    case BookFault::refused:
      return s.refusal ? ReportWords::refused(*s.refusal, catalog, areas) : QString();
    case BookFault::nothingFits:
      return tr("None of its statistics can be counted for these rows and days any more. Change what is in it.");
    case BookFault::noFolder:
      return tr("The folder %1 is not there. Connect its disk, or choose another folder.").arg(folder);
    case BookFault::diskFull:
      return tr("The disk of %1 is full. Make room there, or choose another folder.").arg(folder);
    case BookFault::notWritten:
      return tr("The file could not be written into %1 (%2). See that the folder may be written, or choose another one.").arg(folder, text(s.detail));
  }
  return {};
}

QString BookWords::trouble(const engine::BookSchedule& s, const stats::Catalog& catalog, const engine::AreaTree& areas, Instant next, const Zone& zone) {
  const QString why = tr("▲ “%1” was not made. %2").arg(text(s.name), BookWords::why(s, catalog, areas));
  return s.failures > 0 && next != kNever ? why + QLatin1Char('\n') + tr("It is tried again at %1.").arg(moment(next, zone)) : why;
}

bool BookWords::failing(const engine::BookSchedule& s) {
  return !s.paused && s.fault != BookFault::none && s.fault != BookFault::cancelled;
}

QString BookWords::state(const engine::BookSchedule& s, bool working) {
  if (working) return tr("◐ being made");
  if (s.workstation != engine::thisWorkstation()) return tr("○ made on %1").arg(s.host.empty() ? tr("another computer") : text(s.host));
  if (s.paused) return tr("○ paused");
  if (s.fault == BookFault::cancelled) return tr("○ given up");
  if (s.fault != BookFault::none) return tr("▲ failed");
  return s.madeAt == kNever ? tr("○ waits for its first time") : tr("● made");
}

}  // namespace jw::ui
