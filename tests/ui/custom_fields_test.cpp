// Custom fields in the window: made for an event item, asked by the report, shown on the case page; and late entry.
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

#include "tests/catch.h"
#include "tests/ui/system_desk.h"
#include "ui/case/case_view.h"
#include "ui/case/case_window.h"
#include "ui/case/step_form.h"
#include "ui/report/report_attachments.h"
#include "ui/report/report_form.h"
#include "ui/system/fields_form.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace custom_fields_test {

using namespace jw;
using namespace jw::test;
using model::CustomField;
using Type = CustomField::Type;
using ui::SystemPage;

namespace {

ui::ReportForm* reportOf(UiDesk& desk, const char* category) {
  desk.activate();
  desk.key(Qt::Key_N);
  auto* form = desk.dialog<ui::ReportForm>("reportForm");
  desk.find<ui::SearchCombo>("category", form)->lineEdit()->setText(category);
  QTest::keyClicks(desk.find<QLineEdit>("title", form), "hole");
  form->setPlace(120.005, 30.005);
  return form;
}

void putFields(UiDesk& desk, std::vector<CustomField> fields) {
  auto c = *desk.city.engine->directory()->category(desk.city.pothole);
  c.fields = std::move(fields);
  desk.city.put(engine::PutCategory{c});
  auto& bridge = desk.window->desk().bridge;
  REQUIRE(eventually([&] { return bridge.directory().category(desk.city.pothole)->fields == c.fields; }));
}

model::CaseDetails detailsOf(UiDesk& desk) {
  std::optional<model::CaseDetails> found;
  if (!eventually([&] { return desk.cases().inArea().size() == 1; })) throw std::runtime_error("no case");
  desk.window->desk().bridge.caseDetails(desk.cases().inArea().front()->id, desk.window.get(), [&](auto d) { found = std::move(d); });
  if (!eventually([&] { return found.has_value(); })) throw std::runtime_error("no details");
  return *found;
}

}  // namespace

TEST_CASE("an administrator gives an event item fields by keys and mouse") {
  SystemDesk desk;
  desk.page->showTab(SystemPage::categories);
  auto* rows = desk.in<ui::RowsTable>("categoryList");
  REQUIRE(rows->choose(QString::fromStdString(desk.city.pothole.text())));
  desk.in<QPushButton>("editFields")->click();
  auto* form = desk.dialog<ui::FieldsForm>("fieldsForm");
  desk.find<QToolButton>("addField", form)->click();
  auto* name = desk.find<QLineEdit>("fieldName", form);
  REQUIRE(name->hasFocus());
  auto* send = desk.find<QPushButton>("send", form);
  send->click();
  auto* error = desk.find<QLabel>("error", form);
  CHECK(error->text().contains("needs a name"));
  QTest::keyClicks(name, "depth");
  auto* type = desk.find<QComboBox>("fieldType", form);
  type->setCurrentIndex(type->findData(static_cast<int>(Type::number)));
  desk.find<QCheckBox>("fieldRequired", form)->click();
  desk.find<QToolButton>("addField", form)->click();
  QTest::keyClicks(name, "cover");
  type->setCurrentIndex(type->findData(static_cast<int>(Type::choice)));
  auto* options = desk.find<QPlainTextEdit>("fieldOptions", form);
  REQUIRE(options->isVisible());
  options->setPlainText("iron\n");
  send->click();
  CHECK(error->text().contains("two entries"));
  options->setPlainText("iron\n concrete \n\n");
  auto* list = desk.find<QListWidget>("fieldList", form);
  CHECK(list->count() == 2);
  CHECK(list->item(0)->text() == "depth (number) *");
  list->setFocus();
  QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
  CHECK(list->item(0)->text() == "cover (choice)");
  send->click();
  CHECK(desk.gone("fieldsForm"));
  CHECK(desk.in<QLabel>("categoryFields")->text() == "cover (choice), depth (number) *");
  auto* save = desk.in<QPushButton>("saveCategory");
  REQUIRE(save->isEnabled());
  save->click();
  const auto fields = [&] { return desk.window->desk().bridge.directory().category(desk.city.pothole)->fields; };
  REQUIRE(eventually([&] { return fields().size() == 2; }));
  CHECK(fields()[0] == CustomField{"f2", "cover", "", Type::choice, false, {"iron", "concrete"}});
  CHECK(fields()[1] == CustomField{"f1", "depth", "", Type::number, true});
  auto* undo = desk.in<QPushButton>("undoCategory");
  REQUIRE(eventually([&] { return undo->isVisible() && undo->isEnabled(); }));
  undo->click();
  CHECK(eventually([&] { return fields().empty(); }));
}

TEST_CASE("a report answers the fields of its event item and keeps what was typed while the item changes") {
  UiDesk desk;
  desk.window->desk().language.set("en");
  putFields(desk, {{"depth", "depth", "", Type::number, true}, {"cover", "cover", "", Type::choice, false, {"iron", "concrete"}}, {"since", "since", "", Type::date}, {"who", "name of the person who holds the key", "", Type::person}, {"valve", "valve", "", Type::place}});
  auto* form = reportOf(desk, "0201");
  auto* depth = desk.find<QLineEdit>("field_depth", form);
  REQUIRE(eventually([&] { return depth->isVisible(); }));
  auto* send = desk.find<QPushButton>("send", form);
  auto* refused = desk.find<QLabel>("refused", form);
  // Tab goes as the form is read.
  desk.find<ui::SearchCombo>("category", form)->setFocus();
  for (const char* next : {"title", "words", "address", "lon", "lat"}) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    CHECK(QApplication::focusWidget()->objectName() == next);
  }
  for (const char* next : {"", "field_depth", "field_cover", "field_since", "field_who", "field_who_phone", "field_valve", "field_valve_pick", "nature"}) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    if (*next) CHECK(QApplication::focusWidget()->objectName().toStdString() == next);
  }
  send->click();
  CHECK(refused->text() == "depth: this is needed.");
  CHECK(depth->hasFocus());
  QTest::keyClicks(depth, "deep");
  send->click();
  CHECK(refused->text().contains("a number is needed"));
  depth->setText(QStringLiteral("１２.5"));
  desk.find<ui::SearchCombo>("category", form)->lineEdit()->setText("0601");
  CHECK(eventually([&] { return form->findChild<QLineEdit*>("field_depth") == nullptr; }));
  desk.find<ui::SearchCombo>("category", form)->lineEdit()->setText("0201");
  CHECK(desk.find<QLineEdit>("field_depth", form)->text() == QStringLiteral("１２.5"));
  desk.find<QComboBox>("field_cover", form)->setCurrentText("concrete");
  desk.find<QLineEdit>("field_since", form)->setText("2026-11-31");
  desk.find<QLineEdit>("field_who", form)->setText("Ada Key");
  desk.find<QLineEdit>("field_who_phone", form)->setText("057112345678");
  send->click();
  CHECK(refused->text().contains("a day is needed"));
  desk.find<QLineEdit>("field_since", form)->setText("2026-11-19");
  desk.find<QToolButton>("field_valve_pick", form)->click();
  form->setPlace(120.006, 30.006);
  CHECK(desk.find<QLineEdit>("lon", form)->text() == "120.005000");
  send->click();
  CHECK(desk.gone("reportForm"));
  const auto d = detailsOf(desk);
  REQUIRE(d.fields.size() == 5);
  CHECK(d.fields[0].text == "12.5");
  CHECK(d.fields[1].text == "concrete");
  CHECK(d.fields[2].text == "2026-11-19");
  CHECK(d.fields[3].text == "A***");
  CHECK(d.fields[4].point == model::Point{120.006, 30.006});
  auto* page = new ui::CaseWindow(desk.window->desk(), d.summary.id, desk.window.get());
  page->show();
  const auto shows = [&](const QString& words) {
    const auto labels = page->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* l) { return l->isVisible() && l->text() == words; });
  };
  CHECK(eventually([&] { return shows("12.5"); }));
  CHECK(shows("name of the person who holds the key"));
  CHECK_FALSE(shows("Ada Key"));
  // A long name does not push what was said out of a pane as narrow as that of the command page.
  ui::CaseView narrow(desk.window->desk());
  narrow.resize(340, 700);
  static_cast<QWidget&>(narrow).show();
  narrow.show(d.summary.id);
  auto* inside = desk.find<QWidget>("scrolled", &narrow);
  CHECK(eventually([&] { return !inside->findChildren<QLabel*>(QStringLiteral("other")).isEmpty() && inside->width() <= inside->parentWidget()->width(); }));
  CHECK(shows(ui::Words::of(d.fields[3])));
}

TEST_CASE("what was written down on paper is entered with the time at which it happened") {
  UiDesk desk;
  auto* form = reportOf(desk, "0201");
  auto* when = desk.find<QDateTimeEdit>("happened", form);
  CHECK_FALSE(when->isVisible());
  desk.find<QCheckBox>("late", form)->click();
  CHECK(when->isVisible());
  const Instant earlier = desk.city.clock->now() - std::chrono::hours(5);
  when->setDateTime(ui::localTime(earlier));
  desk.find<QPushButton>("send", form)->click();
  CHECK(desk.gone("reportForm"));
  const auto d = detailsOf(desk);
  CHECK(d.summary.reportedAt == earlier);
  CHECK(d.summary.recordedAt == desk.city.clock->now());
}

TEST_CASE("photos come with a report and hang on its case") {
  UiDesk desk;
  auto* form = reportOf(desk, "0201");
  const QString file = QString::fromStdString((desk.city.folder / "photo.png").string());
  QImage picture(40, 30, QImage::Format_RGB32);
  picture.fill(Qt::red);
  REQUIRE(picture.save(file));
  auto* files = desk.find<ui::ReportAttachments>("reportFiles", form);
  files->add({file, file});
  CHECK(files->files() == QStringList{file});
  QMimeData mime;
  mime.setImageData(picture);
  CHECK(files->take(mime));
  REQUIRE(eventually([&] { return files->files().size() == 2; }));
  files->findChildren<QToolButton*>(QStringLiteral("reportFile")).last()->click();
  CHECK(eventually([&] { return files->files().size() == 1 && files->findChildren<QToolButton*>(QStringLiteral("reportFile"), Qt::FindDirectChildrenOnly).size() == 1; }));
  desk.find<QPushButton>("send", form)->click();
  CHECK(desk.gone("reportForm"));
  CHECK(eventually([&] { return detailsOf(desk).attachments.size() == 1; }));
  CHECK(detailsOf(desk).attachments[0].name == "photo.png");
}

TEST_CASE("a result comes with its photo and the time at which it was reached") {
  UiDesk desk(true);
  const CaseId id = desk.sent("hole", desk.city.pothole);
  const auto worker = desk.city.worker(desk.city.roads);
  REQUIRE(engine::done(desk.city.act(worker, id, model::Action::accept)));
  REQUIRE(eventually([&] { return desk.state(id) == model::CaseState::accepted; }));
  desk.city.clock->advance(std::chrono::hours(3));
  desk.window->desk().bridge.setActor(worker);
  REQUIRE(eventually([&] { return desk.cases().find(id) != nullptr; }));
  ui::StepForm::begin(desk.window->desk(), *desk.cases().find(id), model::Action::feedBack, desk.window.get());
  auto* form = desk.dialog<ui::StepForm>("stepForm");
  QTest::keyClicks(desk.find<QPlainTextEdit>("text", form), "filled");
  const QString file = QString::fromStdString((desk.city.folder / "after.png").string());
  QImage picture(40, 30, QImage::Format_RGB32);
  picture.fill(Qt::green);
  REQUIRE(picture.save(file));
  desk.find<ui::ReportAttachments>("reportFiles", form)->add({file});
  desk.find<QCheckBox>("late", form)->click();
  const Instant then = desk.city.clock->now() - std::chrono::hours(1);
  desk.find<QDateTimeEdit>("happened", form)->setDateTime(ui::localTime(then));
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("stepForm"));
  REQUIRE(eventually([&] { return detailsOf(desk).attachments.size() == 1; }));
  const auto d = detailsOf(desk);
  CHECK(d.trail.back().action == model::Action::feedBack);
  CHECK(d.trail.back().at == then);
  CHECK(d.attachments[0].step == d.trail.back().n);
  CHECK(d.attachments[0].name == "after.png");
}

}  // namespace custom_fields_test
