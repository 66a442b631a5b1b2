// Every text of the window has its Chinese.
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include "tests/catch.h"
#include "ui/cases/case_queues.h"
#include "ui/language.h"
#include "ui/words.h"

namespace i18n_test {

using namespace jw;
using namespace jw::ui;

namespace {

/// "context: source" of every message that is unfinished or empty; `all` counts the messages.
QStringList unfinished(const QString& file, int& all) {
  QFile in(file);
  REQUIRE(in.open(QIODevice::ReadOnly));
  QXmlStreamReader xml(&in);
  QStringList found;
  QString context, source;
  while (!xml.atEnd()) {
    xml.readNext();
    if (!xml.isStartElement()) continue;
    if (xml.name() == QLatin1String("name")) context = xml.readElementText();
    if (xml.name() == QLatin1String("source")) source = xml.readElementText();
    if (xml.name() == QLatin1String("translation")) {
      ++all;
      const bool open = xml.attributes().hasAttribute("type");
      const QString words = xml.readElementText(QXmlStreamReader::IncludeChildElements);
      if (open || words.trimmed().isEmpty()) found << context + ": " + source;
    }
  }
  REQUIRE(!xml.hasError());
  return found;
}

}  // namespace

TEST_CASE("the Chinese texts are complete: the sources hold no text that is not in them") {
  const QString root = QString::fromUtf8(JW_SOURCE_DIR);
  QTemporaryDir folder;
  const QString copy = folder.filePath("jingwei_zh_CN.ts");
  REQUIRE(QFile::copy(root + "/resources/i18n/jingwei_zh_CN.ts", copy));
  int before = 0, after = 0;
  CHECK(unfinished(copy, before).isEmpty());
  QProcess lupdate;
  lupdate.start(QLibraryInfo::path(QLibraryInfo::BinariesPath) + "/lupdate",
                {"-silent", "-locations", "none", "-no-obsolete", "-I", root, root + "/ui", "-ts", copy});
  REQUIRE(lupdate.waitForFinished(60000));
  REQUIRE(lupdate.exitCode() == 0);
  const QStringList missing = unfinished(copy, after);
  INFO(missing.join('\n').toStdString());
  CHECK(missing.isEmpty());
  CHECK(after > 250);
}

TEST_CASE("states, kinds, steps and refusals have words in both languages, each its own") {
  Language language;
  for (const char* code : {"zh_CN", "en"}) {
    language.set(code);
    CAPTURE(code);
    const bool chinese = code == std::string("zh_CN");
    CHECK(Words::isChinese() == chinese);
    QStringList all;
    for (int s = 0; s < model::kCaseStates; ++s) all << Words::of(static_cast<model::CaseState>(s));
    CHECK(QSet<QString>(all.begin(), all.end()).size() == model::kCaseStates);
    QStringList steps;
    for (int a = 1; a < model::kActions; ++a) steps << Words::of(static_cast<model::Action>(a));
    CHECK(QSet<QString>(steps.begin(), steps.end()).size() == steps.size());
    QStringList refusals;
    for (int r = 1; r <= static_cast<int>(engine::RefusalCode::badFile); ++r)
      refusals << Words::of(static_cast<engine::RefusalCode>(r));
    CHECK(QSet<QString>(refusals.begin(), refusals.end()).size() == refusals.size());
    for (const QString& words : all + steps + refusals) {
      CAPTURE(words.toStdString());
      CHECK(!words.isEmpty());
      bool han = false;
      for (const QChar c : words) han |= c.script() == QChar::Script_Han;
      CHECK(han == chinese);
    }
  }
}

TEST_CASE("times are read on the city's wall clock, and back") {
  const Instant t = fromMillis(1473698185000);  // 2016-09-12T16:36:25Z
  CHECK(Words::fullMoment(t) == "2016-09-13 00:36:25");
  CHECK(instantOf(localTime(t)) == t);
  CHECK(Words::moment(t, t) == "09-13 00:36");
  CHECK(Words::moment(kNever, t).isEmpty());
}

}  // namespace i18n_test
