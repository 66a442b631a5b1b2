// A window's system page of its own, as an administrator sees it.
#pragma once
#include <memory>
#include <stdexcept>

#include "tests/ui/desk_fixture.h"
#include "ui/backup/backup_watch.h"
#include "ui/engine_bridge.h"
#include "ui/language.h"
#include "ui/system/setting_words.h"
#include "ui/system/system_page.h"
#include "ui/widgets/rows_table.h"

namespace jw::test {

struct SystemDesk : UiDesk {
  std::unique_ptr<ui::BackupWatch> backups;
  std::unique_ptr<ui::SystemPage> page;
  explicit SystemDesk(model::Role role = model::Role::administrator) {
    auto actor = city.operatorDesk;
    actor.role = role;
    window->desk().bridge.setActor(actor);
    window->desk().language.set("en");
    page = std::make_unique<ui::SystemPage>(window->desk(), *(backups = std::make_unique<ui::BackupWatch>(nullptr, window->desk().bridge)));
    page->resize(1200, 700);
    page->show();
    page->activateWindow();
    if (!eventually([this] { return page->isActiveWindow(); })) throw std::runtime_error("the page does not come up");
  }
  ~SystemDesk() {
    page.reset();
    backups.reset();
  }
  template <class W>
  W* in(const char* name) {
    return find<W>(name, page.get());
  }
  const model::SettingsTable& table() { return window->desk().bridge.directory().allSettings(); }
  QString cell(const char* key, int column) {
    auto* rows = in<ui::RowsTable>("settings");
    for (int row = 0; row < rows->rowCount(); ++row)
      if (rows->textAt(row, 0) == ui::SettingWords::name(key)) return rows->textAt(row, column);
    return {};
  }
};

}  // namespace jw::test
