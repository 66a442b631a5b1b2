// Search for anything: commands and pages by Chinese or English name, areas, cases, people, buildings, facilities.
#pragma once
#include <QLineEdit>
#include <QTimer>
#include <functional>
#include <vector>

#include "ui/asking.h"
#include "ui/desk.h"

class QFrame;
class QListWidget;

namespace jw::ui {

/// Something that can be started by its name.
struct Command {
  const char* context;  ///< of the source text
  const char* name;     ///< source text
  QString icon;
  QString key;  ///< shown beside it; "" for none
  std::function<void()> run;
};

/// A page that data names: both names are searched, the one of the language is shown.
struct NamedPage {
  QString zh, en;
  QString note;  ///< what kind of page, in the language that is set
  QString icon;
  std::function<void()> open;
};

/// A field with a list of hits below it. Enter takes the first hit, the arrows go through them, Esc gives up.
class SearchBox : public QLineEdit {
  Q_OBJECT
 public:
  SearchBox(const Desk& desk, QWidget* parent = nullptr);
  void setCommands(std::vector<Command> commands) { m_commands = std::move(commands); }
  /// Asked at each search: the catalog may have changed.
  void setNamedPages(std::function<std::vector<NamedPage>()> pages) { m_pages = std::move(pages); }
  int hits() const;
  QString hit(int row) const;

 Q_SIGNALS:
  void caseChosen(jw::CaseId id);
  void areaChosen(const std::string& area);
  void personChosen(const jw::Uuid& id);
  void buildingChosen(jw::BuildingId id);
  void dwellingChosen(const jw::Uuid& id);
  void facilityChosen(const jw::Uuid& id);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void search();
  void searchRegistry(const std::string& words);
  void add(const QString& words, const QString& note, const QString& icon, std::function<void()> run);
  void showHits();
  void take(int row);
  Desk m_desk;
  std::vector<Command> m_commands;
  std::function<std::vector<NamedPage>()> m_pages;
  std::vector<std::function<void()>> m_runs;
  QFrame* m_frame = nullptr;
  QListWidget* m_list = nullptr;
  bool m_hurried = false;  ///< Enter was pressed before the hits were there
  Asking m_asking;
  QTimer m_soon;
};

}  // namespace jw::ui
