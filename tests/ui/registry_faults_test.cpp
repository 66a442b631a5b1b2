// Whatever the registry refuses is said in the language of the window: no text of core/registry reaches people in English only.
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include "tests/catch.h"
#include "ui/language.h"
#include "ui/registry/registry_words.h"

namespace registry_faults_test {

using namespace jw;
using namespace jw::ui;

namespace {

// The place behind the bracket that closes the one at `open`; text in quotes does not count.
qsizetype behind(const QString& code, qsizetype open) {
  int depth = 0;
  bool quoted = false;
  for (qsizetype i = open; i < code.size(); ++i) {
    const QChar c = code[i];
    if (c == QLatin1Char('"') && code[i - 1] != QLatin1Char('\\')) quoted = !quoted;
    if (quoted) continue;
    if (c == QLatin1Char('(') || c == QLatin1Char('{')) ++depth;
    if ((c == QLatin1Char(')') || c == QLatin1Char('}')) && --depth == 0) return i + 1;
  }
  return code.size();
}

// Sentences in quotes: what has a blank is no name of a column.
void collect(const QString& code, QSet<QString>& out) {
  static const QRegularExpression literal(QStringLiteral("\"([^\"]*)\""));
  for (auto it = literal.globalMatch(code); it.hasNext();)
    if (const QString words = it.next().captured(1); words.contains(QLatin1Char(' '))) out << words;
}

/// What the registry's rooms give as the detail of a refusal or a row's fault.
QSet<QString> details() {
  static const QRegularExpression makes(QStringLiteral("\\b(refuse|bad|RegistryRefusal|RowFault|DoorFault)\\b\\s*[({]")), plain(QStringLiteral("(return|detail =)\\s+\"[^\"]+\";"));
  QSet<QString> out;
  const QDir registry(QString::fromUtf8(JW_SOURCE_DIR) + QStringLiteral("/core/registry"));
  QStringList files{registry.absoluteFilePath(QStringLiteral("../model/door.cpp"))};
  for (const auto& name : registry.entryList({QStringLiteral("*.cpp")})) files << registry.absoluteFilePath(name);
  for (const QString& name : files) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) throw std::runtime_error("no " + name.toStdString());
    const QString code = QString::fromUtf8(file.readAll());
    for (auto it = makes.globalMatch(code); it.hasNext();) {
      const auto match = it.next();
      const qsizetype open = match.capturedEnd() - 1;
      collect(code.mid(open, behind(code, open) - open), out);
    }
    for (auto it = plain.globalMatch(code); it.hasNext();) collect(it.next().captured(), out);
  }
  return out;
}

}  // namespace

TEST_CASE("every refusal of the registry has its Chinese") {
  const auto all = details();
  CHECK(all.size() > 70);
  for (const char* known : {"the building has this door", "leaves too", "no such relation", "not 18 characters", "door %1 lies on floor %2, not on floor %3", "the head leaves and others stay"}) {
    INFO(known);
    CHECK(all.contains(QString::fromUtf8(known)));
  }
  Language language;
  language.set("zh_CN");
  static const QRegularExpression han(QStringLiteral("\\p{Han}"));
  for (const QString& detail : all) {
    INFO(detail.toStdString());
    const QString words = QCoreApplication::translate("RegistryWords", detail.toUtf8().constData());
    CHECK(words.contains(han));
    for (const QString& place : {QStringLiteral("%1"), QStringLiteral("%2"), QStringLiteral("%3")}) CHECK(words.contains(place) == detail.contains(place));
  }
}

TEST_CASE("a refusal tells what is wrong with its values in it") {
  Language language;
  language.set("zh_CN");
  const model::RegistryRefusal refusal{model::RegistryFault::badValue, "number", "door %1 lies on floor %2, not on floor %3", {}, {"303", "3", "2"}};
  const QString words = RegistryWords::of(refusal);
  for (const char* value : {"303", "3", "2"}) CHECK(words.contains(QString::fromLatin1(value)));
  CHECK_FALSE(words.contains(QLatin1Char('%')));
  language.set("en");
  CHECK(RegistryWords::of(refusal).contains(QStringLiteral("door 303 lies on floor 3, not on floor 2")));
}

}  // namespace registry_faults_test
