#include "ui/planning/atlas_words.h"

#include <QLocale>

#include "ui/system/post_words.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

QString count(const std::optional<std::int64_t>& n) {
  return n ? QLocale(QLocale::English).toString(static_cast<qlonglong>(*n)) : QStringLiteral("＊");
}

}  // namespace

gis::AtlasBook AtlasWords::book(const engine::AtlasFacts& facts, const engine::AreaTree& areas, bool board, gis::AtlasPaper paper) {
  gis::AtlasBook book;
  book.paper = paper;
  book.board = board;
  book.title = board ? tr("Notice boards of the grids") : tr("Grid atlas");
  book.foot = tr("As of %1").arg(Words::fullMoment(facts.asOf).left(10));
  bool hidden = false;
  book.numbersHead = tr("In numbers");
  book.peopleHead = board ? tr("Whom to call") : tr("Who is responsible");
  book.neighboursHead = tr("Neighbours");
  book.nobody = tr("nobody is appointed");
  book.page = tr("Page %1 of %2");
  book.areas = areas.areas();
  for (const auto& sheet : facts.sheets) {
    gis::AtlasPage page;
    page.shape = sheet.area.shape;
    page.title = text(sheet.area.name);
    page.about = tr("Code %1 · %2").arg(text(sheet.area.code), text(areas.readablePath(sheet.area.path)));
    page.numbers.push_back({tr("Buildings"), count(sheet.buildings)});
    page.numbers.push_back({tr("Households"), count(sheet.households)});
    page.numbers.push_back({tr("People"), count(sheet.people)});
    if (!board) page.numbers.push_back({tr("Open cases"), count(sheet.openCases)});
    hidden = hidden || !sheet.households || !sheet.people;
    for (const auto& a : sheet.responsible) {
      const auto* area = areas.byPath(a.area);
      // The nearest level says enough; the others say where.
      const QString where = area && area->path != sheet.area.path ? text(area->name) + QLatin1Char(' ') : QString();
      const QString post = a.title.empty() ? PostWords::of(a.post) : text(a.title);
      if (!board || !a.phone.empty()) page.people.push_back({where + post, text(a.name), text(a.phone)});
    }
    for (const auto& n : sheet.neighbours) page.neighbours.append(text(n));
    book.pages.push_back(std::move(page));
  }
  if (board && hidden) book.foot += QStringLiteral(" · ") + tr("＊ Not shown, because few live there.");
  return book;
}

}  // namespace jw::ui
