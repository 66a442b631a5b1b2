// Whose desk it is, as the bar at the top says it.
#include <QMenu>
#include <QToolButton>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/words.h"

namespace top_bar_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("a desk that was chosen in one language is named in the other too") {
  UiDesk desk;
  auto* user = desk.find<QToolButton>("user");
  Q_EMIT user->menu()->aboutToShow();
  for (auto* action : user->menu()->actions())
    if (action->text() == ui::Words::of(model::Role::supervisor)) action->trigger();
  REQUIRE(desk.window->desk().bridge.actor().role == model::Role::supervisor);
  const auto named = [&] { return user->toolTip().section(QStringLiteral(" · "), 0, 0); };
  const QString chinese = named();
  CHECK(chinese == ui::Words::of(model::Role::supervisor));
  desk.window->desk().language.set("en");
  CHECK(eventually([&] { return named() != chinese; }));
  CHECK(named() == ui::Words::of(model::Role::supervisor));
  desk.window->desk().language.set("zh_CN");
  CHECK(eventually([&] { return named() == chinese; }));
}

}  // namespace top_bar_test
