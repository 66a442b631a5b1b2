// The rows of an import into the registry in many small transactions: the engine answers others between them.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/engine/registry_import.h"
#include "core/access/field_cipher.h"
#include "core/registry/import_groups.h"
#include "core/registry/person_fields.h"
#include "core/registry/pinyin.h"
#include "core/registry/table_import.h"

namespace jw::engine {

/// Without the headers. In memory, as rows of one dwelling may lie far apart.
struct ImportRows {
  std::vector<std::int64_t> records;  ///< their numbers in the file
  std::vector<std::vector<std::string>> fields;
  std::vector<registry::RowFault> unread;  ///< records that are no rows
};

/// First every row is tried, in transactions that are rolled back; only if none has a fault are they stored. If that is stopped
/// or cannot go on, because of what somebody else has entered meanwhile, what is stored already is taken back.
class ImportRun {
 public:
  ImportRun(Engine& engine, RegistryDesk& desk, const model::Actor& actor, const ImportRequest& request, const std::vector<std::string>& mapping, const model::AreaPath& below, const Progress& progress);
  /// Not on the engine thread. As importTable.
  ImportResult run(const ImportRows& rows);

 private:
  using Slices = std::vector<std::vector<std::uint32_t>>;
  void findBuildings(const ImportRows& rows);
  Slices sliced(const ImportRows& rows) const;
  bool take(const ImportRows& rows, const std::vector<std::uint32_t>& slice, const Uuid* batch, ImportResult& result);
  void keepAll(const ImportRows& rows, const Slices& slices, ImportResult& result);

  Engine& m_engine;
  RegistryDesk& m_desk;
  const model::Actor& m_actor;
  const ImportRequest& m_request;
  const std::vector<std::string>& m_mapping;
  const model::AreaPath& m_below;
  const Progress& m_progress;
  const access::FieldCipher m_cipher;
  registry::Pinyin m_pinyin;  ///< of the engine thread
  const registry::Tools m_tools;
  registry::NamedBuildings m_buildings;
};

/// Whatever an import has left behind that did not come to its end, a little at a time; `told` gets each change. `tools` and
/// `engine` must live until the engine is closed; returns at once.
void takeBackUnfinished(Engine& engine, std::shared_ptr<const registry::Tools> tools, std::function<void(const model::RegistryChange&)> told);

}  // namespace jw::engine
