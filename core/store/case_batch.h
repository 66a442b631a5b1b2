// New cases that are written together: one statement to a table instead of one to a row.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/case_gateway.h"

namespace jw::store {

class RowValue;

/// Collects what the open transaction inserts, until something else is done on the connection, which includes the commit.
/// On the writing connection, inside a transaction. A row that the store refuses ends that later call with Error(store);
/// the transaction is rolled back then.
class CaseBatch : public PendingRows {
 public:
  explicit CaseBatch(Connection& writer) : m_db(writer) {}
  ~CaseBatch() override { forget(); }
  /// Gives the case its row number; the journal rows are added here.
  void add(const model::Actor& actor, CaseRecord& record, SealedPeople people, std::vector<StoredTransition> trail);
  void add(const model::Actor& actor, CaseRecord&& record, SealedPeople people, std::vector<StoredTransition> trail);
  /// The case with this key in the store or in here.
  std::optional<CaseRecord> find(std::string_view source, std::string_view externalId);
  struct Key {
    std::string_view source, externalId;
  };
  /// These will be asked for in the open transaction: looked for together, so that find() knows at once which are new.
  /// assumeNew: none is looked for, find() gives nothing for any of them; if the store does hold one, writing the case that
  /// comes with it ends with Error(store), and the transaction has to be done over without assuming it.
  void expect(const std::vector<Key>& keys, bool assumeNew = false);

  bool empty() const override { return m_usedCases == 0; }
  void write() override;
  void forget() override;

 private:
  struct Case {
    CaseRecord record;
    SealedPeople people;
    std::string actor;  // of the journal
    UserId user;
  };
  struct Step {
    std::size_t of = 0;
    StoredTransition stored;
  };
  static void caseValue(const void* self, std::size_t row, int column, const RowValue& out);
  static void personValue(const void* self, std::size_t row, int column, const RowValue& out);
  static void stepValue(const void* self, std::size_t row, int column, const RowValue& out);
  static void journalValue(const void* self, std::size_t row, int column, const RowValue& out);

  Connection& m_db;
  std::int64_t m_lastRow = 0;
  bool m_asReported = true;  ///< of all that is in here: the shorter statements do
  // As long as the largest group so far: a hundred small texts given back at once, and asked for anew by the next group,
  // cost more than what is done with them.
  std::vector<Case> m_cases;
  std::vector<Step> m_steps;
  std::size_t m_usedCases = 0, m_usedSteps = 0;
  std::vector<std::size_t> m_withPeople;
  // What is known of the keys, by the hash of source and external id. Another key with the same hash costs only the batch:
  // its row would be refused. Open addressing, a power of two, at most half full; the memory stays from group to group.
  class Keys {
   public:
    enum class Known : std::uint8_t { nothing, absent, added };
    Known& at(std::size_t hash);
    void clear() { ++m_round, m_taken = 0; }

   private:
    struct Place {
      std::size_t hash = 0;
      std::uint64_t round = 0;  ///< taken, if it is the present one
      Known known = Known::nothing;
    };
    std::vector<Place> m_places;
    std::size_t m_taken = 0;
    std::uint64_t m_round = 1;
  } m_keys;
};

}  // namespace jw::store
