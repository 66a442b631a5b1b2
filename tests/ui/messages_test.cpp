// The logs of messages in the window: both channels, filter, reading, withdrawing and sending again, trouble in words.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/messages/message_words.h"
#include "ui/messages/messages_page.h"
#include "ui/widgets/rows_table.h"

namespace messages_test {

using namespace jw;
using namespace jw::test;

namespace {

struct MessagesDesk : UiDesk {
  std::unique_ptr<ui::MessagesPage> page;
  MessagesDesk() {
    put(model::MessageChannel::sms, "路灯坏了请处理", "13900001234");
    put(model::MessageChannel::email, "请处理积水", "desk@example.org");
    put(model::MessageChannel::email, "请清运垃圾", "other@example.org");
    window->desk().language.set("en");
    page = std::make_unique<ui::MessagesPage>(window->desk());
    page->resize(1200, 700);
    page->show();
    page->activateWindow();
    if (!eventually([this] { return table()->rowCount() == 1 && page->isActiveWindow(); })) throw std::runtime_error("the page does not come up");
  }
  ~MessagesDesk() { page.reset(); }
  void put(model::MessageChannel channel, const std::string& words, const std::string& address) {
    model::Message m;
    city.clock->advance(Millis(1000));
    m.id = {Uuid::make(toMillis(city.clock->now()))};
    m.channel = channel;
    m.kind = "urge";
    m.area = "330101/330101001/";
    m.caseId = {Uuid::named("case")};
    m.receiver = "环卫局";
    m.address = address;
    m.text = words;
    m.createdAt = city.clock->now();
    m.createdBy = "@engine";
    city.engine->write([&](store::Connection& w) { store::putMessage(w, city.machine, m); }).get();
  }
  ui::RowsTable* table() { return find<ui::RowsTable>("messages", page.get()); }
  template <class W>
  W* in(const char* name) {
    return find<W>(name, page.get());
  }
};

}  // namespace

TEST_CASE("each channel has its log; it is searched, read, withdrawn from and sent again") {
  MessagesDesk desk;
  CHECK(desk.table()->textAt(0, 4).contains("*"));  // a phone number is masked
  desk.in<QToolButton>("emailLog")->click();
  REQUIRE(eventually([&] { return desk.table()->rowCount() == 2; }));
  auto* search = desk.in<QLineEdit>("messageText");
  search->setFocus();
  search->insert(QStringLiteral("积水"));
  REQUIRE(eventually([&] { return desk.table()->rowCount() == 1; }));
  desk.table()->setFocus();
  QTest::keyClick(desk.table(), Qt::Key_Down);
  CHECK(desk.in<QPlainTextEdit>("messageBody")->toPlainText() == QStringLiteral("请处理积水"));
  auto* step = desk.in<QPushButton>("messageStep");
  CHECK(step->text() == "Withdraw");
  QTest::keyClick(step, Qt::Key_Space);
  REQUIRE(eventually([&] { return desk.table()->textAt(0, 1) == "withdrawn"; }));
  CHECK(step->text() == "Send again");
  QTest::keyClick(step, Qt::Key_Space);
  CHECK(eventually([&] { return desk.table()->textAt(0, 1) == "waiting"; }));
  CaseId opened;
  QObject::connect(desk.page.get(), &ui::MessagesPage::opened, [&](CaseId id) { opened = id; });
  desk.in<QPushButton>("messageCase")->click();
  CHECK(opened == CaseId{Uuid::named("case")});
}

TEST_CASE("what keeps messages from going out is said in words, with what to do") {
  MessagesDesk desk;
  auto* trouble = desk.in<QLabel>("courierTrouble");
  CHECK(trouble->text().contains("No SMS gateway is set up"));
  desk.page->setChannel(model::MessageChannel::email);
  CHECK(trouble->text().contains("No mail server is set up"));
  engine::CourierState state;
  state.ways[1].on = state.ways[0].on = true;
  state.ways[0].fault = "the mail server does not accept user and password (535 no)";
  state.ways[0].trouble = notify::Trouble::login;
  CHECK(ui::MessageWords::trouble(state, model::MessageChannel::sms).isEmpty());
  const QString words = ui::MessageWords::trouble(state, model::MessageChannel::email);
  CHECK(words.contains("refuses the password"));
  CHECK(words.contains("535 no"));
  CHECK(words.contains("notify.toml"));
  QStringList all;
  for (int t = 0; t <= static_cast<int>(notify::Trouble::timeout); ++t) {
    state.ways[0].trouble = static_cast<notify::Trouble>(t);
    all << ui::MessageWords::trouble(state, model::MessageChannel::email);
  }
  CHECK(QSet<QString>(all.begin(), all.end()).size() == all.size());
}

TEST_CASE("an analyst reads no messages, and is told so") {
  MessagesDesk desk;
  auto actor = desk.city.operatorDesk;
  actor.role = model::Role::analyst;
  desk.window->desk().bridge.setActor(actor);
  CHECK(eventually([&] { return desk.table()->rowCount() == 0; }));
}

}  // namespace messages_test
