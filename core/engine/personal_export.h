// Rows with personal data as they leave the program (spec 06, item 6): for a purpose, limited, marked, in the audit log first.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/access/field_cipher.h"
#include "core/access/masking.h"
#include "core/engine/engine.h"
#include "core/model/attribute.h"
#include "core/stats/catalog.h"

namespace jw::engine {

/// More rows are refused, not cut off.
constexpr std::uint64_t kMostExported = 5000;

/// A value. What the purpose, the role or the person's age do not open is masked; the last column of each row is the mark.
struct PersonalSheet {
  struct Column {
    std::string key, zh, en;
    std::map<std::string, std::string> codes = {};  ///< of a column of codes: a row's text -> in English
  };
  std::string zh, en;  ///< of the entry
  std::string area;    ///< "中国 / 浙江", as people read it
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  ///< codes in Chinese; inLanguage gives them in either
  std::vector<std::vector<std::string>> inLanguage(bool chinese) const;
  std::string actor, purposeZh, purposeEn;
  Instant at = kNever;
  std::int64_t audit = 0;  ///< number of its entry in the audit log
  bool table = false;      ///< a file of it begins with its headers, so that it can be taken in again: the mark stands in the rows alone
  /// "张三 · 2026-11-22 09:00:00 · 通知送达 · 审计 12": who, when, why, and where it is recorded.
  std::string mark(bool chinese) const;
};

class PersonalExport : public std::enable_shared_from_this<PersonalExport> {
 public:
  PersonalExport(Engine& engine, std::shared_ptr<const model::Attributes> attributes, access::FieldCipher cipher, const access::Purposes& purposes)
      : m_engine(engine), m_attributes(std::move(attributes)), m_cipher(std::move(cipher)), m_purposes(purposes) {}

  struct Wanted {
    std::shared_ptr<const stats::Entry> entry;
    model::AreaPath area;  ///< inside the actor's scope
    std::vector<std::uint32_t> rows;
    std::string purpose;
  };
  using Ready = std::function<void(std::variant<PersonalSheet, Refused>)>;
  /// Reads on a reader thread, records on the engine thread, then answers there. `total`: how many rows there are. A refused
  /// export is recorded as well. Any thread.
  void give(const model::Actor& actor, Wanted wanted, std::uint64_t total, std::stop_token stop, Ready ready);
  /// Purposes for which the actor may take the rows of the entry away; none: it never may.
  std::vector<CasePurpose> purposes(const model::Actor& actor, const stats::Entry& entry) const;

 private:
  bool mayFor(const model::Actor& actor, const stats::Entry& entry, const std::string& purpose) const;
  PersonalSheet read(store::Connection& c, const model::Actor& actor, const Wanted& wanted, Instant now) const;
  Engine& m_engine;
  const std::shared_ptr<const model::Attributes> m_attributes;
  const access::FieldCipher m_cipher;
  const access::Purposes m_purposes;
};

/// An export of personal rows, for whoever has rows to give.
struct PersonalGift {
  std::string object;   ///< of the audit entry
  std::string purpose;
  bool may = false;     ///< the role and the purpose allow it
  std::function<std::uint64_t(store::Connection&)> count;
  std::function<PersonalSheet(store::Connection&, Instant now)> read;  ///< without who, when, why and marks
};
/// As PersonalExport::give, which it is the one way of. `engine` must outlive it.
void givePersonal(Engine& engine, std::shared_ptr<const access::Purposes> purposes, const model::Actor& actor, PersonalGift gift, std::stop_token stop, PersonalExport::Ready ready);

/// As CSV with a byte order mark; the mark stands above and below the rows too, but for tables.
std::string csvOf(const PersonalSheet& sheet, bool chinese);

}  // namespace jw::engine
