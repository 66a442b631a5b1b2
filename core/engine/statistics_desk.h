// Statistics as the window and the command line ask for them: catalog, reports, books of one moment, lists, drilling down.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "core/engine/engine.h"
#include "core/engine/own_entries.h"
#include "core/engine/personal_export.h"
#include "core/model/registry_change.h"
#include "core/stats/comparison.h"

namespace jw::engine {

/// Keeps the registry's columns in memory on a thread of its own, which reads them with a connection of its own when the desk
/// is made and then follows the registry's changes. Every member may be called from any thread and returns at once; answers
/// come on the statistics thread, must return quickly and must not throw. Every answer holds only what lies in the
/// actor's scope; departments get none. Questions asked while the columns are read are answered afterwards.
class StatisticsDesk {
 public:
  /// The engine must outlive it. Throws Error(input) for a faulty catalog or code table, Error(store), Error(rights) for the key.
  explicit StatisticsDesk(Engine& engine);
  ~StatisticsDesk();  ///< ends running work; what waits is not answered

  /// As it is now, own entries behind the built-in ones. Catalogs and their entries stay as long as the desk.
  const stats::Catalog& catalog() const;
  /// As OwnEntries::put and remove; subscribers are called when the catalog has changed.
  void putEntry(model::Actor actor, std::string toml, OwnEntries::Ready ready);
  void removeEntry(model::Actor actor, std::string key, OwnEntries::Ready ready);
  static bool mayEditCatalog(const model::Actor& actor) { return OwnEntries::mayEdit(actor); }
  static bool mayCount(const model::Actor& actor);
  /// The rows behind the entry: not of aggregates (spec 06) nor of cases, of health only by roles that read it.
  static bool mayList(const model::Actor& actor, const stats::Entry& entry);
  /// Whether its list tells of somebody's health: it is then opened for a purpose only, and the reading is in the audit log.
  static bool needsPurpose(const stats::Entry& entry);
  std::vector<CasePurpose> purposes(const model::Actor& actor) const;  ///< that open such a list to this role; none: it never may

  /// Rows: the areas of a level below `area`, or its compounds.
  struct Level {
    model::AreaLevel area = model::AreaLevel::community;
    bool compounds = false;
    friend bool operator==(const Level&, const Level&) = default;
  };
  struct Question {
    std::string entry;                    ///< key of the catalog
    model::AreaPath area = {};            ///< "": the actor's scope
    std::optional<Level> level = {};      ///< nothing: the next level below the area that the tree has
    /// The registry and its ages at the end of that day, cases as they were then. Nothing: the present, or of a period that is
    /// over its last day. Aggregate-only entries have no past.
    std::optional<stats::Day> asOf = {};
    std::optional<stats::Period> period = {};  ///< of cases: reported then, up to asOf and today; nothing: the entry's days up to then
  };
  template <class T>
  using Answered = std::function<void(std::variant<T, Refused>)>;
  /// One entry; of cases and of past days the answer may come on a reader thread of the engine. Refused: badValue (no such entry, area or level, a day to come, a period without a day), outOfScope, notEntitled. Not answered once stopped.
  void run(model::Actor actor, Question question, std::stop_token stop, Answered<stats::ReportPtr> ready);
  /// A book: what is of the present all of one moment, in the order of the questions; refused as a whole.
  void book(model::Actor actor, std::vector<Question> questions, std::stop_token stop, Answered<std::vector<stats::ReportPtr>> ready);

  /// The rows behind a place of a report, or behind one of its cells.
  struct ListQuestion {
    std::string entry;
    model::AreaPath area = {};
    std::int64_t compound = 0;            ///< as Report::Row::compound
    std::optional<std::size_t> column = {};
    std::uint64_t offset = 0;
    std::uint32_t limit = 1000;
    std::string purpose = {};  ///< a code of data/access/purposes.toml, where needsPurpose
  };
  struct Listed {
    Uuid id;
    std::string name;    ///< masked; of households their head's, of dwellings none
    std::int32_t age = -1;  ///< full years; -1: not shown, as of children under 14
    bool child = false;
    model::AreaPath area;
    std::string address;
    std::vector<stats::Dimension::Label> values;  ///< of the page's attributes; of children under 14 "＊"
    Uuid opens;                                   ///< the person, or the dwelling of what is no person
  };
  struct Page {
    model::Subject subject = model::Subject::person;
    std::vector<stats::Dimension::Label> attributes;  ///< of people the sex, then what the entry asks about (listed_attributes.h)
    std::vector<Listed> rows;
    std::uint64_t total = 0, revision = 0;
  };
  /// As run. Of a list that needs a purpose the answer comes on the engine thread, after the audit entry was committed.
  void list(model::Actor actor, ListQuestion question, std::stop_token stop, Answered<Page> ready);

  /// All rows of the list, opened as far as the question's purpose goes, for a file (core/engine/personal_export.h): refused are
  /// roles and purposes that may not, and more than kMostExported rows (badValue). Either way it is in the audit log before
  /// the answer, which comes on the engine thread; offset and limit of the question do not matter.
  void exportRows(model::Actor actor, ListQuestion question, std::stop_token stop, Answered<PersonalSheet> ready);
  std::vector<CasePurpose> exportPurposes(const model::Actor& actor, const stats::Entry& entry) const;  ///< none: never

  /// What one commit changed; to be told in commit order (RegistryDesk::subscribe).
  void follow(const model::RegistryChange& change);
  /// Reads all columns again, from the store as it is then.
  void readAgain();

  struct Status {
    bool ready = false;  ///< false while columns are read
    std::uint64_t read = 0, total = 0;  ///< rows, for progress; total is an estimate
    std::uint64_t people = 0, households = 0, dwellings = 0, revision = 0, bytes = 0;
    std::string fault;  ///< why the columns could not be read; "": they could
  };
  Status status() const;
  /// Called on the statistics thread after the columns have changed: what is open should be asked again.
  [[nodiscard]] Engine::Subscription subscribe(std::function<void(std::uint64_t revision)> changed);

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace jw::engine
