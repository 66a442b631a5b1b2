// Every page name of the reference system that belongs to the registry, the queries and the statistics, through the search field.
#include <QTest>
#include <set>

#include "tests/catch.h"
#include "tests/ui/statistics_desk.h"
#include "ui/registry/registry_page.h"
#include "ui/search/search_box.h"
#include "ui/statistics/report_words.h"

namespace page_names_test {

using namespace jw;
using namespace jw::test;

namespace {

struct Name {
  const char* module;
  const char* zh;
};

// As they stand in the table of the reference system's pages.
const Name kNames[] = {
    {"6.2", "社区信息管理"}, {"6.2", "小区管理"}, {"6.2", "楼栋信息管理"}, {"6.2", "单元信息管理"}, {"6.2", "网格长管理"}, {"6.2", "旗县信息管理"}, {"6.2", "社区网格明细"},
    {"6.5", "志愿者"},
    {"6.6", "社区居委会"}, {"6.6", "社区物业公司"}, {"6.6", "社区业主大会管理"},
    {"6.8", "公益岗位"}, {"6.8", "育龄妇女"}, {"6.8", "个人爱好"}, {"6.8", "就业状况"}, {"6.8", "文化程度"}, {"6.8", "就业失业登记"}, {"6.8", "两代一委"}, {"6.8", "残疾类型"}, {"6.8", "残疾等级"}, {"6.8", "年龄阶段"},
    {"6.8", "养老保险"}, {"6.8", "医疗保险"}, {"6.8", "未参保"}, {"6.8", "招聘会"}, {"6.8", "服兵役"}, {"6.8", "户归属"}, {"6.8", "户口类型"}, {"6.8", "特殊家庭"}, {"6.8", "住房类型"}, {"6.8", "居住性质"},
    {"6.8", "婚姻状况"}, {"6.8", "民族"}, {"6.8", "政治面貌"}, {"6.8", "外来人口"}, {"6.8", "留守儿童"}, {"6.8", "常住人口"}, {"6.8", "社保补贴"},
    {"6.10", "年龄阶段"}, {"6.10", "退休人员"}, {"6.10", "空巢老人"}, {"6.10", "未参保"}, {"6.10", "养老保险"}, {"6.10", "残疾人员"}, {"6.10", "就业失业登记证"}, {"6.10", "生育保险"}, {"6.10", "两代一委"},
    {"6.10", "户信息"}, {"6.10", "个人爱好"}, {"6.10", "公益岗位人员"}, {"6.10", "工伤保险"}, {"6.10", "居民医疗"}, {"6.10", "职工医疗"}, {"6.10", "失业保险"}, {"6.10", "新农合"}, {"6.10", "招聘会"},
    {"6.10", "婚姻状况"}, {"6.10", "孤寡老人"}, {"6.10", "社保补贴"}, {"6.10", "军属"}, {"6.10", "个人医保"}, {"6.10", "育龄妇女"},
    {"6.11", "党组织结构管理"}, {"6.11", "社区政府机关组织信息"}, {"6.11", "社区商铺"}, {"6.11", "社区组织单位信息"}, {"6.11", "民情日记管理"}, {"6.11", "社区中心管理"}, {"6.11", "楼长管理"},
    {"6.14", "人口信息"}, {"6.14", "楼长任命"}, {"6.14", "户管理"}, {"6.14", "老人病史管理"}, {"6.14", "移动设备管理"},
};

}  // namespace

TEST_CASE("every page name of registry and queries and statistics opens through the search field or is known to have no page") {
  UiDesk desk;
  settle(desk);
  auto* search = desk.find<ui::SearchBox>("search");
  auto* statistics = desk.window->findChild<ui::StatisticsPage*>();
  auto* registry = desk.window->findChild<ui::RegistryPage*>();
  std::set<std::string> without;
  for (const auto& [module, zh] : kNames) {
    INFO(module << " " << zh);
    const QString name = QString::fromUtf8(zh);
    const bool counted = std::string_view(module) == "6.8" || std::string_view(module) == "6.10";
    desk.window->showPage(ui::MainWindow::cases);
    QTest::keyClick(desk.window.get(), Qt::Key_K, Qt::ControlModifier);
    search->clear();
    search->insert(name);
    Q_EMIT search->textEdited(name);
    if (!QTest::qWaitFor([&] { return search->hit(0).contains(name); }, 3000)) {
      without.insert(zh);
      QTest::keyClick(search, Qt::Key_Escape);
      continue;
    }
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(search->text().isEmpty());
    if (counted) {
      REQUIRE(eventually([&] { return statistics->isVisible() && statistics->report() != nullptr; }));
      CHECK(ui::ReportWords::title(*statistics->report()->entry).contains(name));
    } else {
      CHECK((registry->isVisible() || statistics->isVisible()));
    }
  }
  // Pages that are still to be made: care records, devices and the diary, and those who answer for a place as a list of their own.
  CHECK(without == std::set<std::string>{"网格长管理", "楼长管理", "楼长任命", "民情日记管理", "老人病史管理", "移动设备管理"});
}

TEST_CASE("statistics and the lists of the registry are found by their English names too") {
  UiDesk desk;
  settle(desk);
  desk.window->desk().language.set(QStringLiteral("en"));
  auto* search = desk.find<ui::SearchBox>("search");
  const auto first = [&](const char* words, const char* shown) {
    QTest::keyClick(desk.window.get(), Qt::Key_K, Qt::ControlModifier);
    search->clear();
    search->insert(QString::fromUtf8(words));
    Q_EMIT search->textEdited(QString::fromUtf8(words));
    eventually([&] { return search->hit(0).contains(QString::fromUtf8(shown)); });
    return search->hit(0);
  };
  CHECK(first("age struct", "Age structure").startsWith(QStringLiteral("Age structure")));
  CHECK(first("年龄结构", "Age structure").startsWith(QStringLiteral("Age structure")));
  // What is called so comes before what has it in its name.
  CHECK(first("Hobbies", "Hobbies").startsWith(QStringLiteral("Hobbies")));
  CHECK(first("volunteers", "Volunteers").startsWith(QStringLiteral("Volunteers")));
  QTest::keyClick(search, Qt::Key_Return);
  CHECK(desk.window->findChild<ui::RegistryPage*>()->isVisible());
  desk.window->desk().language.set(QStringLiteral("zh_CN"));
}

}  // namespace page_names_test
