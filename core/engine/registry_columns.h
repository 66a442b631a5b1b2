// The registry's columns in memory: read from the store, then kept true by what each commit changed.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/access/field_cipher.h"
#include "core/engine/area_tree.h"
#include "core/model/registry_change.h"
#include "core/stats/coding.h"
#include "core/stats/table.h"
#include "core/store/connection.h"

namespace jw::engine {

/// Touched by the statistics thread alone.
class RegistryColumns {
 public:
  static constexpr std::size_t kSubjects = 3;  ///< people, households, dwellings, as in model::Subject
  RegistryColumns(const model::Attributes& attributes, const access::FieldCipher& cipher);

  using Progressed = std::function<void(std::uint64_t done, std::uint64_t total)>;
  /// Everything anew, from one state of the store; with `asOf` as it was then (store::PastReader), `today` being that day. The
  /// connection's stop token ends it with Error(cancelled); the columns are then as they were before. `progress` may be empty.
  void read(store::Connection& c, const AreaTree& areas, stats::Day today, const Progressed& progress, Instant asOf = kNever);
  /// False where it cannot be applied (everything changed, or a community got more parts than there is room for): read again.
  bool apply(store::Connection& c, const model::RegistryChange& change);
  void advance(stats::Day today);

  bool ready() const { return m_tables[0] != nullptr; }
  std::uint64_t revision() const { return m_revision; }
  const stats::Table& table(model::Subject subject) const { return *m_tables[static_cast<std::size_t>(subject)]; }
  const stats::Coding& coding(model::Subject subject) const { return m_codings[static_cast<std::size_t>(subject)]; }
  std::uint64_t bytes() const;

 private:
  struct Home {
    std::string area;
    std::int64_t compound = -1;
    std::uint32_t segment = 0, grid = 0, compoundCode = 0;
  };
  using Tables = std::array<std::unique_ptr<stats::Table>, kSubjects>;
  template <class Reader>
  void readFrom(Reader& reader, store::Connection& c, const AreaTree& areas, stats::Day today, const Progressed& progress);
  const Home& homeOf(stats::Table& table, Home& home, const std::string& area, std::int64_t compound) const;
  void put(stats::Table& table, Home& home, std::int64_t n, const std::string& area, std::int64_t compound, std::vector<std::uint32_t>& values) const;
  template <class Facts, class Encode>
  void follow(stats::Table& table, const std::vector<model::RowChange<Facts>>& changes, const Encode& encode);

  const access::FieldCipher& m_cipher;
  std::array<stats::Coding, kSubjects> m_codings;
  Tables m_tables;
  std::size_t m_levels = 0;  ///< codes of a community's path
  std::uint64_t m_revision = 0;
};

}  // namespace jw::engine
