// A few people in the grids of a desk, and its statistics page.
#pragma once
#include <QTableView>
#include <stdexcept>

#include "core/access/field_cipher.h"
#include "core/access/health_codes.h"
#include "core/access/key_file.h"
#include "core/store/people_gateway.h"
#include "tests/ui/desk_fixture.h"
#include "ui/statistics/statistics_page.h"

namespace jw::test {

/// 12 people in 东一, 5 in 西二, and 5 in one grid more; of both sexes, of ages from 5 on; all with a disability, or none.
inline void settle(UiDesk& desk, bool disabled = false, const std::string& third = {}) {
  desk.city.engine
      ->write([&](store::Connection& w) {
        const access::FieldCipher cipher(access::loadKey(access::keyDirectory(), *Uuid::parse(desk.city.engine->storeId())));
        const auto put = [&](const std::string& grid, double lon, int people) {
          model::Building b;
          b.id = {Uuid::make(1)};
          b.source = "test";
          b.externalId = grid;
          b.name = "1号楼";
          b.area = grid;
          b.shape = square(lon, 30.001, 0.0005);
          model::Dwelling d;
          d.id = Uuid::make(1);
          d.building = store::insertBuilding(w, b, fromMillis(0), "test");
          model::Household h;
          h.id = Uuid::make(1);
          h.dwelling = store::insertDwelling(w, d, grid);
          const auto household = store::insertHousehold(w, h, grid);
          for (int i = 0; i < people; ++i) {
            model::Person p;
            p.id = Uuid::make(1);
            p.household = household;
            p.name = "王小明";
            p.birthDay = 20000 - 365 * 6 * (i + 1);
            p.codes[model::PersonColumn::sex] = static_cast<std::uint8_t>(1 + i % 2);
            if (disabled) p.codes[model::PersonColumn::disabilityType] = 4;
            store::SealedPerson sealed;
            sealed.health = access::sealHealth(cipher, p.id, p.codes);
            store::putAggregateCodes(w, store::insertPerson(w, p, sealed, grid), {1, 13});
          }
        };
        put("330101/330101001/", 120.001, 12);
        put("330102/330102002/", 119.991, 5);
        if (!third.empty()) put(third, 119.901, 5);
      })
      .get();
  desk.open();
}

/// The statistics page of the desk's window, with its first report.
struct Page {
  UiDesk& desk;
  ui::StatisticsPage* page;
  explicit Page(UiDesk& d) : desk(d), page(d.window->findChild<ui::StatisticsPage*>()) {
    desk.window->showPage(ui::MainWindow::statistics);
    if (!eventually([this] { return page->report() != nullptr; })) throw std::runtime_error("no report comes");
  }
  QTableView* table() { return desk.find<QTableView>("report", page); }
  QString at(int row, int column) { return table()->model()->index(row, column).data().toString(); }
  int rows() { return table()->model()->rowCount(); }
  bool open(const char* key) {
    return page->open(QString::fromLatin1(key)) && eventually([&] { return page->report() && page->report()->entry->key == key; });
  }
};

}  // namespace jw::test
